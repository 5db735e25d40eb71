"""What the journal tells beyond entries and alerts: undo steps, versions, everything at once, backups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry, Kind
from journal_app.domain.fact import Fact


class StepContent(Fact, frozen=True, kw_only=True):
    """What a change was when it was made, for whoever names it.

    `entries` are the first of its pairs of an entry before and after, `values` the names of the values that it set;
    `imported`: very many entries at once; `brought_back`: entries that had been deleted; `more`: it holds still more.
    """

    entries: tuple[tuple[Entry | None, Entry | None], ...] = ()
    values: tuple[str, ...] = ()
    imported: bool = False
    brought_back: bool = False
    more: bool = False


class UndoStep(Fact, frozen=True, kw_only=True):
    """One change that can be taken back or brought again.

    `at` (aware UTC) is when it was made. `entries` are pairs of an entry before and after, None where there was or is
    none; `values` the names of the values that changed. Both are empty while the step is only being named.
    `content` is there where `label` was written in another language than the one in use.
    """

    label: str
    at: datetime
    content: StepContent | None = None
    entries: tuple[tuple[Entry | None, Entry | None], ...] = ()
    values: tuple[str, ...] = ()


class EntryVersion(Fact, frozen=True, kw_only=True):
    """What an entry said from `changed_at` (aware UTC) on; `entry` is None while it was deleted."""

    entry: Entry | None
    changed_at: datetime


class DeletedEntry(Fact, frozen=True, kw_only=True):
    """An entry that was taken out, and when (aware UTC)."""

    entry: Entry
    deleted_at: datetime


class ReplacedVersion(Fact, frozen=True, kw_only=True):
    """What an entry said until `replaced_at` (aware UTC); `entry` is None if it was deleted until then."""

    entry_id: UUID
    replaced_at: datetime
    entry: Entry | None


class LoggedKinds(Fact, frozen=True, kw_only=True):
    """Which symptoms, and which kinds of entries, were ever logged."""

    symptoms: tuple[str, ...]
    kinds: tuple[Kind, ...]


class Everything(Fact, frozen=True, kw_only=True):
    """All that the journal holds, undo steps excepted; each in the order in which it happened."""

    journal: UUID
    made_at: datetime
    entries: tuple[Entry, ...]
    deleted: tuple[DeletedEntry, ...]
    versions: tuple[ReplacedVersion, ...]
    alerts: tuple[Alert, ...]
    values: dict[str, bytes]


class BackupSet(Fact, frozen=True, kw_only=True):
    """One backup. `number` grows with each, whatever the clock says.

    `entries` and `alerts` are counts, `made_at` is aware UTC, `reason` why it was made ("hourly", "before migration").
    `verified`: it was read back whole when it was made, and still has its size.
    """

    name: str
    folder: Path
    number: int
    made_at: datetime
    reason: str
    entries: int
    alerts: int
    change_count: int
    journal: UUID
    digest: str
    verified: bool
