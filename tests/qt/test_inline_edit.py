"""Editing in place: Enter opens an entry in its row, Esc goes back to it, Delete leaves the keyboard on the next."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.units import Amount
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.history_card import HistoryCard
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import press, settle, shown, titles
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW

Key = Qt.Key
InBackground = Callable[[Callable[[], object]], object]
FIRST, SECOND, THIRD = dose("caffeine", 3, grams=1), dose("kratom_leaf", 2, grams=3), dose("melatonin", 1, grams=1)


@pytest.fixture
def page(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> TodayPage:
    """One column, in which a row has room for a form; the kratom was changed once."""
    in_background(lambda: log_entries(workspace, [FIRST, SECOND, THIRD], "x"))
    changed = msgspec.structs.replace(SECOND, amount=Amount(value=5, unit="g"))
    workspace.journal._clock = lambda: NOW + timedelta(minutes=1)
    in_background(lambda: edit_entry(workspace, changed, "x"))
    return shown(qtbot, client, theme, width=880, height=1400)


def _edit_second(page: TodayPage, qtbot: QtBot, client: JournalClient) -> DoseForm:
    page.entries.rows[1].setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    return form


def test_enter_opens_the_entry_in_its_own_row(page: TodayPage, qtbot: QtBot, client: JournalClient) -> None:
    form = _edit_second(page, qtbot, client)
    row = page.entries.rows[1]
    assert row.isAncestorOf(form)
    assert form.isVisible()
    assert not page.forms.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert form.isAncestorOf(focused)
    assert form.amount.line.text() == "5"


def test_escape_goes_back_to_the_row_and_keeps_what_was_typed(
    page: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    form = _edit_second(page, qtbot, client)
    form.product.setText("red Bali")
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[1]
    assert not form.isVisible()
    again = _edit_second(page, qtbot, client)
    assert again.product.text() == "red Bali"
    assert again.kept.isVisible()
    again.discard.click()
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[1]
    assert _edit_second(page, qtbot, client).product.text() == ""


def test_what_is_saved_stands_in_the_row_and_the_keyboard_on_it(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    form = _edit_second(page, qtbot, client)
    form.amount.line.setText("2")
    form.amount.line.textEdited.emit("2")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page)[1] == "Kratom 2 g"
    assert QApplication.focusWidget() is page.entries.rows[1]
    entry = workspace.journal.entry(SECOND.id)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=2, unit="g")


def test_what_happens_elsewhere_takes_nothing_from_an_open_row(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace, in_background: InBackground
) -> None:
    form = _edit_second(page, qtbot, client)
    form.product.setText("red Bali")
    in_background(lambda: edit_entry(workspace, SECOND, "x"))
    page.mark_stale()
    settle(qtbot, client)
    assert form.isVisible()
    assert form.product.text() == "red Bali"
    press(Key.Key_Escape)
    page.mark_stale()
    settle(qtbot, client)
    assert titles(page)[1] == "Kratom 3 g"


def test_delete_leaves_the_keyboard_on_the_next_row(page: TodayPage, qtbot: QtBot, client: JournalClient) -> None:
    page.entries.rows[1].setFocus()
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert titles(page) == ["Caffeine 1 g", "Melatonin 1 g"]
    assert QApplication.focusWidget() is page.entries.rows[1]
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[0]


def test_history_brings_an_earlier_version_back_and_undo_takes_it_away(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    form = _edit_second(page, qtbot, client)
    history = form.findChild(HistoryCard)
    assert isinstance(history, HistoryCard)
    assert history.fold.text() == "History: 1 earlier version"
    assert not history.lines.isVisible()
    history.fold.click()
    (restore,) = history.restores
    assert restore.accessibleName().startswith("Bring back: Kratom 3 g, today 20:30. Written today 22:30")
    restore.click()
    settle(qtbot, client)
    assert titles(page)[1] == "Kratom 3 g"
    client.undo()
    settle(qtbot, client)
    assert titles(page)[1] == "Kratom 5 g"
    assert workspace.journal.entry_count() == 3


def test_an_entry_that_was_never_changed_shows_no_history(page: TodayPage, qtbot: QtBot, client: JournalClient) -> None:
    page.entries.rows[0].setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert page.forms.form is not None
    history = page.forms.form.findChild(HistoryCard)
    assert isinstance(history, HistoryCard)
    assert not history.isVisible()


def test_in_a_narrow_column_the_form_stands_in_its_place_and_escape_still_returns(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> None:
    in_background(lambda: log_entries(workspace, [FIRST], "x"))
    page = shown(qtbot, client, theme)
    page.entries.rows[0].setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert page.forms.form is not None
    assert page.forms.isAncestorOf(page.forms.form)
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[0]
