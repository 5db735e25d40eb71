"""Read one month for the calendar: one measure of each day, and the marks that a reader of the month has to see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from journal_app.domain.calendar_month import CalendarMeasure, last_of, month_of
from journal_app.domain.entries import Dose, Entry, Kind, Measure, ScaleScore
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.moments import moment_of
from journal_app.domain.regimen_lines import dose_changes, happenings, medicine_lines
from journal_app.domain.tracking import Tracking
from journal_app.domain.wording import SCALE_WORDS, measure_name, sentence_start, symptom_words
from journal_app.i18n import _
from journal_app.operations.calendar_words import CalendarCell, CalendarView, cells_of, legend_of
from journal_app.operations.read_tracking import read_tracking

if TYPE_CHECKING:
    from journal_app.domain.trends import DailyRecords
    from journal_app.operations.workspace import Workspace

__all__ = ["CalendarCell", "CalendarView", "choose_calendar_measure", "read_calendar"]

BESIDE: Final[tuple[Kind, ...]] = ("marker", "measure", "score")
CHOSEN: Final = "calendar_measure"
"""Under what the journal keeps the chosen measure: it can name a substance, so it is in no other file."""

MOST_SUBSTANCES: Final = 30
"""So many of those that were taken last can be chosen."""


def read_calendar(workspace: Workspace, month: date, key: str | None = None) -> CalendarView:
    """The month of a date. `key`: which measure, None for the one that was chosen last."""
    journal = workspace.journal
    first, last = month.replace(day=1), last_of(month)
    today = moment_of(workspace.clock(), workspace.zone()).local_date
    records = journal.daily(first, last)
    beside = journal.entries_on(first, last, BESIDE)
    tracking = read_tracking(workspace)
    measures = _measures(workspace, tracking, records, beside)
    stored = journal.value(CHOSEN) if key is None else key.encode()
    wanted = stored.decode() if stored is not None else ""
    measure = next((each for each in measures if each.key == wanted), measures[0])
    data = month_of(
        records,
        beside,
        measure,
        today,
        drink_grams=workspace.drink_grams,
        classes_of=lambda substance: _classes_of(workspace, substance),
    )
    medicines = medicine_lines(workspace.person().regimen, first, last)
    happened = happenings(beside, first, last)
    scales = {symptom.name: symptom.scale for symptom in tracking.symptoms}
    bounds = journal.first_and_last_date()
    return CalendarView(
        first=first,
        today=today,
        oldest=min(bounds[0], today) if bounds is not None else today,
        measure=measure,
        measures=measures,
        cells=cells_of(data, measure, happened, frozenset(dose_changes(medicines, happened)), scales),
        legend=legend_of(data, measure, workspace.drink_grams),
        logged_days=data.logged_days,
        days=max(0, (min(today, last) - first).days + 1),
    )


def choose_calendar_measure(workspace: Workspace, key: str) -> None:
    """Remember what the days of the calendar show."""
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(CHOSEN, key.encode("utf-8", "replace"))


def _measures(
    workspace: Workspace, tracking: Tracking, records: DailyRecords, beside: Iterable[Entry]
) -> tuple[CalendarMeasure, ...]:
    """What can be chosen: what is tracked, then what was rated, taken or measured beside it."""
    symptoms = [symptom.name for symptom in tracking.symptoms if not symptom.hidden]
    symptoms += sorted({rating.symptom for rating in records.ratings})
    found = [CalendarMeasure(kind="symptom", name=name, title=sentence_start(symptom_words(name))) for name in symptoms]
    found.append(CalendarMeasure(kind="alcohol", name=ALCOHOL, title=_("Alcohol, drinks")))
    found.append(CalendarMeasure(kind="sleep", title=_("Sleep, hours")))
    taken = [(each.substance or each.name, each.name) for each in tracking.substances]
    taken += [(row.substance, row.name) for row in records.amounts]
    taken += [
        (entry.substance or entry.name, entry.name)
        for entry in workspace.journal.latest_intakes(workspace.clock() + timedelta(days=1))[:MOST_SUBSTANCES]
        if isinstance(entry, Dose)
    ]
    found += [
        CalendarMeasure(kind="substance", name=substance, title=sentence_start(name))
        for substance, name in taken
        if substance != ALCOHOL
    ]
    measured = list(tracking.measures)
    measured += [(entry.what, entry.unit) for entry in beside if isinstance(entry, Measure)]
    found += [
        CalendarMeasure(kind="measure", name=name, title=sentence_start(f"{words}, {unit}" if unit else words))
        for name, unit in measured
        for words in (measure_name(name),)
    ]
    scores = [f"withdrawal-{tracking.withdrawal_list}"] if tracking.withdrawal_list else []
    scores += [entry.scale for entry in beside if isinstance(entry, ScaleScore)]
    found += [
        CalendarMeasure(kind="score", name=name, title=sentence_start(SCALE_WORDS.get(name, name))) for name in scores
    ]
    once: dict[str, CalendarMeasure] = {}
    for measure in found:
        once.setdefault(measure.key, measure)
    return tuple(once.values())


def _classes_of(workspace: Workspace, substance: str) -> Collection[str]:
    if not isinstance(workspace.knowledge, Knowledge):
        return ()
    known = workspace.knowledge.substances.get(substance)
    return known.classes if known is not None else ()
