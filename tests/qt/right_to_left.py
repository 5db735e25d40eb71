"""The window in Arabic runs from right to left: what is seen, where the arrows lead, and no English that is left over.

`JOURNAL_TEST_LANGUAGE=ar pytest tests/qt/right_to_left.py` runs it, as do the tests in `tests/end_to_end`.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QLocale, QObject, QPoint, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.i18n import language
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.calendar_page import CalendarPage
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.places import CALENDAR, TODAY
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.qt_language import speak
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from journal_app.ui.widgets.entry_row import EntryRow
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.rating_row import RatingRow
from tests.qt.pseudo_words import SAME_EVERYWHERE, texts_of
from tests.qt.test_nothing_clipped import USUAL, at_rest
from tests.qt.test_rating_row import press
from tests.unit.operations.made_entries import dose

pytestmark = pytest.mark.skipif(not language().right_to_left, reason="for a language that is read from the right")

Key = Qt.Key

EXAMPLE: Final = re.compile("kratom 3g 20:15|2 beers|anxiety 7")
"""What can be typed stands in the words that the program reads."""
SAME_HERE: Final = SAME_EVERYWHERE | {"Delete"}
"""The name of a key is what stands on it."""
LATIN_WORD: Final = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(autouse=True)
def _from_right_to_left(qapp: QApplication) -> Iterator[None]:
    """Start Qt in the language, as the program does; as it was afterwards."""
    locale, direction = QLocale(), qapp.layoutDirection()
    speak(qapp)
    yield
    for each in qapp.findChildren(QTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()
    qapp.setLayoutDirection(direction)
    QLocale.setDefault(locale)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient, _from_right_to_left: None) -> Iterator[MainWindow]:
    """The window in its usual size, with one dose."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.furnish(theme, Menus(theme))
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    made.resize(USUAL)
    made.show()
    made.open_journal(client)
    client.log([dose("kratom_leaf", 1, grams=2)], "Logged kratom")
    at_rest(qtbot, client)
    yield made
    at_rest(qtbot, client)


@pytest.fixture
def today(window: MainWindow) -> TodayPage:
    page = window.page(TODAY)
    assert isinstance(page, TodayPage)
    return page


def left(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).x()


def right(widget: QWidget) -> int:
    return left(widget) + widget.width()


def first_inked(widget: QWidget) -> tuple[int, int]:
    """How far what is painted stands from the left and from the right edge of a label."""
    image = widget.grab().toImage()
    ground = image.pixel(0, 0)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(0, image.height(), 2))]
    return columns[0], image.width() - 1 - columns[-1]


def english_words(each: QObject) -> list[str]:
    """The Latin words of its texts, without names that are the same everywhere and what can be typed."""
    found = []
    for text in texts_of(each):
        found += [word for word in LATIN_WORD.findall(EXAMPLE.sub("", text)) if word not in SAME_HERE]
    return found


def test_the_program_runs_from_right_to_left(qapp: QApplication, window: MainWindow) -> None:
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.isRightToLeft()


def test_the_sidebar_is_on_the_right_of_the_page(window: MainWindow, today: TodayPage) -> None:
    assert right(window.sidebar) == right(window)
    assert right(today) <= left(window.sidebar)


def test_the_words_of_today_begin_at_the_right(today: TodayPage) -> None:
    head = today.head
    assert right(head.title) > right(head.previous)
    for words in (head.title, head.date):
        from_left, from_right = first_inked(words)
        assert from_right < 12 < from_left, words.text()


def test_a_latin_name_stands_at_the_right_too_and_its_amount_stays_behind_it(today: TodayPage) -> None:
    (row,) = today.findChildren(EntryRow)
    (named,) = [each for each in row.findChildren(QLabel) if "Kratom" in each.text()]
    from_left, from_right = first_inked(named)
    assert from_right < 12 < from_left
    assert named.text() == "\N{LEFT-TO-RIGHT ISOLATE}Kratom 2 g\N{POP DIRECTIONAL ISOLATE}"


def test_the_next_day_is_on_the_left_and_the_left_arrow_key_leads_there(
    window: MainWindow, today: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    head = today.head
    assert right(head.next) <= left(head.previous)
    shown = head.date.text()
    head.previous.click()
    at_rest(qtbot, client)
    before = head.date.text()
    assert before != shown
    head.previous.setFocus()
    QTest.keyClick(head.previous, Key.Key_Left)
    focused = QApplication.focusWidget()
    assert focused is head.next
    QTest.keyClick(focused, Key.Key_Space)
    at_rest(qtbot, client)
    assert head.date.text() == shown


def test_in_a_month_the_left_arrow_key_leads_to_the_day_that_is_seen_on_the_left(
    window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    window.show_page(CALENDAR)
    at_rest(qtbot, client)
    page = window.page(CALENDAR)
    assert isinstance(page, CalendarPage)
    grid = page.grid
    grid.setFocus()
    QTest.keyClick(grid, Key.Key_Home)
    QTest.keyClick(grid, Key.Key_Down)
    at_rest(qtbot, client)
    first = grid.visualRect(grid.currentIndex())
    way = Key.Key_Left if first.left() > grid.viewport().width() // 2 else Key.Key_Right
    QTest.keyClick(grid, way)
    at_rest(qtbot, client)
    then = grid.visualRect(grid.currentIndex())
    assert (then.left() < first.left()) == (way == Key.Key_Left)
    assert then.top() == first.top()
    assert grid.day is not None
    assert grid.day.day == (9 if way == Key.Key_Left else 7)


def test_a_rating_begins_at_the_right_and_its_keys_follow_what_is_seen(today: TodayPage) -> None:
    row = today.findChildren(RatingRow)[0]
    places = [left(each) for each in row.buttons]
    assert places == sorted(places, reverse=True)
    row.enter()
    press(Key.Key_3, Key.Key_Left)
    assert row.value == 4
    press(Key.Key_Right, Key.Key_Right)
    assert row.value == 2


def test_no_english_is_left_in_the_sidebar_the_menus_and_today(window: MainWindow, today: TodayPage) -> None:
    found = {}
    for part in (window.sidebar, window.menuBar(), today):
        for each in (part, *part.findChildren(QWidget)):
            if each.isVisible() and (words := english_words(each)):
                found[f"{type(each).__name__} {each.accessibleName()}"] = words
    for action in window.findChildren(QAction):
        if words := english_words(action):
            found[f"menu {action.text()}"] = words
    assert found == {}


def test_an_english_text_is_seen() -> None:
    assert english_words(QLabel("Nobody translated this")) == ["Nobody", "translated", "this"]


def test_no_letter_is_cut_off_where_a_line_breaks(qtbot: QtBot, theme: Theme, _from_right_to_left: None) -> None:
    words = "وكلمات الاسترداد الـ 24 معًا ضاعت اليوميات أيضًا: لا يستطيع أحد فتحها، ولا نحن. " * 2
    for percent in (100, 150, 200):
        theme.set_text_percent(percent)
        text = label(words)
        qtbot.addWidget(text)
        for width in range(200, 420, 3):
            text.resize(width, text.heightForWidth(width))
            picture = text.grab().toImage()
            ground = picture.pixel(width - 1, 0)
            edge = [picture.pixel(0, y) for y in range(picture.height())]
            assert set(edge) == {ground}, f"cut off at {percent} % in a width of {width}"
