"""All that can be said of a dose, a drink, a night, a measure and a total: what is typed is what is kept."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, Entry, Measure, ScaleScore, Sleep
from journal_app.domain.moments import moment_at, moment_of, moment_on
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.forms.score_form import ScoreForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import ABOUT, AT, DAY_ONLY
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.desk import TODAY, Desk, choose, dose_form, drink_form, write
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme) -> Desk:
    return Desk(qtbot, JournalClient(background, workspace), theme)


def _sleep(desk: Desk, entry: Entry | None = None) -> SleepForm:
    form = desk.open(SleepForm, entry)
    assert isinstance(form, SleepForm)
    return form


def _measure(desk: Desk, entry: Entry | None = None) -> MeasureForm:
    form = desk.open(MeasureForm, entry)
    assert isinstance(form, MeasureForm)
    return form


def _score(desk: Desk, entry: Entry | None = None) -> ScoreForm:
    form = desk.open(ScoreForm, entry)
    assert isinstance(form, ScoreForm)
    return form


def _choose_unit(form: DoseForm, unit: str) -> None:
    """As a click does."""
    form.unit.setCurrentText(unit)
    form.unit.activated.emit(form.unit.currentIndex())


# Doses.


def test_how_a_dose_was_taken_is_all_kept(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "kratom")
    form.form.setCurrentText("tea")
    form.with_food.set_index(1)
    write(form.product, "red Bali")
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert (entry.form, entry.with_food, entry.product, entry.prescribed) == ("tea", True, "red Bali", None)
    again = dose_form(desk, entry)
    assert (again.form.text, again.with_food.index) == ("tea", 1)
    assert desk.save(again) == entry


def test_what_is_typed_as_a_form_never_becomes_one_of_the_usual_ones(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "kratom")
    form.form.line.setFocus()
    QTest.keyClicks(form.form.line, "te")
    QTest.keyClick(form.form, Key.Key_Return)
    desk.settle()
    (entry,), _ = desk.kept[-1]
    assert isinstance(entry, Dose)
    assert entry.form == "te"


@pytest.mark.parametrize(
    ("typed", "unit", "strength", "of", "kept", "product"),
    [
        ("half", "tablet", "2", "mg", Amount(value=1, unit="mg"), "2 mg tablet"),
        ("1/2", "tablet", "2", "mg", Amount(value=1, unit="mg"), "2 mg tablet"),
        ("2 1/2", "ml", "5", "mg", Amount(value=12.5, unit="mg"), "5 mg/ml"),
        ("¼", "tablet", "", "mg", Amount(value=0.25, unit="tablet"), ""),
        ("3", "drop", "0.05", "mg", Amount(value=0.15, unit="mg"), "0.05 mg drop"),
        ("2", "patch", "25", "mcg", Amount(value=50, unit="mcg"), "25 mcg patch"),
    ],
)
def test_pieces_count_by_a_strength_that_was_said_and_by_nothing_else(
    desk: Desk, typed: str, unit: str, strength: str, of: str, kept: Amount, product: str
) -> None:
    form = dose_form(desk)
    write(form.name.line, "a pill")
    write(form.amount.line, typed)
    _choose_unit(form, unit)
    assert form.strength.isVisible()
    write(form.strength.value.line, strength)
    form.strength.unit.setCurrentText(of)
    said = form.strength.said.text()
    assert (f"that is {kept.text}." in said) is bool(strength)
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert (entry.amount, entry.product) == (kept, product)


def test_a_mass_has_no_strength_and_a_strength_that_was_typed_before_changes_nothing(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "a pill")
    write(form.amount.line, "2")
    _choose_unit(form, "tablet")
    write(form.strength.value.line, "5")
    _choose_unit(form, "mg")
    assert not form.strength.isVisible()
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert (entry.amount, entry.product) == (Amount(value=2, unit="mg"), "")


def test_a_strength_that_can_be_two_numbers_is_asked_about(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "a pill")
    write(form.amount.line, "2")
    _choose_unit(form, "tablet")
    write(form.strength.value.line, "1.000")
    desk.refused(form)
    assert form.strength.value.said.text() == "1 or 1000?"


def test_an_amount_is_never_lost_over_a_unit(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "something of mine")
    write(form.amount.line, "2")
    form.unit.setCurrentText("g")
    assert desk.refused(form) == "Please choose the unit of the amount."
    assert form.amount.line.text() == "2"


# More than usual.


def _usual(desk: Desk, workspace: Workspace) -> DoseForm:
    log_entries(workspace, [dose("kratom_leaf", hours, grams=3) for hours in (24 * 9, 24 * 10, 24 * 11)], "x")
    form = dose_form(desk)
    write(form.name.line, "kratom")
    write(form.amount.line, "30")
    form.unit.setCurrentText("g")
    QTest.keyClick(form.amount.line, Key.Key_Return)
    desk.settle()
    return form


def test_a_slip_of_the_hand_is_asked_about_in_place_and_one_key_says_yes(desk: Desk, workspace: Workspace) -> None:
    form = _usual(desk, workspace)
    assert not desk.kept
    assert form.amount_question.text == "That is more than you usually log. Is 30 g right?"
    focused = QApplication.focusWidget()
    assert focused is form.amount_question.yes
    QTest.keyClick(focused, Key.Key_Return)
    desk.settle()
    (entry,), _ = desk.kept[-1]
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=30, unit="g")


def test_escape_goes_back_to_the_amount_and_nothing_is_lost(desk: Desk, workspace: Workspace) -> None:
    form = _usual(desk, workspace)
    QTest.keyClick(form.amount_question.yes, Key.Key_Escape)
    assert QApplication.focusWidget() is form.amount.line
    assert not form.amount_question.isVisible()
    assert form.save.isVisible()
    write(form.amount.line, "3")
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=3, unit="g")


def test_typing_on_takes_the_question_away_and_the_new_amount_is_what_is_logged(
    desk: Desk, workspace: Workspace
) -> None:
    form = _usual(desk, workspace)
    write(form.amount.line, "4")
    assert not form.amount_question.isVisible()
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=4, unit="g")


def test_an_edit_is_not_asked_about(desk: Desk, workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", hours, grams=3) for hours in (24 * 9, 24 * 10, 24 * 11)], "x")
    before = dose("kratom_leaf", 1, grams=30)
    assert desk.save(dose_form(desk, before)) == before


# When.


@pytest.mark.parametrize(("index", "minutes"), [(0, 15), (1, 30), (2, 60), (3, 120)])
def test_about_keeps_its_spread(desk: Desk, index: int, minutes: int) -> None:
    form = dose_form(desk)
    write(form.name.line, "kratom")
    choose(form.when, ABOUT)
    write(form.when.time, "18:00")
    form.when.spread.setCurrentIndex(index)
    entry = desk.save(form)
    at = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    spread = timedelta(minutes=minutes)
    assert (entry.moment.at, entry.moment.precision) == (at, "about")
    assert (entry.moment.earliest, entry.moment.latest) == (at - spread, at + spread)
    again = dose_form(desk, entry)
    assert again.when.spread.currentIndex() == index
    assert desk.save(again) == entry


def test_about_says_in_words_between_which_times_and_which_day(desk: Desk) -> None:
    form = dose_form(desk)
    choose(form.when, ABOUT)
    write(form.when.time, "22:40")
    assert form.when.said.text() == "Sunday 22 November, about 22:40: between 22:10 and 23:10"
    write(form.when.time, "23:30")
    assert form.when.said.text().startswith("23:30 is still to come today, so this means yesterday, Saturday")


def test_some_time_that_day_needs_no_time(desk: Desk) -> None:
    form = dose_form(desk)
    write(form.name.line, "kratom")
    choose(form.when, DAY_ONLY)
    form.when.day.setCurrentIndex(1)
    assert desk.save(form).moment == moment_on(TODAY - timedelta(days=1), ZONE)


# Drinks.


@pytest.mark.parametrize(("typed", "count"), [("1/2", 0.5), ("2½", 2.5), ("1,5", 1.5)])
def test_half_a_drink(desk: Desk, typed: str, count: float) -> None:
    form = drink_form(desk)
    form.presets[1].click()
    write(form.count.line, typed)
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert entry.count == count
    assert entry.ethanol_g == pytest.approx(14.2 * count, abs=0.01)


def test_standard_drinks_are_shown_by_the_measure_of_the_country(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    workspace.country = "GB"
    workspace.drink_grams = 8
    form = drink_form(Desk(qtbot, JournalClient(background, workspace), theme))
    form.presets[0].click()
    assert form.name.text() == "pint"
    assert form.total.text() == "18 g of alcohol, about 2.2 units of 8 g."


def test_an_amount_that_is_not_known_is_never_zero(desk: Desk) -> None:
    form = drink_form(desk)
    write(form.name, "punch")
    form.unknown.setChecked(True)
    entry = desk.save(form)
    assert isinstance(entry, Drink)
    assert (entry.ethanol_g, entry.count, entry.heavy) == (None, 1, False)


# Sleep.


def test_hours_follow_from_the_clocks_until_they_are_written_by_hand(desk: Desk) -> None:
    form = _sleep(desk)
    write(form.bed, "23:10")
    assert form.hours.text() == ""
    write(form.up, "6:40")
    assert form.hours.text() == "7 h 30 min"
    assert "7 h 30 min in bed" in form.understood.text()
    write(form.hours, "6")
    write(form.up, "7:40")
    assert form.hours.text() == "6"
    write(form.wakings.line, "2")
    form.quality.buttons[4].click()
    entry = desk.save(form)
    assert isinstance(entry, Sleep)
    assert (entry.hours, entry.wakings, entry.quality) == (6, 2, 4)
    assert entry.bed_at == datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
    assert entry.up_at == datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
    assert entry.moment == moment_at(datetime.combine(TODAY, time(7, 40)), ZONE)
    assert desk.save(_sleep(desk, entry)) == entry


def test_a_night_with_hours_alone_is_a_night_of_that_day(desk: Desk) -> None:
    form = _sleep(desk)
    write(form.hours, "5h30")
    entry = desk.save(form)
    assert isinstance(entry, Sleep)
    assert (entry.hours, entry.bed_at, entry.up_at) == (5.5, None, None)
    assert entry.moment == moment_on(TODAY, ZONE)


def test_an_older_night_stays_exactly_as_it_was(desk: Desk) -> None:
    night = Sleep(
        id=uuid4(), moment=moment_of(NOW - timedelta(hours=2, seconds=7), ZONE), entered_at=NOW, hours=6.51,
        bed_at=NOW - timedelta(hours=10, seconds=3),
    )  # fmt: skip
    assert desk.save(_sleep(desk, night)) == night


@pytest.mark.parametrize(
    ("bed", "up", "hours", "sentence"),
    [
        ("late", "", "", "Please write the time as 20:15 or 8:15 pm."),
        ("", "25:00", "", "Please write the time as 20:15 or 8:15 pm."),
        ("23:00", "6:00", "9", "You were in bed for 7 h. Please check the hours or the times."),
        ("", "23:30", "5", "That morning is still to come. Please check the time and the date."),
    ],
)
def test_a_night_that_cannot_be_is_asked_about(desk: Desk, bed: str, up: str, hours: str, sentence: str) -> None:
    form = _sleep(desk)
    write(form.bed, bed)
    write(form.up, up)
    write(form.hours, hours)
    assert desk.refused(form) == sentence


# Measures.


@pytest.mark.parametrize(
    ("what", "value", "unit", "kept", "of"),
    [
        ("Weight", "154", "lb", 69.85, "kg"),
        ("weight", "61.5", "kg", 61.5, "kg"),
        ("Temperature", "98,6", "°F", 37, "°C"),
        ("Temperature", "36.6", "°C", 36.6, "°C"),
        ("Pulse", "88", "/min", 88, "/min"),
        ("Steps", "4000", "steps", 4000, "steps"),
        ("mood", "0", "", 0, ""),
    ],
)
def test_a_measure_is_kept_in_its_unit(desk: Desk, what: str, value: str, unit: str, kept: float, of: str) -> None:
    form = _measure(desk)
    form.what.setCurrentText(what)
    write(form.value.line, value)
    form.unit.setCurrentText(unit)
    known = kept == pytest.approx(float(value.replace(",", ".")))
    assert form.understood.text() == ("" if known else f"Kept as {kept:g} {of}.")
    entry = desk.save(form)
    assert isinstance(entry, Measure)
    assert (entry.value, entry.unit, entry.second) == (kept, of, None)
    again = _measure(desk, entry)
    assert desk.save(again) == entry


def test_where_pounds_are_usual_they_stand_there_and_can_be_changed(desk: Desk) -> None:
    form = _measure(desk)
    form.what.setCurrentText("Weight")
    assert form.unit.text == "lb"
    form.what.setCurrentText("Pulse")
    assert form.unit.text == "/min"
    form.what.setCurrentText("steps")
    assert form.unit.text == ""


def test_blood_pressure_has_two_values(desk: Desk) -> None:
    form = _measure(desk)
    assert not form.second.isVisible()
    form.what.setCurrentText("Blood pressure")
    assert form.second.isVisible()
    write(form.value.line, "142")
    assert desk.refused(form) == "Please write both values, such as 140 and 90."
    write(form.second.line, "91")
    entry = desk.save(form)
    assert isinstance(entry, Measure)
    assert (entry.what, entry.value, entry.second, entry.unit) == ("blood pressure", 142, 91, "mmHg")
    assert desk.save(_measure(desk, entry)) == entry


@pytest.mark.parametrize(
    ("what", "value", "unit", "sentence"),
    [
        ("", "5", "", "Please write what was measured."),
        ("Weight", "", "kg", "Please write the value."),
        ("Weight", "60", "stone", "Please choose the unit: kg or lb."),
        ("Temperature", "98.6", "°C", "A temperature of 98.6 °C cannot be right."),
        ("Pulse", "4", "/min", "A pulse of 4 /min cannot be right."),
    ],
)
def test_a_measure_that_cannot_be_is_asked_about(desk: Desk, what: str, value: str, unit: str, sentence: str) -> None:
    form = _measure(desk)
    form.what.setCurrentText(what)
    write(form.value.line, value)
    form.unit.setCurrentText(unit)
    assert desk.refused(form).startswith(sentence)


# Totals.


def test_a_total_that_somebody_gave(desk: Desk) -> None:
    form = _score(desk)
    assert desk.refused(form) == "Please write the name of the form."
    form.scale.setCurrentText("COWS")
    assert desk.refused(form) == "Please write the total as a number."
    write(form.score.line, "12")
    write(form.given_by, "the nurse")
    entry = desk.save(form)
    assert isinstance(entry, ScaleScore)
    assert (entry.scale, entry.score, entry.given_by, entry.answers) == ("COWS", 12, "the nurse", ())
    assert desk.save(_score(desk, entry)) == entry


def test_the_sum_of_answers_stays_the_sum_of_those_answers(desk: Desk) -> None:
    own = ScaleScore(
        id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, scale="withdrawal-opioid", score=3, answers=(("a", 3),)
    )
    form = _score(desk, own)
    assert not form.score.isEnabled()
    assert not form.scale.isEnabled()
    write(form.note, "in the morning")
    assert desk.save(form) == msgspec.structs.replace(own, note="in the morning")


@pytest.mark.parametrize("kind", [DoseForm, DrinkForm, SleepForm, MeasureForm, ScoreForm])
def test_every_input_has_a_name_and_none_shows_markup(
    desk: Desk, kind: type[DoseForm | DrinkForm | SleepForm | MeasureForm | ScoreForm]
) -> None:
    form = desk.open(kind)
    if kind is not SleepForm:
        choose(form.when, AT)
    assert faults(form) == []
