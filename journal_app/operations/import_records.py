"""Import a file: read it whole, add what is not there yet, check it like any other entry - all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Entry, Kind, Skipped, Urge, kind_of
from journal_app.domain.evaluation import EvaluationStopped, alert_id
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, folded
from journal_app.domain.levels import Level
from journal_app.errors import BadInput, BadKnowledge, UserError
from journal_app.exchange.formats import read_any
from journal_app.exchange.journal_json import value_of_json
from journal_app.exchange.reading import NameCount, Reading, ReadingContext, names_not_recognised
from journal_app.i18n import _
from journal_app.operations.evaluation_road import Evaluated, re_evaluate
from journal_app.operations.import_values import imported_values, keep_imported, own_here, own_substances_with
from journal_app.operations.log_entry import require_plausible
from journal_app.operations.own_names import give_substances
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.exchange.document import JournalDocument
    from journal_app.storage.changes import Changes

Progress = Callable[[int, int], bool]
"""Told (done, total); False asks to stop."""


class ImportResult(Fact, frozen=True, kw_only=True):
    """What an import did, or with `dry_run` would do.

    `rows` is what the file holds, `added` what was new by kind, `duplicates` what was there already, `different` what
    is there but says something else, and was left as it is here, `changed` what was and says now what the file does.
    `first` and `last` are local dates of all rows, None
    without any. `not_recognised` names take part in no check. `alerts` counts the warnings that were raised, by level
    word; `still_active` how many of them may still be active now.
    """

    format: str
    dry_run: bool
    rows: int
    added: dict[Kind, int]
    duplicates: int
    first: date | None
    last: date | None
    not_recognised: tuple[NameCount, ...]
    alerts: dict[str, int]
    still_active: int
    different: int = 0
    changed: int = 0
    repeated_headers: int = 0
    blank_rows: int = 0
    ignored_columns: tuple[str, ...] = ()
    warnings_off: bool = False

    @property
    def entries(self) -> int:
        """How many entries were added."""
        return sum(self.added.values())


class _DryRun(Exception):  # it is no error: it takes the transaction back
    pass


def import_records(
    workspace: Workspace,
    data: bytes,
    *,
    file_format: str | None = None,
    start_date: date | None = None,
    participant: int | str | None = None,
    dry_run: bool = False,
    update: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Add what a file holds in one step that one undo takes back; a dry run does the same and takes it back at once.

    With `update`, an entry that is here and says something else in the file is changed to that, as by an edit.

    Raises BadInput where the file cannot be understood in full; then nothing was imported. StartDateNeeded and
    ParticipantNeeded say what has to be given beside a file that can be read with it: `start_date` is the date of its
    day 0, `participant` the number or name of the person whose records are wanted.
    """
    reading = read_any(data, file_format, _recognise(workspace), _context(workspace, start_date, participant))
    document = reading.document
    values = imported_values({} if document is None else _values_of(document))
    custom = own_substances_with(workspace, values)
    knowledge = workspace.knowledge_with(custom)
    reading = _in_todays_list(reading, knowledge, own_here(values, custom, knowledge))
    now = workspace.clock()
    for entry in reading.entries:
        require_plausible(entry, now)
    entries = _once_each(reading.entries)
    result: ImportResult | None = None
    try:
        with workspace.journal.changes(_("Import")) as changes:
            person = workspace.person()
            present = {entry.id: entry for entry in changes.entries_by_id(entry.id for entry in entries)}
            different = [entry for entry in entries if entry.id in present and _differ(present[entry.id], entry)]
            edited = [_edited(present[entry.id], entry) for entry in different] if update else []
            new = [entry for entry in entries if entry.id not in present]
            changes.put_many(new)
            touched: list[tuple[Entry | None, Entry | None]] = [(None, entry) for entry in new]
            touched += [(changes.put(entry), entry) for entry in edited]
            if document is not None:
                keep_imported(changes, values, custom, knowledge)
                touched += give_substances(changes, {folded(own.name): own.id for own in custom})
                _put_document(changes, workspace.journal.id, document, values.others, {entry.id for entry in new})
            evaluated = re_evaluate(changes, workspace, touched, before=person, progress=progress)
            result = _result(workspace, reading, new, evaluated, dry_run, len(different), len(edited))
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except EvaluationStopped:
        raise UserError(_("The import was stopped. Nothing was imported.")) from None
    assert result is not None
    return result


def _recognise(workspace: Workspace) -> Callable[[str], str | None]:
    if isinstance(workspace.knowledge, BadKnowledge):
        return lambda _text: None
    return workspace.knowledge.recognise


def _in_todays_list(reading: Reading, knowledge: Knowledge | BadKnowledge, own: Mapping[str, str]) -> Reading:
    """The reading with substances that the list does not hold looked up by name again: none goes unchecked.

    `own` are the file's own substances that have another id here.
    """
    if isinstance(knowledge, BadKnowledge):
        return reading
    known, recognise = knowledge.substances, knowledge.recognise
    entries = tuple(
        msgspec.structs.replace(entry, substance=own.get(entry.substance) or recognise(entry.name))
        if isinstance(entry, Dose | Skipped | Urge) and entry.substance is not None and entry.substance not in known
        else entry
        for entry in reading.entries
    )
    return msgspec.structs.replace(reading, entries=entries, not_recognised=names_not_recognised(entries))


def _context(workspace: Workspace, start_date: date | None, participant: int | str | None) -> ReadingContext:
    return ReadingContext(
        journal_id=workspace.journal.id,
        zone=workspace.zone(),
        now=workspace.clock(),
        start_date=start_date,
        participant=participant,
        standard_drink_g=workspace.drink_grams,
    )


def _once_each(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries without repeated ones; two that differ under one id are a damaged file."""
    by_id: dict[UUID, Entry] = {}
    for entry in entries:
        if by_id.setdefault(entry.id, entry) != entry:
            raise BadInput(_("Two different lines of the file have the same id. Nothing was imported."))
    return tuple(by_id.values())


def _values_of(document: JournalDocument) -> dict[str, bytes]:
    return {name: value_of_json(value) for name, value in document.values.items()}


def _put_document(
    changes: Changes, journal_id: UUID, document: JournalDocument, values: dict[str, bytes], new: set[UUID]
) -> None:
    """What a journal carries beside its entries; what stands in this journal already is left as it is."""
    from journal_app.storage.facts import DeletedEntry, Everything, ReplacedVersion

    deleted = {gone.entry.id for gone in document.deleted}
    changes.take_in(
        Everything(
            journal=document.journal_id,
            made_at=document.made_at,
            entries=(),
            deleted=tuple(DeletedEntry(entry=gone.entry, deleted_at=gone.deleted_at) for gone in document.deleted),
            versions=tuple(
                ReplacedVersion(entry_id=version.entry_id, replaced_at=version.replaced_at, entry=version.entry)
                for version in document.history
                if version.entry_id in new or version.entry_id in deleted
            ),
            # An alert's id is made from the journal's, so it is made anew here.
            alerts=tuple(
                msgspec.structs.replace(alert, id=_alert_id(journal_id, document.journal_id, alert))
                for alert in document.alerts
            ),
            values=values,
        )
    )


def _alert_id(journal_id: UUID, written_by: UUID, alert: Alert) -> UUID:
    """The id in this journal of an alert that another journal wrote."""
    from journal_app.domain.safety.evaluate import safety_alert_id

    if not alert.rule:
        return alert_id(journal_id, alert.intake.entry_id)
    # An alert about one step of a plan is told apart by the day of the step.
    part = alert.intake.moment.local_date.isoformat()
    of_a_part = alert.id == safety_alert_id(written_by, alert.rule, alert.intake.entry_id, part)
    return safety_alert_id(journal_id, alert.rule, alert.intake.entry_id, part if of_a_part else "")


def _differ(here: Entry, read: Entry) -> bool:
    """Whether a row says something else of an entry than the journal: not who wrote it down when, not its line ends."""
    plain = [
        msgspec.structs.replace(entry, entered_at=here.entered_at, entered_by="", note=" ".join(entry.note.split()))
        for entry in (here, read)
    ]
    return plain[0] != plain[1]


def _edited(here: Entry, read: Entry) -> Entry:
    """The entry as the row says, first written down when and by whom it was here."""
    return msgspec.structs.replace(read, entered_at=here.entered_at, entered_by=here.entered_by)


def _result(
    workspace: Workspace,
    reading: Reading,
    new: list[Entry],
    evaluated: Evaluated,
    dry_run: bool,
    different: int,
    changed: int,
) -> ImportResult:
    days = sorted(entry.moment.local_date for entry in reading.entries)
    return ImportResult(
        format=reading.format,
        dry_run=dry_run,
        rows=reading.rows,
        added=dict(Counter(kind_of(entry) for entry in new)),
        duplicates=len(reading.entries) - len(new) - different,
        different=different - changed,
        changed=changed,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        not_recognised=reading.not_recognised,
        alerts={level.word: evaluated.levels.get(level, 0) for level in sorted(Level, reverse=True)},
        still_active=evaluated.still_active,
        repeated_headers=reading.repeated_headers,
        blank_rows=reading.blank_rows,
        ignored_columns=reading.ignored_columns,
        warnings_off=isinstance(workspace.knowledge, BadKnowledge),
    )
