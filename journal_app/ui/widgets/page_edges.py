"""How far from its edges a page begins: the same on every page, so that the title never jumps from one to the next."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

WIDE_SIDE: Final = 36
NARROW_SIDE: Final = 20
HIGH_ABOVE: Final = 28
LOW_ABOVE: Final = 10
WIDE_FROM: Final = 900
HIGH_FROM: Final = 640
"""Logical pixels at 100 % text."""


class PageEdges(NamedTuple):
    """Logical pixels that stay empty at each side of a page, and above its title."""

    side: int
    above: int


def page_edges(page: QWidget, text_percent: int) -> PageEdges:
    """By the room that the page has for its text size: where it is short, what stands on the page gets it."""
    wide = page.width() * 100 >= WIDE_FROM * text_percent
    high = page.height() * 100 >= HIGH_FROM * text_percent
    return PageEdges(WIDE_SIDE if wide else NARROW_SIDE, HIGH_ABOVE if high else LOW_ABOVE)
