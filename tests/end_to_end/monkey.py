"""Somebody who presses whatever there is: seeded random keys, clicks and texts on the real window, for so many seconds.

`python -m tests.end_to_end.monkey SECONDS SEED [JOURNAL]` runs it in a process of its own and prints one line of JSON:
how much was done, every exception and every warning of Qt, the longest stretches in which the window did not answer
("stalls" by the clock, "busy" by the processor time of the thread that paints, which others on the machine do not
lengthen), and the memory at the end of the first tenth and at the end. JOURNAL is a file to work on (else the example
journal).
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import sys
import tempfile
import traceback
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter, thread_time
from types import TracebackType

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journal_app.preferences import Preferences
from journal_app.ui import printing
from journal_app.ui.application import Application, make_qt
from journal_app.ui.demo import make_example_file

STALL_S = 0.1
LEAST_DONE = 40
"""So much is done on a slow machine too."""
LEFT_ALONE = (
    "quit", "lock", "restore", "erase", "passphrase", "change the journal", "start anew", "import", "delete everything",
    "go back to a backup", "choose a backup", "open the example",
)  # fmt: skip
"""What ends the run or leaves the window: each has tests of its own."""

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_T,
    Qt.Key.Key_F6, Qt.Key.Key_F1,
)  # fmt: skip
PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Space)
"""What a button takes for a click."""
TEXTS = (
    "kratom 3g", "2 beers", "anxiety 7", "diazepam 10 mg", "k 3", "1.000", "half a xanax", "no alcohol today",
    "x" * 300, "'; DROP TABLE entry; --", "<b>bold</b>", "=1+1", "%s%n", "\u202eabc", "\u0301\u0301", "\U0001f600",
    "20:15", "-3", "slept 5h30", "nothing today", "undo", "check kratom alcohol", "C:\\con", "../../etc", "0",
    "9" * 40, "1/2", " ",
)  # fmt: skip
SIZES = ((900, 640), (1280, 832), (1600, 1000))


class Watch(QObject):
    """Notes how long each event kept the window from answering."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self.stalls: list[tuple[float, str]] = []
        self.busy: list[tuple[float, str]] = []
        self.doing = "start"
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        passed, worked = perf_counter() - self._last, thread_time() - self._worked
        if passed > STALL_S:
            self.stalls.append((round(passed, 3), self.doing))
        if worked > STALL_S:
            self.busy.append((round(worked, 3), self.doing))
        self._last, self._worked = perf_counter(), thread_time()


class Monkey(QObject):
    """Does one thing at a time, each in a turn of the event loop of its own."""

    def __init__(self, application: Application, seed: int, seconds: float, watch: Watch) -> None:
        super().__init__(application)
        self._window = application.window
        self._chance = random.Random(seed)
        self._watch = watch
        self._begin = 0.0
        self._seconds = seconds
        self.done: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=12)
        self.memory_early = 0
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        client = self._window.client
        if self._begin == 0.0 and client is not None:
            self._begin = monotonic()
        passed = monotonic() - self._begin if self._begin else 0.0
        if not self.memory_early and passed > self._seconds / 10:
            self.memory_early = memory()
        if passed > self._seconds and self.done.total() >= LEAST_DONE:
            self._timer.stop()
            self._window.close()
            QApplication.quit()
            return
        if client is None or client.background.busy:
            return
        kind = self._chance.choices(("key", "click", "text", "page", "menu", "size"), weights=(40, 25, 15, 8, 10, 1))[0]
        self.done[kind] += 1
        what = getattr(self, f"_{kind}")()
        self.last.append(f"{kind}: {what}")

    def _note(self, what: str) -> str:
        self._watch.doing = what
        return what

    def _key(self) -> str:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
        key = self._chance.choice(KEYS)
        control = (
            Qt.KeyboardModifier.ControlModifier if self._chance.random() < 0.05 else Qt.KeyboardModifier.NoModifier
        )
        if isinstance(target, QAbstractButton) and not self._may_press(target) and key in PRESSES:
            return "nothing"
        note = self._note(f"{key.name} {type(target).__name__}")
        QTest.keyClick(target, key, control)
        return note

    def _click(self) -> str:
        window = QApplication.activeModalWidget() or self._window
        shown = [each for each in window.findChildren(QAbstractButton) if self._may_press(each)]
        if not shown:
            return "nothing"
        chosen = self._chance.choice(shown)
        note = self._note(f"click {chosen.accessibleName() or chosen.text()}"[:60])
        QTest.mouseClick(chosen, Qt.MouseButton.LeftButton, pos=QPoint(chosen.width() // 2, chosen.height() // 2))
        return note

    def _may_press(self, each: QAbstractButton) -> bool:
        words = f"{each.accessibleName()} {each.text()} {each.toolTip()}"
        return each.isVisible() and each.isEnabled() and not _ends_the_run(words)

    def _text(self) -> str:
        fields: list[QWidget] = [
            each
            for kind in (QLineEdit, QPlainTextEdit, QComboBox)
            for each in self._window.findChildren(kind)
            if each.isVisible() and each.isEnabled()
        ]
        if not fields:
            return "nothing"
        field = self._chance.choice(fields)
        field.setFocus()
        text = self._chance.choice(TEXTS)
        note = self._note(f"text in {field.accessibleName()}"[:60])
        if isinstance(field, QLineEdit):
            field.insert(text)
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(text)
        elif isinstance(field, QComboBox) and field.count():
            field.setCurrentIndex(self._chance.randrange(field.count()))
        return note

    def _page(self) -> str:
        from journal_app.ui.pages.places import CLASSES

        key = self._chance.choice(sorted(CLASSES))
        note = self._note(f"page {key}")
        self._window.show_page(key)
        return note

    def _menu(self) -> str:
        actions = [
            each
            for each in self._window.menus.findChildren(QAction)
            if each.isEnabled()
            and each.text()
            and not any(word in each.text().replace("&", "").lower() for word in LEFT_ALONE)
        ]
        chosen = self._chance.choice(actions)
        note = self._note(f"menu {chosen.text()}")
        chosen.trigger()
        return note

    def _size(self) -> str:
        width, height = self._chance.choice(SIZES)
        note = self._note(f"size {width}")
        self._window.resize(width, height)
        return note


def never_asked(parent: QWidget, paper: str, chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """A print dialog that goes as soon as it came."""
    _ = paper, chosen
    dialog = QPrintDialog(parent)
    dialog.deleteLater()
    return dialog


def _ends_the_run(words: str) -> bool:
    return any(word in words.lower() for word in LEFT_ALONE)


def memory() -> int:
    """Bytes of this process in the computer's memory."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def run(seconds: float, seed: int, journal: Path | None) -> dict[str, object]:
    """Let the monkey loose; see the module."""
    warnings: list[str] = []
    errors: list[str] = []
    qInstallMessageHandler(
        lambda kind, _context, text: (
            warnings.append(text)
            if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and "propagateSizeHints" not in text
            else None
        )
    )
    qt = make_qt()
    watch = Watch(qt)
    with tempfile.TemporaryDirectory() as folder:
        path = journal or Path(folder) / "journal.db"
        if journal is None:
            make_example_file(path)
        stored = Preferences(country="US", idle_lock_minutes=600)
        application = Application(qt, path, stored, Path(folder) / "preferences.json", ())
        # Nobody is there to answer a dialog that waits.
        QFileDialog.exec = lambda _dialog: 0  # type: ignore[method-assign]
        # The system's print dialog has dialogs of its own.
        printing.ask_how_to_print = never_asked
        QFileDialog.getSaveFileName = staticmethod(lambda *_all, **_named: ("", ""))  # type: ignore[method-assign]
        application.window.show()
        monkey = Monkey(application, seed, seconds, watch)

        def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            errors.append("".join(traceback.format_exception(kind, error, trace)) + f"\nbefore it: {list(monkey.last)}")

        def on_failed(error: BaseException) -> None:
            if type(error).__module__ != "journal_app.errors":
                on_error(type(error), error, error.__traceback__)

        sys.excepthook = on_error
        watched: list[object] = []

        def watch_client() -> None:
            client = application.window.client
            if client is not None and client not in watched:
                watched.append(client)
                client.failed.connect(on_failed)

        look = QTimer(application)
        look.timeout.connect(watch_client)
        look.start(50)
        qt.exec()
        return {
            "seconds": seconds,
            "seed": seed,
            "done": dict(monkey.done),
            "errors": errors,
            "warnings": warnings,
            "stalls": sorted(watch.stalls, reverse=True)[:20],
            "stall_count": len(watch.stalls),
            "busy": sorted(watch.busy, reverse=True)[:20],
            "busy_count": len(watch.busy),
            "memory_early": monkey.memory_early,
            "memory_end": memory(),
        }


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A run that hangs or ends says where.
    faulthandler.enable()
    faulthandler.dump_traceback_later(float(sys.argv[1]) + 60, exit=True)
    result = run(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
    os._exit(0)
