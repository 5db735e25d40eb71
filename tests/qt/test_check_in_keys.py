"""How many keys a check-in and the end of a day cost, and where the keyboard is meanwhile."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Marker, NoneTaken, RedFlag, ScaleScore, Sleep, SymptomRating
from journal_app.domain.tracking import TrackedSubstance, TrackedSymptom, Tracking
from journal_app.operations.drafts import read_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.ratings_form import RatingsForm
from journal_app.ui.forms.withdrawal_form import WithdrawalForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.today_steps import TODAY, press, saved, settle, shown, words_on
from tests.qt.walks import faults
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import NOW, new_workspace

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
MORNING = NOW - timedelta(hours=14)
MIXED = Tracking(
    symptoms=(
        TrackedSymptom(name="cravings"),
        TrackedSymptom(name="restless legs", scale="words"),
        TrackedSymptom(name="aches", hidden=True),
    ),
    substances=(TrackedSubstance(name="alcohol", substance="alcohol"),),
)


def focus() -> object:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def save_by_key() -> None:
    """Ctrl+Enter, wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return, CONTROL)


@pytest.fixture
def morning(tmp_path: Path, background: Background) -> Iterator[JournalClient]:
    """A journal at half past eight in the morning, with entries from four days ago."""
    with new_workspace(tmp_path / "morning.db", MORNING) as made:
        log_entries(made, [rating("anxiety", 9, at=MORNING - timedelta(days=4))], "Logged")
        yield JournalClient(background, made, background)
        background.finish()  # before the journal is closed


def test_a_check_in_of_four_symptoms_takes_at_most_ten_keys(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    page = shown(qtbot, client, theme)
    keys = 1
    page.act("check-in")  # Ctrl+J
    for key in (Key.Key_7, Key.Key_Return, Key.Key_4, Key.Key_Return, Key.Key_6, Key.Key_Return, Key.Key_3):
        press(key)
        keys += 1
    save_by_key()
    keys += 1
    settle(qtbot, client)
    given = [each.severity for each in saved(workspace) if isinstance(each, SymptomRating)]
    assert sorted(given) == [3, 4, 6, 7]
    assert keys <= 10


def test_after_the_evening_check_in_one_key_closes_the_day(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    save_tracking(workspace, MIXED)
    page = shown(qtbot, client, theme)
    assert page.check_in.title.text() == "Evening check-in"
    assert "Anything else today?" in words_on(page.check_in)
    page.act("check-in")
    press(Key.Key_5)
    save_by_key()
    settle(qtbot, client)
    assert focus() is page.check_in.close_line.button
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [each.what for each in saved(workspace) if isinstance(each, NoneTaken)] == ["alcohol"]
    assert "Anything else today?" not in words_on(page.check_in)
    assert page.isAncestorOf(focus())  # type: ignore[arg-type]  # a widget
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert not any(isinstance(each, NoneTaken) for each in saved(workspace))
    assert "Anything else today?" in words_on(page.check_in), "it can be said again"


def test_a_past_day_is_closed_by_its_name(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    save_tracking(workspace, MIXED)
    page = shown(qtbot, client, theme)
    page.open_day(TODAY - timedelta(days=3))
    settle(qtbot, client)
    assert page.check_in.close_line.button.text() == "Nothing else on Thursday"
    page.act("close-day")
    settle(qtbot, client)
    (none,) = saved(workspace)
    assert none.moment.local_date == TODAY - timedelta(days=3)


def test_the_rows_are_those_kept_track_of_in_their_order_on_their_scale(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    save_tracking(workspace, MIXED)
    page = shown(qtbot, client, theme)
    assert [row.symptom for row in page.check_in.rows] == ["cravings", "restless legs"]
    page.act("check-in")
    press(Key.Key_1, Key.Key_0, Key.Key_Return, Key.Key_7)
    assert page.check_in.ratings == {"cravings": 10}, "7 is no answer on the scale of words"
    press(Key.Key_2)
    save_by_key()
    settle(qtbot, client)
    given = {(each.symptom, each.severity, each.scale) for each in saved(workspace) if isinstance(each, SymptomRating)}
    assert given == {("cravings", 10, "0-10"), ("restless legs", 2, "words")}
    assert "restless legs moderate" in words_on(page.entries)


def test_where_was_i_leads_to_the_first_empty_row(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, client, theme)
    page.check_in.rows[0].set_value(4)
    page.check_in.rows[1].set_value(4)
    page.field.enter()
    page.act("check-in")
    assert focus() in page.check_in.rows[2].buttons


def test_a_draft_on_another_scale_is_not_taken_for_a_rating(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    save_tracking(workspace, Tracking(symptoms=(TrackedSymptom(name="anxiety", scale="words"),)))
    page = shown(qtbot, client, theme)
    page.act("check-in")
    press(Key.Key_3)
    page.check_in.keep_draft()
    settle(qtbot, client)
    save_tracking(workspace, Tracking(symptoms=(TrackedSymptom(name="anxiety"),)))
    again = shown(qtbot, client, theme)
    assert again.check_in.ratings == {}, "severe is not 3 of 10"


def test_a_symptom_is_added_by_the_keyboard_and_one_is_hidden_without_losing_what_was_rated(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    client.log([rating("aches", 6)], "Logged aches 6")
    page = shown(qtbot, client, theme)
    page.act("check-in")
    press(Key.Key_5)
    page.check_in.add.setFocus()
    press(Key.Key_Return)
    QTest.keyClicks(focus(), "restless legs")  # type: ignore[arg-type]  # a widget
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [row.symptom for row in page.check_in.rows][-1] == "restless legs"
    assert page.check_in.ratings == {"anxiety": 5}, "what was given stays"
    assert focus() is page.check_in.add
    page.check_in.change.setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    editor = page.check_in.symptoms.editor
    assert editor is not None
    assert faults(page) == []
    assert focus() is editor.buttons["anxiety", "down"], "the first that can be pressed"
    editor.buttons["aches", "hide"].setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert focus() is editor.buttons["aches", "hide"]
    editor.buttons["restless legs", "up"].setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert [row.symptom for row in page.check_in.rows] == ["anxiety", "insomnia", "restless legs", "cravings"]
    assert "Aches 6" in words_on(page.entries)
    press(Key.Key_Escape)
    assert focus() is page.check_in.change
    client.undo()
    settle(qtbot, client)
    assert [row.symptom for row in page.check_in.rows][-1] == "restless legs"


def test_a_name_that_is_there_or_is_none_is_refused_and_kept(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    page = shown(qtbot, client, theme)
    page.check_in.add.click()
    line = page.check_in.symptoms.line
    assert line is not None
    for name, sentence in (("  ", "1 to 60"), ("x" * 61, "1 to 60"), ("ANXIETY", "already")):
        line.name.setText(name)
        line.submit()
        settle(qtbot, client)
        assert sentence in line.message.text
        assert line.name.text() == name
    assert read_tracking(workspace) == Tracking()


def test_the_morning_asks_for_the_night_and_keeps_it_as_a_draft(
    qtbot: QtBot, morning: JournalClient, theme: Theme
) -> None:
    page = shown(qtbot, morning, theme)
    card = page.check_in
    assert card.title.text() == "Morning check-in"
    page.act("check-in")
    assert focus() is card.sleep.bed
    for text in ("23:10", "6:40", "5h30", "2"):
        QTest.keyClicks(focus(), text)  # type: ignore[arg-type]  # a widget
        press(Key.Key_Return)
    press(Key.Key_4, Key.Key_Return)
    assert focus() in card.rows[0].buttons
    card.keep_draft()
    settle(qtbot, morning)
    again = shown(qtbot, morning, theme)
    assert (again.check_in.sleep.hours.text(), again.check_in.sleep.quality.value) == ("5h30", 4)
    again.check_in.rows[0].enter()
    save_by_key()
    settle(qtbot, morning)
    (night,) = [each for each in saved(morning.workspace) if isinstance(each, Sleep)]
    assert (night.hours, night.wakings, night.quality) == (5.5, 2, 4)
    assert night.moment.local_date == TODAY
    assert night.bed_at is not None
    assert night.up_at is not None
    assert night.up_at - night.bed_at == timedelta(hours=7, minutes=30)
    assert again.check_in.sleep.isHidden(), "a night that is logged is not asked for again"
    assert read_draft(morning.workspace, "check-in") is None


def test_what_is_being_answered_stays_when_the_morning_is_over(
    qtbot: QtBot, morning: JournalClient, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, morning, theme)
    page.act("check-in")
    asked = focus()
    monkeypatch.setattr(morning.workspace, "clock", lambda: MORNING + timedelta(hours=6))
    page.refresh()
    settle(qtbot, morning)
    assert focus() is asked, "the keyboard does not jump while one looks away"
    page.field.enter()
    page.refresh()
    settle(qtbot, morning)
    assert page.check_in.sleep.isHidden()


def test_a_night_that_cannot_be_read_is_kept_and_said(qtbot: QtBot, morning: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, morning, theme)
    card = page.check_in
    for field in (card.sleep.bed, card.sleep.hours, card.sleep.wakings.line):
        card.sleep.take_draft([])
        field.setText("soon")
        card.submit()
        settle(qtbot, morning)
        assert card.message.text
        assert focus() is field
        assert field.text() == "soon"
    assert not any(isinstance(each, Sleep) for each in saved(morning.workspace))


def test_a_day_without_an_entry_is_offered_in_one_line_and_never_again(
    qtbot: QtBot, morning: JournalClient, theme: Theme
) -> None:
    page = shown(qtbot, morning, theme)
    assert "Yesterday has no entry." in words_on(page)
    page.gap.leave.click()
    settle(qtbot, morning)
    again = shown(qtbot, morning, theme)
    assert "Yesterday has no entry." not in words_on(again)


def test_yesterday_is_filled_in_from_that_line(qtbot: QtBot, morning: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, morning, theme)
    page.gap.fill.click()
    settle(qtbot, morning)
    assert page.day == TODAY - timedelta(days=1)
    assert focus() in page.check_in.rows[0].buttons
    assert page.check_in.sleep.isHidden()


def test_an_emptied_row_of_an_old_check_in_is_deleted_and_comes_back(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    client.log([rating("anxiety", 7), rating("aches", 4)], "Logged anxiety 7, aches 4")
    page = shown(qtbot, client, theme)
    page.entries.rows[0].edit.click()
    press(Key.Key_Backspace, Key.Key_Return, Key.Key_5, Key.Key_Return, Key.Key_Return)
    settle(qtbot, client)
    assert [(each.symptom, each.severity) for each in saved(workspace) if isinstance(each, SymptomRating)] == [
        ("aches", 5)
    ]
    page.undo_strip.undo.click()
    settle(qtbot, client)
    given = {each.symptom: each.severity for each in saved(workspace) if isinstance(each, SymptomRating)}
    assert given == {"anxiety": 7, "aches": 4}


def test_a_check_in_cannot_be_emptied_altogether_by_its_rows(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    client.log([rating("anxiety", 7)], "Logged anxiety 7")
    page = shown(qtbot, client, theme)
    page.entries.rows[0].edit.click()
    press(Key.Key_Delete, Key.Key_Return, Key.Key_Return)
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, RatingsForm)
    assert "All rows are empty" in form.message.text
    assert len(saved(workspace)) == 1


def test_a_withdrawal_check_in_is_summed_and_its_red_answers_are_not(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    save_tracking(workspace, Tracking(withdrawal_list="sedative"))
    page = shown(qtbot, client, theme)
    page.act("withdrawal")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, WithdrawalForm)
    assert form.instrument is not None
    assert form.instrument.id == "withdrawal-sedative", "the list that is kept comes first"
    form.first_field().setFocus()
    press(Key.Key_2, Key.Key_Return, Key.Key_3)
    assert form.sum.text() == "Sum 5, 2 of 6 answered"
    form.red["suicide"].setChecked(True)
    wanted: list[bool] = []
    page.help_wanted.connect(wanted.append)
    form.submit()
    settle(qtbot, client)
    (score,) = [each for each in saved(workspace) if isinstance(each, ScaleScore)]
    assert (score.scale, score.score) == ("withdrawal-sedative", 5)
    assert score.answers == (("sweating", 2), ("shaking", 3))
    assert [each.what for each in saved(workspace) if isinstance(each, RedFlag)] == ["suicide"]
    assert wanted == [True], "the crisis line leads"


def test_a_fever_alone_is_written_down_and_opens_help(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    page = shown(qtbot, client, theme)
    page.act("withdrawal")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, WithdrawalForm)
    wanted: list[bool] = []
    page.help_wanted.connect(wanted.append)
    form.submit()
    assert "Nothing is answered yet" in form.message.text
    assert len(form.findChildren(QCheckBox)) >= len(form.red) == 7
    form.red["fever"].setChecked(True)
    form.submit()
    settle(qtbot, client)
    assert [each.what for each in saved(workspace) if isinstance(each, Marker)] == ["fever"]
    assert wanted == [False]


def test_a_red_answer_opens_help_when_it_is_ticked_and_before_anything_is_saved(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    page = shown(qtbot, client, theme)
    page.act("withdrawal")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, WithdrawalForm)
    wanted: list[bool] = []
    page.help_wanted.connect(wanted.append)
    form.red["seizure"].click()
    assert wanted == [False]
    form.red["confusion"].click()
    form.red["seizure"].click()
    assert wanted == [False], "who goes on has seen it"
    form.red["suicide"].click()
    assert wanted == [False, True], "the crisis line leads"
    assert not saved(workspace)
    assert form.red["confusion"].isChecked()
    assert page.forms.form is form, "what was ticked is still there to be saved"


def test_a_withdrawal_check_in_that_was_begun_comes_back(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, client, theme)
    page.act("withdrawal")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, WithdrawalForm)
    form.which.set_index(1)
    form.which.chosen.emit(1)
    form.first_field().setFocus()
    press(Key.Key_1)
    page.keep_drafts()
    settle(qtbot, client)
    again = shown(qtbot, client, theme)
    again.act("withdrawal")
    settle(qtbot, client)
    back = again.forms.form
    assert isinstance(back, WithdrawalForm)
    assert back.sum.text() == "Sum 1, 1 of 6 answered"
