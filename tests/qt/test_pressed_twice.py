"""Hands that shake press a key twice: it is saved once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.form_place import NEW
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.forms.sleep_form import SleepForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.theme import Theme
from tests.qt.test_form_drafts import FILLED, Place
from tests.qt.today_steps import settle
from tests.unit.operations.new_journals import NOW


def _twice(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return)
    QTest.keyClick(widget, Qt.Key.Key_Return)


@pytest.mark.parametrize("what", list(NEW))
def test_a_form_whose_enter_is_pressed_twice_is_logged_once(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, what: str
) -> None:
    desk = Place(qtbot, client, theme, workspace)
    form = desk.open(what)
    FILLED[what](form)
    if isinstance(form, DoseForm | SleepForm):
        form.when.set_day(NOW.date())
    desk.settle()
    _twice(form)
    desk.settle()
    assert not desk.place.isVisible(), form.message.text
    assert workspace.journal.entry_count() == 1


def test_a_medicine_whose_enter_is_pressed_twice_is_there_once(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace
) -> None:
    page = MedicinesPage(client, theme)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, client)
    page.add.click()
    assert isinstance(page.form, MedicineForm)
    page.form.name.line.setText("diazepam")
    _twice(page.form)
    settle(qtbot, client)
    assert [each.name for each in workspace.person().regimen] == ["diazepam"]
