"""Text as outlines, kept once made: matplotlib lays text out anew at each draw, which was most of a redraw's time."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

EM = 100.0
"""Outlines are made at this size and scaled."""

LONGEST = 120
"""No label has room for more letters than this."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Outline:
    """A line of text as a path, its baseline at 0, at EM; `width` is how far it reaches."""

    vertices: "np.ndarray[Any, np.dtype[np.float64]]"
    codes: "np.ndarray[Any, np.dtype[np.uint8]]"
    width: float


@lru_cache(maxsize=2048)
def outline(text: str, bold: bool = False) -> Outline:
    """The outline of plain text in DejaVu Sans as matplotlib carries it; what the font lacks is a question box."""
    import numpy as np
    from matplotlib.textpath import text_to_path

    covered = _covered(bold)
    shown = "".join(letter if ord(letter) in covered else REPLACEMENT for letter in " ".join(text.split()))
    if not shown:
        return Outline(np.empty((0, 2)), np.empty(0, dtype=np.uint8), 0.0)
    # ismath=False: a name such as "$x$" stays as it is written.
    points, codes = text_to_path.get_text_path(_font(bold), shown, ismath=False)
    vertices = np.array(points, dtype=float).reshape(-1, 2)
    width = float(vertices[:, 0].max()) if len(vertices) else 0.0
    return Outline(vertices, np.array(codes, dtype=np.uint8), width)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is at a size, in the size's unit."""
    return outline(text, bold).width * size / EM


def fitted(text: str, size: float, width: float, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    text = text[:LONGEST]
    if text_width(text, size, bold) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if text_width(text[:middle] + "…", size, bold) <= width:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + "…"


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    from pathlib import Path

    import matplotlib
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name))


@lru_cache(maxsize=2)
def _covered(bold: bool) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(_font(bold).get_file()).get_charmap())
