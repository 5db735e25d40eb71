"""The help in the window: found, read and followed with the keyboard, and nothing in it comes from elsewhere."""

import socket

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.operations.read_help import help_folders, read_help
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.help_page import HelpPage
from journal_app.ui.shortcuts import shortcuts, shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.help_text import HelpText
from tests.qt.walks import faults

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> HelpPage:
    """The help, as wide as beside the sidebar."""
    made = HelpPage(client, theme)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_page_begins_at_its_top_while_the_window_finds_its_size(
    qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    made = HelpPage(client, theme)
    qtbot.addWidget(made)
    made.resize(620, 300)
    made.show()
    bar = made.text.verticalScrollBar()
    # What Qt does of its own where a page is laid out in a window that is still small.
    bar.setValue(bar.maximum())
    made.resize(1000, 760)
    qtbot.waitUntil(lambda: bar.value() == 0)


def titles(page: HelpPage) -> list[str]:
    return [page.contents.item(row).text().split("\n")[0] for row in range(page.contents.count())]


def test_all_pages_are_in_the_contents_and_the_first_is_open(page: HelpPage) -> None:
    assert titles(page) == [each.title for each in read_help()]
    assert page.text.toPlainText().startswith("Getting started")
    assert faults(page) == []


@pytest.mark.parametrize("name", [each.name for each in read_help()])
def test_every_page_is_shown_with_its_words_and_pictures(page: HelpPage, qtbot: QtBot, name: str) -> None:
    page.open_page(name)
    shown_words = page.text.toPlainText()
    assert page.shown == name
    assert len(shown_words) > 200
    assert "![" not in shown_words
    assert "](" not in shown_words
    assert "<!--" not in shown_words
    # Nothing is wider than the page, once its pictures have the width that there is.
    qtbot.waitUntil(lambda: page.text.horizontalScrollBar().maximum() == 0)


def test_words_are_found_and_the_arrows_open_what_was_found(page: HelpPage) -> None:
    page.find_words()
    QTest.keyClicks(page.search, "screnshots")
    assert titles(page) == ["Privacy"]
    assert page.text.toPlainText().startswith("Privacy")
    QTest.keyClick(page.search, Key.Key_Return)
    assert page.contents.hasFocus()
    QTest.keyClick(page.contents, Key.Key_Escape)
    assert len(titles(page)) == len(read_help())
    assert page.search.hasFocus()
    page.contents.setFocus()
    QTest.keyClick(page.contents, Key.Key_Home)
    QTest.keyClick(page.contents, Key.Key_Down)
    assert page.text.toPlainText().startswith("Quick add")


def test_words_that_no_page_has_say_so_and_leave_the_text(page: HelpPage) -> None:
    page.search.setText("xylophone")
    assert titles(page) == []
    assert page.nothing.isVisible()
    assert page.text.toPlainText()
    page.search.clear()
    assert not page.nothing.isVisible()


def test_esc_leaves_the_help(page: HelpPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.text, Key.Key_Escape)


def test_a_link_leads_to_its_page_and_no_other_link_anywhere(page: HelpPage) -> None:
    page.open_page("getting-started")
    page.text.anchorClicked.emit(QUrl("what-journal-cannot-know.md"))
    assert page.shown == "what-journal-cannot-know"
    for link in ("https://example.org/privacy.md", "file:///etc/privacy.md", "../privacy.md", "//host/privacy.md"):
        page.text.anchorClicked.emit(QUrl(link))
        assert page.shown == "what-journal-cannot-know", link


@pytest.mark.parametrize(
    "picture",
    ["https://example.org/today.jpg", "file:///etc/passwd", "//example.org/share/x.gif", "../../icons/alerts.svg"],
)
def test_nothing_is_loaded_from_elsewhere(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("a way out was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    text = HelpText(help_folders())
    qtbot.addWidget(text)
    text.show_page(f"![x]({picture})\n\n<img src='{picture}'>")
    assert text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture)) is None
    assert text.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("today.png")) is None


def test_a_picture_is_never_wider_than_the_text(page: HelpPage, qtbot: QtBot) -> None:
    page.open_page("getting-started")
    kind = QTextDocument.ResourceType.ImageResource.value
    wide = page.text.loadResource(kind, QUrl("today.png"))
    page.resize(640, 700)
    qtbot.waitUntil(lambda: page.text.viewport().width() < 640)
    narrow = page.text.loadResource(kind, QUrl("today.png"))
    assert narrow.width() < wide.width()  # type: ignore[attr-defined]  # QImage
    assert narrow.deviceIndependentSize().width() <= page.text.viewport().width()  # type: ignore[attr-defined]  # QImage


def test_the_keyboard_page_lists_every_key_as_this_system_writes_it(page: HelpPage) -> None:
    page.open_page("keyboard")
    text = page.text.toPlainText()
    for each in shortcuts():
        assert each.words in text
        assert shown(each.keys[0]) in text


def test_text_grows_with_the_chosen_size(page: HelpPage, theme: Theme, qtbot: QtBot) -> None:
    before = page.text.document().size().height()
    theme.set_text_percent(150)
    qtbot.waitUntil(lambda: page.text.document().size().height() > 1.2 * before)
    theme.set_text_percent(100)
