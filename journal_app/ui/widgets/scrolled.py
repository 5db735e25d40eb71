"""What scrolls up and down inside a page: it never scrolls sideways, and the keyboard goes to what lies in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """Content as wide as there is room, with a bar beside it once it is too high; without a frame of its own."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setProperty("kind", "scrolled")
        self.setWidget(content)


def scrolled_column(spacing: int) -> tuple[Scrolled, QVBoxLayout]:
    """A scrolling place and the column in it; `spacing` in logical pixels."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setSpacing(spacing)
    return Scrolled(content), column
