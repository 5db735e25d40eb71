"""Margins by where a line begins and ends, which Qt's layouts do not turn round for languages read from the right."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """In logical pixels."""
    from_right = QGuiApplication.isRightToLeft()
    return QMargins(end if from_right else start, top, start if from_right else end, bottom)
