"""Every setting on its page: named, reached by Tab, kept in a real file, seen in the window, set back to usual."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.time_text import clock_text, use_twelve_hours
from journal_app.errors import CouldNotSave
from journal_app.i18n import OVERRIDE
from journal_app.operations.open_journal import create
from journal_app.preferences import Preferences, read_preferences
from journal_app.ui import application as application_module
from journal_app.ui.application import Application
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.places import SETTINGS
from journal_app.ui.pages.settings_page import NOTHING_FOUND, SettingsPage
from journal_app.ui.services import preference_store
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.settings.panel import SettingPanel
from journal_app.ui.settings.rows import ChoiceRow, ClockRow, NewStartRow, NumberRow, SwitchRow, ValueRow
from journal_app.ui.settings.setting import Choice, Section, Setting
from journal_app.ui.settings.setting_row import ActionRow
from journal_app.ui.theme import Theme
from tests.qt.declared_settings import ACTIONS, ALL, VALUES
from tests.qt.gates import focused, visible_inputs
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults


@dataclasses.dataclass
class Run:
    """The window on a real journal and a real preferences file."""

    qtbot: QtBot
    application: Application
    file: Path

    @property
    def page(self) -> SettingsPage:
        found = self.application.window.page(SETTINGS)
        assert isinstance(found, SettingsPage)
        return found

    def settle(self) -> None:
        client = self.application.window.client
        assert client is not None
        for _ in range(3):
            come_to_rest()
            self.qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)

    def row(self, key: str) -> Any:
        section = next(section for section, setting in ALL if setting.key == key)
        self.page.show_section(section.key)
        self.settle()
        return self.page.view(section.key).rows[key]

    def stored(self) -> Preferences:
        return read_preferences(self.file)


@pytest.fixture
def run(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """The open window at Settings."""
    # Nothing here draws a chart.
    monkeypatch.setattr(application_module, "WARM_UP_MS", 10**8)
    monkeypatch.setattr(application_module, "restart", lambda _command, _path, *, hidden=False: None)
    path = tmp_path / "kept" / "journal.db"
    create(path, None, "US").workspace.journal.close()
    file = tmp_path / "preferences.json"
    made = Application(qapp, path, Preferences(country="US", theme="light"), file, ("program",))
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(lambda: made.window.client is not None, timeout=20_000)
    desk = Run(qtbot, made, file)
    desk.settle()
    made.window.show_page(SETTINGS)
    desk.settle()
    yield desk
    use_twelve_hours(False)
    made.preferences.change(theme="light", contrast="normal", text_percent=100, stay_in_tray=False)
    qapp.setApplicationDisplayName("Journal")
    made.window.close()
    made.deleteLater()


def other_value(row: ValueRow) -> object:
    """Choose another value than the one that holds, as a person does, and hand it over."""
    if isinstance(row, ChoiceRow):
        control = row.setting.control
        assert isinstance(control, Choice)
        values = [value for value, _ in control.options]
        index = (row.combo.currentIndex() + 1) % len(values)
        row.combo.setFocus()
        QTest.keyClick(row.combo, Qt.Key.Key_Down if index else Qt.Key.Key_Home)
        return values[index]
    if isinstance(row, SwitchRow):
        row.box.setFocus()
        before = row.box.isChecked()
        QTest.keyClick(row.box, Qt.Key.Key_Space)
        return not before
    if isinstance(row, NumberRow):
        before_value = row.spin.value()
        row.spin.setFocus()
        QTest.keyClick(row.spin, Qt.Key.Key_Up)
        return before_value + row.spin.singleStep()
    assert isinstance(row, ClockRow)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "7:05 pm")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    return "19:05"


def seen(run: Run, key: str) -> object:
    """What a person would notice of a setting, apart from its row."""
    application = run.application
    theme, window = application._theme, application.window
    services = application.services
    assert services is not None
    looks: dict[str, Callable[[], object]] = {
        "theme": lambda: theme.choice,
        "contrast": lambda: theme.high_contrast,
        "text_percent": theme.pixels,
        "reduced_motion": lambda: theme.still,
        "clock": lambda: clock_text(time(20, 15)),
        "language": lambda: offers_a_new_start(run),
        "idle_lock_minutes": lambda: services.idle._seconds,
        "lock_on_suspend": lambda: locks_on_suspend(run),
        "window_title": window.windowTitle,
        "reminders": application.beside.reminders._timer.isActive,
        "reminder_first": lambda: application.preferences.value.reminder_first,
        "reminder_second": lambda: application.preferences.value.reminder_second,
        "tray": lambda: application.beside.tray._icon is not None,
        "stay_in_tray": application.beside.tray.stays,
    }
    return looks[key]()


def offers_a_new_start(run: Run) -> bool:
    """Whether the chosen language needs one."""
    row = run.row("language")
    assert isinstance(row, NewStartRow)
    return row.start_again.isVisible()


def locks_on_suspend(run: Run) -> bool:
    """Whether the lock is asked for when the computer sleeps."""
    services = run.application.services
    assert services is not None
    asked: list[bool] = []
    services.lock_wanted.disconnect(run.application.lock)
    services.lock_wanted.connect(lambda: asked.append(True))
    services.suspend.prepare_for_sleep(True)
    services.lock_wanted.disconnect()
    services.lock_wanted.connect(run.application.lock)
    return bool(asked)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
@pytest.mark.parametrize("setting", VALUES, ids=lambda setting: setting.key)
def test_a_value_is_seen_kept_and_set_back(run: Run, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    if setting.needs.startswith("tray"):
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
        run.application.beside.tray._available = lambda: True
        run.application.preferences.change(tray=setting.key != "tray")
    elif setting.needs == "reminders":
        run.application.preferences.change(reminders=True)
    elif setting.key == "language":
        monkeypatch.delenv(OVERRIDE)
    elif setting.key == "contrast":
        run.application.preferences.change(contrast="system")
    row = run.row(setting.key)
    assert isinstance(row, ValueRow)
    usual = getattr(Preferences(), setting.key)
    run.application.preferences.change(**{setting.key: usual})
    before = seen(run, setting.key)
    assert row.reset.isHidden()
    chosen = other_value(row)
    assert chosen != usual
    assert getattr(run.stored(), setting.key) == chosen
    if setting.key in ("reduced_motion", "clock", "language") and seen(run, setting.key) == before:
        chosen = other_value(row)  # what the system asks for may be either
    assert seen(run, setting.key) != before
    assert row.reset.isVisible()
    row.reset.click()
    assert getattr(run.stored(), setting.key) == usual
    assert seen(run, setting.key) == before
    assert row.reset.isHidden()
    assert QApplication.focusWidget() is row.control


@pytest.mark.parametrize("setting", ACTIONS, ids=lambda setting: setting.key)
def test_an_action_is_a_command_that_is_known(run: Run, setting: Setting) -> None:
    row = run.row(setting.key)
    assert isinstance(row, ActionRow)
    heard: list[str] = []
    window = run.application.window
    window.command_wanted.disconnect()
    window.command_wanted.connect(heard.append)
    row.button.click()
    assert len(heard) == 1
    assert heard[0] in run.application._commands.known


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_every_input_of_a_section_is_named_and_reached_by_tab(run: Run, section: Section) -> None:
    page = run.page
    page.show_section(section.key)
    run.settle()
    view = page.view(section.key)
    assert faults(page) == []
    for setting in section.settings:
        row = view.rows[setting.key]
        assert row.isVisible()
        assert row.accessibleName() == setting.label
        if isinstance(row, ValueRow):
            assert row.control.accessibleName() == setting.label
            assert row.control.accessibleDescription() == setting.help
        else:
            assert isinstance(row, SettingPanel | ActionRow)
    page.search.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    for each in visible_inputs(view):
        if each.isEnabled() and not each.objectName().startswith("qt_"):
            assert each in reached, f"Tab never comes to {each.accessibleName() or each}"
    tops = [each.mapTo(view, each.rect().center()).y() for each in reached if view.isAncestorOf(each)]
    assert all(later > earlier - 14 for earlier, later in pairwise(tops)), list(zip(tops, reached, strict=False))


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (900, 100), (900, 150), (900, 200)])
def test_no_section_is_wider_than_its_page(run: Run, width: int, percent: int) -> None:
    run.application.window.resize(width, 640)
    run.application.preferences.change(text_percent=percent)
    for section in SECTIONS:
        run.page.show_section(section.key)
        run.settle()
        view = run.page.view(section.key)
        assert run.page.area.horizontalScrollBar().maximum() == 0
        for each in visible_inputs(view):
            right = each.mapTo(run.page, each.rect().topRight()).x()
            assert right <= run.page.width(), f"{section.key}: {each.accessibleName()} ends at {right}"
            # The line inside a field of numbers is a part of it, and the whole field is what one aims at.
            aimed_at = (each.parentWidget() or each) if each.objectName().startswith("qt_") else each
            assert aimed_at.height() >= 24


def test_ctrl_comma_opens_it_and_find_goes_to_its_search(run: Run) -> None:
    window = run.application.window
    window.show_page("today")
    action = next(each for each in window.menus.findChildren(QAction) if each.shortcut().toString() == "Ctrl+,")
    action.trigger()
    assert run.page.isVisible()
    run.page.find_words()
    assert QApplication.focusWidget() is run.page.search


def test_a_search_shows_what_it_finds_of_all_sections(run: Run) -> None:
    page = run.page
    page.search.setText("encrypted")
    run.settle()
    shown = [key for section in SECTIONS for key, row in page.view(section.key).rows.items() if row.isVisible()]
    assert shown == ["back_up", "export"]
    page.search.setText("zzz")
    assert page.nothing.isVisible()
    assert page.nothing.text() == NOTHING_FOUND
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert not page.nothing.isVisible()
    assert page.view(page.section).isVisible()


def test_arrows_go_through_the_sections(run: Run) -> None:
    page = run.page
    page.show_section("symptoms")
    button = page.buttons["symptoms"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert page.section == "substances"
    assert page.view("substances").isVisible()
    assert not page.view("symptoms").isVisible()


def test_a_time_that_cannot_be_read_stays_with_a_sentence(run: Run) -> None:
    run.application.preferences.change(reminders=True)
    row = run.row("reminder_first")
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "late")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert row.said.isVisible()
    assert row.field.text() == "late"
    assert run.stored().reminder_first == Preferences().reminder_first


def test_what_has_no_effect_here_says_so(run: Run) -> None:
    row = run.row("reminder_first")
    assert not row.control.isEnabled()
    assert row.said.text() == "Reminders are off."
    tray = run.row("tray")
    assert not tray.control.isEnabled()
    assert "no tray" in tray.said.text()


def test_a_disk_that_refuses_is_said_and_the_choice_holds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _preferences: Preferences) -> None:
        raise CouldNotSave("Could not save to the disk. Your settings hold until you quit.")

    monkeypatch.setattr(preference_store, "write_preferences", refuse)
    row = run.row("window_title")
    other_value(row)
    assert run.application.window.windowTitle() == "Notes"
    assert "Could not save to the disk" in run.application.window._message.text


def test_a_country_that_was_not_chosen_is_said_on_the_emergency_page_which_leads_to_it(run: Run) -> None:
    window = run.application.window
    window.show_emergency()
    helping = window.findChild(EmergencyPage)
    assert isinstance(helping, EmergencyPage)
    assert not helping.choose_country.isVisible()
    window.hide_emergency()
    run.application.preferences.change(country=None)
    window.show_emergency()
    assert "not chosen a country yet" in helping.whose.text()
    assert "Settings" not in helping.whose.text()
    helping.choose_country.click()
    run.settle()
    row = run.row("country")
    assert row.isVisible()
    assert row.choice.form.combo.hasFocus()
    row.choice.form.combo.setCurrentIndex(row.choice.form.combo.findData("GB"))
    row.choice.save.click()
    run.settle()
    window.show_emergency()
    assert "United Kingdom" in helping.whose.text()
    assert not helping.choose_country.isVisible()
    window.hide_emergency()


def test_the_emergency_page_of_a_locked_journal_says_where_a_country_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    helping = EmergencyPage(theme, lambda: None)
    qtbot.addWidget(helping)
    helping.show()
    assert "Once your journal is open, choose it in Settings." in helping.whose.text()
    assert not helping.choose_country.isVisible()
