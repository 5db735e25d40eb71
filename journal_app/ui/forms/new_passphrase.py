"""Ask for a new passphrase twice, or for none, and say plainly what each of the two means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout

NONE_WORDS = _("Without a passphrase anybody who can use this computer account can read everything. It hides nothing.")
EMPTY_WORDS = _("Leave both empty to use none: then anybody who can use this computer account can read everything.")
HINT = _("Four or more words that do not belong together are easy to keep in mind and hard to guess.")


def secret_field() -> QLineEdit:
    """A field whose text is not shown, and that no input method learns from."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    return field


def show_typed_box(*fields: QLineEdit) -> QCheckBox:
    """A box that shows what is typed into the fields while it is ticked."""
    box = CheckBox(_("Show what I type"))

    def show(shown: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box


class NewPassphrase(QWidget):
    """Two fields that must agree, or the box that says no passphrase is wanted.

    `optional`: there is no box, and none is wanted where both fields are empty.
    """

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent)
        self._optional = optional
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.first = secret_field()
        self.second = secret_field()
        self.show_typed = show_typed_box(self.first, self.second)
        self.none = CheckBox(_("Use no passphrase"))
        self.none.setAccessibleDescription(NONE_WORDS)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(14)
        name = _("Passphrase (if you want one)") if optional else _("New passphrase")
        add_layout(fields, form_row(name, self.first, hint=HINT))
        self.guessed = label("", "small")
        self.guessed.hide()
        fields.addWidget(self.guessed)
        add_layout(fields, form_row(_("The same passphrase again"), self.second))
        fields.addWidget(self.show_typed)
        column.addWidget(self._fields)
        last = QVBoxLayout()
        last.setSpacing(4)
        last.addWidget(self.none)
        last.addWidget(label(EMPTY_WORDS if optional else NONE_WORDS, "small"))
        self.none.setVisible(not optional)
        add_layout(column, last)
        self.none.toggled.connect(self._none_toggled)
        self.first.editingFinished.connect(self._say_how_guessed)
        # Not at the first letters: only what was called easy is looked at again while it grows.
        self.first.textChanged.connect(lambda _text: None if self.guessed.isHidden() else self._say_how_guessed())

    def _say_how_guessed(self) -> None:
        from journal_app.operations.guess_passphrase import quickly_guessed

        said = quickly_guessed(self.first.text())
        if said != self.guessed.text():
            self.guessed.setText(said)
            if said:
                announce(self, said)
        self.guessed.setVisible(bool(said))

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.none if self.none.isChecked() else self.first

    def problem(self) -> str:
        """Why the choice cannot be used yet, in one sentence; empty when it can."""
        if self.none.isChecked() or self._wants_none():
            return ""
        if not self.first.text():
            return _("Please type a passphrase, or choose to use none.")
        if not self.second.text():
            return _("Please type the same passphrase once more.")
        if self.first.text() != self.second.text():
            return _("The two passphrases are not the same. Please type them again.")
        return ""

    def passphrase(self) -> str | None:
        """What was chosen; None stands for no passphrase."""
        return None if self.none.isChecked() or self._wants_none() else self.first.text()

    def _wants_none(self) -> bool:
        return self._optional and not self.first.text() and not self.second.text()

    def focus_problem(self) -> None:
        """Put the cursor where the problem is."""
        field = self.second if self.first.text() and not self.second.text() else self.first
        field.setFocus()
        field.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.show_typed.setChecked(False)

    def _none_toggled(self, none: bool) -> None:
        if none:
            self.clear()
        self._fields.setEnabled(not none)
