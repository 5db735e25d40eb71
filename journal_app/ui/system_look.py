"""What the system asks of the look: dark or light, strong contrast and its colours, and whether things may move."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from journal_app.ui.tokens import CONTRAST_DARK, CONTRAST_LIGHT

READABLE, VISIBLE = 7.0, 3.0
"""WCAG contrasts that a strong look owes: text, and edges or filled parts."""


class SystemLook(QObject):
    """`changed` fires when the system's wishes change while Journal runs."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        # Read before Journal sets its own: after that the system's can be had no more.
        self._palette = application.palette()
        self._moves = application.isEffectEnabled(Qt.UIEffect.UI_General)
        self._hints.colorSchemeChanged.connect(lambda _scheme: self.changed.emit())
        self._hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: self.changed.emit())

    @property
    def dark(self) -> bool:
        """Whether the system's windows are dark; where it does not say, its own colours tell."""
        scheme = self._hints.colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return self._palette.window().color().lightness() < 128
        return scheme == Qt.ColorScheme.Dark

    @property
    def contrast(self) -> bool:
        """Whether strong contrast is asked for."""
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def still(self) -> bool:
        """Whether nothing shall move: the system's own menus and lists then open at once."""
        return not self._moves

    def contrast_tokens(self) -> dict[str, str] | None:
        """The tokens in the colours that the person chose for the whole system; None where those are too weak."""
        return tokens_from(self._palette)


def tokens_from(palette: QPalette) -> dict[str, str] | None:
    """Tokens in the few colours of a palette; None unless its text can be read with ease.

    Levels then differ by shape and word alone, as on any screen whose colours a person has chosen for reading.
    """
    role = QPalette.ColorRole
    window, base, text = (palette.color(each) for each in (role.Window, role.Base, role.WindowText))
    if min(contrast(text, window), contrast(text, base), contrast(palette.color(role.Text), base)) < READABLE:
        return None
    accent, on_accent = palette.color(role.Highlight), palette.color(role.HighlightedText)
    if contrast(accent, on_accent) < READABLE or min(contrast(accent, window), contrast(accent, base)) < READABLE:
        accent, on_accent = text, base
    ground = CONTRAST_DARK if base.lightness() < 128 else CONTRAST_LIGHT
    tokens = {}
    for name, own in ground.items():
        if name in ("bg", "sidebar"):
            colour = window
        elif name in ("card", "well", "accent-soft", "on-critical") or name.endswith("-soft"):
            colour = base
        elif name == "accent":
            colour = accent
        elif name == "on-accent":
            colour = on_accent
        elif name in ("anxiety", "aches", "insomnia", "cravings", "hatch"):
            colour = QColor(own) if contrast(QColor(own), base) >= VISIBLE else text
        elif name == "alert-band":
            colour = QColor(own)
        else:
            colour = text
        tokens[name] = colour.name().upper()
    return tokens


def contrast(first: QColor, second: QColor) -> float:
    """The WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
