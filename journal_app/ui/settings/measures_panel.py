"""Measures of the person's own, each with its unit: added, given another unit, taken out again.

A measure cannot be renamed: a value keeps the name under which it was logged. Remove it and add the other one instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.entries import MEASURES
from journal_app.domain.tracking import LONGEST_MEASURE_NAME, LONGEST_UNIT, MOST_MEASURES, Tracking
from journal_app.domain.wording import measure_name
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout

UNIT_TOO_LONG: Final = _("A unit has at most {most} characters. Nothing was changed.")


class MeasuresPanel(SettingPanel):
    """One row a measure, and fields to add one."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._tracking = Tracking()
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        add_layout(self.body, self._rows)
        self.name = QLineEdit()
        self.name.setMaxLength(20_000)
        self.name.setPlaceholderText(_("for example steps"))
        self.unit = QLineEdit()
        self.unit.setMaxLength(20_000)
        self.unit.setPlaceholderText(_("unit"))
        self.add = button(_("Add"), name=_("Add this measure"))
        self.add.clicked.connect(lambda _checked=False: self.submit())
        self.name.returnPressed.connect(self.submit)
        self.unit.returnPressed.connect(self.submit)
        line = QHBoxLayout()
        line.setSpacing(8)
        add_layout(line, form_row(_("New measure"), self.name), 2)
        add_layout(line, form_row(_("Unit"), self.unit), 1)
        add_layout(self.body, line)
        FormDrafts(self, desk.client, "measure", {"name": self.name, "unit": self.unit}).look_for()
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTrailing)

    def refresh(self) -> None:
        self.desk.client.ask(read_tracking, then=self._show, owner=self)

    def submit(self) -> None:
        """Add what is written; what cannot be added stays, with a sentence."""
        name, unit = _one_line(self.name.text()), _one_line(self.unit.text())
        known = [*MEASURES, *(measure_name(each) for each in MEASURES), *(own for own, _unit in self._own)]
        if not name or len(name) > LONGEST_MEASURE_NAME:
            refused = _("Please write a name of 1 to {most} characters. Nothing was changed.").format(
                most=LONGEST_MEASURE_NAME
            )
        elif len(unit) > LONGEST_UNIT:
            refused = UNIT_TOO_LONG.format(most=LONGEST_UNIT)
        elif name.casefold() in [each.casefold() for each in known]:
            refused = _("There is a measure of that name already. Nothing was changed.")
        elif len(self._own) >= MOST_MEASURES:
            refused = _("There is room for {count} measures. Nothing was changed.").format(count=MOST_MEASURES)
        else:
            self.name.setFocus()
            self._save((*self._own, (name, unit)), _("Added {name}.").format(name=name), self._empty)
            return
        self.say(refused, "caution")
        self.name.setFocus()

    @property
    def _own(self) -> tuple[tuple[str, str], ...]:
        return self._tracking.measures

    def _show(self, tracking: Tracking) -> None:
        self._tracking = tracking
        if tracking.measures == self._shown:
            return
        self._shown = tracking.measures
        clear(self._rows)
        if not tracking.measures:
            self._rows.addWidget(label(_("None yet."), "quiet"))
        for name, unit in tracking.measures:
            self._rows.addWidget(self._row(name, unit))
        self.filled.emit()

    def _row(self, name: str, unit: str) -> QWidget:
        made = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(breakable(name)), 1)
        field = QLineEdit(unit)
        field.setMaxLength(20_000)
        field.setPlaceholderText(_("unit"))
        field.setAccessibleName(_("Unit of {name}").format(name=name))
        field.setFixedWidth(self.desk.theme.scaled(130))
        field.editingFinished.connect(partial(self._change_unit, name, field))
        remove = button(_("Remove"), name=_("Remove {name} from this list").format(name=name))
        remove.clicked.connect(partial(self._remove, name))
        row.addWidget(field)
        row.addWidget(remove)
        return made

    def _change_unit(self, name: str, field: QLineEdit) -> None:
        unit = _one_line(field.text())
        if (name, unit) in self._own:
            return
        if len(unit) > LONGEST_UNIT:
            self.say(UNIT_TOO_LONG.format(most=LONGEST_UNIT), "caution")
            return
        if unit:
            said = _("{name} is now measured in {unit}. What you logged keeps its unit.").format(name=name, unit=unit)
        else:
            said = _("{name} has no unit now. What you logged keeps its unit.").format(name=name)
        changed = tuple((each, unit if each == name else before) for each, before in self._own)
        # The rows stay as they are, and the keyboard in them.
        self._shown = changed
        self._save(changed, said)

    def _remove(self, name: str, _checked: bool = False) -> None:
        self.name.setFocus()
        words = _("Removed {name} from this list. What you logged stays. {key} brings it back.")
        self._save(tuple(each for each in self._own if each[0] != name), words.format(name=name, key=key_shown("undo")))

    def _empty(self) -> None:
        self.name.clear()
        self.unit.clear()

    def _save(self, measures: tuple[tuple[str, str], ...], words: str, then: Callable[[], None] = lambda: None) -> None:
        before = self._tracking
        self._tracking = msgspec.structs.replace(before, measures=measures)

        def done(_logged: object) -> None:
            then()
            self.say(words)

        def failed(error: UserError) -> None:
            self._tracking = before
            self.failed(error)

        self.desk.client.change(save_tracking, self._tracking, self.setting.label, then=done, failed=failed)


def _one_line(text: str) -> str:
    return " ".join(cleaned(text).split())
