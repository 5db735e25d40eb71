"""A journal is made by one act only, opened, backed up, given another passphrase, and restored."""

from pathlib import Path

import pytest

from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.errors import MissingJournal, UserError, WrongPassphrase
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.change_passphrase import change_passphrase
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import create, is_first_run, journal_state, recover, unlock
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.read_undo import undo_labels
from journal_app.operations.restore_backup import list_backups, restore_backup
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.undo_change import undo
from journal_app.preferences import Preferences
from tests.unit.operations.made_entries import dose, wine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


def test_only_a_place_without_any_trace_is_a_first_run(path: Path) -> None:
    assert is_first_run(Preferences(), path)
    assert not is_first_run(Preferences(journal=str(path)), path)
    path.parent.mkdir()
    path.with_name(path.name + ".key").touch()
    assert not is_first_run(Preferences(), path)


def test_a_missing_journal_is_said_and_nothing_is_made(path: Path) -> None:
    with pytest.raises(MissingJournal, match="Nothing was made in its place"):
        journal_state(path)
    assert not path.parent.exists()


def test_passphrase_recovery_and_change(path: Path) -> None:
    made = create(path, "correct horse", "DE")
    log_entries(made.workspace, [dose("kratom_leaf", 1), wine(0)], "Logged both")
    made.workspace.journal.close()
    assert journal_state(path) == "needs_passphrase"
    with pytest.raises(WrongPassphrase):
        unlock(path, "wrong horse", "DE")
    change_passphrase(path, "correct horse", "another horse")
    opened = unlock(path, "another horse", "DE").workspace
    assert opened.journal.entry_count() == 2
    assert opened.drink_grams == opened.usable_knowledge.countries["DE"].standard_drink_g
    opened.journal.close()
    recovered = recover(path, " ".join(made.recovery_words), None, "DE").workspace
    assert len(recovered.journal.alerts()) == 1
    recovered.journal.close()
    assert journal_state(path) == "open_without_passphrase"


def test_a_new_journal_has_nothing_to_undo_whatever_was_said_on_the_way_in(path: Path) -> None:
    tracking = Tracking(substances=(TrackedSubstance(name="Kratom", substance="kratom_leaf"),))
    workspace = create(path, None, "DE", tracking=tracking).workspace
    assert undo_labels(workspace) == (None, None)
    assert read_tracking(workspace) == tracking
    save_tracking(workspace, Tracking())
    assert undo_labels(workspace) == ("What you keep track of", None), "what is changed later can be taken back"
    undo(workspace)
    assert read_tracking(workspace) == tracking
    workspace.journal.close()


def test_a_draft_survives_closing(path: Path) -> None:
    workspace = create(path, None, None).workspace
    assert read_draft(workspace, "check-in") is None
    save_draft(workspace, "check-in", '{"anxiety": 7, "note": "schlaflos \N{WAXING CRESCENT MOON SYMBOL}"}')
    workspace.journal.close()
    again = unlock(path, None, None).workspace
    draft = read_draft(again, "check-in")
    assert draft is not None
    assert "schlaflos" in draft
    save_draft(again, "check-in", None)
    assert read_draft(again, "check-in") is None
    again.journal.close()


def test_a_backup_holds_what_was_there_and_comes_back(path: Path) -> None:
    workspace = create(path, None, "US").workspace
    log_entries(workspace, [wine(0)], "Logged wine")
    made = back_up(workspace, "asked")
    assert made is not None
    assert made.entries == 1
    assert back_up(workspace, "hourly") is None
    log_entries(workspace, [wine(0)], "Logged wine")
    workspace.journal.close()
    restore_backup(path, list_backups(path)[0].key)
    again = unlock(path, None, "US").workspace
    assert again.journal.entry_count() == 1
    again.journal.close()
    assert any("moved aside" in each.name for each in path.parent.iterdir())


def test_a_backup_that_is_gone_is_one_sentence(path: Path) -> None:
    create(path, None, "US").workspace.journal.close()
    with pytest.raises(UserError, match="no longer there"):
        restore_backup(path, "nonsense")
