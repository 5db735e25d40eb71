"""What rows say, kept while the journal is open: the same weeks are read again for each entry that is logged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.storage import alert_rows, entry_rows
from journal_app.storage.recent_entries import RecentEntries

MOST_ENTRIES: Final = 4096
"""Some months of a full diary, in a few megabytes."""
MOST_ALERTS: Final = 512
"""Of a day with many warnings each is read three times for each intake, and holds some kilobytes."""


class KnownRows:
    """A row that says the same makes the same Fact, which never changes; whatever was changed is another row."""

    def __init__(self) -> None:
        self.recent = RecentEntries()
        self._entry = lru_cache(MOST_ENTRIES)(entry_rows.entry_from)
        self._alert = lru_cache(MOST_ALERTS)(alert_rows.alert_from)

    def entries(self, found: Sequence[Sequence[Any]]) -> tuple[Entry, ...]:
        """What rows of ENTRY_COLUMNS say; of very many none is kept, since they would push each other out."""
        read = self._entry if len(found) <= MOST_ENTRIES // 2 else entry_rows.entry_from
        return tuple([read(tuple(row)) for row in found])

    def alerts(self, found: Sequence[Sequence[Any]]) -> tuple[Alert, ...]:
        """What rows of ALERT_COLUMNS say."""
        read = self._alert if len(found) <= MOST_ALERTS // 2 else alert_rows.alert_from
        return tuple([read(tuple(row)) for row in found])

    def forget(self) -> None:
        """Let go of all: the journal is closed."""
        self.recent.forget()
        self._entry.cache_clear()
        self._alert.cache_clear()
