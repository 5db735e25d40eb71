"""The frame of a dialog: a title and words that scroll, and below them buttons that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.announce import announce
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.scrolled import Scrolled


class ScrolledDialog(QDialog):
    """`inside` is the column that scrolls, with the title in it; `row` takes the buttons.

    Where `message` stands is for the subclass to say. It is deleted when closed.
    """

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = theme
        self.message = Message(theme)
        content = QWidget()
        self.inside = QVBoxLayout(content)
        self.inside.setContentsMargins(24, 24, 24, 8)
        self.inside.setSpacing(14)
        self.inside.addWidget(label(title, "section"))
        self.area = Scrolled(content)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(24, 8, 24, 20)
        self.row.setSpacing(8)
        self.row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area, 1)
        add_layout(whole, self.row)

    def fit(self, wide: int) -> None:
        """`wide` logical pixels at 100 % text, and as high as the words need where the screen has the room."""
        room = self.screen().availableSize()
        width = min(self.theme.scaled(wide), room.width() - 40)
        # Room for a sentence of two lines, so that nothing has to move when one is said.
        said = self.theme.scaled(76)
        needed = self.inside.totalHeightForWidth(width) + self.row.sizeHint().height() + said
        self.resize(width, min(needed, room.height() - 60))

    def say(self, text: str, tone: str = "serious") -> None:
        """Show a sentence and have it read aloud."""
        self.message.say(text, tone)
        if text:
            announce(self, text)
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.message))
