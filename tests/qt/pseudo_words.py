"""What a window says in plain English though it should speak another language.

`JOURNAL_TEST_LANGUAGE=qps pytest tests/qt/pseudo_words.py` runs it, as do the tests in `tests/end_to_end`.
In the pseudo-language every translated text stands in brackets with accents; plain English outside is a text that
nobody could translate. What a person wrote, and names that are the same everywhere, are let through.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.i18n import PSEUDO, language
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CLASSES, HELP, SETTINGS, TODAY
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.theme import Theme
from tests.qt.test_nothing_clipped import FORMS, at_rest, window

__all__ = ["window"]

SAME_EVERYWHERE: Final = frozenset(
    {
        *("Journal", "Notes", "Planner", "Deutsch", "Español", "English", "PDF", "CSV", "JSON", "SVG", "PNG"),
        "Python",
        *("Ctrl", "Alt", "Shift", "Esc", "Enter", "Space", "Tab", "Del", "Ins", "Home", "End", "Return", "Backspace"),
        *("COWS", "SOWS", "CIWA", "PHQ", "GAD", "ISI", "AUDIT", "mcg", "SAMHSA"),
        *("Logged", "kratom", "Kratom", "wine", "kratom_leaf"),
    }
)
"""Names of the program, languages, files, keys, questionnaires, units and services, and what the tests have logged."""
SOURCE: Final = re.compile(r"^• .*$", re.MULTILINE)
"""The title of a source stays as it was published."""
BRACKETS: Final = re.compile(r"\[[^\[\]]*\]")
PLAIN_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def texts_of(each: QObject) -> Iterator[str]:
    """Everything that a person reads or hears of one part of the window."""
    if isinstance(each, QLabel | QAbstractButton):
        yield each.text()
    if isinstance(each, QGroupBox):
        yield each.title()
    if isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit):
        yield each.placeholderText()
    if isinstance(each, QComboBox):
        yield from (each.itemText(index) for index in range(each.count()))
    if isinstance(each, QListWidget):
        yield from (str(each.model().index(row, 0).data() or "") for row in range(each.count()))
    if isinstance(each, QAction):
        yield from (each.text(), each.toolTip())
    if isinstance(each, QWidget):
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())


def plain_words(text: str) -> list[str]:
    """The words outside of all brackets that are English."""
    text = SOURCE.sub("", text)
    while (shorter := BRACKETS.sub(" ", text)) != text:
        text = shorter
    return [word for word in PLAIN_WORD.findall(text) if word not in SAME_EVERYWHERE]


def plain_texts(window: MainWindow) -> list[str]:
    """Each text of the window that holds such words, once."""
    found: dict[str, None] = {}
    for each in (window, *window.findChildren(QObject)):
        if isinstance(each, QWidget) and not each.isVisible():
            continue
        for text in texts_of(each):
            if text and plain_words(text):
                found[f"{type(each).__name__} {each.objectName()}: {text[:150]!r}"] = None
    return list(found)


pytestmark = pytest.mark.skipif(language().code != PSEUDO, reason="for the pseudo-language alone")


@pytest.mark.parametrize("key", [key for key in CLASSES if key != HELP])
def test_a_page_says_nothing_in_plain_english(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, key: str
) -> None:
    window.show_page(key)
    at_rest(qtbot, client)
    found = plain_texts(window)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("section", [section.key for section in SECTIONS])
def test_a_section_of_settings_says_nothing_in_plain_english(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, section: str
) -> None:
    window.show_page(SETTINGS)
    page = window.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    page.show_section(section)
    at_rest(qtbot, client)
    found = plain_texts(window)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("what", FORMS)
def test_a_form_says_nothing_in_plain_english(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, what: str
) -> None:
    window.show_page(TODAY)
    window.page(TODAY).act(what)
    at_rest(qtbot, client)
    found = plain_texts(window)
    assert not found, "\n".join(found)


def test_emergency_help_says_nothing_in_plain_english(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient
) -> None:
    window.show_emergency()
    at_rest(qtbot, client)
    found = plain_texts(window)
    assert not found, "\n".join(found)


def test_a_plain_text_is_seen(window: MainWindow) -> None:
    label = QLabel("Nobody translated this", window)
    label.show()
    assert any("Nobody translated" in each for each in plain_texts(window))
