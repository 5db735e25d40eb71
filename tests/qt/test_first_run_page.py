"""The first start by keyboard, with a real encrypted journal at its end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.operations import open_journal
from journal_app.operations.open_journal import Opened, journal_state, unlock
from journal_app.ui.background import Background
from journal_app.ui.pages.first_run_page import COUNTRY, PASSPHRASE, WELCOME, WORDS, WORDS_BACK, FirstRunPage
from journal_app.ui.theme import Theme
from tests.qt.gates import (
    PASSPHRASE as SECRET,
)
from tests.qt.gates import (
    assert_keyboard_complete,
    assert_well_made,
    enter,
    escape,
    focused,
    let_go,
    press,
    settle,
    show,
    type_into,
    words_on,
)

InBackground = Callable[[Callable[[], object]], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal will be."""
    return tmp_path / "diary" / "journal.journal"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, path: Path) -> FirstRunPage:
    """The page, active, at its first step."""
    made = FirstRunPage(theme, background, path)
    show(qtbot, made)
    return made


def shown_words(page: FirstRunPage) -> tuple[str, ...]:
    """The recovery words as they stand on the screen, by their numbers."""
    texts = [each.text() for each in page.grid.findChildren(QLabel) if each.isVisibleTo(page)]
    numbers, words = texts[::2], texts[1::2]
    assert [int(number) for number in numbers] == list(range(1, len(words) + 1))
    return tuple(words)


def to_passphrase(page: FirstRunPage) -> None:
    enter()
    enter()
    assert page.step == PASSPHRASE


def make_without(qtbot: QtBot, page: FirstRunPage) -> tuple[str, ...]:
    """Walk to the words of a journal without a passphrase."""
    to_passphrase(page)
    press(page.new_passphrase.none)
    enter()
    qtbot.waitUntil(lambda: page.step == WORDS, timeout=20_000)
    return shown_words(page)


def finish(qtbot: QtBot, page: FirstRunPage) -> Opened:
    """Type the three words that are asked, and press Enter."""
    with qtbot.waitSignal(page.opened) as signal:
        enter()
    assert signal.args is not None
    return signal.args[0]  # type: ignore[no-any-return]  # what the page emitted


def test_the_whole_walk_by_keyboard_makes_an_encrypted_journal(
    qtbot: QtBot, page: FirstRunPage, path: Path, in_background: InBackground
) -> None:
    assert "No account, no internet" in words_on(page)
    assert "No warning does not mean it is safe" in words_on(page)
    enter()
    assert page.step == COUNTRY
    QTest.keyClicks(page.country_form.combo, "New")
    assert page.country_form.number.text() == "111"
    type_into(page.country_form.grams, "")
    page.country_form.grams.selectAll()
    type_into(page.country_form.grams, "12,5")
    enter()
    assert page.step == PASSPHRASE
    assert "nobody can read the journal again" in words_on(page)
    QTest.keyClicks(focused(), SECRET)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), SECRET)
    with qtbot.waitSignal(page.made, timeout=20_000):
        enter()
        assert "This takes a moment" in words_on(page)
        assert not page.next.isEnabled()
    assert page.country == "NZ"
    assert page.drink_grams == 12.5
    assert page.new_passphrase.first.text() == page.new_passphrase.second.text() == ""

    words = shown_words(page)
    assert len(words) == 24
    assert f"4 {words[3]}" in page.grid.accessibleDescription()
    enter()
    assert page.step == WORDS_BACK
    assert not any(each.isVisibleTo(page) for each in page.grid.findChildren(QLabel))
    assert page.grid.accessibleDescription() == ""
    assert not page.skip.isVisibleTo(page)
    assert len(page.asked) == 3
    for place, field in zip(page.asked, page.words_back.fields, strict=True):
        assert field.accessibleName() == f"Word {place + 1}"
        type_into(field, words[place])
    opened = finish(qtbot, page)
    assert opened.recovery_words == ()
    assert opened.workspace.country == "NZ"
    assert opened.workspace.drink_grams == 12.5
    in_background(opened.workspace.journal.close)
    assert journal_state(path) == "needs_passphrase"
    assert b"SQLite format 3" not in path.read_bytes()

    again = in_background(lambda: unlock(path, SECRET, "NZ"))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


def test_wrong_words_are_named_and_can_be_shown_again(
    qtbot: QtBot, page: FirstRunPage, in_background: InBackground
) -> None:
    words = make_without(qtbot, page)
    enter()
    first, second, third = page.words_back.fields
    type_into(first, words[page.asked[0]][:4].upper())
    type_into(second, "zzzz")
    type_into(third, words[page.asked[2]])
    enter()
    assert page.step == WORDS_BACK
    assert page.message.text.startswith(f"Word {page.asked[1] + 1} is not what was shown.")
    assert QApplication.focusWidget() is second
    press(page.again)
    assert page.step == WORDS
    assert shown_words(page) == words
    enter()
    for place, field in zip(page.asked, page.words_back.fields, strict=True):
        assert field.text() == ""
        type_into(field, words[place])
    opened = finish(qtbot, page)
    in_background(opened.workspace.journal.close)


def test_without_a_passphrase_the_words_are_shown_and_typing_them_may_be_skipped(
    qtbot: QtBot, page: FirstRunPage, path: Path, in_background: InBackground
) -> None:
    to_passphrase(page)
    assert "anybody who can use this computer account can read everything. It hides nothing." in words_on(page)
    press(page.new_passphrase.none)
    assert not page.new_passphrase.first.isEnabled()
    enter()
    qtbot.waitUntil(lambda: page.step == WORDS, timeout=20_000)
    assert len(shown_words(page)) == 24
    enter()
    with qtbot.waitSignal(page.opened) as signal:
        press(page.skip)
    assert signal.args is not None
    in_background(signal.args[0].workspace.journal.close)
    assert journal_state(path) == "open_without_passphrase"


def test_two_different_passphrases_make_no_journal(page: FirstRunPage, path: Path) -> None:
    to_passphrase(page)
    enter()
    assert page.message.text == "Please type a passphrase, or choose to use none."
    type_into(page.new_passphrase.first, "one thing")
    enter()
    assert page.message.text == "Please type the same passphrase once more."
    type_into(page.new_passphrase.second, "another thing")
    enter()
    assert page.message.text == "The two passphrases are not the same. Please type them again."
    assert page.step == PASSPHRASE
    assert not path.exists()


def test_a_place_that_is_taken_is_said_and_left_alone(qtbot: QtBot, page: FirstRunPage, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something of theirs")
    to_passphrase(page)
    press(page.new_passphrase.none)
    enter()
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert "no new one was made and nothing was changed" in page.message.text
    assert page.step == PASSPHRASE
    assert page.next.isEnabled()
    assert path.read_bytes() == b"something of theirs"


def test_a_country_is_only_suggested_by_the_computer(page: FirstRunPage) -> None:
    form = page.country_form
    enter()
    assert form.country is None
    assert "112 works on most mobile phones" in words_on(page)
    form.combo.setCurrentIndex(form.combo.findData("US"))
    assert form.number.text() == "911"
    assert form.grams.text() == "14"
    enter()
    assert page.country == "US"
    assert page.drink_grams is None


def test_the_suggestion_says_that_it_is_one(qtbot: QtBot, page: FirstRunPage) -> None:
    page.country_form.load("GB")
    enter()
    assert page.country_form.country == "GB"
    assert "Suggested by the settings of this computer" in words_on(page)
    QTest.keyClicks(page.country_form.combo, "Germ")
    assert "Suggested" not in words_on(page)


@pytest.mark.parametrize(
    ("typed", "said"), [("1.000", "plain number"), ("many", "plain number"), ("900", "from 4 to 30 g")]
)
def test_a_drink_that_cannot_be_is_asked_again(page: FirstRunPage, typed: str, said: str) -> None:
    enter()
    type_into(page.country_form.grams, typed)
    enter()
    assert said in page.message.text
    assert page.step == COUNTRY


def test_escape_goes_back_but_never_before_the_words(
    qtbot: QtBot, page: FirstRunPage, in_background: InBackground
) -> None:
    enter()
    escape()
    assert page.step == WELCOME
    make_without(qtbot, page)
    escape()
    assert page.step == WORDS
    enter()
    escape()
    assert page.step == WORDS
    enter()
    with qtbot.waitSignal(page.opened) as signal:
        press(page.skip)
    assert signal.args is not None
    in_background(signal.args[0].workspace.journal.close)


def test_leaving_while_the_journal_is_made_lets_go_of_the_file(
    qtbot: QtBot, theme: Theme, path: Path, background: Background, in_background: InBackground
) -> None:
    page = FirstRunPage(theme, background, path)
    show(qtbot, page, keep=False)
    to_passphrase(page)
    press(page.new_passphrase.none)
    enter()
    let_go(page)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    again = in_background(lambda: open_journal.unlock(path, None, None))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark")])
def test_every_step_is_whole_named_and_reached_by_tab(
    qtbot: QtBot, theme: Theme, page: FirstRunPage, percent: int, look: str, in_background: InBackground
) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page.resize(824 if percent == 100 else 786, 610)

    def check(step: int) -> None:
        settle()
        assert page.step == step
        assert page.emergency.isVisibleTo(page)
        assert_well_made(page)
        assert page.area.horizontalScrollBar().maximum() == 0
        assert_keyboard_complete(page)

    check(WELCOME)
    press(page.next)
    check(COUNTRY)
    press(page.next)
    check(PASSPHRASE)
    press(page.new_passphrase.none)
    press(page.next)
    qtbot.waitUntil(lambda: page.step == WORDS, timeout=20_000)
    check(WORDS)
    press(page.next)
    check(WORDS_BACK)
    with qtbot.waitSignal(page.opened) as signal:
        press(page.skip)
    assert signal.args is not None
    in_background(signal.args[0].workspace.journal.close)


def test_the_passphrase_is_hidden_until_asked_and_help_is_in_sight(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(page)
    field = page.new_passphrase.first
    assert field.echoMode() == QLineEdit.EchoMode.Password
    press(page.new_passphrase.show_typed)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert "F1" in page.emergency.text()
    with qtbot.waitSignal(page.emergency_wanted):
        press(page.emergency)
