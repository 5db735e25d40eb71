"""A dialog over the window: a title, words, a place for inputs, what is being done, and buttons that stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.number_text import plain_number
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.scrolled_dialog import ScrolledDialog

DIALOG_WIDTH: Final = 520
"""Logical pixels at 100 % text, for a dialog of sentences and a few inputs."""


class CalmDialog(ScrolledDialog):
    """`column` takes the inputs.

    `primary` is what Enter presses. While work runs, its button rests and Cancel asks the work to stop.
    """

    told = Signal(int, int)
    """From the worker: how much is done, and of how much."""

    def __init__(self, title: str, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(title, theme, parent)
        self.background = background
        self.working = False
        self._stop_asked = False
        self.busy = label("", "quiet")
        self.busy.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.count = label("", "small")
        self.count.hide()
        self.primary: QPushButton | None = None
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        add_layout(self.inside, self.column)
        for below in (self.message, self.busy, self.bar, self.count):
            self.inside.addWidget(below)
        self.inside.addStretch(1)
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self.row.addWidget(self.cancel)
        self.told.connect(self._show_progress)

    def add_primary(self, text: str, act: Callable[[], None]) -> QPushButton:
        """The button that does it, which Enter presses too."""
        self.primary = button(text, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(lambda _checked=False: act())
        self.row.addWidget(self.primary)
        return self.primary

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
