"""Puts one layout into another, the only way that is sound from Python, and its parts beside or below each other."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout


def add_layout(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """Put a layout at the end of a row or column.

    While it does so, Qt for Python makes an object for each item of the inner layout and keeps it. It outlives the item
    once its widget is gone, and is then taken for whatever is made next at the same address, which ends the program.
    So they are let go of at once.
    """
    outer.addLayout(inner, stretch)
    _forget_items(inner)


def add_layout_at(outer: QGridLayout, inner: QLayout, row: int, column: int) -> None:
    """Put a layout into a cell of a grid."""
    outer.addLayout(inner, row, column)
    _forget_items(inner)


def set_beside(row: QBoxLayout, beside: bool) -> None:
    """Have the parts of a row stand beside each other, or below each other where there is no room for that."""
    row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _forget_items(layout: QLayout) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None:
            shiboken6.invalidate(item)
