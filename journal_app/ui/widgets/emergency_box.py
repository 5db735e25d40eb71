"""The number to call and the signs, in a critical warning: always in sight, never below the fold."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.bullets import Bullets
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import label, selectable
from journal_app.ui.widgets.nesting import add_layout, set_beside

SIDE_BY_SIDE_FROM = 470
"""Logical pixels at 100 % text: below, the signs stand under the number."""

SIGNS_WIDTH = 260
"""The least room for the signs beside the number, in the same pixels."""

SIDES, GAP, SIGNS_GAP, MARK_GAP = 16, 20, 18, 8
"""Logical pixels at both sides of the box, beside the number, between the signs, and behind an icon."""


class EmergencyBox(QFrame):
    """The number is text, not a button: a desktop cannot dial. `full_screen_wanted` shows it large."""

    full_screen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("tone", "emergency")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SIDES, 8, SIDES, 8)
        self._row.setSpacing(GAP)
        self._left = left = QVBoxLayout()
        left.setSpacing(2)
        call = label(_("Call now"), "strong", tone="critical", wrap=False)
        call.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number = selectable(label("", "number"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        full = with_icon(button(_("Full screen"), name=_("Show the number full screen")), "expand", theme)
        full.clicked.connect(self.full_screen_wanted.emit)
        left.addWidget(call)
        left.addWidget(self.number)
        left.addWidget(full, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addStretch(1)
        add_layout(self._row, left)
        self._signs = signs = QGridLayout()
        signs.setHorizontalSpacing(MARK_GAP)
        signs.setVerticalSpacing(4)
        self._yourself_icon, self._others_icon = QLabel(), QLabel()
        self._yourself, self._others = Bullets("critical"), Bullets("critical")
        self._groups = (
            (self._yourself_icon, label(_("In yourself"), "strong"), self._yourself),
            (self._others_icon, label(_("Someone else sees"), "strong"), self._others),
        )
        self._columns = 0
        self._place_signs(2)
        add_layout(self._row, signs, 1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_signs(self, number: str, in_yourself: Sequence[str], others_see: Sequence[str]) -> None:
        """Fill the box; a text without digits ("your local emergency number") is set smaller."""
        self.number.setText(number)
        self.number.setProperty("kind", "number" if any(sign.isdigit() for sign in number) else "card-head")
        self.number.style().polish(self.number)
        self._yourself.show_lines(in_yourself)
        self._others.show_lines(others_see)
        said = _("Call now {number}. In yourself: {own_signs}. Someone else sees: {seen_signs}.")
        self.setAccessibleName(
            said.format(number=number, own_signs="; ".join(in_yourself), seen_signs="; ".join(others_see))
        )

    def _draw(self) -> None:
        size, colour = self._theme.scaled(18), self._theme.colour("critical")
        self._yourself_icon.setPixmap(pixmap("person", colour, size))
        self._others_icon.setPixmap(pixmap("people", colour, size))
        self._fit()

    def _place_signs(self, columns: int) -> None:
        """Both groups beside each other, or one below the other."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, (drawing, head, body) in enumerate(self._groups):
            row, column = (0, 3 * place) if columns == 2 else (2 * place, 0)
            self._signs.addWidget(drawing, row, column)
            self._signs.addWidget(head, row, column + 1)
            self._signs.addWidget(body, row + 1, column, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._signs.setColumnStretch(1, 1)
        # Nothing stands in the third column: it keeps the two groups apart.
        self._signs.setColumnMinimumWidth(2, SIGNS_GAP - 2 * MARK_GAP if columns == 2 else 0)
        self._signs.setColumnStretch(4, 1 if columns == 2 else 0)
        self._signs.setRowStretch(2, 1 if columns == 2 else 0)
        self._signs.setRowStretch(4, 0 if columns == 2 else 1)

    def _fit(self) -> None:
        room = self.contentsRect().width() - 2 * SIDES
        groups = [_least(group) for group in self._groups]
        both = sum(groups) + SIGNS_GAP
        beside = self._left.minimumSize().width() + GAP + max(both, self._theme.scaled(SIGNS_WIDTH))
        wide = self.width() >= self._theme.scaled(SIDE_BY_SIDE_FROM) and room >= beside
        self._place_signs(2 if wide or room >= both else 1)
        set_beside(self._row, wide)

    def minimumSizeHint(self) -> QSize:
        # As narrow as with all below each other: else a wide form would hold itself open where it no longer fits.
        hint = super().minimumSizeHint()
        parts = max(self._left.minimumSize().width(), *(_least(group) for group in self._groups))
        border = self.width() - self.contentsRect().width()
        return QSize(min(hint.width(), parts + 2 * SIDES + border), hint.height())

    def event(self, event: QEvent) -> bool:
        # Other words, or another text size.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _least(group: tuple[QLabel, QLabel, QWidget]) -> int:
    """How wide the icon with its words, or the signs below, must be."""
    drawing, head, body = group
    return max(drawing.sizeHint().width() + SIGNS_GAP + head.minimumSizeHint().width(), body.minimumSizeHint().width())
