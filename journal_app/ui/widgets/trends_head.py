"""The head of Trends: the days that are shown, how far back, and the table or the charts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.i18n import _, in_context
from journal_app.operations.read_trends import SPANS, Span
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout

TITLE_ROOM: Final = 210
"""Logical pixels at 100 % text: with less room than this beside the buttons, the title stands above them."""
INSET: Final = 2
"""Logical pixels around each span."""
BORDERS: Final = 2
SPAN_WORDS: Final[dict[Span, tuple[str, str]]] = {
    "2 weeks": (_("2 weeks"), _("Show the last 2 weeks")),
    "4 weeks": (_("4 weeks"), _("Show the last 4 weeks")),
    "3 months": (_("3 months"), _("Show the last 3 months")),
    "All": (in_context("the whole time", "All"), _("Show all")),
}
"""What stands on the button of a span, and what it says aloud."""


class TrendsHead(QWidget):
    """`span_chosen(Span)` when the person picks one; the two buttons are connected by the page."""

    span_chosen = Signal(str)

    def __init__(self, title: str, chosen: Span, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.dates = label("", "quiet")
        self.table_button = QPushButton()
        self.table_button.setToolTip(_("Show the same numbers as a table (T in a chart)"))
        self.save_button = QPushButton(_("Save picture"))
        self.save_button.setToolTip(_("Save the charts as a PNG or SVG file"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "page-title"))
        words.addWidget(self.dates)
        self._controls = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.table_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._controls)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self._spans_frame(), 0, Qt.AlignmentFlag.AlignLeft)
        add_layout(self._rows, buttons)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(12)
        add_layout(self._whole, words, 1)
        self._whole.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignTop)
        self.mark_span(chosen)
        self.name_table_button(as_table=False)

    def _spans_frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        self._span_row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        row.setContentsMargins(INSET, INSET, INSET, INSET)
        row.setSpacing(INSET)
        self._group = QButtonGroup(self)
        self.spans: dict[Span, QPushButton] = {}
        for span in SPANS:
            text, aloud = SPAN_WORDS[span]
            made = QPushButton(text)
            made.setCheckable(True)
            made.setAutoExclusive(True)  # said to be one of several, and no box to tick
            made.setProperty("kind", "segment")
            made.setAccessibleName(aloud)
            made.clicked.connect(lambda _checked, span=span: self.span_chosen.emit(span))
            self._group.addButton(made)
            self.spans[span] = made
            row.addWidget(made)
        return frame

    def minimumSizeHint(self) -> QSize:
        # As narrow as with all below each other: else a wide form would hold itself open where it no longer fits.
        spans = max(made.sizeHint().width() for made in self.spans.values()) + 2 * INSET + BORDERS
        buttons = self.table_button.sizeHint().width() + self.save_button.sizeHint().width() + 8
        return QSize(max(spans, buttons), super().minimumSizeHint().height())

    def mark_span(self, span: Span | None) -> None:
        """Mark the span that is shown; None for a stretch that is none of them."""
        self._group.setExclusive(False)
        for each, button in self.spans.items():
            button.setChecked(each == span)
        self._group.setExclusive(True)

    def name_table_button(self, *, as_table: bool) -> None:
        """Say what the button leads to, from the table or to it."""
        self.table_button.setText(_("Charts") if as_table else _("Table"))
        self.table_button.setAccessibleName(_("Show as charts") if as_table else _("Show as table"))

    def arrange(self, width: int) -> None:
        """Put the controls below the title, or each under the other, where the width in pixels asks for it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(across)
        spans = sum(made.sizeHint().width() + INSET for made in self.spans.values()) + INSET + BORDERS
        self._span_row.setDirection(down if spans > width else across)
        room = width - self._controls.sizeHint().width()
        self._whole.setDirection(down if room < self._theme.scaled(TITLE_ROOM) else across)
        self._rows.setDirection(down if room < 0 else across)
