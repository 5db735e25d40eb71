"""With a list that cannot be used, each page that would warn says so, and what was written down is still kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.errors import BadKnowledge
from journal_app.operations.read_person import read_person
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.combination_page import CombinationPage
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.pages.places import ALERTS, COMBINATION, MEDICINES, SUBSTANCE, TODAY
from journal_app.ui.theme import Theme
from tests.qt.desk import write
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle

OFF = "The list cannot be used, so warnings are off."


@pytest.fixture
def client(workspace: Workspace, background: Background) -> JournalClient:
    """The client of a journal whose list is damaged."""
    blind = Workspace(
        journal=workspace.journal, knowledge=BadKnowledge(OFF), clock=workspace.clock, zone=workspace.zone
    )
    return JournalClient(background, blind, background)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The window with an empty journal, on Today."""
    made = open_window(qtbot, theme, client)
    made.resize(1280, 832)
    yield made
    settle(qtbot, client)


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_every_page_that_would_warn_says_that_warnings_are_off(
    qtbot: QtBot, client: JournalClient, window: MainWindow
) -> None:
    for place in (TODAY, ALERTS, MEDICINES):
        window.show_page(place)
        settle(qtbot, client)
        assert OFF in words(window.page(place)), place
    window.check_combination()
    settle(qtbot, client)
    combination = window.page(COMBINATION)
    assert isinstance(combination, CombinationPage)
    for picker, name in zip(combination.pickers, ("kratom", "diazepam"), strict=False):
        write(picker.line, name)
    QTest.keyClick(combination.pickers[0].line, Qt.Key.Key_Return)
    settle(qtbot, client)
    assert OFF in words(combination)
    window.open_substance("kratom_leaf")
    settle(qtbot, client)
    assert OFF in words(window.page(SUBSTANCE))


def test_a_medicine_is_still_kept(
    qtbot: QtBot, client: JournalClient, window: MainWindow, workspace: Workspace
) -> None:
    window.show_page(MEDICINES)
    settle(qtbot, client)
    page = window.page(MEDICINES)
    assert isinstance(page, MedicinesPage)
    page.add.click()
    assert isinstance(page.form, MedicineForm)
    write(page.form.name.line, "methadone")
    page.form.submit()
    settle(qtbot, client)
    assert [row.medicine.name for row in read_person(workspace).regimen] == ["methadone"]
