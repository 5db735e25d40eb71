"""The journal file is damaged or taken away while the window is open: one sentence, no report of a fault of ours."""

import os
import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.operations.workspace import Workspace
from journal_app.ui.bug_dialog import BugDialog
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.places import ALERTS, MEDICINES, SETTINGS, TIMELINE, TODAY
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window, today_of
from tests.qt.today_steps import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nobody else may change an open file")


def _cut_short(workspace: Workspace) -> None:
    os.truncate(workspace.journal.path, 8192)


def _take_away(workspace: Workspace) -> None:
    workspace.journal.path.unlink()


@pytest.mark.parametrize("harm", [_cut_short, _take_away])
def test_what_was_typed_stays_and_every_page_says_it_in_words(
    qtbot: QtBot, theme: Theme, client: JournalClient, workspace: Workspace, harm: Callable[[Workspace], None]
) -> None:
    window = open_window(qtbot, theme, client)
    window.act_on_today("note")
    settle(qtbot, client)
    form = today_of(window).forms.form
    assert isinstance(form, NoteForm)
    harm(workspace)
    form.words.setPlainText("a hard night")
    form.submit()
    settle(qtbot, client)
    assert "by another program" in form.message.text
    assert form.words.toPlainText() == "a hard night"
    for key in (TIMELINE, ALERTS, MEDICINES, SETTINGS, TODAY):
        window.show_page(key)
        settle(qtbot, client)
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, BugDialog)] == []
