"""The row of things that can be logged; it breaks into two lines where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.wrap_row import WrapRow

BUTTONS: Final = (
    ("dose", "Dose", "pill", "Ctrl+D"),
    ("drink", "Drink", "glass", "Ctrl+R"),
    ("sleep", "Sleep", "moon", "Ctrl+Shift+S"),
    ("none", "Nothing taken", "none", "Ctrl+Shift+N"),
    ("note", "Note", "note", "Ctrl+Shift+O"),
    ("check", "Check a combination", "layers", "Ctrl+Shift+K"),
)
KEY_SHOWN: Final = ("dose", "drink")


class LogButtons(WrapRow):
    """`wanted(what)` asks for a form. The keys belong to the menu; the buttons only name them."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._used = BUTTONS[0][0]
        self.buttons: dict[str, QPushButton] = {}
        for what, text, icon, key in BUTTONS:
            made = with_icon(button(""), icon, theme, "accent")
            made.setAccessibleName(text if what == "check" else f"Log: {text.lower()}")
            made.setToolTip(f"{text} ({key})")
            made.clicked.connect(lambda _checked=False, what=what: self._want(what))
            self.buttons[what] = made
        self.set_widgets(tuple(self.buttons.values()))
        theme.changed.connect(self.arrange)

    @property
    def last_button(self) -> QPushButton:
        """Where Tab leaves the row."""
        return self.buttons[BUTTONS[-1][0]]

    def enter(self) -> None:
        """Put the focus on the button that was used last."""
        self.buttons[self._used].setFocus()

    def arrange(self) -> None:
        """The keys are shown only where they cost no second line."""
        self._name(with_keys=True)
        if not self.fits_in_one_line():
            self._name(with_keys=False)
        super().arrange()

    def _want(self, what: str) -> None:
        self._used = what
        self.wanted.emit(what)

    def _name(self, *, with_keys: bool) -> None:
        for what, text, _, key in BUTTONS:
            # The space in front keeps the icon off the word.
            self.buttons[what].setText(f" {text}   {key}" if with_keys and what in KEY_SHOWN else f" {text}")
