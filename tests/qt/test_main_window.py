"""The window around the pages: menus, keys, sidebar, emergency help over everything, what is said above a page."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.errors import UserError
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.places import (
    ALERTS,
    COMBINATION,
    DELETED,
    HELP,
    PLACES,
    SETTINGS,
    SINCE,
    SUBSTANCE,
    TODAY,
    TRENDS,
    Place,
)
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from journal_app.ui.widgets.sidebar import NARROW
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose

ITEMS = {
    "New entry": "today:dose",
    "A dose": "today:dose",
    "A drink": "today:drink",
    "Check-in": "today:check-in",
    "Sleep": "today:sleep",
    "Nothing taken": "today:none",
    "Note": "today:note",
    "Nothing else on this day": "today:close-day",
    "A measure": "today:measure",
    "An urge": "today:urge",
    "A total from a form": "today:score",
    "Withdrawal check-in": "today:withdrawal",
    "I took my medicines": "today:medicines",
    "Something that happened": "today:marker",
    "A sign that needs help now": "today:red_flag",
    "Previous day": "today:previous",
    "Next day": "today:next",
    "Go to today": "today:today",
    "Undo": "undo",
    "Redo": "redo",
    "Lock": "lock",
    "Back up now": "back up",
    "Restore from a backup...": "restore",
    "Change passphrase...": "passphrase",
    "About Journal": "about",
    "Light": "look:light",
    "Dark": "look:dark",
    "Night": "look:night",
    "Look like the system": "look:system",
    "Larger text": "text:110",
    "Smaller text": "text:90",
    "Usual text size": "text:100",
}
"""What each item of the menus asks for."""

TITLES = [place.title for place in PLACES]

MENUS = ("File", "Edit", "View", "Log", "Help")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    """The furnished window before a journal is open."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.furnish(theme, Menus(theme))
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    made.show()
    return made


@pytest.fixture
def open_window(window: MainWindow, client: JournalClient, qtbot: QtBot) -> Iterator[MainWindow]:
    """The same with an empty journal open, on Today."""
    window.open_journal(client)
    qtbot.waitUntil(lambda: not client.background.busy)
    yield window
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def shown(window: MainWindow) -> QWidget:
    return next(
        each for each in window.findChildren(QWidget) if each.isVisible() and type(each).__name__ == "TodayPage"
    )


def action(window: MainWindow, words: str) -> QAction:
    """The action with these words, wherever it is in the menus."""
    return next(each for each in window.menus.findChildren(QAction) if each.text().replace("&", "") == words)


def test_the_title_tells_nothing(open_window: MainWindow) -> None:
    for place in PLACES:
        open_window.show_page(place.key)
        assert open_window.windowTitle() == "Journal"


def test_before_a_journal_is_open_nothing_leads_nowhere(window: MainWindow) -> None:
    pages = [each for each in window.sidebar.findChildren(QPushButton) if each.text() in TITLES]
    assert len(pages) == len(PLACES)
    assert not any(each.isVisible() for each in pages)
    enabled = {each.text().replace("&", "") for each in window.menus.findChildren(QAction) if each.isEnabled()}
    assert {"Emergency help", "Quit", "Dark", "Larger text", "About Journal"} <= enabled
    assert not {"Back up now", "Lock", "Undo", "A dose", "Today"} & enabled


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_ctrl_and_a_number_goes_to_a_page_and_every_widget_there_has_a_name(
    open_window: MainWindow, qtbot: QtBot, place: Place, client: JournalClient
) -> None:
    action(open_window, place.title).trigger()
    page = open_window.page(place.key)
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
    assert page.isVisible()
    assert action(open_window, place.title).shortcut().toString() == place.shortcut
    assert faults(open_window) == []


def test_pages_are_made_when_first_wanted(open_window: MainWindow) -> None:
    names = {type(each).__name__ for each in open_window.findChildren(QWidget)}
    assert "TodayPage" in names
    assert not {"AlertsPage", "TrendsPage", "ReportPage"} & names


def test_every_menu_item_says_what_it_is_for(window: MainWindow) -> None:
    window.menus.set_open(True)
    window.menus.set_undo(True, True)
    heard: list[str] = []
    menus = window.menus
    menus.today_wanted.connect(lambda what: heard.append(f"today:{what}"))
    menus.look_chosen.connect(lambda what: heard.append(f"look:{what}"))
    menus.text_size_chosen.connect(lambda percent: heard.append(f"text:{percent}"))
    for name, signal in (
        ("undo", menus.undo_wanted), ("redo", menus.redo_wanted), ("lock", menus.lock_wanted),
        ("back up", menus.back_up_wanted), ("restore", menus.restore_wanted),
        ("passphrase", menus.passphrase_wanted), ("about", menus.about_wanted),
    ):  # fmt: skip
        signal.connect(lambda name=name: heard.append(name))
    for words in ITEMS:
        action(window, words).trigger()
    assert heard == list(ITEMS.values())
    named = {each.text().replace("&", "") for each in menus.findChildren(QAction)} - {"", *MENUS}
    elsewhere = {
        "Quit", "Emergency help", "Next pane", "Check a combination", "Look up a substance",
        "Report for the doctor", "Print the report...", "Find", "Journal help", "The keyboard", "Quick add",
        "Recently deleted", "Time since last", *TITLES,
    }  # fmt: skip
    assert named == {*ITEMS, *elsewhere}


def test_undo_and_redo_can_be_chosen_only_when_there_is_something_to_do(
    open_window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    undo, redo = action(open_window, "Undo"), action(open_window, "Redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    qtbot.waitUntil(undo.isEnabled)
    assert not redo.isEnabled()
    client.undo()
    qtbot.waitUntil(redo.isEnabled)
    assert not undo.isEnabled()
    open_window.leave_journal()
    assert not redo.isEnabled()


def test_no_two_items_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for each in window.menus.findChildren(QAction) for key in each.shortcuts()]
    assert len(keys) == len(set(keys))


def test_a_narrow_window_keeps_names_for_screen_readers(open_window: MainWindow) -> None:
    open_window.resize(1280, 832)
    assert open_window.sidebar.width() == SIDEBAR_WIDTH
    open_window.resize(900, 640)
    assert open_window.sidebar.width() == NARROW
    assert faults(open_window.sidebar) == []
    lock = next(b for b in open_window.sidebar.findChildren(QPushButton) if b.accessibleName() == "Lock the journal")
    assert lock.isVisible()


def test_larger_text_makes_room_in_the_sidebar(open_window: MainWindow, theme: Theme) -> None:
    open_window.resize(1600, 900)
    theme.set_text_percent(150)
    assert open_window.sidebar.width() == round(SIDEBAR_WIDTH * 1.5)
    open_window.resize(1280, 900)
    assert open_window.sidebar.width() == round(NARROW * 1.5)


def test_emergency_help_comes_over_everything_and_goes_back(open_window: MainWindow) -> None:
    open_window.show_page(ALERTS)
    action(open_window, "Emergency help").trigger()
    helping = open_window.findChild(EmergencyPage)
    assert isinstance(helping, EmergencyPage)
    assert helping.isVisible()
    helping.closed.emit()
    assert open_window.page(ALERTS).isVisible()


def test_nothing_that_happens_takes_emergency_help_away(
    window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    window.show_emergency()
    window.show_gate(QLabel("Unlock"))
    assert window.emergency_shown
    window.open_journal(client)
    assert window.emergency_shown
    helping = window.findChild(EmergencyPage)
    assert isinstance(helping, EmergencyPage)
    helping.closed.emit()
    assert window.page(TODAY).isVisible()
    qtbot.waitUntil(lambda: not client.background.busy)


def test_going_to_a_page_leaves_emergency_help(open_window: MainWindow) -> None:
    open_window.show_emergency()
    open_window.show_page(ALERTS)
    assert open_window.page(ALERTS).isVisible()
    assert not open_window.emergency_shown


def test_the_sidebar_marks_what_is_in_view_and_nothing_for_a_page_without_a_place_there(
    open_window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    def marked() -> list[str]:
        return [each.text() for each in open_window.sidebar.findChildren(QPushButton) if each.isChecked()]

    assert marked() == ["Today"]
    open_window.show_page(SETTINGS)
    assert marked() == ["Settings"]
    for key in (COMBINATION, SUBSTANCE, HELP, DELETED, SINCE):
        open_window.show_page(key)
        assert marked() == [], key
    open_window.show_emergency()
    assert marked() == []
    open_window.show_page(ALERTS)
    assert marked() == ["Alerts"]
    open_window.show_emergency()
    assert marked() == []
    open_window.hide_emergency()
    assert marked() == ["Alerts"]
    open_window.show_page(COMBINATION)
    open_window.go_back()
    assert marked() == ["Alerts"]
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def test_a_gate_that_is_left_behind_is_gone_with_what_was_typed_into_it(window: MainWindow, qtbot: QtBot) -> None:
    first = QLabel("a passphrase")
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    window.show_gate(first)
    window.show_gate(QLabel("next"))
    qtbot.waitUntil(lambda: bool(gone))


def test_f6_goes_through_each_part_of_the_page_to_the_sidebar_and_back(open_window: MainWindow, qtbot: QtBot) -> None:
    page = open_window.page(TODAY)
    open_window.activateWindow()
    inside = next(each for each in page.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    been: list[QWidget] = []
    while not been or been[-1] not in been[:-1]:
        action(open_window, "Next pane").trigger()
        focused = open_window.focusWidget()
        assert focused is not None
        in_sidebar = open_window.sidebar.isAncestorOf(focused)
        assert in_sidebar or page.isAncestorOf(focused)
        been.append(open_window.sidebar if in_sidebar else focused)
    assert been[-1] is been[0], "the round closes where it began"
    assert open_window.sidebar in been
    assert len(been) > 3, "a page of several parts takes a step for each"


def test_the_count_beside_alerts_grows_with_a_warning_and_its_page_opens(
    open_window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    client.log((dose("kratom_leaf", 1), dose("diazepam")), "Logged kratom and diazepam")
    badge = next(each for each in open_window.sidebar.findChildren(QLabel) if each.property("kind") == "badge")
    qtbot.waitUntil(lambda: badge.text() == "1" and badge.isVisible(), timeout=10_000)
    qtbot.waitUntil(open_window.page(ALERTS).isVisible, timeout=10_000)
    names = [each.accessibleName() for each in open_window.sidebar.findChildren(QPushButton)]
    assert "Alerts, 1 to review" in names


def test_an_error_stands_above_the_page_until_something_is_saved(
    open_window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    client.failed.emit(UserError("The disk is full. Nothing was lost."))

    def words() -> list[str]:
        return [each.text() for each in open_window.findChildren(QLabel) if each.isVisible()]

    assert "The disk is full. Nothing was lost." in words()
    client.log((dose("kratom_leaf"),), "Logged kratom")
    qtbot.waitUntil(lambda: "The disk is full. Nothing was lost." not in words(), timeout=10_000)


def test_what_is_said_above_the_pages_covers_none_of_them(open_window: MainWindow, qtbot: QtBot) -> None:
    stack, before = open_window._stack, open_window._stack.height()
    open_window.mark("An example")
    said = next(each for each in open_window.findChildren(QLabel) if each.text() == "An example")
    qtbot.waitUntil(lambda: stack.height() < before)
    assert open_window.isVisible()
    bottom = said.mapTo(open_window, said.rect().bottomLeft()).y()
    assert bottom < stack.mapTo(open_window, stack.rect().topLeft()).y()


def test_a_fault_of_ours_shows_a_report_without_what_was_written(
    open_window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    from journal_app.ui.bug_dialog import BugDialog, bug_report

    try:
        raise ValueError("kratom 3 g, my secret note")
    except ValueError as error:
        fault = error
    assert "secret" not in bug_report(fault)
    assert "ValueError" in bug_report(fault)
    assert "test_main_window.py" in bug_report(fault)
    client.failed.emit(fault)
    qtbot.waitUntil(lambda: bool(open_window.findChildren(BugDialog)))
    dialog = open_window.findChildren(BugDialog)[0]
    assert faults(dialog) == []
    dialog.close()


def test_leaving_the_journal_lets_go_of_its_pages(open_window: MainWindow, qtbot: QtBot) -> None:
    gone: list[bool] = []
    open_window.page(TODAY).destroyed.connect(lambda: gone.append(True))
    open_window.leave_journal()
    qtbot.waitUntil(lambda: bool(gone))
    assert open_window.client is None
    assert not action(open_window, "Undo").isEnabled()
    open_window.show_page(TODAY)
    assert not any(type(each).__name__ == "TodayPage" for each in open_window.findChildren(QWidget))


def test_size_and_place_come_back_and_nonsense_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    # Not larger than the screen of the offscreen platform, where Qt would make it fit.
    window.resize(900, 740)
    stored = window.place()
    window.resize(900, 660)
    window.restore_place(stored)
    assert window.height() == 740
    window.restore_place("not a place")
    assert window.height() == 740


def test_it_is_painted_once_before_it_is_furnished(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    empty = MainWindow("#102030", "#405060", 224)
    qtbot.addWidget(empty)
    heard: list[bool] = []
    empty.painted.connect(lambda: heard.append(True))
    empty.show()
    qtbot.waitUntil(lambda: bool(heard))
    picture = empty.grab().toImage()
    assert picture.pixelColor(100, 300).name() == "#405060"
    assert picture.pixelColor(600, 300).name() == "#102030"
    empty.update()
    QTest.qWait(30)
    assert heard == [True]


def test_labels_show_text_as_it_is(make_label: Callable[[str], QLabel]) -> None:
    assert make_label("<b>a</b>").textFormat() == Qt.TextFormat.PlainText


@pytest.fixture
def make_label(qtbot: QtBot) -> Callable[[str], QLabel]:
    """The factory that every label goes through."""
    from journal_app.ui.widgets.labels import label

    def make(text: str) -> QLabel:
        made = label(text)
        qtbot.addWidget(made)
        return made

    return make


def test_another_look_is_put_on_what_is_seen_and_typed_text_stays(
    open_window: MainWindow, qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    for place in PLACES:
        open_window.show_page(place.key)
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
    open_window.show_page(COMBINATION)
    open_window.show_page(TODAY)
    today, trends = open_window.page(TODAY), open_window.page(TRENDS)
    typed = open_window.page(COMBINATION).findChildren(QLineEdit)[0]
    typed.setText("kratom")
    theme.choose("dark")
    assert open_window.page(TODAY) is today
    assert not shiboken6.isValid(trends)
    assert typed.text() == "kratom"
    open_window.show_page(TRENDS)
    assert open_window.page(TRENDS).isVisible()
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def test_emergency_help_gives_the_keyboard_back_to_where_it_was(open_window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(open_window):
        open_window.activateWindow()
    note = open_window.page(TODAY).findChildren(QPlainTextEdit)[0]
    note.setFocus()
    open_window.show_emergency()
    assert not note.hasFocus()
    open_window.hide_emergency()
    assert note.hasFocus()
