"""What stands above the Timeline: how much there is, a date to go to, the search, and what the list is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _, plural
from journal_app.operations.timeline_views import TimelineView
from journal_app.ui.models.timeline_model import count_words
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.beside_or_below import BesideOrBelow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.date_field import DateField
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.timeline_filters import TimelineFilters

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

TYPING_MS: Final = 180
"""A search begins when nothing was typed for so long."""
LONGEST_QUERY: Final = 10_000


class TimelineHead(QWidget):
    """Esc in the search empties it."""

    asked = Signal()
    """What is searched for or chosen has changed."""
    entered = Signal()
    """Enter in the search: the person wants to go into what was found."""
    day_wanted = Signal(object)
    """The date to go to."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a name, a note, a #tag"))
        self.search.setAccessibleName(_("Find in all entries"))
        self.search.setToolTip(tip(_("Find in all entries"), "find"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(LONGEST_QUERY)
        self.filters = TimelineFilters(theme)
        self.date = DateField(client.clock, client.zone, _("Date to go to"))
        self.go = button(_("Go"), name=_("Go to this date"))
        self.count = label("", "quiet")
        self.instead = Message(theme)
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(TYPING_MS)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self.typing.start())
        self.search.returnPressed.connect(self._enter)
        self.typing.timeout.connect(self.asked)
        self.filters.changed.connect(lambda _selection: self.ask())
        self.go.clicked.connect(lambda: self.day_wanted.emit(self.date.day))
        self.date.lineEdit().returnPressed.connect(lambda: self.day_wanted.emit(self.date.day))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Timeline"), "page-title"))
        words.addWidget(self.count)
        to_date = QHBoxLayout()
        to_date.setSpacing(8)
        to_date.addWidget(self.date)
        to_date.addWidget(self.go)
        self._column.addWidget(BesideOrBelow(words, to_date, spacing=8))
        find = QHBoxLayout()
        find.setSpacing(8)
        find.addWidget(self.search, 1)
        find.addWidget(self.filters.button)
        add_layout(self._column, find)
        self._column.addWidget(self.filters)
        self._column.addWidget(self.instead)

    def ask(self) -> None:
        """Ask at once for what is typed and chosen."""
        self.typing.stop()
        self.asked.emit()

    def ask_for_everything(self) -> None:
        """Take the search and every filter away."""
        self.search.clear()
        self.filters.clear()
        self.search.setFocus()
        self.ask()

    def show_found(self, view: TimelineView) -> int:
        """Say how much there is, and which word was taken for another; returns how many rows."""
        rows, days = sum(each.rows for each in view.days), len(view.days)
        words = count_words(rows)
        if rows:
            words = plural("{entries} on {count} day", "{entries} on {count} days", days).format(
                entries=words, count=days
            )
        self.count.setText("" if view.nothing_logged else words)
        self.instead.say(view.instead)
        return rows

    def set_low(self, low: bool) -> None:
        """Where there is little room every line counts."""
        self.count.setVisible(not low)
        self._column.setSpacing(6 if low else 12)

    def _enter(self) -> None:
        if self.typing.isActive():
            self.ask()
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus() and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)
