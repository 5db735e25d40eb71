"""Changing the passphrase of a real journal."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.open_journal import Opened, create, journal_state, unlock
from journal_app.ui.background import Background
from journal_app.ui.forms.passphrase_dialog import PassphraseDialog
from journal_app.ui.theme import Theme
from tests.qt.gates import (
    PASSPHRASE,
    assert_keyboard_complete,
    assert_well_made,
    bytes_beside,
    enter,
    escape,
    press,
    settle,
    type_into,
    words_on,
)

InBackground = Callable[[Callable[[], object]], object]


def make(in_background: InBackground, path: Path, passphrase: str | None) -> None:
    """A closed journal at a place."""
    made = in_background(lambda: create(path, passphrase, None))
    assert isinstance(made, Opened)
    in_background(made.workspace.journal.close)


@pytest.fixture
def open_dialog(qtbot: QtBot, theme: Theme, background: Background) -> Iterator[Callable[[Path], PassphraseDialog]]:
    """Opens the dialog for a journal over a window, active."""
    window = QWidget()
    window.show()

    def make_dialog(path: Path) -> PassphraseDialog:
        dialog = PassphraseDialog(theme, background, path, journal_state(path) == "needs_passphrase", window)
        with qtbot.waitActive(dialog):
            dialog.open()
        settle()
        return dialog

    yield make_dialog
    window.close()


def test_old_and_new_twice_change_it(
    qtbot: QtBot,
    open_dialog: Callable[[Path], PassphraseDialog],
    background: Background,
    tmp_path: Path,
    in_background: InBackground,
) -> None:
    path = tmp_path / "diary.journal"
    make(in_background, path, PASSPHRASE)
    before = bytes_beside(path)
    dialog = open_dialog(path)
    assert dialog.old.hasFocus()
    assert "Backups made until now still open with the old passphrase." in words_on(dialog)

    type_into(dialog.old, "not the old one")
    type_into(dialog.new_passphrase.first, "new words")
    type_into(dialog.new_passphrase.second, "new words")
    enter()
    assert "This takes a moment" in words_on(dialog)
    escape()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.message.text), timeout=20_000)
    assert dialog.message.text.startswith("That passphrase does not open this journal.")
    assert dialog.old.hasFocus()
    assert dialog.old.text() == ""
    assert dialog.new_passphrase.first.text() == "new words"
    assert bytes_beside(path) == before

    type_into(dialog.old, PASSPHRASE)
    with qtbot.waitSignal(dialog.changed, timeout=20_000):
        enter()
    qtbot.waitUntil(lambda: not background.busy)
    again = in_background(lambda: unlock(path, "new words", None))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


def test_a_journal_without_one_gets_one_and_loses_it_again(
    qtbot: QtBot,
    open_dialog: Callable[[Path], PassphraseDialog],
    background: Background,
    tmp_path: Path,
    in_background: InBackground,
) -> None:
    path = tmp_path / "diary.journal"
    make(in_background, path, None)
    dialog = open_dialog(path)
    assert not dialog.old.isVisible()
    assert "This journal has no passphrase yet." in words_on(dialog)
    assert dialog.new_passphrase.first.hasFocus()
    type_into(dialog.new_passphrase.first, PASSPHRASE)
    type_into(dialog.new_passphrase.second, PASSPHRASE)
    with qtbot.waitSignal(dialog.changed, timeout=20_000):
        enter()
    assert journal_state(path) == "needs_passphrase"

    dialog = open_dialog(path)
    type_into(dialog.old, PASSPHRASE)
    press(dialog.new_passphrase.none)
    with qtbot.waitSignal(dialog.changed, timeout=20_000):
        press(dialog.change)
    assert journal_state(path) == "open_without_passphrase"


def test_what_is_missing_is_said_before_any_work(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    dialog = PassphraseDialog(theme, background, tmp_path / "diary.journal", True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    enter()
    assert dialog.message.text == "Please type the old passphrase."
    type_into(dialog.old, "old")
    type_into(dialog.new_passphrase.first, "one")
    type_into(dialog.new_passphrase.second, "two")
    enter()
    assert dialog.message.text == "The two passphrases are not the same. Please type them again."
    assert not background.busy
    with qtbot.waitSignal(dialog.rejected):
        escape()


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark")])
def test_it_is_whole_named_and_reached_by_tab(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, percent: int, look: str
) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    dialog = PassphraseDialog(theme, background, tmp_path / "diary.journal", True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    settle()
    QTest.keyClick(dialog.old, Qt.Key.Key_Return)
    settle()
    assert_well_made(dialog)
    assert dialog.area.horizontalScrollBar().maximum() == 0
    assert_keyboard_complete(dialog)
    assert dialog.old.accessibleName() == "Old passphrase"
