"""Export the journal as CSV (entries) or as JSON (everything that it holds)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from journal_app.errors import UserError
from journal_app.exchange.document import DeletedEntry, EarlierVersion, JournalDocument
from journal_app.exchange.journal_csv import write_csv
from journal_app.exchange.journal_json import value_to_json, write_json
from journal_app.i18n import _
from journal_app.operations.save_file import save_file
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.entries import Entry

ExportFormat = Literal["csv", "json"]
Progress = Callable[[int, int], bool]

STEP: Final = 200
"""So often is said how many entries are written."""

STOPPED: Final = _("The export was stopped. No file was written.")


def export_records(
    workspace: Workspace,
    file_format: ExportFormat,
    first: date | None = None,
    last: date | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The content of the file: entries of the local dates from `first` to `last` (both included), all without dates.

    JSON carries deleted entries, earlier versions and warnings of those dates too, and the journal's values.
    `progress(done, total)` hears how many entries of a table are written; where it is False this raises UserError.
    """
    first, last = first or date.min, last or date.max
    if file_format == "csv":
        return write_csv(_told(workspace.journal.entries_on(first, last), progress))
    return write_json(_document(workspace, first, last))


def _told(entries: Sequence[Entry], progress: Progress | None) -> Iterator[Entry]:
    for done, entry in enumerate(entries):
        if progress is not None and done % STEP == 0 and not progress(done, len(entries)):
            raise UserError(STOPPED)
        yield entry


def write_file(out: Path, data: bytes) -> None:
    """Put the export where the person wants it, whole or not at all, readable by its owner only."""
    save_file(out, data)


def _document(workspace: Workspace, first: date, last: date) -> JournalDocument:
    def chosen(entry: Entry) -> bool:
        return first <= entry.moment.local_date <= last

    everything = workspace.journal.everything()
    entries = tuple(entry for entry in everything.entries if chosen(entry))
    deleted = tuple(gone for gone in everything.deleted if chosen(gone.entry))
    ids = {entry.id for entry in entries} | {gone.entry.id for gone in deleted}
    return JournalDocument(
        journal_id=everything.journal,
        made_at=everything.made_at,
        exported_at=workspace.clock(),
        entries=entries,
        deleted=tuple(DeletedEntry(entry=gone.entry, deleted_at=gone.deleted_at) for gone in deleted),
        history=tuple(
            EarlierVersion(entry_id=version.entry_id, replaced_at=version.replaced_at, entry=version.entry)
            for version in everything.versions
            if version.entry_id in ids
        ),
        alerts=tuple(alert for alert in everything.alerts if first <= alert.intake.moment.local_date <= last),
        values={name: value_to_json(content) for name, content in everything.values.items()},
    )
