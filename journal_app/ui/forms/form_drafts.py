"""What was typed into a form and not saved yet: kept in the encrypted journal, whatever happens to the program."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

import msgspec
from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.fact import Fact
from journal_app.errors import UserError
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.ui.autosave import Autosave
from journal_app.ui.forms.kept_input import KeptInput
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.strength_row import StrengthRow
from journal_app.ui.forms.when_field import WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.rating_row import RatingRow
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.written_words import written_words

KEPT: Final = (
    KeptInput, NameField, NumberInput, StrengthRow, WhenField, RatingRow, Segmented, QComboBox, QCheckBox, QDateEdit,
    QSpinBox, QLineEdit, QPlainTextEdit,
)  # fmt: skip
"""The inputs of which a form is made."""


class FormDraft(Fact, frozen=True, kw_only=True):
    """The content of each input of a form, by its name in the form; `kept_at` in seconds since 1970."""

    fields: dict[str, Any]
    kept_at: float


def inputs_of(form: QWidget) -> dict[str, QWidget]:
    """Every input that a form holds under a name, so that a new one is kept without anybody thinking of it."""
    return {name: value for name, value in vars(form).items() if isinstance(value, KEPT)}


def content_of(field: QWidget) -> Any:
    """What an input holds, as plain values."""
    match field:
        case KeptInput() | NameField() | NumberInput() | StrengthRow() | WhenField():
            return field.draft()
        case RatingRow():
            return field.value
        case Segmented():
            return field.index
        case QComboBox():
            return _chosen(field)
        case QCheckBox():
            return field.isChecked()
        case QDateEdit():
            shown = field.date()
            return date(shown.year(), shown.month(), shown.day()).isoformat()
        case QSpinBox():
            return field.value()
        case QLineEdit():
            return cleaned(field.text())
        case QPlainTextEdit():
            return written_words(field)
    raise TypeError(type(field).__name__)


def put_into(field: QWidget, content: Any) -> None:
    """Bring back what an input held; ValueError or TypeError for what it cannot have held."""
    match field:
        case KeptInput() | NameField() | NumberInput() | StrengthRow() | WhenField():
            field.take_draft(content)
        case RatingRow():
            field.set_value(None if content is None else _among(content, len(field.buttons)))
        case Segmented():
            field.set_index(_among(content, field.count))
        case QComboBox():
            _choose(field, content)
        case QCheckBox():
            field.setChecked(bool(content))
        case QDateEdit():
            day = date.fromisoformat(content)
            field.setDate(QDate(day.year, day.month, day.day))
        case QSpinBox():
            field.setValue(int(content))
        case QLineEdit():
            field.setText(str(content))
        case QPlainTextEdit():
            field.setPlainText(str(content))
        case _:
            raise TypeError(type(field).__name__)


def _among(content: Any, count: int) -> int:
    if not isinstance(content, int) or not 0 <= content < count:
        raise ValueError("no such choice")
    return content


def _chosen(field: QComboBox) -> Any:
    if field.currentIndex() < 0 and not field.isEditable():
        return None
    # By its key where it has one: the words may be those of another language tomorrow.
    key = field.currentData()
    return key if isinstance(key, str) and not field.isEditable() else cleaned(field.currentText())


def _choose(field: QComboBox, content: Any) -> None:
    if content is None:
        field.setCurrentIndex(-1)
    elif not field.isEditable() and isinstance(content, str) and field.findData(content) >= 0:
        field.setCurrentIndex(field.findData(content))
    elif field.isEditable() or field.findText(str(content)) >= 0:
        field.setCurrentText(str(content))
    else:
        # Its choices are still on their way from the journal.
        model = field.model()
        wanted = str(content)

        def arrived() -> None:
            if field.findText(wanted) >= 0:
                field.setCurrentText(wanted)
                model.rowsInserted.disconnect(arrived)

        model.rowsInserted.connect(arrived)


def watch(field: QWidget, act: Callable[[], None]) -> None:
    """Call `act` whenever the content of an input may have changed."""
    match field:
        case NameField():
            field.line.textChanged.connect(lambda _text: act())
        case NumberInput():
            field.line.textChanged.connect(lambda _text: act())
            field.changed.connect(act)
        case KeptInput() | WhenField() | RatingRow() | StrengthRow():
            field.changed.connect(act)
        case Segmented():
            field.chosen.connect(lambda _index: act())
        case QComboBox():
            field.currentTextChanged.connect(lambda _text: act())
        case QCheckBox():
            field.toggled.connect(lambda _on: act())
        case QDateEdit():
            field.dateChanged.connect(lambda _day: act())
        case QSpinBox():
            field.valueChanged.connect(lambda _value: act())
        case QLineEdit():
            field.textChanged.connect(lambda _text: act())
        case QPlainTextEdit():
            field.textChanged.connect(act)


class FormDrafts(QObject):
    """Keeps the draft of one form under a name: at each change after a pause, and at once when it is hidden."""

    kept = Signal(bool)
    """Whether what is in the form is kept, so that it can be said."""

    def __init__(
        self,
        parent: QObject,
        client: JournalClient,
        name: str,
        inputs: dict[str, QWidget],
        restored: Callable[[float], None] | None = None,
    ) -> None:
        """Begin when the form is as it shall be empty: only what is changed from there on is kept.

        `restored(kept_at)` is called when what was typed before is back in the inputs; in seconds since 1970.
        """
        super().__init__(parent)
        self.name = name
        self._client = client
        self._inputs = inputs
        self._restored = restored
        self._at_first = self._content()
        self._last: dict[str, Any] | None = None
        self._rests = False
        self._autosave = Autosave(self.keep, self)
        for field in self._inputs.values():
            watch(field, self._changed)

    def look_for(self) -> None:
        """Bring back what was kept before, unless something was typed by then."""
        self._client.ask(read_draft, self.name, then=self._restore, owner=self)

    def begin_anew(self) -> None:
        """What is there now is what was saved: only what is changed from here on is kept."""
        self._autosave.stop()
        self._at_first = self._content()
        self._last = None
        self._rests = False
        self.kept.emit(False)

    @property
    def is_changed(self) -> bool:
        """Whether the form holds anything of the person's."""
        return self._content() != self._at_first

    def keep(self) -> None:
        """Keep what is there now; a form that is as it was at first is forgotten."""
        self._autosave.stop()
        content = self._content()
        if content == (self._at_first if self._last is None else self._last):
            return
        self._last = content
        changed = content != self._at_first
        draft = FormDraft(fields=content, kept_at=self._client.clock().timestamp())
        text = msgspec.json.encode(draft).decode() if changed else None
        # A draft that cannot be kept is not said to be kept; that the disk is full is said when it is saved.
        self._client.ask(
            save_draft,
            self.name,
            text,
            then=partial(self._was_kept, content, changed),
            failed=self._was_not_kept,
            owner=self,
        )

    def flush(self) -> None:
        """Keep it at once if something is not kept yet."""
        if self._autosave.waits:
            self.keep()

    def rest(self) -> None:
        """The form is being saved: the save itself forgets the draft, so nothing is kept from here on."""
        self._rests = True
        self._autosave.stop()

    def go_on(self) -> None:
        """The save did not go through: what is there is kept, with what was typed since."""
        self._rests = False
        self._changed()

    def forget(self) -> None:
        """Let go of what was kept: the person wants none of it."""
        self.rest()
        self._client.ask(save_draft, self.name, None)

    def _content(self) -> dict[str, Any]:
        return {name: content_of(field) for name, field in self._inputs.items()}

    def _changed(self) -> None:
        if self._rests:
            return
        if not self._autosave.waits:
            self.kept.emit(False)
        self._autosave.later()

    def _was_not_kept(self, _error: UserError) -> None:
        self._last = None
        self.kept.emit(False)

    def _was_kept(self, content: dict[str, Any], changed: bool, _nothing: None) -> None:
        self.kept.emit(changed and content == self._content())

    def _restore(self, text: str | None) -> None:
        if text is None or self._autosave.waits or self._last is not None or self._rests:
            return
        try:
            draft = msgspec.json.decode(text, type=FormDraft)
        except msgspec.MsgspecError:
            return
        for name, content in draft.fields.items():
            # A field that an earlier Journal kept otherwise stays empty; all others come back.
            with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
                if name in self._inputs:
                    put_into(self._inputs[name], content)
        if self._restored is not None:
            with contextlib.suppress(ValueError, OverflowError, OSError):
                self._restored(draft.kept_at)
        self._autosave.stop()
        self._last = self._content()
        self.kept.emit(self.is_changed)
