"""One quiet line in the morning: yesterday has no entry. It counts nothing, and it asks once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.wrap_row import WrapRow


class GapLine(QWidget):
    """`answered(date, fill)` says whether the person wants to fill that day in."""

    answered = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = WrapRow()
        column.addWidget(row)
        self.fill = button(_("Fill it in"), "link", name=_("Fill in yesterday"))
        self.leave = button(_("Leave it"), "link", name=_("Leave yesterday without an entry"))
        row.set_widgets((label(_("Yesterday has no entry."), "quiet", wrap=False), self.fill, self.leave))
        self.fill.clicked.connect(lambda: self._answer(True))
        self.leave.clicked.connect(lambda: self._answer(False))
        self.hide()

    def ask(self, day: date | None) -> None:
        """Ask about a date; None asks nothing."""
        self._day = day
        self.setVisible(day is not None)

    def _answer(self, fill: bool) -> None:
        day, self._day = self._day, None
        self.hide()
        if day is not None:
            self.answered.emit(day, fill)
