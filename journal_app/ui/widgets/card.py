"""Surfaces: the card that holds one thing to do, and the well inside it."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget


class Card(QFrame):
    """A rounded surface with a vertical layout; `kind` "card" or "well"."""

    def __init__(self, kind: str = "card", padding: int = 20, spacing: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)


def rule() -> QFrame:
    """A thin line between parts."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def clear(layout: QLayout) -> None:
    """Take every widget and layout out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
