"""The look: one palette and one style sheet made from the tokens, for the theme, contrast and text size wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from journal_app.ui.style_sheet import style_sheet
from journal_app.ui.system_look import SystemLook
from journal_app.ui.tokens import BASE_PIXELS, LOOKS, TYPE_SCALE, Look, look_of

if TYPE_CHECKING:
    from journal_app.preferences import Contrast as ContrastChoice
    from journal_app.preferences import FollowSystem
    from journal_app.preferences import Theme as ThemeChoice

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
CARET_BLINK_MS = 1000
_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Theme(QObject):
    """The look of all windows. `changed` fires after the look changed; widgets that paint themselves then repaint."""

    changed = Signal()
    about_to_change = Signal()
    """Before every widget is given another look."""

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = "system",
        text_percent: int = 100,
        *,
        contrast: ContrastChoice = "system",
        reduced_motion: FollowSystem = "system",
        system: SystemLook | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self._contrast: ContrastChoice = contrast
        self._reduced_motion: FollowSystem = reduced_motion
        self._text_percent = text_percent
        self._system = system or SystemLook(application)
        self._caret_blink = application.styleHints().cursorFlashTime() or CARET_BLINK_MS
        self._still: bool | None = None
        application.setStyle("Fusion")
        self._system.changed.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose: "system", "light", "dark" or "night"."""
        return self._choice

    @property
    def look(self) -> Look:
        """The look that is on now."""
        return look_of(self._choice, dark=self._system.dark, contrast=self.high_contrast)

    @property
    def dark(self) -> bool:
        """Whether the ground is dark now."""
        return self.look not in ("light", "contrast-light")

    @property
    def high_contrast(self) -> bool:
        """Whether strong contrast is on: chosen, or asked for by the system."""
        return self._contrast == "high" or (self._contrast == "system" and self._system.contrast)

    @property
    def still(self) -> bool:
        """Whether nothing may move by itself: chosen, or asked for by the system."""
        return self._reduced_motion == "on" or (self._reduced_motion == "system" and self._system.still)

    @property
    def ring(self) -> int:
        """How wide the ring around the focus is, in logical pixels."""
        return 3 if self.high_contrast else 2

    @property
    def tokens(self) -> dict[str, str]:
        """The colours of the look that is on now, as #RRGGBB."""
        return self._tokens

    @property
    def text_percent(self) -> int:
        """The size of text, 80 to 200."""
        return self._text_percent

    def colour(self, token: str) -> str:
        """The colour of a token as #RRGGBB."""
        return self._tokens[token]

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

    def choose_contrast(self, choice: ContrastChoice) -> None:
        """Switch strong contrast: "system", "high" or "normal"."""
        self._contrast = choice
        self._apply()

    def choose_motion(self, choice: FollowSystem) -> None:
        """Switch reduced motion: "system", "on" or "off"."""
        self._reduced_motion = choice
        self._apply()

    def set_text_percent(self, percent: int) -> None:
        """Set the size of text; it is held between 80 and 200 %."""
        self._text_percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))
        self._apply()

    def _find_tokens(self) -> dict[str, str]:
        # Who asked the whole system for strong contrast has chosen its colours too; who asked Journal gets Journal's.
        if self._contrast == "system" and self.high_contrast and self._choice == "system":
            chosen = self._system.contrast_tokens()
            if chosen is not None:
                return chosen
        return LOOKS[self.look]

    def _apply(self) -> None:
        self.about_to_change.emit()
        self._tokens = self._find_tokens()
        self._hold_still()
        sheet = style_sheet(self.colour, self.pixels, self.scaled, strong=self.high_contrast, still=bool(self._still))
        font = QFont(self._application.font())
        # Each of these restyles every widget, so only what changed is set. One sheet in the place of another takes
        # Qt three times as long as none and then the other.
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet("")
        if font.pixelSize() != self.pixels():
            font.setPixelSize(self.pixels())
            self._application.setFont(font)
        palette = self._palette()
        if palette != self._application.palette():
            self._application.setPalette(palette)
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _hold_still(self) -> None:
        """Menus, lists and tips open at once, and the caret does not blink, where nothing may move."""
        if self.still == self._still:
            return
        self._still = self.still
        for effect in _EFFECTS:
            self._application.setEffectEnabled(effect, not self._still)
        self._application.styleHints().setCursorFlashTime(0 if self._still else self._caret_blink)

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
