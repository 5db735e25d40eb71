"""The recovery words of a new journal: on paper first, then typed back, and shown again where that was cut short."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.operations.open_journal import Opened, create, unlock
from journal_app.operations.recovery_words import recovery_words
from journal_app.ui.background import Background
from journal_app.ui.pages.words_page import WORDS, WORDS_BACK, WordsPage
from journal_app.ui.theme import Theme
from tests.qt.gates import (
    PASSPHRASE,
    assert_keyboard_complete,
    assert_well_made,
    enter,
    escape,
    press,
    settle,
    show,
    type_into,
    words_on,
)

InBackground = Callable[[Callable[[], object]], object]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, in_background: InBackground) -> WordsPage:
    """The page of a journal that was just made."""
    opened = in_background(lambda: create(tmp_path / "journal.db", PASSPHRASE, None))
    assert isinstance(opened, Opened)
    made = WordsPage(theme, background, opened)
    show(qtbot, made)
    background.run(opened.workspace.journal.close, lambda _value, _error: None)
    return made


def shown_words(page: WordsPage) -> tuple[str, ...]:
    """The recovery words as they stand on the screen, by their numbers."""
    texts = [each.text() for each in page.grid.findChildren(QLabel) if each.isVisibleTo(page)]
    numbers, words = texts[::2], texts[1::2]
    assert [int(number) for number in numbers] == list(range(1, len(words) + 1))
    return tuple(words)


def test_the_words_are_typed_back_and_go_no_further(qtbot: QtBot, page: WordsPage, tmp_path: Path) -> None:
    words = shown_words(page)
    assert len(words) == 24
    assert words == recovery_words(tmp_path / "journal.db", PASSPHRASE)
    assert f"4 {words[3]}" in page.grid.accessibleDescription()
    enter()
    assert page.step == WORDS_BACK
    assert not any(each.isVisibleTo(page) for each in page.grid.findChildren(QLabel))
    assert page.grid.accessibleDescription() == ""
    assert len(page.asked) == 3
    for place, field in zip(page.asked, page.words_back.fields, strict=True):
        assert field.accessibleName() == f"Word {place + 1}"
        type_into(field, words[place])
    with qtbot.waitSignal(page.opened) as signal:
        enter()
    assert signal.args is not None
    assert signal.args[0].recovery_words == ()


def test_wrong_words_are_named_and_can_be_shown_again(page: WordsPage) -> None:
    words = shown_words(page)
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
    assert all(field.text() == "" for field in page.words_back.fields)
    escape()
    assert page.step == WORDS


def test_they_come_again_with_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    made = create(path, PASSPHRASE, None)
    made.workspace.journal.close()
    again = unlock(path, PASSPHRASE, None, with_words=True)
    again.workspace.journal.close()
    assert again.recovery_words == made.recovery_words
    once_more = unlock(path, PASSPHRASE, None)
    once_more.workspace.journal.close()
    assert once_more.recovery_words == ()


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark")])
def test_every_step_is_whole_named_and_reached_by_tab(theme: Theme, page: WordsPage, percent: int, look: str) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page.resize(824 if percent == 100 else 786, 610)
    for step in (WORDS, WORDS_BACK):
        settle()
        assert page.step == step
        assert_well_made(page)
        assert page.area.horizontalScrollBar().maximum() == 0
        assert_keyboard_complete(page)
        assert "skip" not in words_on(page).casefold()
        press(page.next)
