"""The forms over a real journal: what is typed is what is kept, and nothing is ever guessed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken, Note, Sleep, SymptomRating
from journal_app.domain.moments import moment_about, moment_of, moment_on
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.ratings_form import RatingsForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import AT, DAY_ONLY, NOW, OTHER, YESTERDAY, WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.walks import faults
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import NOW as NOW_UTC
from tests.unit.operations.new_journals import ZONE, new_workspace

Key = Qt.Key
TODAY = date(2026, 11, 22)
TO_COME = "22:31 is still to come today, so this means yesterday, Saturday 21 November, 22:31."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal; its clock says 22:30 on 22 November."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


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
            QApplication.processEvents()
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


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme) -> Desk:
    """A desk over the new journal."""
    return Desk(qtbot, JournalClient(background, workspace), theme)


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


# Doses.


def test_a_name_is_all_that_a_dose_needs(desk: Desk) -> None:
    form = dose_form(desk)
    assert desk.refused(form) == "Please write what it was."
    write(form.name.line, "  Kratom ")
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert (entry.name, entry.substance, entry.amount, entry.route, entry.prescribed) == (
        "Kratom",
        "kratom_leaf",
        None,
        None,
        None,
    )
    assert entry.moment == moment_of(NOW_UTC, ZONE)
    assert desk.kept[-1][1] == "Logged Kratom"


def test_everything_that_is_said_is_kept(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "Valium")
    write(form.amount.line, "2,5")
    form.unit.setCurrentText("mg")
    form.route.setCurrentText("under the tongue")
    form.prescribed.set_index(1)
    write(form.product, "blister")
    write(form.note, "after lunch")
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert (entry.name, entry.substance) == ("Valium", "diazepam")
    assert entry.amount == Amount(value=2.5, unit="mg")
    assert (entry.route, entry.prescribed, entry.product, entry.note) == ("sublingual", True, "blister", "after lunch")


def test_the_unit_is_the_usual_one_of_a_known_substance_only(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "diazepam")
    form.name.line.editingFinished.emit()
    desk.settle()
    assert form.unit.currentText() == "mg"
    assert form.amount.is_empty, "an amount is never guessed"
    write(form.name.line, "something else")
    form.name.line.editingFinished.emit()
    desk.settle()
    assert form.unit.currentText() == "unit"
    write(form.amount.line, "3")
    assert desk.refused(form) == "Please choose the unit of the amount."
    form.unit.setCurrentText("tablet")
    form.unit.activated.emit(form.unit.currentIndex())
    write(form.name.line, "diazepam")
    form.name.line.editingFinished.emit()
    desk.settle()
    assert form.unit.currentText() == "tablet", "what the person chose stays"


def test_an_amount_of_nothing_is_refused(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "diazepam")
    write(form.amount.line, "0")
    form.unit.setCurrentText("mg")
    assert desk.refused(form) == "Please write how much it was, or leave the amount empty."


def test_a_name_with_two_meanings_is_asked_about(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "cough syrup")
    desk.refused(form)
    assert form.name.said.text() == "cough syrup can mean more than one thing. Which was it?"
    choices = [each for each in form.name.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in choices][-1] == "I do not know"
    assert QApplication.focusWidget() is choices[0]
    choices[1].click()
    desk.settle()
    (entry,), _ = desk.kept[-1]
    assert isinstance(entry, Dose)
    assert (entry.name, entry.substance) == ("cough syrup", "codeine")


def test_a_name_that_stays_open_is_kept_as_not_checked(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "cough syrup")
    desk.refused(form)
    press_button(form.name, "I do not know")
    desk.settle()
    (entry,), _ = desk.kept[-1]
    assert isinstance(entry, Dose)
    assert entry.substance is None


def test_typing_offers_names_that_are_known(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "alpraz")
    desk.settle()
    offered = form.name.suggestions
    assert offered.item(0).text() == "alprazolam"
    QTest.keyClick(form.name.line, Key.Key_Down)
    QTest.keyClick(form.name.line, Key.Key_Return)
    desk.settle()
    assert form.name.text == "alprazolam"
    assert form.unit.currentText() == "mg"
    assert not desk.kept, "choosing a name saves nothing yet"
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert entry.substance == "alprazolam"


def test_a_dose_left_alone_in_the_edit_form_stays_the_same(desk: Desk) -> None:
    before = Dose(
        id=uuid4(), moment=moment_about(NOW_UTC - timedelta(hours=4), NOW_UTC, "America/New_York"), entered_at=NOW_UTC,
        entered_by="import:journal-csv", name="Xanax", substance="alprazolam", amount=Amount(value=1.125, unit="mg"),
        route="nasal", product="a", prescribed=False, ended_at=NOW_UTC, note="b",
    )  # fmt: skip
    assert desk.save(dose_form(desk, before)) == before
    assert desk.kept[-1][1] == "Changed Xanax 1.125 mg"


# Drinks.


def test_a_usual_drink_by_two_clicks(desk: Desk) -> None:
    form = drink_form(desk)
    assert [each.text() for each in form.presets][:3] == ["Beer 330 ml", "Pint 568 ml", "Wine 150 ml"]
    form.presets[2].click()
    assert "14 g of alcohol, about 1.4 standard drinks" in form.total.text()
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert (entry.name, entry.volume_ml, entry.abv_percent, entry.count, entry.heavy) == ("wine", 150, 12, 1, False)
    assert entry.ethanol_g == pytest.approx(14.2, abs=0.01)


def test_a_typed_name_fills_in_its_usual_size_in_view_first(desk: Desk) -> None:
    form = drink_form(desk)
    write(form.name, "wine")
    QTest.keyClick(form.name, Key.Key_Return)
    desk.settle()
    assert not desk.kept
    assert form.message.text == "Is this right? Press Enter again, or correct it."
    assert form.volume.line.text() == "150"
    QTest.keyClick(form.name, Key.Key_Return)
    desk.settle()
    assert len(desk.kept) == 1


def test_a_drink_without_size_or_strength_is_asked_about(desk: Desk) -> None:
    form = drink_form(desk)
    write(form.name, "home brew")
    sentence = "Please write its size and its strength, or tick Amount not known."
    assert desk.refused(form) == sentence
    write(form.volume.line, "500")
    assert desk.refused(form) == sentence
    write(form.strength.line, "6,5")
    write(form.count.line, "1.5")
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert entry.ethanol_g == pytest.approx(500 * 0.065 * 0.789 * 1.5)


def test_an_amount_that_is_not_known_is_never_zero(desk: Desk) -> None:
    form = drink_form(desk)
    assert not form.heavy.isVisible()
    form.unknown.click()
    assert form.heavy.isVisible()
    form.heavy.click()
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert (entry.name, entry.ethanol_g, entry.heavy) == ("alcohol", None, True)


@pytest.mark.parametrize(
    ("volume", "strength", "count", "sentence"),
    [
        ("150", "120", "1", "The strength cannot be more than 100 %. Please check it."),
        ("25000", "5", "1", "That is more than 20 litres in one drink. Please check the size in ml."),
        ("150", "12", "0", "Please write how many there were, such as 1 or 0.5."),
    ],
)
def test_slips_of_the_hand_are_named(desk: Desk, volume: str, strength: str, count: str, sentence: str) -> None:
    form = drink_form(desk)
    write(form.volume.line, volume)
    write(form.strength.line, strength)
    write(form.count.line, count)
    assert desk.refused(form) == sentence


def test_grams_that_came_from_a_file_stay_when_only_the_note_changes(desk: Desk) -> None:
    before = Drink(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW_UTC, ethanol_g=28.0, count=2.0)
    form = drink_form(desk, before)
    write(form.note, "x")
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert (entry.ethanol_g, entry.count, entry.moment) == (28.0, 2.0, before.moment)
    again = drink_form(desk, before)
    write(again.count.line, "1")
    entry = desk.save(again)
    assert isinstance(entry, Drink)
    assert entry.ethanol_g == 14.0


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
    assert "Please choose a number for aches" in desk.refused(form)
    form.rows[1][1].set_value(9)
    form.submit()
    entries, _ = desk.kept[-1]
    assert [entry.severity for entry in entries if isinstance(entry, SymptomRating)] == [7, 9]
    assert [entry.id for entry in entries] == [entry.id for entry in ratings]


# Numbers and times.


def test_a_number_that_could_be_two_is_asked_about(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "diazepam")
    write(form.amount.line, "1.000")
    form.unit.setCurrentText("mg")
    desk.refused(form)
    assert form.amount.said.text() == "1 or 1000?"
    choices = [each for each in form.amount.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in choices] == ["1", "1000"]
    assert all(each.accessibleName() for each in choices)
    choices[1].click()
    assert QApplication.focusWidget() is form.amount.line
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=1000, unit="mg")


def test_a_choice_with_three_digits_is_not_asked_about_twice(desk: Desk) -> None:
    number = NumberInput("Amount")
    desk.qtbot.addWidget(number)
    number.show()
    write(number.line, "1,234")
    assert not number.settle()
    press_button(number, "1.234")
    assert number.settle()
    assert number.value == 1.234
    write(number.line, "1,234")
    assert not number.settle(), "typed again, it is asked about again"


@pytest.mark.parametrize("typed", ["1e5", "nan", "３", "3 g", "-2", "1.000,5"])
def test_what_is_not_a_number_is_said_in_one_sentence(desk: Desk, typed: str) -> None:
    form = dose_form(desk)
    write(form.name.line, "diazepam")
    write(form.amount.line, typed)
    form.unit.setCurrentText("mg")
    desk.refused(form)
    assert form.amount.said.text().endswith(".")
    assert form.amount.said.isVisible()
    assert form.amount.line.accessibleDescription() == form.amount.said.text()
    assert QApplication.focusWidget() is form.amount.line
    assert not desk.kept


@pytest.fixture
def when(qtbot: QtBot, theme: Theme) -> WhenField:
    """The field alone, at 22:30."""
    made = WhenField(lambda: NOW_UTC, ZONE)
    qtbot.addWidget(made)
    made.set_day(TODAY)
    made.show()
    return made


def choose(when: WhenField, kind: int) -> None:
    """Pick one of Now, At a time, Time not known, as a click does."""
    when.kind.set_index(kind)
    when.kind.chosen.emit(kind)


def test_now_is_now(when: WhenField) -> None:
    assert when.kind.index == NOW
    assert when.moment() == moment_of(NOW_UTC, ZONE)
    assert not when.time.isVisible()


@pytest.mark.parametrize(
    ("typed", "local", "words"),
    [
        ("20:15", datetime(2026, 11, 22, 20, 15), "Sunday 22 November, 20:15"),
        ("8:15 pm", datetime(2026, 11, 22, 20, 15), "Sunday 22 November, 20:15"),
        ("2015", datetime(2026, 11, 22, 20, 15), "Sunday 22 November, 20:15"),
        ("22:30", datetime(2026, 11, 22, 22, 30), "Sunday 22 November, 22:30"),
        ("22:31", datetime(2026, 11, 21, 22, 31), TO_COME),
    ],
)  # fmt: skip
def test_a_typed_time(when: WhenField, typed: str, local: datetime, words: str) -> None:
    choose(when, AT)
    write(when.time, typed)
    moment = when.moment()
    assert moment is not None
    assert (moment.local, moment.precision) == (local, "minute")
    assert when.said.text() == words


def test_a_time_that_is_none_is_refused(when: WhenField) -> None:
    choose(when, AT)
    assert when.moment() is None
    assert when.said.text() == "Please write the time as 20:15 or 8:15 pm."
    write(when.time, "25:99")
    assert when.moment() is None


def test_yesterday_another_day_and_a_day_to_come(when: WhenField) -> None:
    choose(when, AT)
    write(when.time, "23:00")
    when.day.setCurrentIndex(YESTERDAY)
    moment = when.moment()
    assert moment is not None
    assert moment.local == datetime(2026, 11, 21, 23, 0)
    when.day.setCurrentIndex(OTHER)
    when.date.setDate(when.date.date().addDays(3))
    assert when.moment() is None
    assert when.said.text() == "That is still to come. Please check the time and the date."


def test_time_not_known_keeps_the_day_only(when: WhenField) -> None:
    choose(when, DAY_ONLY)
    assert when.moment() == moment_on(TODAY, ZONE)
    when.set_day(TODAY - timedelta(days=5))
    assert (when.kind.index, when.moment()) == (AT, None)
    choose(when, DAY_ONLY)
    assert when.moment() == moment_on(TODAY - timedelta(days=5), ZONE)


def test_the_moment_of_an_entry_is_kept_in_its_own_zone(when: WhenField) -> None:
    there = moment_of(NOW_UTC - timedelta(hours=10, seconds=12), "Asia/Tokyo")
    when.fill(there)
    assert when.time.text() == "20:29"
    assert when.moment() == there, "to the second, while it is left alone"
    write(when.time, "19:00")
    moment = when.moment()
    assert moment is not None
    assert (moment.zone, moment.local) == ("Asia/Tokyo", datetime(2026, 11, 22, 19, 0))


# All of them.

KINDS: list[type[EntryForm]] = [DoseForm, DrinkForm, SleepForm, NoneForm, NoteForm]


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


def all_words(widget: QWidget) -> str:
    """The name of every button in view."""
    return " ".join(each.text() for each in widget.findChildren(QPushButton) if each.isVisible())


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_suggests_an_amount(desk: Desk, kind: type[EntryForm]) -> None:
    form = desk.open(kind)
    numbers = [each for each in form.findChildren(NumberInput) if not each.is_empty]
    assert [each.line.accessibleName() for each in numbers] == (["How many"] if kind is DrinkForm else [])
    assert "mg" not in all_words(form)
