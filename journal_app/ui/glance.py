"""What must be known before the first paint, read without the libraries that take longer to load than the paint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal_app.ui.tokens import LOOKS, look_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal_app.preferences import Preferences


class Glance(NamedTuple):
    """The look and the place of the window, as the preferences have them."""

    theme: str = "system"
    text_percent: int = 100
    window: str = ""
    contrast: str = "system"

    def dark(self, qt: QApplication) -> bool:
        """Whether the first paint is dark; where the system decides, its palette tells."""
        if self.theme == "system":
            return qt.palette().window().color().lightness() < 128
        return self.theme in ("dark", "night")

    def tokens(self, qt: QApplication) -> dict[str, str]:
        """The colours of the first paint. Contrast that the system wants comes with the furniture, a moment later."""
        return LOOKS[look_of(self.theme, dark=self.dark(qt), contrast=self.contrast == "high")]


def glance_at(file: Path) -> Glance:
    """The stored values that can be used, the defaults for the rest; whoever reads the file in full comes later."""
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Glance()
    if not isinstance(stored, dict):
        return Glance()
    found = {name: stored[name] for name, kind in Glance.__annotations__.items() if _fits(stored.get(name), kind)}
    return Glance(**found)


def glance_from(preferences: Preferences) -> Glance:
    """The same from preferences that were read already."""
    return Glance(preferences.theme, preferences.text_percent, preferences.window, preferences.contrast)


def _fits(value: object, kind: object) -> bool:
    name = getattr(kind, "__forward_arg__", kind)
    return type(value).__name__ == name
