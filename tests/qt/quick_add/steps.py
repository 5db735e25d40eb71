"""What the tests of the line do again and again: keys, what stands in the rows, a critical warning."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.levels import Level
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.today_steps import ZERO_WIDTH
from tests.unit.operations.made_entries import wine

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def rows(panel: QuickAddPanel) -> list[tuple[str, str]]:
    return [
        (row.title.text().replace(ZERO_WIDTH, ""), row.detail.text().replace(ZERO_WIDTH, ""))
        for row in panel.results.rows
    ]


def critical(qtbot: QtBot, panel: QuickAddPanel, typed: Callable[[str], None], workspace: Workspace) -> None:
    log_entries(workspace, [wine(1)], "Logged wine")
    typed("diazepam 10mg")
    assert panel.results.live.shown.level == Level.CRITICAL


def in_view(widget: QWidget, page: QWidget) -> bool:
    return page.rect().contains(place(widget, page))


def place(widget: QWidget, above: QWidget) -> QRect:
    rect = widget.rect()
    rect.moveTopLeft(widget.mapTo(above, QPoint(0, 0)))
    return rect
