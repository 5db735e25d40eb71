"""A critical warning beside the line is answered before it is logged, and only once it was seen."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets import quick_add_enter
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.quick_add.steps import Key, critical, press
from tests.qt.today_steps import saved, settle, words_on
from tests.qt.typed_lines import TypedLines
from tests.unit.operations.made_entries import wine


def test_a_critical_one_asks_with_two_equal_buttons_and_enter_logs(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    critical(qtbot, panel, typed, workspace)
    live = panel.results.live
    assert "Alcohol and diazepam" in words_on(live)
    assert live.no.isVisible()
    assert live.yes.isVisible()
    assert live.no.property("kind") == live.yes.property("kind") is None, "neither is red, neither is the main one"
    assert not panel.foot.log.isVisible()
    assert not panel.foot.another.isVisible()
    assert panel.line.hasFocus(), "it takes nothing away from who is typing"
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [Drink, Dose]


def test_esc_at_a_critical_one_says_that_it_was_not_taken(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    critical(qtbot, panel, typed, workspace)
    with qtbot.waitSignal(panel.not_taken) as said:
        press(Key.Key_Escape)
    settle(qtbot, client)
    (entry,) = cast("tuple[Dose]", said.args[0])
    assert entry.name == "diazepam"
    assert [type(entry) for entry in saved(workspace)] == [Drink]
    assert not panel.isVisible()
    assert panel.line.text() == "", "what was not taken does not wait to be logged"


def test_a_critical_one_that_nobody_has_seen_yet_is_shown_before_it_is_logged(
    qtbot: QtBot, panel: QuickAddPanel, client: JournalClient, workspace: Workspace, lines: TypedLines
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    lines.gate.clear()
    QTest.keyClicks(panel.line, "diazepam 10mg")
    press(Key.Key_Return)
    lines.gate.set()
    qtbot.waitUntil(lambda: panel.results.live.waits_for_an_answer)
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [Drink]
    assert panel.isVisible()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [Drink, Dose]


def test_an_enter_that_came_as_the_warning_appeared_does_not_answer_it(
    qtbot: QtBot,
    panel: QuickAddPanel,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quick_add_enter, "SEEN_AFTER_S", 3600.0)
    critical(qtbot, panel, typed, workspace)
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [Drink]
    panel.results.live.yes.click()
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [Drink, Dose], "the button says so outright"
