"""The Timeline on screen: the record by day, found again, mended, by keyboard alone."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Entry, Note
from journal_app.domain.finding import Selection
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.timeline_page import NOTHING_FOUND, NOTHING_LOGGED, TimelinePage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import TODAY, Key, press, settle, words_on
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE

Shown = Callable[..., TimelinePage]


@pytest.fixture
def shown(client: JournalClient, theme: Theme, qtbot: QtBot) -> Shown:
    def show(width: int = 1056, height: int = 800) -> TimelinePage:
        page = TimelinePage(client, theme)
        client.changed.connect(lambda _: page.mark_stale())
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        _rest(page, qtbot)
        return page

    return show


def _rest(page: TimelinePage, qtbot: QtBot) -> None:
    """Wait until everything that is in view was read."""
    qtbot.waitUntil(lambda: not page.head.typing.isActive(), timeout=20_000)
    for _ in range(3):
        settle(qtbot, page._client)
        qtbot.waitUntil(lambda: not page.reader.reading and not page.list._look.isActive(), timeout=20_000)


def _note(words: str, hours_ago: float = 0) -> Note:
    return Note(id=uuid4(), moment=moment_of(NOW - timedelta(hours=hours_ago), ZONE), entered_at=NOW, note=words)


def _log(workspace: Workspace, *entries: Entry) -> None:
    log_entries(workspace, entries, "Logged")


def _said(page: TimelinePage) -> list[str]:
    """Every line as it is read aloud."""
    model = page.list.lines
    return [str(model.index(number).data(Qt.ItemDataRole.AccessibleTextRole)) for number in range(model.rowCount())]


def _details(page: TimelinePage) -> list[str]:
    lines = [page.list.lines.line(number) for number in range(page.list.lines.rowCount())]
    return [line.row.row.detail for line in lines if line is not None and line.row is not None]


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _menu(page: TimelinePage, title: str) -> list[QAction]:
    """The choices below an entry of the menu of filters."""
    inner = next(each.menu() for each in page.head.filters.menu.actions() if each.text() == title)
    assert isinstance(inner, QMenu)
    return inner.actions()


def _search(page: TimelinePage, qtbot: QtBot, text: str) -> None:
    page.head.search.setFocus()
    page.head.search.selectAll()
    QTest.keyClicks(page.head.search, text)
    if not text:
        page.head.search.clear()
    _rest(page, qtbot)


def test_an_empty_journal_says_how_to_begin(shown: Shown) -> None:
    page = shown()
    assert NOTHING_LOGGED.format(key="Ctrl+K") in words_on(page)
    assert not page.list.isVisible()


def test_it_shows_days_newest_first_with_their_gaps(workspace: Workspace, shown: Shown) -> None:
    _log(workspace, _note("first", 80), _note("second", 1), wine(30))
    page = shown()
    said = _said(page)
    assert said[0] == "Today, Sunday 22 November, 1 entry"
    assert said[1] == "Today, Sunday 22 November, 22:30 less an hour".replace(
        "22:30 less an hour", "21:30, Note, second"
    )
    assert said[2] == "Yesterday, Saturday 21 November, 1 entry"
    assert "Wine 150 ml" in said[3]
    assert said[4] == "1 day without an entry"
    assert page.head.count.text() == "3 entries on 3 days"


def test_a_warning_and_a_name_that_is_not_checked_are_said_at_their_rows(workspace: Workspace, shown: Shown) -> None:
    unknown = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="blue thing")
    _log(workspace, dose("diazepam", 1), wine(0.5), unknown)
    said = "\n".join(_said(shown()))
    assert "Critical warning" in said
    assert "Blue thing, not checked" in said


def test_the_chosen_entry_leads_to_its_warning(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, dose("diazepam", 1), wine(0.5))
    page = shown()
    page.list.setFocus()
    page.list.stand_near(1)
    wanted: list[object] = []
    page.alert_wanted.connect(wanted.append)
    assert page.side.entry.title.text() == "Wine 150 ml"
    page.side.entry.read.click()
    assert wanted == [alert.id for alert in workspace.journal.alerts() if alert.level is Level.CRITICAL]


def test_arrows_pass_over_headings_and_letters_lead_nowhere(workspace: Workspace, shown: Shown) -> None:
    _log(workspace, _note("one", 1), _note("two", 26), _note("three", 200))
    page = shown()
    page.list.setFocus()

    def at() -> str:
        row = page.list.current_row()
        return "" if row is None else row.row.detail

    press(Key.Key_Home)
    seen = [at()]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Home, Key.Key_End, Key.Key_PageUp):
        press(key)
        seen.append(at())
    assert seen == ["one", "two", "three", "three", "two", "one", "three", "one"]
    QTest.keyClicks(page.list, "t")
    assert at() == "one"
    page.step_day("previous")
    assert at() == "two"
    page.step_day("next")
    page.step_day("next")
    assert at() == "one"


def test_enter_edits_in_place_and_the_keyboard_comes_back_to_the_list(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, _note("one", 1), _note("two", 26))
    page = shown()
    page.list.setFocus()
    press(Key.Key_Home, Key.Key_Return)
    settle(qtbot, page._client)
    form = page.side.forms.form
    assert form is not None
    assert form.isAncestorOf(_focused())
    QTest.keyClicks(_focused(), "changed ")
    form.submit()
    _rest(page, qtbot)
    assert sorted(_details(page)) == ["changed one", "two"]
    assert page.list.hasFocus()
    assert page.side.forms.form is None
    assert page.undo_strip.isVisible()


def test_delete_goes_to_the_next_row_and_is_taken_back(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, _note("one", 1), _note("two", 2), _note("three", 26))
    page = shown()
    page.list.setFocus()
    press(Key.Key_Home, Key.Key_Delete)
    _rest(page, qtbot)
    assert _details(page) == ["two", "three"]
    row = page.list.current_row()
    assert row is not None
    assert row.row.detail == "two"
    assert page.side.entry.detail.text() == "two"
    assert page.list.hasFocus()
    press(Key.Key_Delete)
    _rest(page, qtbot)
    row = page.list.current_row()
    assert row is not None
    assert row.row.detail == "three"
    page.undo_strip.undo.click()
    _rest(page, qtbot)
    page.undo_strip.undo.click()
    _rest(page, qtbot)
    assert _details(page) == ["one", "two", "three"]


def test_deleting_the_last_entry_leaves_the_keyboard_on_the_page(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, _note("one", 1))
    page = shown()
    page.list.setFocus()
    press(Key.Key_Home, Key.Key_Delete)
    _rest(page, qtbot)
    assert NOTHING_LOGGED.format(key="Ctrl+K") in words_on(page)
    assert page.isAncestorOf(_focused())


def test_a_check_in_is_deleted_as_one(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, rating("anxiety", 3), rating("aches", 2))
    page = shown()
    page.list.setFocus()
    press(Key.Key_Home, Key.Key_Delete)
    _rest(page, qtbot)
    assert workspace.journal.entry_count() == 0


def test_searching_narrows_the_list_and_says_what_was_taken_for_a_slip(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, dose("kratom_leaf", 1), _note("dinner at Ana's", 30), _note("other", 50))
    page = shown()
    page.find_words()
    assert page.head.search.hasFocus()
    _search(page, qtbot, "dinn")
    assert _details(page) == ["dinner at Ana's"]
    _search(page, qtbot, "kraton")
    assert (
        page.head.instead.text
        == "Nothing for \N{LEFT SINGLE QUOTATION MARK}kraton\N{RIGHT SINGLE QUOTATION MARK}. Shown: kratom."
    )
    assert page.head.count.text() == "1 entry on 1 day"
    _search(page, qtbot, "zzzz")
    assert NOTHING_FOUND in words_on(page)
    assert page.head.search.hasFocus()
    page.show_all.click()
    _rest(page, qtbot)
    assert len(_details(page)) == 3
    assert page.head.instead.text == ""


def test_enter_in_the_search_goes_into_the_list(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, _note("dinner", 30), _note("other", 50))
    page = shown()
    page.head.search.setFocus()
    QTest.keyClicks(page.head.search, "din")
    press(Key.Key_Return)
    _rest(page, qtbot)
    assert page.list.hasFocus()
    assert _details(page) == ["dinner"]


@pytest.mark.parametrize("text", ['"', "a* OR (", "\ud800", "\0", "x" * 12_000, "\N{SLIGHTLY SMILING FACE}", "<b>"])
def test_no_question_is_an_error(workspace: Workspace, shown: Shown, qtbot: QtBot, text: str) -> None:
    _log(workspace, _note("plain"))
    page = shown()
    failed: list[object] = []
    page._client.failed.connect(failed.append)
    page.head.search.setText(text)
    _rest(page, qtbot)
    assert failed == []


def test_filters_stand_as_chips_that_can_be_taken_away_by_keyboard(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, dose("kratom_leaf", 1), wine(20), rating("anxiety", 3), _note("x", 40))
    page = shown()
    assert [each.text() for each in _menu(page, "Substance")] == ["Alcohol", "Kratom"]
    _menu(page, "Substance")[1].trigger()
    _menu(page, "Kind of entry")[0].trigger()
    _rest(page, qtbot)
    assert [each.accessibleName() for each in page.head.filters.chips] == [
        "Remove filter: Kratom",
        "Remove filter: Doses",
    ]
    assert len(_details(page)) == 1
    page.head.filters.chips[0].setFocus()
    press(Key.Key_Space)
    _rest(page, qtbot)
    assert page.head.filters.chips[0].hasFocus()
    press(Key.Key_Space)
    _rest(page, qtbot)
    assert page.head.filters.button.hasFocus()
    assert page.head.filters.selection == Selection()
    assert len(_details(page)) == 4


def test_the_menu_of_filters_says_what_is_chosen(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, wine(20))
    page = shown()
    next(each for each in page.head.filters.menu.actions() if each.text() == "With a note").trigger()
    _rest(page, qtbot)
    assert next(each for each in page.head.filters.menu.actions() if each.text() == "With a note").isChecked()
    assert NOTHING_FOUND in words_on(page)
    page.head.filters.menu.actions()[-1].trigger()
    _rest(page, qtbot)
    assert page.head.count.text() == "1 entry on 1 day"


def test_a_menu_of_filters_that_is_filled_again_keeps_none_of_the_old_ones(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, dose("kratom_leaf", 1), wine(20))
    page = shown()
    held = len(page.head.filters.menu.findChildren(QMenu))
    for _ in range(5):
        _menu(page, "Substance")[1].trigger()
        _rest(page, qtbot)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.head.filters.menu.findChildren(QMenu)) == held


def test_what_is_logged_elsewhere_moves_nothing_that_is_looked_at(
    workspace: Workspace, client: JournalClient, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, *(_note(f"n{hours}", hours) for hours in range(3, 1500, 7)))
    page = shown()
    bar = page.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 11)
    _rest(page, qtbot)
    first, _ = page.list.lines_in_view()
    number = page.list.lines.next_row(first + 2, 1)
    assert number is not None
    page.list.stand_near(number)
    current = page.list.current_row()
    assert current is not None
    before = page.list.visualRect(page.list.currentIndex()).top()
    client.log([_note("new", 0), _note("newer", 0.5)], "Logged")
    _rest(page, qtbot)
    assert page.list.visualRect(page.list.currentIndex()).top() == before
    assert page.list.current_row() == current
    assert page.list.lines.line(1) is not None


def test_a_list_at_its_top_shows_what_is_new(
    workspace: Workspace, client: JournalClient, shown: Shown, qtbot: QtBot
) -> None:
    _log(workspace, *(_note(f"n{hours}", hours) for hours in range(3, 900, 7)))
    page = shown()
    client.log([_note("new")], "Logged")
    _rest(page, qtbot)
    assert page.list.verticalScrollBar().value() == 0
    assert _details(page)[0] == "new"


def test_a_date_leads_to_its_day(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, *(_note(f"n{days}", 24 * days) for days in range(0, 300, 3)))
    page = shown()
    page.head.date.set_day(TODAY - timedelta(days=151))
    page.head.go.click()
    _rest(page, qtbot)
    row = page.list.current_row()
    assert row is not None
    assert row.row.detail == "n153"
    first, _ = page.list.lines_in_view()
    heading = page.list.lines.line(first)
    assert heading is not None
    assert (heading.what, heading.day) == ("day", TODAY - timedelta(days=153))
    assert page.list.hasFocus()


def test_only_what_is_in_view_is_read(workspace: Workspace, shown: Shown) -> None:
    _log(workspace, *(_note(f"n{hours}", hours) for hours in range(0, 8000, 5)))
    page = shown()
    assert page.list.lines.rowCount() > 1600
    assert 10 < len(_details(page)) < 400


def test_the_picture_of_the_chosen_day_stands_beside_the_list(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _log(workspace, dose("kratom_leaf", 1), dose("kratom_leaf", 100))
    page = shown()
    qtbot.waitUntil(lambda: page.side.lanes is not None and page.side.lanes.day == TODAY, timeout=10_000)
    page.list.setFocus()
    press(Key.Key_End)
    assert page.side.heading.text() == "Wednesday 18 November"
    qtbot.waitUntil(
        lambda: page.side.lanes is not None and page.side.lanes.day == TODAY - timedelta(days=4), timeout=10_000
    )
    wanted: list[object] = []
    page.day_wanted.connect(wanted.append)
    page.side.open.click()
    assert wanted == [TODAY - timedelta(days=4)]


def test_a_screen_reader_hears_each_row_with_its_day(workspace: Workspace, shown: Shown) -> None:
    _log(workspace, _note("dinner", 26))
    page = shown()
    view = QAccessible.queryAccessibleInterface(page.list)
    assert view is not None
    assert view.text(QAccessible.Text.Name) == "Entries by day"
    said = [view.child(number).text(QAccessible.Text.Name) for number in range(view.childCount())]
    assert any("Yesterday, Saturday 21 November, 20:30, Note, dinner" in each for each in said)


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1056, 800), (100, 824, 600), (150, 1166, 790), (200, 748, 589)]
)
def test_everything_fits_and_can_be_reached(
    workspace: Workspace, shown: Shown, theme: Theme, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    _log(workspace, dose("diazepam", 1), wine(0.5), _note("a long note " * 40, 3), rating("anxiety", 3))
    theme.set_text_percent(percent)
    page = shown(width, height)
    page.list.setFocus()
    press(Key.Key_Home)
    _rest(page, qtbot)
    assert faults(page) == []
    assert page.minimumSizeHint().width() <= width
    viewport = page._scroll.viewport()
    assert page.side.width() <= viewport.width()
    press(Key.Key_Return)
    _rest(page, qtbot)
    come_to_rest()
    # At twice the size the forms themselves are wider than the smallest window.
    assert percent == 200 or page.side.width() <= viewport.width()
    form = page.side.forms.form
    assert form is not None
    top = form.first_field().mapTo(viewport, QPoint(0, 0)).y()
    assert 0 <= top < viewport.height()
    assert page.list.visualRect(page.list.currentIndex()).top() >= 0
