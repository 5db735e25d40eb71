"""How long ago the last few things were taken, in words; never a target, never a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journal_app.i18n import _
from journal_app.operations.views import SinceLast
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout


class SinceLastCard(Card):
    """Hidden while nothing was taken. `all_wanted` asks for the page with every substance and kind."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=8)
        head = QHBoxLayout()
        self.all = button(_("All"), "link", name=_("Time since last: all substances and kinds"))
        self.all.clicked.connect(self.all_wanted.emit)
        head.addWidget(label(_("Time since last"), "small-strong"), 1)
        head.addWidget(self.all)
        add_layout(self.body, head)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        add_layout(self.body, self._row)
        self.hide()

    def show_spans(self, spans: Sequence[SinceLast]) -> None:
        """Show up to three spans side by side."""
        clear(self._row)
        for span in spans:
            column = QVBoxLayout()
            column.setSpacing(0)
            ago = label(span.ago, "card-head")
            ago.setAccessibleName(f"{span.name}: {span.ago}")
            column.addWidget(ago)
            column.addWidget(label(breakable(span.name), "small"))
            column.addStretch(1)
            add_layout(self._row, column, 1)
        self.setVisible(bool(spans))
