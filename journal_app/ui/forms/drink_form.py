"""Alcohol taken: a usual drink to start from, its size and strength, how many, or an amount that is not known."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from journal_app.domain.drink_words import standard_drinks
from journal_app.domain.entries import Drink, Entry
from journal_app.domain.knowledge import DrinkPreset, folded
from journal_app.domain.number_text import plain_number
from journal_app.domain.units import ethanol_grams
from journal_app.domain.wording import ANY_DRINK, sentence_start
from journal_app.i18n import _
from journal_app.operations.list_drinks import OFFERED_FIRST, list_drinks
from journal_app.ui.forms.entry_form import LONGEST_TEXT, CommonFields, EntryForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import WrapRow

LARGEST_ML = 20_000
SEEN_AFTER_MS = 400
"""What a typed name filled in has been seen by then; an Enter before that asks once more."""


class DrinkForm(EntryForm):
    """The grams are worked out from size, strength and count; without them the amount is not known, never zero."""

    heading = _("A drink")
    edit_heading = _("Edit a drink")
    is_checked = True

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self.presets: tuple[QPushButton, ...] = ()
        self._known: dict[str, DrinkPreset] = {}
        self._just_filled = False
        self._usual = WrapRow(most_columns=3)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TEXT)
        self.count = NumberInput(_("How many"))
        self.volume = NumberInput(_("Size of one"))
        self.strength = NumberInput(_("Strength"))
        self.unknown = CheckBox(_("I do not know how much"))
        self.heavy = CheckBox(_("It was a lot"))
        self.total = label("", "small")
        self._lay_out()
        self.count.set_value(1)
        self.unknown.toggled.connect(lambda _on: self._show())
        for field in (self.count, self.volume, self.strength):
            field.changed.connect(self._seen)
            field.changed.connect(self._show)
        self._show()
        self.name.editingFinished.connect(self._fill_by_name)
        if self.live is not None:
            self.name.textChanged.connect(lambda _text: self._typed())
        client.ask(list_drinks, then=self._offer, owner=self)

    def _lay_out(self) -> None:
        body = self.fields.body
        body.addWidget(self._usual)
        add_layout(body, form_row(_("What was it?"), self.name))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, unit, field in (
            (_("How many"), "", self.count),
            (_("Size of one"), "ml", self.volume),
            (_("Strength"), "%", self.strength),
        ):
            column = form_row(text, field, unit=unit)
            column.addStretch(1)
            add_layout(row, column, 1)
        add_layout(body, row)
        body.addWidget(self.total)
        if self.live is not None:
            body.addWidget(self.live)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self.unknown)
        line.addWidget(self.heavy)
        line.addStretch(1)
        add_layout(body, line)

    def first_field(self) -> QWidget:
        return self.name

    def fill(self, entry: Entry) -> None:
        """Show a drink to be edited."""
        super().fill(entry)
        assert isinstance(entry, Drink)
        self.name.setText(entry.name)
        self.count.set_value(entry.count)
        self.volume.set_value(entry.volume_ml)
        self.strength.set_value(entry.abv_percent)
        self.unknown.setChecked(entry.ethanol_g is None)
        self.heavy.setChecked(entry.heavy)
        self._show()

    def amount_field(self) -> QWidget:
        return self.count.line

    def draft_restored(self, kept_at: float) -> None:
        super().draft_restored(kept_at)
        self._show()

    def choose(self, preset: DrinkPreset) -> None:
        """Start from a usual drink; the person corrects it."""
        self.name.setText(preset.name)
        self.volume.set_value(preset.volume_ml)
        self.strength.set_value(preset.abv_percent)
        self.unknown.setChecked(False)
        self._show()
        self.count.line.setFocus()
        self.count.line.selectAll()

    def _typed(self) -> None:
        if self.live is not None:
            self.live.later()

    def start_with(self, name: str, substance: str | None) -> None:  # noqa: ARG002 - every drink is alcohol
        """Begin with a drink that was chosen elsewhere."""
        self.name.setText(name)
        self._fill_by_name()

    def draft(self) -> tuple[Entry, ...]:
        """The drink as far as it is typed; an amount that is not known yet counts as not known."""
        moment = self.when.peek()
        count = self.count.value if not self.count.is_empty else 1.0
        begun = bool(self.name.text().strip()) or not self.volume.is_empty or self.unknown.isChecked()
        if moment is None or not begun or count is None or not 0 < count < LARGEST_ML:
            return ()
        volume = self.volume.value
        too_large = volume is not None and volume > LARGEST_ML
        return (
            Drink(
                id=uuid4() if self.edited is None else self.edited.id,
                moment=moment,
                entered_at=self.client.clock(),
                name=" ".join(self.name.text().split()) or ANY_DRINK,
                ethanol_g=None if self.unknown.isChecked() or too_large else self._grams(),
                volume_ml=None if too_large else volume,
                count=count,
                heavy=self.unknown.isChecked() and self.heavy.isChecked(),
            ),
        )

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One drink entry, or nothing after saying what is missing."""
        for field in (self.count, self.volume, self.strength):
            if not field.settle():
                field.line.setFocus()
                return ()
        count = self.count.value if not self.count.is_empty else 1.0
        volume, strength = self.volume.value, self.strength.value
        if count is None or count <= 0:
            self.refuse(_("Please write how many there were, such as 1 or 0.5."), self.count.line)
            return ()
        if strength is not None and strength > 100:
            self.refuse(_("The strength cannot be more than 100 %. Please check it."), self.strength.line)
            return ()
        if volume is not None and volume > LARGEST_ML:
            self.refuse(_("That is more than 20 litres in one drink. Please check the size in ml."), self.volume.line)
            return ()
        if self._just_filled:
            self._just_filled = False
            self.message.say(_("Is this right? Press Enter again, or correct it."))
            return ()
        unknown = self.unknown.isChecked()
        if not unknown and (volume is None or strength is None) and self._grams_before() is None:
            missing = self.volume if volume is None else self.strength
            self.refuse(_("Please write its size and its strength, or tick I do not know how much."), missing.line)
            return ()
        drink = Drink(
            **fields,
            name=" ".join(self.name.text().split()) or ANY_DRINK,
            ethanol_g=None if unknown else self._grams(),
            volume_ml=volume,
            abv_percent=strength,
            count=count,
            heavy=unknown and self.heavy.isChecked(),
        )
        return (drink,)

    def _grams(self) -> float | None:
        count, volume, strength = self.count.value, self.volume.value, self.strength.value
        if volume is None or strength is None:
            return self._grams_before()
        if strength > 100:
            return None
        return ethanol_grams(volume, strength, count if count is not None else 1.0)

    def _grams_before(self) -> float | None:
        """An imported drink may carry grams alone: they stay, in proportion to the count."""
        before, count = self.edited, self.count.value
        if not isinstance(before, Drink) or before.ethanol_g is None or before.volume_ml is not None:
            return None
        return before.ethanol_g / before.count * (count if count is not None else 1.0)

    def _fill_by_name(self) -> None:
        """A usual drink that was typed by its name starts from its usual size, in view before it is logged."""
        preset = self._known.get(folded(self.name.text()))
        untouched = self.volume.is_empty and self.strength.is_empty and not self.unknown.isChecked()
        if preset is None or not untouched or self.edited is not None:
            return
        self.volume.set_value(preset.volume_ml)
        self.strength.set_value(preset.abv_percent)
        self._just_filled = True
        QTimer.singleShot(SEEN_AFTER_MS, self, self._seen)
        self._show()

    def _seen(self) -> None:
        self._just_filled = False

    def _offer(self, presets: tuple[DrinkPreset, ...]) -> None:
        self._known = {folded(name): preset for preset in presets for name in (preset.name, *preset.names)}
        made = []
        for preset in presets[:OFFERED_FIRST]:
            text = f"{sentence_start(preset.name)} {plain_number(preset.volume_ml)} ml"
            each = button(text, "chip", name=f"{text}, {plain_number(preset.abv_percent)} %")
            each.clicked.connect(partial(self._choose, preset))
            made.append(each)
        self.presets = tuple(made)
        self._usual.set_widgets(self.presets)
        # A form that was begun with a name waited for this list.
        self._fill_by_name()
        if (before := self.name.previousInFocusChain()) is not None:
            tab_through(before, self._usual.grid)

    def _choose(self, preset: DrinkPreset, _checked: bool = False) -> None:
        self.choose(preset)

    def _show(self) -> None:
        self._typed()
        unknown = self.unknown.isChecked()
        self.heavy.setVisible(unknown)
        grams = None if unknown else self._grams()
        if unknown:
            said = _("Not known counts as alcohol for longer, never as none.")
        elif grams is not None:
            one = self.client.drink_grams
            said = _("{grams} g of alcohol, about {drinks} of {one} g.").format(
                grams=round(grams), drinks=standard_drinks(grams, one), one=plain_number(one)
            )
        else:
            said = ""
        self.total.setText(said)
        self.total.setVisible(bool(said))
