"""Change the passphrase of the journal: the old one first, then the new one twice, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.errors import UserError, WrongPassphrase
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.forms.new_passphrase import NewPassphrase, secret_field
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.scrolled_dialog import ScrolledDialog


class PassphraseDialog(ScrolledDialog):
    """`changed` after the new passphrase is on the disk. It closes by itself then."""

    changed = Signal()

    def __init__(
        self, theme: Theme, background: Background, path: Path, has_passphrase: bool, parent: QWidget | None = None
    ) -> None:
        """`has_passphrase`: the journal has one now, so it is asked for first."""
        super().__init__(_("Change passphrase"), theme, parent)
        self._background = background
        self._path = path
        self._has_passphrase = has_passphrase
        self._working = False
        self.old = secret_field()
        self.new_passphrase = NewPassphrase()
        self.busy = label(_("Changing the passphrase. This takes a moment."), "quiet")
        self.busy.hide()
        self.change = button(_("Change passphrase"), "primary")
        self.cancel = button(_("Cancel"))
        self._lay_out()
        self.change.setDefault(True)
        self.change.clicked.connect(self._change)
        self.cancel.clicked.connect(self.reject)
        (self.old if has_passphrase else self.new_passphrase.first).setFocus()

    def _lay_out(self) -> None:
        column = self.inside
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
        self.row.addWidget(self.cancel)
        self.row.addWidget(self.change)
        self.fit(480)

    def _change(self) -> None:
        if self._working:
            return
        if self._has_passphrase and not self.old.text():
            self.say(_("Please type the old passphrase."), "caution")
            self.old.setFocus()
            return
        problem = self.new_passphrase.problem()
        if problem:
            self.say(problem, "caution")
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
            self.say(error.sentence)
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
