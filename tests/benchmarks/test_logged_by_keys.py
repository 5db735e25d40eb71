"""From the last key to the new row painted on Today, in a journal of 100,000 intakes: a chip, and a typed line."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.knowledge.load import load_knowledge
from journal_app.operations.views import DayView
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import open_journal_file
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import quick_add_enter
from journal_app.ui.widgets.quick_add_overlay import QuickAddOverlay
from tests.benchmarks.figures import row
from tests.qt.today_steps import settle, shown

pytestmark = pytest.mark.benchmark

ROUNDS = 12
GOAL = "<= 100 ms"


class NewRows(QObject):
    """Tells when the rows that a save brought were painted."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._loop = QEventLoop()
        self._awaited: list[QObject] = []
        self.painted = 0.0
        self._original = page.entries.show_day
        page.entries.show_day = self._show_day  # type: ignore[method-assign]  # watched

    def _show_day(self, view: DayView, heading: str) -> None:
        before = {id(each) for each in self._page.entries.rows}
        self._original(view, heading)
        self._awaited = [each for each in self._page.entries.rows if id(each) not in before]
        for widget in self._awaited:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._awaited:
            self._awaited.remove(watched)
            if not self._awaited:
                QTimer.singleShot(0, self, self._end)
        return False

    def _end(self) -> None:
        self.painted = time.perf_counter()
        self._loop.quit()

    def measured(self, last_key: Callable[[], object]) -> float:
        """Milliseconds from the last key until the new row is painted."""
        begin = time.perf_counter()
        last_key()
        self._loop.exec()
        return 1000 * (self.painted - begin)


def test_logged_by_keys(
    qtbot: QtBot, theme: Theme, tmp_path: Path, decades: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is shown has been seen: only the machine is measured, not the person.
    monkeypatch.setattr(quick_add_enter, "SEEN_AFTER_S", 0.0)
    for file in filter(Path.is_file, decades.parent.glob("journal.db*")):
        shutil.copy(file, tmp_path / file.name)
    journal = open_journal_file(tmp_path / "journal.db", None)
    workspace = Workspace(journal=journal, knowledge=load_knowledge(), country="US", zone=lambda: "UTC")
    background = Background()
    client = JournalClient(background, workspace, background)
    page = shown(qtbot, client, theme, 1056, 4000)
    overlay = QuickAddOverlay(client, theme, page)
    line = overlay.panel.line
    watch = NewRows(page)
    chips, lines, at_once = [], [], []

    def rest() -> None:
        # What is read again a while after a save belongs to that save, not to the next one.
        qtbot.waitUntil(lambda: not page.bar.again.reads_later)
        settle(qtbot, client)

    for _ in range(ROUNDS + 1):
        rest()
        chips.append(watch.measured(lambda: page.bar.again.log(0)))
        rest()
        overlay.open("kratom 3g")
        settle(qtbot, client)
        lines.append(watch.measured(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
        rest()
        overlay.open()
        settle(qtbot, client)
        QTest.keyClicks(line, "anxiety 7")
        at_once.append(watch.measured(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
        settle(qtbot, client)
    background.finish()
    journal.close()
    for what, times in (
        ("a chip", chips),
        ("Enter in quick add, the line being read", lines),
        ("Enter right behind the last letter, not read yet", at_once),
    ):
        measured = f"{median(times[1:]):.0f} ms (least {min(times[1:]):.0f}, the first {times[0]:.0f})"
        row(f"logged by keys, 100,000 intakes: {what}, to the row painted", measured, GOAL)
