"""The order of Tab is the order of reading, also for what was made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from journal_app.ui.widgets.layout_order import placed


def tab_through(before: QWidget, layout: QLayout) -> None:
    """Put every input of a layout, in its order on screen, right after the widget `before` (or what Tab meets last
    before that).

    Qt leaves everything as it is after a widget that takes no focus, such as the words above.
    """
    start = before
    while before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain() or start
        if before is start:
            break
    tab_along(before, *_inputs(layout))


def tab_along(*inputs: QWidget) -> None:
    """Let Tab lead from each input to the next one.

    What stands in another window than its neighbour is left where it is: Qt would only warn. Such is an input whose
    page is being built, or was just taken out of the window.
    """
    for before, after in pairwise(inputs):
        if before.window() is after.window():
            QWidget.setTabOrder(before, after)


def hand_focus_to(outer: QWidget, inner: QWidget) -> None:
    """Let `inner` take the focus of the frame around it; Qt moves such a pair only if the frame has a policy itself."""
    outer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    outer.setFocusProxy(inner)


def _inputs(layout: QLayout) -> Iterator[QWidget]:
    for each in placed(layout):
        if isinstance(each, QLayout):
            yield from _inputs(each)
            continue
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield each
        inner = each.layout()
        # A frame that hands its focus on moves with all that is in it; moved on its own, a part would leave the chain.
        if inner is not None and each.focusProxy() is None:
            yield from _inputs(inner)
