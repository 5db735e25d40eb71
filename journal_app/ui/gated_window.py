"""One thing at a time: a gate (first start, unlock, recovery), a page, or emergency help over either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from journal_app.ui.pages.emergency_page import EmergencyPage


class GatedWindow(WindowFrame):
    """Emergency help needs no open journal, and is never taken away by something that happens."""

    def __init__(self, ground: str, side: str, side_width: int) -> None:
        super().__init__(ground, side, side_width)
        self._before_emergency: QWidget | None = None
        self._focus_before_emergency: QWidget | None = None
        self._emergency: EmergencyPage | None = None
        self._emergency_factory: Callable[[], EmergencyPage] | None = None

    def _make_stack(self) -> QStackedWidget:
        """The place for gates, pages and emergency help; it is empty."""
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        return self._stack

    def show_gate(self, gate: QWidget) -> None:
        """Show a page that stands before the journal, in place of the one before."""
        self._stack.addWidget(gate)
        self._go_to(gate)

    def _go_to(self, shown: QWidget) -> None:
        """Show a widget of the stack; a gate that is left behind is let go, with all that was typed into it.

        Emergency help is never taken away by something that happens: then the widget waits behind it.
        """
        self._put_quick_add_away()
        old = self._stack.currentWidget()
        if self.emergency_shown:
            old, self._before_emergency = self._before_emergency, shown
        else:
            self._stack.setCurrentWidget(shown)
            shown.setFocus()
        kept = (self._blank, self._emergency, shown, *self._kept())
        if old is not None and not any(old is each for each in kept):
            self._stack.removeWidget(old)
            old.deleteLater()

    def _kept(self) -> tuple[QWidget, ...]:
        """What stays when it is left."""
        return ()

    def _put_quick_add_away(self) -> None:
        """Close what lies over the page."""

    @property
    def emergency_shown(self) -> bool:
        """Whether emergency help is in view."""
        return self._emergency is not None and self._stack.currentWidget() is self._emergency

    def use_emergency(self, factory: Callable[[], EmergencyPage]) -> None:
        """How the emergency page is made when it is first wanted."""
        self._emergency_factory = factory

    def show_emergency(self, crisis: bool = False) -> None:
        """Emergency help, over whatever is shown; it needs no open journal. `crisis`: the crisis line leads."""
        from PySide6.QtWidgets import QApplication

        if self._emergency is None:
            if self._emergency_factory is None:
                return
            self._emergency = self._emergency_factory()
            self._emergency.closed.connect(self.hide_emergency)
            self._stack.addWidget(self._emergency)
        self._put_quick_add_away()
        if not self.emergency_shown:
            self._before_emergency = self._stack.currentWidget()
            self._focus_before_emergency = QApplication.focusWidget()
        self._emergency.lead_with_crisis(crisis)
        self._stack.setCurrentWidget(self._emergency)
        self._emergency.setFocus()

    def hide_emergency(self) -> None:
        """Back to where the person was."""
        back, self._before_emergency = self._before_emergency, None
        if back is not None and self.emergency_shown:
            self._stack.setCurrentWidget(back)
            focused, self._focus_before_emergency = self._focus_before_emergency, None
            still_there = focused is not None and shiboken6.isValid(focused) and focused.isVisible()
            (focused if focused is not None and still_there else back).setFocus()
