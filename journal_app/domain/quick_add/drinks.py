"""Makes a drink of its kind, count, size and strength. Grams that are not known stay not known, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journal_app.domain.drink_words import standard_drinks
from journal_app.domain.entries import Drink
from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import RIGHT, Built, how_many, which_number
from journal_app.domain.quick_add.drink_asks import (
    ask_glass,
    ask_how_many,
    ask_size,
    ask_strength,
    ask_the_rest,
    ask_which,
)
from journal_app.domain.quick_add.drink_kinds import DrinkKind
from journal_app.domain.quick_add.grouping import IMPOSSIBLE, Group, cost
from journal_app.domain.quick_add.numbers import Number
from journal_app.domain.quick_add.pieces import Ask, Common, QuantityPiece, Setting, SubjectPiece, TimesPiece
from journal_app.domain.quick_add.tokens import key_of
from journal_app.domain.units import ethanol_grams
from journal_app.i18n import _

TOO_MUCH: Final = _("That is more than anybody drinks. Please check the number and the size.")
NOT_A_DRINK: Final = _("A drink is counted, or measured in ml. Please write it as 2 beers or wine 150ml.")
MANY_GRAMS: Final = 250.0
"""More alcohol than this in one entry is asked about: a bottle of spirits holds less."""
TOO_STRONG: Final = _("The strength cannot be more than 100 %. Please check it.")
LARGEST_ML: Final = 20_000.0
MOST_DRINKS: Final = 200.0
STANDARD: Final = "standard"
_BOTTLES: Final = {
    "wine": "wine_bottle",
    "small_wine": "wine_bottle",
    "large_wine": "wine_bottle",
    "sparkling": "wine_bottle",
    "spirit": "spirit_bottle",
}


@dataclass
class _Said:
    """What the parts of a group say of a drink, in place of what its kind usually is."""

    volume: float | None
    strength: float | None
    said_strength: float | None = None
    count: float = 1.0
    unknown: bool = False
    heavy: bool = False
    counted: bool = False


def built_drink(group: Group, line: str, setting: Setting) -> Built:
    """The drink of a group, with what has to be asked."""
    subject = group.thing
    assert isinstance(subject, SubjectPiece) and subject.found.drink is not None
    kind, built = subject.found.drink, Built()
    built.asks += subject.asks
    name = _name(subject, setting)
    said = _Said(kind.volume_ml, kind.abv_percent)
    if _says_twice(group):
        built.problem = NOT_A_DRINK
        return built
    for part in group.parts:
        if not _all_settled(part, name, said, built):
            return built
        _take_in(part, kind, said, setting, built)
    ask_strength(group, built)
    ask_glass(subject, group, line, setting, built)
    if not said.counted and not said.unknown and kind.many == 1:
        if subject.plural:
            ask_how_many(subject, name, built)
        else:
            ask_the_rest(subject, line, setting, built)
    if subject.found.text.lower() in setting.lexicon.words.drink_words:
        ask_which(subject, group, built)
    said.count *= kind.many
    _check(said, built)
    if cost(subject, group.left, group.right) >= IMPOSSIBLE and not built.problem:
        built.problem = NOT_A_DRINK
    grams = _grams(kind, said, setting, built)
    if grams is not None and grams > MANY_GRAMS and not built.problem:
        built.asks.append(_more_than_usual(subject, name, grams, setting))
    if grams is None and not said.unknown and not built.problem:
        built.detail.append(_("size not known"))

    def make(common: Common) -> tuple[Drink, ...]:
        return (
            Drink(
                **common, name=name, ethanol_g=grams, volume_ml=None if said.unknown else said.volume,
                abv_percent=said.said_strength if said.unknown else said.strength,
                count=1.0 if said.unknown else said.count, heavy=said.heavy,
            ),
        )  # fmt: skip

    built.make = make
    return built


def _all_settled(part: object, name: str, said: _Said, built: Built) -> bool:
    """Whether each number of a part means one value; else what is asked about the first that does not."""
    for number in _numbers(part):
        if not _settled(number, name, built):
            return False
        said.unknown = said.unknown or number.some or number.a_lot
        said.heavy = said.heavy or number.a_lot
    return True


def _take_in(part: object, kind: DrinkKind, said: _Said, setting: Setting, built: Built) -> None:
    """Add to what is said the strength, the volume or the count that one part names."""
    if isinstance(part, TimesPiece):
        said.count, said.counted = said.count * (part.number.value or 1.0), True
    if not isinstance(part, QuantityPiece) or part.number.value is None:
        return
    value = part.number.value
    each = part.each.value or 1.0 if part.each is not None else 1.0
    if part.percent:
        said.strength = said.said_strength = value
        said.count *= each
        said.counted = said.counted or part.each is not None
    elif part.volume_ml is not None:
        said.volume, said.counted = round(value * part.volume_ml, 1), True
        said.count *= each
    else:
        said.count, said.counted = said.count * value * each, True
        _take_in_vessel(part, kind, said, setting, built)


def _take_in_vessel(part: QuantityPiece, kind: DrinkKind, said: _Said, setting: Setting, built: Built) -> None:
    """ "2 bottles", "a pint": the size is that of the vessel, or is asked for where none is known."""
    if key_of(part.vague) in setting.lexicon.words.bottles:
        bottle = setting.names.drink_of(_BOTTLES.get(kind.id, ""))
        if bottle is not None:
            said.volume = bottle.volume_ml
        elif not _comes_in_bottles(kind.id):
            ask_size(part, built)
    pint = setting.names.drink_of("pint") if part.vague.lower().startswith("pint") else None
    if pint is not None:
        said.volume = pint.volume_ml


def _check(said: _Said, built: Built) -> None:
    if (said.strength or 0) > 100:
        built.problem = TOO_STRONG
    elif not 0 < said.count <= MOST_DRINKS or (said.volume is not None and not 0 < said.volume <= LARGEST_ML):
        built.problem = TOO_MUCH


def _grams(kind: DrinkKind, said: _Said, setting: Setting, built: Built) -> float | None:
    """Grams of alcohol in all; None for not known."""
    if said.unknown:
        return None
    if kind.id == STANDARD:
        return setting.drink_grams * said.count
    if said.volume is None or said.strength is None or built.problem:
        return None
    grams = ethanol_grams(said.volume, said.strength, said.count)
    if grams > LARGEST_ML:
        built.problem = TOO_MUCH
    return grams


def _more_than_usual(subject: SubjectPiece, name: str, grams: float, setting: Setting) -> Ask:
    text = _("That is about {drinks}. Is it right?").format(drinks=standard_drinks(grams, setting.drink_grams))
    key = f"more_than_usual:{folded(name)}:{grams:.0f}"
    return Ask("more_than_usual", key, text, ((RIGHT, None),), subject.start, subject.end)


def _comes_in_bottles(identity: str) -> bool:
    """Whether one of it is a bottle of it."""
    return identity.startswith(("beer", "strong_beer", "cider", "seltzer", "own:")) or "bottle" in identity


def _says_twice(group: Group) -> bool:
    """ "some 2 beers", "a few beers too many": a number, and that there is none."""
    said = [
        number
        for part in group.parts
        if not (isinstance(part, QuantityPiece) and part.percent)
        for number in _numbers(part)
    ]
    return len(said) > 1 and any(number.some or number.several or number.a_lot for number in said)


def _numbers(part: object) -> list[Number]:
    if isinstance(part, TimesPiece):
        return [part.number]
    if isinstance(part, QuantityPiece):
        return [part.number] if part.each is None else [part.number, part.each]
    return []


def _settled(number: Number, name: str, built: Built) -> bool:
    if number.problem:
        built.problem = number.problem
    elif number.choices:
        built.asks.append(which_number(number, folded(name)))
    elif number.several:
        built.asks.append(how_many(number, name))
    else:
        return True
    return False


def _name(subject: SubjectPiece, setting: Setting) -> str:
    """As it was typed, but one of it: "beer" for "beers", "wine" for "glasses of wine"."""
    kind, text = subject.found.drink, subject.found.text
    assert kind is not None
    if kind.id == STANDARD:
        return "standard drink"
    if kind.many != 1 or not kind.id:
        return kind.name if kind.id not in setting.lexicon.words.made_drinks else _base_name(kind.id, setting)
    single = text
    while single.lower().endswith("s") and setting.names.drinks.get(folded(single)[:-1]) == kind:
        single = single[:-1]
    if single != text:
        return single
    if " of " not in text.lower() or "bottle" in kind.id:
        return kind.name if " of " in text.lower() else text
    inner = text[text.lower().rindex(" of ") + len(" of ") :].strip()
    return inner if folded(inner) in setting.names.drinks else kind.name


def _base_name(identity: str, setting: Setting) -> str:
    base = setting.lexicon.words.made_drinks[identity][0]
    return base.replace("wine_bottle", "bottle of wine").replace("_", " ")
