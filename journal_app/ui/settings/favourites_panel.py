"""Which of the tracked substances stand first among the chips."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.domain.wording import sentence_start
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_tracking import save_tracking
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.labels import label


class FavouritesPanel(SettingPanel):
    """A box for each substance."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._tracking: Tracking | None = None
        self.boxes: dict[str, QCheckBox] = {}

    def refresh(self) -> None:
        self.desk.client.ask(read_tracking, then=self._show, owner=self)

    def _show(self, tracking: Tracking) -> None:
        before, self._tracking = self._tracking, tracking
        if before is not None and [_name(each) for each in before.substances] == [
            _name(each) for each in tracking.substances
        ]:
            for each in tracking.substances:
                self.boxes[each.name].setChecked(each.favourite)
            return
        clear(self.body)
        self.boxes.clear()
        if not tracking.substances:
            self.body.addWidget(
                label(_("There is nothing to mark yet. Add what you keep track of under Substances."), "quiet")
            )
        for each in tracking.substances:
            box = QCheckBox(sentence_start(each.name).replace("&", "&&"))
            box.setAccessibleName(_("{name} is a favourite").format(name=each.name))
            box.setChecked(each.favourite)
            box.clicked.connect(lambda on, name=each.name: self._mark(name, on))
            self.boxes[each.name] = box
            self.body.addWidget(box)
        self.filled.emit()

    def _mark(self, name: str, favourite: bool) -> None:
        assert self._tracking is not None
        changed = tuple(
            msgspec.structs.replace(each, favourite=favourite) if each.name == name else each
            for each in self._tracking.substances
        )
        self._tracking = msgspec.structs.replace(self._tracking, substances=changed)
        self.desk.client.change(save_tracking, self._tracking, _("Favourites"), failed=self.failed)


def _name(tracked: TrackedSubstance) -> str:
    return tracked.name
