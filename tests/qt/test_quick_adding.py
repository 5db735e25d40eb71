"""Quick add in the whole window: from every page, for the day that is shown, and back to where the person was."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, Urge
from journal_app.operations.drafts import read_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.urge_form import UrgeForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.combination_page import CombinationPage
from journal_app.ui.pages.places import ALERTS, COMBINATION, PLACES, TODAY, TRENDS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import quick_add_enter
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from tests.qt.open_window import Keyboard, focused, open_window, today_of
from tests.qt.today_steps import saved, settle, titles, words_on
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown has been seen, however fast the test goes on."""
    monkeypatch.setattr(quick_add_enter, "SEEN_AFTER_S", 0.0)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    made = open_window(qtbot, theme, client)
    yield made
    settle(qtbot, client)


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


def overlay(window: MainWindow) -> QuickAddOverlay:
    assert window._quick is not None
    return window._quick.overlay


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_ctrl_k_opens_it_over_every_page_and_esc_leads_back(
    qtbot: QtBot, window: MainWindow, client: JournalClient, keys: Keyboard, place: object
) -> None:
    key = place.key  # type: ignore[attr-defined]  # Place
    window.show_page(key)
    settle(qtbot, client)
    before = focused()
    keys.chord("Ctrl+K")
    settle(qtbot, client)
    assert overlay(window).panel.line.hasFocus()
    assert window.page(key).isVisible(), "the page stays as it is"
    keys.chord("Esc")
    assert not overlay(window).isVisible()
    assert focused() is before
    assert window.page(key).isVisible()
    assert faults(window) == []


def test_the_first_letter_in_the_field_opens_it_and_the_rest_follows(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    field = today_of(window).field.line
    assert field.hasFocus(), "Today begins where one can type"
    keys.write("kratom 3g")
    assert overlay(window).panel.line.text() == "kratom 3g"
    assert overlay(window).panel.line.hasFocus()
    assert field.text() == "kratom 3g", "the field shows what is kept"
    keys.chord("Return")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: titles(today_of(window)) == ["Kratom 3 g"])
    assert field.text() == ""
    assert field.hasFocus()


def test_a_click_into_the_field_opens_it(window: MainWindow) -> None:
    QTest.mouseClick(today_of(window).field.line, Qt.MouseButton.LeftButton)
    assert overlay(window).isVisible()


def test_what_is_logged_from_another_page_is_said_there(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    window.show_page(TRENDS)
    settle(qtbot, client)
    keys.chord("Ctrl+K")
    keys.write("kratom 3g")
    keys.chord("Return")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: "Logged kratom 3 g. Ctrl+Z takes it back." in words_on(window))
    assert window.page(TRENDS).isVisible()


def test_the_day_on_screen_is_the_day_of_the_line(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    keys.chord("Ctrl+[")
    settle(qtbot, client)
    keys.chord("Ctrl+K")
    assert overlay(window).panel.for_day.text() == "for Saturday 21 November"
    keys.write("kratom 3g 20:15")
    keys.chord("Return")
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert entry.moment.local_date == (NOW - timedelta(days=1)).date()
    window.show_page(TRENDS)
    keys.chord("Ctrl+K")
    assert not overlay(window).panel.for_day.isVisible(), "elsewhere it is about today"
    keys.chord("Esc")


def test_tab_opens_the_form_filled_and_the_line_goes_when_it_is_saved(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    window.show_page(ALERTS)
    settle(qtbot, client)
    keys.chord("Ctrl+K")
    keys.write("kratom 3g 20:15")
    qtbot.waitUntil(lambda: overlay(window).panel.reader.reading is not None)
    settle(qtbot, client)
    keys.chord("Tab")
    settle(qtbot, client)
    form = today_of(window).forms.form
    assert isinstance(form, DoseForm)
    assert (form.name.text, form.amount.line.text(), form.unit.currentText()) == ("kratom", "3", "g")
    assert form.when.time.text() == "20:15"
    assert form.save.text() == "Log it"
    assert saved(workspace) == ()
    form.product.setText("Red Bali")
    form.submit()
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert isinstance(entry, Dose)
    assert (entry.product, entry.amount.text if entry.amount else "") == ("Red Bali", "3 g")
    assert today_of(window).undo_strip.text.text() == "Logged kratom 3 g"
    assert today_of(window).field.line.text() == ""
    assert read_draft(workspace, DRAFT) is None


def test_a_form_that_is_closed_leaves_the_line(
    qtbot: QtBot, window: MainWindow, client: JournalClient, keys: Keyboard
) -> None:
    keys.write("kratom 3g")
    qtbot.waitUntil(lambda: overlay(window).panel.reader.reading is not None)
    settle(qtbot, client)
    keys.chord("Tab")
    settle(qtbot, client)
    form = today_of(window).forms.form
    assert form is not None
    form.closed.emit()
    assert today_of(window).field.line.text() == "kratom 3g"


def test_what_was_not_taken_may_be_noted_as_an_urge(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    window.show_page(TRENDS)
    keys.chord("Ctrl+K")
    keys.write("diazepam 10mg")
    qtbot.waitUntil(lambda: overlay(window).panel.results.live.waits_for_an_answer)
    settle(qtbot, client)
    keys.chord("Esc")
    settle(qtbot, client)
    form = today_of(window).forms.form
    assert isinstance(form, UrgeForm)
    form.submit()
    settle(qtbot, client)
    assert {type(entry) for entry in saved(workspace)} == {Drink, Urge}


def test_a_critical_one_that_was_taken_opens_its_warning_and_nothing_lies_over_it(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    keys.chord("Ctrl+K")
    keys.write("diazepam 10mg")
    qtbot.waitUntil(lambda: overlay(window).panel.results.live.waits_for_an_answer)
    settle(qtbot, client)
    keys.chord("Shift+Return")
    settle(qtbot, client)
    assert len(saved(workspace)) == 2
    assert window.page(ALERTS).isVisible()
    assert not overlay(window).isVisible()


def test_check_opens_the_page_with_the_names_and_what_still_counts(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    keys.write("check kratom diazepam")
    keys.chord("Return")
    settle(qtbot, client)
    page = window.page(COMBINATION)
    assert isinstance(page, CombinationPage)
    qtbot.waitUntil(lambda: "breathing" in page.result.summary)
    names = {picker.text.casefold() for picker in page.pickers if picker.text}
    assert {"kratom", "diazepam"} < names
    assert len(names) == 3, "and the wine, which still counts"


def test_undo_as_a_word_takes_the_last_change_back(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    client.log([dose("kratom_leaf", grams=3)], "Logged kratom 3 g")
    settle(qtbot, client)
    keys.write("undo")
    keys.chord("Return")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: saved(workspace) == ())


def test_emergency_help_lies_over_it_and_the_line_is_kept(
    qtbot: QtBot, window: MainWindow, client: JournalClient, keys: Keyboard
) -> None:
    keys.chord("Ctrl+K")
    keys.write("kratom")
    keys.chord("F1")
    assert window.emergency_shown
    assert not overlay(window).isVisible()
    keys.chord("Ctrl+K")
    assert overlay(window).panel.line.text() == "kratom"
    assert not window.emergency_shown


def test_what_others_open_it_with_stands_in_the_line(qtbot: QtBot, window: MainWindow, client: JournalClient) -> None:
    window.open_quick_add("2 beers")
    settle(qtbot, client)
    assert overlay(window).panel.line.text() == "2 beers"
    window.leave_journal()
    settle(qtbot, client)
    window.open_quick_add("too late")
    assert window._quick is None


def test_the_line_is_there_again_when_the_journal_is_opened_again(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, theme: Theme, keys: Keyboard
) -> None:
    keys.chord("Ctrl+K")
    keys.write("kratom 3g 20:")
    window.keep_drafts()
    settle(qtbot, client)
    assert read_draft(workspace, DRAFT) == "kratom 3g 20:"
    other = open_window(qtbot, theme, JournalClient(client.background, workspace, client.background))
    assert today_of(other).field.line.text() == "kratom 3g 20:"
    other.open_quick_add()
    settle(qtbot, client)
    assert overlay(other).panel.line.text() == "kratom 3g 20:"
    assert other.page(TODAY).isVisible()


def test_it_goes_as_the_page_behind_it_shows_what_was_logged(
    qtbot: QtBot, window: MainWindow, client: JournalClient, keys: Keyboard
) -> None:
    stood: list[list[str]] = []
    keys.chord("Ctrl+K")
    keys.write("kratom 3g")
    overlay(window).panel.closed.connect(lambda: stood.append(titles(today_of(window))))
    keys.chord("Return")
    qtbot.waitUntil(lambda: not overlay(window).isVisible())
    assert stood == [["Kratom 3 g"]]


def test_it_goes_also_while_the_page_behind_it_takes_long(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    going = threading.Event()
    keys.chord("Ctrl+K")
    keys.write("kratom 3g")
    client.changed.connect(lambda _changed: client.ask(lambda _workspace: going.wait(20)))
    keys.chord("Return")
    qtbot.waitUntil(lambda: not overlay(window).isVisible())
    assert client.background.busy
    going.set()
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_esc_leads_from_a_warning_that_came_by_itself_back_to_the_line(
    qtbot: QtBot, theme: Theme, client: JournalClient
) -> None:
    window = open_window(qtbot, theme, client)
    client.log((dose("kratom_leaf", 1), dose("diazepam")), "Logged kratom and diazepam")
    qtbot.waitUntil(lambda: window.page(ALERTS).isVisible(), timeout=10_000)
    settle(qtbot, client)
    Keyboard().chord("Esc")
    settle(qtbot, client)
    assert today_of(window).isVisible()
    assert focused().accessibleName() == "Log anything"
