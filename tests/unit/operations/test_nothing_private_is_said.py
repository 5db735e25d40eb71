"""No log, no traceback, no sentence and no file name holds what a person wrote, whatever goes wrong."""

import io
import logging
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.person import Profile
from journal_app.errors import UserError
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.change_passphrase import change_passphrase
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.drafts import save_draft
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.import_records import import_records
from journal_app.operations.log_entry import log_entries
from journal_app.operations.log_line import log_line
from journal_app.operations.open_journal import create, unlock
from journal_app.operations.recently_deleted import bring_back
from journal_app.operations.save_profile import save_profile
from journal_app.operations.undo_change import redo, undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose

SECRET, PASSPHRASE = "heroncanary", "quiet passcanary"
NOISY = ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.Engine", "sqlalchemy.pool", "alembic", "filelock")
WRITTEN = msgspec.structs.replace(dose("diazepam", 1), name=f"pill {SECRET}", note=f"note {SECRET}")
EDITED = msgspec.structs.replace(WRITTEN, note=f"other {SECRET}")
RECORDS = f"date,what,note\n2026-01-01,{SECRET},{SECRET}\n".encode()

DONE: dict[str, Callable[[Workspace], object]] = {
    "log": lambda workspace: log_entries(workspace, [WRITTEN], f"Logged {SECRET}"),
    "edit": lambda workspace: edit_entry(workspace, EDITED, f"Changed {SECRET}"),
    "line": lambda workspace: log_line(workspace, f"{SECRET} 3g, note: {SECRET}"),
    "draft": lambda workspace: save_draft(workspace, "note", SECRET),
    "profile": lambda workspace: save_profile(workspace, Profile(sex="female")),
    "import": lambda workspace: import_records(workspace, RECORDS),
    "import what is no date": lambda workspace: import_records(workspace, f"date,what\n{SECRET},Kratom\n".encode()),
    "import what is cut off": lambda workspace: import_records(workspace, f'{{"x":"{SECRET}'.encode()),
    "undo": undo,
    "redo": redo,
    "delete": lambda workspace: delete_entries(workspace, [WRITTEN.id], f"Deleted {SECRET}"),
    "bring back": lambda workspace: bring_back(workspace, [WRITTEN.id]),
    "back up": lambda workspace: back_up(workspace, "asked"),
}
AT_THE_GATE: dict[str, Callable[[Workspace], object]] = {
    "unlock": lambda workspace: unlock(workspace.journal.path, f"wrong {SECRET}", "US"),
    "change": lambda workspace: change_passphrase(workspace.journal.path, f"wrong {SECRET}", SECRET),
}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any program part logs, as if somebody looked for a fault."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    loggers = [logging.getLogger(name) for name in NOISY]
    before = [each.level for each in loggers]
    logging.getLogger().addHandler(handler)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield said
    logging.getLogger().removeHandler(handler)
    for each, level in zip(loggers, before, strict=True):
        each.setLevel(level)


def _what_went_wrong(
    workspace: Workspace, operations: dict[str, Callable[[Workspace], object]] = DONE
) -> dict[str, str]:
    """Each operation's full traceback, where it has one, without the lines of code."""
    found = {}
    for name, operation in operations.items():
        try:
            operation(workspace)
        except Exception as error:
            told = traceback.TracebackException.from_exception(error)
            sentence = f"{error.sentence} {error.details}" if isinstance(error, UserError) else ""
            found[name] = "".join((*told.format(), sentence))
    return found


def test_nothing_that_was_written_is_told(tmp_path: Path, log: io.StringIO) -> None:
    workspace = create(tmp_path / "journal.db", PASSPHRASE, "US").workspace
    driver = workspace.journal.database.driver
    told = {"well": _what_went_wrong(workspace), "open elsewhere": _what_went_wrong(workspace, AT_THE_GATE)}
    driver.execute("PRAGMA query_only = ON")
    told["no writing"] = _what_went_wrong(workspace)
    driver.execute("PRAGMA query_only = OFF")
    driver.execute("ALTER TABLE image RENAME TO image_away")
    told["damaged"] = _what_went_wrong(workspace)
    workspace.journal.close()
    told["closed"] = _what_went_wrong(workspace)
    told["wrong passphrase"] = _what_went_wrong(workspace, AT_THE_GATE)
    assert sum(map(len, told.values())) > 20, "too little went wrong to say anything"
    for state, errors in told.items():
        for name, text in errors.items():
            assert SECRET not in text, f"{state}, {name}"
            assert "passcanary" not in text, f"{state}, {name}"
    said = log.getvalue()
    assert SECRET not in said
    assert "passcanary" not in said
    assert not [each for each in tmp_path.rglob("*") if "canary" in each.name]
