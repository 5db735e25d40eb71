"""What is kept track of: found by name, given a short name of the person's own, taken out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.domain.wording import sentence_start
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.usual_choices import UsualChoices, usual_choices
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.forms.name_field import NameField
from journal_app.ui.forms.usual_amount import UsualAmount
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import clear
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout

LONGEST_SHORT_NAME = 20


class SubstancesPanel(SettingPanel):
    """One row a substance, and a field to add one."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._tracking = Tracking()
        self._shown: tuple[TrackedSubstance, ...] | None = None
        self.amounts: dict[str, UsualAmount] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        add_layout(self.body, self._rows)
        self.name = NameField(desk.client, _("Add a substance"))
        self.add = button(_("Add"), name=_("Add this substance"))
        self.add.clicked.connect(lambda _checked=False: self.submit())
        self.name.line.returnPressed.connect(self.submit)
        add_layout(
            self.body, form_row(_("Add a substance"), self.name, hint=_("For example kratom, wine or diazepam."))
        )
        FormDrafts(self, desk.client, "substance", {"name": self.name}).look_for()
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        self.desk.client.ask(usual_choices, then=self._show, owner=self)

    def submit(self) -> None:
        """Keep track of what is written in the field."""
        if self.name.text:
            self.name.resolve(self._resolved)
        else:
            self.name.line.setFocus()

    def _resolved(self, name: str, substance: str | None) -> None:
        known = {(each.substance, each.name.casefold()) for each in self._tracking.substances}
        if any(name.casefold() == text or (substance is not None and substance == key) for key, text in known):
            self.say(_("{name} is in the list already.").format(name=name), "note")
            return
        added = (*self._tracking.substances, TrackedSubstance(name=name, substance=substance))
        self.name.line.setFocus()
        not_known = _("Added {name}. Journal does not know it, so it is not checked.")
        words = _("Added {name}.") if substance else not_known
        self._save(added, words.format(name=name), lambda: self.name.set_name("", None))

    def _show(self, choices: UsualChoices) -> None:
        tracking = self._tracking = choices.tracking
        if tracking.substances == self._shown:
            return  # the rows stay, and what is being typed in them
        self._shown = tracking.substances
        clear(self._rows)
        self.amounts.clear()
        if not tracking.substances:
            self._rows.addWidget(label(_("Nothing yet."), "quiet"))
        for each in tracking.substances:
            self._rows.addWidget(self._row(each))
            self._rows.addWidget(self._usual(each, choices))
        self.filled.emit()

    def _row(self, tracked: TrackedSubstance) -> QWidget:
        made = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(sentence_start(tracked.name))))
        if tracked.substance is None:
            words.addWidget(label(_("Not in the list, so it is not checked."), "tiny"))
        add_layout(row, words, 1)
        short = QLineEdit(tracked.often)
        short.setMaxLength(20_000)
        short.setPlaceholderText(_("Short name"))
        short.setAccessibleName(_("Short name for {name}").format(name=tracked.name))
        short.setFixedWidth(self.desk.theme.scaled(130))
        short.editingFinished.connect(partial(self._rename, tracked.name, short))
        remove = button(_("Remove"), name=_("Remove {name} from this list").format(name=tracked.name))
        remove.clicked.connect(partial(self._remove, tracked.name))
        row.addWidget(short)
        row.addWidget(remove)
        return made

    def _usual(self, tracked: TrackedSubstance, choices: UsualChoices) -> QWidget:
        """How much at a time: kept as soon as it is a number with its unit, or taken away."""
        made = UsualAmount(tracked, choices.units_of(tracked), choices.drinks)
        self.amounts[tracked.name] = made
        made.number.line.editingFinished.connect(partial(self._keep_usual, tracked.name, made))
        made.unit.activated.connect(lambda _place: self._keep_usual(tracked.name, made))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 8)
        add_layout(column, form_row(_("Usually at a time"), made))
        return whole

    def _keep_usual(self, name: str, amount: UsualAmount) -> None:
        tracked = next((each for each in self._tracking.substances if each.name == name), None)
        if tracked is None or amount.lacks_unit or not amount.number.settle():
            return
        said = amount.of(tracked)
        if said == tracked:
            return
        changed = tuple(said if each == tracked else each for each in self._tracking.substances)
        # The rows stay, with the keyboard where it is.
        self._shown = changed
        self._save(changed, _("Saved."))

    def _rename(self, name: str, field: QLineEdit) -> None:
        tracked = next((each for each in self._tracking.substances if each.name == name), None)
        if tracked is None:
            return
        written = " ".join(cleaned(field.text()).split())
        if written == tracked.often:
            return
        if len(written) > LONGEST_SHORT_NAME:
            words = _("Please write a name of 1 to {most} characters. Nothing was changed.")
            self.say(words.format(most=LONGEST_SHORT_NAME), "caution")
            return
        taken = {each.often.casefold() for each in self._tracking.substances if each != tracked and each.often}
        if written.casefold() in taken:
            self.say(_("Another substance has that short name. Please choose another one."), "caution")
            return
        changed = tuple(
            msgspec.structs.replace(each, often=written) if each == tracked else each
            for each in self._tracking.substances
        )
        if written:
            words = _("{name} can now be typed as {short}.").format(name=tracked.name, short=written)
        else:
            words = _("Short name removed.")
        self._save(changed, words)

    def _remove(self, name: str, _checked: bool = False) -> None:
        self.name.line.setFocus()
        kept = tuple(each for each in self._tracking.substances if each.name != name)
        words = _("Removed {name} from this list. What you logged stays. {key} brings it back.")
        self._save(kept, words.format(name=name, key=key_shown("undo")))

    def _save(
        self, substances: tuple[TrackedSubstance, ...], words: str, then: Callable[[], None] = lambda: None
    ) -> None:
        before = self._tracking
        self._tracking = msgspec.structs.replace(before, substances=substances)

        def done(_logged: object) -> None:
            then()
            self.say(words)

        def failed(error: UserError) -> None:
            self._tracking = before
            self.failed(error)

        self.desk.client.change(save_tracking, self._tracking, _("What you keep track of"), then=done, failed=failed)
