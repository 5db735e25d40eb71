"""Choose a passphrase, typed twice, or say plainly that there shall be none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label

SHORTEST = 8
LONGEST = 256


def passphrase_field() -> QLineEdit:
    """An input whose letters are hidden and that no input method learns from."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    return field


def show_letters_box(*fields: QLineEdit) -> QCheckBox:
    """A box that shows what is typed into the fields while it is ticked."""
    box = QCheckBox("Show what I type")

    def show(shown: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box


class PassphraseForm(QWidget):
    """`problem()` says what is still wrong, "" when nothing is; then `passphrase` is what was chosen (None: none)."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.with_passphrase = QRadioButton("&Protect it with a passphrase")
        self.without = QRadioButton("&No passphrase")
        self.with_passphrase.setChecked(True)
        self.first = passphrase_field()
        self.second = passphrase_field()
        column.addWidget(self.with_passphrase)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(26, 0, 0, 0)
        fields.setSpacing(10)
        hint = f"At least {SHORTEST} letters or signs. Four or more words that do not belong together are good."
        fields.addLayout(form_row("Pa&ssphrase", self.first, hint=hint))
        fields.addLayout(form_row("The same &again", self.second))
        fields.addWidget(show_letters_box(self.first, self.second))
        column.addWidget(self._fields)
        column.addWidget(self.without)
        self.plain_words = label(
            "Without a passphrase, everyone who can use this computer, or who gets its disk, can read your journal.",
            "quiet",
        )
        self.plain_words.setContentsMargins(26, 0, 0, 0)
        column.addWidget(self.plain_words)
        self.without.toggled.connect(lambda chosen: self._fields.setEnabled(not chosen))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.submitted.emit)
        self.setFocusProxy(self.first)

    @property
    def passphrase(self) -> str | None:
        """The passphrase that was typed, None for none."""
        return None if self.without.isChecked() else self.first.text()

    def problem(self) -> str:
        """One sentence, or nothing."""
        if self.without.isChecked():
            return ""
        if len(self.first.text()) < SHORTEST:
            return f"Please type at least {SHORTEST} letters or signs, or choose no passphrase."
        if self.first.text() != self.second.text():
            return "The two are not the same. Please type them again."
        return ""
