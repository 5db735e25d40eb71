"""What the tests of the windows share: the look, the one worker thread, and what must hold on every page."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.steady import hold_off_searches, search_again
from journal_app.ui.theme import Theme
from tests.qt.desk import Desk
from tests.unit.operations.new_journals import new_workspace


class _Front:
    """What a window manager does and the offscreen platform does not: when the window in front goes away, another
    open window comes to the front. Without it a window that a test before closed late leaves nobody in front."""

    def __init__(self) -> None:
        self._windows: list[weakref.ref[QWidget]] = []

    def add(self, widget: QWidget) -> None:
        self._windows = [each for each in self._windows if each() is not None]
        self._windows.append(weakref.ref(widget))

    def fill(self) -> None:
        if QApplication.activeWindow() is not None or QApplication.activePopupWidget() is not None:
            return
        for each in reversed(self._windows):
            widget = each()
            if widget is not None and shiboken6.isValid(widget) and widget.isWindow() and widget.isVisible():
                widget.activateWindow()
                return


@pytest.fixture(autouse=True)
def _windows_come_to_the_front(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep a window of the test in front, and ask again until the one that is waited for is."""
    front = _Front()
    add_widget = QtBot.addWidget

    def added(qtbot: QtBot, widget: QWidget, **more: Any) -> None:
        front.add(widget)
        add_widget(qtbot, widget, **more)

    @contextmanager
    def waited_for(qtbot: QtBot, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Iterator[None]:
        yield

        def active() -> bool:
            if not widget.isActiveWindow():
                widget.activateWindow()
            return widget.isActiveWindow()

        qtbot.waitUntil(active, timeout=timeout)

    monkeypatch.setattr(QtBot, "addWidget", added)
    monkeypatch.setattr(QtBot, "waitActive", waited_for)
    # Its slot takes no argument: a window that is going away must not be wrapped. A window that hides tells nobody.
    qapp.focusWindowChanged.connect(front.fill)
    looking = QTimer()
    looking.timeout.connect(front.fill)
    looking.start(5)
    yield
    looking.stop()
    qapp.focusWindowChanged.disconnect(front.fill)


@pytest.fixture(autouse=True)
def held_off() -> Iterator[object]:
    """Python's search for unused objects waits for the end of a test, as it waits in the program for the event loop: in
    the middle of a call of Qt it can stand still for ever. The value is the reason; `search_again` takes it back."""
    reason = object()
    hold_off_searches(reason)
    yield reason
    search_again(reason)


PATIENCE_MS = 20_000
"""How long a test waits for what must come; the five seconds of pytest-qt are too few on a busy machine."""


@pytest.fixture(autouse=True)
def _waits_are_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is waited for may take long, unless the test itself says how long."""
    for name in ("waitUntil", "waitSignal", "waitExposed"):
        monkeypatch.setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=PATIENCE_MS))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %."""
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """The worker thread; it has ended when the test ends."""
    made = Background()
    yield made
    made.finish()
    qtbot.waitUntil(lambda: not made.busy)


@pytest.fixture
def in_background(qtbot: QtBot, background: Background) -> Callable[[Callable[[], object]], object]:
    """Run something on the worker thread, as the program does with everything that touches the journal."""

    def run(work: Callable[[], object]) -> object:
        answers: list[tuple[object, BaseException | None]] = []
        background.run(work, lambda value, error: answers.append((value, error)))
        qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        value, error = answers[0]
        if error is not None:
            raise error
        return value

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open, empty journal with the shipped list and a fixed clock."""
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


@pytest.fixture
def client(workspace: Workspace, background: Background) -> JournalClient:
    """The client of that journal; its worker ends before the journal is closed."""
    return JournalClient(background, workspace, background)


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme) -> Desk:
    """A place to fill forms in, over the new journal."""
    return Desk(qtbot, JournalClient(background, workspace), theme)
