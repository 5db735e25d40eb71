"""What every reader of a file is told, and what it hands back."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from journal_app.domain.entries import Dose, Entry
from journal_app.domain.fact import Fact
from journal_app.exchange.document import JournalDocument

Recognise = Callable[[str], str | None]
"""From a name as written to the id of the one substance that it means, or None."""


class ReadingContext(Fact, frozen=True, kw_only=True):
    """What a file does not say itself.

    `journal_id` and the row make the ids of imported entries, so that a file read twice gives the same entries.
    `zone` (IANA) holds where the file names none; `now` (aware UTC) is when the entries are written down.
    `start_date` is the date of study day 0; `participant` chooses one person of a file that holds several.
    `standard_drink_g` is the alcohol in one standard drink, in grams.
    """

    journal_id: UUID
    zone: str
    now: datetime
    start_date: date | None = None
    participant: int | str | None = None
    standard_drink_g: float = 10.0


class NameCount(Fact, frozen=True, kw_only=True):
    """A name as written in a file, and in how many entries."""

    name: str
    count: int


class Reading(Fact, frozen=True, kw_only=True):
    """What a file says, before anything is saved.

    `rows` counts rows that hold something; `repeated_headers` and `blank_rows` were passed over. `not_recognised` are
    names that take part in no check, most frequent first. `document` is what a journal JSON carries beside entries.
    """

    format: str
    entries: tuple[Entry, ...]
    rows: int
    not_recognised: tuple[NameCount, ...] = ()
    repeated_headers: int = 0
    blank_rows: int = 0
    ignored_columns: tuple[str, ...] = ()
    document: JournalDocument | None = None


def names_not_recognised(entries: Iterable[Entry]) -> tuple[NameCount, ...]:
    """The names of doses without a substance, most frequent first, then by name."""
    counts = Counter(entry.name for entry in entries if isinstance(entry, Dose) and entry.substance is None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(NameCount(name=name, count=count) for name, count in ordered)


class RowIds:
    """Gives each row of a file an id of its own that is the same whenever the file is read."""

    def __init__(self, journal_id: UUID, format_name: str) -> None:
        self._journal_id = journal_id
        self._format = format_name
        self._seen: Counter[str] = Counter()

    def id_of(self, content: str) -> UUID:
        """The id of the next row with this content; rows that are alike are told apart by their order."""
        ordinal = self._seen[content]
        self._seen[content] += 1
        return uuid5(self._journal_id, f"{self._format}\x1f{content}\x1f{ordinal}")
