"""How long ago the last few things were taken, in words; never a target, never a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

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
        self._spans: tuple[tuple[QLabel, QLabel], ...] = ()
        self.hide()

    def show_spans(self, spans: Sequence[SinceLast]) -> None:
        """Show up to three spans side by side."""
        if len(spans) != len(self._spans):
            clear(self._row)
            self._spans = tuple(self._span() for _each in spans)
        for (ago, name), span in zip(self._spans, spans, strict=True):
            ago.setText(span.ago)
            ago.setAccessibleName(f"{span.name}: {span.ago}")
            name.setText(breakable(span.name))
        self.setVisible(bool(spans))

    def _span(self) -> tuple[QLabel, QLabel]:
        """How long ago, and what: labels that stay, since to make and style them each minute takes long."""
        column = QVBoxLayout()
        column.setSpacing(0)
        ago, name = label("", "card-head"), label("", "small")
        column.addWidget(ago)
        column.addWidget(name)
        column.addStretch(1)
        add_layout(self._row, column, 1)
        return ago, name
