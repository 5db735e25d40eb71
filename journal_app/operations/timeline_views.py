"""What the Timeline shows: which days there are, the rows of some of them, and what can be chosen."""

from datetime import date
from uuid import UUID

from journal_app.domain.entries import Kind
from journal_app.domain.fact import Fact
from journal_app.domain.finding import DayCount, Selection
from journal_app.domain.levels import Level
from journal_app.operations.views import DayRow


class TimelineView(Fact, frozen=True, kw_only=True):
    """The days with entries that are wanted, newest first. The rows themselves are read day by day, as they are seen.

    `selection` is what was asked for, with the words of `query` as they were searched for. `instead` says which word
    was taken for one that is nowhere; `nothing_logged` that the journal is still empty.
    """

    selection: Selection
    query: str
    days: tuple[DayCount, ...]
    today: date
    instead: str = ""
    nothing_logged: bool = False


class TimelineRow(Fact, frozen=True, kw_only=True):
    """A line of a day, and the worst warning at it: the level at which it is shown, in words, and which alert it is."""

    row: DayRow
    level: Level | None = None
    level_words: str = ""
    alert: UUID | None = None


class TimelineDay(Fact, frozen=True, kw_only=True):
    """The rows of a local date that are wanted: those without a time of day first, then the newest first."""

    day: date
    rows: tuple[TimelineRow, ...]


class TimelineChoices(Fact, frozen=True, kw_only=True):
    """What the list can be narrowed to: substances (id, or name as written) and symptoms that were logged, kinds."""

    substances: tuple[tuple[str, str], ...]
    symptoms: tuple[str, ...]
    kinds: tuple[tuple[Kind, str], ...]
