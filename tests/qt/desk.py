"""A place to fill forms in: opens them, waits for the worker, and keeps what they hand over."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.turns import come_to_rest

Key = Qt.Key
TODAY = date(2026, 11, 22)
KINDS: list[type[EntryForm]] = [DoseForm, DrinkForm, SleepForm, NoneForm, NoteForm]


@dataclass
class Desk:
    """A place to fill forms in: opens them, waits for the worker, and keeps what they hand over."""

    qtbot: QtBot
    client: JournalClient
    theme: Theme
    kept: list[tuple[tuple[Entry, ...], str]] = field(default_factory=list)

    def open(self, kind: type[EntryForm], entry: Entry | None = None) -> EntryForm:
        form = kind(self.client, self.theme)
        self.qtbot.addWidget(form)
        if entry is None:
            form.start(TODAY)
        else:
            form.fill(entry)
        form.submitted.connect(lambda entries, label: self.kept.append((entries, label)))
        form.show()
        form.activateWindow()
        self.settle()
        form.first_field().setFocus()
        return form

    def settle(self) -> None:
        for _ in range(2):
            come_to_rest()
            self.qtbot.waitUntil(lambda: not self.client.background.busy, timeout=20_000)

    def save(self, form: EntryForm) -> Entry:
        """Press Enter and hand over the one entry that was kept; no entry is an error of the test."""
        form.submit()
        self.settle()
        assert self.kept, form.message.text or form.when.said.text()
        (entry,), _ = self.kept[-1]
        return entry

    def refused(self, form: EntryForm) -> str:
        """Press Enter and hand over what the form says instead of saving."""
        before = len(self.kept)
        form.submit()
        self.settle()
        assert len(self.kept) == before
        return form.message.text


def write(line: QLineEdit, text: str) -> None:
    """Type into a line, in place of what it holds."""
    line.setFocus()
    line.selectAll()
    if text.isascii():
        QTest.keyClicks(line, text)
    else:  # no key of the test keyboard makes it: as an input method does
        line.setText(text)
        line.textEdited.emit(text)


def press_button(widget: QWidget, text: str) -> None:
    """Click the button that says so."""
    next(each for each in widget.findChildren(QPushButton) if each.text() == text).click()


def dose_form(desk: Desk, entry: Entry | None = None) -> DoseForm:
    """A dose form."""
    form = desk.open(DoseForm, entry)
    assert isinstance(form, DoseForm)
    return form


def drink_form(desk: Desk, entry: Entry | None = None) -> DrinkForm:
    """A drink form."""
    form = desk.open(DrinkForm, entry)
    assert isinstance(form, DrinkForm)
    return form


def choose(when: WhenField, kind: int) -> None:
    """Pick one of Now, At a time, Time not known, as a click does."""
    when.kind.set_index(kind)
    when.kind.chosen.emit(kind)


def all_words(widget: QWidget) -> str:
    """The name of every button in view."""
    return " ".join(each.text() for each in widget.findChildren(QPushButton) if each.isVisible())
