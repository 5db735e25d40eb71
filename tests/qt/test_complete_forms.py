"""All that can be said of a drink, a night, a measure and a total: what is typed is what is kept."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Drink, Entry, Measure, ScaleScore, Sleep
from journal_app.domain.moments import moment_at, moment_of, moment_on
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.forms.score_form import ScoreForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import AT
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.desk import TODAY, Desk, choose, drink_form, write
from tests.qt.walks import faults
from tests.unit.operations.new_journals import NOW, ZONE


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
