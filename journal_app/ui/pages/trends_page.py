"""Trends: symptoms, amounts, alcohol and sleep over weeks or years, as charts or as a table of the same numbers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QWidget,
)

from journal_app.charts import dates, describe, describe_place
from journal_app.i18n import _
from journal_app.operations.read_trends import Span, read_recent_trends, read_trends
from journal_app.operations.save_chart import save_chart
from journal_app.ui.announce import announce
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.widgets.chart_canvas import ChartCanvas, ChartRenderer
from journal_app.ui.widgets.chart_cards import ChartCard
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.readout_bar import ReadoutBar
from journal_app.ui.widgets.trends_head import TrendsHead
from journal_app.ui.widgets.trends_table import TrendsTable

if TYPE_CHECKING:
    from journal_app.charts.style import Style
    from journal_app.domain.trends import TrendsData
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

NARROW = 700
"""Below this width at 100 % text, cards stand one under the other."""


class TrendsPage(ScrollingPage):
    """Charts with one cursor over all of them; the readout bar says the day that it stands on."""

    title = _("Trends")
    day_wanted = Signal(object)
    """The person wants to see the entries of this date."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._data: TrendsData | None = None
        self._span: Span = "4 weeks"
        self._stretch: tuple[date, date] | None = None
        self._place = 0
        self._as_table = False
        self._columns = 0
        self._renderer = ChartRenderer(self)
        self._cards: list[ChartCard] = []
        self._build()
        theme.changed.connect(self._show)

    def refresh(self) -> None:
        """Read what is shown again."""
        if self._stretch is None:
            self._client.ask(read_recent_trends, self._span, then=self._take, owner=self)
        else:
            self._client.ask(read_trends, *self._stretch, then=self._take, owner=self)

    def show_span(self, span: Span) -> None:
        """Show the last weeks or months, or all."""
        self._span = span
        self._stretch = None
        self.head.mark_span(span)
        self.refresh()

    def show_days(self, first: date, last: date) -> None:
        """Show a stretch that was chosen in a chart."""
        self._stretch = (first, last)
        self.head.mark_span(None)
        self.refresh()

    def show_table(self, wanted: bool) -> None:
        """The table instead of the charts, or the charts again."""
        self._as_table = wanted
        self.head.name_table_button(as_table=wanted)
        self._fill_table()
        self._arrange_views()
        if wanted:
            self.table.setFocus()
        elif self._cards:
            self._cards[0].canvas.setFocus()

    def charts(self) -> tuple[ChartCanvas, ...]:
        """The charts in view."""
        return tuple(card.canvas for card in self._cards)

    @property
    def drawn(self) -> bool:
        """Whether every chart that was asked for is drawn."""
        return not self._renderer.busy and all(canvas.up_to_date for canvas in self.charts())

    def save_picture(self) -> None:
        """Ask where, then save what is shown as PNG or SVG."""
        if self._data is None:
            return
        name = describe.file_stem(self._data.first, self._data.last) + ".png"
        kinds = ";;".join((_("Picture") + " (*.png)", _("Drawing") + " (*.svg)"))
        chosen, kind = QFileDialog.getSaveFileName(self, _("Save picture"), str(Path.home() / name), kinds)
        if chosen:
            out = Path(chosen)
            if out.suffix.lower() not in (".png", ".svg"):
                out = out.with_name(out.name + (".svg" if "svg" in kind else ".png"))
            self._client.ask(save_chart, self._data, out, then=self._saved, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = TrendsHead(self.title, self._span, self._theme)
        self.dates, self.table_button, self.save_button = self.head.dates, self.head.table_button, self.head.save_button
        self.head.span_chosen.connect(self.show_span)
        self.table_button.clicked.connect(lambda: self.show_table(not self._as_table))
        self.save_button.clicked.connect(self.save_picture)
        self._column.addWidget(self.head)
        self.message = label("", "strong")
        self.message.setVisible(False)
        self._column.addWidget(self.message)
        self.readout = ReadoutBar(self._theme)
        self.readout.moved.connect(lambda step: self._move(self._place + step, aloud=True))
        self.readout.opened.connect(lambda: self._open(self._place))
        self._column.addWidget(self.readout)
        self._charts = QWidget()
        self._grid = QGridLayout(self._charts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._column.addWidget(self._charts)
        self.table = TrendsTable()
        self.table.opened.connect(self._open)
        self._column.addWidget(self.table, 1)
        self.footer = label("", "small")
        self._column.addWidget(self.footer)
        self._column.addStretch(0)
        self._arrange_views()

    # Showing ----------------------------------------------------------------------------------------------------

    def _take(self, data: TrendsData) -> None:
        before, self._data = self._data, data
        if before is None or before.starts != data.starts:
            newest = [place for place, logged in enumerate(data.logged) if logged]
            self._place = newest[-1] if newest else len(data.starts) - 1
        self._show()

    def _show(self) -> None:
        data = self._data
        if data is None:
            return
        days = dates.span(data.first, data.last, brief=True)
        self.dates.setText(f"{days}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·  {describe.logged(data)}")
        empty = describe.empty(data)
        self.message.setText(empty)
        self.message.setVisible(bool(empty))
        self.footer.setText(describe.how_to_read(data))
        self._fill_table()
        self.readout.start_over()
        style = self._style()
        wanted = len(data.symptoms) + data.has_lanes
        while len(self._cards) > wanted:
            card = self._cards.pop()
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < wanted:
            self._cards.append(self._new_card())
        for place in range(len(data.symptoms)):
            self._cards[place].show_symptom(data, place, style)
        if data.has_lanes:
            self._cards[-1].show_lanes(data, style)
        self._columns = 0
        self._arrange()
        self._arrange_views()
        self._move(self._place)

    def _fill_table(self) -> None:
        """Only when it is in view: hundreds of rows take longer than all the rest of the page."""
        if self._as_table and self._data is not None:
            self.table.show_data(self._data)

    def _new_card(self) -> ChartCard:
        card = ChartCard(self._renderer)
        canvas = card.canvas
        canvas.place_moved.connect(lambda place: self._move(place, aloud=True))
        canvas.opened.connect(self._open)
        canvas.table_asked.connect(lambda: self.show_table(True))
        canvas.stretch_chosen.connect(self._zoom)
        canvas.whole_asked.connect(lambda: self.show_span(self._span))
        return card

    def _style(self) -> Style:
        from journal_app.charts.style import style_of

        return style_of(self._theme.tokens, self._theme.ring).enlarged(self._theme.text_percent)

    def _arrange(self) -> None:
        """Two columns, or one where the page is narrow for its text size."""
        narrow = self.width() < self._theme.scaled(NARROW)
        columns = 1 if narrow else 2
        side = self._keep_from_edges(self._theme.text_percent)
        self.head.arrange(self.width() - 2 * side)
        if columns == self._columns or self._data is None:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            if place < len(self._data.symptoms):
                self._grid.addWidget(card, place // columns, place % columns)
            else:
                self._grid.addWidget(card, -(-place // columns), 0, 1, columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _arrange_views(self) -> None:
        shown = self._data is not None and any(self._data.logged)
        as_table = self._as_table
        self._charts.setVisible(shown and not as_table)
        self.table.setVisible(shown and as_table)
        self.readout.setVisible(shown and not as_table)
        self.footer.setVisible(shown)
        self.save_button.setEnabled(shown)

    # The cursor -------------------------------------------------------------------------------------------------

    def _move(self, place: int, *, aloud: bool = False) -> None:
        data = self._data
        if data is None:
            return
        self._place = min(max(place, 0), len(data.starts) - 1)
        for canvas in self.charts():
            canvas.set_place(self._place)
        self.readout.show_place(
            describe_place.place_title(data, self._place),
            describe_place.readout(data, self._place),
            first=self._place == 0,
            last=self._place == len(data.starts) - 1,
            can_open=True,
        )
        if aloud:
            announce(self.readout, self.readout.text)

    def _open(self, place: int) -> None:
        if self._data is not None:
            self.day_wanted.emit(self._data.starts[place])

    def _zoom(self, first: int, last: int) -> None:
        if self._data is not None:
            end = self._data.starts[last] + timedelta(days=self._data.place_days - 1)
            self.show_days(self._data.starts[first], min(end, self._data.last))

    def _saved(self, out: Path) -> None:
        self.message.setText(_("Picture saved in {folder}.").format(folder=out.parent))
        self.message.setVisible(True)
