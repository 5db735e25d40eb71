"""The chips that log a usual thing again with one click or one chord, as it was last time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journal_app.domain.dose_forms import form_words
from journal_app.domain.entries import Dose
from journal_app.domain.lists import comma_words
from journal_app.domain.wording import ROUTE_WORDS, day_words, drink_name, sentence_start
from journal_app.i18n import _
from journal_app.operations.again import AgainItem, again_label, read_again, taken_again
from journal_app.ui.journal_client import Changed
from journal_app.ui.shortcuts import shown
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import GAP, WrapRow

if TYPE_CHECKING:
    from datetime import date

    from journal_app.errors import UserError
    from journal_app.operations.views import Logged
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

ROW_GAP: Final = 12
WIDEST_NAME: Final = 190
"""Logical pixels at 100 % text; a longer name ends in dots, the amount is never cut."""
LEAST_HEIGHT: Final = 34
AFTER_MS: Final = 100
"""So long after a change it is asked what is usual: the list of the day, which is waited for, comes first."""
BORDERS: Final = 4
ROUNDING: Final = 1
"""By so much a label can be wider than its words."""
ANY_WIDTH: Final = 16_777_215


class AgainRow(QWidget):
    """One press logs once: the next one counts when the first is saved."""

    logged = Signal(object)
    """Logged: what a chip did."""
    refused = Signal(object)
    """UserError: it could not be saved."""
    offered = Signal(object)
    """tuple[AgainItem, ...]: what can be logged again now, in the order of its keys."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._saving = False
        self._day: date | None = None
        self.items: tuple[AgainItem, ...] = ()
        self.chips: tuple[Chip, ...] = ()
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ROW_GAP)
        self._words = label(_("Again"), "small", wrap=False)
        self._chips = WrapRow()
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chips, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.refresh)
        client.changed.connect(self._changed)
        theme.changed.connect(self._fit)
        self._fit()
        self._show(())
        self.refresh()

    def width_in_one_line(self, keys: bool) -> int:
        """The width in which all chips stand side by side, with their keys shown or without."""
        chips = sum(chip.width_with(keys) + GAP for chip in self.chips) - GAP
        return chips + self._words.sizeHint().width() + ROW_GAP if chips else 0

    def show_keys(self, shown: bool) -> None:
        """Whether each chip shows its key; its tip and its description name it always."""
        for chip in self.chips:
            chip.key.setVisible(shown)
            chip.updateGeometry()

    def _fit(self) -> None:
        self._fit_chips()

    def _fit_chips(self) -> None:
        # With a date the words are so long that chips beside them would stand one below the other in a narrow window.
        keys = any(not chip.key.isHidden() for chip in self.chips)
        above = self._day is not None and self.width_in_one_line(keys) > self.width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if above else directions.LeftToRight)
        self._row.setSpacing(0 if above else ROW_GAP)
        self._words.setMinimumHeight(0 if above else self._theme.scaled(LEAST_HEIGHT))
        room = self.width() - (0 if above else self._words.sizeHint().width() + ROW_GAP)
        for chip in self.chips:
            chip.fit(room)
        self._chips.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()

    @property
    def reads_later(self) -> bool:
        """Whether a change is still to be taken in."""
        return self._later.isActive()

    def refresh(self) -> None:
        """Ask again for what is usual."""
        self._client.ask(read_again, then=self._show, owner=self)

    def log(self, index: int) -> None:
        """Log what stands at a place, from 0 on, as it is shown; nothing where nothing stands.

        On the day that is shown beside it; now while no day is in sight.
        """
        if self._saving or not 0 <= index < len(self.items):
            return
        self._saving = True
        now = self._client.clock()
        entry = taken_again(self.items[index].last, now, self._client.zone, self._day if self.isVisible() else None)
        self._client.log([entry], again_label(entry, now), then=self._logged, failed=self._failed)

    def show_day(self, day: date | None) -> None:
        """Log on this local date from now on, at a time that is not known; None: now."""
        if day == self._day:
            return
        self._day = day
        self._words.setText(_("Again") if day is None else _("Again, on {day}").format(day=day_words(day)))
        for index, (chip, item) in enumerate(zip(self.chips, self.items, strict=True)):
            self._say(chip, index, item)
        self._fit_chips()

    def _logged(self, result: Logged) -> None:
        self._saving = False
        self.logged.emit(result)

    def _failed(self, error: UserError) -> None:
        self._saving = False
        self.refused.emit(error)

    def _changed(self, changed: Changed) -> None:
        # What is read or hidden changes nothing that was taken.
        if changed != Changed.ALERTS:
            self._later.start()

    def _show(self, items: tuple[AgainItem, ...]) -> None:
        if items != self.items:
            focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
            # The order changes as time passes: Enter must go on logging what the keyboard was put on.
            titles = [item.title for item in items]
            if focused is not None and self.items[focused].title in titles:
                focused = titles.index(self.items[focused].title)
            self.items = items
            old, self.chips = self.chips, tuple(self._chip(index, item) for index, item in enumerate(items))
            self._chips.set_widgets(self.chips)
            tab_through(self, self._chips.grid)
            self._fit_chips()
            for chip in old:
                chip.hide()
                chip.deleteLater()
            if focused is not None and self.chips:
                chip = self.chips[min(focused, len(self.chips) - 1)]
                # A layout shows what it was given only in the next turn, and what is hidden takes no keyboard.
                chip.show()
                chip.setFocus()
        for each in (self._words, self._chips):
            each.setVisible(bool(items))
        self.offered.emit(items)

    def _chip(self, index: int, item: AgainItem) -> Chip:
        made = Chip(*_name_and_rest(item), _key(index), self._theme)
        self._say(made, index, item)
        made.clicked.connect(lambda _checked=False, index=index: self.log(index))
        return made

    def _say(self, chip: Chip, index: int, item: AgainItem) -> None:
        """What a screen reader and the tip say of a chip."""
        key, details = _key(index), _detail(item)
        name, told = _("Log again: {entry}"), _("Log again, now: {entry}. {details}({key})")
        if self._day is not None:
            name = _("Log again, on {day}: {entry}")
            told = _("Log again, on {day}, time not known: {entry}. {details}({key})")
        day = "" if self._day is None else day_words(self._day)
        chip.setAccessibleName(name.format(entry=item.title, day=day))
        chip.setAccessibleDescription(details + _("Key {key}").format(key=key))
        chip.setToolTip(told.format(entry=item.title, details=details, key=key, day=day))


def _key(index: int) -> str:
    return shown(f"Alt+{index + 1}")


class Chip(QPushButton):
    """A round button with a key beside its words."""

    def __init__(self, name: str, rest: str, key: str, theme: Theme) -> None:
        super().__init__()
        self._name, self._rest = name, rest
        self._room = ANY_WIDTH
        self.setProperty("kind", "chip")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._inner = QHBoxLayout(self)
        self.words = label(name + rest, wrap=False)
        self.key = label(key, "tiny", wrap=False)
        for each in (self.words, self.key):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inner.addWidget(each, 1 if each is self.words else 0)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = self._theme.scaled(14)
        self._inner.setContentsMargins(side, 0, side, 0)
        self._inner.setSpacing(self._theme.scaled(8))
        self.setMinimumHeight(self._theme.scaled(LEAST_HEIGHT))
        self.fit(self._room)
        self.updateGeometry()

    def fit(self, room: int) -> None:
        """Shorten the name to the width there is."""
        self._room = room
        measure = self.words.fontMetrics()
        beside = measure.horizontalAdvance(self._rest) + self.key.sizeHint().width() + self._inner.spacing()
        left = room - beside - 2 * self._inner.contentsMargins().left() - BORDERS
        self.words.setText(self._shortened(min(self._theme.scaled(WIDEST_NAME), max(left, 0))))

    def _shortened(self, widest: int) -> str:
        """Its words with a name of at most so many pixels."""
        # Before its look is on, a label measures with another font.
        self.words.ensurePolished()
        name = self.words.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, widest)
        return name + self._rest

    def width_with(self, key: bool) -> int:
        """How wide it is with its key shown or without, whatever is shown now and however short its name stands."""
        beside = self._inner.spacing() + self.key.sizeHint().width() if key else 0
        words = self.words.fontMetrics().horizontalAdvance(self._shortened(self._theme.scaled(WIDEST_NAME)))
        return words + ROUNDING + beside + 2 * self._inner.contentsMargins().left()

    def sizeHint(self) -> QSize:
        return QSize(self._inner.sizeHint().width(), max(super().sizeHint().height(), self._theme.scaled(LEAST_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _name_and_rest(item: AgainItem) -> tuple[str, str]:
    """The name where it begins the title, and what follows it: the amount."""
    words = " ".join(item.title.split())
    name = " ".join(drink_name(item.last.name).split())
    length = len(name) if words.casefold().startswith(name.casefold()) else len(words)
    return words[:length], words[length:]


def _detail(item: AgainItem) -> str:
    """What is logged besides the words on the chip, as a sentence."""
    last = item.last
    if not isinstance(last, Dose):
        return ""
    prescribed = {True: _("prescribed"), False: _("not prescribed"), None: ""}[last.prescribed]
    words = (ROUTE_WORDS[last.route] if last.route else "", form_words(last.form), last.product, prescribed)
    said = comma_words([word for word in words if word])
    return f"{sentence_start(said)}. " if said else ""
