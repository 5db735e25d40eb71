"""Substances of the person's own: what kind each is, changed or taken out again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from journal_app.i18n import _
from journal_app.operations.read_person import CustomRow, PersonView, read_person
from journal_app.operations.remove_custom_substance import remove_custom_substance
from journal_app.operations.save_custom_substance import kinds_of_substance, save_custom_substance
from journal_app.ui.settings.ignore_wheel import IgnoreWheel
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.named_choice import NamedChoice


class OwnSubstancesPanel(SettingPanel):
    """One row a name."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._shown: tuple[CustomRow, ...] | None = None

    def refresh(self) -> None:
        self.desk.client.ask(kinds_of_substance, then=self._take_kinds, owner=self)
        self.desk.client.ask(read_person, then=self._show, owner=self)

    def _take_kinds(self, kinds: tuple[tuple[str, str], ...]) -> None:
        self._kinds = kinds

    def _show(self, view: PersonView) -> None:
        if view.custom == self._shown:
            return
        self._shown = view.custom
        clear(self.body)
        if not view.custom:
            self.body.addWidget(
                label(_("None yet. A name that Journal does not know can be given a kind where it stands."), "quiet")
            )
        for row in view.custom:
            self.body.addWidget(self._row(row))
        if view.warnings_off:
            self.message.say(view.warnings_off, "serious")
        self.filled.emit()

    def _row(self, row: CustomRow) -> QWidget:
        made = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(breakable(row.custom.name)), 1)
        kind = NamedChoice()
        kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        kind.setMinimumContentsLength(14)
        kind.setAccessibleName(_("What kind {name} is").format(name=row.custom.name))
        for identity, words in self._kinds:
            kind.addItem(words, identity)
        kind.setCurrentIndex(kind.findData(row.custom.kind))
        IgnoreWheel(kind)
        kind.activated.connect(partial(self._change, row, kind))
        remove = button(_("Remove"), name=_("Remove {name} from your own names").format(name=row.custom.name))
        remove.clicked.connect(partial(self._remove, row))
        line.addWidget(kind, 1)
        line.addWidget(remove)
        return made

    def _change(self, row: CustomRow, kind: QComboBox, _index: int) -> None:
        chosen = kind.currentData()
        if chosen == row.custom.kind:
            return
        words = kind.currentText()
        self.desk.client.change(
            save_custom_substance,
            row.custom.name,
            chosen,
            then=lambda _done: self.say(
                _("{name} is now checked as: {kind}. {key} takes it back.").format(
                    name=row.custom.name, kind=words, key=key_shown("undo")
                )
            ),
            failed=self.failed,
        )

    def _remove(self, row: CustomRow, _checked: bool = False) -> None:
        self.setFocus()
        self.desk.client.change(
            remove_custom_substance,
            row.custom.id,
            then=lambda _done: self.say(
                _("Removed {name}. What you logged stays, and is not checked. {key} brings it back.").format(
                    name=row.custom.name, key=key_shown("undo")
                )
            ),
            failed=self.failed,
        )
