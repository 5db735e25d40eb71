"""A sentence in the layout, never over it: what happened, what is safe, what to do."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label, restyle

SHAPES = {
    "critical": "octagon-alert", "serious": "triangle-alert", "caution": "circle-alert", "note": "info",
    "unknown": "question", "ok": "check",
}  # fmt: skip
"""The icon of each level: its shape says it without its colour."""


class Message(QFrame):
    """Hidden until something is said; read aloud by its accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "note"
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self._icon = QLabel()
        self._text = label()
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, tone: str = "note") -> None:
        """Show a sentence; `tone` is a level, "unknown" or "ok". An empty text hides the message."""
        if text == self._text.text() and tone == self._tone and self.isHidden() == (not text):
            return
        self._tone = tone
        self._text.setText(text)
        self.setAccessibleName(text)
        restyle(self, tone=tone)
        restyle(self._text, tone=tone)
        self._draw()
        self.setVisible(bool(text))

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(SHAPES[self._tone], self._theme.colour(self._tone), self._theme.scaled(20)))
