"""Where quick add stands: over the page, which is dimmed but stays as it is; a click beside it puts it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.ui.widgets.quick_add_panel import QuickAddPanel

if TYPE_CHECKING:
    from datetime import date

    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme
    from journal_app.ui.widgets.quick_add_reader import Read

WIDTH: Final = 712
MARGIN: Final = 24
FROM_TOP: Final = 0.1
"""The share of the height above the panel, where there is room."""
DIMMED_LIGHT, DIMMED_DARK = 0.22, 0.6


class QuickAddOverlay(QWidget):
    """Covers its parent while it is open; the keyboard goes round in the panel, and Esc leads back."""

    def __init__(self, client: JournalClient, theme: Theme, parent: QWidget, read: Read | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = parent
        self._before: QWidget | None = None
        self.panel = QuickAddPanel(client, theme, read)
        self.panel.setParent(self)
        self.panel.closed.connect(self.put_away)
        # What could not be saved is shown, even if it was put away meanwhile.
        self.panel.enter.refused.connect(lambda _sentence: self.come_back())
        # Once at once and once more when all that lies inside has found its place.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place)
        self.panel.grew.connect(self._later.start)
        self.panel.grew.connect(self._place)
        theme.changed.connect(self._place)
        parent.installEventFilter(self)
        self.hide()

    def open(self, text: str = "", day: date | None = None) -> None:
        """Show it, with a text in its line or with the line that was kept."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self.panel.begin(text, day)
        self._place()

    def come_back(self) -> None:
        """Show it as it is."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self.show()
            self.raise_()
            self.panel.line.setFocus()
            self._place()

    def put_away(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        # First: hiding what has the focus would hand it to anybody.
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._page.setFocus()
        self.hide()

    def _place(self) -> None:
        scale = self._theme.text_percent / 100
        width = min(round(WIDTH * scale), self.width() - 2 * MARGIN)
        wanted = self.panel.wanted_height(width)
        top = max(MARGIN, round(self.height() * FROM_TOP))
        if wanted > self.height() - top - MARGIN:
            top = MARGIN
        height = min(wanted, self.height() - top - MARGIN)
        self.panel.setGeometry((self.width() - width) // 2, top, width, height)
        if height < wanted:
            self.panel.show_answers()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round in the panel: what is behind it cannot be seen well."""
        stops = [each for each in self.panel.stops() if each.isVisible() and each.isEnabled()]
        if not stops:
            # It is being hidden: whatever lies behind takes the keyboard.
            return super().focusNextPrevChild(following)
        focused = QApplication.focusWidget()
        at = next((place for place, each in enumerate(stops) if each is focused), -1 if following else 0)
        reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
        target = stops[(at + (1 if following else -1)) % len(stops)]
        target.setFocus(reason)
        if self.panel.results.isAncestorOf(target):
            self.panel.area.ensureWidgetVisible(target)
        if target is self.panel.line:
            self.panel.results.choose(0)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = QColor(self._theme.colour("bg" if self._theme.dark else "text"))
        colour.setAlphaF(DIMMED_DARK if self._theme.dark else DIMMED_LIGHT)
        QPainter(self).fillRect(self.rect(), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(QPoint(round(event.position().x()), round(event.position().y()))):
            self.panel.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)
