"""A disk that is full: every form says so in one sentence, keeps what was typed, and saves it when there is room."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Note
from journal_app.domain.moments import moment_of
from journal_app.errors import CouldNotSave
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.entry_form import EntryForm
from journal_app.ui.forms.form_drafts import content_of
from journal_app.ui.forms.form_place import NEW
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from tests.qt.test_form_drafts import FILLED, Place
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
