"""A person at the keyboard of the running program: presses keys where the focus is, and reads what is in view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

PATIENCE_S = 60.0
MOST_TABS = 60

Key = Qt.Key
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Stuck(AssertionError):
    """What was looked for did not come."""


def pause(milliseconds: int) -> None:
    """Let the program go on. QTest.qWait would hold the interpreter, and the worker thread would starve."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Keyboard:
    """Keys go where the window system would send them: to an open popup, else to the widget with the focus."""

    def __init__(self) -> None:
        # No window manager runs on the virtual screen, so this one thing that it does is done here.
        self._manager = QTimer()
        self._manager.timeout.connect(_activate_the_newest_window)
        self._manager.start(50)

    @property
    def focused(self) -> QWidget:
        """Where a key would go now."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        self._until(lambda: QApplication.focusWidget() is not None, "a widget with the focus")
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        QTest.keyClick(self.focused, key, modifier)
        pause(10)

    def leave(self) -> None:
        """Ctrl+Q, as the last key of all: the program ends when the story is over, not in a loop inside of it."""
        QTest.keyClick(self.focused, Key.Key_Q, CTRL)

    def write(self, text: str) -> None:
        """Write letter by letter."""
        for letter in text:
            QTest.keyClicks(self.focused, letter)
        pause(10)

    def go_to(self, name: str, *, backwards: bool = False) -> None:
        """Press Tab until the input or the button of this name has the focus."""
        for _ in range(MOST_TABS):
            if QApplication.activePopupWidget() is None and name in name_of(self.focused):
                return
            self.press(Key.Key_Backtab if backwards else Key.Key_Tab, SHIFT if backwards else NONE)
        raise Stuck(f"Tab never came to {name!r}; in view:\n{in_view()}")

    def use(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.press(Key.Key_Space)

    def see(self, *texts: str) -> None:
        """Wait until all of these can be read."""
        self._until(lambda: all(text in in_view() for text in texts), repr(texts))

    def see_no_more(self, text: str) -> None:
        """Wait until this can no longer be read."""
        self._until(lambda: text not in in_view(), f"{text!r} to go")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something that is not on the screen, such as a file."""
        self._until(condition, what)

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        end = monotonic() + PATIENCE_S
        while not condition():
            if monotonic() > end or "Something in Journal went wrong" in in_view():
                raise Stuck(f"waited in vain for {what}; in view:\n{in_view()}")
            pause(15)


def _activate_the_newest_window() -> None:
    if QApplication.activePopupWidget() is not None:
        return
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
    wanted = QApplication.activeModalWidget() or next((each for each in shown if isinstance(each, QDialog)), None)
    wanted = wanted or next(iter(shown), None)
    if wanted is not None and not wanted.isMinimized() and QApplication.activeWindow() is not wanted:
        wanted.activateWindow()


def name_of(widget: QWidget) -> str:
    """What a screen reader would call it."""
    words = [widget.accessibleName()]
    if isinstance(widget, (QAbstractButton, QLabel)):
        words.append(widget.text().replace("&", ""))
    return " ".join(words)


def in_view() -> str:
    """All text that can be read in the program's windows, a line for each widget."""
    lines: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            lines.extend(_text_of(each) for each in window.findChildren(QWidget) if each.isVisible())
    return "\n".join(line for line in lines if line)


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QLineEdit)):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return name_of(widget)
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QListWidget):
        return "\n".join(widget.item(row).text() for row in range(widget.count()))
    return widget.accessibleName()


def recovery_words() -> dict[int, str]:
    """The recovery words that are in view, by their number."""
    words = {}
    for window in QApplication.topLevelWidgets():
        for each in window.findChildren(QLabel):
            if each.isVisible() and each.accessibleName().startswith("Word "):
                number, _, word = each.accessibleName().removeprefix("Word ").partition(": ")
                words[int(number)] = word
    return words


def photograph(folder: Path, name: str) -> None:
    """Save a picture of each window."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, window in enumerate(each for each in QApplication.topLevelWidgets() if each.isVisible()):
        window.grab().save(str(folder / f"{name}-{number}.png"))
