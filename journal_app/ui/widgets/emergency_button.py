"""The way to emergency help at the foot of the sidebar: in sight on every screen, with the number on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.shortcuts import tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label


class EmergencyButton(QPushButton):
    """A button of two lines: what it opens, and the number of the person's country."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "emergency")
        self.setToolTip(tip(_("Emergency help"), "emergency"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self._icon = QLabel()
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._number = label("", "small")
        words.addWidget(label(_("Emergency help"), "strong"))
        words.addWidget(self._number)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        # The words lie over the button, and the button gets the clicks.
        for each in (self._icon, self._words):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._draw)
        self.set_number("")
        self._draw()

    def set_number(self, number: str) -> None:
        """The emergency number; empty while it is not known."""
        named, said = _("Emergency help"), _("Signs and steps")
        if number:
            said = _("{number} \N{MIDDLE DOT} overdose signs").format(number=number)
            named = _("Emergency help, {number}").format(number=number)
        self._number.setText(said)
        self.setAccessibleName(named)

    def set_narrow(self, narrow: bool) -> None:
        """The icon alone."""
        self._words.setVisible(not narrow)
        self._row.setAlignment(self._icon, Qt.AlignmentFlag.AlignCenter if narrow else Qt.AlignmentFlag.AlignVCenter)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap("emergency", self._theme.colour("critical"), self._theme.scaled(20)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        if inside is None:
            return super().heightForWidth(width)
        # In some languages the words take two lines beside the icon.
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return super().sizeHint() if inside is None else inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        if inside is None:
            return super().minimumSizeHint()
        return QSize(inside.minimumSize().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        # A button does not ask for the room of what lies inside it.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
