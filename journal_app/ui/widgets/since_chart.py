"""The steps of time since last on screen, with a readout of one day and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.charts import describe_since
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.widgets.day_lanes import chart_style
from journal_app.ui.widgets.labels import breakable
from journal_app.ui.widgets.picture_canvas import ChartRenderer, PictureCanvas, PictureSize
from journal_app.ui.widgets.readout_bar import ReadoutBar
from journal_app.ui.widgets.words_view import WordsView

if TYPE_CHECKING:
    from datetime import date

    from journal_app.charts.figure import Picture
    from journal_app.charts.style import Style
    from journal_app.domain.since import SinceSteps
    from journal_app.ui.theme import Theme

HEIGHT = 200
"""Logical pixels at 100 % text."""


class SinceCanvas(PictureCanvas):
    """The steps. Left and Right move by a day, with Shift by a week."""

    def __init__(self, renderer: ChartRenderer) -> None:
        super().__init__(renderer)
        self._data: SinceSteps | None = None

    def show_steps(self, data: SinceSteps, style: Style, height: int) -> None:
        """Show the steps, the cursor on their last day if others were shown before."""
        another = self._data is None or (self._data.name, self._data.first) != (data.name, data.first)
        self._data = data
        if another:
            self.set_place(len(data.days) - 1)
        self.show_places(len(data.days), style, describe_since.whole(data), height, height)

    def recipe(self, size: PictureSize) -> Callable[[], Picture]:
        data, style = self._data, self._style
        assert data is not None
        assert style is not None

        def draw() -> Picture:
            from journal_app.charts.since_last import picture_of_since

            return picture_of_since(data, size.width, size.height or HEIGHT, style, size.scale)

        return draw

    def kept_as(self) -> Hashable:
        return self._data, self._style


class SinceChart(QWidget):
    """Readout, steps and table; `day_wanted` is set by the page that holds it."""

    def __init__(self, theme: Theme, open_day: Callable[[date], None]) -> None:
        super().__init__()
        self._theme = theme
        self._open_day = open_day
        self._data: SinceSteps | None = None
        self._as_table = False
        self._renderer = ChartRenderer(self)
        self.canvas = SinceCanvas(self._renderer)
        self.readout = ReadoutBar(theme)
        self.table = WordsView(_("Time since last as a table"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self.readout, self.canvas, self.table):
            column.addWidget(each)
        self.canvas.place_moved.connect(lambda _place: self._say(aloud=True))
        self.canvas.table_asked.connect(lambda: self.show_table(True))
        self.canvas.opened.connect(lambda _place: self._open())
        self.readout.moved.connect(lambda step: self.canvas.move_to(self.canvas.place + step))
        self.readout.opened.connect(self._open)
        self.table.left.connect(lambda: self.show_table(False))
        self.table.activated.connect(lambda index: self._open_row(index.row()))
        theme.changed.connect(self._show)
        self._arrange()

    def show_steps(self, data: SinceSteps | None) -> None:
        """Show other steps; None for none."""
        self._data = data
        self._show()

    def show_table(self, wanted: bool) -> None:
        """The table instead of the steps, or the steps again."""
        self._as_table = wanted
        self._fill_table()
        self._arrange()
        (self.table if wanted else self.canvas).setFocus()

    @property
    def as_table(self) -> bool:
        """Whether the table is shown."""
        return self._as_table

    @property
    def drawn(self) -> bool:
        """Whether nothing is still to be drawn."""
        return self.canvas.up_to_date

    def _show(self) -> None:
        if self._data is not None:
            self.readout.start_over()
            self.canvas.show_steps(self._data, chart_style(self._theme), self._theme.scaled(HEIGHT))
            self._fill_table()
            self._say()
        self._arrange()

    def _fill_table(self) -> None:
        if self._as_table and self._data is not None:
            self.table.show_words(*describe_since.table(self._data))

    def _arrange(self) -> None:
        shown = self._data is not None
        self.canvas.setVisible(shown and not self._as_table)
        self.readout.setVisible(shown and not self._as_table)
        self.table.setVisible(shown and self._as_table)

    def _say(self, *, aloud: bool = False) -> None:
        data = self._data
        if data is None:
            return
        place = self.canvas.place
        self.readout.show_place(
            describe_since.place_title(data, place),
            breakable(describe_since.readout(data, place)),
            first=place == 0,
            last=place == len(data.days) - 1,
            can_open=True,
        )
        if aloud:
            announce(self.readout, self.readout.text)

    def _open(self) -> None:
        if self._data is not None:
            self._open_day(describe_since.dates_of(self._data)[self.canvas.place])

    def _open_row(self, row: int) -> None:
        if self._data is not None:
            self._open_day(describe_since.dates_of(self._data)[len(self._data.days) - 1 - row])
