"""What an alert keeps of an intake, in the language in use.

An alert stays in the journal, and is compared with what is found anew. So its own words are kept as written here, the
same in every language, and put into words only where they are shown.
"""

import re
from typing import Final

from journal_app.domain.alerts import ONGOING, IntakeSeen
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.naming import spoken_name
from journal_app.domain.units import Amount
from journal_app.domain.wording import drink_name, none_words
from journal_app.i18n import _
from journal_app.i18n.locale_words import written_number

HEAVY: Final = "heavy"
"""The detail of a drink that was said to be heavy."""

MARKERS_SEEN: Final = {
    "detox": "detox", "hospital": "a hospital stay", "prison": "a time in prison", "head_injury": "a head injury",
    "fever": "a fever", "heat": "heat on a patch", "not_kept_down": "a dose not kept down",
    "dose_lowered": "a lower dose as planned",
}  # fmt: skip
SIGNS_SEEN: Final = {
    "seizure": "a seizure", "seeing_things": "seeing or hearing things", "no_fluids": "no fluids kept down",
    "suicide": "thoughts of suicide",
}  # fmt: skip
NONE_SEEN: Final = "none taken"
ENTRY_SEEN: Final = "an entry"
"""As what an entry that is no intake is kept in an alert."""

_SHOWN: Final = {
    "detox": _("detox"), "a hospital stay": _("a hospital stay"), "a time in prison": _("a time in prison"),
    "a head injury": _("a head injury"), "a fever": _("a fever"), "heat on a patch": _("heat on a patch"),
    "a dose not kept down": _("a dose not kept down"), "a lower dose as planned": _("a lower dose as planned"),
    "a seizure": _("a seizure"), "seeing or hearing things": _("seeing or hearing things"),
    "no fluids kept down": _("no fluids kept down"), "thoughts of suicide": _("thoughts of suicide"),
    "confusion": _("confusion"), "chest pain": _("chest pain"), "appointment": _("appointment"),
    "none taken": _("none taken"), "an entry": _("an entry"),
}  # fmt: skip
"""An entry that is no intake has no substance; what a person wrote about one has."""

_AMOUNT: Final = re.compile(r"([\d.]+(?:e[+-]?\d+)?) ([a-z]+)")
_DRINK: Final = re.compile(r"([\d.]+(?:e[+-]?\d+)?) ml(?: \N{MULTIPLICATION SIGN} ([\d.]+(?:e[+-]?\d+)?))?")
_GRAMS: Final = re.compile(r"([\d.]+(?:e[+-]?\d+)?) g of alcohol")
_ONE: Final = {
    form: unit
    for unit in ("piece", "tablet", "capsule", "drop", "puff", "bag")
    for form in (unit, f"{unit}s")
} | {"patch": "patch", "patches": "patch"}  # fmt: skip


def no_substance_seen(substance_id: str) -> str:
    """As what an explicit none of a substance is kept in an alert."""
    return f"no {substance_id}"


def seen_name(knowledge: Knowledge, seen: IntakeSeen) -> str:
    """What to call it inside a sentence: an intake as the person calls it, anything else in Journal's own words."""
    known = knowledge.substances.get(seen.substance)
    if known is not None and known.id != ALCOHOL and seen.name == no_substance_seen(known.id):
        return none_words(known.id, known.name)
    return spoken_name(knowledge, own_name(seen), seen.substance)


def own_name(seen: IntakeSeen, knowledge: Knowledge | None = None) -> str:
    """Its name as the person wrote it; what is no intake in Journal's own words."""
    if not seen.substance:
        return _SHOWN.get(seen.name, seen.name)
    if seen.name == no_substance_seen(seen.substance):
        known = knowledge.substances.get(seen.substance) if knowledge is not None else None
        return none_words(seen.substance, known.name if known is not None else "")
    return drink_name(seen.name) if seen.substance == ALCOHOL else seen.name


def is_ongoing(seen: IntakeSeen) -> bool:
    """Whether it is a medicine of the regimen."""
    return seen.detail.endswith(ONGOING)


def detail_words(seen: IntakeSeen) -> str:
    """Its amount as it is shown: `3 g`, `2 capsules`, `150 ml × 2`, `28 g of alcohol`, `8 mg, ongoing`."""
    if seen.detail == HEAVY:
        return "" if HEAVY in seen.name.casefold() else _("(heavy)")
    amount = seen.detail.removesuffix(ONGOING).removesuffix(", ")
    words = _amount_words(amount)
    if not is_ongoing(seen):
        return words
    return _("{amount}, ongoing").format(amount=words) if words else _("ongoing")


def _amount_words(written: str) -> str:
    if found := _GRAMS.fullmatch(written):
        return _("{grams} g of alcohol").format(grams=written_number(found[1]))
    if found := _DRINK.fullmatch(written):
        words = _("{volume} ml").format(volume=written_number(found[1]))
        return f"{words} \N{MULTIPLICATION SIGN} {written_number(found[2])}" if found[2] else words
    if found := _AMOUNT.fullmatch(written):
        return Amount(value=float(found[1]), unit=_ONE.get(found[2], found[2])).text
    # Kept by another version of Journal.
    return written
