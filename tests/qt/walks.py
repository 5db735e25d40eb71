"""Walks over every widget of a page: each input has a name, each button has words, no text is markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QTableView, QListView)


def faults(page: QWidget) -> list[str]:
    """What a person who hears or tabs through the page would miss; empty when all is well."""
    found = []
    for widget in page.findChildren(QWidget):
        if _is_inside_another_input(widget):
            continue
        where = f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        if isinstance(widget, INPUTS) and not widget.accessibleName():
            found.append(f"no accessible name: {where}")
        if isinstance(widget, QAbstractButton) and not (widget.text() or widget.accessibleName()):
            found.append(f"a button without words: {where}")
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            found.append(f"may render markup: {where}")
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            found.append(f"takes rich text: {where}")
    return found


def _is_inside_another_input(widget: QWidget) -> bool:
    """The parts that Qt builds inside combo boxes, scroll bars, tables and spin boxes."""
    if widget.objectName().startswith("qt_"):
        return True
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (*INPUTS,)):
            return True
        above = above.parentWidget()
    return False
