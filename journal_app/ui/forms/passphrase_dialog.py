"""Change the passphrase of the open journal; the recovery words stay the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from journal_app.errors import UserError
from journal_app.ui.background import Background
from journal_app.ui.forms.passphrase_form import PassphraseForm, passphrase_field
from journal_app.ui.pages.gate import button_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message


class PassphraseDialog(QDialog):
    """`changed` fires once the new passphrase holds."""

    changed = Signal()

    def __init__(
        self, theme: Theme, background: Background, path: Path, has_passphrase: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Journal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(520))
        self._background = background
        self._path = path
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addWidget(label("Change the passphrase", "section"))
        self.message = Message(theme)
        column.addWidget(self.message)
        self.present = passphrase_field()
        self._has_passphrase = has_passphrase
        if has_passphrase:
            column.addLayout(form_row("Your passphrase &now", self.present))
        self.form = PassphraseForm()
        column.addWidget(self.form)
        column.addWidget(label("Backups made before still open with the old one.", "small"))
        self.save = button("Save", "primary")
        back = button("Go back")
        column.addLayout(button_row(back, self.save))
        self.save.clicked.connect(self._save)
        self.form.submitted.connect(self._save)
        back.clicked.connect(self.reject)
        (self.present if has_passphrase else self.form).setFocus()

    def _save(self) -> None:
        problem = self.form.problem()
        if problem:
            self.message.say(problem, "serious")
            return
        from journal_app.operations.change_passphrase import change_passphrase

        old = self.present.text() if self._has_passphrase else None
        new = self.form.passphrase
        self.save.setEnabled(False)
        self._background.run(
            lambda: change_passphrase(self._path, old, new), lambda _, error: self._after(error), owner=self
        )

    def _after(self, error: BaseException | None) -> None:
        self.save.setEnabled(True)
        if isinstance(error, UserError):
            self.message.say(error.sentence, "serious")
        elif error is not None:
            raise error
        else:
            self.changed.emit()
            self.accept()
