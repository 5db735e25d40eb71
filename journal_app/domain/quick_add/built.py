"""An entry that is understood but for its time, and what has to be asked about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.domain.quick_add.numbers import Number, number_words
from journal_app.domain.quick_add.pieces import Ask, Make


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
    text = f"Is it {' or '.join(words)}?"
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
    text = f"How many was it? ({of})"
    return Ask("number", f"number:{of}", text, (*answers, ("Not known", "some")), number.start, number.end)
