"""A sheet in logical pixels, y upwards, on which charts are drawn; matplotlib turns it into pixels, PNG or SVG.

Everything of one colour becomes one path: a few artists, no axes, so that a redraw stays cheap. matplotlib is imported
only when something is rendered, and pyplot never.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from journal_app.charts.glyphs import EM, outline, text_width
from journal_app.charts.style import Shape

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Anchor = Literal["left", "middle", "right"]
MARKERS: dict[Shape, str] = {
    "circle": "o", "square": "s", "triangle": "^", "diamond": "D", "pentagon": "p", "down": "v",
}  # fmt: skip


class Drawing:
    """Collects shapes in the order they are drawn; texts come last, over everything."""

    def __init__(self, width: float, height: float, background: str) -> None:
        self.width = width
        self.height = height
        self.background = background
        self._shapes: list[tuple[str, tuple[Any, ...]]] = []
        self._texts: dict[str, list[tuple[float, float, str, float, bool]]] = {}

    def rectangles(self, boxes: Sequence[Rectangle], colour: str) -> None:
        """Filled boxes."""
        if boxes:
            self._shapes.append(("rectangles", (tuple(boxes), colour)))

    def frames(self, boxes: Sequence[Rectangle], colour: str) -> None:
        """Hollow boxes with a dashed edge."""
        if boxes:
            self._shapes.append(("frames", (tuple(boxes), colour)))

    def hatch(self, boxes: Sequence[Rectangle], colour: str, spacing: float) -> None:
        """Boxes filled with slanted lines that run on from one box to the next."""
        segments = [segment for box in boxes for segment in _slanted(box, spacing)]
        self.segments(segments, colour, 0.8)

    def segments(
        self, segments: Sequence[tuple[Point, Point]], colour: str, width: float, *, dashed: bool = False
    ) -> None:
        """Straight lines."""
        if segments:
            self._shapes.append(("segments", (tuple(segments), colour, width, dashed)))

    def lines(self, lines: Sequence[Sequence[Point]], colour: str, width: float, *, dashed: bool = False) -> None:
        """Lines, each through all of its points; nothing joins one to the next."""
        if lines:
            self._shapes.append(("lines", (tuple(lines), colour, width, dashed)))

    def areas(self, outlines: Sequence[Sequence[Point]], colour: str, alpha: float) -> None:
        """Filled outlines."""
        if outlines:
            self._shapes.append(("areas", (tuple(outlines), colour, alpha)))

    def markers(self, points: Sequence[Point], shape: Shape, size: float, colour: str, *, filled: bool = False) -> None:
        """The same mark at every point; hollow marks show what lies beneath."""
        if points:
            self._shapes.append(("markers", (tuple(points), shape, size, colour, filled)))

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, anchor: Anchor = "left", *, bold: bool = False
    ) -> None:
        """One line of plain text; `y` is its baseline."""
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor]
        left = x - shift * text_width(text, size, bold) if shift else x
        self._texts.setdefault(colour, []).append((left, y, text, size, bold))

    def figure(self, scale: float) -> Figure:
        """The sheet as a matplotlib figure of `scale` device pixels for each logical one."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        figure = Figure((self.width / 72, self.height / 72), dpi=72 * scale, facecolor=self.background)
        FigureCanvasAgg(figure)
        transform = Affine2D().scale(scale)
        for artist in [*self._shape_artists(), *self._text_artists()]:
            artist.set_transform(transform)
            figure.add_artist(artist)
        return figure

    def pixels(self, scale: float) -> tuple[int, int, bytes]:
        """Width, height and RGBA bytes, row by row from the top."""
        canvas: Any = self.figure(scale).canvas
        canvas.draw()
        width, height = canvas.get_width_height()
        return width, height, bytes(canvas.buffer_rgba())

    def png(self, scale: float) -> bytes:
        """A PNG file without a word about who or what made it."""
        out = io.BytesIO()
        self.figure(scale).savefig(
            out, format="png", dpi=72 * scale, facecolor=self.background, metadata={"Software": None}
        )
        return out.getvalue()

    def svg(self) -> bytes:
        """An SVG file, one logical pixel to a point, texts as outlines; the same drawing gives the same bytes."""
        import matplotlib

        # A fixed salt: the names of clip paths are otherwise random, and two exports of one chart would differ.
        matplotlib.rcParams["svg.hashsalt"] = "journal"
        out = io.BytesIO()
        self.figure(1.0).savefig(
            out,
            format="svg",
            facecolor=self.background,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
        return _neutral(out.getvalue())

    def _shape_artists(self) -> list[Artist]:
        import numpy as np
        from matplotlib.lines import Line2D
        from matplotlib.patches import PathPatch

        artists: list[Artist] = []
        for kind, values in self._shapes:
            if kind in ("rectangles", "frames"):
                boxes, colour = values
                path = _boxes_path(boxes)
                look = (
                    {"facecolor": colour, "linewidth": 0}
                    if kind == "rectangles"
                    else {"facecolor": "none", "edgecolor": colour, "linewidth": 1.0, "linestyle": (0, (2, 2))}
                )
                artists.append(PathPatch(path, **look))
            elif kind in ("segments", "lines"):
                lines, colour, width, dashed = values
                round_ends = kind == "lines"
                artists.append(
                    PathPatch(
                        _lines_path(lines),
                        facecolor="none",
                        edgecolor=colour,
                        linewidth=width,
                        linestyle=(0, (3, 2)) if dashed else "solid",
                        capstyle="round" if round_ends and not dashed else "butt",
                        joinstyle="round",
                    )
                )
            elif kind == "areas":
                outlines, colour, alpha = values
                artists.append(PathPatch(_lines_path(outlines), facecolor=colour, alpha=alpha, linewidth=0))
            else:
                points, shape, size, colour, filled = values
                x, y = np.array(points, dtype=float).T
                artists.append(
                    Line2D(
                        x,
                        y,
                        linestyle="none",
                        marker=MARKERS[shape],
                        markersize=size * (0.86 if shape == "diamond" else 1.0),
                        markerfacecolor=colour if filled else "none",
                        markeredgecolor=colour,
                        markeredgewidth=min(1.3, size / 4),
                    )
                )
        return artists

    def _text_artists(self) -> list[Artist]:
        import numpy as np
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        artists: list[Artist] = []
        for colour, texts in self._texts.items():
            vertices: list[np.ndarray[Any, np.dtype[np.float64]]] = []
            codes: list[np.ndarray[Any, np.dtype[np.uint8]]] = []
            for x, y, text, size, bold in texts:
                shape = outline(text, bold)
                vertices.append(shape.vertices * (size / EM) + (x, y))
                codes.append(shape.codes)
            corners = np.concatenate(vertices)
            if len(corners):
                artists.append(PathPatch(Path(corners, np.concatenate(codes)), facecolor=colour, linewidth=0))
        return artists


def _boxes_path(boxes: Sequence[Rectangle]) -> Any:
    import numpy as np
    from matplotlib.path import Path

    left, bottom, right, top = np.array(boxes, dtype=float).T
    corners = np.stack([left, bottom, right, bottom, right, top, left, top, left, bottom], axis=1).reshape(-1, 2)
    codes = np.tile(
        np.array([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], dtype=np.uint8), len(boxes)
    )
    return Path(corners, codes)


def _lines_path(lines: Sequence[Sequence[Point]]) -> Any:
    import numpy as np
    from matplotlib.path import Path

    vertices = np.array([point for line in lines for point in line], dtype=float)
    codes = np.full(len(vertices), Path.LINETO, dtype=np.uint8)
    starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
    codes[starts] = Path.MOVETO
    return Path(vertices, codes)


def _slanted(box: Rectangle, spacing: float) -> list[tuple[Point, Point]]:
    """Lines at 45 degrees through a box, on one grid for the whole sheet."""
    left, bottom, right, top = box
    found: list[tuple[Point, Point]] = []
    step = int((left - top) // spacing)
    while True:
        offset = step * spacing
        start = max(left, bottom + offset)
        end = min(right, top + offset)
        if offset > right - bottom:
            return found
        if end > start:
            found.append(((start, start - offset), (end, end - offset)))
        step += 1


def _neutral(svg: bytes) -> bytes:
    """Without the comment and the metadata that name the program and its version."""
    import re

    svg = re.sub(rb"<!--.*?-->\s*", b"", svg, flags=re.DOTALL)
    svg = re.sub(rb"<!DOCTYPE.*?>\s*", b"", svg, flags=re.DOTALL)
    return re.sub(rb"<metadata>.*?</metadata>\s*", b"", svg, flags=re.DOTALL)
