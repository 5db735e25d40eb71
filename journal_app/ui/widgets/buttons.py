"""Buttons with a verb, an icon of the theme if wanted, and a name for screen readers."""

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from journal_app.i18n.bidi import directed
from journal_app.ui.icons import pixmap
from journal_app.ui.shortcuts import sequences, tip
from journal_app.ui.theme import Theme


def button(text: str, kind: str = "", *, shortcut: str = "", name: str = "") -> QPushButton:
    """A button; `kind` is "", "primary", "quiet", "link" or "square". `shortcut` names one of the table of keys, which
    is shown in the tooltip."""
    made = QPushButton(directed(text))
    if kind:
        made.setProperty("kind", kind)
    if shortcut:
        made.setShortcut(sequences(shortcut)[0])
        made.setToolTip(tip(name or text, shortcut))
    if name:
        made.setAccessibleName(name)
        if not made.toolTip():
            made.setToolTip(name)
    # Enter presses the button that has the focus, as people who use no mouse expect.
    made.setAutoDefault(True)
    return made


ICON_GAP = 6
"""Logical pixels between an icon and its text: a button with a style sheet leaves none."""


def with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    """The drawing with so many logical pixels of nothing on the side where the text is."""
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    left = gap if QGuiApplication.isRightToLeft() else 0
    painter.drawPixmap(left, 0, drawn)
    painter.end()
    return wide


def with_icon(
    made: QPushButton, name: str, theme: Theme, colour: str = "text", *, words_come_and_go: bool = False
) -> QPushButton:
    """Give a button an icon that follows the theme.

    A button whose words come and go keeps the gap to them: else its width would depend on which of both was drawn last.
    """

    def draw() -> None:
        size = theme.scaled(18)
        drawn = pixmap(name, theme.colour(colour), size)
        gap = theme.scaled(ICON_GAP) if made.text() or words_come_and_go else 0
        made.setIcon(QIcon(with_gap(drawn, gap)))
        made.setIconSize(QSize(size + gap, size))

    draw()
    theme.changed.connect(draw)
    # At the end of the program the theme may be gone before the button.
    made.destroyed.connect(lambda: theme.changed.disconnect(draw) if shiboken6.isValid(theme) else None)
    return made
