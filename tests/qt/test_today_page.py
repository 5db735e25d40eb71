"""The Today page over a real journal: what is logged by keyboard is there, is warned about, and can be taken back."""

from datetime import datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.errors import BadKnowledge
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.entry_row import NOT_CHECKED
from journal_app.ui.widgets.kind_row import KindRow
from tests.qt.today_steps import (
    press,
    saved,
    settle,
    shown,
    strips,
    titles,
    words_on,
    write,
)
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> TodayPage:
    """The page, shown."""
    return shown(qtbot, client, theme)


def test_an_empty_day_says_so(page: TodayPage) -> None:
    words = words_on(page)
    assert "Today" in words
    assert "Sunday 22 November" in words
    assert "Nothing logged yet on this day." in words
    assert "0 of 4" in words
    assert not page.since.isVisible()
    assert not page.undo_strip.isVisible()
    assert not page.head.next.isEnabled(), "nothing is logged for days to come"


def test_kratom_and_wine_by_keyboard_raise_a_strip(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    raised: list[object] = []
    client.alerts_raised.connect(raised.append)
    page.bar.menu.actions()[0].trigger()
    form = page.forms.form
    assert isinstance(form, DoseForm)
    write("kratom")
    settle(qtbot, client)
    press(Key.Key_Tab)
    settle(qtbot, client)
    write("3")
    assert form.unit.currentText() == "g", "the usual unit of a substance that is known"
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert strips(page) == []

    page.act("drink")
    settle(qtbot, client)
    assert isinstance(page.forms.form, DrinkForm)
    assert QApplication.focusWidget() is page.forms.form.name
    write("wine")
    press(Key.Key_Tab)
    write("2")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert sorted(titles(page)) == ["Kratom 3 g", "Wine 150 ml × 2"]
    strip = page.entries.strips[0]
    assert strip.title.text() == "Critical: kratom and alcohol"
    assert strip.summary.text() == "Together they can stop your breathing."
    assert "Emergency number: 911" in words_on(strip)
    assert strip.read.isVisible()
    assert raised, "a critical warning may take the attention"
    assert page.undo_strip.text.text() == "Logged wine 150 ml × 2"
    with qtbot.waitSignal(page.alert_wanted) as wanted:
        strip.read.click()
    assert wanted.args == [workspace.journal.alerts()[0].id]


def test_undo_and_redo_keep_the_strip_true(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    client.log([dose("kratom_leaf", 0.2, grams=3)], "Logged kratom 3 g")
    client.log([wine()], "Logged wine 150 ml")
    settle(qtbot, client)
    assert len(page.entries.strips) == 1
    assert "Ctrl+Z" in words_on(page.undo_strip)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert strips(page) == []
    assert page.undo_strip.text.text() == "Taken back: logged wine 150 ml"
    page.undo_strip.redo.click()
    settle(qtbot, client)
    assert len(page.entries.strips) == 1
    assert page.undo_strip.text.text() == "Logged wine 150 ml"
    assert not page.undo_strip.redo.isVisible()


def test_an_edit_in_place_moves_the_entry_and_its_warning(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    kratom = dose("kratom_leaf", 1, grams=3)
    client.log([kratom], "Logged kratom 3 g")
    client.log([wine()], "Logged wine 150 ml")
    settle(qtbot, client)
    page.entries.rows[0].setFocus()
    press(Key.Key_Return)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    assert (form.name.text, form.amount.line.text(), form.unit.currentText()) == ("kratom", "3", "g")
    assert form.when.time.text() == "21:30"
    form.amount.line.setFocus()
    form.amount.line.selectAll()
    write("2,5")
    form.when.day.setCurrentText("another day")
    form.when.date.setDate(form.when.date.date().addDays(-20))
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Wine 150 ml"]
    assert strips(page) == []
    edited = workspace.journal.entry(kratom.id)
    assert isinstance(edited, Dose)
    assert edited.amount is not None
    assert (edited.amount.value, edited.entered_at) == (2.5, kratom.entered_at)
    assert edited.moment.local == datetime(2026, 11, 2, 21, 30)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert len(page.entries.strips) == 1


def test_delete_goes_to_the_next_row(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    for number, hours in enumerate((3, 2, 1)):
        client.log([dose("diazepam", hours, grams=number + 1)], "Logged")
    settle(qtbot, client)
    page.entries.rows[1].setFocus()
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert titles(page) == ["Diazepam 1 g", "Diazepam 3 g"]
    assert QApplication.focusWidget() is page.entries.rows[1]
    assert page.undo_strip.text.text() == "Deleted diazepam 2 g"
    page.entries.rows[1].delete.setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[0], "the last one: its neighbour"
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert titles(page) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_a_late_entry_is_judged_by_when_it_was_taken(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    client.log([wine()], "Logged wine")
    settle(qtbot, client)
    page.act("dose")
    write("kratom")
    form = page.forms.form
    assert isinstance(form, DoseForm)
    form.when.kind.set_index(1)
    form.when.kind.chosen.emit(1)
    form.when.time.setFocus()
    write("23:10")
    assert "this means yesterday" in form.when.said.text()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Wine 150 ml"], "it is on the day before"
    page.act("previous")
    settle(qtbot, client)
    assert titles(page) == ["Kratom"]
    assert "Yesterday, Saturday 21 November" in words_on(page)
    assert {entry.moment.local for entry in saved(workspace)} == {
        datetime(2026, 11, 22, 22, 30),
        datetime(2026, 11, 21, 23, 10),
    }


def test_an_unknown_name_is_kept_and_said_to_be_not_checked(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("dose")
    write("blue thing")
    press(Key.Key_Return)
    settle(qtbot, client)
    words = words_on(page.entries)
    assert "Blue thing" in words
    assert "not checked" in words
    assert NOT_CHECKED in words
    (entry,) = saved(workspace)
    assert isinstance(entry, Dose)
    assert (entry.substance, entry.amount) == (None, None)
    assert NOT_CHECKED in page.entries.rows[0].accessibleName()


def test_esc_closes_a_form_and_another_form_keeps_what_was_begun(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("note")
    write("half")
    page.act("dose")
    page.act("note")
    form = page.forms.form
    assert form is not None
    assert form.first_field() is QApplication.focusWidget()
    assert form.findChildren(QPlainTextEdit)[0].toPlainText() == "half"
    press(Key.Key_Escape)
    assert page.forms.form is None
    assert QApplication.focusWidget() is page.field.line
    settle(qtbot, client)
    assert saved(workspace) == ()


def test_when_warnings_are_off_the_page_says_so(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    off = Workspace(
        journal=workspace.journal,
        knowledge=BadKnowledge("Warnings are off: the list could not be read."),
        clock=workspace.clock,
        zone=workspace.zone,
    )
    client = JournalClient(background, off)
    page = shown(qtbot, client, theme)
    assert "Warnings are off: the list could not be read." in words_on(page)
    page.act("dose")
    write("kratom")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Kratom"]
    page.act("drink")
    settle(qtbot, client)


def test_past_midnight_the_date_is_said_in_words(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    late = Workspace(
        journal=workspace.journal,
        knowledge=workspace.knowledge,
        clock=lambda: NOW + timedelta(hours=3),
        zone=workspace.zone,
    )
    page = shown(qtbot, JournalClient(background, late), theme)
    assert "Monday 23 November. It is past midnight: the evening before was Sunday 22 November." in words_on(page)


def test_a_form_that_was_begun_goes_on_for_another_day(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("dose")
    write("kratom")
    settle(qtbot, client)
    page.act("previous")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    assert form.name.text == "kratom"
    form.submit()
    settle(qtbot, client)
    assert form.when.said.text() == "Please write the time as 20:15 or 8:15 pm."
    assert QApplication.focusWidget() is form.when.time
    write("21:00")
    press(Key.Key_Return)
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert entry.moment.local == datetime(2026, 11, 21, 21, 0)
    assert titles(page) == ["Kratom"]


def test_a_row_that_is_not_checked_is_checked_once_its_kind_is_said(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [dose("zoplomax", 1), dose("kratom_leaf")], "both")
    unknown = msgspec.structs.replace(saved(workspace)[0], substance=None)
    edit_entry(workspace, unknown, "not known")
    page = shown(qtbot, client, theme)
    row = next(row for row in page.entries.rows if not row.row.checked)
    row.kind.setFocus()
    row.kind.click()
    settle(qtbot, client)
    asked = row.findChildren(KindRow)[0]
    assert asked.kind.hasFocus()
    asked.kind.setCurrentIndex(next(i for i in range(asked.kind.count()) if "benzo" in asked.kind.itemText(i)))
    asked.kind.activated.emit(asked.kind.currentIndex())
    asked.save.click()
    settle(qtbot, client)
    assert all(row.row.checked for row in page.entries.rows)
    assert len(strips(page)) == 1


def test_the_keyboard_goes_on_after_a_question_is_answered(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [dose("diazepam", 24 * days) for days in range(3, 40)], "doses")
    log_entries(workspace, [rating("anxiety", 3, at=NOW - timedelta(days=days)) for days in range(40)], "days")
    page = shown(qtbot, client, theme)
    assert [question.rule for question in page.questions.asked] == ["P2"]
    answer = next(each for each in page.questions.findChildren(QPushButton) if "did not log" in each.text())
    answer.setFocus()
    press(Key.Key_Space)
    settle(qtbot, client)
    qtbot.waitUntil(lambda: not page.questions.isVisible())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.field.isAncestorOf(focused)
