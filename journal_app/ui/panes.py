"""From one part of the window to the next by one key, so that nobody has to go through every control between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_to_next_pane(panes: Sequence[QWidget], focused: QWidget | None) -> None:
    """Give the keyboard to the first control of the pane behind the one that has it; behind the last comes the first.

    `panes` in reading order, the sidebar first. A pane in which nothing takes the keyboard now is passed over. Where
    none of them has it, as between two parts of a page, it counts as being in the one after the sidebar.
    """
    here = next((at for at, pane in enumerate(panes) if _holds(pane, focused)), min(1, len(panes) - 1))
    for step in range(1, len(panes) + 1):
        first = _first_in(panes[(here + step) % len(panes)])
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _first_in(pane: QWidget) -> QWidget | None:
    """The control that Tab would come to first."""
    if _takes_tab(pane):
        return pane
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        if pane.isAncestorOf(each) and _takes_tab(each):
            return each
        each = each.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(reachable) and widget.isVisible() and widget.isEnabled()
