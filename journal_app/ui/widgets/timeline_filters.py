"""What the Timeline is narrowed to: a menu to choose from, and each choice as a chip that can be taken away."""

from __future__ import annotations

from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.finding import Selection
from journal_app.domain.levels import Level
from journal_app.domain.wording import sentence_start, symptom_words
from journal_app.i18n import _
from journal_app.operations.timeline_views import TimelineChoices
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.tab_order import tab_along
from journal_app.ui.widgets.wrap_row import WrapRow

LEVELS: Final = (
    (Level.CRITICAL, _("Critical alerts")),
    (Level.SERIOUS, _("Serious alerts and worse")),
    (Level.CAUTION, _("Any alert")),
)
NOTES: Final = _("With a note")
LONGEST_CHIP: Final = 28

Chosen = tuple[str, object]
"""The field of a Selection that a choice is about, and its value."""


class TimelineFilters(QWidget):
    """`changed(Selection)` fires when something was chosen or taken away; words are searched for elsewhere."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices = TimelineChoices(substances=(), symptoms=(), kinds=())
        self.selection = Selection()
        self.button = with_icon(button(_("Filter")), "filter", theme)
        self.button.setToolTip(_("Show only some entries"))
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(_("Filter"))
        self.button.setMenu(self.menu)
        self.clear_button = button(_("Clear filters"), "link")
        self.clear_button.clicked.connect(self.clear)
        self.chips: tuple[QPushButton, ...] = ()
        self._row = WrapRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self._show_chips()
        self._fill_menu()

    def offer(self, choices: TimelineChoices) -> None:
        """What there is to choose from."""
        if choices != self._choices:
            self._choices = choices
            self._fill_menu()
            self._show_chips()

    def clear(self) -> None:
        """Take everything away that was chosen."""
        self._choose(Selection())

    def _fill_menu(self) -> None:
        # What is taken out of a menu stays with it for good unless it is let go.
        for inner in self.menu.findChildren(QMenu):
            inner.deleteLater()
        self.menu.clear()
        choices = self._choices
        groups: list[tuple[str, str, list[tuple[str, object]]]] = [
            (_("Substance"), "substances", [(name, key) for key, name in choices.substances]),
            (_("Symptom"), "symptoms", [(sentence_start(symptom_words(each)), each) for each in choices.symptoms]),
            (_("Kind of entry"), "kinds", [(name, kind) for kind, name in choices.kinds]),
            (_("Alerts"), "least", [(name, level) for level, name in LEVELS]),
        ]
        for title, field, offered in groups:
            if offered:
                inner = self.menu.addMenu(title)
                for name, value in offered:
                    self._add(inner, name, (field, value))
        self._add(self.menu, NOTES, ("with_note", True))
        self.menu.addSeparator()
        clear = self.menu.addAction(_("Clear filters"), self.clear)
        clear.setEnabled(self.selection.narrows)

    def _add(self, menu: QMenu, name: str, chosen: Chosen) -> QAction:
        # An ampersand in a name that a person wrote is no access key.
        action = menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(self._is_chosen(chosen))
        action.triggered.connect(lambda _checked=False: self._toggle(chosen))
        return action

    def _is_chosen(self, chosen: Chosen) -> bool:
        field, value = chosen
        now = getattr(self.selection, field)
        return value in now if isinstance(now, tuple) else now == value

    def _toggle(self, chosen: Chosen) -> None:
        field, value = chosen
        now = getattr(self.selection, field)
        if isinstance(now, tuple):
            new: object = tuple(each for each in now if each != value) if value in now else (*now, value)
        elif self._is_chosen(chosen):
            new = getattr(Selection(), field)
        else:
            new = value
        self._choose(msgspec.structs.replace(self.selection, **{field: new}))

    def _choose(self, selection: Selection) -> None:
        if selection != self.selection:
            self.selection = selection
            self._fill_menu()
            self._show_chips()
            self.changed.emit(selection)

    def _chosen(self) -> list[tuple[str, Chosen]]:
        names = dict(self._choices.substances)
        kinds = dict(self._choices.kinds)
        chosen: list[tuple[str, Chosen]] = [
            *((names.get(each, each), ("substances", each)) for each in self.selection.substances),
            *((sentence_start(symptom_words(each)), ("symptoms", each)) for each in self.selection.symptoms),
            *((kinds.get(each, each), ("kinds", each)) for each in self.selection.kinds),
            *((name, ("least", level)) for level, name in LEVELS if level == self.selection.least),
        ]
        if self.selection.with_note:
            chosen.append((NOTES, ("with_note", True)))
        return chosen

    def _show_chips(self) -> None:
        old, chips = self.chips, []
        focused = QApplication.focusWidget()
        at = next((number for number, each in enumerate((*old, self.clear_button)) if each is focused), None)
        for name, chosen in self._chosen():
            short = name if len(name) <= LONGEST_CHIP else name[:LONGEST_CHIP].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
            remove = _("Remove filter: {name}").format(name=name)
            chip = with_icon(button("", "chip", name=remove), "close", self._theme, "text-2")
            chip.setText(short.replace("&", "&&"))
            chip.clicked.connect(partial(self._toggle, chosen))
            chips.append(chip)
        self.chips = tuple(chips)
        shown: list[QWidget] = [*chips, self.clear_button] if chips else []
        self._row.set_widgets(shown)
        self.setVisible(bool(shown))
        for made in shown:
            # Before Qt would: what is not shown yet takes no focus.
            made.show()
        if at is not None:
            # The focus goes to the chip that takes the place, or to the menu where there is none left.
            (self.chips[min(at, len(chips) - 1)] if chips else self.button).setFocus()
        for each in old:
            each.hide()
            each.deleteLater()
        tab_along(self.button, *shown)
