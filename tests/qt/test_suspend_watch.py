"""Before the computer sleeps, or right after it woke, the window hears of it; on Linux from the real message bus."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journal_app.paths import resources
from journal_app.ui.services.suspend_watch import LOOK_EVERY_MS, SuspendWatch

LOGIND = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
qt = QCoreApplication([])
bus = QDBusConnection.systemBus()
assert bus.registerService("org.freedesktop.login1")
print("ready", flush=True)
sys.stdin.readline()
signal = QDBusMessage.createSignal("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
signal.setArguments([True])
bus.send(signal)
# The answer comes after what was sent before: by then the signal is on the bus.
name = "org.freedesktop.DBus"
bus.call(QDBusMessage.createMethodCall(name, "/org/freedesktop/DBus", name, "GetId"))
"""

HEARER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from journal_app.ui.services.suspend_watch import SuspendWatch
qt = QCoreApplication([])
watch = SuspendWatch()
watch.suspended.connect(lambda: (print("suspended", flush=True), qt.quit()))
print("ready", flush=True)
QTimer.singleShot(120000, lambda: qt.exit(3))
sys.exit(qt.exec())
"""


class Clock:
    """A wall clock that a test sets."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[tuple[Clock, SuspendWatch, list[bool]]]:
    """A watch with a clock of its own, and what it said."""
    clock = Clock()
    watch = SuspendWatch(clock=clock)
    said: list[bool] = []
    watch.suspended.connect(lambda: said.append(True))
    yield clock, watch, said
    watch.stop()
    watch.deleteLater()


def test_a_clock_that_ran_on_without_us_was_a_sleep(told: tuple[Clock, SuspendWatch, list[bool]]) -> None:
    clock, watch, said = told
    clock.now += LOOK_EVERY_MS / 1000
    watch.look()
    clock.now += 20  # a busy computer
    watch.look()
    clock.now -= 3600  # the clock was set back
    watch.look()
    assert said == []
    clock.now += 600
    watch.look()
    assert said == [True]
    clock.now += 5
    watch.look()
    assert said == [True]


def test_a_sleep_that_was_announced_is_told_once(told: tuple[Clock, SuspendWatch, list[bool]]) -> None:
    clock, watch, said = told
    watch.prepare_for_sleep(True)
    assert said == [True]
    watch.prepare_for_sleep(False)
    clock.now += 600
    watch.look()
    assert said == [True]
    clock.now += 600
    watch.look()
    assert said == [True, True]


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """An environment with a system bus of its own, on which anybody may be logind."""
    try:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
    except FileNotFoundError:
        pytest.skip("no dbus-daemon here")
    assert daemon.stdout is not None
    yield os.environ | {
        "DBUS_SYSTEM_BUS_ADDRESS": daemon.stdout.readline().strip(),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(resources().parent),
    }
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_what_logind_says_on_the_bus_is_heard(bus: dict[str, str]) -> None:
    def run(code: str) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [sys.executable, "-c", code], env=bus, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert started.stdout is not None
        if started.stdout.readline() != "ready\n":
            started.communicate()
            pytest.fail("it did not start")
        return started

    with run(LOGIND) as logind, run(HEARER) as hearer:
        logind.communicate("\n", timeout=150)
        heard, _ = hearer.communicate(timeout=150)
    assert heard == "suspended\n"
