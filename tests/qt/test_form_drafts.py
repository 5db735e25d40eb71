"""What was typed and not saved is kept in the journal: it comes back after a close, a lock and a crash, once."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Measure, Sleep
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.autosave import AUTOSAVE_MS
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_drafts import content_of, inputs_of, put_into
from journal_app.ui.forms.form_place import NEW, FormPlace
from journal_app.ui.forms.marker_form import MarkerForm
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.forms.none_form import NoneForm
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.red_flag_form import RedFlagForm
from journal_app.ui.forms.score_form import ScoreForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.urge_form import UrgeForm
from journal_app.ui.forms.when_field import ABOUT, AT
from journal_app.ui.forms.withdrawal_form import WithdrawalForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.desk import TODAY, choose
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW


class Place:
    """A place for forms over a journal, which can be left and come back to as by a crash."""

    def __init__(self, qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.client = client
        self.theme = theme
        self.workspace = workspace
        self.place = self._new()

    def _new(self) -> FormPlace:
        made = FormPlace(self.client, self.theme)
        self.qtbot.addWidget(made)
        made.show()
        return made

    def settle(self) -> None:
        for _ in range(3):
            come_to_rest()
            self.qtbot.waitUntil(lambda: not self.client.background.busy, timeout=20_000)

    def open(self, what: str, day: date = TODAY) -> EntryForm:
        self.place.open_new(what, day)
        self.settle()
        assert self.place.form is not None
        return self.place.form

    def anew(self) -> None:
        """All widgets are gone, without a word to them; only the journal is left."""
        self.place = self._new()

    def stored(self, name: str) -> str | None:
        kept = self.workspace.journal.value(f"draft:{name}")
        return None if kept is None else kept.decode()

    def wait_for_draft(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: not self.client.background.busy and self.stored(name) is not None, timeout=20_000)


@pytest.fixture
def desk(qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace) -> Place:
    return Place(qtbot, client, theme, workspace)


def _dose(form: EntryForm) -> None:
    assert isinstance(form, DoseForm)
    form.name.line.setText("Kra <b>tom</b>")
    form.amount.line.setText("1/2")
    form.unit.setCurrentText("tablet")
    form.strength.value.line.setText("2")
    form.route.setCurrentIndex(2)
    form.form.setCurrentText("tea bag")
    form.product.setText("red {0} Bali")
    form.prescribed.set_index(1)
    form.with_food.set_index(2)
    form.note.setText("'; DROP TABLE entry; --")
    choose(form.when, ABOUT)
    form.when.time.setText("20:15")
    form.when.spread.setCurrentIndex(3)


def _drink(form: EntryForm) -> None:
    assert isinstance(form, DrinkForm)
    form.name.setText("punch")
    form.count.line.setText("2½")
    form.unknown.setChecked(True)
    form.heavy.setChecked(True)


def _sleep(form: EntryForm) -> None:
    assert isinstance(form, SleepForm)
    form.bed.setText("23:10")
    form.up.setText("6")
    form.hours.setText("5h")
    form.wakings.line.setText("3")
    form.quality.set_value(4)
    form.quality.changed.emit()


def _none(form: EntryForm) -> None:
    assert isinstance(form, NoneForm)
    form.what.set_index(2)
    form.what.chosen.emit(2)
    form.name.line.setText("diazepam")


def _note(form: EntryForm) -> None:
    assert isinstance(form, NoteForm)
    form.words.setPlainText("half a\n thought \U0001f642")


def _marker(form: EntryForm) -> None:
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(3)
    form.note.setText("fell")


def _red_flag(form: EntryForm) -> None:
    assert isinstance(form, RedFlagForm)
    form.what.setCurrentIndex(2)


def _urge(form: EntryForm) -> None:
    assert isinstance(form, UrgeForm)
    form.name.line.setText("wine")
    form.strength.set_value(8)
    form.to_mix.setChecked(True)
    form.instead.setText("a walk")
    form.outcome.setText("it passed")


def _measure(form: EntryForm) -> None:
    assert isinstance(form, MeasureForm)
    form.what.setCurrentText("Weight")
    form.value.line.setText("154")
    form.unit.setCurrentText("lb")


def _score(form: EntryForm) -> None:
    assert isinstance(form, ScoreForm)
    form.scale.setCurrentText("COWS")
    form.score.line.setText("12")
    form.given_by.setText("a nurse")


def _withdrawal(form: EntryForm) -> None:
    assert isinstance(form, WithdrawalForm)
    assert form.instrument is not None
    first, second, *_ = form.rows[form.instrument.id]
    for row, value in ((first, 2), (second, 0)):
        row.set_value(value)
        row.changed.emit()
    form.note.setText("at night")


FILLED: dict[str, Callable[[EntryForm], None]] = {
    "dose": _dose, "drink": _drink, "sleep": _sleep, "none": _none, "note": _note, "marker": _marker,
    "red_flag": _red_flag, "urge": _urge, "measure": _measure, "score": _score,
    "withdrawal": _withdrawal,
}  # fmt: skip


def _content(form: EntryForm) -> dict[str, object]:
    return {name: content_of(field) for name, field in form.draft_inputs().items()}


def test_every_form_is_filled_in_here() -> None:
    assert FILLED.keys() == NEW.keys()


@pytest.mark.parametrize("what", list(NEW))
def test_what_was_typed_into_a_form_is_there_again_after_a_crash(desk: Place, what: str) -> None:
    form = desk.open(what)
    at_first = _content(form)
    FILLED[what](form)
    typed = _content(form)
    assert typed != at_first
    desk.wait_for_draft(what)
    desk.anew()
    again = desk.open(what)
    assert again is not form
    assert _content(again) == typed
    assert again.kept.isVisibleTo(again)
    assert again.kept.text() == "Draft kept on this computer"


@pytest.mark.parametrize("what", list(NEW))
def test_a_form_that_was_only_opened_leaves_no_draft(desk: Place, what: str) -> None:
    form = desk.open(what)
    assert not form.kept.isVisibleTo(form)
    form.closed.emit()
    desk.settle()
    assert desk.stored(what) is None


def test_what_was_typed_is_kept_a_moment_later_and_said(desk: Place) -> None:
    form = desk.open("note")
    _note(form)
    assert not form.kept.isVisibleTo(form)
    desk.wait_for_draft("note")
    desk.settle()
    assert form.kept.isVisibleTo(form)
    assert AUTOSAVE_MS == 400


def _closed_dose(desk: Place) -> DoseForm:
    """A form that was filled in and closed: what was typed is kept at once."""
    form = desk.open("dose")
    assert isinstance(form, DoseForm)
    _dose(form)
    form.closed.emit()
    desk.settle()
    assert desk.stored("dose") is not None
    return form


def test_closing_keeps_it_at_once_and_discarding_forgets_it(desk: Place) -> None:
    _closed_dose(desk)
    again = desk.open("dose")
    again.discard.click()
    desk.settle()
    assert desk.stored("dose") is None
    assert desk.place.form is None
    assert _content(desk.open("dose"))["product"] == ""


def test_a_form_that_was_put_away_does_not_bring_back_what_was_discarded_since(desk: Place) -> None:
    form = _closed_dose(desk)
    form.product.setText("what an answer filled in late")
    desk.open("dose").discard.click()
    desk.qtbot.waitUntil(lambda: not shiboken6.isValid(form), timeout=20_000)
    desk.settle()
    assert desk.stored("dose") is None


def test_emptying_the_form_by_hand_forgets_it_too(desk: Place) -> None:
    form = desk.open("note")
    assert isinstance(form, NoteForm)
    _note(form)
    desk.wait_for_draft("note")
    form.words.setPlainText("")
    form.closed.emit()
    desk.settle()
    assert desk.stored("note") is None


def test_the_save_forgets_the_draft_in_the_same_change(desk: Place) -> None:
    form = desk.open("note")
    _note(form)
    desk.wait_for_draft("note")
    form.submit()
    desk.settle()
    assert desk.stored("note") is None
    assert desk.workspace.journal.entry_count() == 1
    assert _content(desk.open("note"))["words"] == ""


def test_a_lock_keeps_what_was_typed_a_moment_before(desk: Place) -> None:
    _note(desk.open("note"))
    desk.place.keep_drafts()
    desk.settle()
    assert "half a" in (desk.stored("note") or "")


def test_two_forms_that_were_begun_keep_each_their_own(desk: Place) -> None:
    _dose(desk.open("dose"))
    _note(desk.open("note"))
    desk.place.keep_drafts()
    desk.settle()
    desk.anew()
    assert _content(desk.open("note"))["words"] == "half a\n thought \U0001f642"
    assert _content(desk.open("dose"))["product"] == "red {0} Bali"


def test_an_edit_keeps_its_own_draft_by_its_entry(
    desk: Place, in_background: Callable[[Callable[[], object]], object]
) -> None:
    entries = [dose("diazepam", 1), dose("kratom_leaf", 2)]
    in_background(lambda: log_entries(desk.workspace, entries, "x"))
    day_rows = in_background(lambda: _rows(desk.workspace))
    assert isinstance(day_rows, tuple)
    for row, product in zip(day_rows, ("first", "second"), strict=True):
        desk.place.open_edit(row)
        desk.settle()
        assert isinstance(desk.place.form, DoseForm)
        desk.place.form.product.setText(product)
    desk.place.keep_drafts()
    desk.settle()
    desk.anew()
    for row, product in zip(day_rows, ("first", "second"), strict=True):
        desk.place.open_edit(row)
        desk.settle()
        assert isinstance(desk.place.form, DoseForm)
        assert desk.place.form.product.text() == product
        assert desk.place.form.edited == row.entry
    assert _content(desk.open("dose"))["product"] == ""


def _rows(workspace: Workspace) -> object:
    from journal_app.operations.read_day import read_day

    return read_day(workspace, TODAY).rows


def test_now_of_a_draft_is_the_time_at_which_it_was_typed(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    desk = Place(qtbot, JournalClient(background, workspace), theme, workspace)
    _note(desk.open("note"))
    desk.place.keep_drafts()
    desk.settle()
    workspace.clock = lambda: NOW + timedelta(hours=9)
    desk.anew()
    form = desk.open("note", TODAY + timedelta(days=1))
    assert form.when.kind.index == AT
    moment = form.when.moment()
    assert moment is not None
    assert moment.at == NOW
    assert "Sunday 22 November, 22:30" in form.when.said.text()


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", '{"fields":{},"kept_at":"x"}', '{"fields":{"when":{}},"kept_at":0}',
     '{"fields":{"when":{"kind":99,"time":"","spread":0,"day":"x"}},"kept_at":0}'],
)  # fmt: skip
def test_a_draft_that_nobody_can_read_is_no_draft(desk: Place, text: str) -> None:
    with desk.workspace.journal.changes(undoable=False) as changes:
        changes.set_value("draft:note", text.encode())
    form = desk.open("note")
    assert form.when.moment() is not None
    form.submit()
    desk.settle()
    assert form.message.text == "There are no words yet."


def test_one_field_that_cannot_come_back_takes_no_other_along(desk: Place) -> None:
    kept = '{"fields":{"words":"still here","when":{"kind":99,"time":"","spread":0,"day":"x"},"gone":1},"kept_at":0}'
    with desk.workspace.journal.changes(undoable=False) as changes:
        changes.set_value("draft:note", kept.encode())
    assert _content(desk.open("note"))["words"] == "still here"


def test_every_input_of_every_form_can_be_kept_and_brought_back(
    client: JournalClient, theme: Theme, qtbot: QtBot
) -> None:
    for kind in NEW.values():
        form = kind(client, theme)
        qtbot.addWidget(form)
        form.start(TODAY)
        inputs = inputs_of(form)
        assert "when" in inputs
        for field in inputs.values():
            before = content_of(field)
            put_into(field, msgspec.json.decode(msgspec.json.encode(before)))
            assert content_of(field) == before


def test_what_came_back_is_saved_as_it_was_typed(desk: Place) -> None:
    for what, fill in (("sleep", _sleep), ("measure", _measure)):
        fill(desk.open(what))
    desk.place.keep_drafts()
    desk.settle()
    desk.anew()
    for what in ("sleep", "measure"):
        desk.open(what).submit()
        desk.settle()
    found = {type(entry): entry for entry in desk.workspace.journal.entries()}
    night, weight = found[Sleep], found[Measure]
    assert isinstance(night, Sleep)
    assert isinstance(weight, Measure)
    assert (night.hours, night.wakings, night.quality) == (5, 3, 4)
    assert (weight.what, weight.value, weight.unit) == ("weight", 69.85, "kg")
    assert not [entry for entry in desk.workspace.journal.entries() if isinstance(entry, Dose)]
