"""Time since last: how long ago each thing was taken, and each kind; never a target, a record or a count to keep up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from journal_app.charts import describe_since
from journal_app.domain.since import SinceRow, SinceSteps, SinceView
from journal_app.i18n import _
from journal_app.operations.read_since import read_since, read_since_steps
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.since_chart import SinceChart
from journal_app.ui.widgets.since_list import SinceList

if TYPE_CHECKING:
    from datetime import date

    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

BESIDE_FROM: Final = 860
"""Logical pixels at 100 % text; narrower, the steps stand below the list."""
SPANS: Final = ((_("4 weeks"), 28), (_("3 months"), 92), (_("1 year"), 365))
MANY: Final = 8
"""From so many rows on they can be searched."""
MINUTE_MS: Final = 60_000

WORDS: Final = _("Time since the last entry, as far as it was written down. What was not logged is not known.")
ONGOING: Final = _(
    "An ongoing medicine is taken as planned without being logged each time, so there is no line to draw."
)
EMPTY: Final = _("Nothing that was taken is written down yet. Once there is an entry, the time since then stands here.")


class SincePage(ScrollingPage):
    """Left for where one came from by Back or Esc."""

    title = _("Time since last")
    day_wanted = Signal(object)
    """The person wants to see the entries of this date."""
    closed = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._row: SinceRow | None = None
        self._build()
        self.list.chosen.connect(self._choose)
        self.search.textChanged.connect(self.list.search)
        self.spans.chosen.connect(lambda _index: self._read_steps())
        self.table_button.clicked.connect(lambda: self._show_table(not self.chart.as_table))
        self.chart.canvas.table_asked.connect(self._name_table_button)
        self.chart.table.left.connect(self._name_table_button)
        self.back.clicked.connect(self.closed.emit)
        theme.changed.connect(self._arrange)
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE_MS)
        self._minutes.timeout.connect(self._minute_passed)
        self._minutes.start()

    def refresh(self) -> None:
        """Read all spans again."""
        self._client.ask(read_since, then=self._take, owner=self)

    def find_words(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setVisible(True)
        self.search.setFocus()
        self.search.selectAll()

    @property
    def settled(self) -> bool:
        """Whether everything that was asked for is drawn."""
        return self.chart.drawn

    # Building.

    def _build(self) -> None:
        add_layout(self._column, self._head())
        self.empty = label(EMPTY, "quiet")
        self.empty.hide()
        self._column.addWidget(self.empty)
        self.rows = Card(padding=12, spacing=6)
        self.list = SinceList(self._theme)
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Search what was taken"))
        self.search.setPlaceholderText(_("Search"))
        self.search.setMaxLength(80)
        self.search.hide()
        self.none_found = label(_("Nothing of that name was taken."), "quiet")
        self.none_found.hide()
        self.rows.body.addWidget(self.search)
        self.rows.body.addWidget(self.list)
        self.rows.body.addWidget(self.none_found)
        self.steps = self._steps()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._columns.addWidget(self.rows, 4, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.steps, 5, Qt.AlignmentFlag.AlignTop)
        add_layout(self._column, self._columns)
        self._column.addStretch(1)
        self._arrange()

    def _head(self) -> QVBoxLayout:
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", self._theme)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(PageHead(self.back, label(self.title, "page-title")))
        column.addWidget(label(WORDS, "quiet"))
        return column

    def _steps(self) -> Card:
        card = Card(spacing=12)
        self.heading = label("", "card-head")
        self.spans = Segmented([text for text, _days in SPANS], _("How far back"))
        self.spans.set_index(1)
        self.table_button = button(_("Table"), "quiet", name=_("Show the steps as a table"))
        self.table_button.setToolTip(_("Show the same as a table (T in the picture)"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.spans)
        row.addStretch(1)
        row.addWidget(self.table_button)
        self.chart = SinceChart(self._theme, self._open_day)
        card.body.addWidget(self.heading)
        add_layout(card.body, row)
        self.ongoing = label(ONGOING, "quiet")
        self.ongoing.hide()
        self.how = label(describe_since.HOW_TO_READ, "small")
        card.body.addWidget(self.ongoing)
        card.body.addWidget(self.chart)
        card.body.addWidget(self.how)
        return card

    # Showing.

    def _take(self, view: SinceView) -> None:
        something = bool(view.substances or view.kinds)
        self.empty.setVisible(not something)
        self.rows.setVisible(something)
        self.steps.setVisible(something)
        many = len(view.substances) + len(view.kinds) >= MANY
        self.search.setVisible(many or bool(self.search.text()) or self.search.hasFocus())
        self.list.show_view(view)

    def _choose(self, row: SinceRow | None) -> None:
        self.none_found.setVisible(row is None and bool(self.search.text()))
        self._row = row
        if row is None:
            self.heading.setText("")
            self.chart.show_steps(None)
            return
        self.heading.setText(breakable(_("{name}, day by day").format(name=row.name)))
        never_logged = row.last_day is None
        self.ongoing.setVisible(never_logged)
        for each in (self.spans, self.table_button, self.how):
            each.setVisible(not never_logged)
        if never_logged:
            self.chart.show_steps(None)
        else:
            self._read_steps()

    def _read_steps(self) -> None:
        if self._row is not None:
            days = SPANS[self.spans.index][1]
            self._client.ask(read_since_steps, self._row, days, then=self._take_steps, owner=self)

    def _take_steps(self, steps: SinceSteps) -> None:
        if self._row is not None and steps.name == self._row.name:
            self.chart.show_steps(steps)

    def _show_table(self, wanted: bool) -> None:
        self.chart.show_table(wanted)
        self._name_table_button()

    def _name_table_button(self) -> None:
        table = self.chart.as_table
        self.table_button.setText(_("Picture") if table else _("Table"))
        self.table_button.setAccessibleName(
            _("Show the steps as a picture") if table else _("Show the steps as a table")
        )

    def _open_day(self, day: date) -> None:
        self.day_wanted.emit(day)

    def _minute_passed(self) -> None:
        if self.isVisible():
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by a key goes on with the arrows."""
        super().focusInEvent(event)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        set_beside(self._columns, self.width() >= self._theme.scaled(BESIDE_FROM))
        self._keep_from_edges(self._theme.text_percent)
