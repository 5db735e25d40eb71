"""The forms for sleep, nones, notes and ratings, and what all forms have in common."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.domain.entries import EVERYTHING, NoneTaken, Note, Sleep, SymptomRating
from journal_app.domain.moments import moment_of
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.ratings_form import RatingsForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import AT
from tests.qt.desk import KINDS, TODAY, Desk, all_words, choose, write
from tests.qt.walks import faults
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import NOW as NOW_UTC
from tests.unit.operations.new_journals import ZONE

Key = Qt.Key


# Sleep, nones, notes, ratings.


@pytest.mark.parametrize(("typed", "hours"), [("5h30", 5.5), ("5.5", 5.5), ("7", 7), ("6:15", 6.25)])
def test_hours_of_sleep(desk: Desk, typed: str, hours: float) -> None:
    form = desk.open(SleepForm)
    assert isinstance(form, SleepForm)
    write(form.hours, typed)
    write(form.wakings.line, "3")
    entry = desk.save(form)
    assert isinstance(entry, Sleep)
    assert (entry.hours, entry.wakings) == (hours, 3)


def test_sleep_needs_something(desk: Desk) -> None:
    form = desk.open(SleepForm)
    assert isinstance(form, SleepForm)
    assert desk.refused(form) == "Please write the hours, or how often you woke."
    write(form.hours, "a while")
    assert desk.refused(form) == "Please write the hours as 7, 5.5 or 5h30."
    write(form.hours, "")
    form.hours.clear()
    write(form.wakings.line, "2.5")
    assert desk.refused(form) == "Please write how often you woke as a whole number."
    write(form.wakings.line, "0")
    entry = desk.save(form)
    assert isinstance(entry, Sleep)
    assert (entry.hours, entry.wakings) == (None, 0), "not known is not zero"


def test_a_night_left_alone_stays_the_same(desk: Desk) -> None:
    before = Sleep(
        id=uuid4(), moment=moment_of(NOW_UTC, ZONE), entered_at=NOW_UTC, hours=5.55, bed_at=NOW_UTC, wakings=2
    )
    assert desk.save(desk.open(SleepForm, before)) == before


def test_nones(desk: Desk) -> None:
    form = desk.open(NoneForm)
    assert isinstance(form, NoneForm)
    entry = desk.save(form)
    assert isinstance(entry, NoneTaken)
    assert (entry.what, entry.moment.precision, entry.moment.local_date) == (EVERYTHING, "day", TODAY)
    QTest.keyClick(form.first_field(), Key.Key_Right)
    entry = desk.save(form)
    assert isinstance(entry, NoneTaken)
    assert entry.what == "alcohol"
    QTest.keyClick(form.first_field(), Key.Key_Right)
    assert form.name.isVisible()
    assert desk.refused(form) == "Please write which one."
    write(form.name.line, "valium")
    entry = desk.save(form)
    assert isinstance(entry, NoneTaken)
    assert entry.what == "diazepam"
    write(form.name.line, "blue thing")
    assert "Journal does not know this name" in desk.refused(form)
    assert desk.save(desk.open(NoneForm, entry)) == entry


def test_a_note_keeps_its_lines(desk: Desk) -> None:
    form = desk.open(NoteForm)
    assert isinstance(form, NoteForm)
    assert desk.refused(form) == "There are no words yet."
    QTest.keyClicks(form.words, "one")
    QTest.keyClick(form.words, Key.Key_Return)
    QTest.keyClicks(form.words, "two")
    QTest.keyClick(form.words, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (entry,), label = desk.kept[-1]
    assert isinstance(entry, Note)
    assert (entry.note, label) == ("one\ntwo", "Logged note")


def test_ratings_are_corrected_together(desk: Desk) -> None:
    ratings = (rating("anxiety", 7), rating("aches", 4))
    form = RatingsForm(desk.client, desk.theme)
    desk.qtbot.addWidget(form)
    form.fill_all(ratings)
    form.submitted.connect(lambda entries, label: desk.kept.append((entries, label)))
    form.show()
    form.rows[1][1].set_value(None)
    form.submit()
    entries, _ = desk.kept[-1]
    assert [entry.id for entry in entries] == [ratings[0].id]
    assert form.taken_back() == (ratings[1].id,)
    form.rows[0][1].set_value(None)
    assert desk.refused(form).startswith("All rows are empty now.")
    form.rows[0][1].set_value(7)
    form.rows[1][1].set_value(9)
    form.submit()
    entries, _ = desk.kept[-1]
    assert [entry.severity for entry in entries if isinstance(entry, SymptomRating)] == [7, 9]
    assert [entry.id for entry in entries] == [entry.id for entry in ratings]


# All of them.


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_is_named_for_those_who_hear_it(desk: Desk, kind: type[EntryForm]) -> None:
    form = desk.open(kind)
    assert faults(form) == []
    choose(form.when, AT) if kind is not NoneForm else None
    assert faults(form) == []


@pytest.mark.parametrize("kind", KINDS)
def test_esc_closes_every_form(desk: Desk, kind: type[EntryForm]) -> None:
    form = desk.open(kind)
    with desk.qtbot.waitSignal(form.closed):
        QTest.keyClick(form.first_field(), Key.Key_Escape)


def test_a_save_that_fails_keeps_what_was_typed(
    desk: Desk, workspace: Workspace, in_background: Callable[[Callable[[], object]], object]
) -> None:
    entry = Note(id=uuid4(), moment=moment_of(NOW_UTC, ZONE), entered_at=NOW_UTC, note="before")
    in_background(lambda: log_entries(workspace, [entry], "Logged note"))
    form = desk.open(NoteForm, entry)
    assert isinstance(form, NoteForm)
    form.words.setPlainText("after")
    desk.client.delete([entry.id], "Deleted note")
    edited = desk.save(form)
    desk.client.edit(edited, "Changed note", failed=form.failed)
    desk.settle()
    assert "That entry is no longer there." in form.message.text
    assert form.words.toPlainText() == "after"


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_suggests_an_amount(desk: Desk, kind: type[EntryForm]) -> None:
    form = desk.open(kind)
    numbers = [each for each in form.findChildren(NumberInput) if not each.is_empty]
    assert [each.line.accessibleName() for each in numbers] == (["How many"] if kind is DrinkForm else [])
    assert "mg" not in all_words(form)
