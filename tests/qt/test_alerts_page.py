"""Warnings on screen: the number in sight, read by keyboard, kept with the note."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.units import Amount
from journal_app.errors import BadKnowledge
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.alerts_page import AlertsPage
from journal_app.ui.theme import Theme
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE

Shown = Callable[[], AlertsPage]


@pytest.fixture
def shown(client: JournalClient, theme: Theme, qtbot: QtBot) -> Shown:
    def show(width: int = 1056, height: int = 800) -> AlertsPage:
        page = AlertsPage(client, theme)
        client.changed.connect(lambda _: page.mark_stale())
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitUntil(lambda: not client.background.busy)
        return page

    return show


def _texts(page: AlertsPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def _kratom_and_wine(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 1, grams=3.0), wine(0)], "Logged both")


def test_an_empty_list_never_says_that_a_mix_is_fine(shown: Shown) -> None:
    assert "An empty list does not mean a mix is safe." in _texts(shown())


def test_a_critical_warning_says_what_met_and_whom_to_call(workspace: Workspace, shown: Shown) -> None:
    _kratom_and_wine(workspace)
    texts = _texts(shown())
    assert "Kratom and alcohol were taken close together" in texts
    assert "Can stop your breathing" in texts
    assert "911" in texts
    assert "Kratom 3 g at 21:30" in texts
    assert "fighting to stay awake" in texts
    assert "you will not wake up" in texts


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 800, 650), (150, 910, 650), (100, 676, 600)])
def test_number_and_signs_are_in_sight_without_scrolling(
    workspace: Workspace, shown: Shown, theme: Theme, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    _kratom_and_wine(workspace)
    theme.set_text_percent(percent)
    page = shown()
    page.resize(width, height)
    come_to_rest()
    box = page._detail.emergency
    assert box.isVisible()
    # What is below each other here lays itself out in more than one turn.
    qtbot.waitUntil(lambda: 0 <= box.mapTo(page, QPoint(0, 0)).y() <= height - box.height(), timeout=10_000)
    theme.set_text_percent(100)


def test_reading_by_keyboard_keeps_the_note(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    page._detail.note.setFocus()
    QTest.keyClicks(page._detail.note, "dinner at Ana's")
    QTest.keyClick(page._detail.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nothing to review." in _texts(page))
    page._segments.set_index(1)
    page._segments.chosen.emit(1)
    assert page._list.row_shown() is not None
    row = page._list.row_shown()
    assert row is not None
    assert row.note == "dinner at Ana's"
    assert page._detail.note.text() == "dinner at Ana's"


def test_a_resolved_warning_stays_in_the_list(workspace: Workspace, shown: Shown) -> None:
    glass = wine(0)
    log_entries(workspace, [dose("kratom_leaf", 1), glass], "Logged both")
    delete_entries(workspace, (glass.id,), "Deleted wine")
    page = shown()
    page._segments.set_index(1)
    page._segments.chosen.emit(1)
    row = page._list.row_shown()
    assert row is not None
    assert row.read_when == "resolved by a correction"


def test_an_old_overlap_logged_late_waits_for_nobody(workspace: Workspace, shown: Shown) -> None:
    then = NOW - timedelta(days=60)
    log_entries(workspace, [dose("kratom_leaf", 1, at=then), wine(0, at=then)], "Logged both")
    page = shown()
    assert "Nothing to review." in _texts(page)
    page._segments.set_index(1)
    page._segments.chosen.emit(1)
    row = page._list.row_shown()
    assert row is not None
    assert row.alert.state == "historical"


@pytest.mark.parametrize("hostile", ["<b>tea</b><img src=x>", "$\\frac{$", "#panic()", "&amp; <i>"])
def test_names_are_shown_as_they_were_written(workspace: Workspace, shown: Shown, hostile: str) -> None:
    named = msgspec.structs.replace(dose("kratom_leaf", 1), name=hostile)
    log_entries(workspace, [named, wine(0)], "Logged both")
    page = shown()
    assert hostile in _texts(page)
    assert faults(page) == []


def test_opening_a_warning_by_its_id_shows_it(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _kratom_and_wine(workspace)
    later = log_entries(workspace, [dose("diazepam", 0)], "Logged diazepam")
    page = shown()
    page.open_alert(later.alerts[-1].id)
    qtbot.waitUntil(page._detail.heading.hasFocus)
    assert "diazepam" in page._detail.heading.text().lower()


def test_without_knowledge_the_page_says_that_warnings_are_off(
    workspace: Workspace, background: Background, theme: Theme, qtbot: QtBot
) -> None:
    blind = JournalClient(background, Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off.")))
    page = AlertsPage(blind, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: _texts(page).count("Warnings are off.") == 1)


def test_fixing_an_entry_leads_to_its_day(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    with qtbot.waitSignal(page.day_wanted) as wanted:
        page._detail.fix_wanted.emit()
    assert wanted.args == [moment_of(NOW, ZONE).local_date]


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1000, 670), (150, 910, 662), (100, 824, 614)])
def test_no_part_of_the_emergency_box_is_covered_in_the_smallest_windows(
    workspace: Workspace, shown: Shown, theme: Theme, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    # Four names and long lines: the tallest header there is. Widths and heights are windows less sidebar and menu.
    many: list[Entry] = [
        dose("gabapentin", 3, grams=0.3),
        dose("kratom_leaf", 2, grams=3.0),
        dose("diazepam", 1),
        wine(0, count=2),
    ]
    log_entries(workspace, many, "Logged four")
    theme.set_text_percent(percent)
    page = shown()
    page.resize(width, height)
    box = page._detail.emergency
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())
    theme.set_text_percent(100)


def test_tab_reaches_the_two_lists_and_reading_does_not_pull_the_keyboard_back(
    workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page._list.hasFocus)
    QTest.keyClick(page._list, Qt.Key.Key_Backtab)
    check = QApplication.focusWidget()
    assert isinstance(check, QPushButton)
    assert check.text() == "Check a combination"
    QTest.keyClick(check, Qt.Key.Key_Backtab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "To review 1"
    page._detail.read.click()
    page.hide()
    qtbot.waitUntil(lambda: not page._client.background.busy)
    assert not page._list.hasFocus()
    page.show()
    qtbot.waitUntil(lambda: "Read 1" in [each.text() for each in page.findChildren(QPushButton)])
    qtbot.waitUntil(lambda: not page._client.background.busy)


def test_each_substance_of_a_warning_leads_to_its_page(workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    links = [each for each in page.findChildren(QPushButton) if each.text().startswith("About ")]
    assert [each.text() for each in links] == ["About alcohol", "About kratom"]
    with qtbot.waitSignal(page.substance_wanted) as wanted:
        links[1].click()
    assert wanted.args == ["kratom_leaf"]


def test_a_combination_can_be_asked_about_from_here(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    check = next(each for each in page.findChildren(QPushButton) if each.text() == "Check a combination")
    with qtbot.waitSignal(page.check_wanted):
        check.click()


def test_the_keyboard_does_not_land_on_the_lock_when_an_undo_empties_the_list(
    client: JournalClient, workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    page.activateWindow()
    page._list.setFocus()
    client.undo()
    qtbot.waitUntil(page._empty.isVisible)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "To review 0"


def test_a_warning_about_a_medicine_is_mended_in_the_list_of_medicines(
    client: JournalClient, workspace: Workspace, shown: Shown, qtbot: QtBot
) -> None:
    for name, days in (("methadone", 90), ("diazepam", 60)):
        start = moment_on((NOW - timedelta(days=days)).date(), ZONE)
        amount = Amount(value=10, unit="mg")
        save_medicine(workspace, Medicine(id=uuid4(), name=name, substance=name, start=start, amount=amount))
    page = shown()
    assert page._detail.fix.text() == "Fix my medicines"
    with qtbot.waitSignal(page.medicines_wanted):
        page._detail.fix.click()


def test_no_line_of_the_list_is_cut(client: JournalClient, workspace: Workspace, shown: Shown, qtbot: QtBot) -> None:
    _kratom_and_wine(workspace)
    page = shown()
    page._detail.read.click()
    qtbot.waitUntil(lambda: "Read 1" in [each.text() for each in page.findChildren(QPushButton)])
    page._segments.set_index(1)
    page._segments.chosen.emit(1)
    row = page._list.row_shown()
    assert row is not None
    short = page._list.sizeHintForRow(0)
    longer = msgspec.structs.replace(row, prescriber_knows=True, read_when="read 19 November, 20:24")
    page._list.show_rows([longer], None)
    assert page._list.sizeHintForRow(0) > short
