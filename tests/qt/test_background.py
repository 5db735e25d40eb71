"""The worker thread may still be at work when its window goes: nothing hangs, and what was asked for is done.

Nothing goes away over there: a widget that does takes the program down.
"""

import gc
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.background import Background
from journal_app.ui.search_timer import search_between_events
from journal_app.ui.steady import FEW_YOUNG, search_again

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, time
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtTest import QTest
from journal_app.ui.background import Background

qt = QCoreApplication([])
owner = QObject()
background = Background(owner)
done = []

def work():
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        sum(range(1000))
    done.append(True)

for _ in range(2):
    background.run(work, lambda value, error: None)
time.sleep(0.05)
if sys.argv[1] == "deleted while Python is held":
    owner.deleteLater()
    QTest.qWait(1)
elif sys.argv[1] == "deleted in the event loop":
    QTimer.singleShot(0, owner.deleteLater)
    QTimer.singleShot(50, qt.quit)
    qt.exec()
elif sys.argv[1] == "forgotten":
    del owner, background
else:
    QTimer.singleShot(0, qt.quit)
    qt.exec()
    background.finish()
print(len(done))
"""


@pytest.mark.parametrize("how", ["deleted while Python is held", "deleted in the event loop", "forgotten", "finished"])
def test_what_was_asked_for_is_done_before_the_worker_goes(how: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, how],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2\n", "")


class Farewell:
    """Notes on which thread it goes away; it holds itself, so that only a search finds that nobody else does."""

    def __init__(self, where: list[int], *, circle: bool) -> None:
        self._where = where
        self._self = self if circle else None

    def __del__(self) -> None:
        self._where.append(threading.get_ident())


def test_what_nobody_uses_any_more_never_goes_away_on_the_worker(
    qtbot: QtBot, background: Background, held_off: object
) -> None:
    search_again(held_off)
    where: list[int] = []
    seen: list[bool] = []

    def much() -> int:
        seen.append(gc.isenabled())
        return len([[number] for number in range(200_000)])

    for _ in range(3):
        for _ in range(50):
            Farewell(where, circle=True)
        background.run(much, lambda _value, _error: None)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    qtbot.waitUntil(gc.isenabled, timeout=20_000)
    gc.collect()
    assert seen == [False, False, False]
    assert len(where) == 150
    assert set(where) == {threading.get_ident()}


def test_what_a_job_was_given_goes_away_where_it_was_asked_for(qtbot: QtBot, background: Background) -> None:
    where: list[int] = []
    for _ in range(20):
        background.run(partial(id, Farewell(where, circle=False)), lambda _value, _error: None)
    background.run(lambda: None, lambda _value, _error: None)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    assert len(where) == 20
    assert set(where) == {threading.get_ident()}


def test_a_long_job_does_not_let_what_is_unused_pile_up(
    qtbot: QtBot, background: Background, qapp: QApplication
) -> None:
    where: list[int] = []
    search = search_between_events(qapp)
    search.setInterval(5)
    going = threading.Event()

    def long() -> None:
        while not going.wait(0.01):
            for _ in range(20_000):
                Farewell(where, circle=True)

    background.run(long, lambda _value, _error: None)
    try:
        qtbot.waitUntil(lambda: len(where) > 1000, timeout=20_000)
        assert set(where) == {threading.get_ident()}
    finally:
        going.set()
        search.stop()
        search_again(search)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    gc.collect()


def test_what_was_in_use_for_long_is_found_too_once_nothing_goes_on(qtbot: QtBot, qapp: QApplication) -> None:
    where: list[int] = []
    kept = [Farewell(where, circle=True) for _ in range(100)]
    gc.collect()  # they are among the oldest now, which a short search does not look at
    made = [[number] for number in range(FEW_YOUNG + 100)]
    kept.clear()
    search = search_between_events(qapp)
    search.setInterval(5)
    try:
        qtbot.waitUntil(lambda: len(where) == 100, timeout=20_000)
    finally:
        search.stop()
        search_again(search)
    assert len(made) == FEW_YOUNG + 100


def test_what_waits_for_the_answers_comes_after_them(qtbot: QtBot, background: Background) -> None:
    owner, said = QObject(), []
    for number in range(3):
        background.run(partial(int, number), lambda value, _error: said.append(value))
    background.once_answered(lambda: said.append("then"), owner, 20_000)
    qtbot.waitUntil(lambda: not background.busy)
    assert said == [0, 1, 2, "then"]


def test_what_waits_for_the_answers_does_not_wait_for_a_long_job(qtbot: QtBot, background: Background) -> None:
    owner, said, going = QObject(), [], threading.Event()
    background.run(going.wait, lambda _value, _error: said.append("long"))
    background.once_answered(lambda: said.append("then"), owner, 10)
    qtbot.waitUntil(lambda: said == ["then"])
    going.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert said == ["then", "long"], "once only"


def test_what_waits_for_the_answers_is_dropped_with_whom_it_is_for(qtbot: QtBot, background: Background) -> None:
    owner, said = QObject(), []
    background.once_answered(lambda: said.append("then"), owner, 10)
    shiboken6.delete(owner)
    background.run(lambda: None, lambda _value, _error: said.append("last"))
    qtbot.waitUntil(lambda: not background.busy)
    assert said == ["last"]
