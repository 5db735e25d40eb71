"""Each form makes the Fact that was meant, and says in one sentence what it cannot take."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken, Note, Sleep
from journal_app.domain.moments import Moment, moment_about, moment_at, moment_of, moment_on
from journal_app.domain.units import Amount, ethanol_grams
from journal_app.ui.forms.check_in_card import CheckInCard
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.none_form import NO_ALCOHOL, ONE, NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.when_field import AT, DAY_ONLY, OTHER, TODAY, YESTERDAY
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE

LOCAL_TODAY = moment_of(NOW, ZONE).local_date
Form = TypeVar("Form", bound=EntryForm)
Opened = Callable[[type[Form]], Form]


@pytest.fixture
def opened(qtbot: QtBot, client: JournalClient, theme: Theme) -> Callable[[type[EntryForm]], EntryForm]:
    """Make a form for a new entry today, with what it asks for at first already there."""
    kept: list[EntryForm] = []

    def make(kind: type[EntryForm]) -> EntryForm:
        form = kind(client, theme)
        kept.append(form)
        qtbot.addWidget(form)
        form.start(LOCAL_TODAY)
        form.show()
        qtbot.waitUntil(lambda: not client.background.busy)
        return form

    return make


def saved(qtbot: QtBot, form: EntryForm) -> tuple[Sequence[Entry], str]:
    """Press Enter and return what the form asks to save, with the words for the undo strip."""
    with qtbot.waitSignal(form.submitted, timeout=10_000) as caught:
        QTest.keyClick(form, Qt.Key.Key_Return)
    assert caught.args is not None
    return caught.args[0], caught.args[1]


def refused(qtbot: QtBot, form: EntryForm) -> str:
    """Press Enter on what must not be saved and return the sentence."""
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(form, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(form.message.text), timeout=20_000)
    return form.message.text


def test_a_dose_needs_only_its_name(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    form = opened(DoseForm)
    QTest.keyClicks(form.name.line, "  Kratom ")
    (entry,), label = saved(qtbot, form)
    assert isinstance(entry, Dose)
    assert (entry.name, entry.substance, entry.amount) == ("Kratom", "kratom_leaf", None)
    assert (entry.route, entry.prescribed, entry.product, entry.note) == (None, None, "", "")
    assert entry.moment == moment_of(NOW, ZONE)
    assert (entry.entered_at, entry.entered_by) == (NOW, "person")
    assert label == "Logged Kratom"


def test_a_dose_with_everything_said(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    form = opened(DoseForm)
    QTest.keyClicks(form.name.line, "diazepam")
    QTest.keyClicks(form.amount.line, "2,5")
    form.unit.setCurrentText("mg")
    form.route.setCurrentIndex(1)
    form.prescribed.set_index(1)
    QTest.keyClicks(form.note, "with food")
    form.when.kind.set_index(AT)
    QTest.keyClicks(form.when.time, "20:15")
    (entry,), label = saved(qtbot, form)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=2.5, unit="mg")
    assert (entry.route, entry.prescribed, entry.note) == ("oral", True, "with food")
    assert entry.moment == moment_at(datetime(2026, 11, 22, 20, 15), ZONE)
    assert label == "Logged diazepam 2.5 mg"


def test_a_name_that_is_not_known_is_kept_as_written(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    form = opened(DoseForm)
    QTest.keyClicks(form.name.line, "<b>blue  thing</b>")
    (entry,), _ = saved(qtbot, form)
    assert isinstance(entry, Dose)
    assert (entry.name, entry.substance) == ("<b>blue thing</b>", None)


@pytest.mark.parametrize(
    ("typed", "unit", "sentence"),
    [("3", "unit", "Please choose the unit of the amount."), ("0", "mg", "Please write how much it was")],
)
def test_an_amount_is_never_half_said(
    qtbot: QtBot, opened: Opened[DoseForm], typed: str, unit: str, sentence: str
) -> None:
    form = opened(DoseForm)
    QTest.keyClicks(form.name.line, "something of mine")
    QTest.keyClicks(form.amount.line, typed)
    form.unit.setCurrentText(unit)
    assert sentence in refused(qtbot, form)


def test_no_name_no_dose(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    assert refused(qtbot, opened(DoseForm)) == "Please write what it was."


def test_a_thousand_or_one_is_asked_before_anything_is_saved(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    form = opened(DoseForm)
    QTest.keyClicks(form.name.line, "diazepam")
    QTest.keyClicks(form.amount.line, "1.000")
    form.unit.setCurrentText("mg")

    def answers() -> list[QPushButton]:
        return [each for each in form.amount.findChildren(QPushButton) if each.text() == "1" and each.isVisible()]

    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(form, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(answers()), timeout=20_000)
    assert form.amount.said.text() == "1 or 1000?"
    answers()[0].click()
    (entry,), _ = saved(qtbot, form)
    assert isinstance(entry, Dose)
    assert entry.amount == Amount(value=1.0, unit="mg")


def test_an_edited_dose_keeps_what_was_left_alone(qtbot: QtBot, opened: Opened[DoseForm]) -> None:
    form = opened(DoseForm)
    moment = moment_about(NOW - timedelta(hours=3), NOW - timedelta(hours=1), "America/New_York")
    before = Dose(
        id=dose("x").id,
        moment=moment,
        entered_at=NOW - timedelta(days=2),
        entered_by="import:timeline_followback",
        name="Xanax",
        substance="alprazolam",
        amount=Amount(value=0.5, unit="mg"),
        route="oral",
        product="tablet",
        prescribed=False,
    )
    form.fill(before)
    (entry,), label = saved(qtbot, form)
    assert entry == before
    assert label == "Changed Xanax 0.5 mg"


def test_a_usual_drink_and_how_many(qtbot: QtBot, opened: Opened[DrinkForm]) -> None:
    form = opened(DrinkForm)
    next(each for each in form.presets if each.text().startswith("Wine")).click()
    form.count.line.selectAll()
    QTest.keyClicks(form.count.line, "2")
    (entry,), label = saved(qtbot, form)
    assert isinstance(entry, Drink)
    assert (entry.name, entry.volume_ml, entry.abv_percent, entry.count) == ("wine", 150, 12, 2)
    assert entry.ethanol_g == pytest.approx(ethanol_grams(150, 12, 2))
    assert label == "Logged wine 150 ml \N{MULTIPLICATION SIGN} 2"


def test_a_drink_of_unknown_size_is_unknown_and_never_zero(qtbot: QtBot, opened: Opened[DrinkForm]) -> None:
    form = opened(DrinkForm)
    QTest.keyClicks(form.name, "punch")
    assert "tick I do not know how much" in refused(qtbot, form)
    form.unknown.setChecked(True)
    form.heavy.setChecked(True)
    (entry,), _ = saved(qtbot, form)
    assert isinstance(entry, Drink)
    assert (entry.name, entry.ethanol_g, entry.heavy) == ("punch", None, True)


@pytest.mark.parametrize(
    ("count", "volume", "strength", "sentence"),
    [
        ("1", "300", "101", "more than 100 %"),
        ("1", "50000", "5", "20 litres"),
        ("0", "300", "5", "how many"),
    ],
)
def test_an_absurd_drink_is_one_sentence(
    qtbot: QtBot, opened: Opened[DrinkForm], count: str, volume: str, strength: str, sentence: str
) -> None:
    form = opened(DrinkForm)
    for field, typed in ((form.count, count), (form.volume, volume), (form.strength, strength)):
        field.line.clear()
        QTest.keyClicks(field.line, typed)
    assert sentence in refused(qtbot, form)


def test_an_edited_drink_keeps_what_was_left_alone(qtbot: QtBot, opened: Opened[DrinkForm]) -> None:
    form = opened(DrinkForm)
    before = wine(2, count=1.5)
    form.fill(before)
    (entry,), _ = saved(qtbot, form)
    assert entry == before


def test_a_night(qtbot: QtBot, opened: Opened[SleepForm]) -> None:
    form = opened(SleepForm)
    QTest.keyClicks(form.hours, "5h30")
    QTest.keyClicks(form.wakings.line, "3")
    (entry,), label = saved(qtbot, form)
    assert isinstance(entry, Sleep)
    assert (entry.hours, entry.wakings) == (5.5, 3)
    assert label == "Logged slept 5 h 30 min"


@pytest.mark.parametrize(("hours", "wakings"), [("25", ""), ("", ""), ("much", ""), ("7", "2.5"), ("7", "500")])
def test_a_night_that_cannot_be(qtbot: QtBot, opened: Opened[SleepForm], hours: str, wakings: str) -> None:
    form = opened(SleepForm)
    QTest.keyClicks(form.hours, hours)
    QTest.keyClicks(form.wakings.line, wakings)
    assert refused(qtbot, form).endswith(".")


def test_an_edited_night_keeps_its_minutes(qtbot: QtBot, opened: Opened[SleepForm]) -> None:
    form = opened(SleepForm)
    before = Sleep(id=dose("x").id, moment=moment_on(LOCAL_TODAY, ZONE), entered_at=NOW, hours=6.5, wakings=0)
    form.fill(before)
    (entry,), _ = saved(qtbot, form)
    assert entry == before


@pytest.mark.parametrize(
    ("choice", "name", "what"), [(0, "", EVERYTHING), (NO_ALCOHOL, "", "alcohol"), (ONE, "kratom", "kratom_leaf")]
)
def test_a_none_is_said_for_the_whole_day(
    qtbot: QtBot, opened: Opened[NoneForm], choice: int, name: str, what: str
) -> None:
    form = opened(NoneForm)
    form.what.set_index(choice)
    QTest.keyClicks(form.name.line, name)
    (entry,), _ = saved(qtbot, form)
    assert isinstance(entry, NoneTaken)
    assert (entry.what, entry.moment) == (what, moment_on(LOCAL_TODAY, ZONE))


def test_a_none_of_a_name_that_is_not_known_is_not_kept(qtbot: QtBot, opened: Opened[NoneForm]) -> None:
    form = opened(NoneForm)
    form.what.set_index(ONE)
    QTest.keyClicks(form.name.line, "blue thing")
    assert not form.message.text
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not know this name" in form.message.text)


def test_a_note_keeps_its_lines(qtbot: QtBot, opened: Opened[NoteForm]) -> None:
    form = opened(NoteForm)
    form.words.setPlainText("woke at 3\nheart racing\n")
    (entry,), _ = saved(qtbot, form)
    assert isinstance(entry, Note)
    assert entry.note == "woke at 3\nheart racing"


def test_a_note_without_words_is_none(qtbot: QtBot, opened: Opened[NoteForm]) -> None:
    assert refused(qtbot, opened(NoteForm)) == "There are no words yet."


# It is 22:30 in Berlin.
@pytest.mark.parametrize(
    ("day", "typed", "expected"),
    [
        (TODAY, "8:15 pm", moment_at(datetime(2026, 11, 22, 20, 15), ZONE)),
        (TODAY, "23:10", moment_at(datetime(2026, 11, 21, 23, 10), ZONE)),
        (YESTERDAY, "2310", moment_at(datetime(2026, 11, 21, 23, 10), ZONE)),
    ],
)
def test_a_time_that_is_still_to_come_means_yesterday(
    opened: Opened[NoteForm], day: int, typed: str, expected: Moment
) -> None:
    when = opened(NoteForm).when
    when.kind.set_index(AT)
    when.day.setCurrentIndex(day)
    QTest.keyClicks(when.time, typed)
    assert when.moment() == expected
    if day == TODAY and expected.local_date != LOCAL_TODAY:
        assert "means yesterday, Saturday 21 November" in when.said.text()


def test_a_day_without_a_time(opened: Opened[NoteForm]) -> None:
    when = opened(NoteForm).when
    when.kind.set_index(DAY_ONLY)
    when.day.setCurrentIndex(OTHER)
    when.date.setDate(when.date.date().addDays(-40))
    assert when.moment() == moment_on(LOCAL_TODAY - timedelta(days=40), ZONE)


@pytest.mark.parametrize("typed", ["", "25:00", "soon"])
def test_no_time_no_moment(opened: Opened[NoteForm], typed: str) -> None:
    when = opened(NoteForm).when
    when.kind.set_index(AT)
    QTest.keyClicks(when.time, typed)
    assert when.moment() is None
    assert when.said.text() == "Please write the time as 20:15 or 8:15 pm."


def test_a_day_to_come_is_refused(opened: Opened[NoteForm]) -> None:
    when = opened(NoteForm).when
    when.kind.set_index(DAY_ONLY)
    when.day.setCurrentIndex(OTHER)
    when.date.setDate(when.date.date().addDays(1))
    assert when.moment() is None
    assert "still to come" in when.said.text()


def test_a_number_that_is_chosen_is_not_asked_about_again(qtbot: QtBot) -> None:
    field = NumberInput("Amount")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2,500")
    assert (field.settle(), field.value) == (False, None)
    next(each for each in field.findChildren(QPushButton) if each.text() == "2500").click()
    assert (field.settle(), field.value) == (True, 2500)
    field.line.selectAll()
    QTest.keyClicks(field.line, "2.500")
    assert field.value is None


def test_an_empty_check_in_never_says_that_a_draft_is_kept(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    card = CheckInCard(client, theme)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: not client.background.busy)
    assert card.kept.text() == ""
    card.rows[0].enter()
    QTest.keyClick(card.rows[0].buttons[0], Qt.Key.Key_7)
    qtbot.waitUntil(lambda: card.kept.text() == "Draft kept on this computer")
    QTest.keyClick(card.rows[0].buttons[7], Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not client.background.busy and not card._autosave.waits)
    assert card.kept.text() == ""
