"""A fault of ours is said plainly, and what a person wrote never stands in its report."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui import program
from journal_app.ui.bug_dialog import BugDialog, bug_report
from journal_app.ui.forms.about_dialog import AboutDialog
from journal_app.ui.theme import Theme
from tests.qt.walks import faults

CANARY = "heron 7341 told my sister"


def raised() -> BaseException:
    """An exception with a person's words in all that it carries."""
    note = CANARY
    try:
        try:
            raise KeyError(note)
        except KeyError as inner:
            raise ValueError(f"cannot read {note}") from inner
    except ValueError as error:
        error.add_note(note)
        return error


def all_text(widget: QWidget) -> str:
    parts = [widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription()]
    for each in widget.findChildren(QWidget):
        parts += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel):
            parts.append(each.text())
        if isinstance(each, QPlainTextEdit):
            parts.append(each.toPlainText())
    return "\n".join(parts)


def test_the_report_says_where_and_of_what_kind_and_quotes_nothing() -> None:
    report = bug_report(raised())
    assert "ValueError" in report
    assert "test_bug_dialog.py:" in report
    assert "Journal 0." in report
    for word in CANARY.split():
        assert word not in report
    assert str(Path(__file__).parent) not in report


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_is_named_plain_and_says_what_is_kept(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_percent(percent)
    dialog = BugDialog(raised())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Journal"
    assert CANARY not in all_text(dialog)
    assert "still there" in all_text(dialog)
    assert faults(dialog) == []


def test_about_is_named_and_plain(qtbot: QtBot, theme: Theme) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert faults(dialog) == []
    assert "Journal" in dialog.windowTitle()


@pytest.fixture
def hooked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    """A window whose run has set the hook for exceptions that nobody expected."""
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    qt = SimpleNamespace(exec=lambda: 0, quit=lambda: None)
    run = SimpleNamespace(window=window, show=window.show)
    assert program.run(qt, run) == 0  # type: ignore[arg-type]  # only these parts are used
    yield window


@pytest.mark.usefixtures("theme")
def test_an_exception_in_a_slot_shows_the_dialog_and_writes_nothing(
    hooked: QWidget, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(ValueError, raised(), None)
    qtbot.waitUntil(lambda: bool(hooked.findChildren(BugDialog)))
    (dialog,) = hooked.findChildren(BugDialog)
    assert dialog.isVisible()
    assert CANARY not in all_text(dialog)
    written = capfd.readouterr()
    assert CANARY not in written.out + written.err
    dialog.reject()
    QTimer.singleShot(0, QApplication.processEvents)
    qtbot.waitUntil(lambda: not hooked.findChildren(BugDialog))
