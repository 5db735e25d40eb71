"""What a start meets at the journal's place: different sentences, and no file that comes, goes or changes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.open_journal import create, unlock
from journal_app.preferences import Preferences
from journal_app.storage.journal import open_journal_file
from journal_app.ui import application as application_module
from journal_app.ui.application import Application
from journal_app.ui.pages.recovery_page import RecoveryPage
from journal_app.ui.pages.unlock_page import UnlockPage
from tests.qt.gates import bytes_beside, press, type_into
from tests.qt.walks import faults

PASSPHRASE = "seven quiet herons"
Ready = Callable[[Path, ExitStack], None]
Start = Callable[[Path], Application]


def missing(path: Path, _later: ExitStack) -> None:
    path.unlink()


def empty(path: Path, _later: ExitStack) -> None:
    path.write_bytes(b"")


def damaged(path: Path, _later: ExitStack) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:512] + bytes(byte ^ 0x5A for byte in data[512:]))


def other_file(path: Path, _later: ExitStack) -> None:
    path.write_bytes(b"These are my shopping notes. " * 400)


def newer(path: Path, _later: ExitStack) -> None:
    journal = open_journal_file(path, None)
    journal.database.driver.execute("PRAGMA user_version = 99")
    journal.close()


def already_open(path: Path, later: ExitStack) -> None:
    later.callback(open_journal_file(path, None).close)


STATES: dict[str, Ready] = {
    "missing": missing,
    "empty": empty,
    "damaged": damaged,
    "not a journal": other_file,
    "newer": newer,
    "already open": already_open,
}


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the window on a journal that was opened before; it is closed at the end."""
    monkeypatch.setattr(application_module, "restart", lambda _command, _path, *, hidden=False: None)
    runs: list[Application] = []

    def run(path: Path) -> Application:
        stored = Preferences(country="US", journal=str(path))
        made = Application(qapp, path, stored, tmp_path / "preferences.json", ("program",))
        runs.append(made)
        qtbot.addWidget(made.window)
        made.window.show()
        return made

    yield run
    for each in runs:
        each.window.close()
        each.deleteLater()


def page_of(run: Application, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in run.window.findChildren(kind)), timeout=20_000)
    return next(each for each in run.window.findChildren(kind) if each.isVisible())


def sentence_met(run: Application, qtbot: QtBot) -> str:
    """The sentence of the recovery page, once it has looked for backups."""
    page = page_of(run, RecoveryPage, qtbot)
    assert isinstance(page, RecoveryPage)
    qtbot.waitUntil(lambda: not page.working, timeout=20_000)
    assert faults(run.window) == []
    assert run.window.windowTitle() == "Journal"
    assert run.window.client is None
    return page.sentence.text


@pytest.fixture
def sentences(start: Start, qtbot: QtBot, tmp_path: Path) -> dict[str, str]:
    """What is said for each state; each time on a journal of its own, of which no byte changes."""
    said = {}
    for name, ready in STATES.items():
        path = tmp_path / name / "journal.db"
        create(path, None, "US").workspace.journal.close()
        with ExitStack() as later:
            ready(path, later)
            before = bytes_beside(path)
            said[name] = sentence_met(start(path), qtbot)
            assert bytes_beside(path) == before, name
    return said


def test_every_state_has_its_own_sentence_and_changes_nothing(sentences: dict[str, str]) -> None:
    assert len(set(sentences.values())) == len(STATES), sentences
    for name, word in (
        ("missing", "not where it was"), ("empty", "empty"), ("damaged", "damaged"), ("newer", "newer version"),
        ("already open", "already open"), ("not a journal", "not this journal"),
    ):  # fmt: skip
        assert word in sentences[name]
    for sentence in sentences.values():
        assert "hanged" in sentence or "already open" in sentence or "made in its place" in sentence


def test_a_wrong_passphrase_is_a_sentence_of_its_own_and_changes_nothing(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "kept" / "journal.db"
    create(path, PASSPHRASE, "US").workspace.journal.close()
    before = bytes_beside(path)
    run = start(path)
    page = page_of(run, UnlockPage, qtbot)
    assert isinstance(page, UnlockPage)
    assert faults(run.window) == []
    type_into(page.field, "some other words")
    press(page.unlock)
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert "passphrase" in page.message.text
    assert bytes_beside(path) == before
    type_into(page.field, PASSPHRASE)
    press(page.unlock)
    qtbot.waitUntil(lambda: run.window.client is not None, timeout=20_000)


@pytest.mark.parametrize("name", ["missing", "empty", "damaged", "not a journal"])
def test_with_a_passphrase_the_file_is_never_mistaken_for_a_wrong_passphrase(
    start: Start, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "kept" / "journal.db"
    create(path, PASSPHRASE, "US").workspace.journal.close()
    with ExitStack() as later:
        STATES[name](path, later)
    before = bytes_beside(path)
    run = start(path)
    if name != "missing":
        page = page_of(run, UnlockPage, qtbot)
        assert isinstance(page, UnlockPage)
        type_into(page.field, PASSPHRASE)
        press(page.unlock)
    sentence = sentence_met(run, qtbot)
    assert "passphrase is not" not in sentence
    assert bytes_beside(path) == before


def test_trying_again_opens_what_is_free_by_now(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "kept" / "journal.db"
    create(path, None, "US").workspace.journal.close()
    held = unlock(path, None, "US").workspace.journal
    run = start(path)
    page = page_of(run, RecoveryPage, qtbot)
    assert isinstance(page, RecoveryPage)
    held.close()
    qtbot.waitUntil(lambda: not page.working, timeout=20_000)
    press(page.again)
    qtbot.waitUntil(lambda: run.window.client is not None, timeout=20_000)
    assert not any("already open" in each.text() for each in run.window.findChildren(QLabel) if each.isVisible())
