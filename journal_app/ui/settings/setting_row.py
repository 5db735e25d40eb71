"""One row for each declared setting: its name, what it does, and the place of its control; a button for an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.settings.setting import Action, Setting
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.nesting import add_layout, set_beside

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SIDE_BY_SIDE_FROM: Final = 440
"""Logical pixels at 100 % text: below, the control stands under its words."""
LEAST_WORDS: Final = 200
"""The least room for the words beside their control, in the same pixels."""


class SettingRow(QFrame):
    """A row of the page. `fit` stacks it where there is no room."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__()
        self.setting = setting
        self._theme = theme
        self.setProperty("kind", "plain")
        self.setAccessibleName(setting.label)
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(setting.label, "strong"))
        words.addWidget(label(setting.help, "small"))
        self.said = label("", "small", tone="caution")
        self.said.hide()
        words.addWidget(self.said)
        words.addStretch(1)
        add_layout(self.line, words, 1)
        # Without this the words and a wide control side by side would be the least width of the page.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def control(self) -> QWidget:
        """What Tab comes to."""
        raise NotImplementedError

    def name_control(self) -> None:
        """Give the control the name and the help of the setting, for those who hear it."""
        self.control.setAccessibleName(self.setting.label)
        self.control.setAccessibleDescription(self.setting.help)

    def _control_width(self) -> int:
        return self.control.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for_both = self._theme.scaled(LEAST_WORDS) + self.line.spacing() + self._control_width()
        wide = self.width() >= max(self._theme.scaled(SIDE_BY_SIDE_FROM), for_both)
        set_beside(self.line, wide)


class ActionRow(SettingRow):
    """`command_wanted(command)` when the button is pressed."""

    command_wanted = Signal(str)

    def __init__(self, setting: Setting, action: Action, theme: Theme) -> None:
        super().__init__(setting, theme)
        self.button = button(action.words)
        if action.grave:
            restyle(self.button, tone="critical")
        self.button.clicked.connect(lambda _checked=False: self.command_wanted.emit(action.command))
        self.line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.button.setAccessibleName(f"{setting.label}: {action.words}")
        self.button.setAccessibleDescription(setting.help)

    @property
    def control(self) -> QWidget:
        return self.button
