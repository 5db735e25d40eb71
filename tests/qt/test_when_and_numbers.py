"""When it was and how much it was: what could mean two things is asked about, and nothing is guessed."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.units import Amount
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.when_field import AT, DAY_ONLY, NOW, OTHER, YESTERDAY, WhenField
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.desk import TODAY, Desk, choose, dose_form, press_button, write
from tests.unit.operations.new_journals import NOW as NOW_UTC
from tests.unit.operations.new_journals import ZONE

TO_COME = "22:31 is still to come today, so this means yesterday, Saturday 21 November, 22:31."


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme) -> Desk:
    """A desk over the new journal."""
    return Desk(qtbot, JournalClient(background, workspace), theme)


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
