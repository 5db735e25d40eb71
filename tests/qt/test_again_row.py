"""The chips: one press logs what is usual as it was last time, says so, and never twice by accident."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.domain.wording import day_words
from journal_app.errors import UserError
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import ALERTS, TRENDS
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.again_row import Chip
from journal_app.ui.widgets.log_bar import LogBar
from tests.qt.open_window import Keyboard, chips, open_window, today_of
from tests.qt.today_steps import saved, settle, shown, strips, titles, words_on
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine


@pytest.fixture
def usual(workspace: Workspace) -> None:
    """Kratom most days, gabapentin some, and wine once."""
    kratom = msgspec.structs.replace(dose("kratom_leaf", 24, grams=3), route="oral", prescribed=False)
    log_entries(workspace, [kratom, dose("kratom_leaf", 48, grams=2), dose("gabapentin", 30), wine(80)], "Logged")


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, client: JournalClient, workspace: Workspace, usual: None
) -> Iterator[MainWindow]:
    made = open_window(qtbot, theme, client)
    yield made
    settle(qtbot, client)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, client: JournalClient, usual: None) -> Iterator[TodayPage]:
    made = shown(qtbot, client, theme)
    yield made
    settle(qtbot, client)


def test_tab_comes_to_the_chips_where_they_stand_and_to_the_list_last(
    qtbot: QtBot, window: MainWindow, client: JournalClient
) -> None:
    page = today_of(window)
    page.bar.again.log(0)
    settle(qtbot, client)
    qtbot.waitUntil(lambda: not client.background.busy)
    settle(qtbot, client)
    order: list[QWidget] = []
    here: QWidget | None = page.field.nextInFocusChain()
    while here is not page.field and here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    *chips_, combination = (order.index(each) for each in (*page.bar.again.chips, page.bar.check))
    assert chips_ == sorted(chips_)
    assert chips_[-1] < combination
    rows = [order.index(each.delete) for each in page.entries.rows]
    assert min(rows) > order.index(page.since.all) > order.index(page.check_in.change)


def test_each_chip_says_what_it_logs_and_its_key(page: TodayPage) -> None:
    made = page.bar.again.chips
    assert [chip.accessibleName() for chip in made] == [
        "Log again: Kratom 3 g",
        "Log again: Gabapentin",
        "Log again: Wine 150 ml",
    ]
    assert [chip.key.text() for chip in made] == ["Alt+1", "Alt+2", "Alt+3"]
    assert made[0].toolTip() == "Log again, now: Kratom 3 g. By mouth, not prescribed. (Alt+1)"
    assert faults(page) == []


def test_a_new_journal_has_no_chips_and_no_words_for_them(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    empty = shown(qtbot, client, theme)
    assert "Again" not in words_on(empty)
    assert empty.bar.again.chips == ()
    assert empty.bar.check.isVisible()


def test_a_click_logs_it_now_and_can_be_undone(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert page.undo_strip.text.text() == "Logged kratom 3 g"
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert titles(page) == []
    assert len(saved(workspace)) == 4


def test_on_a_past_day_it_logs_on_that_day_and_says_so_before(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    past = page.day - timedelta(days=5)
    page.open_day(past)
    settle(qtbot, client)
    on = day_words(past)
    assert f"Again, on {on}" in words_on(page)
    chip = page.bar.again.chips[0]
    assert chip.accessibleName() == f"Log again, on {on}: Kratom 3 g"
    assert chip.toolTip().startswith(f"Log again, on {on}, time not known: Kratom 3 g. By mouth")
    chip.click()
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert page.undo_strip.text.text() == f"Logged kratom 3 g, {on}, time not known"
    (added,) = (entry for entry in saved(workspace) if entry.moment.local_date == past)
    assert added.moment.precision == "day"
    page.act("today")
    settle(qtbot, client)
    assert "Again" in words_on(page)
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"], "today it is logged now again"
    assert page.undo_strip.text.text() == "Logged kratom 3 g"


def test_it_is_checked_like_everything(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    raised: list[object] = []
    client.alerts_raised.connect(raised.append)
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    page.bar.again.chips[2].click()
    settle(qtbot, client)
    assert strips(page)[0] == "Critical: kratom and alcohol"
    assert raised


def test_a_double_click_logs_once(qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace) -> None:
    page.bar.again.chips[0].click()
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert len(saved(workspace)) == 5
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert len(saved(workspace)) == 6, "once it is saved it can be pressed again"


def test_a_save_that_fails_says_so_and_the_chip_can_be_pressed_again(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> Logged:
        raise UserError("Could not save to the disk.")

    monkeypatch.setattr("journal_app.operations.log_entry.log_entries", full)
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert page.off.text == "Could not save to the disk."
    monkeypatch.undo()
    page.bar.again.chips[0].click()
    settle(qtbot, client)
    assert len(saved(workspace)) == 5


def test_the_keyboard_stays_on_a_chip_whose_amount_changes(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.bar.again.chips[0].setFocus()
    client.log([dose("kratom_leaf", grams=5)], "Logged kratom 5 g")
    qtbot.waitUntil(lambda: page.bar.again.chips[0].words.text() == "Kratom 5 g")
    assert QApplication.focusWidget() is page.bar.again.chips[0]


def test_a_favourite_takes_the_first_place_at_once(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    favourite = TrackedSubstance(name="alcohol", substance="alcohol", favourite=True)
    client.change(save_tracking, Tracking(substances=(favourite,)))
    qtbot.waitUntil(lambda: page.bar.again.chips[0].words.text() == "Wine 150 ml")


def test_alt_and_a_number_logs_from_every_page_and_says_so_there(
    qtbot: QtBot, window: MainWindow, client: JournalClient, workspace: Workspace
) -> None:
    assert chips(window) == ["Kratom 3 g", "Gabapentin", "Wine 150 ml"]
    window.show_page(TRENDS)
    settle(qtbot, client)
    Keyboard().chord("Alt+2")
    settle(qtbot, client)
    assert "Logged gabapentin. Ctrl+Z takes it back." in words_on(window)
    assert window.page(TRENDS).isVisible()
    entry = max(saved(workspace), key=lambda each: each.moment.at)
    assert isinstance(entry, Dose)
    assert entry.substance == "gabapentin"
    Keyboard().chord("Alt+4")
    settle(qtbot, client)
    assert len(saved(workspace)) == 5, "nothing stands at the fourth place"


def test_a_critical_one_after_a_chord_opens_its_warning_like_all_logging(
    qtbot: QtBot, window: MainWindow, client: JournalClient
) -> None:
    Keyboard().chord("Alt+1")
    settle(qtbot, client)
    Keyboard().chord("Alt+3")
    settle(qtbot, client)
    assert window.page(ALERTS).isVisible()


def test_the_menu_and_the_tray_know_what_they_would_log(window: MainWindow) -> None:
    named = [each for each in window.menus.findChildren(QAction) if each.text().startswith("Again: ")]
    assert [each.text() for each in named if each.isVisible()] == [
        "Again: Kratom 3 g",
        "Again: Gabapentin",
        "Again: Wine 150 ml",
    ]
    assert not any(each.autoRepeat() for each in named), "a hand that rests on the keys logs once"
    assert [item.title for item in window.again_items] == ["Kratom 3 g", "Gabapentin", "Wine 150 ml"]


@pytest.mark.parametrize(("percent", "width"), [(100, 1056), (100, 676), (150, 824), (200, 824)])
def test_chips_wrap_and_long_names_keep_their_amount(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, usual: None, percent: int, width: int
) -> None:
    long = msgspec.structs.replace(dose("x", 100, grams=2), name="W" * 120 + " & co", substance=None)
    log_entries(workspace, [long], "Logged")
    theme.set_text_percent(percent)
    around = QWidget()
    qtbot.addWidget(around)
    bar = LogBar(client, theme)
    QVBoxLayout(around).addWidget(bar)
    around.resize(width, 400)
    around.show()
    settle(qtbot, client)
    assert around.width() == width, "the chips may not push the page wider"
    last = bar.again.chips[-1]
    assert last.words.text().endswith("\N{HORIZONTAL ELLIPSIS} 2 g")
    for chip in (*bar.again.chips, bar.check, bar.more):
        assert chip.mapTo(around, chip.rect().topRight()).x() <= width
        assert chip.width() >= chip.sizeHint().width()
        assert chip.height() >= theme.scaled(34)
    theme.set_text_percent(100)


def test_the_page_that_shows_today_is_where_it_is_shown(
    qtbot: QtBot, window: MainWindow, client: JournalClient
) -> None:
    Keyboard().chord("Alt+1")
    settle(qtbot, client)
    assert titles(today_of(window)) == ["Kratom 3 g"]


def test_the_keyboard_stays_on_the_thing_that_it_was_put_on_when_the_order_changes(
    qtbot: QtBot, page: TodayPage, client: JournalClient
) -> None:
    again = page.bar.again
    first = again.items[0].title
    again.chips[0].setFocus()
    again._show((again.items[1], again.items[0], *again.items[2:]))
    settle(qtbot, client)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Chip)
    assert focused.words.text() == first
    assert again.chips.index(focused) == 1
