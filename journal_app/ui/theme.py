"""Light and dark, and the size of text: one palette and one style sheet made from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from journal_app.ui.style_sheet import style_sheet
from journal_app.ui.tokens import BASE_PIXELS, DARK, LIGHT, TYPE_SCALE

if TYPE_CHECKING:
    from journal_app.preferences import Theme as ThemeChoice

SMALLEST_TEXT, LARGEST_TEXT = 80, 200


class Theme(QObject):
    """The look of all windows. `changed` fires after the look changed; widgets that paint themselves then repaint."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = "system", text_percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self._text_percent = text_percent
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose: "system", "light" or "dark"."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the dark look is on now."""
        if self._choice == "system":
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice in ("dark", "night")

    @property
    def text_percent(self) -> int:
        """The size of text, 80 to 200."""
        return self._text_percent

    def colour(self, token: str) -> str:
        """The colour of a token as #RRGGBB."""
        return (DARK if self.dark else LIGHT)[token]

    def pixels(self, kind: str = "body") -> int:
        """The size of a kind of text (see TYPE_SCALE) in logical pixels, at the chosen text size."""
        return round(BASE_PIXELS * TYPE_SCALE[kind] * self._text_percent / 100)

    def scaled(self, pixels: float) -> int:
        """A length that grows with the text."""
        return round(pixels * self._text_percent / 100)

    def choose(self, choice: ThemeChoice) -> None:
        """Switch the look."""
        self._choice = choice
        self._apply()

    def set_text_percent(self, percent: int) -> None:
        """Set the size of text; it is held between 80 and 200 %."""
        self._text_percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))
        self._apply()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        font = QFont(self._application.font())
        # Each of these restyles every widget, so only what changed is set.
        if font.pixelSize() != self.pixels():
            font.setPixelSize(self.pixels())
            self._application.setFont(font)
        palette = self._palette()
        if palette != self._application.palette():
            self._application.setPalette(palette)
        self._application.setStyleSheet(style_sheet(self.colour, self.pixels, self.scaled))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        roles = {
            role.Window: "bg", role.WindowText: "text", role.Base: "card", role.AlternateBase: "well",
            role.Text: "text", role.Button: "card", role.ButtonText: "text", role.BrightText: "critical",
            role.Highlight: "accent", role.HighlightedText: "on-accent", role.ToolTipBase: "card",
            role.ToolTipText: "text", role.PlaceholderText: "text-3", role.Link: "note", role.Accent: "accent",
            role.Light: "card", role.Midlight: "line", role.Mid: "line", role.Dark: "control", role.Shadow: "control",
        }  # fmt: skip
        palette = QPalette()
        for each, token in roles.items():
            palette.setColor(each, QColor(self.colour(token)))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(self.colour("text-3")))
        return palette
