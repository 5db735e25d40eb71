"""A line is never lost: Esc, the lock, a save that fails, a fault of ours."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.errors import UserError
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.quick_add.steps import ALT, Key, press, rows
from tests.qt.today_steps import saved, settle
from tests.qt.typed_lines import TypedLines


def test_esc_keeps_the_line_for_the_next_time_and_after_a_lock(
    qtbot: QtBot,
    overlay: QuickAddOverlay,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    theme: Theme,
    page: QWidget,
    lines: TypedLines,
) -> None:
    typed("kratom 3g")
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert not overlay.isVisible()
    assert saved(workspace) == ()
    assert read_draft(workspace, DRAFT) == "kratom 3g"
    overlay.open()
    assert overlay.panel.line.text() == "kratom 3g"
    opened_again = QuickAddOverlay(client, theme, page, lines.read)
    settle(qtbot, client)
    assert opened_again.panel.line.text() == "kratom 3g"


def test_a_line_that_was_logged_does_not_come_back(
    qtbot: QtBot, overlay: QuickAddOverlay, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    save_draft(workspace, DRAFT, "kratom 3g")
    typed("kratom 3g")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert read_draft(workspace, DRAFT) is None


def test_a_save_that_fails_leaves_the_line_with_one_sentence(
    qtbot: QtBot,
    panel: QuickAddPanel,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object, **_named: object) -> Logged:
        raise UserError("Could not save to the disk. Your entry is still here on screen.")

    monkeypatch.setattr("journal_app.operations.log_entry.log_entries", full)
    typed("anx 7")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert panel.isVisible()
    assert panel.line.text() == "anx 7"
    assert panel.results.message.text == "Could not save to the disk. Your entry is still here on screen."
    monkeypatch.undo()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_a_failure_after_esc_brings_the_line_back(
    qtbot: QtBot,
    overlay: QuickAddOverlay,
    typed: Callable[[str], None],
    client: JournalClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object, **_named: object) -> Logged:
        raise UserError("Could not save to the disk.")

    monkeypatch.setattr("journal_app.operations.log_entry.log_entries", full)
    typed("anx 7")
    press(Key.Key_Return)
    overlay.panel.close_up()
    assert not overlay.isVisible()
    qtbot.waitUntil(overlay.isVisible)
    assert overlay.panel.results.message.text == "Could not save to the disk."
    assert overlay.panel.line.text() == "anx 7"


def test_after_a_fault_of_ours_enter_works_again(
    qtbot: QtBot, panel: QuickAddPanel, client: JournalClient, workspace: Workspace, lines: TypedLines
) -> None:
    def fault() -> None:
        raise ZeroDivisionError

    lines.fault = fault
    QTest.keyClicks(panel.line, "anx 7")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert panel.results.message.text.startswith("Something went wrong. Your line is still here.")
    assert panel.line.text() == "anx 7"
    lines.fault = None
    press(Key.Key_Return)
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_a_fault_after_the_save_says_nothing_of_the_line(
    qtbot: QtBot, overlay: QuickAddOverlay, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    def fault(_workspace: Workspace) -> None:
        raise ZeroDivisionError

    client.changed.connect(lambda _changed: client.ask(fault))
    typed("anx 7")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert len(saved(workspace)) == 1
    assert not overlay.isVisible()
    assert overlay.panel.line.text() == ""
    assert not overlay.panel.results.message.text


def test_what_is_asked_at_enter_is_shown_also_where_the_line_was_not_read_before(
    qtbot: QtBot, panel: QuickAddPanel, client: JournalClient, workspace: Workspace
) -> None:
    QTest.keyClicks(panel.line, "kratom 30g")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert saved(workspace) == ()
    assert panel.results.question.isVisible()
    assert [title for title, _detail in rows(panel)] == ["Kratom 30 g"]
    assert panel.results.message.text.startswith("Nothing was logged yet.")
    press(Key.Key_1, ALT)
    settle(qtbot, client)
    press(Key.Key_Return)
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_a_save_that_fails_shows_the_line_also_where_it_was_not_read_before(
    qtbot: QtBot,
    panel: QuickAddPanel,
    client: JournalClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object, **_named: object) -> Logged:
        raise UserError("Could not save to the disk.")

    monkeypatch.setattr("journal_app.operations.log_entry.log_entries", full)
    QTest.keyClicks(panel.line, "anx 7")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert rows(panel) == [("Anxiety 7", "Today 22:30")]
    assert panel.line.text() == "anx 7"
    assert panel.results.message.text == "Could not save to the disk."
