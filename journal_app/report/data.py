"""The report as Facts: what may be chosen, and the ready words that the template only lays out."""

from datetime import date
from typing import Final, Literal

from journal_app.domain.fact import Fact

Paper = Literal["a4", "us-letter"]

QUESTIONS_MOST: Final = 3
"""A visit is short: three lines is what a doctor reads (design/ux.md section 9)."""

FEWEST_DAYS: Final = 7
"""With fewer logged days there is no summary, only the day list."""


class ReportChoices(Fact, frozen=True, kw_only=True):
    """What the person chose before saving; `first` and `last` are local dates, both included.

    `substances` are the keys of `DailyAmount.substance` ("alcohol" for drinks) to show, None for all of them.
    `include_health`: what the person said of her health where it changed a warning, and the warnings that tell of it.
    `first_weekday`: with which day the weeks of the calendar begin, 0 Monday to 6 Sunday.
    """

    first: date
    last: date
    name: str = ""
    birth_year: int | None = None
    questions: tuple[str, ...] = ()
    include_notes: bool = False
    include_unread: bool = True
    include_health: bool = True
    substances: tuple[str, ...] | None = None
    paper: Paper = "a4"
    first_weekday: int = 0

    @property
    def file_name(self) -> str:
        """The name that is offered: the dates and nothing about the person."""
        return f"diary-{self.first.isoformat()}_{self.last.isoformat()}.pdf"


class Chart(Fact, frozen=True, kw_only=True):
    """A picture for the report: SVG text, and the same in words for who cannot see it."""

    svg: str
    alt: str


class Completeness(Fact, frozen=True, kw_only=True):
    """Which days have an entry: one cell a day, and the same in words."""

    value: str
    cells: tuple[bool, ...]
    first: str
    last: str
    alt: str


class Tile(Fact, frozen=True, kw_only=True):
    """One number of page 1, what it is of, and how it was counted."""

    title: str
    value: str
    detail: str
    tinted: bool = False


class SymptomPanel(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One symptom's chart: `key` finds its picture, `summary` compares the first with the last seven days.

    `in_words`: rated from none to severe, not from 0 to 10.
    """

    key: str
    title: str
    summary: str
    in_words: bool = False


class AlertSet(Fact, frozen=True, kw_only=True):
    """All days on which one set of substances met: "Alcohol + diazepam", "2 days, last 22 May".

    A warning that is about no pair stands in words of its own: "Diazepam on most days, and then none". `knows`: the
    person said that the prescriber knows of it; `level` is the warning's own all the same.
    """

    level: str
    names: str
    days: str
    knows: bool = False


class TakenNow(Fact, frozen=True, kw_only=True):
    """One line of what the person takes at the end of the period; `listed`: from the medicine list, not from a log."""

    name: str
    amount: str
    remark: str
    listed: bool = False


class MedicineRow(Fact, frozen=True, kw_only=True):
    """One medicine of the list on the last page: what is prescribed, from when to when, by whom, and its plan."""

    name: str
    prescribed: str
    period: str
    prescriber: str
    plan: str


class CellLine(Fact, frozen=True, kw_only=True):
    """One line of a day: a name and a value; `none`: said as none, or nothing logged."""

    label: str
    value: str
    none: bool = False


class CellBar(Fact, frozen=True, kw_only=True):
    """One symptom of a day, 0 to 10; None is not rated."""

    label: str
    value: int | None


class DayCell(Fact, frozen=True, kw_only=True):
    """One day of the calendar. `alert` is the word of its worst level, "" for none; `flags` is what happened."""

    number: str
    month: str
    logged: bool
    lines: tuple[CellLine, ...] = ()
    bars: tuple[CellBar, ...] = ()
    alert: str = ""
    flags: tuple[str, ...] = ()


class CalendarWeek(Fact, frozen=True, kw_only=True):
    """Seven days from the first of the week (None: outside the period), and the totals of its logged days only."""

    days: tuple[DayCell | None, ...]
    title: str
    totals: tuple[str, ...]


class DayLine(Fact, frozen=True, kw_only=True):
    """One day of the list that stands in for the summary when there are too few days."""

    day: str
    taken: str
    sleep: str
    ratings: str
    alert: str


class AlertLine(Fact, frozen=True, kw_only=True):
    """One set of substances on one day with times and gap, or a warning about no pair in words of its own.

    `knows`: the person said that the prescriber knows; `level` is the warning's own all the same.
    """

    level: str
    when: str
    taken: str
    apart: str
    review: str
    knows: bool = False


class EventLine(Fact, frozen=True, kw_only=True):
    """Something that happened or was measured: a sign that needed help, a marker, a medicine not taken, a pulse."""

    when: str
    text: str
    sign: bool = False


class NoteLine(Fact, frozen=True, kw_only=True):
    """A note that the person chose to share."""

    when: str
    text: str


class Method(Fact, frozen=True, kw_only=True):
    """One paragraph of how the report was made."""

    title: str
    text: str


class ReportData(Fact, frozen=True, kw_only=True):
    """The whole report. Words are literal text: nothing in them is markup.

    `few_days` is the sentence that says why there is no summary, "" where there is one. `lanes` counts those of the
    chart of amounts, `medicine_rows` its lines of medicines, `flag_rows` its rows of flags. `signs` is the sentence of
    page 1 on signs that needed help, "" without any.
    """

    paper: Paper
    document_title: str
    period_title: str
    about: tuple[str, ...]
    questions: tuple[str, ...]
    completeness: Completeness
    few_days: str
    left_out: tuple[str, ...]
    tiles: tuple[Tile, ...]
    symptoms: tuple[SymptomPanel, ...]
    symptoms_more: str
    lanes: int
    medicine_rows: int
    flag_rows: int
    lanes_title: str
    signs: str
    alert_counts: str
    alert_sets: tuple[AlertSet, ...]
    alert_sets_more: str
    taken_now_title: str
    taken_now: tuple[TakenNow, ...]
    taken_now_more: str
    how_to_read: str
    disclaimer: str
    first_weekday: int
    weeks: tuple[CalendarWeek, ...]
    calendar_legend: tuple[str, ...]
    calendar_levels: tuple[str, ...]
    calendar_foot: str
    day_list: tuple[DayLine, ...]
    alert_lines: tuple[AlertLine, ...]
    events: tuple[EventLine, ...]
    measured: tuple[EventLine, ...]
    medicines: tuple[MedicineRow, ...]
    notes: tuple[NoteLine, ...]
    notes_remark: str
    method: tuple[Method, ...]
