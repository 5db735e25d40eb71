"""What the tests of the windows share: the look, the one worker thread, and what must hold on every page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.unit.operations.new_journals import new_workspace


@contextmanager
def _waited_for(qtbot: QtBot, widget: QWidget, *, timeout: int = 20_000) -> Iterator[None]:
    yield

    def active() -> bool:
        if not widget.isActiveWindow():
            widget.activateWindow()
        return widget.isActiveWindow()

    qtbot.waitUntil(active, timeout=timeout)


@pytest.fixture(autouse=True)
def _windows_come_to_the_front(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the front again until it is given: without a window manager, a window of the test before that goes away
    late can take it back once."""
    monkeypatch.setattr(QtBot, "waitActive", _waited_for)


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
