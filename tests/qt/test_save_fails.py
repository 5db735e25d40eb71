"""A disk that is full: every form says so in one sentence, keeps what was typed, and saves it when there is room."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Note
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Contact
from journal_app.errors import CouldNotSave
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_contacts import read_contacts
from journal_app.operations.workspace import Workspace
from journal_app.preferences import Preferences
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_drafts import content_of
from journal_app.ui.forms.form_place import NEW
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.forms.symptom_editor import SymptomEditor
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.alerts_page import AlertsPage
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.settings.measures_panel import MeasuresPanel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.alert_detail import AlertDetail
from tests.qt.test_form_drafts import FILLED, Place
from tests.qt.today_steps import settle, shown
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE

InBackground = Callable[[Callable[[], object]], object]


def _fill_the_disk(workspace: Workspace) -> None:
    driver = workspace.journal.database.driver
    pages = int(driver.execute("PRAGMA page_count").fetchone()[0])
    driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    refused = 0
    while refused < 3:
        note = Note(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, note="x")
        try:
            log_entries(workspace, [note], "x")
        except CouldNotSave:
            refused += 1


def _make_room(workspace: Workspace) -> None:
    workspace.journal.database.driver.execute("PRAGMA max_page_count = 1000000").fetchall()


def _content(form: EntryForm) -> dict[str, object]:
    return {name: content_of(field) for name, field in form.draft_inputs().items()}


@pytest.mark.parametrize("what", list(NEW))
def test_the_form_keeps_what_was_typed_says_so_and_saves_it_later(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground, what: str
) -> None:
    desk = Place(qtbot, client, theme, workspace)
    form = desk.open(what)
    FILLED[what](form)
    if isinstance(form, DoseForm | SleepForm):
        form.when.set_day(NOW.date())
    in_background(lambda: _fill_the_disk(workspace))
    # Only this thread or the worker may read: a draft may be on its way.
    desk.settle()
    count = workspace.journal.entry_count()
    typed = _content(form)
    form.submit()
    desk.settle()
    assert desk.place.isVisible()
    assert form.isVisible()
    assert _content(form) == typed
    assert "disk is full" in form.message.text
    assert form.message.text.count("\n") == 0
    assert form.save.isEnabled()
    assert not form.kept.isVisible(), "a draft that could not be kept is not said to be kept"
    assert workspace.journal.entry_count() == count
    in_background(lambda: _make_room(workspace))
    form.submit()
    desk.settle()
    assert not desk.place.isVisible(), form.message.text
    assert workspace.journal.entry_count() == count + 1
    assert desk.stored(what) is None


def _stay_after(
    qtbot: QtBot, client: JournalClient, in_background: InBackground, workspace: Workspace, save: Callable[[], None]
) -> None:
    in_background(lambda: _fill_the_disk(workspace))
    save()
    settle(qtbot, client)


def test_a_medicine_you_and_whom_to_reach_stay_in_their_fields(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> None:
    page = MedicinesPage(client, theme)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, client)
    page.forms.add()
    assert isinstance(page.form, MedicineForm)
    page.form.name.line.setText("diazepam")
    page.form.prescriber.setText("Dr. Ng")
    page.profile.weight.line.setText("70")
    people = [Contact(role="other", name=f"{number} " + "n" * 250) for number in range(25)]
    page.contacts.fill(people)
    page.contacts.changed.emit()
    settle(qtbot, client)
    _stay_after(qtbot, client, in_background, workspace, page.form.submit)
    assert "disk is full" in page.form.message.text
    assert (page.form.name.text, page.form.prescriber.text()) == ("diazepam", "Dr. Ng")
    _stay_after(qtbot, client, in_background, workspace, page.profile.save.click)
    assert "disk is full" in page.message.text
    assert page.profile.weight.line.text() == "70"
    _stay_after(qtbot, client, in_background, workspace, page.contacts.save.click)
    assert "disk is full" in page.reach_said.text
    assert list(page.contacts.contacts()) == people
    in_background(lambda: _make_room(workspace))
    page.form.submit()
    page.profile.save.click()
    page.contacts.save.click()
    settle(qtbot, client)
    assert [each.prescriber for each in workspace.person().regimen] == ["Dr. Ng"]
    assert workspace.person().profile.weight_kg == 70
    assert list(read_contacts(workspace)) == people
    for name in ("medicine", "profile", "contacts"):
        assert workspace.journal.value(f"draft:{name}") is None


def test_the_note_of_a_warning_stays_and_can_be_saved_later(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> None:
    in_background(lambda: log_entries(workspace, [dose("kratom_leaf", 1, grams=3.0), wine(0)], "x"))
    page = AlertsPage(client, theme)
    client.changed.connect(lambda _changed: page.mark_stale())
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, client)
    detail = page.findChild(AlertDetail)
    assert detail is not None
    QTest.keyClicks(detail.note, "asked the pharmacist")
    _stay_after(qtbot, client, in_background, workspace, detail.read.click)
    assert "disk is full" in detail.message.text
    assert detail.note.text() == "asked the pharmacist"
    in_background(lambda: _make_room(workspace))
    detail.read.click()
    settle(qtbot, client)
    assert "asked the pharmacist" in [
        each.review.note for each in workspace.journal.alerts() if each.review is not None
    ]
    assert not [each for each in workspace.journal.alerts() if workspace.journal.value(f"draft:alert-note:{each.id}")]


def test_a_check_in_stays(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> None:
    page = shown(qtbot, client, theme)
    card = page.check_in
    card.rows[0].set_value(7)
    card.rows[0].changed.emit()
    card.note.setPlainText("a hard day")
    settle(qtbot, client)
    _stay_after(qtbot, client, in_background, workspace, card.submit)
    assert "disk is full" in card.message.text
    assert (card.ratings, card.note.toPlainText()) == ({card.rows[0].symptom: 7}, "a hard day")
    in_background(lambda: _make_room(workspace))
    count = workspace.journal.entry_count()
    card.submit()
    # The journal takes a moment: what is written meanwhile is no part of what is saved.
    card.note.setPlainText("a hard day. And the night")
    settle(qtbot, client)
    assert workspace.journal.entry_count() == count + 2
    assert (card.ratings, card.note.toPlainText()) == ({}, "a hard day. And the night")
    card.flush()
    settle(qtbot, client)
    assert b"And the night" in (workspace.journal.value("draft:check-in") or b"")


def test_own_measures_and_symptoms_stay_in_their_lines(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> None:
    page = SettingsPage(client, theme)
    page.use_preferences(PreferenceStore(None, Preferences(), page))
    client.changed.connect(lambda _changed: page.mark_stale())
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, client)
    panel, editor = page.findChild(MeasuresPanel), page.findChild(SymptomEditor)
    assert panel is not None
    assert editor is not None
    panel.name.setText("steps")
    panel.unit.setText("1000")
    editor.add.name.setText("restless legs")
    settle(qtbot, client)
    _stay_after(qtbot, client, in_background, workspace, panel.submit)
    _stay_after(qtbot, client, in_background, workspace, editor.add.submit)
    assert "disk is full" in panel.message.text
    assert (panel.name.text(), panel.unit.text()) == ("steps", "1000")
    assert "disk is full" in editor.add.message.text
    assert editor.add.name.text() == "restless legs"
    in_background(lambda: _make_room(workspace))
    panel.submit()
    settle(qtbot, client)
    editor.add.submit()
    settle(qtbot, client)
    tracking = read_tracking(workspace)
    assert tracking.measures == (("steps", "1000"),)
    assert "restless legs" in [each.name for each in tracking.symptoms]
    assert panel.name.text() == editor.add.name.text() == ""
