"""Numbers of a typed line: digits, fractions, words, spans. What can mean two things is said so, never chosen."""

from __future__ import annotations

from typing import Final, NamedTuple

from journal_app.domain.number_text import MARKS, MINUS, plain_number, read_number
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.tokens import FRACTIONS, MINUSES, Token
from journal_app.i18n import _

ZERO: Final = _("An amount of zero is no dose. To say that there was none, write for example: no alcohol today.")
RATED: Final = _("That reads like a rating, of something that you do not keep track of. It can be kept as a note.")
HOW_MUCH: Final = _("Please write how much it was, such as 20 mg.")
_DENOMINATORS: Final = (2, 3, 4, 5, 8, 10)


class Number(NamedTuple):
    """A number that was said. `choices` when it can mean several; `problem` one sentence when it means none.

    `article`: said as "a" or "one". `fraction`: said as a part ("half a", "1/2"). `some`: an amount that is not known.
    `several`: "a few". `a_lot`: heavy. `start` and `end` are its place in the line.
    """

    start: int
    end: int
    value: float | None = None
    choices: tuple[float, ...] = ()
    problem: str = ""
    article: bool = False
    fraction: bool = False
    some: bool = False
    several: bool = False
    a_lot: bool = False
    spanned: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a whole number."""
        return self.value is not None and self.value == int(self.value)


def number_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[Number, int] | None:
    """The number that begins at a token, and the place after it; None where none does."""
    found = _number_at(tokens, place, lexicon)
    if found is not None and found[1] < len(tokens) and tokens[found[1]].key in lexicon.words.dose_words:
        # "half a dose", "1 dose": how much that is, is not said.
        return Number(found[0].start, tokens[found[1]].end, problem=HOW_MUCH), found[1] + 1
    return found


def _number_at(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[Number, int] | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == "number":
        return _digits(tokens, place, lexicon)
    if token.kind == "mark":
        if token.text in FRACTIONS:
            return _ended(tokens, place, place + 1, lexicon, FRACTIONS[token.text], fraction=True)
        return None
    return _in_words(tokens, place, lexicon) if token.kind == "word" else None


def _in_words(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[Number, int] | None:
    start = tokens[place].start
    for name, value in (("half", 0.5), ("quarter", 0.25)):
        count = lexicon.listed(name).at(tokens, place)
        if count:
            end = tokens[place + count - 1].end
            # Half of "my" dose is no half tablet.
            own = place + count < len(tokens) and tokens[place + count].key in ("my", "of")
            if own and "my" in [token.key for token in tokens[place + count : place + count + 2]]:
                return Number(start, end, problem=HOW_MUCH, fraction=True), place + count
            return Number(start, end, value, fraction=True), place + count
    for name in ("several", "a_lot", "some"):
        count = lexicon.listed(name).at(tokens, place)
        if count:
            end = tokens[place + count - 1].end
            said = Number(start, end, some=name == "some", several=name == "several", a_lot=name == "a_lot")
            return said, place + count
    word = tokens[place].key
    if word in lexicon.words.numbers:
        return _ended(tokens, place, place + 1, lexicon, lexicon.words.numbers[word])
    if word in lexicon.words.a and not _stands_alone(tokens, place):
        after = lexicon.listed("and_a_half").at(tokens, place + 1)
        if after:
            return Number(start, tokens[place + after].end, 1.5, fraction=True), place + 1 + after
        return Number(start, tokens[place].end, 1.0, article=True), place + 1
    return None


def _stands_alone(tokens: tuple[Token, ...], place: int) -> bool:
    return place + 1 >= len(tokens)


def _digits(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[Number, int]:
    token = tokens[place]
    start, after = token.start, place + 1
    if token.text[0] in MINUSES:
        return Number(start, token.end, problem=MINUS), after
    following = tokens[after] if after < len(tokens) else None
    if following is not None and following.text == "/" and following.glued and token.text.isdigit():
        parted = _fraction(tokens, place)
        if parted is not None and tokens[place + 2].text == "10" and not _parts_something(tokens, place + 3, lexicon):
            return Number(start, tokens[place + 2].end, problem=RATED, fraction=True), place + 3
        if parted is not None:
            return _ended(tokens, place, place + 3, lexicon, parted, fraction=True)
    if following is not None and following.text in FRACTIONS and token.text.isdigit():
        value = float(token.text) + FRACTIONS[following.text]
        return Number(start, following.end, value, fraction=True), after + 1
    if following is not None and following.kind == "number" and not following.glued and token.text.isdigit():
        mixed = _fraction(tokens, after)
        if mixed is not None and mixed < 1:
            return Number(start, tokens[after + 2].end, float(token.text) + mixed, fraction=True), after + 3
    if following is not None and following.kind == "number" and following.text[:3] == "000" and not following.glued:
        return Number(start, following.end, problem=MARKS), after + 1
    spanned = _span(tokens, place, lexicon)
    if spanned is not None:
        return spanned
    read = read_number(token.text)
    if read.value is None:
        return Number(start, token.end, choices=read.choices, problem=read.problem), after
    return _ended(tokens, place, after, lexicon, read.value)


def _parts_something(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    return place < len(tokens) and (tokens[place].key == "of" or bool(lexicon.units.at(tokens, place)))


def _fraction(tokens: tuple[Token, ...], place: int) -> float | None:
    if place + 2 >= len(tokens):
        return None
    top, slash, bottom = tokens[place : place + 3]
    if slash.text != "/" or not slash.glued or bottom.kind != "number" or not bottom.glued:
        return None
    if not top.text.isdigit() or not bottom.text.isdigit() or len(top.text) > 2 or len(bottom.text) > 2:
        return None
    over, under = int(top.text), int(bottom.text)
    further = tokens[place + 3] if place + 3 < len(tokens) else None
    if further is not None and further.text == "/" and further.glued:
        return None
    return over / under if under in _DENOMINATORS and 0 < over < under else None


def _span(tokens: tuple[Token, ...], place: int, lexicon: Lexicon) -> tuple[Number, int] | None:
    """ "2-3" and "2 to 3": one of the two has to be chosen."""
    if place + 2 >= len(tokens):
        return None
    first, between, second = tokens[place : place + 3]
    if place > 1 and first.glued and tokens[place - 1].text in MINUSES and tokens[place - 2].kind == "number":
        # "75-0-75": so much in the morning, at noon and at night.
        return None
    joined = (between.text in MINUSES and between.kind == "mark") or between.key in lexicon.words.range_to
    if not joined or second.kind != "number":
        return None
    low, high = read_number(first.text).value, read_number(second.text).value
    if low is None or high is None or not low < high:
        return None
    if place + 3 < len(tokens) and tokens[place + 3].text in (":", "-", "/") and tokens[place + 3].glued:
        return None
    return Number(first.start, second.end, choices=(low, high), spanned=True), place + 3


def _ended(
    tokens: tuple[Token, ...], place: int, after: int, lexicon: Lexicon, value: float, *, fraction: bool = False
) -> tuple[Number, int]:
    """The number with "and a half" behind it, if that follows."""
    half = 0 if fraction else lexicon.listed("and_a_half").at(tokens, after)
    if half and value == int(value):
        return Number(tokens[place].start, tokens[after + half - 1].end, value + 0.5, fraction=True), after + half
    problem = ZERO if value == 0 else ""
    end = tokens[after - 1].end
    of_one = fraction and after + 1 < len(tokens) and tokens[after].key == "of"
    if of_one and tokens[after + 1].key in lexicon.words.a:
        after += 2
    return Number(tokens[place].start, end, None if problem else value, problem=problem, fraction=fraction), after


def number_words(value: float) -> str:
    """`3`, `0.5`: a number as a line is rewritten with it."""
    return plain_number(value)
