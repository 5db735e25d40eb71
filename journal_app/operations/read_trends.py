"""Read a span's trends: daily sums from the journal, and the series, lanes and words that are made of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from journal_app.domain.entries import Kind
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.trend_series import trends_of
from journal_app.operations.read_tracking import read_tracking

if TYPE_CHECKING:
    from journal_app.domain.trends import TrendsData
    from journal_app.operations.workspace import Workspace

Span = Literal["2 weeks", "4 weeks", "3 months", "All"]
SPANS: Final[dict[Span, int | None]] = {"2 weeks": 14, "4 weeks": 28, "3 months": 92, "All": None}
"""How many days each span covers; None: from the first entry on."""

MARKERS_ONLY: Final[tuple[Kind, ...]] = ("marker",)

ENOUGH_DAYS: Final = 7
"""So many days with an entry are needed before lines mean anything."""


def read_trends(workspace: Workspace, first: date, last: date) -> TrendsData:
    """The trends of the local calendar dates from `first` to `last`, both included."""
    records = workspace.journal.daily(first, last)
    return trends_of(
        records,
        drink_grams=workspace.drink_grams,
        classes_of=lambda substance: _classes_of(workspace, substance),
        journal_days=_journal_days(workspace, len(set(records.logged))),
        regimen=workspace.person().regimen,
        markers=workspace.journal.entries_on(first, last, MARKERS_ONLY),
        tracked=read_tracking(workspace).symptoms,
    )


def read_recent_trends(workspace: Workspace, span: Span) -> TrendsData:
    """The trends of the last so many days up to today, or of the whole journal.

    Days before the journal's first entry are left out, down to the shortest span. A journal whose newest entry lies
    further back than the span (imported records) is shown up to that entry.
    """
    today = workspace.clock().astimezone(ZoneInfo(workspace.zone())).date()
    bounds = workspace.journal.first_and_last_date()
    if bounds is None:
        return read_trends(workspace, today - timedelta(days=SPANS["2 weeks"] or 14) + timedelta(days=1), today)
    begins, ends = bounds
    length = SPANS[span]
    recent = timedelta(days=length or SPANS["3 months"] or 92)
    last = today if ends <= today < ends + recent else ends
    first = begins if length is None else max(begins, last - timedelta(days=length - 1))
    shortest = last - timedelta(days=(SPANS["2 weeks"] or 14) - 1)
    return read_trends(workspace, min(first, shortest), last)


def _classes_of(workspace: Workspace, substance: str) -> Collection[str]:
    if not isinstance(workspace.knowledge, Knowledge):
        return ()
    known = workspace.knowledge.substances.get(substance)
    return known.classes if known is not None else ()


def _journal_days(workspace: Workspace, seen: int) -> int:
    """How many days of the whole journal have an entry; counted only as far as it matters."""
    if seen >= ENOUGH_DAYS:
        return seen
    bounds = workspace.journal.first_and_last_date()
    return 0 if bounds is None else len(set(workspace.journal.daily(*bounds).logged))
