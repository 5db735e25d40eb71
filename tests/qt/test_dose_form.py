"""A dose by its form: how it was taken, what pieces hold, more than usual, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_on
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.when_field import ABOUT, DAY_ONLY
from tests.qt.desk import TODAY, Desk, Key, choose, dose_form, write
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import ZONE


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
