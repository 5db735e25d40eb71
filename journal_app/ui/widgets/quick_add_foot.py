"""The foot of quick add: what a line may hold, and the buttons that do what Enter does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from journal_app.i18n import _
from journal_app.ui.shortcuts import shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout

DOES: Final = {"": _("Log it"), "undo": _("Undo"), "check": _("Check")}
"""What the button says, by the command of a line."""
MARGINS: Final = 70
LEAST_HINT: Final = 120
MOST_LINES: Final = 2
"""A hint in more lines would take its height from the answer above it."""


class QuickAddFoot(Card):
    """`pressed(another)` is Enter, another with Shift."""

    pressed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__("panel-foot", padding=0)
        self._theme = theme
        self._does = DOES[""]
        self._can_add = True
        row = QHBoxLayout()
        row.setContentsMargins(22, 8, 16, 8)
        row.setSpacing(8)
        self.hint = label(_("Amount, unit, time, route, #tag. Any order."), "small")
        self.another = button(_("Log and add another"), "link", name=_("Log and add another, keys Shift and Enter"))
        self.another.setToolTip(_("Log and add another (Shift+Enter)"))
        self.another_key = label(shown("Shift+Enter"), "key", wrap=False)
        self.log = button("", "primary")
        row.addWidget(self.hint, 1)
        row.addStretch(0)
        for each in (self.another, self.another_key, self.log):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        add_layout(self.body, row)
        self.another.clicked.connect(lambda: self.pressed.emit(True))
        self.log.clicked.connect(lambda: self.pressed.emit(False))
        theme.changed.connect(self._fit)

    def show_state(self, *, asked: bool, command: str, something: bool) -> None:
        """`asked`: the answers to a critical warning stand elsewhere, in the place of these buttons."""
        self._does = DOES[command]
        self._can_add = not asked and not command
        self.log.setAccessibleName(_("{action}, key Enter").format(action=self._does))
        self.log.setToolTip(_("{action} (Enter)").format(action=self._does))
        self.log.setVisible(not asked)
        self.another.setVisible(self._can_add)
        for each in (self.another, self.log):
            each.setEnabled(something)
        self._fit()

    def _fit(self) -> None:
        """The hint and the key are left out where there is no room for them."""
        key = self.another_key.sizeHint().width()
        needed = self.another.sizeHint().width() + self.log.sizeHint().width() + MARGINS
        self.another_key.setVisible(self._can_add and needed + key <= self.width())
        roomy = needed + key + self._theme.scaled(LEAST_HINT) <= self.width()
        left = self.width() - needed - key
        self.hint.setVisible(
            roomy and self.hint.heightForWidth(left) < (MOST_LINES + 0.5) * self.hint.fontMetrics().height()
        )
        self.log.setText(_("{action}   Enter").format(action=self._does) if roomy else self._does)
        self.setVisible(not (self.hint.isHidden() and self.log.isHidden()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
