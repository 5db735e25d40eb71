"""The forms for doses and drinks over a real journal: what is typed is what is kept, and nothing is ever guessed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.moments import moment_about, moment_of, moment_on
from journal_app.domain.units import Amount
from tests.qt.desk import TODAY, Desk, dose_form, drink_form, press_button, write
from tests.unit.operations.new_journals import NOW as NOW_UTC
from tests.unit.operations.new_journals import ZONE

Key = Qt.Key


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
    assert [each.text() for each in form.presets][:3] == ["Beer 355 ml", "Wine 150 ml", "Spirit 44 ml"]
    form.presets[1].click()
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
    sentence = "Please write its size and its strength, or tick I do not know how much."
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
