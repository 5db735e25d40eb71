"""Lays out what surrounds a change from the outside in, so that nothing is squeezed and painted twice on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def laid_out_once(changed: QWidget) -> Iterator[None]:
    """While widgets come into `changed`, or go: nothing is laid out; then it and all around it are, each in its place.

    Left alone, Qt begins inside: each frame lays out what is new in the height that it had, which moves, resizes and
    paints all that stands in it, before the frame around it makes room and all of it moves back.
    """
    around, outer = _around(changed)
    if not changed.isVisible() or not all(layout.isEnabled() for _widget, layout in around):
        yield
        return
    for _widget, layout in around:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for _widget, layout in around:
            layout.setEnabled(True)
    for widget, _layout in around:
        widget.updateGeometry()
    # The view of a place that scrolls has no layout of its own: what lies in it is made higher first.
    for each in (outer, *(widget for widget, _layout in reversed(around))):
        QCoreApplication.sendPostedEvents(each, QEvent.Type.LayoutRequest.value)


def _around(inner: QWidget) -> tuple[list[tuple[QWidget, QLayout]], QWidget]:
    """The widgets from `inner` outwards as long as they have layouts, and the first that has none (or the last)."""
    found: list[tuple[QWidget, QLayout]] = []
    each: QWidget | None = inner
    last = inner
    while each is not None:
        last = each
        layout = each.layout()
        if layout is None:
            break
        found.append((each, layout))
        each = each.parentWidget()
    return found, last
