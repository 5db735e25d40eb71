"""Under the field of quick add: what is usual, the check of a combination, and every form, folded into one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget

from journal_app.i18n import _
from journal_app.ui.shortcuts import key_shown, tip
from journal_app.ui.widgets.again_row import AgainRow
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.nesting import add_layout, set_beside

if TYPE_CHECKING:
    from datetime import date

    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

FORMS: Final = (
    ("dose", _("Dose"), "dose"),
    ("drink", _("Drink"), "drink"),
    ("medicines", _("I took my medicines"), "medicines"),
    ("none", _("Nothing taken"), "none"),
    ("", "", ""),
    ("sleep", _("Sleep"), "sleep"),
    ("measure", _("Something measured"), ""),
    ("withdrawal", _("Withdrawal check-in"), ""),
    ("score", _("A total from a form"), ""),
    ("urge", _("An urge"), ""),
    ("note", _("Note"), "note"),
    ("marker", _("Something that happened"), ""),
    ("", "", ""),
    ("red_flag", _("A sign that needs help now"), ""),
)
"""What each form is for, in the order of the menu, with the name of its shortcut; the empty ones part it."""


class LogBar(QWidget):
    """`wanted(what)` asks for a form by its kind, for "medicines", or for "check"."""

    wanted = Signal(str)

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day: date | None = None
        self.again = AgainRow(client, theme)
        check = button(_("Check a combination"), "quiet", name=_("Check a combination"))
        self.check = with_icon(check, "layers", theme, "text-2")
        self.check.setToolTip(tip(_("Check a combination"), "combination"))
        self.check.clicked.connect(lambda: self.wanted.emit("check"))
        more = button(_("More"), "quiet", name=_("More to log"))
        self.more = with_icon(more, "more", theme, "text-2", words_come_and_go=True)
        self.more.setToolTip(_("Log with a form: dose, drink, sleep, note and more"))
        self.menu = QMenu(self)
        self._fill()
        self.more.clicked.connect(self._open)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(8)
        self._both.addWidget(self.again, 1)
        self._ends = ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ends.setSpacing(4)
        ends.addStretch(1)
        ends.addWidget(self.check)
        ends.addWidget(self.more)
        add_layout(self._both, ends)
        self.again.offered.connect(lambda _items: self._fit())
        theme.changed.connect(self._fit)

    def show_day(self, day: date | None) -> None:
        """The past date that Today shows, None for today: what is usual is logged there."""
        if day != self._day:
            self._day = day
            self.again.show_day(day)
            self._fit()

    @property
    def last_button(self) -> QPushButton:
        """Where Tab leaves the bar."""
        return self.more

    def _fill(self) -> None:
        for what, words, name in FORMS:
            if not what:
                self.menu.addSeparator()
            else:
                # The keys belong to the menu of the window; here they are only shown.
                key = f"\t{key_shown(name)}" if name else ""
                self.menu.addAction(f"{words}{key}").triggered.connect(partial(self.wanted.emit, what))

    def _open(self) -> None:
        corner = self.more.rect().bottomRight() if self.isLeftToRight() else self.more.rect().bottomLeft()
        at = self.more.mapToGlobal(corner)
        if self.isLeftToRight():
            at.setX(at.x() - self.menu.sizeHint().width())
        self.menu.popup(at)
        self.menu.setActiveAction(self.menu.actions()[0])

    def _fit(self) -> None:
        # Where there is no room for all in one line, the keys of the chips go first, which the tips say too, then a
        # word that an icon says; where that does not help, the two buttons stand under the chips.
        # Only measured here and done once: what is shown and hidden again in between would lay the page out anew, which
        # comes back to this place. And measured so that the answer depends on the width alone, never on the answer
        # before: two that took turns would lay the page out for ever.
        for keys, named in ((True, True), (False, True), (False, False)):
            needed = self.again.width_in_one_line(keys) + self._ends_width(named) + self._both.spacing()
            wide = self.width() >= needed
            if wide:
                break
        else:
            keys = named = True
        self._name_more(named)
        self.again.show_keys(keys)
        set_beside(self._both, wide)
        beside = wide or self._ends_width(named) <= self.width()
        set_beside(self._ends, beside)

    def _ends_width(self, named: bool) -> int:
        """How wide the two buttons are with the word of the second, or without."""
        # Qt counts its gap beside an icon with words and without.
        word = self.more.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, _("More")).width()
        both = self.check.sizeHint().width() + self._ends.spacing() + self.more.sizeHint().width()
        return both + (word if named else 0) - (word if self.more.text() else 0)

    def _name_more(self, named: bool) -> None:
        self.more.setText(_("More") if named else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
