"""What was logged on a day, in the order of time, each warning right under the entry that raised it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from journal_app.i18n import _, plural
from journal_app.operations.views import DayRow, DayView, EpisodeStrip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.alert_strip import AlertStrip, about
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.entry_row import EntryRow
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.lay_out import laid_out_once
from journal_app.ui.widgets.layout_order import placed
from journal_app.ui.widgets.nesting import add_layout

EDGE: Final = 24
"""Logical pixels at the end in which its frame is, with round corners."""
EDITOR_FROM: Final = 480
"""Logical pixels at 100 % text from which on a form has room inside a row."""


class EntryList(Card):
    """`edit_wanted` and `delete_wanted` hand over a DayRow, `read_wanted` the id of an alert."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    read_wanted = Signal(object)
    about_wanted = Signal(str)
    kind_wanted = Signal(object)
    """The EntryRow of which the person wants to say what it is."""
    hide_wanted = Signal(object)
    show_wanted = Signal(object)
    """tuple[UUID, ...]: the alerts of a strip to be hidden for a day, or shown again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=4)
        self._theme = theme
        self.rows: tuple[EntryRow, ...] = ()
        self.strips: tuple[AlertStrip, ...] = ()
        self._shown: tuple[object, ...] | None = None
        self._behind = False
        head = QHBoxLayout()
        self.heading = label(_("Logged today"), "card-head")
        self.count = label("", "small", wrap=False)
        head.addWidget(self.heading, 1)
        head.addWidget(self.count)
        add_layout(self.body, head)
        self.body.addSpacing(4)
        self._lines = Card("plain", padding=0, spacing=4)
        self.body.addWidget(self._lines)
        # What stands need not be painted anew because the list grows at its end.
        for each in (self, self._lines):
            each.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        old, new = event.oldSize(), event.size()
        edge = min(old.height(), new.height()) - EDGE if old.width() == new.width() else 0
        self.update(0, edge, new.width(), new.height() - edge)

    def show_day(self, view: DayView, heading: str) -> None:
        """Show a day. A focus that was in the list stays at its place: after a delete that is the next row."""
        shown = (view.day, view.rows, view.strips, heading)
        # A row that is being edited stays as it was, so that nothing typed into it goes; it is shown anew afterwards.
        if self._shown == shown and not self._behind:
            return
        self._behind = any(row.editor is not None for row in self.rows)
        self._shown = (view.day, view.rows, view.strips, heading)
        at, focused = self._focused(), self._focused_entry()
        self.heading.setText(heading)
        count = len(view.rows)
        self.count.setText(plural("{count} entry", "{count} entries", count).format(count=count) if count else "")
        old_rows = {row.row.entry.id: row for row in self.rows}
        old_strips = {strip.about: strip for strip in self.strips}
        rows: list[EntryRow] = []
        strips: list[AlertStrip] = []
        lines: list[QWidget] = []
        waiting = list(view.strips)
        for row in view.rows:
            rows.append(self._row(row, old_rows.get(row.entry.id)))
            lines.append(rows[-1])
            ids = {entry.id for entry in row.entries}
            for strip in [each for each in waiting if each.after_entry in ids]:
                waiting.remove(strip)
                strips.append(self._strip(strip, old_strips.pop(about(strip), None)))
                lines.append(strips[-1])
        self._arrange(lines or [label(_("Nothing logged yet on this day."), "quiet")])
        self.rows, self.strips = tuple(rows), tuple(strips)
        # A line that goes hands the focus to whatever Qt finds next.
        if at is not None and self._focused_entry() != focused and not self.focus_entry(focused):
            self._focus(at)

    def _row(self, row: DayRow, old: EntryRow | None) -> EntryRow:
        """What stands already stays: to make and style a line takes longer than all the rest of a save."""
        if old is not None and (old.row == row or old.editor is not None):
            return old
        made = EntryRow(row, self._theme)
        made.edit_wanted.connect(self.edit_wanted)
        made.delete_wanted.connect(self.delete_wanted)
        made.about_wanted.connect(self.about_wanted)
        made.kind_wanted.connect(self.kind_wanted)
        return made

    def _strip(self, strip: EpisodeStrip, old: AlertStrip | None) -> AlertStrip:
        if old is None:
            old = AlertStrip(self._theme)
            old.read_wanted.connect(self.read_wanted)
            old.hide_wanted.connect(self.hide_wanted)
            old.show_wanted.connect(self.show_wanted)
        old.show_strip(strip)
        return old

    def _arrange(self, lines: Sequence[QWidget]) -> None:
        layout = self._lines.body
        with laid_out_once(self._lines):
            for old in placed(layout):
                if isinstance(old, QWidget) and not any(old is each for each in lines):
                    layout.removeWidget(old)
                    old.hide()
                    old.deleteLater()
            for index, widget in enumerate(lines):
                if layout.indexOf(widget) != index:
                    layout.insertWidget(index, widget)
                    # At once: Qt would do so in its next turn, and lay everything out once more.
                    widget.show()

    def shown_for(self, ids: Collection[UUID]) -> tuple[QWidget, ...]:
        """The rows of these entries, then the warnings that stand at them."""
        rows = [row for row in self.rows if any(entry.id in ids for entry in row.row.entries)]
        return (*rows, *(strip for strip in self.strips if strip.after_entry in ids))

    def place_for(self, row: DayRow) -> EntryRow | None:
        """The row of an entry, if there is room in it for a form; None in a narrow column."""
        if self.width() < self._theme.scaled(EDITOR_FROM):
            return None
        return next((each for each in self.rows if each.row.entry.id == row.entry.id), None)

    def focus_entry(self, entry: UUID | None) -> bool:
        """Put the keyboard on the row of an entry; whether it is there."""
        for row in self.rows:
            if any(each.id == entry for each in row.row.entries):
                row.setFocus()
                return True
        return False

    def _focused_entry(self) -> UUID | None:
        index = self._focused()
        return None if index is None else self.rows[index].row.entry.id

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        for index, row in enumerate(self.rows):
            if focused is not None and (row is focused or row.isAncestorOf(focused)):
                return index
        return None

    def _focus(self, index: int) -> None:
        if self.rows:
            self.rows[min(index, len(self.rows) - 1)].setFocus()
