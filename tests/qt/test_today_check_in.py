"""The check-in on the Today page: one step, one moment, nothing pre-filled, and a draft that survives."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Note, SymptomRating
from journal_app.operations.drafts import read_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import (
    TODAY,
    press,
    saved,
    settle,
    shown,
    words_on,
    write,
)
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import NOW

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> TodayPage:
    """The page, shown."""
    return shown(qtbot, client, theme)


def test_a_check_in_is_one_step_with_one_moment(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("check-in")
    press(Key.Key_7, Key.Key_Return, Key.Key_4, Key.Key_Return, Key.Key_Return, Key.Key_1, Key.Key_0, Key.Key_Return)
    assert "3 of 4" in words_on(page.check_in)
    write("rain helped")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, client)
    entries = saved(workspace)
    given = {entry.symptom: entry.severity for entry in entries if isinstance(entry, SymptomRating)}
    assert given == {"anxiety": 7, "aches": 4, "cravings": 10}
    assert [entry.note for entry in entries if isinstance(entry, Note)] == ["rain helped"]
    assert len({(entry.moment, entry.entered_at) for entry in entries}) == 1
    assert "0 of 4" in words_on(page.check_in)
    assert page.check_in.note.toPlainText() == ""
    assert "Anxiety 7 · aches 4 · cravings 10" in words_on(page.entries)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert saved(workspace) == ()
    assert read_draft(workspace, "check-in") is None


def test_no_earlier_rating_is_shown_and_nothing_is_pre_filled(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [rating("anxiety", 9, at=NOW - timedelta(hours=3))], "Logged")
    page = shown(qtbot, client, theme)
    assert page.check_in.ratings == {}
    assert "9" not in words_on(page.check_in).split()


def test_an_empty_check_in_saves_nothing(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.check_in.save.click()
    settle(qtbot, client)
    assert "Nothing is rated yet." in words_on(page.check_in)
    assert saved(workspace) == ()


def test_a_draft_survives_a_new_page(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, client, theme)
    page.act("check-in")
    press(Key.Key_8)
    page.check_in.note.setFocus()
    write("half a thought")
    qtbot.waitUntil(lambda: "Draft kept on this computer" in words_on(page.check_in), timeout=20_000)
    again = shown(qtbot, client, theme)
    assert again.check_in.ratings == {"anxiety": 8}
    assert again.check_in.note.toPlainText() == "half a thought"
    assert "1 of 4" in words_on(again.check_in)


def test_leaving_the_page_at_once_keeps_the_draft(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("check-in")
    press(Key.Key_6)
    page.hide()
    settle(qtbot, client)
    assert '"anxiety":6' in (read_draft(workspace, "check-in") or "")


def test_a_check_in_for_another_day_belongs_to_that_day(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.open_day(TODAY - timedelta(days=3))
    settle(qtbot, client)
    assert "Check-in for Thursday 19 November" in words_on(page)
    assert "Rate that day. Skip anything you like." in words_on(page)
    page.act("check-in")
    press(Key.Key_5)
    page.check_in.save.click()
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert (entry.moment.precision, entry.moment.local_date) == ("day", date(2026, 11, 19))
    page.act("today")
    settle(qtbot, client)
    assert page.day == TODAY
    page.open_day(TODAY + timedelta(days=5))
    assert page.day == TODAY


def test_a_check_in_can_be_corrected(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    client.log([rating("anxiety", 7), rating("aches", 4)], "Logged anxiety 7, aches 4")
    settle(qtbot, client)
    assert len(page.entries.rows) == 1
    page.entries.rows[0].edit.click()
    press(Key.Key_3, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    settle(qtbot, client)
    given = {entry.symptom: entry.severity for entry in saved(workspace) if isinstance(entry, SymptomRating)}
    assert given == {"anxiety": 3, "aches": 4}
    assert page.undo_strip.text.text() == "Changed anxiety 3, aches 4"
