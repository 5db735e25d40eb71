"""What stands beside the Timeline: the chosen day with its picture of 24 hours, and the chosen entry or its form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.operations.timeline_views import TimelineRow
from journal_app.ui.forms.form_place import FormPlace
from journal_app.ui.models.timeline_model import day_title
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.timeline_entry import TimelineEntry

if TYPE_CHECKING:
    from journal_app.ui.forms.entry_form import EntryForm
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme
    from journal_app.ui.widgets.day_lanes import DayLanes

SETTLED_MS: Final = 200
"""The picture of a day is drawn when the choice has rested on it for so long."""


SCROLL_BAR: Final = 16
"""Logical pixels beside a form that a scroll bar and a frame take."""


class TimelineSide(QWidget):
    """The entry first, since it is what is looked at; the day below it."""

    day_wanted = Signal(object)
    """The date that is shown, to be opened on Today."""
    arranged = Signal()
    """A form was opened or put away, and with it more room or less is needed."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._day: date | None = None
        self._compact = False
        self._editing = False
        self.lanes: DayLanes | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.forms = FormPlace(client, theme)
        self.entry = TimelineEntry(theme)
        self.day_card = Card(padding=16, spacing=8)
        head = QHBoxLayout()
        self.heading = label("", "card-head")
        self.open = button(_("Open"), "link", name=_("Open this day"))
        self.open.setToolTip(_("Show this day on Today"))
        self.open.clicked.connect(lambda: self.day_wanted.emit(self._day))
        head.addWidget(self.heading, 1)
        head.addWidget(self.open)
        add_layout(self.day_card.body, head)
        for each in (self.forms, self.entry, self.day_card):
            column.addWidget(each)
        column.addStretch(1)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._draw_day)
        self.forms.edit_closed.connect(lambda _entry: self._arrange())

    def show_day(self, day: date, today: date) -> None:
        """Name a day at once; its picture follows when the choice rests."""
        self.heading.setText(day_title(day, today))
        if day != self._day:
            self._day = day
            self._settled.start()

    def show_entry(self, row: TimelineRow | None) -> None:
        """Show the chosen entry; a form that is open for another one is put away with what was typed."""
        self.entry.show_row(row)
        form = self.forms.form
        if form is not None and row is not None and not _is_about(form, row):
            form.closed.emit()
        self._arrange()

    def edit(self, row: TimelineRow) -> None:
        """Open the form of an entry in the place of what is said of it."""
        self.forms.open_edit(row.row)
        self._arrange()

    def form_width(self) -> int:
        """The least width of the form that is open, in logical pixels; 0 while there is none."""
        form = self.forms.form
        return 0 if form is None else form.minimumSizeHint().width() + 2 * SCROLL_BAR

    def set_compact(self, compact: bool) -> None:
        """Where there is little room the picture of the day gives way to a form."""
        if compact != self._compact:
            self._compact = compact
            self._arrange()

    def draw_again(self) -> None:
        """Entries changed: the picture may be another one."""
        if self._day is not None:
            self._settled.start()

    def _arrange(self) -> None:
        editing = self.forms.form is not None
        self.entry.setVisible(not editing and self.entry.row is not None)
        self.day_card.setVisible(not (editing and self._compact))
        if editing != self._editing:
            self._editing = editing
            self.arranged.emit()

    def _draw_day(self) -> None:
        self._arrange()
        if self._day is None or not self.isVisible():
            return
        if self.lanes is None:
            from journal_app.ui.widgets.day_lanes import DayLanes

            self.lanes = DayLanes(self._client, self._theme)
            self.lanes.day_wanted.connect(self.day_wanted)
            self.day_card.body.addWidget(self.lanes)
        self.lanes.show_day(self._day)


def _is_about(form: EntryForm, row: TimelineRow) -> bool:
    return form.edited is not None and any(form.edited.id == entry.id for entry in row.row.entries)
