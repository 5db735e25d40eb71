"""A dialog over the window: a title, words, a place for inputs, what is being done, and buttons that stay in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.number_text import plain_number
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout


class CalmDialog(QDialog):
    """`primary` is what Enter presses. While work runs, its button rests and Cancel asks the work to stop."""

    told = Signal(int, int)
    """From the worker: how much is done, and of how much."""

    def __init__(self, title: str, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = theme
        self.background = background
        self.working = False
        self._stop_asked = False
        self.area = QScrollArea()
        self.message = Message(theme)
        self.busy = label("", "quiet")
        self.busy.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.count = label("", "small")
        self.count.hide()
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self.primary: QPushButton | None = None
        self._lay_out(title)
        self.told.connect(self._show_progress)

    def _lay_out(self, title: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(24, 24, 24, 8)
        self._inside.setSpacing(14)
        self._inside.addWidget(label(title, "section"))
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        add_layout(self._inside, self.column)
        self._inside.addWidget(self.message)
        self._inside.addWidget(self.busy)
        self._inside.addWidget(self.bar)
        self._inside.addWidget(self.count)
        self._inside.addStretch(1)
        self.area.setWidget(inside)
        whole.addWidget(self.area, 1)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(24, 8, 24, 20)
        self.row.setSpacing(8)
        self.row.addStretch(1)
        self.row.addWidget(self.cancel)
        add_layout(whole, self.row)

    def add_primary(self, text: str, act: Callable[[], None]) -> QPushButton:
        """The button that does it, which Enter presses too."""
        self.primary = button(text, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(lambda _checked=False: act())
        self.row.addWidget(self.primary)
        return self.primary

    def fit(self, wide: int = 520) -> None:
        """As wide as asked at 100 % text, and as high as the words need where the screen has the room."""
        room = self.screen().availableSize()
        width = min(self.theme.scaled(wide), room.width() - 40)
        words = self._inside.totalHeightForWidth(width)
        needed = words + self.cancel.sizeHint().height() + 28 + self.theme.scaled(76)
        self.resize(width, min(needed, room.height() - 60))

    def say(self, text: str, tone: str = "serious") -> None:
        """Show a sentence and have it read aloud."""
        self.message.say(text, tone)
        if text:
            announce(self, text)
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.message))

    def work(self, words: str, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Run `work` on the worker while `words` stand here; a UserError's sentence is shown."""
        self.working, self._stop_asked = True, False
        self.message.say("")
        self.busy.setText(words)
        self.busy.show()
        self.bar.setRange(0, 0)
        self.bar.show()
        if self.primary is not None:
            self.primary.setEnabled(False)
        announce(self, words)
        self.background.run(work, lambda value, error: self._answered(value, error, then), owner=self)

    def tell(self, done: int, total: int) -> bool:
        """For the worker: says how far it is; False asks it to stop."""
        self.told.emit(done, total)
        return not self._stop_asked

    @property
    def stop_asked(self) -> bool:
        """Whether Cancel was pressed while work ran."""
        return self._stop_asked

    def _show_progress(self, done: int, total: int) -> None:
        if self.working and total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.count.setText(_("{done} of {all}").format(done=plain_number(done), all=plain_number(total)))
            self.count.show()

    def _answered(self, value: object, error: BaseException | None, then: Callable[[object], None]) -> None:
        self.working = False
        self.busy.hide()
        self.bar.hide()
        self.count.hide()
        self.cancel.setEnabled(True)
        if self.primary is not None:
            self.primary.setEnabled(True)
        if error is None:
            then(value)
        elif isinstance(error, UserError):
            self.failed(error)
        else:
            raise error

    def failed(self, error: UserError) -> None:
        """What to do with an error that a person reads."""
        self.say(error.sentence)

    def reject(self) -> None:
        """Go away; while something is under way, ask it to stop first."""
        if self.working:
            self._stop_asked = True
            self.cancel.setEnabled(False)
            self.busy.setText(_("Stopping."))
        else:
            super().reject()
