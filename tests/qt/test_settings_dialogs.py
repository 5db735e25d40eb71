"""Export, import, erase and the recovery words, in their dialogs, on a real journal and real files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.units import Amount
from journal_app.operations.export_records import export_records
from journal_app.operations.import_records import ImportResult
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import create
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.settings import export_dialog
from journal_app.ui.settings.dialog import CalmDialog
from journal_app.ui.settings.erase_dialog import EraseDialog
from journal_app.ui.settings.export_dialog import ExportDialog
from journal_app.ui.settings.import_dialog import ImportDialog, imported_words
from journal_app.ui.settings.words_dialog import WordsDialog
from journal_app.ui.theme import Theme
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import new_workspace

InBackground = Callable[[Callable[[], object]], object]
PASSPHRASE = "seven quiet herons"


def shown(qtbot: QtBot, dialog: CalmDialog) -> None:
    """Show a dialog as `open` does; it must be named, plain and whole."""
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert faults(dialog) == []
    assert dialog.windowTitle() in ("Export", "Import", "Erase everything", "Recovery words")


def at_rest(qtbot: QtBot, dialog: CalmDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)


@pytest.fixture
def logged(workspace: Workspace, in_background: InBackground) -> Workspace:
    """A journal with three entries."""
    in_background(lambda: log_entries(workspace, [dose("kratom_leaf", 3, grams=3), rating("aches", 4)], "Logged"))
    return workspace


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """An export of another journal: kratom and wine."""
    with new_workspace(tmp_path / "other" / "journal.db") as other:
        log_entries(other, [dose("kratom_leaf", 2, grams=5), wine(1)], "Logged")
        out = tmp_path / "other.csv"
        out.write_bytes(export_records(other, "csv"))
    yield out


@pytest.mark.usefixtures("logged")
def test_an_export_warns_that_it_is_not_encrypted_and_writes_the_file(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ExportDialog(client, theme)
    shown(qtbot, dialog)
    assert any("will not be encrypted" in each.text() for each in dialog.findChildren(QLabel))
    out = tmp_path / "out.csv"
    asked: list[tuple[str, str]] = []

    def place(_parent: object, _title: str, name: str, _kind: str, suffix: str) -> Path:
        asked.append((name, suffix))
        return out

    monkeypatch.setattr(export_dialog, "ask_save_place", place)
    assert dialog.primary is not None
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.primary.click()
    assert asked == [("journal-export.csv", "csv")]
    assert "kratom" in out.read_text()
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("logged")
def test_everything_comes_as_json(qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path) -> None:
    dialog = ExportDialog(client, theme)
    shown(qtbot, dialog)
    dialog.whole.click()
    assert dialog.format == "json"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.save_to(tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text().startswith("{")


@pytest.mark.usefixtures("logged")
def test_an_export_that_is_stopped_writes_nothing(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    dialog = ExportDialog(client, theme)
    shown(qtbot, dialog)
    # The worker is kept busy meanwhile: an export of two entries can be done before anybody asks it to stop.
    go_on = Event()
    client.background.run(lambda: go_on.wait(20), lambda _value, _error: None)
    dialog.save_to(tmp_path / "out.csv")
    dialog.reject()
    go_on.set()
    at_rest(qtbot, dialog)
    assert not (tmp_path / "out.csv").exists()
    assert "stopped" in dialog.message.text
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.usefixtures("logged")
def test_an_export_of_a_table_says_how_many_entries_are_written(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    dialog = ExportDialog(client, theme)
    shown(qtbot, dialog)
    seen: list[tuple[str, bool]] = []
    dialog.told.connect(lambda _done, _total: seen.append((dialog.count.text(), dialog.count.isVisible())))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.save_to(tmp_path / "out.csv")
    assert seen == [("0 of 2", True)]


@pytest.mark.usefixtures("logged")
def test_a_disk_that_refuses_the_export_is_said(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    dialog = ExportDialog(client, theme)
    shown(qtbot, dialog)
    dialog.save_to(tmp_path / "nowhere" / "out.csv")
    at_rest(qtbot, dialog)
    assert dialog.message.text
    assert dialog.isVisible()
    dialog.reject()


def test_what_would_come_is_shown_before_it_comes_and_one_undo_takes_it_back(
    qtbot: QtBot, client: JournalClient, theme: Theme, logged: Workspace, file: Path, in_background: InBackground
) -> None:
    dialog = ImportDialog(client, theme)
    shown(qtbot, dialog)
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    dialog.read_file(file)
    at_rest(qtbot, dialog)
    assert "Rows in the file: 2" in dialog.preview.text()
    assert "Would be added: 2" in dialog.preview.text()
    assert "dry run" not in dialog.preview.text()
    assert in_background(logged.journal.entry_count) == 2
    assert dialog.primary.isEnabled()
    with qtbot.waitSignal(dialog.imported, timeout=20_000) as signal:
        dialog.primary.click()
    assert signal.args is not None
    result = signal.args[0]
    assert isinstance(result, ImportResult)
    said = imported_words(result)
    assert said.startswith("2 entries were imported. Ctrl+Z takes all of it back.")
    assert "may still be active" in said
    assert in_background(logged.journal.entry_count) == 4
    in_background(lambda: undo(logged))
    assert in_background(logged.journal.entry_count) == 2


def test_a_file_that_is_here_already_brings_nothing(
    qtbot: QtBot, client: JournalClient, theme: Theme, logged: Workspace, tmp_path: Path, in_background: InBackground
) -> None:
    own = tmp_path / "own.csv"
    own.write_bytes(in_background(lambda: export_records(logged, "csv")))  # type: ignore[arg-type]  # bytes
    dialog = ImportDialog(client, theme)
    shown(qtbot, dialog)
    dialog.read_file(own)
    at_rest(qtbot, dialog)
    assert "in your journal already" in dialog.message.text
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    dialog.reject()


def test_a_row_that_was_edited_changes_its_entry_only_where_the_box_is_ticked(
    qtbot: QtBot, client: JournalClient, theme: Theme, logged: Workspace, tmp_path: Path, in_background: InBackground
) -> None:
    own = tmp_path / "own.csv"
    text = in_background(lambda: export_records(logged, "csv"))
    assert isinstance(text, bytes)
    own.write_bytes(text.replace(b",3,g,", b",5,g,"))
    dialog = ImportDialog(client, theme)
    shown(qtbot, dialog)
    dialog.read_file(own)
    at_rest(qtbot, dialog)
    assert dialog.primary is not None
    assert "left as they are here: 1" in dialog.preview.text()
    assert "some of it with other words" in dialog.message.text
    assert not dialog.primary.isEnabled()
    assert dialog.update_these.hasFocus()
    dialog.update_these.click()
    with qtbot.waitSignal(dialog.imported, timeout=20_000) as signal:
        dialog.primary.click()
    assert signal.args is not None
    assert "1 entry was changed." in imported_words(signal.args[0])
    (kratom,) = [entry for entry in logged.journal.entries() if isinstance(entry, Dose)]
    assert kratom.amount == Amount(value=5, unit="g")


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"", None], ids=["noise", "empty", "missing"])
def test_a_file_that_cannot_be_read_is_one_sentence_and_no_change(
    qtbot: QtBot,
    client: JournalClient,
    theme: Theme,
    logged: Workspace,
    tmp_path: Path,
    content: bytes | None,
    in_background: InBackground,
) -> None:
    wrong = tmp_path / "wrong.csv"
    if content is not None:
        wrong.write_bytes(content)
    dialog = ImportDialog(client, theme)
    shown(qtbot, dialog)
    dialog.read_file(wrong)
    at_rest(qtbot, dialog)
    assert dialog.message.text
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    assert in_background(logged.journal.entry_count) == 2
    dialog.reject()


def test_erasing_asks_for_a_word(qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path) -> None:
    dialog = EraseDialog(theme, background, tmp_path / "journal.db")
    shown(qtbot, dialog)
    confirmed: list[bool] = []
    dialog.confirmed.connect(lambda: confirmed.append(True))
    QTest.keyClicks(dialog.word, "erasee")
    assert not dialog.erase.isEnabled()
    QTest.keyClick(dialog.word, Qt.Key.Key_Return)
    assert confirmed == []
    dialog.word.clear()
    QTest.keyClicks(dialog.word, "Erase")
    assert dialog.erase.isEnabled()
    QTest.keyClick(dialog.word, Qt.Key.Key_Return)
    assert confirmed == [True]


@pytest.fixture
def locked(tmp_path: Path, in_background: InBackground) -> tuple[Path, tuple[str, ...]]:
    """A journal with a passphrase, closed, and its words."""
    path = tmp_path / "kept" / "journal.db"

    def make() -> tuple[str, ...]:
        opened = create(path, PASSPHRASE, None)
        opened.workspace.journal.close()
        return opened.recovery_words

    return path, in_background(make)  # type: ignore[return-value]  # the words


def test_the_words_are_shown_to_whoever_knows_the_passphrase(
    qtbot: QtBot, theme: Theme, background: Background, locked: tuple[Path, tuple[str, ...]]
) -> None:
    path, words = locked
    dialog = WordsDialog(theme, background, path, True)
    shown(qtbot, dialog)
    assert dialog.primary is not None
    dialog.primary.click()
    assert dialog.message.text == "Please type your passphrase."
    QTest.keyClicks(dialog.passphrase, "wrong")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    at_rest(qtbot, dialog)
    assert dialog.grid.isHidden()
    assert dialog.message.text
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    at_rest(qtbot, dialog)
    assert dialog.grid.isVisible()
    assert dialog.grid.accessibleDescription() == ", ".join(f"{at + 1} {word}" for at, word in enumerate(words))
    assert dialog.passphrase.text() == ""
    dialog.reject()
    assert dialog.grid.accessibleDescription() == ""


def test_without_a_passphrase_nothing_is_asked(qtbot: QtBot, theme: Theme, client: JournalClient) -> None:
    dialog = WordsDialog(theme, client.background, client.workspace.journal.path, False)
    shown(qtbot, dialog)
    assert not dialog.passphrase.isVisible()
    assert dialog.primary is not None
    dialog.primary.click()
    at_rest(qtbot, dialog)
    assert dialog.grid.isVisible()
    dialog.reject()
