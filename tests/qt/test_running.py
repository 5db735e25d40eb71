"""The small parts around the window: idle lock, second start, missing libraries, first glance, icons."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.paths import resources
from journal_app.preferences import Preferences, write_preferences
from journal_app.ui.glance import Glance, glance_at, glance_from
from journal_app.ui.icons import pixmap
from journal_app.ui.idle_lock import IdleLock
from journal_app.ui.single_instance import Doorbell, raise_other
from journal_app.ui.system_libraries import missing_for_window
from journal_app.ui.widgets.message import SHAPES


class Clock:
    """Seconds that pass when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def idle_lock(qapp: QApplication, clock: Clock, minutes: float = 5) -> tuple[IdleLock, list[bool], list[bool]]:
    busy: list[bool] = []
    locked: list[bool] = []
    made = IdleLock(qapp, minutes, lambda: bool(busy), clock)
    made.lock_wanted.connect(lambda: locked.append(True))
    return made, busy, locked


def test_it_locks_after_the_idle_minutes_and_not_before(qapp: QApplication) -> None:
    clock = Clock()
    lock, _, locked = idle_lock(qapp, clock)
    clock.now += 299
    lock.look()
    assert not locked
    clock.now += 1
    lock.look()
    assert locked == [True]
    lock.stop()


def test_a_key_anywhere_begins_the_wait_anew(qapp: QApplication, qtbot: QtBot) -> None:
    clock = Clock()
    lock, _, locked = idle_lock(qapp, clock)
    widget = QWidget()
    qtbot.addWidget(widget)
    clock.now += 299
    with qtbot.waitActive(widget):
        widget.show()
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    clock.now += 10
    lock.look()
    assert not locked
    lock.stop()


def test_work_under_way_holds_the_lock_back(qapp: QApplication) -> None:
    clock = Clock()
    lock, busy, locked = idle_lock(qapp, clock)
    busy.append(True)
    clock.now += 1000
    lock.look()
    assert not locked
    busy.clear()
    lock.look()
    assert locked == [True]
    lock.stop()


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    bell = Doorbell(tmp_path / "journal.db", parent)
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        assert raise_other(tmp_path / "journal.db")
    bell.close()
    assert not raise_other(tmp_path / "journal.db")


def test_another_journal_is_another_bell(tmp_path: Path) -> None:
    parent = QObject()
    bell = Doorbell(tmp_path / "journal.db", parent)
    assert not raise_other(tmp_path / "other.db")
    bell.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_without_a_screen_one_sentence_names_the_way_without_one() -> None:
    sentence = missing_for_window({})
    assert sentence is not None
    assert "demo --out" in sentence
    assert missing_for_window({"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_the_program_without_a_screen_ends_with_that_sentence_and_no_traceback(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    program = str(resources().parent / "main.py")
    ended = subprocess.run(
        [sys.executable, program], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "demo --out" in ended.stderr
    environment["DISPLAY"] = ":4711"
    ended = subprocess.run(
        [sys.executable, program], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_first_glance_sees_what_the_preferences_hold(tmp_path: Path) -> None:
    stored = Preferences(theme="dark", text_percent=150, window="abc", country="US")
    write_preferences(tmp_path / "p.json", stored)
    assert glance_at(tmp_path / "p.json") == glance_from(stored) == Glance("dark", 150, "abc")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff\xfe", b'{"theme": 3, "text_percent": "x", "window": null}', b"[" * 9000]
)
def test_a_damaged_file_gives_the_usual_look(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.json").write_bytes(content)
    assert glance_at(tmp_path / "p.json") == Glance()


def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path) -> None:
    """Each of these alone takes a good part of a bare window's start, so they come after the paint."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from journal_app.ui.application import Application, make_qt\n"
        "qt = make_qt()\n"
        f"run = Application(qt, Path({str(tmp_path / 'none.db')!r}), None, Path({str(tmp_path / 'p.json')!r}), ())\n"
        "run.window.painted.disconnect()\n"
        "heavy = ('sqlalchemy', 'matplotlib', 'numpy', 'typst', 'cryptography', 'msgspec', 'PySide6.QtNetwork')\n"
        "run.window.painted.connect(lambda: (print([name for name in heavy if name in sys.modules]), qt.quit()))\n"
        "run.window.show()\n"
        "qt.exec()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=resources().parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert ended.stdout.strip() == "[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_a_crash_leaves_no_memory_in_a_file() -> None:
    code = (
        "import resource\n"
        "from journal_app.ui.privacy import forbid_core_dumps\n"
        "forbid_core_dumps()\n"
        "import ctypes\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=resources().parent, capture_output=True, text=True, timeout=300, check=True
    )
    assert ended.stdout.strip() == "(0, 0) 0"


def test_scales_are_passed_through_unrounded() -> None:
    policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    assert QGuiApplication.highDpiScaleFactorRoundingPolicy() == policy


def test_every_icon_draws_in_the_colour_that_was_asked_for(qapp: QApplication) -> None:
    drawn = sorted((resources() / "icons").glob("*.svg"))
    assert {f"{name}.svg" for name in SHAPES.values()} <= {each.name for each in drawn}
    for each in drawn:
        picture = pixmap(each.stem, "#ff0000", 20).toImage()
        colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        solid = [colour for colour in colours if colour.alpha() == 255]
        assert solid, each.name
        assert all((c.red(), c.green(), c.blue()) == (255, 0, 0) for c in solid), each.name
