"""Buttons with a verb, an icon of the theme if wanted, and a name for screen readers."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme


def button(text: str, kind: str = "", *, shortcut: str = "", name: str = "") -> QPushButton:
    """A button; `kind` is "", "primary", "quiet", "link" or "square". The shortcut is shown in the tooltip."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if shortcut:
        made.setShortcut(shortcut)
        made.setToolTip(f"{name or text} ({shortcut})")
    if name:
        made.setAccessibleName(name)
        if not made.toolTip():
            made.setToolTip(name)
    # Enter presses the button that has the focus, as people who use no mouse expect.
    made.setAutoDefault(True)
    return made


def with_icon(made: QPushButton, name: str, theme: Theme, colour: str = "text") -> QPushButton:
    """Give a button an icon that follows the theme."""

    def draw() -> None:
        size = theme.scaled(18)
        made.setIcon(icon(name, theme.colour(colour), size))
        made.setIconSize(QSize(size, size))

    draw()
    theme.changed.connect(draw)
    made.destroyed.connect(lambda: theme.changed.disconnect(draw))
    return made
