"""The window as the system sees it: painted empty first, then with what is said above its pages; its place, its end.

Nothing that takes time is imported here, not even Qt's enumerations, which cost a fifth of a bare window.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.widgets.nesting import add_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from journal_app.errors import UserError
    from journal_app.ui.theme import Theme

TALLER_THAN_ANY_SCREEN: Final = 16_000


class WindowFrame(QMainWindow):
    """A ground with the place of a sidebar; `_lay_out` puts in what it is furnished with."""

    painted = Signal()
    """Once, after the first paint: only then is anything heavy started."""
    closing = Signal()

    def __init__(self, ground: str, side: str, side_width: int) -> None:
        """`ground` and `side` are the colours of the empty window and of the place of its sidebar."""
        super().__init__()
        self.setWindowTitle("Journal")
        self.setMinimumSize(900, 640)
        self.resize(1280, 832)
        self.setPalette(_ground(ground))
        self._band: QWidget | None = QWidget(self)
        self._band.setPalette(_ground(side))
        self._band.setAutoFillBackground(True)
        self._band.resize(side_width, TALLER_THAN_ANY_SCREEN)
        self._painted = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether closing the window leaves the program in the tray."""
        self._quitting = False

    def _lay_out(self, theme: Theme, sidebar: QWidget, stack: QStackedWidget) -> None:
        """Put in the sidebar, and beside it what is said above the stack of pages."""
        from journal_app.ui.widgets.message import Message

        if self._band is not None:
            self._band.deleteLater()
            self._band = None
        self.setPalette(QPalette())
        self._message = Message(theme)
        self._mark = Message(theme)
        self._progress = Message(theme)
        middle = QWidget()
        middle.setProperty("kind", "page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = self._above = QVBoxLayout()
        # A little room below, or what is scrolled would seem to lie under it.
        above.setContentsMargins(28, 0, 28, 8)
        above.setSpacing(8)
        above.addWidget(self._mark)
        above.addWidget(self._progress)
        above.addWidget(self._message)
        add_layout(column, above)
        column.addWidget(stack, 1)
        add_layout(row, column, 1)
        self.setCentralWidget(middle)

    def keep_drafts(self) -> None:
        """Keep what was typed and not saved."""

    # What is said above the pages.

    def put_above(self, widget: QWidget) -> None:
        """Give something its place above every page, below what is said there."""
        self._above.addWidget(widget)

    def say(self, error: UserError) -> None:
        """Show an error's sentence above the page, and have it read aloud."""
        self._message.say(error.sentence, "serious")
        self.announce(error.sentence)

    def mark(self, text: str) -> None:
        """Say above every page, for as long as the window is open, what kind of journal this is."""
        self._mark.say(text)

    def say_progress(self, text: str) -> None:
        """Say how far something long has come; an empty text takes it away."""
        self._progress.say(text)

    def note(self, text: str) -> None:
        """Say above the page what was found, until something else is done."""
        self._message.say(text, "note")
        self.announce(text)

    def tell(self, text: str) -> None:
        """Show that something was done."""
        self._message.say(text, "ok")
        self.announce(text)
        QTimer.singleShot(8000, self._message, lambda: self._message.say("") if self._message.text == text else None)

    def hush(self) -> None:
        """Take away what was said about the last thing that was done."""
        self._message.say("")

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Have it read aloud."""
        from journal_app.ui.announce import announce

        announce(self, text, assertive=assertive)

    # The window itself.

    def come_to_front(self) -> None:
        """Show the window above all others, with the keyboard, as far as the system lets us."""
        if self.isMinimized():
            self.showNormal()
        else:
            self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Size and place in base64, to be remembered."""
        return base64.b64encode(self.saveGeometry().data()).decode()

    def restore_place(self, stored: str) -> None:
        """Bring back a remembered size and place; nonsense changes nothing."""
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def quit(self) -> None:
        """Close the window and end the program, whether or not it has an icon in the tray."""
        from PySide6.QtWidgets import QApplication

        self._quitting = True
        self.close()
        QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._quitting and self.stays():
            event.ignore()
            self.keep_drafts()
            self.hide()
            return
        self.closing.emit()
        super().closeEvent(event)


def _ground(colour: str) -> QPalette:
    # Not QPalette(QColor(...)): to choose among its constructors PySide makes all of Qt's enumerations first.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette
