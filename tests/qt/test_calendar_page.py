"""The calendar over a real journal: keys go through days and months, every day says all of itself, nothing is lost."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Entry, Marker, NoneTaken
from journal_app.domain.moments import moment_at, moment_on
from journal_app.domain.naming import shortened
from journal_app.domain.wording import sentence_start
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.calendar_page import CalendarPage
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LOOKS
from journal_app.ui.widgets import month_grid
from journal_app.ui.widgets.day_cell import SHARES, contrast, shade_colour, words_on
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE

TODAY = NOW.date()
Key = Qt.Key


def on(month: int, day: int, hour: int = 9) -> datetime:
    """A time of a day of the year."""
    return moment_at(datetime(2026, month, day, hour), ZONE).at


def two_months() -> list[Entry]:
    """Ratings in October and November, kratom with wine on the 5th, a none on the 6th, an appointment on the 9th."""
    entries: list[Entry] = [rating("anxiety", day % 11, at=on(11, day)) for day in (1, 2, 3, 7, 10, 20)]
    entries += [rating("anxiety", 4, at=on(10, day)) for day in (1, 30, 31)]
    entries += [dose("kratom_leaf", at=on(11, 5, 20), grams=3), wine(at=on(11, 5, 21))]
    whole_day = moment_on(date(2026, 11, 6), ZONE)
    entries.append(NoneTaken(id=uuid4(), moment=whole_day, entered_at=NOW, what="alcohol"))
    visit = moment_on(date(2026, 11, 9), ZONE)
    return [*entries, Marker(id=uuid4(), moment=visit, entered_at=NOW, what="appointment")]


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme) -> Iterator[CalendarPage]:
    """The page on November, active, with the day of the fixed clock chosen."""
    log_entries(workspace, two_months(), "Logged")
    # Not handed to qtbot, which lets go of it before the day that is still to be read is there.
    made = CalendarPage(client, theme)
    made.resize(1056, 832)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(qtbot, made)
    made.grid.setFocus()
    yield made
    settle(qtbot, made)
    made.close()
    made.deleteLater()


def settle(qtbot: QtBot, page: CalendarPage) -> None:
    """Until the month and the chosen day are there and drawn."""
    client = page._client
    for _ in range(4):
        come_to_rest()
        qtbot.waitUntil(lambda: not client.background.busy and page.settled, timeout=30_000)


def press(qtbot: QtBot, page: CalendarPage, *keys: Qt.Key) -> date | None:
    """Press keys in the month, and say which day is chosen then."""
    for key in keys:
        QTest.keyClick(page.grid, key)
        come_to_rest()
    settle(qtbot, page)
    return page.grid.day


def spoken(page: CalendarPage) -> str:
    """What a screen reader says of the chosen day."""
    return str(page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_month_of_today_is_shown_with_today_chosen(page: CalendarPage) -> None:
    assert page.grid.day == TODAY
    assert page.month.currentText() == "November 2026"
    assert page.logged.text() == "November 2026: 9 of 22 days logged"
    assert page.measure.currentText() == "Anxiety"
    assert spoken(page) == "Sunday 22 November, today, no entry yet"
    assert not page.next.isEnabled()


def test_arrows_go_on_into_other_months_and_not_beyond_today(qtbot: QtBot, page: CalendarPage) -> None:
    assert press(qtbot, page, Key.Key_Right) == TODAY
    assert press(qtbot, page, Key.Key_Down) == TODAY
    assert press(qtbot, page, Key.Key_Left, Key.Key_Up) == date(2026, 11, 14)
    assert press(qtbot, page, Key.Key_Home) == date(2026, 11, 1)
    assert press(qtbot, page, Key.Key_Left) == date(2026, 10, 31)
    assert page.month.currentText() == "October 2026"
    assert spoken(page) == "Saturday 31 October, anxiety 4"
    assert page.grid.hasFocus()
    assert press(qtbot, page, Key.Key_Right) == date(2026, 11, 1)
    assert page.month.currentText() == "November 2026"
    assert press(qtbot, page, Key.Key_PageUp, Key.Key_PageUp) == date(2026, 9, 1)
    assert press(qtbot, page, Key.Key_End) == date(2026, 9, 30)
    assert press(qtbot, page, Key.Key_PageDown, Key.Key_PageDown) == TODAY, "the 30th is still to come"


def test_many_fast_keys_come_to_the_day_that_was_meant(qtbot: QtBot, page: CalendarPage) -> None:
    for _ in range(40):
        QTest.keyClick(page.grid, Key.Key_Left)
    settle(qtbot, page)
    assert page.grid.day == TODAY - timedelta(days=40)
    assert page.month.currentText() == "October 2026"
    assert page.day.heading.text() == "Tuesday 13 October"


def test_the_menu_steps_by_days_and_back_to_today(qtbot: QtBot, page: CalendarPage) -> None:
    page.step_day("previous")
    page.step_day("previous")
    settle(qtbot, page)
    assert page.grid.day == TODAY - timedelta(days=2)
    page.step_day("next")
    settle(qtbot, page)
    assert page.grid.day == TODAY - timedelta(days=1)
    press(qtbot, page, Key.Key_PageUp)
    page.step_day("today")
    settle(qtbot, page)
    assert page.grid.day == TODAY


def test_every_day_says_all_of_itself(qtbot: QtBot, page: CalendarPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.grid)
    said = {
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
        if interface.child(place) is not None
    }
    for sentence in (
        "Tuesday 3 November, anxiety 3", "Wednesday 4 November, no entry",
        "Thursday 5 November, nothing logged about anxiety, a critical alert",
        "Monday 9 November, nothing logged about anxiety, appointment", "Monday 30 November, still to come",
    ):  # fmt: skip
        assert sentence in said, sentence
    cells = [interface.child(place) for place in range(interface.childCount())]
    cells = [each for each in cells if each is not None and each.role() == QAccessible.Role.Cell]
    assert len(cells) in (5 * 7, 6 * 7)
    assert all(each.text(QAccessible.Text.Name) for each in cells), "no cell is without a name"


def test_enter_a_double_click_and_the_button_open_the_day(qtbot: QtBot, page: CalendarPage) -> None:
    press(qtbot, page, Key.Key_Up)
    with qtbot.waitSignal(page.day_wanted) as wanted:
        QTest.keyClick(page.grid, Key.Key_Return)
    assert wanted.args == [TODAY - timedelta(days=7)]
    at = centre(page, date(2026, 11, 3))
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.grid.day == date(2026, 11, 3)
    with qtbot.waitSignal(page.day_wanted) as wanted:
        QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == [date(2026, 11, 3)]
    with qtbot.waitSignal(page.day_wanted) as wanted:
        page.day.open.click()
    assert wanted.args == [date(2026, 11, 3)]


def test_a_day_to_come_cannot_be_clicked(qtbot: QtBot, page: CalendarPage) -> None:
    wanted: list[object] = []
    page.day_wanted.connect(wanted.append)
    at = centre(page, date(2026, 11, 28))
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.grid.day == TODAY
    assert wanted == []


def centre(page: CalendarPage, day: date) -> QPoint:
    """The middle of a day's cell."""
    model = page.grid.model()
    return page.grid.visualRect(model.index_of(day)).center()  # type: ignore[attr-defined]  # MonthModel


def ground(page: CalendarPage, day: date) -> QColor:
    """The colour of a cell at its left edge, where nothing is written."""
    box = page.grid.visualRect(page.grid.model().index_of(day))  # type: ignore[attr-defined]  # MonthModel
    image: QImage = page.grid.viewport().grab().toImage()
    return QColor(image.pixel(box.left() + 8, box.center().y()))


def test_the_shade_grows_with_the_rating_and_a_gap_is_hatched(page: CalendarPage, theme: Theme) -> None:
    assert ground(page, date(2026, 11, 2)).name() == shade_colour(theme, 1).name()
    assert ground(page, date(2026, 11, 10)).name() == shade_colour(theme, 5).name()
    box = page.grid.visualRect(page.grid.model().index_of(date(2026, 11, 4)))  # type: ignore[attr-defined]
    image = page.grid.viewport().grab(box).toImage()
    colours = {image.pixelColor(x, box.height() - 14).name() for x in range(10, image.width() - 10)}
    assert len(colours) > 2, "lines over the ground"
    box = page.grid.visualRect(page.grid.model().index_of(date(2026, 11, 6)))  # type: ignore[attr-defined]
    image = page.grid.viewport().grab(box).toImage()
    plain = {image.pixelColor(x, box.height() - 8).name() for x in range(10, image.width() - 10)}
    assert len(plain) == 1, "a day with another entry is not hatched"


@pytest.mark.parametrize("look", ["light", "dark", "night"])
@pytest.mark.parametrize("high", ["normal", "high"])
def test_words_can_be_read_on_every_shade(theme: Theme, look: str, high: str) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # a look
    theme.choose_contrast(high)  # type: ignore[arg-type]  # a contrast
    assert theme.look in LOOKS
    grounds = [shade_colour(theme, shade) for shade in range(len(SHARES))]
    for each in grounds:
        assert contrast(words_on(theme, each), each) >= 4.5, each.name()
    assert len({each.name() for each in grounds}) == len(SHARES)


def test_another_measure_is_shown_and_remembered(
    qtbot: QtBot, page: CalendarPage, client: JournalClient, theme: Theme
) -> None:
    page.measure.setCurrentIndex(page.measure.findText("Alcohol, drinks"))
    page.measure.activated.emit(page.measure.currentIndex())
    settle(qtbot, page)
    assert press(qtbot, page, Key.Key_Home, *[Key.Key_Right] * 5) == date(2026, 11, 6)
    assert spoken(page) == "Friday 6 November, no alcohol"
    assert "One drink is 10 g of alcohol." in page.legend.text()
    assert "0 = logged as none. Hatched = no entry, left out of every total." in page.legend.text()
    again = CalendarPage(client, theme)
    qtbot.addWidget(again)
    again.show()
    settle(qtbot, again)
    assert again.measure.currentText() == "Alcohol, drinks"


def test_the_month_can_be_picked(qtbot: QtBot, page: CalendarPage) -> None:
    texts = [page.month.itemText(place) for place in range(page.month.count())]
    assert texts == ["November 2026", "October 2026"]
    page.month.setCurrentIndex(1)
    page.month.activated.emit(1)
    settle(qtbot, page)
    assert page.grid.day == date(2026, 10, 22)
    page.previous.click()
    settle(qtbot, page)
    assert page.month.currentText() == "September 2026", "a month before the first entry can be reached too"
    page.next.click()
    page.next.click()
    settle(qtbot, page)
    assert page.grid.day == TODAY


def test_the_chosen_day_stands_beside_it_in_words_and_as_lanes(qtbot: QtBot, page: CalendarPage) -> None:
    press(qtbot, page, Key.Key_Home, *[Key.Key_Right] * 4)
    assert page.day.heading.text() == "Thursday 5 November"
    assert page.day.words.text() == "Nothing logged about anxiety, a critical alert."
    assert page.day.lines[0] == "20:00  Kratom 3 g"
    assert any(line.startswith("Critical: ") for line in page.day.lines)
    assert "Kratom: 3 g at 20:00" in page.day.lanes.canvas.accessibleName()
    press(qtbot, page, Key.Key_Left)
    assert page.day.lines == ("No entry does not mean none.",)


def test_a_new_entry_is_on_the_month_and_the_day_stays_chosen(
    qtbot: QtBot, page: CalendarPage, client: JournalClient
) -> None:
    press(qtbot, page, Key.Key_Up)
    client.log([rating("anxiety", 9, at=on(11, 15))], "Logged")
    settle(qtbot, page)
    page.mark_stale()
    settle(qtbot, page)
    assert page.grid.day == date(2026, 11, 15)
    assert spoken(page) == "Sunday 15 November, anxiety 9"


@pytest.mark.parametrize(
    "name", ["<b>bold</b> & more", "1,4-something", "x" * 300, "\u202eabc \u200b", "=1+1", "薬 💊"]
)
def test_a_name_of_any_kind_is_shown_as_it_stands(
    qtbot: QtBot, page: CalendarPage, workspace: Workspace, name: str
) -> None:
    moment = moment_at(datetime(2026, 11, 21, 9), ZONE)
    log_entries(workspace, [Dose(id=uuid4(), moment=moment, entered_at=NOW, name=name)], "Logged")
    page.mark_stale()
    settle(qtbot, page)
    place = page.measure.findData(f"substance:{name}")
    assert page.measure.itemText(place) == sentence_start(name)
    page.measure.setCurrentIndex(place)
    page.measure.activated.emit(place)
    press(qtbot, page, Key.Key_Left)
    assert spoken(page) == f"Saturday 21 November, {sentence_start(name)}, amount not known"
    assert page.day.words.textFormat() == Qt.TextFormat.PlainText
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert sentence_start(shortened(name)) in page.day.lanes.canvas.accessibleName()


def test_the_week_begins_as_where_the_person_lives(
    qtbot: QtBot, page: CalendarPage, client: JournalClient, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = [page.grid.model().headerData(place, Qt.Orientation.Horizontal) for place in range(7)]
    monkeypatch.setattr(month_grid, "first_weekday", lambda: 6)
    american = CalendarPage(client, theme)
    qtbot.addWidget(american)
    american.show()
    settle(qtbot, american)
    model = american.grid.model()
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in range(7)] == [
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
    ]  # fmt: skip
    assert sorted(heads) == ["Fri", "Mon", "Sat", "Sun", "Thu", "Tue", "Wed"]
    assert model.index_of(date(2026, 11, 1)).column() == 0  # type: ignore[attr-defined]  # MonthModel
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "Sunday"


def test_in_a_mirrored_window_left_goes_on(qtbot: QtBot, page: CalendarPage) -> None:
    press(qtbot, page, Key.Key_Up)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert press(qtbot, page, Key.Key_Left) == date(2026, 11, 16)
    assert press(qtbot, page, Key.Key_Right) == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1056, 832), (100, 824, 640), (150, 824, 640), (200, 824, 640)]
)
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, page: CalendarPage, theme: Theme, percent: int, width: int, height: int
) -> None:
    theme.set_text_percent(percent)
    page.resize(width, height)
    settle(qtbot, page)
    for each in page.findChildren(QLabel):
        if each.isVisible() and not each.wordWrap():
            assert each.width() >= each.sizeHint().width() - 1, each.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.mapTo(page, button.rect().topRight()).x() <= page.width(), button.text()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page.grid.verticalScrollBar().maximum() == 0, "the page scrolls, not the month"
    assert page.grid.visualRect(page.grid.model().index(0, 6)).right() <= page.grid.viewport().width()
