"""The panel itself: Tab, what is said aloud, a click beside it, room on a small window, hostile lines."""

from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from journal_app.ui.widgets.quick_add_rows import NOT_CHECKED
from tests.qt.quick_add.steps import Key, critical, in_view, place, press, rows
from tests.qt.today_steps import saved, settle
from tests.qt.walks import faults
from tests.unit.operations.made_entries import wine


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
def test_nothing_is_cut_and_the_answers_arein_view(
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
        qtbot.waitUntil(partial(in_view, answer, page))
        area = panel.area.viewport()
        assert area.rect().contains(place(answer, area).center())
        assert answer.width() >= answer.sizeHint().width()
    assert overlay.rect().contains(panel.geometry())
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            assert label.mapTo(panel, label.rect().topRight()).x() <= panel.width(), label.text()
            if not label.wordWrap() and label.text():
                assert label.width() >= label.sizeHint().width() - 1, label.text()
    theme.set_text_percent(100)


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
