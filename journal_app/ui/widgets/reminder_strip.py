"""A reminder as a calm line in the window: check in, put it off, or let it be."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.nesting import add_layout, set_beside

SIDE_BY_SIDE_FROM = 640


class ReminderStrip(QFrame):
    """Hidden until `remind`; each of its buttons hides it."""

    check_in_wanted = Signal()
    hour_wanted = Signal()
    tonight_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        restyle(self, tone="note")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 8, 12, 8)
        self._line.setSpacing(8)
        self.text = label("")
        self._line.addWidget(self.text, 1)
        self.check_in = button(_("Check in"))
        self.hour = button(_("In 1 hour"), name=_("Remind me in 1 hour"))
        self.tonight = button(_("Tonight"), name=_("Remind me tonight"))
        self.close_button = button(_("Close"), "quiet", name=_("Close the reminder"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for made, signal in (
            (self.check_in, self.check_in_wanted),
            (self.hour, self.hour_wanted),
            (self.tonight, self.tonight_wanted),
            (self.close_button, None),
        ):
            made.clicked.connect(lambda _checked=False, signal=signal: self._pressed(signal))
            row.addWidget(made)
        row.addStretch(0)
        add_layout(self._line, row)
        self.hide()

    def remind(self, text: str, *, unlocked: bool, before_evening: bool) -> None:
        """Show it. While the journal is locked there is nothing to check in to; in the evening there is no tonight."""
        self.text.setText(text)
        self.check_in.setVisible(unlocked)
        self.tonight.setVisible(before_evening)
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    def _pressed(self, signal: SignalInstance | None) -> None:
        self.hide()
        if signal is not None:
            signal.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.scaled(SIDE_BY_SIDE_FROM)
        set_beside(self._line, wide)
