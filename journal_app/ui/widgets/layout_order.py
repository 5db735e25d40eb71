"""What a layout holds, in its order, without ever asking it for its items."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def placed(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts inside a layout that stands in a window, first to last; stretches are left out.

    `QLayout.itemAt` is never called: the Python side of an item outlives the item once its widget is gone, and is then
    taken for whatever is made next at the same address, which ends the program.
    """
    within = layout.parentWidget()
    widgets = within.findChildren(QWidget, options=DIRECTLY) if within is not None else []
    found: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    found += [(layout.indexOf(each), each) for each in layout.findChildren(QLayout, options=DIRECTLY)]
    return [each for index, each in sorted(found, key=lambda pair: pair[0]) if index >= 0]
