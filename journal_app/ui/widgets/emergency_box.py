"""The number to call and the signs, in a critical warning: always in sight, never below the fold."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import label, selectable

SIDE_BY_SIDE_FROM = 470
"""Logical pixels at 100 % text: below, the signs stand under the number."""

NARROWEST = 300
"""Logical pixels at 100 % text that two columns of signs need."""


class EmergencyBox(QFrame):
    """The number is text, not a button: a desktop cannot dial. `full_screen_wanted` shows it large."""

    full_screen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("tone", "emergency")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(20)
        left = QVBoxLayout()
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
        self._row.addLayout(left)
        signs = QGridLayout()
        signs.setHorizontalSpacing(18)
        signs.setVerticalSpacing(4)
        self._yourself_icon, self._others_icon = QLabel(), QLabel()
        self._yourself, self._others = label(), label()
        for column, (drawing, head, body) in enumerate(
            (
                (self._yourself_icon, _("In yourself"), self._yourself),
                (self._others_icon, _("Someone else sees"), self._others),
            )
        ):
            signs.addWidget(drawing, 0, 2 * column)
            signs.addWidget(label(head, "strong"), 0, 2 * column + 1)
            signs.addWidget(body, 1, 2 * column, 1, 2, Qt.AlignmentFlag.AlignTop)
            signs.setColumnStretch(2 * column + 1, 1)
        signs.setRowStretch(2, 1)
        self._row.addLayout(signs, 1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_signs(self, number: str, in_yourself: Sequence[str], others_see: Sequence[str]) -> None:
        """Fill the box; a text without digits ("your local emergency number") is set smaller."""
        self.number.setText(number)
        self.number.setProperty("kind", "number" if any(sign.isdigit() for sign in number) else "card-head")
        self.number.style().polish(self.number)
        self._yourself.setText(_bullets(in_yourself))
        self._others.setText(_bullets(others_see))
        said = _("Call now {number}. In yourself: {own_signs}. Someone else sees: {seen_signs}.")
        self.setAccessibleName(
            said.format(number=number, own_signs="; ".join(in_yourself), seen_signs="; ".join(others_see))
        )

    def _draw(self) -> None:
        size, colour = self._theme.scaled(18), self._theme.colour("critical")
        self._yourself_icon.setPixmap(pixmap("person", colour, size))
        self._others_icon.setPixmap(pixmap("people", colour, size))
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= SIDE_BY_SIDE_FROM * self._theme.text_percent / 100
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != side:
            self._row.setDirection(side)

    def minimumSizeHint(self) -> QSize:
        # As narrow as when the signs stand below: else the wide form would hold itself open where it no longer fits.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.scaled(NARROWEST)), hint.height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands a QResizeEvent
        self._fit()


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"\N{BULLET} {line}" for line in lines)
