"""Change the passphrase of the journal: the old one first, then the new one twice, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.errors import UserError, WrongPassphrase
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.new_passphrase import NewPassphrase, secret_field
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout


class PassphraseDialog(QDialog):
    """`changed` after the new passphrase is on the disk. It closes by itself then."""

    changed = Signal()

    def __init__(
        self, theme: Theme, background: Background, path: Path, has_passphrase: bool, parent: QWidget | None = None
    ) -> None:
        """`has_passphrase`: the journal has one now, so it is asked for first."""
        super().__init__(parent)
        self.setWindowTitle(_("Change passphrase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background = background
        self._path = path
        self._has_passphrase = has_passphrase
        self._working = False
        self.area = QScrollArea()
        self.old = secret_field()
        self.new_passphrase = NewPassphrase()
        self.message = Message(theme)
        self.busy = label(_("Changing the passphrase. This takes a moment."), "quiet")
        self.busy.hide()
        self.change = button(_("Change passphrase"), "primary")
        self.cancel = button(_("Cancel"))
        self._lay_out(theme)
        self.change.setDefault(True)
        self.change.clicked.connect(self._change)
        self.cancel.clicked.connect(self.reject)
        (self.old if has_passphrase else self.new_passphrase.first).setFocus()

    def _lay_out(self, theme: Theme) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        column = self._inside = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 8)
        column.setSpacing(14)
        column.addWidget(label(_("Change passphrase"), "section"))
        column.addWidget(
            label(_("The recovery words stay the same. Backups made until now still open with the old passphrase."))
        )
        if self._has_passphrase:
            add_layout(column, form_row(_("Old passphrase"), self.old))
        else:
            column.addWidget(label(_("This journal has no passphrase yet."), "quiet"))
        column.addWidget(self.new_passphrase)
        column.addWidget(self.message)
        column.addWidget(self.busy)
        column.addStretch(1)
        self.area.setWidget(inside)
        whole.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 20)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.change)
        add_layout(whole, row)
        self._fit(theme)

    def _fit(self, theme: Theme) -> None:
        """Wide enough for the words, and as high as they need where the screen has the room."""
        room = self.screen().availableSize()
        width = min(theme.scaled(480), room.width() - 40)
        words = self._inside.totalHeightForWidth(width)
        # Room for a sentence of two lines, so that nothing has to move when one is said.
        buttons = self.change.sizeHint().height() + 28
        self.resize(width, min(words + buttons + theme.scaled(76), room.height() - 60))

    def _say(self, text: str, tone: str = "serious") -> None:
        self.message.say(text, tone)
        announce(self, text)
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.message))

    def _change(self) -> None:
        if self._working:
            return
        if self._has_passphrase and not self.old.text():
            self._say(_("Please type the old passphrase."), "caution")
            self.old.setFocus()
            return
        problem = self.new_passphrase.problem()
        if problem:
            self._say(problem, "caution")
            self.new_passphrase.focus_problem()
            return
        path, old = self._path, self.old.text() if self._has_passphrase else None
        new = self.new_passphrase.passphrase()

        def work() -> None:
            from journal_app.operations.change_passphrase import change_passphrase

            change_passphrase(path, old, new)

        self._set_working(True)
        self._background.run(work, self._answered, owner=self)

    def _answered(self, _value: object, error: BaseException | None) -> None:
        self._set_working(False)
        if error is None:
            self._forget()
            self.changed.emit()
            self.accept()
        elif isinstance(error, UserError):
            self._say(error.sentence)
            if isinstance(error, WrongPassphrase):
                self.old.clear()
                self.old.setFocus()
        else:
            raise error

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.busy.setVisible(working)
        self.change.setEnabled(not working)
        self.cancel.setEnabled(not working)
        if working:
            self.message.say("")
            announce(self, self.busy.text())

    def _forget(self) -> None:
        self.old.clear()
        self.new_passphrase.clear()

    def reject(self) -> None:
        # While the key file is written, closing would leave in doubt which passphrase holds.
        if not self._working:
            self._forget()
            super().reject()
