"""Which symptoms the check-in asks for: add one, put them in order, hide one. What was rated stays whatever is done.

A symptom cannot be renamed: a rating keeps the name under which it was given. Hide it and add the other one instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.entries import SymptomScale
from journal_app.domain.tracking import LONGEST_SYMPTOM_NAME, MOST_SYMPTOMS, TrackedSymptom, Tracking
from journal_app.domain.wording import SYMPTOM_WORDS, inside_sentence, sentence_start, symptom_words
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.views import Logged
from journal_app.ui.announce import announce
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.beside_or_below import BesideOrBelow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.tab_order import tab_through

SCALES: tuple[tuple[SymptomScale, str], ...] = (("0-10", _("0 to 10")), ("words", _("None to severe")))


class AddSymptom(QWidget):
    """One line: a name, its scale, Add. `wanted(TrackedSymptom)` asks for it; `closed` on Esc."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("for example restless legs"))
        self.name.setMaxLength(20_000)
        self.scale = Segmented([words for _scale, words in SCALES], _("How it is rated"))
        self.add = button(_("Add"), name=_("Add this symptom"))
        add_layout(column, form_row(_("New symptom"), self.name))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.scale)
        row.addStretch(1)
        row.addWidget(self.add)
        add_layout(column, row)
        self.message = Message(theme)
        column.addWidget(self.message)
        self.name.returnPressed.connect(self.submit)
        self.add.clicked.connect(self.submit)
        self._drafts = FormDrafts(self, client, "symptom", {"name": self.name, "scale": self.scale})
        self._drafts.look_for()

    def submit(self) -> None:
        """Ask for the symptom, if it has a name that can be kept."""
        name = " ".join(cleaned(self.name.text()).split())
        if not name or len(name) > LONGEST_SYMPTOM_NAME:
            self.refuse(
                _("Please write a name of 1 to {most} characters. Nothing was changed.").format(
                    most=LONGEST_SYMPTOM_NAME
                )
            )
            return
        self.message.say("")
        self.wanted.emit(TrackedSymptom(name=_key_of(name), scale=SCALES[self.scale.index][0]))

    def refuse(self, sentence: str) -> None:
        """Say what does not go; what was typed stays."""
        self.message.say(sentence, "serious")
        announce(self, sentence)
        self.name.setFocus()

    def added(self) -> None:
        """Empty the line for the next one."""
        self.name.clear()
        self.scale.set_index(0)
        self.message.say("")

    def hideEvent(self, event: QHideEvent) -> None:
        self._drafts.flush()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class SymptomEditor(QWidget):
    """Saves each change at once, in a step of its own that Undo takes back; `changed` fires after it."""

    changed = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._tracking = Tracking()
        self._focus: tuple[str, str] | None = None
        self._enters = False
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        """Of each symptom by its name: "up", "down", "hide"."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        add_layout(column, self._rows)
        column.addWidget(
            label(_("A hidden symptom is not asked. What you rated stays in charts and reports."), "small")
        )
        self.add = AddSymptom(client, theme)
        column.addWidget(self.add)
        self.add.wanted.connect(self.add_symptom)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what is kept track of."""
        self._client.ask(read_tracking, then=self._show, owner=self)

    def enter_first(self) -> None:
        """Put the focus on the first button, once the rows are there."""
        self._enters = True
        self.refresh()

    def add_symptom(self, symptom: TrackedSymptom) -> None:
        """Add a symptom at the end; one that is hidden under this name is shown again."""
        symptoms = with_symptom(self._tracking, symptom)
        if symptoms is None:
            self.add.refuse(_("There is a symptom of that name already. Nothing was changed."))
        elif len(symptoms) > MOST_SYMPTOMS:
            self.add.refuse(_("There is room for {count} symptoms. Nothing was changed.").format(count=MOST_SYMPTOMS))
        else:
            self._save(
                symptoms,
                _("Added {symptom} to the check-in").format(symptom=symptom_words(symptom.name)),
                self.add.added,
            )

    def _show(self, tracking: Tracking) -> None:
        if tracking != self._tracking or not self.buttons:
            self._show_rows(tracking)
        if self._enters:
            self._enters = False
            enabled = (each for each in self.buttons.values() if each.isEnabled())
            next(enabled, self.add.name).setFocus()

    def _show_rows(self, tracking: Tracking) -> None:
        self._tracking = tracking
        had_focus = self._focus
        clear(self._rows)
        self.buttons.clear()
        for index, symptom in enumerate(tracking.symptoms):
            self._rows.addWidget(self._row(index, symptom))
        # What stands behind the rows was in the order of Tab before them; the editor itself may be anywhere in it.
        tab_through(self.add.name.previousInFocusChain() or self, self._rows)
        if had_focus is not None:
            wanted = self.buttons.get(had_focus)
            if wanted is None or not wanted.isEnabled():
                wanted = self.buttons.get((had_focus[0], "hide"))
            if wanted is not None:
                wanted.setFocus()
            self._focus = None

    def _row(self, index: int, symptom: TrackedSymptom) -> QWidget:
        named, row = QHBoxLayout(), QHBoxLayout()
        named.setSpacing(4)
        row.setSpacing(4)
        words = inside_sentence(dict(SCALES)[symptom.scale])
        turn = _("Show") if symptom.hidden else _("Hide")
        named.addWidget(label(breakable(sentence_start(symptom_words(symptom.name)))), 1)
        named.addWidget(
            label(_("hidden, {scale}").format(scale=words) if symptom.hidden else words, "small", wrap=False)
        )
        last = len(self._tracking.symptoms) - 1
        for key, text, name, can in (
            ("up", _("Up"), _("Move {symptom} up"), index > 0),
            ("down", _("Down"), _("Move {symptom} down"), index < last),
            ("hide", turn, _("Show {symptom}") if symptom.hidden else _("Hide {symptom}"), True),
        ):  # fmt: skip
            made = button(text, "link", name=name.format(symptom=symptom_words(symptom.name)))
            made.setEnabled(can)
            made.clicked.connect(partial(self._act, key, symptom.name))
            self.buttons[symptom.name, key] = made
            row.addWidget(made)
        return BesideOrBelow(named, row)

    def _act(self, what: str, name: str) -> None:
        symptoms = list(self._tracking.symptoms)
        at = next((index for index, each in enumerate(symptoms) if each.name == name), None)
        if at is None:
            return
        self._focus = (name, what)
        symptom = symptoms[at]
        if what == "hide":
            symptoms[at] = msgspec.structs.replace(symptom, hidden=not symptom.hidden)
            done = _("Showed {symptom}") if symptom.hidden else _("Hid {symptom}")
            self._save(tuple(symptoms), done.format(symptom=symptom_words(name)))
            return
        to = at + (1 if what == "down" else -1)
        if 0 <= to < len(symptoms):
            symptoms.insert(to, symptoms.pop(at))
            self._save(tuple(symptoms), _("Moved {symptom}").format(symptom=symptom_words(name)))

    def _save(self, symptoms: tuple[TrackedSymptom, ...], label: str, then: Callable[[], None] = lambda: None) -> None:
        tracking = msgspec.structs.replace(self._tracking, symptoms=symptoms)

        def done(_logged: Logged) -> None:
            then()
            self.refresh()
            self.changed.emit()
            announce(self, label)

        self._client.change(save_tracking, tracking, label, then=done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.add.refuse(error.sentence)


def _key_of(written: str) -> str:
    """A symptom that Journal has words for goes by its key in every language, else it would be there twice."""
    folded = written.casefold()
    return next((key for key, words in SYMPTOM_WORDS.items() if words.casefold() == folded), written)


def with_symptom(tracking: Tracking, symptom: TrackedSymptom) -> tuple[TrackedSymptom, ...] | None:
    """The symptoms with another one at the end, or shown again where it was hidden; None where it is asked already."""
    folded = symptom.name.casefold()
    there = next((each for each in tracking.symptoms if each.name.casefold() == folded), None)
    if there is None:
        return (*tracking.symptoms, symptom)
    if not there.hidden:
        return None
    shown = msgspec.structs.replace(there, hidden=False, scale=symptom.scale)
    return tuple(shown if each is there else each for each in tracking.symptoms)
