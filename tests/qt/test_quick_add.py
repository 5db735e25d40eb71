"""Quick add by keyboard: what is typed is shown as it is understood, checked, asked about, and only then logged."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, Note, SymptomRating
from journal_app.domain.levels import Level
from journal_app.errors import UserError
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import quick_add_enter
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from journal_app.ui.widgets.quick_add_rows import NOT_CHECKED
from tests.qt.today_steps import ZERO_WIDTH, saved, settle, words_on
from tests.qt.typed_lines import TypedLines
from tests.qt.walks import faults
from tests.unit.operations.made_entries import wine

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown has been seen, however fast the test goes on."""
    monkeypatch.setattr(quick_add_enter, "SEEN_AFTER_S", 0.0)


@pytest.fixture
def lines() -> TypedLines:
    return TypedLines()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """What the panel lies over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def overlay(
    qtbot: QtBot, client: JournalClient, theme: Theme, page: QWidget, lines: TypedLines
) -> Iterator[QuickAddOverlay]:
    made = QuickAddOverlay(client, theme, page, lines.read)
    made.open()
    settle(qtbot, client)
    yield made
    lines.gate.set()
    settle(qtbot, client)


@pytest.fixture
def panel(overlay: QuickAddOverlay) -> QuickAddPanel:
    return overlay.panel


@pytest.fixture
def typed(qtbot: QtBot, panel: QuickAddPanel, client: JournalClient) -> Callable[[str], None]:
    """Type a line in place of the one before, and wait until it is understood and checked."""

    def write(text: str) -> None:
        panel.line.setFocus()
        panel.line.selectAll()
        QTest.keyClicks(panel.line, text)
        qtbot.waitUntil(lambda: panel.reader.reading is not None)
        settle(qtbot, client)

    return write


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def rows(panel: QuickAddPanel) -> list[tuple[str, str]]:
    return [
        (row.title.text().replace(ZERO_WIDTH, ""), row.detail.text().replace(ZERO_WIDTH, ""))
        for row in panel.results.rows
    ]


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


def critical(qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], workspace: Workspace) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    typed("diazepam 10mg")
    assert panel.results.live.shown.level == Level.CRITICAL


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


def test_tab_opens_the_form_for_one_thing(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient
) -> None:
    typed("kratom 3g")
    assert panel.results.rows[0].edit.text() == "Tab to edit"
    with qtbot.waitSignal(panel.edit_wanted) as wanted:
        press(Key.Key_Tab)
    (entry,) = cast("tuple[Dose]", wanted.args[0])
    assert entry.name == "kratom"
    assert not panel.isVisible()
    assert panel.line.text() == "kratom 3g", "the line is kept until the form is saved"


def test_tab_goes_round_in_the_panel_and_to_all_that_can_be_pressed(
    qtbot: QtBot, overlay: QuickAddOverlay, typed: Callable[[str], None], workspace: Workspace
) -> None:
    panel = overlay.panel
    critical(qtbot, panel, typed, workspace)
    assert panel.results.rows[0].edit.text() == "Edit"
    passed: list[QWidget] = [panel.line]
    for _ in range(20):
        press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is panel.line:
            break
        passed.append(focused)
    live = panel.results.live
    assert passed == [
        panel.line, panel.close_button, panel.results.rows[0].edit, live.fold, live.no, live.yes,
        *panel.results.alternatives.buttons,
    ]  # fmt: skip
    press(Key.Key_Backtab)
    assert QApplication.focusWidget() is panel.results.alternatives.buttons[-1]


def test_undo_and_check_are_carried_out_and_log_nothing(
    qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], client: JournalClient, workspace: Workspace
) -> None:
    log_entries(workspace, [wine(9)], "Logged wine")
    typed("undo")
    assert rows(panel) == [("Undo: logged wine", "Press Enter")]
    assert panel.foot.log.text().startswith("Undo")
    assert not panel.foot.another.isVisible()
    with qtbot.waitSignal(panel.undo_wanted):
        press(Key.Key_Return)
    assert not panel.isVisible()
    panel.closed.emit()
    cast("QuickAddOverlay", panel.parentWidget()).open()
    typed("check kratom diazepam")
    assert rows(panel) == [("Check kratom and diazepam together", "Press Enter")]
    with qtbot.waitSignal(panel.check_wanted) as wanted:
        press(Key.Key_Return)
    assert wanted.args == [("kratom", "diazepam")]
    settle(qtbot, client)
    assert len(saved(workspace)) == 1


def test_a_name_in_no_list_says_that_it_is_not_checked(
    panel: QuickAddPanel, typed: Callable[[str], None], workspace: Workspace
) -> None:
    typed("blue & co")
    row = panel.results.rows[0]
    assert row.unknown.isVisible()
    assert NOT_CHECKED in row.accessibleName()
    assert "Blue && co" in panel.results.alternatives.buttons[0].text(), "a button shows the sign as it is"


def test_announcements_are_polite_for_what_is_understood_and_urgent_for_critical(
    qtbot: QtBot,
    panel: QuickAddPanel,
    typed: Callable[[str], None],
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[tuple[str, bool]] = []

    def hear(_widget: QWidget, text: str, *, assertive: bool = False) -> None:
        heard.append((text, assertive))

    monkeypatch.setattr("journal_app.ui.widgets.quick_add_panel.announce", hear)
    monkeypatch.setattr("journal_app.ui.widgets.live_check.announce", hear)
    typed("anx 7")
    qtbot.waitUntil(lambda: ("Anxiety, 7 of 10, today 22:30", False) in heard)
    critical(qtbot, panel, typed, workspace)
    assert next(text for text, assertive in heard if assertive).startswith("Critical, if you log it. Alcohol and")


def test_a_click_beside_it_closes_and_a_click_in_it_does_not(overlay: QuickAddOverlay) -> None:
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.panel.geometry().center())
    assert overlay.isVisible()
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not overlay.isVisible()


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 900, 600), (150, 900, 600), (200, 900, 600)])
def test_nothing_is_cut_and_the_answers_are_in_view(
    qtbot: QtBot,
    overlay: QuickAddOverlay,
    page: QWidget,
    typed: Callable[[str], None],
    workspace: Workspace,
    theme: Theme,
    percent: int,
    width: int,
    height: int,
) -> None:
    theme.set_text_percent(percent)
    page.resize(width, height)
    panel = overlay.panel
    critical(qtbot, panel, typed, workspace)
    live = panel.results.live
    for answer in (live.no, live.yes):
        qtbot.waitUntil(partial(_in_view, answer, page))
        area = panel.area.viewport()
        assert area.rect().contains(_place(answer, area).center())
        assert answer.width() >= answer.sizeHint().width()
    assert overlay.rect().contains(panel.geometry())
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            assert label.mapTo(panel, label.rect().topRight()).x() <= panel.width(), label.text()
            if not label.wordWrap() and label.text():
                assert label.width() >= label.sizeHint().width() - 1, label.text()
    theme.set_text_percent(100)


def _in_view(widget: QWidget, page: QWidget) -> bool:
    return page.rect().contains(_place(widget, page))


def _place(widget: QWidget, above: QWidget) -> QRect:
    rect = widget.rect()
    rect.moveTopLeft(widget.mapTo(above, QPoint(0, 0)))
    return rect


HOSTILE = [
    " ", "\t", "W" * 10_000, "<b>bold</b>", "%s {0} \\n", "=1+1; DROP TABLE entry; --", "\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "a\N{COMBINING ACUTE ACCENT}" * 40, "\N{ZERO WIDTH SPACE}", "\ud83e\uddea", "../../etc/passwd", "\ud800", "CON",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_lines_are_shown_as_they_are_and_stay(
    qtbot: QtBot, overlay: QuickAddOverlay, client: JournalClient, workspace: Workspace, text: str
) -> None:
    panel = overlay.panel
    panel.line.setText(text)
    panel.line.textEdited.emit(text)
    press(Key.Key_Return)
    settle(qtbot, client)
    # Half a character cannot be shown by any window system; two halves are one.
    assert panel.line.text() == text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    assert saved(workspace) == ()
    assert faults(panel) == []
    assert overlay.rect().contains(panel.geometry())
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert not overlay.isVisible()
