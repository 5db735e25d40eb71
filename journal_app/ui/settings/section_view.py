"""One section of Settings: a heading and a card of rows, of which a search hides those that it does not find."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.preferences import Preferences
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.rows import NO_ICON, NO_REMINDERS, NO_TRAY, NewStartRow, ValueRow, value_row
from journal_app.ui.settings.setting import Action, Panel, Section, Setting, finds
from journal_app.ui.settings.setting_row import ActionRow, SettingRow
from journal_app.ui.widgets.card import Card, rule
from journal_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable


class SectionView(QWidget):
    """Rows and panels of a section. `chosen(key, value)` for what is stored in the preferences."""

    chosen = Signal(str, object)
    command_wanted = Signal(str)
    filled = Signal()
    """A panel made its rows anew."""

    def __init__(self, section: Section, desk: Desk) -> None:
        super().__init__()
        self.section = section
        self._desk = desk
        self.rows: dict[str, SettingRow | SettingPanel] = {}
        self._rules: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.heading = label(section.title, "section")
        column.addWidget(self.heading)
        if section.said:
            column.addWidget(label(section.said, "quiet"))
        card = Card(spacing=16)
        for setting in section.settings:
            line = rule()
            self._rules[setting.key] = line
            card.body.addWidget(line)
            self.rows[setting.key] = row = self._make(setting)
            card.body.addWidget(row)
        column.addWidget(card)
        self.show_found("")

    def _make(self, setting: Setting) -> SettingRow | SettingPanel:
        if isinstance(setting.control, Panel):
            module, _, name = setting.control.where.partition(".")
            kind: Callable[[Setting, Desk], SettingPanel]
            kind = getattr(import_module(f"journal_app.ui.settings.{module}"), name)
            panel = kind(setting, self._desk)
            panel.command_wanted.connect(self.command_wanted)
            panel.filled.connect(self.filled)
            return panel
        if isinstance(setting.control, Action):
            row = ActionRow(setting, setting.control, self._desk.theme)
            row.command_wanted.connect(self.command_wanted)
            return row
        made = value_row(setting, getattr(Preferences(), setting.key), self._desk.theme)
        made.chosen.connect(self.chosen)
        if isinstance(made, NewStartRow):
            made.command_wanted.connect(self.command_wanted)
        return made

    def show_preferences(self, preferences: Preferences, *, tray: bool) -> None:
        """Show what holds now. `tray`: this desktop has one."""
        for row in self.rows.values():
            if not isinstance(row, ValueRow):
                continue
            row.show_value(getattr(preferences, row.setting.key))
            if row.setting.needs == "tray":
                row.set_useful(tray, NO_TRAY)
            elif row.setting.needs == "tray_icon":
                row.set_useful(tray and preferences.tray, NO_ICON if tray else NO_TRAY)
            elif row.setting.needs == "reminders":
                row.set_useful(preferences.reminders, NO_REMINDERS)

    def refresh(self) -> None:
        """Ask again for what the panels show."""
        for row in self.rows.values():
            if isinstance(row, SettingPanel):
                row.refresh()

    def show_found(self, words: str) -> int:
        """Show the rows that these words find, all of them without words; returns how many."""
        found = [key for key, row in self.rows.items() if finds(row.setting, words)]
        for key, row in self.rows.items():
            row.setVisible(key in found)
            self._rules[key].setVisible(key in found[1:])
        return len(found)
