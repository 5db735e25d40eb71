"""What the check-in asks for."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import Qt

from journal_app.domain.tracking import Tracking, WithdrawalList
from journal_app.i18n import _, in_context
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.ui.forms.symptom_editor import SymptomEditor
from journal_app.ui.settings.ignore_wheel import IgnoreWheel
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.widgets.named_choice import NamedChoice

LISTS: Final[tuple[tuple[WithdrawalList, str], ...]] = (
    ("", in_context("a list of questions", "None")),
    ("opioid", _("Opioids and kratom")),
    ("sedative", _("Alcohol, benzodiazepines and other sedatives")),
)


class SymptomsPanel(SettingPanel):
    """The symptoms of the check-in, in their order."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self.editor = SymptomEditor(desk.client, desk.theme)
        self.editor.changed.connect(self.filled)
        self.body.addWidget(self.editor)

    def refresh(self) -> None:
        self.editor.refresh()


class WithdrawalPanel(SettingPanel):
    """Which list of questions is offered, if any."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._tracking = Tracking()
        self.combo = NamedChoice()
        self.combo.setAccessibleName(setting.label)
        self.combo.setAccessibleDescription(setting.help)
        for _key, words in LISTS:
            self.combo.addItem(words)
        IgnoreWheel(self.combo)
        self.combo.activated.connect(self._choose)
        self.body.addWidget(self.combo, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        self.desk.client.ask(read_tracking, then=self._show, owner=self)

    def _show(self, tracking: Tracking) -> None:
        self._tracking = tracking
        self.combo.setCurrentIndex([key for key, _words in LISTS].index(tracking.withdrawal_list))

    def _choose(self, index: int) -> None:
        tracking = msgspec.structs.replace(self._tracking, withdrawal_list=LISTS[index][0])
        if tracking != self._tracking:
            self.desk.client.change(save_tracking, tracking, _("Withdrawal check-in"), failed=self.failed)
