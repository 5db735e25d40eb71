"""What was measured, for a reader of the record: each measure of a day in one line, and sums of lists of questions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from journal_app.domain.entries import MEASURES, Entry, Measure, ScaleScore
from journal_app.domain.number_text import general_number
from journal_app.domain.wording import (
    SCALE_WORDS,
    clock_words,
    day_words,
    measure_name,
    measure_words,
    sentence_start,
)  # fmt: skip
from journal_app.i18n import _, in_context
from journal_app.report.data import CellLine, EventLine
from journal_app.report.words import clipped, listed

LONGEST_NAME: Final = 28
MOST_IN_A_LINE: Final = 8
"""Values of one measure on one day; a day with more says how many more."""

Measured = Measure | ScaleScore


def measured_lines(entries: Iterable[Entry]) -> tuple[EventLine, ...]:
    """One line for each measure of each day, newest day first: `Blood pressure: 08:05 142/91, 20:10 138/88 mmHg`."""
    by_day: dict[tuple[date, str, str], list[Measured]] = {}
    for entry in sorted(_measured(entries), key=lambda entry: entry.moment.at):
        by_day.setdefault((entry.moment.local_date, *_what(entry)), []).append(entry)
    newest = sorted(by_day.items(), key=lambda item: (-item[0][0].toordinal(), _order(item[0][1]), item[0][1]))
    return tuple(EventLine(when=day_words(day), text=_words(name, unit, found)) for (day, name, unit), found in newest)


def measured_cells(entries: Iterable[Entry], day: date) -> tuple[CellLine, ...]:
    """The last value of each measure of a day, for its cell in the calendar."""
    last = {
        _what(entry): entry
        for entry in sorted(_measured(entries), key=lambda entry: entry.moment.at)
        if entry.moment.local_date == day
    }
    ordered = sorted(last.items(), key=lambda item: (_order(item[0][0]), item[0]))
    return tuple(
        CellLine(
            label=clipped(sentence_start(measure_name(name)), LONGEST_NAME), value=clipped(_value(entry), LONGEST_NAME)
        )
        for (name, _), entry in ordered
    )


def measured_words(entries: Iterable[Entry], day: date) -> tuple[str, ...]:
    """All of a day for the day list, in which there is room."""
    return tuple(line.text for line in measured_lines(each for each in entries if each.moment.local_date == day))


def _measured(entries: Iterable[Entry]) -> list[Measured]:
    return [entry for entry in entries if isinstance(entry, Measure | ScaleScore)]


def _what(entry: Measured) -> tuple[str, str]:
    """Its name and its unit: two units of a person's own measure are never listed as one."""
    return (entry.what, entry.unit) if isinstance(entry, Measure) else (SCALE_WORDS.get(entry.scale, entry.scale), "")


def _order(name: str) -> int:
    known = list(MEASURES)
    return known.index(name) if name in MEASURES else len(known)


def _words(name: str, unit: str, found: Sequence[Measured]) -> str:
    said = [" ".join(part for part in (clock_words(each.moment), _value(each)) if part) for each in found]
    if len(said) > MOST_IN_A_LINE:
        said = [*said[:MOST_IN_A_LINE], _("{count} more").format(count=len(said) - MOST_IN_A_LINE)]
    values = f"{listed(said)} {unit}".strip()
    return in_context("what was measured", "{name}: {values}").format(
        name=sentence_start(measure_name(name)), values=values
    )


def _value(entry: Measured) -> str:
    if isinstance(entry, Measure):
        return measure_words(entry).removesuffix(entry.unit).strip()
    score = general_number(entry.score)
    return _("{score} (by {person})").format(score=score, person=entry.given_by) if entry.given_by else score
