"""Check a combination before taking it: names in, the same words as a warning out; nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.knowledge import folded
from journal_app.domain.naming import shortened
from journal_app.i18n import _
from journal_app.operations.check_together import TogetherAnswer, check_together
from journal_app.operations.still_counted import BAND_WORDS, StillCounted, still_counted
from journal_app.ui.announce import announce
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.pages.page import Page
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.combination_result import CombinationResult
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.full_screen_number import FullScreenNumber
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.name_picker import NamePicker
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.scrolled import scrolled_column
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

SIDE_BY_SIDE_FROM: Final = 740
"""Logical pixels at 100 % text: below, the answer stands under the names."""
NAMES_WIDTH: Final = 290
TYPED_MS: Final = 120
"""A pause in typing after which the answer is asked for."""
MOST_NAMES: Final = 12
ANY_SIZE: Final = 16_777_215


class CombinationPage(Page):
    """`closed` (Esc) leads back; `log_wanted(name, substance)` to the form that logs it."""

    title = _("Check a combination")
    closed = Signal()
    log_wanted = Signal(str, str)
    substance_wanted = Signal(str)

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._client = client
        self._theme = theme
        self._untouched = True
        self._named: tuple[str, ...] = ()
        self._counted: frozenset[str] = frozenset()
        self._last_said = ""
        self._log_widgets: list[QWidget] = []
        self.pickers: list[NamePicker] = []
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", theme)
        self.add = with_icon(button(_("Add another"), "quiet"), "plus", theme)
        self.hours = NumberInput(_("Hours apart"))
        self.result = CombinationResult(client, theme)
        self.log_buttons = WrapRow(most_columns=1)
        self._lay_out()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self._ask)
        self.back.clicked.connect(self.closed.emit)
        self.add.clicked.connect(lambda: self._enter(self._empty_picker()))
        self.hours.changed.connect(self._typed.start)
        self.result.substance_wanted.connect(self.substance_wanted.emit)
        self.result.full_screen_wanted.connect(self._full_screen)
        self.result.named.connect(self._ask)
        theme.changed.connect(self._fit)
        self.start_anew()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(PageHead(self.back, label(self.title, "page-title")))
        # Where the answer stands below the fold, its worst stands here.
        self.short = Message(self._theme)
        self._head.addWidget(self.short)
        add_layout(outer, self._head)
        self._scroll, self._column = scrolled_column(14)
        outer.addWidget(self._scroll)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._names = Card()
        body = self._names.body
        body.addWidget(label(_("What goes together?"), "card-head"))
        body.addWidget(label(_("What still counts stands here already. Nothing is saved."), "small"))
        self._places = Card("plain", padding=0, spacing=10)
        body.addWidget(self._places)
        body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        add_layout(body, form_row(_("Hours apart, if you know"), self.hours, hint=_("Empty: as if taken together.")))
        body.addWidget(self.log_buttons)
        body.addStretch(1)
        self._both.addWidget(self._names, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.result, 1)
        add_layout(self._column, self._both)
        self._column.addStretch(1)

    # What is asked about.

    def start_anew(self) -> None:
        """Begin with what still counts now, and an empty place for what is thought of."""
        self._untouched = True
        named, self._named = self._named, ()
        self.hours.set_value(None)
        self._fill(())
        self._client.ask(still_counted, then=lambda counted: self._prefill(counted, named), owner=self)

    def start_with(self, names: Sequence[str]) -> None:
        """Begin with names that were typed elsewhere, next to what still counts now."""
        self._named = tuple(names)
        self.start_anew()

    def refresh(self) -> None:
        """The journal changed: what still counts may be more; names that the person chose stay."""
        if self._untouched:
            self._client.ask(still_counted, then=self._prefill, owner=self)
        else:
            self._ask()

    def _prefill(self, counted: tuple[StillCounted, ...], named: Sequence[str] = ()) -> None:
        if not self._untouched:
            return
        self._counted = frozenset(each.substance for each in counted)
        self._fill(counted[: MOST_NAMES - 1])
        there = {folded(picker.text) for picker in self.pickers if picker.text}
        for name in [name for name in named if folded(name) not in there][: MOST_NAMES - len(there)]:
            self._empty_picker().look_up(name)
            # From here on it is the person's own: what counts later does not take its place.
            self._untouched = False
        self._ask()

    def _fill(self, counted: tuple[StillCounted, ...]) -> None:
        had_focus = any(picker.line.hasFocus() for picker in self.pickers)
        for picker in tuple(self.pickers):
            self._take_out(picker)
        for each in counted:
            self._put_in(each.name, each.substance, _("{band}, {why}").format(band=BAND_WORDS[each.band], why=each.why))
        while len(self.pickers) < max(2, len(counted) + 1):
            self._put_in()
        if had_focus:
            self._enter(self._first_empty())

    def _put_in(self, name: str = "", substance: str | None = None, why: str = "") -> NamePicker:
        picker = NamePicker(self._client, self._theme, len(self.pickers) + 1)
        if name:
            picker.set_name(name, substance, why)
        picker.changed.connect(self._changed)
        picker.entered.connect(self._next)
        picker.removed.connect(self._remove)
        picker.about_wanted.connect(self.substance_wanted.emit)
        self.pickers.append(picker)
        self._places.body.addWidget(picker)
        self._order()
        return picker

    def _take_out(self, picker: NamePicker) -> None:
        self.pickers.remove(picker)
        self._places.body.removeWidget(picker)
        picker.hide()
        picker.deleteLater()

    def _order(self) -> None:
        self.add.setEnabled(len(self.pickers) < MOST_NAMES)
        tab_through(self.back, self._names.body)

    def _remove(self, picker: NamePicker) -> None:
        self._untouched = False
        place = self.pickers.index(picker)
        self._take_out(picker)
        while len(self.pickers) < 2:
            self._put_in()
        self._enter(self.pickers[min(place, len(self.pickers) - 1)])
        self._ask()

    def _changed(self) -> None:
        self._untouched = False
        self._typed.start()

    def _next(self, picker: NamePicker) -> None:
        """Enter: on to the next empty place, or the answer itself when all are filled."""
        self._ask()
        empty = next((each for each in self.pickers if not each.text and each is not picker), None)
        if empty is not None:
            self._enter(empty)

    def _empty_picker(self) -> NamePicker:
        return next((each for each in self.pickers if not each.text), None) or self._put_in()

    def _first_empty(self) -> NamePicker:
        return next((each for each in self.pickers if not each.text), self.pickers[0])

    def _enter(self, picker: NamePicker) -> None:
        picker.line.setFocus()

    # The answer.

    def _ask(self) -> None:
        self._typed.stop()
        names = [picker.text for picker in self.pickers if picker.text and not picker.being_typed]
        hours = self.hours.value
        if hours is not None and not 0 <= hours < 1e5:
            hours = None
        self._client.ask(check_together, names, hours, then=self._show, owner=self)

    def _say_in_short(self) -> None:
        wide = self._both.direction() == QBoxLayout.Direction.LeftToRight
        self.short.say("" if wide else self.result.in_short, self.result.tone)

    def _show(self, answer: TogetherAnswer) -> None:
        self.result.show_answer(answer)
        self._say_in_short()
        self._offer_to_log()
        said = self.result.summary
        if answer.enough and said != self._last_said:
            announce(self, said, assertive=answer.level is not None and answer.level.word == "critical")
        self._last_said = said

    def _offer_to_log(self) -> None:
        made: list[QWidget] = []
        for picker in self.pickers:
            if picker.text and not picker.being_typed and picker.substance not in self._counted:
                log = button(_("Log it: {name}").format(name=shortened(picker.text)))
                log.clicked.connect(lambda _checked=False, picker=picker: self._log(picker))
                made.append(log)
        self.log_buttons.set_widgets([])
        for old in self._log_widgets:
            old.hide()
            old.deleteLater()
        self._log_widgets = made
        self.log_buttons.set_widgets(made)
        self.log_buttons.setVisible(bool(made))
        self._order()

    def _log(self, picker: NamePicker) -> None:
        self.log_wanted.emit(picker.text, picker.substance or "")

    def _full_screen(self) -> None:
        from journal_app.operations.read_emergency_help import read_emergency_help

        help_page = read_emergency_help(self._client.country)
        FullScreenNumber(help_page.number, help_page.help.steps_for_bystander, self).showFullScreen()

    # The page itself.

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        wide = self.width() >= SIDE_BY_SIDE_FROM * scale
        set_beside(self._both, wide)
        self._names.setMaximumWidth(self._theme.scaled(NAMES_WIDTH) if wide else ANY_SIZE)
        self._names.setMinimumWidth(self._theme.scaled(NAMES_WIDTH) if wide else 0)
        side, above = page_edges(self, self._theme.text_percent)
        self._head.setContentsMargins(side, above, side, 0)
        self._column.setContentsMargins(side, 14, side, 24)
        self._say_in_short()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would stop at it and skip what stands before.
        super().focusInEvent(event)
        self._enter(self._first_empty())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
