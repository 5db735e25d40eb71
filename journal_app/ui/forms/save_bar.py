"""The save of a long card that is scrolled: below what scrolls, as long as the card's own Save is out of view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from journal_app.i18n import _
from journal_app.ui.forms.check_in_card import CheckInCard
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.tab_order import tab_along

MOVED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class SaveBar(QFrame):
    """In the layout, so it covers nothing; hidden while nothing is given, or while Save is in view."""

    def __init__(self, card: CheckInCard, area: QScrollArea) -> None:
        super().__init__()
        self._card, self._area = card, area
        self.setProperty("kind", "page-foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 28, 8)
        row.setSpacing(8)
        self.words = label("", "small")
        self.save = button(_("Save the check-in"), "primary")
        self.save.setToolTip(tip(_("Save"), "save"))
        row.addWidget(self.words, 1)
        row.addWidget(self.save)
        self.save.clicked.connect(self._press)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self.hide()
        card.changed.connect(self._soon.start)
        area.verticalScrollBar().valueChanged.connect(self._soon.start)
        for each in (card, area.viewport()):
            each.installEventFilter(self)

    def order_tabs(self) -> None:
        """Once both are in one window: Tab goes from the note to this Save."""
        tab_along(self._card.note, self.save, self._card.save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card or the room for it is another one."""
        if event.type() in MOVED:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.words.setText(self._card.progress.text())
        wanted = self._card.is_begun and self._is_below()
        if wanted == self.isHidden():
            self.setVisible(wanted)
            if wanted:
                QTimer.singleShot(0, self, self._keep_focus_in_view)

    def _is_below(self) -> bool:
        """Whether the card is in view and its Save is further down, in the room there is without this bar."""
        if not self._card.isVisible() or not self._card.save.isVisible():
            return False
        viewport = self._area.viewport()
        room = viewport.height() + (0 if self.isHidden() else self.height())
        top = self._card.mapTo(viewport, QPoint(0, 0)).y()
        save = self._card.save
        return top < room < save.mapTo(viewport, QPoint(0, 0)).y() + save.height()

    def _keep_focus_in_view(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self._card.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, 24)

    def _press(self) -> None:
        if self.save.hasFocus():
            # The bar goes once there is nothing to save, and the keyboard must not go with it.
            self._card.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._card.submit()
