"""The help in the window in another language: its pages, its search, its pictures, and room for its words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.i18n import language, use_language
from journal_app.operations.read_help import help_folders, read_help
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.help_page import HelpPage
from journal_app.ui.shortcuts import shortcuts, shown
from journal_app.ui.theme import Theme
from tests.qt.test_help_page import titles
from tests.qt.walks import faults

FIRST_TITLE = {"de": "Erste Schritte", "es": "Primeros pasos"}
TYPED = {"de": ("verschlusselte", "Privatsphäre"), "es": ("cronologia", "Cronología, calendario y tendencias")}


@pytest.fixture(params=["de", "es"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The code of a language that is in use for a while."""
    before = language().code
    use_language(request.param)
    yield request.param
    use_language(before)


@pytest.fixture
def page(spoken: str, qtbot: QtBot, client: JournalClient, theme: Theme) -> HelpPage:
    """The help in that language, as wide as beside the sidebar."""
    assert spoken
    made = HelpPage(client, theme)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_pages_are_those_of_the_language(page: HelpPage, spoken: str) -> None:
    assert titles(page) == [each.title for each in read_help(spoken)]
    assert page.text.toPlainText().startswith(FIRST_TITLE[spoken])
    assert faults(page) == []


def test_the_changes_are_in_english(page: HelpPage) -> None:
    page.open_page("changes")
    assert page.text.toPlainText().startswith("Changes")


def test_every_picture_of_a_page_is_shown(page: HelpPage, spoken: str) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    names = {file.name for folder in help_folders(spoken) for file in folder.glob("*.png")}
    assert names
    for name in names:
        assert page.text.loadResource(kind, QUrl(f"../en/{name}")) is not None, name


def test_words_are_found_without_their_accents(page: HelpPage, spoken: str) -> None:
    typed, title = TYPED[spoken]
    page.find_words()
    QTest.keyClicks(page.search, typed)
    assert titles(page)[0] == title
    assert page.text.toPlainText().startswith(title)


def test_a_key_is_written_as_in_the_table_of_keys(page: HelpPage) -> None:
    page.open_page("quick-add")
    assert shown("Ctrl+K") in page.text.toPlainText()
    page.open_page("looking-back")
    assert shown("PgUp") in page.text.toPlainText()


def test_what_a_key_does_is_found_too(page: HelpPage) -> None:
    page.search.setText(next(each.words for each in shortcuts() if each.name == "meanings"))
    assert page.shown == "keyboard"


@pytest.mark.parametrize("percent", [100, 150])
def test_no_title_is_cut(page: HelpPage, theme: Theme, percent: int) -> None:
    theme.set_text_percent(percent)
    for size in ((1000, 760), (824, 560), (700, 560)):
        page.resize(*size)
        measure = QFontMetrics(page.contents.font())
        for row in range(page.contents.count()):
            place = page.contents.visualItemRect(page.contents.item(row))
            text = page.contents.item(row).text()
            room = place.adjusted(theme.scaled(8), theme.scaled(8), -theme.scaled(8), -theme.scaled(8))
            needed = measure.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
            assert needed.height() <= room.height(), (size, text)
            assert place.right() <= page.contents.viewport().rect().right() + 1
        assert page.contents.viewport().mapTo(page, QPoint()).x() >= 0
    theme.set_text_percent(100)
