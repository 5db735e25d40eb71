"""Quick add by keyboard: what is typed is shown as it is understood, checked, asked about, and only then logged."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, Note, SymptomRating
from journal_app.domain.levels import Level
from journal_app.operations.drafts import read_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.quick_add.steps import ALT, SHIFT, Key, press, rows
from tests.qt.today_steps import ZERO_WIDTH, saved, settle, words_on
from tests.qt.typed_lines import TypedLines
from tests.qt.walks import faults
from tests.unit.operations.made_entries import wine


def test_it_opens_with_the_keyboard_in_the_line_and_examples_below(panel: QuickAddPanel) -> None:
    assert panel.line.hasFocus()
    assert "kratom 3g 20:15" in words_on(panel)
    assert not panel.foot.log.isEnabled(), "there is nothing to log yet"
    assert faults(panel) == []


def test_what_is_typed_is_shown_as_it_is_understood(panel: QuickAddPanel, typed: Callable[[str], None]) -> None:
    typed("kratom 3g, anx 7")
    assert rows(panel) == [
        ("Kratom 3 g", "Today 22:30  \N{MIDDLE DOT}  by mouth"),
        ("Anxiety 7", "Today 22:30"),
    ]
    assert panel.line.accessibleDescription() == (
        "Kratom, 3 grams, today 22:30, by mouth. Anxiety, 7 of 10, today 22:30"
    )
    assert panel.foot.log.isEnabled()


def test_enter_logs_all_of_the_line_in_one_step_and_closes(
    qtbot: QtBot,
    overlay: QuickAddOverlay,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    page: QWidget,
) -> None:
    typed("kratom 3g, anx 7")
    with qtbot.waitSignal(overlay.panel.logged) as logged:
        press(Key.Key_Return)
    settle(qtbot, client)
    assert {type(entry) for entry in saved(workspace)} == {Dose, SymptomRating}
    assert cast("Logged", logged.args[0]).label == "Logged kratom 3 g, anxiety 7"
    step = workspace.journal.undo_step()
    assert step is not None
    assert step.label == "Logged kratom 3 g, anxiety 7"
    assert not overlay.isVisible()
    assert overlay.panel.line.text() == ""
    assert read_draft(workspace, DRAFT) is None


def test_shift_enter_logs_and_stays_for_another_one(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    typed("anx 7")
    press(Key.Key_Return, SHIFT)
    settle(qtbot, client)
    assert panel.isVisible()
    assert panel.line.hasFocus()
    assert (panel.line.text(), panel.results.message.text) == ("", "Logged anxiety 7")
    typed("2 beers")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert {type(entry) for entry in saved(workspace)} == {Drink, SymptomRating}


def test_enter_before_the_reading_is_there_waits_and_logs_that_line_only(
    qtbot: QtBot, panel: QuickAddPanel, client: JournalClient, workspace: Workspace, lines: TypedLines
) -> None:
    lines.gate.clear()
    QTest.keyClicks(panel.line, "kratom 3")
    panel.reader.ask()
    QTest.keyClicks(panel.line, "g")
    press(Key.Key_Return)
    assert saved(workspace) == ()
    lines.gate.set()
    settle(qtbot, client)
    qtbot.waitUntil(lambda: not panel.isVisible())
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert isinstance(entry, Dose)
    assert entry.amount is not None
    assert entry.amount.text == "3 g"
    assert "kratom 3" in lines.asked, "the older reading was on its way, and is not what was logged"


def test_what_is_typed_while_it_saves_is_the_next_line(
    qtbot: QtBot, panel: QuickAddPanel, client: JournalClient, workspace: Workspace, lines: TypedLines
) -> None:
    lines.gate.clear()
    QTest.keyClicks(panel.line, "anx 7")
    press(Key.Key_Return, SHIFT)
    QTest.keyClicks(panel.line, "k 33")
    press(Key.Key_Backspace)
    lines.gate.set()
    qtbot.waitUntil(lambda: panel.line.text() == "k 3")
    settle(qtbot, client)
    assert [type(entry) for entry in saved(workspace)] == [SymptomRating]


def test_a_key_that_is_held_down_logs_once(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    typed("anx 7")
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(panel.line, held)
    settle(qtbot, client)
    assert saved(workspace) == ()
    press(Key.Key_Return)
    press(Key.Key_Return)
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_a_line_that_is_not_understood_stays_with_one_sentence(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    typed("xyz")
    assert panel.results.message.text == "", "while it is typed it is not scolded"
    press(Key.Key_Return)
    settle(qtbot, client)
    assert panel.results.message.text == "Journal does not understand this line yet."
    assert panel.line.text() == "xyz"
    assert saved(workspace) == ()
    press(Key.Key_Down)
    press(Key.Key_Return)
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert isinstance(entry, Note)
    assert entry.note == "xyz"


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_question_is_answered_by_one_key_and_digits_go_into_the_line(
    qtbot: QtBot,
    panel: QuickAddPanel,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    chosen: int,
) -> None:
    typed("kratom 30g")
    assert panel.results.question.text.text().replace(ZERO_WIDTH, "") == (
        "That is more than you usually log. Is 30 g right?"
    )
    press(Key.Key_Return)
    settle(qtbot, client)
    assert saved(workspace) == (), "Enter alone answers nothing"
    assert "Nothing was logged yet. Please choose an answer to the question, or change the line." in words_on(panel)
    assert panel.isVisible()
    press((Key.Key_1, Key.Key_2)[chosen], ALT)
    settle(qtbot, client)
    assert not panel.results.question.isVisible()
    assert not panel.results.message.isVisible()
    assert panel.line.text() == ("kratom 30g", "kratom 3g")[chosen]
    assert panel.line.hasFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert isinstance(entry, Dose)
    assert entry.amount is not None
    assert entry.amount.value == (30, 3)[chosen]


def test_a_question_does_not_hold_the_warning_back(
    qtbot: QtBot, client: JournalClient, panel: QuickAddPanel, typed: Callable[[str], None], workspace: Workspace
) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    typed("kratom 30g")
    assert panel.results.question.isVisible()
    live = panel.results.live
    assert live.shown.level == Level.CRITICAL
    assert "Kratom and alcohol" in words_on(live).replace(ZERO_WIDTH, "")
    assert not live.yes.isVisible(), "first the question is answered"
    press(Key.Key_1, ALT)
    settle(qtbot, client)
    assert live.yes.isVisible()


def test_what_was_confirmed_was_about_that_line_only(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient
) -> None:
    typed("kratom 30g")
    press(Key.Key_1, ALT)
    settle(qtbot, client)
    assert panel.results.asked is None
    typed("anx 7")
    typed("kratom 30g")
    assert panel.results.asked is not None


def test_down_goes_through_the_answers_and_the_other_meanings_and_back(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient
) -> None:
    typed("kratom 1.000g")
    passed = []
    for _ in range(4):
        press(Key.Key_Down)
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.accessibleName())
    assert passed[:2] == ["1 g", "1000 g"]
    assert passed[2].startswith("Write it as a note instead")
    assert passed[3] == passed[2], "it stays at the last one"
    for _ in range(3):
        press(Key.Key_Up)
    assert panel.line.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_7)
    assert panel.line.text() == "kratom 1.000g7", "what is typed goes into the line"
    assert panel.line.hasFocus()


def test_another_meaning_is_logged_instead(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    typed("kratom 3g")
    press(Key.Key_Down)
    press(Key.Key_Return)
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert entry.moment.local_date.day == 21, "yesterday"
    assert not panel.isVisible()
