"""What has to be asked about a drink: how many there were, what it held, how strong it was, which one it was."""

from __future__ import annotations

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import NOT_KNOWN, Built
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.numbers import Number, number_words
from journal_app.domain.quick_add.pieces import Ask, QuantityPiece, Setting, SubjectPiece
from journal_app.domain.quick_add.tokens import tokens_of, translated
from journal_app.i18n import _, plural


def ask_size(part: QuantityPiece, built: Built) -> None:
    """ "a bottle of port": how much is in it is not known."""
    number, each = part.number, part.vague
    count = number_words(number.value or 1.0)
    answers = tuple((f"{size} ml", f"{count} x {size} ml") for size in ("500", "700", "750", "1000"))
    text = _("How much is in one {container}?").format(container=each)
    built.asks.append(Ask("number", f"number:{folded(each)}", text, answers, part.start, part.end))


def ask_glass(subject: SubjectPiece, group: Group, line: str, setting: Setting, built: Built) -> None:
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


def ask_the_rest(subject: SubjectPiece, line: str, setting: Setting, built: Built) -> None:
    """ "finished the vodka", "drank my wine": how much was left of it is not said."""
    before = translated(tokens_of(line[: subject.start])[-1:], setting.lexicon.same)
    if not before or before[0].key not in ("the", "my"):
        return
    text = subject.found.text
    answers = tuple((each, f"{each} {text}") for each in ("1", "2", "3"))
    asked = _("How many was it? ({name})").format(name=text)
    not_known = ((NOT_KNOWN, f"some {text}"),)
    built.asks.append(
        Ask("number", f"number:{folded(text)}", asked, (*answers, *not_known), before[0].start, subject.end)
    )


def ask_strength(group: Group, built: Built) -> None:
    """ "cider 500ml 4.5": a number that is only a number, behind a size, may be the strength."""
    said = [part for part in group.parts if isinstance(part, QuantityPiece)]
    sized = [part for part in said if part.volume_ml is not None]
    alone = [part for part in said if not part.vague and not part.percent and part.volume_ml is None]
    odd = [
        each
        for part in alone
        for each in (part.number, part.each)
        if each is not None and _may_be_litres(each, group, repeated=part.each is not None)
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


def _may_be_litres(number: Number, group: Group, *, repeated: bool) -> bool:
    """Whether nobody counts drinks so: 0.33, a quarter of a wine, "0.5 x 2"; "0.5 beer" is half of one."""
    value, thing = number.value or 0.0, group.thing
    drink = thing.found.drink if isinstance(thing, SubjectPiece) else None
    if number.fraction:
        return value < 0.5 and drink is not None and "bottle" not in drink.id
    identity = "" if drink is None else drink.id
    parts = 4 if "bottle" in identity else 2 if identity.startswith("beer") else 1
    return bool(value * parts % 1) or (repeated and bool(value % 1))


def ask_how_many(subject: SubjectPiece, name: str, built: Built) -> None:
    """ "beers": how many, is not said."""
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


def ask_which(subject: SubjectPiece, group: Group, built: Built) -> None:
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
