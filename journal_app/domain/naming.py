"""What substances are called in sentences: as the person calls them, with the spelling that Knowledge gives."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from journal_app.domain.knowledge import ALCOHOL, Knowledge, KnownName, Substance, folded
from journal_app.domain.lists import and_words
from journal_app.i18n import ENGLISH, language

LONGEST_NAME: Final = 60
"""A longer name is shortened in sentences; the list of what was taken keeps it whole."""


def display_name(knowledge: Knowledge, substance_id: str) -> str:
    """The name of a substance as it stands inside a sentence; an id that is no longer there stands for itself."""
    substance = knowledge.substances.get(substance_id)
    if substance is not None:
        return substance.name
    if language().code != ENGLISH and substance_id in knowledge.classes:
        return knowledge.classes[substance_id].many
    return substance_id.replace("_", " ")


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
            shown = known.kind in ("spelling", "class") or substance.class_level or key == folded(substance.name)
            return substance.name if shown else known.text
    return shortened(written) or substance.name


_BETWEEN: Final = "|".join(["and|with|plus", *{"de": ["und|mit"], "es": ["y|e|con"]}.get(language().code, [])])
_JOINED: Final = re.compile(rf"\s*[+&/,;]\s*|\s+(?:{_BETWEEN})\s+", re.IGNORECASE)


_OR: Final = re.compile(r"\s+(?:or|oder|o|u)\s+")


def with_shown_names(knowledge: Knowledge, english: Knowledge) -> Knowledge:
    """A data set in another language, with each name that it shows also recognised when it is typed.

    Of "famotidine or cimetidine" so is each part that is recognised in English. A name that is already known keeps
    its meaning, and is then a name of several.
    """
    substances = dict(knowledge.substances)
    index = dict(knowledge.name_index)
    for substance in knowledge.substances.values():
        if substance.class_level:
            continue
        added = []
        for name in (substance.name, *_parts(substance, english)):
            key = folded(name)
            if key and substance.id not in index.get(key, ()):
                index[key] = (*index.get(key, ()), substance.id)
                added.append(KnownName(text=name, kind="generic"))
        if added:
            substances[substance.id] = msgspec.structs.replace(substance, names=(*substance.names, *added))
    for drink in (each for each in knowledge.drinks if not each.countries):
        index.setdefault(folded(drink.name), (ALCOHOL,))
    return msgspec.structs.replace(knowledge, substances=substances, name_index=index)


def _parts(substance: Substance, english: Knowledge) -> Iterable[str]:
    """The translated parts of a name that stands for several, where the English part is a name by itself."""
    shown, original = _OR.split(substance.name), _OR.split(english.substances[substance.id].name)
    if len(shown) != len(original) or len(shown) < 2:
        return ()
    return (
        part
        for part, known in zip(shown, original, strict=True)
        if substance.id in english.name_index.get(folded(known), ())
    )


def joined_names(written: str) -> tuple[str, ...]:
    """The parts of a text that may name several substances: `kratom + Xanax`, `wine and valium`."""
    return tuple(part for each in _JOINED.split(written) if (part := each.strip()))


def shortened(written: str) -> str:
    """A name on one line, at most LONGEST_NAME characters."""
    plain = " ".join(written.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def in_words(names: Sequence[str]) -> str:
    """`wine`, `wine and kratom`, `wine, kratom and diazepam`."""
    return and_words(names)


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
