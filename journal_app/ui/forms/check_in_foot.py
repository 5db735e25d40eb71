"""What stands below the check-in: the place where symptoms are added and put in order, and the end of the day."""

from __future__ import annotations

from datetime import date

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.tracking import MOST_SYMPTOMS, TrackedSymptom, Tracking
from journal_app.domain.wording import symptom_words
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.ui.announce import announce
from journal_app.ui.forms.symptom_editor import AddSymptom, SymptomEditor, with_symptom
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.shortcuts import tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_along


class SymptomPlace(QWidget):
    """One line to add a symptom, or the editor of all of them, opened by two buttons of the card. Esc closes it."""

    changed = Signal()

    def __init__(self, client: JournalClient, theme: Theme, add: QPushButton, change: QPushButton) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._add, self._change = add, change
        self.line: AddSymptom | None = None
        self.editor: SymptomEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.done = button(_("Done"), "quiet", name=_("Done with the symptoms"))
        self.done.clicked.connect(self.close_place)
        self._last = QHBoxLayout()
        self._last.addStretch(1)
        self._last.addWidget(self.done)
        add_layout(self._column, self._last)
        add.clicked.connect(self.open_line)
        change.clicked.connect(self.open_editor)
        self.hide()

    def open_line(self) -> None:
        """Show the line for a new symptom."""
        self._take_away()
        self.line = AddSymptom(self._client, self._theme)
        self.line.wanted.connect(self._add_symptom)
        self.line.closed.connect(self.close_place)
        self._put_in(self.line)
        self.line.name.setFocus()

    def open_editor(self) -> None:
        """Show the editor of all symptoms."""
        self._take_away()
        self.editor = SymptomEditor(self._client, self._theme)
        self.editor.changed.connect(self.changed)
        self.editor.add.closed.connect(self.close_place)
        self._put_in(self.editor)
        self.editor.enter_first()

    def close_place(self) -> None:
        """Put it away; the keyboard goes back to the button that opened it."""
        opener = self._add if self.line is not None else self._change
        self._take_away()
        self.hide()
        opener.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_place()
        else:
            super().keyPressEvent(event)

    def _put_in(self, widget: QWidget) -> None:
        self._column.insertWidget(0, widget)
        tab_along(widget, self.done)
        self.show()

    def _take_away(self) -> None:
        for widget in (self.line, self.editor):
            if widget is not None:
                widget.hide()
                self._column.removeWidget(widget)
                widget.deleteLater()
        self.line = self.editor = None

    def _add_symptom(self, symptom: TrackedSymptom) -> None:
        self._client.ask(read_tracking, then=lambda tracking: self._save(tracking, symptom), owner=self)

    def _save(self, tracking: Tracking, symptom: TrackedSymptom) -> None:
        line = self.line
        if line is None:
            return
        symptoms = with_symptom(tracking, symptom)
        if symptoms is None:
            line.refuse(_("There is a symptom of that name already. Nothing was changed."))
            return
        if len(symptoms) > MOST_SYMPTOMS:
            line.refuse(_("There is room for {count} symptoms. Nothing was changed.").format(count=MOST_SYMPTOMS))
            return
        words = _("Added {symptom} to the check-in").format(symptom=symptom_words(symptom.name))

        def done(_logged: object) -> None:
            self.changed.emit()
            announce(self, words)
            line.added()
            self.close_place()

        self._client.change(
            save_tracking, msgspec.structs.replace(tracking, symptoms=symptoms), words, then=done,
            failed=lambda error: line.refuse(error.sentence),
        )  # fmt: skip


class CloseLine(QWidget):
    """The question "Anything else today?" and the one button that says no. `wanted(date)` asks to close that day."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.question = label()
        self.button = button(_("Nothing else today"))
        row.addWidget(self.question, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.press)
        self.hide()

    def offer(self, day: date, weekday: str, names: str) -> None:
        """Ask about a date; `weekday` is its name, empty for today; `names` what is kept track of and not said."""
        self._day = day
        asked, nothing = _("Anything else today?"), _("Nothing else today")
        if weekday:
            asked = _("Anything else on {weekday}?").format(weekday=weekday)
            nothing = _("Nothing else on {weekday}").format(weekday=weekday)
        self.question.setText(asked)
        self.button.setText(nothing)
        self.button.setAccessibleName(nothing)
        self.button.setAccessibleDescription(_("Writes that you took none of these: {names}").format(names=names))
        self.button.setToolTip(tip(_("Writes none for {names}").format(names=names), "close-day"))
        self.show()

    def take_away(self) -> None:
        """There is nothing to ask."""
        self._day = None
        self.hide()

    def press(self) -> None:
        """Say that there was nothing else."""
        if self._day is not None and not self.isHidden():
            self.wanted.emit(self._day)
