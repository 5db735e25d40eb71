"""What a table written by hand leaves out: names are looked up, usual units understood, alcohol worked out."""

from typing import Final

import msgspec

from journal_app.domain.entries import (
    EVERYTHING,
    MEASURES,
    SYMPTOMS,
    Dose,
    Drink,
    Entry,
    Measure,
    NoneTaken,
    Skipped,
    SymptomRating,
    Urge,
)
from journal_app.domain.knowledge import ALCOHOL, folded
from journal_app.domain.measures import UNITS_OF, kept_value
from journal_app.domain.units import UNITS, ethanol_grams
from journal_app.exchange.cells import BadCell
from journal_app.exchange.reading import Recognise
from journal_app.i18n import _

_UNIT_SPELLINGS: Final = {
    "ug": "mcg", "µg": "mcg", "μg": "mcg", "microgram": "mcg", "milligram": "mg", "gram": "g", "gr": "g",
    "milliliter": "ml", "millilitre": "ml", "pc": "piece", "pcs": "piece", "pill": "tablet", "tab": "tablet",
    "cap": "capsule", "patches": "patch",
}  # fmt: skip
_VOLUME_IN_ML: Final = {"ml": 1.0, "cl": 10.0, "dl": 100.0, "l": 1000.0}
_DRINKS: Final = frozenset({"", "x", "drink", "glass", "glasses", "bottle", "can", "piece", "shot"})
_STANDARD_DRINKS: Final = frozenset({"standard drink", "standard_drink", "unit", "std"})
_EVERYTHING: Final = frozenset({"", "everything", "nothing", "all", "none", "anything"})


def unit_of(text: str) -> str:
    """The unit that a spelling means; raises BadCell for an empty or unknown one, since units are never guessed."""
    word = text.strip().lower()
    singular = word.removesuffix("s")
    for spelling in (word, singular):
        found = _UNIT_SPELLINGS.get(spelling, spelling)
        if found in UNITS:
            return found
    raise BadCell(_("a unit is expected beside the amount: {units}").format(units=", ".join(UNITS)))


def measured(drink: Drink, amount: float | None, unit: str, standard_drink_g: float) -> Drink:
    """The drink with a hand-written amount taken in: a volume, grams of alcohol, standard drinks, or how many."""
    if amount is None:
        return drink
    word = unit.strip().lower()
    singular = word.removesuffix("s")
    if word in _VOLUME_IN_ML:
        return msgspec.structs.replace(drink, volume_ml=amount * _VOLUME_IN_ML[word])
    if singular in ("g", "gram"):
        return msgspec.structs.replace(drink, ethanol_g=amount)
    if singular in _STANDARD_DRINKS:
        return msgspec.structs.replace(drink, ethanol_g=amount * standard_drink_g)
    if word in _DRINKS or singular in _DRINKS:
        return msgspec.structs.replace(drink, count=amount)
    raise BadCell(_("for a drink, one of these units is expected: ml, cl, l, g, drinks, standard drinks"))


def completed(entry: Entry, recognise: Recognise) -> Entry:
    """The entry with what its row left out; nothing that the row says is changed."""
    match entry:
        case Dose():
            found = recognise(entry.substance or "") or recognise(entry.name)
            if found == ALCOHOL:
                return completed(_as_drink(entry), recognise)
            return msgspec.structs.replace(entry, name=entry.name.strip(), substance=found)
        case Drink(ethanol_g=None | 0.0, volume_ml=float(volume), abv_percent=float(strength)):
            # A 0 beside a volume and a strength is not believed: what is known to hold none has no strength.
            try:
                return msgspec.structs.replace(entry, ethanol_g=ethanol_grams(volume, strength, entry.count))
            except ValueError:
                raise BadCell(_("a volume and a strength that can be are expected")) from None
        case SymptomRating():
            plain = entry.symptom.strip()
            known = {folded(symptom): symptom for symptom in SYMPTOMS}
            return msgspec.structs.replace(entry, symptom=known.get(folded(plain), plain))
        case Skipped() | Urge():
            found = recognise(entry.substance or "") or recognise(entry.name)
            return msgspec.structs.replace(entry, name=entry.name.strip(), substance=found)
        case NoneTaken():
            what = entry.what.strip()
            meant = EVERYTHING if what.lower() in _EVERYTHING else recognise(what) or what
            return msgspec.structs.replace(entry, what=meant)
        case Measure():
            return _in_kept_unit(entry)
        case _:
            return entry


_MEASURE_SPELLINGS: Final = {
    "c": "°C", "°c": "°C", "f": "°F", "°f": "°F", "lbs": "lb", "bpm": "/min", "mmhg": "mmHg", "kpa": "kPa", "kg": "kg",
}  # fmt: skip


def _in_kept_unit(measure: Measure) -> Measure:
    """A known measure in the unit in which it is kept; the unit of a person's own stays as written."""
    what = folded(measure.what).strip()
    if what not in MEASURES:
        return msgspec.structs.replace(measure, what=measure.what.strip())
    written = measure.unit.strip()
    unit = _MEASURE_SPELLINGS.get(written.lower(), written)
    if not unit and len(UNITS_OF[what]) > 1:
        # 37 and 98.6 would tell themselves apart, but 60 pounds are no 60 kilograms.
        raise _no_unit(what)
    try:
        value = kept_value(what, measure.value, unit or MEASURES[what])
        second = None if measure.second is None else kept_value(what, measure.second, unit or MEASURES[what])
    except ValueError:
        raise _no_unit(what) from None
    return msgspec.structs.replace(measure, what=what, value=value, second=second, unit=MEASURES[what])


def _no_unit(what: str) -> BadCell:
    names = (known.name for known in UNITS_OF[what])
    return BadCell(_("a unit is expected: {units}").format(units=", ".join(names)))


def _as_drink(dose: Dose) -> Drink:
    """Alcohol that was written down like any other substance."""
    drink = Drink(
        id=dose.id,
        moment=dose.moment,
        entered_at=dose.entered_at,
        entered_by=dose.entered_by,
        note=dose.note,
        name=dose.name,
    )
    if dose.amount is None:
        return drink
    return measured(drink, dose.amount.value, dose.amount.unit, standard_drink_g=0.0)
