"""The rows of settings with a value: a list, a switch, a number, a time; each says what was chosen."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.time_text import NOT_A_TIME, clock_text, read_clock
from journal_app.i18n import _, in_context
from journal_app.ui.announce import announce
from journal_app.ui.settings.ignore_wheel import IgnoreWheel
from journal_app.ui.settings.setting import Choice, ClockField, Number, Setting, Switch
from journal_app.ui.settings.setting_row import SettingRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout

if TYPE_CHECKING:
    from collections.abc import Callable


NO_TRAY: Final = _("This desktop shows no tray, so this has no effect here.")
NO_ICON: Final = _("There is no icon in the tray yet.")
START_AGAIN: Final = "start_again"
WHAT_A_NEW_START_DOES: Final = _("Starting again locks the journal. What you were typing is kept as a draft.")
NO_REMINDERS: Final = _("Reminders are off.")


class ValueRow(SettingRow):
    """A setting with a value. `chosen(key, value)` fires when the person changes it, never when `show_value` does."""

    chosen = Signal(str, object)

    def __init__(self, setting: Setting, default: object, theme: Theme) -> None:
        super().__init__(setting, theme)
        self._default = default
        self.side = side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.control)
        self.reset = button(
            _("Back to usual"), "link", name=_("{setting}: back to usual").format(setting=setting.label)
        )
        self.reset.clicked.connect(self._reset)
        self.reset.hide()
        side.addWidget(self.reset)
        add_layout(self.line, side)
        self.name_control()

    def _control_width(self) -> int:
        return self.side.sizeHint().width()

    def show_value(self, value: Any) -> None:
        """Show what holds now."""
        self._show(value)
        self.reset.setVisible(value != self._default)

    def set_useful(self, useful: bool, why_not: str) -> None:
        """Whether there is anything that the setting acts on; else it says what is missing."""
        self.control.setEnabled(useful)
        self.reset.setEnabled(useful)
        self.say("" if useful else why_not)

    def say(self, words: str) -> None:
        """Say something below the help; an empty text takes it away."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _reset(self) -> None:
        # The button is about to hide: the keyboard stays in the row.
        self.control.setFocus()
        self.chosen.emit(self.setting.key, self._default)


class ChoiceRow(ValueRow):
    """A list of which one holds."""

    def __init__(self, setting: Setting, choice: Choice, default: object, theme: Theme) -> None:
        self._values = [value for value, _words in choice.options]
        self.combo = NamedChoice()
        for _value, words in choice.options:
            self.combo.addItem(words)
        super().__init__(setting, default, theme)
        self._ignore = IgnoreWheel(self.combo)
        self.combo.activated.connect(lambda index: self.chosen.emit(setting.key, self._values[index]))

    @property
    def control(self) -> QWidget:
        return self.combo

    def _show(self, value: Any) -> None:
        if value in self._values:
            self.combo.setCurrentIndex(self._values.index(value))
        else:
            # Set elsewhere, such as in the file: it holds, and is shown as none of these.
            self.combo.setCurrentIndex(-1)


class NewStartRow(ChoiceRow):
    """A choice that shows from the next start; `command_wanted` when the person wants that now."""

    command_wanted = Signal(str)

    def __init__(
        self,
        setting: Setting,
        choice: Choice,
        needs_new_start: Callable[[object], bool],
        default: object,
        theme: Theme,
    ) -> None:
        super().__init__(setting, choice, default, theme)
        self._needs_new_start = needs_new_start
        self.start_again = button(_("Start again now"))
        self.start_again.clicked.connect(lambda _checked=False: self.command_wanted.emit(START_AGAIN))
        self.start_again.hide()
        self.side.addWidget(self.start_again)

    def _show(self, value: Any) -> None:
        super()._show(value)
        needed = self._needs_new_start(value)
        newly = needed and self.start_again.isHidden()
        self.start_again.setVisible(needed)
        self.say(WHAT_A_NEW_START_DOES if needed else "")
        if newly and self.isVisible():
            announce(self, WHAT_A_NEW_START_DOES)


class SwitchRow(ValueRow):
    """On or off."""

    def __init__(self, setting: Setting, default: object, theme: Theme) -> None:
        self.box = QCheckBox(in_context("a setting", "On"))
        super().__init__(setting, default, theme)
        self.box.clicked.connect(lambda on: self.chosen.emit(setting.key, on))

    @property
    def control(self) -> QWidget:
        return self.box

    def _show(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class NumberRow(ValueRow):
    """A whole number."""

    def __init__(self, setting: Setting, number: Number, default: object, theme: Theme) -> None:
        self.spin = QSpinBox()
        self.spin.setRange(number.low, number.high)
        self.spin.setSingleStep(number.step)
        self.spin.setSuffix(f" {number.unit}")
        # Not at every digit: "1" on the way to "120" is no size of text.
        self.spin.setKeyboardTracking(False)
        super().__init__(setting, default, theme)
        line = self.spin.lineEdit()
        if line is not None:
            line.setTextMargins(8, 0, 0, 0)
        self._ignore = IgnoreWheel(self.spin)
        self._shown = number.low
        self.spin.valueChanged.connect(self._changed)

    @property
    def control(self) -> QWidget:
        return self.spin

    def _changed(self, value: int) -> None:
        if value != self._shown:
            self._shown = value
            self.chosen.emit(self.setting.key, value)

    def _show(self, value: Any) -> None:
        self._shown = int(value)
        self.spin.setValue(self._shown)


class ClockRow(ValueRow):
    """A time of day; what cannot be read stays on screen with a sentence."""

    def __init__(self, setting: Setting, field: ClockField, default: object, theme: Theme) -> None:
        self.field = QLineEdit()
        self.field.setMaxLength(20)
        super().__init__(setting, default, theme)
        self._may_be_empty = field.may_be_empty
        self._shown = ""
        self.field.setFixedWidth(theme.scaled(130))
        self.field.editingFinished.connect(self._read)
        theme.changed.connect(lambda: self.field.setFixedWidth(theme.scaled(130)))

    @property
    def control(self) -> QWidget:
        return self.field

    def _read(self) -> None:
        written = self.field.text().strip()
        if written == self._shown:
            return
        found = read_clock(written)
        if found is None and (written or not self._may_be_empty):
            self.say(NOT_A_TIME)
            return
        self.say("")
        self.chosen.emit(self.setting.key, f"{found:%H:%M}" if found is not None else "")

    def _show(self, value: Any) -> None:
        self._shown = clock_text(time.fromisoformat(value)) if value else ""
        self.field.setText(self._shown)


def value_row(setting: Setting, default: object, theme: Theme) -> ValueRow:
    """The row for a setting with a value."""
    match setting.control:
        case Choice() as choice:
            if choice.needs_new_start is None:
                return ChoiceRow(setting, choice, default, theme)
            return NewStartRow(setting, choice, choice.needs_new_start, default, theme)
        case Number() as number:
            return NumberRow(setting, number, default, theme)
        case ClockField() as field:
            return ClockRow(setting, field, default, theme)
        case Switch():
            return SwitchRow(setting, default, theme)
    raise TypeError(setting.key)
