"""The panels of Settings on a real journal: each change is kept, can be undone, and is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Contact
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.prescriber_knows import prescriber_knows, what_the_prescriber_knows
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_contacts import save_contacts
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.snooze_alerts import hidden_until, snooze_alerts
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from journal_app.preferences import Preferences
from journal_app.ui.forms.measure_form import MeasureForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.settings.country_panel import CountryPanel
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.settings.files_panel import FilesPanel
from journal_app.ui.settings.measures_panel import MeasuresPanel
from journal_app.ui.settings.substances_panel import SubstancesPanel
from journal_app.ui.theme import Theme
from tests.qt.desk import write
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE


@dataclass
class Desk:
    """Settings on an open journal, without the rest of the window."""

    qtbot: QtBot
    client: JournalClient
    workspace: Workspace
    page: SettingsPage
    store: PreferenceStore

    def settle(self) -> None:
        for _ in range(3):
            come_to_rest()
            self.qtbot.waitUntil(lambda: not self.client.background.busy, timeout=20_000)

    def panel(self, key: str) -> Any:
        section = next(section for section in SECTIONS if key in [setting.key for setting in section.settings])
        self.page.show_section(section.key)
        self.page.mark_stale()
        self.settle()
        return self.page.view(section.key).rows[key]

    def ask(self, operation: Any, *arguments: object) -> Any:
        """Do something on the worker, as the program does."""
        answers: list[object] = []
        self.client.ask(operation, *arguments, then=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0]

    def undo(self) -> None:
        self.ask(undo)
        self.page.mark_stale()
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    page = SettingsPage(client, theme)
    qtbot.addWidget(page)
    store = PreferenceStore(tmp_path / "preferences.json", Preferences(country="US"))
    page.use_preferences(store)
    client.changed.connect(lambda _changed: page.mark_stale())
    page.resize(1000, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Desk(qtbot, client, workspace, page, store)
    made.settle()
    yield made
    made.settle()


def words(panel: QWidget) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def press(panel: QWidget, text: str) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.isVisible() and each.text() == text).click()


def short_name(panel: QWidget, name: str) -> QLineEdit:
    return next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == f"Short name for {name}")


def test_a_substance_is_added_by_name_renamed_and_removed(desk: Desk) -> None:
    panel = desk.panel("substances")
    assert isinstance(panel, SubstancesPanel)
    assert "Nothing yet." in words(panel)
    write(panel.name.line, "Valium")
    panel.submit()
    desk.settle()
    (kept,) = desk.ask(read_tracking).substances
    assert (kept.name, kept.substance) == ("Valium", "diazepam")
    write(panel.name.line, "diazepam")
    panel.submit()
    desk.settle()
    assert "in the list already" in panel.message.text
    write(panel.name.line, "blue powder")
    panel.submit()
    desk.settle()
    assert "Not in the list, so it is not checked." in words(panel)
    short = short_name(panel, "Valium")
    write(short, "v")
    short.editingFinished.emit()
    desk.settle()
    assert desk.ask(read_tracking).substances[0].often == "v"
    other = next(
        each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Short name for blue powder"
    )
    write(other, "V")
    other.editingFinished.emit()
    desk.settle()
    assert "Another substance has that short name" in panel.message.text
    assert desk.ask(read_tracking).substances[1].often == ""
    press(panel, "Remove")
    desk.settle()
    assert [each.name for each in desk.ask(read_tracking).substances] == ["blue powder"]
    desk.undo()
    assert [each.name for each in desk.ask(read_tracking).substances] == ["Valium", "blue powder"]
    assert "Valium" in words(panel)
    assert faults(panel) == []


def test_a_usual_amount_is_said_changed_and_taken_back(desk: Desk) -> None:
    panel = desk.panel("substances")
    for written in ("Valium", "alcohol"):
        write(panel.name.line, written)
        panel.submit()
        desk.settle()
    amount = panel.amounts["Valium"]
    write(amount.number.line, "5")
    amount.number.line.editingFinished.emit()
    desk.settle()
    assert desk.ask(read_tracking).substances[0].usual == Amount(value=5, unit="mg")
    assert panel.amounts["Valium"] is amount, "the row stays where the keyboard is"
    amount.unit.setCurrentIndex(amount.unit.findData("tablet"))
    amount.unit.activated.emit(amount.unit.currentIndex())
    desk.settle()
    assert desk.ask(read_tracking).substances[0].usual == Amount(value=5, unit="tablet")
    write(amount.number.line, "1.000")
    amount.number.line.editingFinished.emit()
    desk.settle()
    assert desk.ask(read_tracking).substances[0].usual == Amount(value=5, unit="tablet")
    assert amount.number.said.text() == "1 or 1000?"
    drink = next(each for name, each in panel.amounts.items() if name != "Valium")
    drink.unit.setCurrentIndex(drink.unit.findData("spirit"))
    write(drink.number.line, "2")
    drink.number.line.editingFinished.emit()
    desk.settle()
    kept = desk.ask(read_tracking).substances[1]
    assert (kept.usual, kept.usual_drink, kept.usual_count) == (None, "spirit", 2)
    short = short_name(panel, "Valium")
    write(short, "v")
    short.editingFinished.emit()
    desk.settle()
    kept = desk.ask(read_tracking).substances[0]
    assert (kept.often, kept.usual) == ("v", Amount(value=5, unit="tablet")), "one never undoes the other"
    desk.undo()
    desk.undo()
    assert desk.ask(read_tracking).substances[1].usual_drink == ""
    assert faults(panel) == []


def test_a_favourite_is_ticked_and_kept(desk: Desk) -> None:
    panel = desk.panel("favourites")
    assert "Add what you keep track of under Substances" in words(panel)
    substances = desk.panel("substances")
    write(substances.name.line, "kratom & more")
    substances.submit()
    desk.settle()
    panel = desk.panel("favourites")
    (box,) = panel.findChildren(QCheckBox)
    assert box.accessibleName() == "kratom & more is a favourite"
    assert box.text() == "Kratom && more"
    box.click()
    desk.settle()
    assert desk.ask(read_tracking).substances[0].favourite
    desk.undo()
    assert not desk.ask(read_tracking).substances[0].favourite
    assert not panel.boxes["kratom & more"].isChecked()


def test_a_name_of_ones_own_gets_another_kind_and_goes_away_again(desk: Desk) -> None:
    panel = desk.panel("own_substances")
    assert "None yet." in words(panel)
    unknown = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="blue powder")
    desk.ask(log_entries, (unknown,), "Logged")
    desk.ask(save_custom_substance, "blue powder", "unknown_opioid")
    panel = desk.panel("own_substances")
    (kind,) = panel.findChildren(QComboBox)
    assert kind.currentData() == "unknown_opioid"
    kind.setCurrentIndex(kind.findData("unknown_antihistamine"))
    kind.activated.emit(kind.currentIndex())
    desk.settle()
    assert [own.kind for own in desk.workspace.person().custom] == ["unknown_antihistamine"]
    assert "is now checked as" in panel.message.text
    press(panel, "Remove")
    desk.settle()
    assert desk.workspace.person().custom == ()
    assert "None yet." in words(panel)
    desk.undo()
    assert "blue powder" in words(panel)


def test_what_the_prescriber_knows_is_taken_back(desk: Desk) -> None:
    desk.ask(prescriber_knows, ("diazepam", "methadone"))
    panel = desk.panel("prescriber_knows")
    assert "until " in words(panel)
    press(panel, "Take back")
    desk.settle()
    assert desk.ask(what_the_prescriber_knows) == ()
    assert "Nothing is marked." in words(panel)
    desk.undo()
    assert len(desk.ask(what_the_prescriber_knows)) == 1


def test_a_hidden_warning_is_shown_again(desk: Desk) -> None:
    desk.ask(log_entries, (dose("kratom_leaf", 1), dose("gabapentin", 0)), "Logged")
    alerts = desk.ask(lambda workspace: workspace.journal.alerts(pairs=True))
    (chosen, *_) = [alert for alert in alerts if alert.level < Level.CRITICAL]
    desk.ask(snooze_alerts, (chosen.id,))
    panel = desk.panel("hidden_alerts")
    press(panel, "Show again")
    desk.settle()
    assert desk.ask(hidden_until) == {}
    assert "None is hidden." in words(panel)


def test_the_withdrawal_list_is_kept(desk: Desk) -> None:
    panel = desk.panel("withdrawal_list")
    panel.combo.setCurrentIndex(1)
    panel.combo.activated.emit(1)
    desk.settle()
    assert desk.ask(read_tracking).withdrawal_list == "opioid"
    desk.undo()
    assert panel.combo.currentIndex() == 0


def test_symptoms_are_hidden_and_shown(desk: Desk) -> None:
    panel = desk.panel("symptoms")
    panel.editor.buttons["anxiety", "hide"].click()
    desk.settle()
    assert [each.name for each in desk.ask(read_tracking).symptoms if each.hidden] == ["anxiety"]
    desk.undo()
    assert not any(each.hidden for each in desk.ask(read_tracking).symptoms)


def test_a_measure_of_ones_own_is_added_given_another_unit_and_removed(desk: Desk) -> None:
    panel = desk.panel("measures")
    assert isinstance(panel, MeasuresPanel)
    assert "None yet." in words(panel)
    write(panel.name, "  steps ")
    write(panel.unit, "count")
    panel.submit()
    desk.settle()
    assert desk.ask(read_tracking).measures == (("steps", "count"),)
    assert panel.name.text() == ""
    assert "Added steps." in panel.message.text
    unit = next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Unit of steps")
    write(unit, "a day")
    unit.editingFinished.emit()
    desk.settle()
    assert desk.ask(read_tracking).measures == (("steps", "a day"),)
    assert "What you logged keeps its unit." in panel.message.text
    press(panel, "Remove")
    desk.settle()
    assert desk.ask(read_tracking).measures == ()
    desk.undo()
    assert desk.ask(read_tracking).measures == (("steps", "a day"),)
    assert "steps" in words(panel)
    assert faults(panel) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "1 to 60 characters"),
        ("x" * 61, "1 to 60 characters"),
        ("STEPS", "of that name already"),
        ("Blood pressure", "of that name already"),
    ],
)
def test_a_measure_that_cannot_be_added_stays_with_a_sentence(desk: Desk, name: str, sentence: str) -> None:
    panel = desk.panel("measures")
    write(panel.name, "steps")
    panel.submit()
    desk.settle()
    write(panel.name, name)
    write(panel.unit, "mm")
    panel.submit()
    desk.settle()
    assert sentence in panel.message.text
    assert (panel.name.text(), panel.unit.text()) == (name, "mm")
    assert desk.ask(read_tracking).measures == (("steps", ""),)


def test_a_measure_of_ones_own_is_offered_with_its_unit_where_measures_are_logged(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    panel = desk.panel("measures")
    write(panel.name, "grip strength")
    write(panel.unit, "N")
    panel.submit()
    desk.settle()
    form = MeasureForm(desk.client, theme)
    qtbot.addWidget(form)
    desk.settle()
    form.what.setCurrentText("grip strength")
    assert form.unit.text == "N"


def test_tab_comes_to_the_symptoms_before_the_line_below_them(desk: Desk) -> None:
    editor = desk.panel("symptoms").editor
    for _ in range(2):
        editor.buttons["anxiety", "down"].click()
        desk.settle()
    order: list[QWidget] = []
    here: QWidget | None = desk.page.search
    while here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    asked = [each.name for each in desk.ask(read_tracking).symptoms]
    wanted = [editor.buttons[name, what] for name in asked for what in ("up", "down", "hide")]
    assert [each for each in order if each in (*wanted, editor.add.name)] == [*wanted, editor.add.name]


def test_the_country_is_used_at_once_and_told_to_the_window(desk: Desk) -> None:
    panel = desk.panel("country")
    assert isinstance(panel, CountryPanel)
    told: list[tuple[object, object]] = []
    desk.page.country_saved.connect(lambda country, grams: told.append((country, grams)))
    form = panel.choice.form
    form.combo.setCurrentIndex(form.combo.findData("GB"))
    panel.choice.submit()
    desk.settle()
    assert told == [("GB", None)]
    assert (desk.client.country, desk.client.drink_grams) == ("GB", 8.0)


def test_contacts_come_to_the_lock_screen_only_when_there_are_some(desk: Desk) -> None:
    panel = desk.panel("contacts")
    assert not panel.box.isEnabled()
    assert "No contact is written down yet" in panel.message.text
    sam = Contact(role="friend", name="Sam", number="555")
    desk.ask(save_contacts, (sam,))
    panel = desk.panel("contacts")
    told: list[tuple[object, bool]] = []
    desk.page.contacts_saved.connect(lambda contacts, shown: told.append((contacts, shown)))
    panel.box.click()
    assert told == [((sam,), True)]


def test_where_the_files_are_can_be_read_and_copied(desk: Desk) -> None:
    panel = desk.panel("files")
    assert isinstance(panel, FilesPanel)
    assert panel.path.text() == str(desk.workspace.journal.path)
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == str(desk.workspace.journal.path)
    assert panel.message.text == "The place was copied."


def test_about_names_versions_and_packages(desk: Desk) -> None:
    panel = desk.panel("about")
    assert "List of warnings: version" in panel.versions.text()
    assert "SQLAlchemy" in panel.packages.toPlainText()
