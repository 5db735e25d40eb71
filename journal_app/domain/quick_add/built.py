"""An entry that is understood but for its time, and what has to be asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.quick_add.numbers import Number, number_words
from journal_app.domain.quick_add.pieces import Ask, Make
from journal_app.i18n import _, in_context

NOT_KNOWN: Final = _("Not known")
RIGHT: Final = _("Yes, it is right")
AS_NOTE: Final = _("Keep the line as a note")


def either(words: Sequence[str]) -> str:
    """`1 or 1000`: what a question leaves open."""
    found = words[0]
    for word in words[1:]:
        found = in_context("what a question leaves open", "{first} or {second}").format(first=found, second=word)
    return found


@dataclass
class Built:
    """`make` is None when it cannot be made; then `problem` or a question says why.

    `detail` are words about what was worked out. `whole_day`: it is true of a date. `night`: the night up to a date.
    """

    make: Make | None = None
    detail: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    problem: str = ""
    whole_day: bool = False
    night: bool = False
    checked: bool = True
    notes: list[str] = field(default_factory=list)


def which_number(number: Number, of: str) -> Ask:
    """Asks which of two numbers is meant."""
    words = [number_words(each) for each in number.choices]
    text = _("Is it {choices}?").format(choices=either(words))
    return Ask(
        "number",
        f"number:{of}:{'/'.join(words)}",
        text,
        tuple((each, each) for each in words),
        number.start,
        number.end,
    )


def how_many(number: Number, of: str) -> Ask:
    """Asks how many "a few" are."""
    answers = tuple((each, each) for each in ("2", "3", "4"))
    text = _("How many was it? ({name})").format(name=of)
    return Ask("number", f"number:{of}", text, (*answers, (NOT_KNOWN, "some")), number.start, number.end)
