"""The line over a page, with the keyboard in it, for every test of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import quick_add_enter
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.today_steps import settle
from tests.qt.typed_lines import TypedLines


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
