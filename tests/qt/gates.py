"""What every page before the journal owes its readers: plain text, names on all inputs, every input by keyboard."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.qt.turns import come_to_rest

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)
PASSPHRASE = "four words from nowhere"


def show(qtbot: QtBot, page: QWidget, width: int = 900, height: int = 640, *, keep: bool = True) -> None:
    """Show a page as the active window, so that it has the keyboard; without `keep` the test lets it go itself."""
    if keep:
        qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    settle()


def settle() -> None:
    """Let the layout come to rest."""
    come_to_rest()


def words_on(page: QWidget) -> str:
    """Everything that can be read on the page now, buttons too."""
    shown: list[str] = []
    shown += [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    shown += [each.text() for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    return "\n".join(shown)


def visible_inputs(page: QWidget) -> list[QWidget]:
    """What a person can type into, choose from or press now."""
    found = [each for kind in INPUTS for each in page.findChildren(kind) if each.isVisibleTo(page)]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def assert_well_made(page: QWidget) -> None:
    """Text is never markup, every input says its name, and nothing is wider than the page."""
    for text in page.findChildren(QLabel):
        assert not text.text() or text.textFormat() == Qt.TextFormat.PlainText, text.text()
    for each in visible_inputs(page):
        assert each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()), each
        right = each.mapTo(page, each.rect().topRight()).x()
        assert right <= page.width(), f"{each.accessibleName()} ends at {right} of {page.width()}"
    for text in page.findChildren(QLabel):
        if text.isVisibleTo(page) and text.text():
            needed = text.heightForWidth(text.width()) if text.wordWrap() else text.sizeHint().height()
            assert text.height() >= needed, f"cut: {text.text()}"


def reached_by_tab(page: QWidget) -> list[QWidget]:
    """Every widget that Tab comes to, in order, from where the focus is now round to there again."""
    order: list[QWidget] = []
    for _ in range(60):
        here = focused()
        if here in order:
            break
        order.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return order


def assert_keyboard_complete(page: QWidget) -> None:
    """Tab comes to every enabled input, from top to bottom."""
    reached = reached_by_tab(page)
    for each in visible_inputs(page):
        assert each in reached or not each.isEnabled(), f"Tab never comes to {each.accessibleName() or each}"
    first = min(range(len(reached)), key=lambda place: _top(page, reached[place]))
    tops = [_top(page, each) for each in reached[first:] + reached[:first]]
    # What stands side by side may differ by a step, however the page is divided into them.
    backwards = [place for place, (above, below) in enumerate(pairwise(tops)) if below < above - 1]
    assert not backwards, [each.accessibleName() for each in reached]


def _top(page: QWidget, widget: QWidget) -> int:
    """How far down a widget stands, in steps of half a row, wherever the page is scrolled to."""
    if isinstance(widget, QScrollArea):
        return 0
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if inside is not None and inside.isAncestorOf(widget):
            return round(widget.mapTo(inside, widget.rect().center()).y() / 14)
    below = widget.mapTo(page, QPoint()).y() > page.height() // 2
    return 10_000 if below else -1


def press(button: QAbstractButton) -> None:
    """Press a button by keyboard."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def type_into(field: QWidget, text: str) -> None:
    """Type into a field as a person does."""
    field.setFocus()
    QTest.keyClicks(field, text)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter() -> None:
    """Press Enter where the focus is."""
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def escape() -> None:
    """Press Esc where the focus is."""
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


def let_go(page: QWidget) -> None:
    """The page is gone at once, as when another takes its place."""
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Every file in the journal's folder, to see that nothing was touched; the lock is not part of it."""
    return {
        str(each.relative_to(path.parent)): each.read_bytes()
        for each in sorted(path.parent.rglob("*"))
        if each.is_file() and not each.name.endswith(".lock")
    }
