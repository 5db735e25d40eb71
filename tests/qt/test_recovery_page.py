"""The recovery page over real journals, backups and damage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.operations.back_up_journal import back_up
from journal_app.operations.log_entry import log_entries
from journal_app.operations.open_journal import Opened, create, unlock
from journal_app.ui.background import Background
from journal_app.ui.pages.recovery_page import RecoveryPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import open_place
from tests.qt.gates import (
    assert_keyboard_complete,
    assert_well_made,
    bytes_beside,
    enter,
    let_go,
    press,
    settle,
    show,
    words_on,
)
from tests.unit.operations.made_entries import rating

InBackground = Callable[[Callable[[], object]], object]
SENTENCE = "The journal file is damaged and cannot be read. Nothing was changed. Restore a backup."


@pytest.fixture
def path(tmp_path: Path, in_background: InBackground) -> Path:
    """A damaged journal without a passphrase, with a backup of no entry and one of one entry."""
    place = tmp_path / "diary.journal"

    def make() -> None:
        opened = create(place, None, None)
        back_up(opened.workspace, "opened")
        log_entries(opened.workspace, (rating("anxiety", 5),), "Note")
        back_up(opened.workspace, "asked")
        opened.workspace.journal.close()

    in_background(make)
    content = bytearray(place.read_bytes())
    content[600:4000] = bytes(3400)
    place.write_bytes(content)
    return place


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, path: Path) -> RecoveryPage:
    """The page with its backups listed."""
    made = RecoveryPage(theme, background, path, SENTENCE)
    show(qtbot, made)
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)
    settle()
    return made


def rows(page: RecoveryPage) -> list[str]:
    """The backups as they are listed."""
    return [page.backups.item(row).text() for row in range(page.backups.count())]


def test_it_says_what_happened_and_lists_the_backups(page: RecoveryPage, path: Path) -> None:
    before = bytes_beside(path)
    words = words_on(page)
    assert SENTENCE in words
    assert "moved aside and kept. Nothing is deleted." in words
    newest, oldest = rows(page)
    assert newest.endswith("1 entry, made when you asked for it")
    assert oldest.endswith("0 entries, made when the journal was opened")
    assert "2026" in newest or "20" in newest.splitlines()[0]
    assert page.again.hasFocus()
    assert bytes_beside(path) == before


def test_restoring_by_keyboard_brings_the_entry_back_and_keeps_the_damaged_file(
    qtbot: QtBot, page: RecoveryPage, path: Path, in_background: InBackground
) -> None:
    damaged = path.read_bytes()
    page.backups.setFocus()
    QTest.keyClick(page.backups, Qt.Key.Key_Down)
    QTest.keyClick(page.backups, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.restored, timeout=20_000):
        enter()
        assert "Restoring the backup" in words_on(page)
    assert damaged in bytes_beside(path).values()
    opened = in_background(lambda: unlock(path, None, None))
    assert isinstance(opened, Opened)
    assert in_background(opened.workspace.journal.entry_count) == 1
    in_background(opened.workspace.journal.close)


def test_a_backup_that_is_gone_by_now_is_said(qtbot: QtBot, page: RecoveryPage, path: Path) -> None:
    before = path.read_bytes()
    page.backups.currentItem().setData(Qt.ItemDataRole.UserRole, "not there")
    press(page.restore)
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=10_000)
    assert page.message.text == "That backup is no longer there. Nothing was changed. Choose another one."
    assert page.restore.isEnabled()
    assert path.read_bytes() == before


def test_enter_tries_again_first(qtbot: QtBot, page: RecoveryPage) -> None:
    with qtbot.waitSignal(page.retry):
        enter()


def test_another_file_can_be_chosen(
    qtbot: QtBot, page: RecoveryPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.journal"
    asked: list[Path] = []

    def ask(_parent: object, folder: Path) -> Path | None:
        asked.append(folder)
        return other if len(asked) == 2 else None

    monkeypatch.setattr(open_place, "ask_journal_file", ask)
    with qtbot.assertNotEmitted(page.chosen):
        press(page.look)
    with qtbot.waitSignal(page.chosen) as signal:
        press(page.look)
    assert signal.args == [other]
    assert asked == [tmp_path, tmp_path]


def test_the_words_are_one_key_away(qtbot: QtBot, page: RecoveryPage) -> None:
    with qtbot.waitSignal(page.words_wanted):
        press(page.words)


def test_without_backups_nothing_can_be_restored_and_nothing_is_made(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    page = RecoveryPage(theme, background, tmp_path / "gone" / "diary.journal", "The journal is not where it was.")
    show(qtbot, page)
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)
    assert "There is no backup of a journal at this place." in words_on(page)
    assert "Restore this backup" not in words_on(page)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark")])
def test_it_is_whole_named_and_reached_by_tab(theme: Theme, page: RecoveryPage, percent: int, look: str) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page.resize(786, 610)
    settle()
    assert_well_made(page)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.backups.accessibleName() == "Backups, newest first"
    page.setFocus()
    assert_keyboard_complete(page)


def test_leaving_while_it_looks_for_backups_hurts_nobody(
    qtbot: QtBot, theme: Theme, background: Background, path: Path
) -> None:
    page = RecoveryPage(theme, background, path, SENTENCE)
    let_go(page)
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)
