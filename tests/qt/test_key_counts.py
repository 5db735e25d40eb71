"""How many keys each thing takes that a person does every day; a figure that grows is a fault."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, SymptomRating
from journal_app.domain.levels import Level
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.combination_page import CombinationPage
from journal_app.ui.pages.places import ALERTS, COMBINATION, TRENDS
from journal_app.ui.theme import Theme
from tests.qt.open_window import Keyboard, chips, open_window, today_of
from tests.qt.today_steps import ZERO_WIDTH, saved, settle, titles
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW


@pytest.fixture
def usual(workspace: Workspace) -> None:
    """Some days of kratom, with a short name of the person's own."""
    log_entries(workspace, [dose("kratom_leaf", 24 * days, grams=3) for days in range(1, 6)], "Logged")
    kept = TrackedSubstance(name="kratom", substance="kratom_leaf", often="k")
    save_tracking(workspace, Tracking(substances=(kept,)))


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, client: JournalClient, workspace: Workspace, usual: None
) -> Iterator[MainWindow]:
    made = open_window(qtbot, theme, client)
    yield made
    settle(qtbot, client)


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


def newest(workspace: Workspace) -> Dose | Drink:
    entry = max(saved(workspace), key=lambda each: each.moment.at)
    assert isinstance(entry, Dose | Drink)
    return entry


@pytest.mark.parametrize("page", ["", ALERTS, TRENDS])
def test_a_usual_dose_takes_one_chord_on_every_page(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard, page: str
) -> None:
    if page:
        window.show_page(page)
        settle(qtbot, client)
    assert chips(window) == ["Kratom 3 g"]
    before = len(saved(workspace))
    keys.chord("Alt+1")
    settle(qtbot, client)
    assert keys.count == 1
    assert len(saved(workspace)) == before + 1
    dose_now = newest(workspace)
    assert isinstance(dose_now, Dose)
    assert dose_now.amount is not None
    assert (dose_now.amount.text, dose_now.moment.at) == ("3 g", NOW)


def test_a_known_thing_with_its_amount_takes_four_keys(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    keys.write("k 3")
    keys.chord("Return")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: titles(today_of(window)) == ["Kratom 3 g"])
    assert keys.count == 4
    dose_now = newest(workspace)
    assert isinstance(dose_now, Dose)
    assert dose_now.substance == "kratom_leaf"


def test_a_new_dose_takes_at_most_twelve_keys(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    window.show_page(ALERTS)
    settle(qtbot, client)
    keys.chord("Ctrl+K")
    keys.write("kratom 3g")
    keys.chord("Return")
    settle(qtbot, client)
    assert keys.count <= 12
    dose_now = newest(workspace)
    assert isinstance(dose_now, Dose)
    assert dose_now.amount is not None
    assert (dose_now.substance, dose_now.amount.text, dose_now.moment.at) == ("kratom_leaf", "3 g", NOW)


def test_the_warning_of_a_combination_takes_at_most_twelve_keys_before_anything_is_taken(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    before = saved(workspace)
    keys.chord("Ctrl+K")
    keys.write("diazepam")
    settle(qtbot, client)
    assert window._quick is not None
    live = window._quick.overlay.panel.results.live
    qtbot.waitUntil(lambda: live.shown.level == Level.CRITICAL)
    assert "diazepam" in live.heading.text().replace(ZERO_WIDTH, "")
    assert keys.count <= 12
    assert saved(workspace) == before


def test_a_check_on_its_own_page_takes_at_most_twelve_keys(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    keys.chord("Ctrl+Shift+K")
    settle(qtbot, client)
    keys.write("diazepam")
    keys.chord("Return")
    page = window.page(COMBINATION)
    assert isinstance(page, CombinationPage)
    qtbot.waitUntil(lambda: "breathing" in page.result.summary)
    assert keys.count <= 12


def test_undo_takes_one_chord_wherever_the_keyboard_is(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    before = saved(workspace)
    keys.write("k 3")
    keys.chord("Return")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: len(saved(workspace)) == len(before) + 1)
    assert today_of(window).field.line.hasFocus(), "the keyboard is back where it was"
    settle(qtbot, client)
    keys.count = 0
    keys.chord("Ctrl+Z")
    settle(qtbot, client)
    assert keys.count == 1
    assert saved(workspace) == before


def test_yesterday_is_filled_in_from_the_day_that_is_shown(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace, keys: Keyboard
) -> None:
    keys.chord("Ctrl+[")
    settle(qtbot, client)
    keys.chord("Ctrl+K")
    keys.write("anxiety 7")
    keys.chord("Return")
    settle(qtbot, client)
    rated = next(each for each in saved(workspace) if isinstance(each, SymptomRating))
    assert rated.moment.local_date == (NOW - timedelta(days=1)).date()
    assert keys.count <= 12
