"""Makes a drink of its kind, count, size and strength. Grams that are not known stay not known, never zero."""

from __future__ import annotations

from typing import Final

from journal_app.domain.drink_words import standard_drinks
from journal_app.domain.entries import Drink
from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import NOT_KNOWN, RIGHT, Built, how_many, which_number
from journal_app.domain.quick_add.grouping import IMPOSSIBLE, Group, cost
from journal_app.domain.quick_add.numbers import Number, number_words
from journal_app.domain.quick_add.pieces import Ask, Common, QuantityPiece, Setting, SubjectPiece, TimesPiece
from journal_app.domain.quick_add.tokens import key_of, tokens_of
from journal_app.domain.units import ethanol_grams
from journal_app.i18n import _, plural

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


def built_drink(group: Group, line: str, setting: Setting) -> Built:
    """The drink of a group, with what has to be asked."""
    subject = group.thing
    assert isinstance(subject, SubjectPiece) and subject.found.drink is not None
    kind, built = subject.found.drink, Built()
    built.asks += subject.asks
    name = _name(subject, setting)
    volume, strength, count = kind.volume_ml, kind.abv_percent, 1.0
    unknown = heavy = counted = numbered = False
    for part in group.parts:
        numbers = _numbers(part)
        for number in numbers:
            if not _settled(number, name, built):
                return built
            unknown = unknown or number.some or number.a_lot
            heavy = heavy or number.a_lot
        numbered = numbered or any(number.value is not None for number in numbers)
        if isinstance(part, TimesPiece):
            count, counted = count * (part.number.value or 1.0), True
        if not isinstance(part, QuantityPiece) or part.number.value is None:
            continue
        value = part.number.value
        if part.percent:
            strength = value
        elif part.volume_ml is not None:
            volume, counted = round(value * part.volume_ml, 1), True
            count *= part.each.value or 1.0 if part.each is not None else 1.0
        else:
            count, counted = count * value * (part.each.value or 1.0 if part.each is not None else 1.0), True
            if key_of(part.vague) in setting.lexicon.words.bottles:
                bottle = setting.names.drink_of(_BOTTLES.get(kind.id, ""))
                volume = bottle.volume_ml if bottle is not None else volume
                if bottle is None and not _comes_in_bottles(kind.id):
                    _ask_size(part, built)
            pint = setting.names.drink_of("pint") if part.vague.lower().startswith("pint") else None
            volume = pint.volume_ml if pint is not None else volume
    _ask_strength(group, built)
    _ask_glass(subject, group, line, setting, built)
    if subject.plural and not counted and not unknown and kind.many == 1:
        _ask_how_many(subject, name, built)
    if subject.found.text.lower() in setting.lexicon.words.drink_words:
        _ask_which(subject, group, built)
    count *= kind.many
    if (strength or 0) > 100:
        built.problem = TOO_STRONG
    elif not 0 < count <= MOST_DRINKS or (volume is not None and not 0 < volume <= LARGEST_ML):
        built.problem = TOO_MUCH
    if (cost(subject, group.left, group.right) >= IMPOSSIBLE or (unknown and numbered)) and not built.problem:
        built.problem = NOT_A_DRINK
    standard = kind.id == STANDARD
    grams = None
    if not unknown and standard:
        grams = setting.drink_grams * count
    elif not unknown and volume is not None and strength is not None and not built.problem:
        grams = ethanol_grams(volume, strength, count)
        if grams > LARGEST_ML:
            built.problem = TOO_MUCH
    if grams is not None and grams > MANY_GRAMS and not built.problem:
        text = _("That is about {drinks}. Is it right?").format(drinks=standard_drinks(grams, setting.drink_grams))
        key = f"more_than_usual:{folded(name)}:{grams:.0f}"
        built.asks.append(Ask("more_than_usual", key, text, ((RIGHT, None),), subject.start, subject.end))
    if grams is None and not unknown and not built.problem:
        built.detail.append(_("size not known"))

    def make(common: Common) -> tuple[Drink, ...]:
        return (
            Drink(
                **common, name=name, ethanol_g=grams, volume_ml=None if unknown else volume,
                abv_percent=None if unknown else strength, count=1.0 if unknown else count, heavy=heavy,
            ),
        )  # fmt: skip

    built.make = make
    return built


def _comes_in_bottles(identity: str) -> bool:
    """Whether one of it is a bottle of it."""
    return identity.startswith(("beer", "strong_beer", "cider", "seltzer", "own:")) or "bottle" in identity


def _ask_size(part: QuantityPiece, built: Built) -> None:
    """ "a bottle of port": how much is in it is not known."""
    number, each = part.number, part.vague
    count = number_words(number.value or 1.0)
    answers = tuple((f"{size} ml", f"{count} x {size} ml") for size in ("500", "700", "750", "1000"))
    text = _("How much is in one {container}?").format(container=each)
    built.asks.append(Ask("number", f"number:{folded(each)}", text, answers, part.start, part.end))


def _ask_glass(subject: SubjectPiece, group: Group, line: str, setting: Setting, built: Built) -> None:
    """ "a glass of vodka" may be a shot, or five."""
    kind = subject.found.drink
    sized = any(isinstance(part, QuantityPiece) and part.volume_ml is not None for part in group.parts)
    if kind is None or not kind.id.startswith("spirit") or "bottle" in kind.id or sized or built.asks:
        return
    if " " in subject.found.text:
        # "a glass of rum and coke" is one of them.
        return
    before = tokens_of(line[: subject.start])[-2:]
    glass = next((token for token in before if token.key in setting.lexicon.words.glasses), None)
    if glass is None:
        return
    sign = "x " if line[: glass.start].rstrip()[-1:].isdigit() else ""
    sizes = (round(kind.volume_ml or 0), 100, 200)
    answers = tuple((f"{size} ml", f"{sign}{size} ml {subject.found.text}") for size in sizes)
    text = _("How much is in one {container}?").format(container=glass.text)
    built.asks.append(Ask("number", f"number:{folded(glass.text)}", text, answers, glass.start, subject.end))


def _ask_strength(group: Group, built: Built) -> None:
    """ "cider 500ml 4.5": a number that is only a number, behind a size, may be the strength."""
    said = [part for part in group.parts if isinstance(part, QuantityPiece)]
    sized = [part for part in said if part.volume_ml is not None]
    alone = [part for part in said if not part.vague and not part.percent and part.volume_ml is None]
    odd = [
        each
        for part in alone
        for each in (part.number, part.each)
        if each is not None and not each.fraction and _may_be_litres(each.value or 0.0, repeated=part.each is not None)
    ]
    if odd and not sized:
        number = odd[0]
        shown = number_words(number.value or 0.0)
        sizes: tuple[tuple[str, str | None], ...] = (
            (_("{number} litres").format(number=shown), f"{shown} l"),
            (_("{number} of them").format(number=shown), None),
        )
        text = _("Is {number} the size in litres, or how many there were?").format(number=shown)
        built.asks.append(Ask("number", f"number:{shown}", text, sizes, number.start, number.end))
        return
    bare = [part for part in said if part.is_bare and sized and part.start >= sized[0].end]
    if not bare or any(part.percent for part in said):
        return
    number = bare[0].number
    shown = number_words(number.value or 0.0)
    answers = ((f"{shown} %", f"{shown}%"), (_("{number} of them").format(number=shown), f"x{shown}"))
    text = _("Is {number} the strength, or how many there were?").format(number=shown)
    built.asks.append(Ask("number", f"number:{shown}", text, answers, number.start, number.end))


def _may_be_litres(value: float, *, repeated: bool) -> bool:
    """Whether nobody counts drinks so: 0.33, or "0.5 x 2"; "0.5 beer" is half of one."""
    return bool(value * 4 % 1) or (repeated and bool(value % 1))


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


def _ask_how_many(subject: SubjectPiece, name: str, built: Built) -> None:
    text = subject.found.text
    answers = tuple((number_words(each), f"{number_words(each)} {text}") for each in (2.0, 3.0, 4.0))
    not_known = ((NOT_KNOWN, f"some {name}"),)
    built.asks.append(
        Ask(
            "number",
            f"number:{folded(name)}",
            _("How many {name}?").format(name=text),
            (*answers, *not_known),
            subject.start,
            subject.end,
        )
    )


def _ask_which(subject: SubjectPiece, group: Group, built: Built) -> None:
    """ "2 drinks" may be anything; a size and a strength make it plain."""
    said = [part for part in group.parts if isinstance(part, QuantityPiece)]
    if any(part.volume_ml is not None for part in said) and any(part.percent for part in said):
        return
    if built.asks:
        return
    many = subject.plural
    number = 2 if many else 1
    names = (
        (plural("beer", "beers", number), ("beer", "beers")),
        (plural("wine", "glasses of wine", number), ("wine", "glasses of wine")),
        (plural("shot", "shots", number), ("shot", "shots")),
        (plural("standard drink", "standard drinks", number), ("standard drink", "standard drinks")),
    )
    answers: list[tuple[str, str | None]] = [(shown, typed[many]) for shown, typed in names]
    answers.append((NOT_KNOWN, None))
    built.asks.append(
        Ask(
            "item",
            f"item:{folded(subject.found.text)}",
            _("What kind of drink was it?"),
            tuple(answers),
            subject.start,
            subject.end,
        )
    )
