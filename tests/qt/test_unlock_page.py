"""The unlock screen over real encrypted journals."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.errors import DamagedJournal, JournalAlreadyOpen, MissingJournal, UserError, WrongPassphrase
from journal_app.operations.open_journal import Opened, create, journal_state, unlock
from journal_app.ui.background import Background
from journal_app.ui.pages.unlock_page import UnlockPage, seconds_to_wait
from journal_app.ui.theme import Theme
from tests.qt.gates import (
    PASSPHRASE,
    assert_keyboard_complete,
    assert_well_made,
    bytes_beside,
    enter,
    escape,
    let_go,
    press,
    settle,
    show,
    type_into,
    words_on,
)

InBackground = Callable[[Callable[[], object]], object]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A closed journal with a passphrase, and its recovery words; the tests copy it."""
    path = tmp_path_factory.mktemp("locked") / "diary.journal"
    made = create(path, PASSPHRASE, "GB")
    made.workspace.journal.close()
    return path, made.recovery_words


@pytest.fixture
def path(locked: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Path:
    """A copy of the locked journal."""
    for file in locked[0].parent.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / locked[0].name


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, path: Path) -> UnlockPage:
    """The page of the locked journal, active."""
    made = UnlockPage(theme, background, path, "GB", 8.0)
    show(qtbot, made)
    return made


def opened_by(qtbot: QtBot, page: UnlockPage) -> Opened:
    """Press Enter and wait for the open journal."""
    with qtbot.waitSignal(page.opened, timeout=20_000) as signal:
        enter()
    assert signal.args is not None
    return signal.args[0]  # type: ignore[no-any-return]  # what the page emitted


def recovery_asked_by(qtbot: QtBot, page: UnlockPage) -> UserError:
    """Press Enter and wait for the error that needs the recovery page."""
    with qtbot.waitSignal(page.recovery_wanted, timeout=20_000) as signal:
        enter()
    assert signal.args is not None
    return signal.args[0]  # type: ignore[no-any-return]  # what the page emitted


def test_typing_and_enter_open_the_journal(qtbot: QtBot, page: UnlockPage, in_background: InBackground) -> None:
    assert page.field.hasFocus()
    assert page.field.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(page.field, PASSPHRASE)
    opened = opened_by(qtbot, page)
    assert page.field.text() == ""
    assert opened.workspace.country == "GB"
    assert opened.workspace.drink_grams == 8.0
    in_background(opened.workspace.journal.close)


def test_a_wrong_passphrase_is_said_and_forgotten(qtbot: QtBot, page: UnlockPage, path: Path) -> None:
    before = bytes_beside(path)
    QTest.keyClicks(page.field, "something else")
    enter()
    assert "This takes a moment" in words_on(page)
    assert page.field.text() == ""
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert page.message.text.startswith("That passphrase does not open this journal.")
    assert "takes a moment" not in words_on(page)
    assert page.unlock.isEnabled()
    assert page.field.hasFocus()
    assert bytes_beside(path) == before


def test_an_empty_field_asks_nobody(page: UnlockPage) -> None:
    enter()
    assert page.message.text == "Please type your passphrase."
    assert not page.working


def test_the_fifth_wrong_passphrase_makes_wait_in_words(qtbot: QtBot, page: UnlockPage) -> None:
    page.failures = 4
    QTest.keyClicks(page.field, "wrong")
    enter()
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert "You can try again in 5 seconds." in page.message.text
    assert page.unlock.text() == "Unlock in 5 seconds"
    assert not page.unlock.isEnabled()
    QTest.keyClicks(page.field, PASSPHRASE)
    enter()
    assert not page.working
    qtbot.waitUntil(lambda: "4 seconds" in page.unlock.text(), timeout=20_000)
    # The way with the words stays open meanwhile.
    press(page.forgot)
    assert page.recover.isEnabled()
    escape()
    assert "You can try again in" in page.message.text
    qtbot.waitUntil(page.unlock.isEnabled, timeout=30_000)
    assert page.unlock.text() == "Unlock"
    assert page.message.text == "You can try again now."


def test_the_wait_grows_and_has_an_end() -> None:
    assert [seconds_to_wait(failures) for failures in range(11)] == [0, 0, 0, 0, 0, 5, 10, 20, 40, 60, 60]


def test_recovery_words_in_lines_give_a_new_passphrase(
    qtbot: QtBot, page: UnlockPage, path: Path, locked: tuple[Path, tuple[str, ...]], in_background: InBackground
) -> None:
    words = locked[1]
    press(page.forgot)
    assert page.words.hasFocus()
    for line in range(0, 24, 6):
        QTest.keyClicks(page.words, "  ".join(words[line : line + 6]))
        QTest.keyClick(page.words, Qt.Key.Key_Return)
    QTest.keyClick(page.words, Qt.Key.Key_Tab)
    assert page.new_passphrase.first.hasFocus()
    type_into(page.new_passphrase.first, "a new one")
    type_into(page.new_passphrase.second, "a new one")
    opened = opened_by(qtbot, page)
    assert page.words.toPlainText() == ""
    assert page.new_passphrase.first.text() == ""
    in_background(opened.workspace.journal.close)
    with pytest.raises(WrongPassphrase):
        in_background(lambda: unlock(path, PASSPHRASE, None))
    again = in_background(lambda: unlock(path, "a new one", None))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


def test_recovery_may_take_the_passphrase_away(
    qtbot: QtBot, page: UnlockPage, path: Path, locked: tuple[Path, tuple[str, ...]], in_background: InBackground
) -> None:
    page.show_words(True)
    type_into(page.words, " ".join(locked[1]))
    press(page.new_passphrase.none)
    opened = opened_by(qtbot, page)
    in_background(opened.workspace.journal.close)
    assert journal_state(path) == "open_without_passphrase"


def test_a_wrong_word_is_named_and_the_others_stay(
    qtbot: QtBot, page: UnlockPage, locked: tuple[Path, tuple[str, ...]]
) -> None:
    page.show_words(True)
    typed = " ".join([*locked[1][:6], "notaword", *locked[1][7:]])
    type_into(page.words, typed)
    press(page.new_passphrase.none)
    enter()
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert page.message.text.startswith("Word 7 is not one of the recovery words.")
    assert page.words.toPlainText() == typed
    escape()
    assert page.words.toPlainText() == ""
    assert page.field.hasFocus()


def test_words_and_passphrase_are_asked_for_before_any_work(page: UnlockPage) -> None:
    page.show_words(True)
    press(page.recover)
    assert page.message.text == "Please type your 24 recovery words."
    type_into(page.words, "abandon")
    QTest.keyClick(page.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.message.text == "Please type a passphrase, or choose to use none."
    assert page.new_passphrase.first.hasFocus()
    assert not page.working


def test_a_missing_file_needs_the_recovery_page(qtbot: QtBot, page: UnlockPage, path: Path) -> None:
    path.unlink()
    QTest.keyClicks(page.field, PASSPHRASE)
    assert isinstance(recovery_asked_by(qtbot, page), MissingJournal)
    assert not path.exists()


def test_a_damaged_file_needs_the_recovery_page(qtbot: QtBot, page: UnlockPage, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[600:4000] = bytes(3400)
    path.write_bytes(content)
    before = bytes_beside(path)
    QTest.keyClicks(page.field, PASSPHRASE)
    assert isinstance(recovery_asked_by(qtbot, page), DamagedJournal)
    assert bytes_beside(path) == before


def test_a_journal_that_is_open_elsewhere_needs_the_recovery_page(
    qtbot: QtBot, page: UnlockPage, path: Path, in_background: InBackground
) -> None:
    first = in_background(lambda: unlock(path, PASSPHRASE, None))
    assert isinstance(first, Opened)
    QTest.keyClicks(page.field, PASSPHRASE)
    assert isinstance(recovery_asked_by(qtbot, page), JournalAlreadyOpen)
    in_background(first.workspace.journal.close)


def test_without_a_passphrase_there_is_one_button(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, in_background: InBackground
) -> None:
    path = tmp_path / "open.journal"
    made = in_background(lambda: create(path, None, None))
    assert isinstance(made, Opened)
    in_background(made.workspace.journal.close)
    page = UnlockPage(theme, background, path, None, None, with_passphrase=False)
    show(qtbot, page)
    assert page.unlock.hasFocus()
    assert page.unlock.text() == "Open"
    assert "This journal has no passphrase." in words_on(page)
    assert "forgot" not in words_on(page)
    opened = opened_by(qtbot, page)
    in_background(opened.workspace.journal.close)


def test_it_tells_nothing_about_the_journal(page: UnlockPage, path: Path) -> None:
    words = words_on(page)
    assert path.name not in words
    assert path.parent.name not in words
    assert not any(sign.isdigit() for sign in words.replace("F1", ""))


@pytest.mark.parametrize(("percent", "look"), [(100, "dark"), (150, "light")])
def test_both_panels_are_whole_named_and_reached_by_tab(
    theme: Theme, page: UnlockPage, percent: int, look: str
) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page.resize(786, 610)
    for shown in (False, True):
        page.show_words(shown)
        settle()
        assert_well_made(page)
        assert page.area.horizontalScrollBar().maximum() == 0
        assert_keyboard_complete(page)


def test_an_answer_after_the_page_is_gone_hurts_nobody(
    qtbot: QtBot, theme: Theme, background: Background, path: Path
) -> None:
    page = UnlockPage(theme, background, path, None, None)
    show(qtbot, page, keep=False)
    QTest.keyClicks(page.field, "wrong")
    enter()
    let_go(page)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
