"""The 24-hour picture of a day: its lanes, a readout of one time, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.charts import describe_day
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.picture_canvas import ChartRenderer, PictureCanvas, PictureSize
from journal_app.ui.widgets.readout_bar import ReadoutBar
from journal_app.ui.widgets.words_view import WordsView

if TYPE_CHECKING:
    from journal_app.charts.figure import Picture
    from journal_app.charts.style import Style
    from journal_app.domain.day_lanes import DayLanes as DayLanesData
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

FAR = 6
"""Places that Shift with an arrow goes: three hours."""


def chart_style(theme: Theme) -> Style:
    """The style of pictures in the look that is on."""
    from journal_app.charts.style import style_of

    return style_of(theme.tokens, theme.ring).enlarged(theme.text_percent)


class DayCanvas(PictureCanvas):
    """The picture itself. Left and Right move by half an hour, with Shift by three hours."""

    def __init__(self, renderer: ChartRenderer) -> None:
        super().__init__(renderer)
        self._data: DayLanesData | None = None

    def show_lanes(self, data: DayLanesData, style: Style, place: int) -> None:
        """Show a day with the cursor at a place."""
        self._data = data
        self.set_place(place)
        height = style.size * (5 + 3.4 * max(1, len(data.lanes)))
        self.show_places(describe_day.places(data), style, describe_day.whole(data), None, height)

    def recipe(self, size: PictureSize) -> Callable[[], Picture]:
        data, style = self._data, self._style
        assert data is not None
        assert style is not None

        def draw() -> Picture:
            from journal_app.charts.day_lanes import picture_of_day

            return picture_of_day(data, size.width, style, size.scale)

        return draw

    def kept_as(self) -> Hashable:
        return self._data, self._style

    def step(self, far: bool) -> int:
        return FAR if far else 1


class DayLanes(QWidget):
    """Lanes of one day; `show_day` reads it. Where nothing is known it says so in words instead."""

    day_wanted = Signal(object)
    """The person pressed Enter in the picture: the date whose entries they want."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._data: DayLanesData | None = None
        self._day: date | None = None
        self._as_table = False
        self._renderer = ChartRenderer(self)
        self.canvas = DayCanvas(self._renderer)
        self.readout = ReadoutBar(theme)
        self.readout.open.hide()
        earlier, later = self.readout.previous, self.readout.next
        for step, name, told in (
            (earlier, _("Earlier in the day"), _("Half an hour earlier (arrow keys in the picture)")),
            (later, _("Later in the day"), _("Half an hour later (arrow keys in the picture)")),
        ):
            step.setAccessibleName(name)
            step.setToolTip(told)
        self.table = WordsView(_("The day as a table, hour by hour"))
        self.table_button = button(_("Table"), "quiet", name=_("Show the day as a table"))
        self.table_button.setToolTip(_("Show the same as a table (T in the picture)"))
        self.empty = label("", "quiet")
        self.footer = label(describe_day.NOT_A_LEVEL, "small")
        self._lay_out()
        self.canvas.place_moved.connect(lambda _place: self._say(aloud=True))
        self.canvas.table_asked.connect(lambda: self.show_table(True))
        self.canvas.opened.connect(lambda _place: self._open())
        self.readout.moved.connect(lambda step: self.canvas.move_to(self.canvas.place + step))
        self.table.left.connect(lambda: self.show_table(False))
        self.table_button.clicked.connect(lambda: self.show_table(not self._as_table))
        theme.changed.connect(self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.readout)
        column.addWidget(self.canvas)
        column.addWidget(self.table)
        column.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.footer, 1)
        row.addWidget(self.table_button)
        add_layout(column, row)
        self._arrange()

    def show_day(self, day: date) -> None:
        """Read a date and show it; until it is there, what stood before stays."""
        from journal_app.operations.read_day_lanes import read_day_lanes

        self._day = day
        self._client.ask(read_day_lanes, day, then=self._take, owner=self)

    def show_table(self, wanted: bool) -> None:
        """The table instead of the picture, or the picture again."""
        self._as_table = wanted
        self.table_button.setText(_("Picture") if wanted else _("Table"))
        self.table_button.setAccessibleName(_("Show the day as a picture") if wanted else _("Show the day as a table"))
        self._fill_table()
        self._arrange()
        (self.table if wanted else self.canvas).setFocus()

    @property
    def day(self) -> date | None:
        """The date that was asked for last."""
        return self._day

    @property
    def drawn(self) -> bool:
        """Whether nothing is still to be drawn."""
        return self.canvas.up_to_date

    def _take(self, data: DayLanesData) -> None:
        another = self._data is None or self._data.day != data.day
        self._data = data
        if another:
            begins = data.now_h if data.now_h is not None else _first_mark(data)
            self.canvas.set_place(describe_day.place_of(data, begins))
        self._show()

    def _show(self) -> None:
        data = self._data
        if data is None:
            return
        self.readout.start_over()
        if data.lanes:
            self.canvas.show_lanes(data, chart_style(self._theme), self.canvas.place)
            self._say()
        self.empty.setText(_nothing(data))
        self._fill_table()
        self._arrange()

    def _fill_table(self) -> None:
        if self._as_table and self._data is not None and self._data.lanes:
            self.table.show_words(*describe_day.table(self._data))

    def _arrange(self) -> None:
        shown = self._data is not None and bool(self._data.lanes)
        self.canvas.setVisible(shown and not self._as_table)
        self.readout.setVisible(shown and not self._as_table)
        self.table.setVisible(shown and self._as_table)
        self.table_button.setVisible(shown)
        self.footer.setVisible(shown)
        self.empty.setVisible(bool(self.empty.text()))

    def _say(self, *, aloud: bool = False) -> None:
        data = self._data
        if data is None:
            return
        place = self.canvas.place
        self.readout.show_place(
            data.clock(describe_day.hour_of(place)),
            breakable(describe_day.readout(data, place)),
            first=place == 0,
            last=place == describe_day.places(data) - 1,
            can_open=False,
        )
        if aloud:
            announce(self.readout, self.readout.text)

    def _open(self) -> None:
        if self._data is not None:
            self.day_wanted.emit(self._data.day)


def _first_mark(data: DayLanesData) -> float:
    """The hour of the first intake with a time, else noon."""
    exact = [mark.at_h for lane in data.lanes for mark in lane.marks if mark.exact]
    return min(exact, default=12.0)


def _nothing(data: DayLanesData) -> str:
    """What is said where there is no picture, or beside one that shows less than it could."""
    if data.lanes:
        return describe_day.WARNINGS_OFF if data.warnings_off else ""
    return describe_day.NOTHING_TAKEN if data.logged else describe_day.NOTHING
