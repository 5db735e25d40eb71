"""From Enter in the dose form to row and warning painted, in a journal of 100,000 intakes."""

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.knowledge.load import load_knowledge
from journal_app.operations.views import DayView
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import open_journal_file
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.benchmarks.figures import row
from tests.qt.today_steps import settle, shown

pytestmark = pytest.mark.benchmark

ROUNDS = 15


class Painted(QObject):
    """Tells when a list of the day was handed over, and when the newest row and warning of it were painted."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._loop = QEventLoop()
        self._awaited: list[QObject] = []
        self.handed = 0.0
        self.painted = 0.0
        self._original = page.entries.show_day
        page.entries.show_day = self._show_day  # type: ignore[method-assign]  # watched

    def _show_day(self, view: DayView, heading: str) -> None:
        self.handed = time.perf_counter()
        before = len(self._page.entries.rows)
        self._original(view, heading)
        if len(self._page.entries.rows) > before:
            self._awaited = [self._page.entries.rows[-1], self._page.entries.strips[-1]]
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

    def wait(self) -> None:
        """Until both are painted."""
        self._loop.exec()


def test_saved_and_warned(qtbot: QtBot, theme: Theme, tmp_path: Path, decades: Path) -> None:
    path = tmp_path / "journal.db"
    for file in filter(Path.is_file, decades.parent.glob("journal.db*")):
        shutil.copy(file, tmp_path / file.name)
    journal = open_journal_file(path, None)
    workspace = Workspace(journal=journal, knowledge=load_knowledge(), country="US", zone=lambda: "UTC")
    background = Background()
    client = JournalClient(background, workspace, background)
    page = shown(qtbot, client, theme, 1056, 2400)
    watch = Painted(page)
    whole, repaint = [], []
    for _ in range(ROUNDS + 1):
        page.act("dose")
        form = page.forms.form
        assert isinstance(form, DoseForm)
        QTest.keyClicks(form.name.line, "kratom")
        QTest.keyClick(form.name.line, Qt.Key.Key_Tab)
        settle(qtbot, client)
        QTest.keyClicks(form.amount, "3")
        begin = time.perf_counter()
        QTest.keyClick(form.amount, Qt.Key.Key_Return)
        watch.wait()
        whole.append(watch.painted - begin)
        repaint.append(watch.painted - watch.handed)
        settle(qtbot, client)
        QApplication.processEvents()
    # What is looked for after the painting still reads the same journal on its own thread.
    background.finish()
    today = datetime.now(UTC).date()
    logged = [entry.id for entry in journal.entries_on(today, today)]
    assert len(journal.alerts_of(logged)) >= ROUNDS
    journal.close()
    share = median(each / all_of_it for each, all_of_it in zip(repaint[1:], whole[1:], strict=True))
    row(
        "saved and warned, 100,000 intakes: Enter to row and warning painted",
        f"{1000 * median(whole[1:]):.0f} ms (least {1000 * min(whole[1:]):.0f}, the first {1000 * whole[0]:.0f}), "
        f"of which making and painting the day's list {100 * share:.0f} %",
        "<= 50 ms",
    )
