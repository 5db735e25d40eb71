"""What was said about warnings and still holds, each with a way to take it back; none of it turns a warning off."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from journal_app.i18n import _
from journal_app.operations.held_warnings import (
    HiddenWarning,
    KnownToPrescriber,
    hidden_warnings,
    known_to_prescriber,
    take_back_prescriber_knows,
)
from journal_app.operations.snooze_alerts import show_again
from journal_app.ui.journal_client import Changed
from journal_app.ui.settings.panel import SettingPanel
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout


class HiddenPanel(SettingPanel):
    """The strips that are hidden for a day."""

    def refresh(self) -> None:
        self.desk.client.ask(hidden_warnings, then=self._show, owner=self)

    def _show(self, hidden: tuple[HiddenWarning, ...]) -> None:
        clear(self.body)
        if not hidden:
            self.body.addWidget(label(_("None is hidden."), "quiet"))
        for each in hidden:
            row, again = _row(each.title, each.until, _("Show again"))
            again.clicked.connect(partial(self._show_again, each.alert))
            add_layout(self.body, row)
        self.filled.emit()

    def _show_again(self, alert: UUID, _checked: bool = False) -> None:
        def shown(_nothing: None) -> None:
            self.setFocus()
            self.say(_("It is shown on Today again."))

        self.desk.client.ask(show_again, (alert,), then=shown, failed=self.failed, changes=Changed.ALERTS)


class PrescriberPanel(SettingPanel):
    """What the prescriber is said to know of."""

    def refresh(self) -> None:
        self.desk.client.ask(known_to_prescriber, then=self._show, owner=self)

    def _show(self, known: tuple[KnownToPrescriber, ...]) -> None:
        clear(self.body)
        if not known:
            self.body.addWidget(label(_("Nothing is marked."), "quiet"))
        for each in known:
            row, back = _row(each.names, each.until, _("Take back"))
            back.clicked.connect(partial(self._take_back, each))
            add_layout(self.body, row)
        self.filled.emit()

    def _take_back(self, known: KnownToPrescriber, _checked: bool = False) -> None:
        def taken(_nothing: None) -> None:
            self.setFocus()
            self.say(
                _("Taken back. It is shown at its own level again. {key} brings it back.").format(key=key_shown("undo"))
            )

        self.desk.client.ask(
            take_back_prescriber_knows,
            known.ingredients,
            then=taken,
            failed=self.failed,
            changes=Changed.ALERTS | Changed.ENTRIES,
        )


def _row(title: str, detail: str, words: str) -> tuple[QHBoxLayout, QPushButton]:
    row = QHBoxLayout()
    row.setSpacing(12)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(label(breakable(title)))
    said.addWidget(label(detail, "small"))
    made = button(words, name=f"{words}: {title}")
    add_layout(row, said, 1)
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
    return row, made
