"""Hostile texts in every field of every form: shown literally, kept as they were typed, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.clean_text import REPLACEMENT
from journal_app.domain.entries import Dose, Drink, Entry, Measure, Note, ScaleScore, Urge
from journal_app.domain.finding import Selection
from journal_app.domain.moments import moment_of
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.read_timeline import read_timeline
from journal_app.operations.recognise_name import named
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.marker_form import MarkerForm
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.red_flag_form import RedFlagForm
from journal_app.ui.forms.score_form import ScoreForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.urge_form import UrgeForm
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.entry_row import EntryRow
from tests.hostile_strings import HALVES, HOSTILE, LONG, as_kept
from tests.qt.desk import Desk
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

# The fonts of the computer need not know every script: then Qt shows boxes, and says so.
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", extend=True)

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"
MARKS_OF_BYTE_ORDER = ("\ufeff", "\ufffe")
"""Qt takes these away at the start of a text that it is handed; they are no character that anybody sees."""


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 500
    assert any(len(text) == 10_000 for text in LONG)


def _one_line(text: str) -> str:
    """As a name is kept: with single spaces."""
    return " ".join(as_kept(text).split())


def _trimmed(text: str) -> str:
    return as_kept(text).strip()


def _dose(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, DoseForm)
    return {"name": form.name.line, "form": form.form.line, "product": form.product, "note": form.note}


def _drink(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, DrinkForm)
    form.unknown.setChecked(True)
    return {"name": form.name, "note": form.note}


def _urge(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, UrgeForm)
    return {"name": form.name.line, "instead": form.instead, "outcome": form.outcome, "note": form.note}


def _note(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, NoteForm)
    return {"note": form.words}


def _measure(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, MeasureForm)
    form.value.set_value(5)
    return {"what": form.what.line, "unit": form.unit.line, "note": form.note}


def _score(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, ScoreForm)
    form.score.set_value(5)
    return {"scale": form.scale.line, "given_by": form.given_by, "note": form.note}


def _sleep(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, SleepForm)
    form.hours.setText("5")
    return {"note": form.note}


def _marker(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(4)
    return {"note": form.note}


def _red_flag(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, RedFlagForm)
    form.what.setCurrentIndex(0)
    return {"note": form.note}


def _none(form: EntryForm) -> dict[str, QWidget]:
    assert isinstance(form, NoneForm)
    return {"note": form.note}


FORMS: dict[type[EntryForm], Callable[[EntryForm], dict[str, QWidget]]] = {
    DoseForm: _dose, DrinkForm: _drink, UrgeForm: _urge, NoteForm: _note, MeasureForm: _measure, ScoreForm: _score,
    SleepForm: _sleep, MarkerForm: _marker, RedFlagForm: _red_flag, NoneForm: _none,
}  # fmt: skip
NAMED = {DoseForm: "name", UrgeForm: "name", NoteForm: "note", MeasureForm: "what", ScoreForm: "scale"}
"""What has to be said in a form; without it a sentence asks for it."""


def _put(field: QWidget, text: str) -> str:
    """Put a text in as a paste does, and hand over what the field holds then."""
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    return text


def _expected(kind: type[EntryForm], field: str, text: str) -> str:
    named = (kind in (DoseForm, DrinkForm, UrgeForm)) and field == "name"
    kept = _one_line(text) if named else _trimmed(text)
    return kept or ("alcohol" if kind is DrinkForm and named else "")


@pytest.mark.parametrize("kind", list(FORMS))
def test_what_is_typed_is_what_is_kept(desk: Desk, kind: type[EntryForm]) -> None:
    form = desk.open(kind)
    fields = FORMS[kind](form)
    texts = [text for text in HOSTILE if text not in HALVES and not text.startswith(MARKS_OF_BYTE_ORDER)]
    for text in texts:
        held = {name: _put(field, text) for name, field in fields.items()}
        before = len(desk.kept)
        form.submit()
        desk.settle()
        if form.amount_question.isVisible():
            form.amount_question.yes.click()
        needed = NAMED.get(kind)
        if needed is not None and not _expected(kind, needed, held[needed]):
            assert len(desk.kept) == before, ascii(text)
            assert form.message.text, "an empty field is asked for in one sentence"
            continue
        assert len(desk.kept) == before + 1, (ascii(text), form.message.text)
        (entry,), label = desk.kept[-1]
        said = {name: getattr(entry, name) for name in fields}
        assert {name: as_kept(value) for name, value in said.items()} == {
            name: _expected(kind, name, value) for name, value in held.items()
        }, ascii(text)
        assert len(label) < 300
    assert len(desk.kept) > 400


def _entries() -> list[Entry]:
    """Each text in every field that holds words, as any way of logging could hand it over."""
    moment = moment_of(NOW - timedelta(hours=1), ZONE)
    entries: list[Entry] = []
    for text in HOSTILE:
        if not _trimmed(text):
            continue
        entries += [
            Note(id=uuid4(), moment=moment, entered_at=NOW, note=text),
            Dose(id=uuid4(), moment=moment, entered_at=NOW, name=text, form=text, product=text, note=text),
            Drink(id=uuid4(), moment=moment, entered_at=NOW, name=text, note=text),
            Urge(id=uuid4(), moment=moment, entered_at=NOW, name=text, instead=text, outcome=text),
            Measure(id=uuid4(), moment=moment, entered_at=NOW, what=text, value=5, unit=text),
            ScaleScore(id=uuid4(), moment=moment, entered_at=NOW, scale=text, score=5, given_by=text),
        ]
    return entries


Filled = tuple[list[Entry], Workspace]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """All of them, and a journal that holds them."""
    with new_workspace(tmp_path_factory.mktemp("filled") / "journal.db") as workspace:
        entries = _entries()
        log_entries(workspace, entries, "Logged 'x' <b>%s</b>")
        yield entries, workspace


def _as_it_stands(workspace: Workspace, entry: Entry) -> Entry:
    """As it was typed; a name that is one of our list's own ids is checked as what it names."""
    fields = msgspec.structs.asdict(entry)
    kept = msgspec.structs.replace(
        entry, **{name: as_kept(value) for name, value in fields.items() if isinstance(value, str)}
    )
    return named(workspace, kept)


def test_all_of_them_come_back_from_the_journal_unchanged(filled: Filled) -> None:
    entries, workspace = filled
    stored = {entry.id: entry for entry in workspace.journal.entries()}
    assert [stored[entry.id] for entry in entries] == [_as_it_stands(workspace, entry) for entry in entries]
    assert workspace.journal.check_integrity() == ()
    halves = [entry for entry in entries if isinstance(entry, Note) and entry.note == "a\ud800b"]
    again = stored[halves[0].id]
    assert again.note == f"a{REPLACEMENT}b"


def test_every_row_shows_them_as_text_and_nothing_else(filled: Filled, theme: Theme, qtbot: QtBot) -> None:
    entries, workspace = filled
    holder = QWidget()
    qtbot.addWidget(holder)
    rows = [row for row in read_day(workspace, entries[0].moment.local_date).rows if isinstance(row.entry, Dose)]
    assert len(rows) > 500
    for row in rows:
        made = EntryRow(row, theme)
        made.setParent(holder)
        labels = made.findChildren(QLabel)
        assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels if each.text())
        words = "\n".join(each.text() for each in labels).replace(ZERO_WIDTH, "")
        assert isinstance(row.entry, Dose)
        shown = row.title.replace(ZERO_WIDTH, "")
        assert _without_byte_order(shown) in words, ascii(row.entry.name)
        made.setParent(None)
        made.deleteLater()


def _without_byte_order(text: str) -> str:
    return text.removeprefix(MARKS_OF_BYTE_ORDER[0]).removeprefix(MARKS_OF_BYTE_ORDER[1])


def test_every_one_of_them_is_found_again(filled: Filled) -> None:
    entries, workspace = filled
    lost = []
    for entry in entries:
        if isinstance(entry, Note):
            view = read_timeline(workspace, Selection(kinds=("note",)), as_kept(entry.note))
            if not view.days:
                lost.append(ascii(entry.note)[:60])
    assert lost == []
