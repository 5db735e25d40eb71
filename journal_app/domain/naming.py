"""What substances are called in sentences: as the person calls them, with the spelling that Knowledge gives."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance, folded

LONGEST_NAME: Final = 60
"""A longer name is shortened in sentences; the list of what was taken keeps it whole."""


def display_name(knowledge: Knowledge, substance_id: str) -> str:
    """The name of a substance as it stands inside a sentence; an id that is no longer there stands for itself."""
    substance = knowledge.substances.get(substance_id)
    return substance.name if substance is not None else substance_id.replace("_", " ")


def spoken_name(knowledge: Knowledge, written: str, substance_id: str) -> str:
    """What to call an intake inside a sentence: `Xanax` for "XANAX", `THC` for "Thc", `meperidine` for "merperidine".

    Drinks are all "alcohol"; an answer such as "Opioid" becomes "an opioid"; a name that Knowledge has not stays as
    written, but not longer than LONGEST_NAME.
    """
    substance = knowledge.substances.get(substance_id)
    if substance is None:
        return shortened(written) or display_name(knowledge, substance_id)
    if substance.id == ALCOHOL:
        return substance.name
    key = folded(written)
    for known in substance.names:
        if folded(known.text) == key:
            return substance.name if known.kind in ("spelling", "class") or substance.class_level else known.text
    return shortened(written) or substance.name


_JOINED: Final = re.compile(r"\s*[+&/,;]\s*|\s+(?:and|with|plus)\s+", re.IGNORECASE)


def joined_names(written: str) -> tuple[str, ...]:
    """The parts of a text that may name several substances: `kratom + Xanax`, `wine and valium`."""
    return tuple(part for each in _JOINED.split(written) if (part := each.strip()))


def shortened(written: str) -> str:
    """A name on one line, at most LONGEST_NAME characters."""
    plain = " ".join(written.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def in_words(names: Sequence[str]) -> str:
    """`wine`, `wine and kratom`, `wine, kratom and diazepam`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def members(knowledge: Knowledge, class_id: str) -> tuple[Substance, ...]:
    """The substances of a class, in the order of the data."""
    return tuple(substance for substance in knowledge.substances.values() if class_id in substance.classes)


def in_class(knowledge: Knowledge, substance_id: str | None, class_id: str) -> bool:
    """Whether a substance is known and in a class."""
    substance = knowledge.substances.get(substance_id) if substance_id is not None else None
    return substance is not None and class_id in substance.classes


def once_each(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each once, whatever its case."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name) or name, name)
    return tuple(found.values())
