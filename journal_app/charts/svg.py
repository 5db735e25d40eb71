"""Shapes as the paths of an SVG file: one element for all that has one look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from journal_app.charts.glyphs import EM, outline

if TYPE_CHECKING:
    from journal_app.charts.drawing import Point, Rectangle, Text
    from journal_app.charts.style import Shape

CORNERS: Final[dict[Shape, tuple[Point, ...]]] = {
    "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "triangle": ((0, 0.5), (-0.5, -0.5), (0.5, -0.5)),
    "down": ((0, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "diamond": ((0, 0.608), (-0.608, 0), (0, -0.608), (0.608, 0)),
    "pentagon": tuple((0.5 * sin(turn * 0.4 * pi), 0.5 * cos(turn * 0.4 * pi)) for turn in range(5)),
}
"""The corners of marks of a size of 1, about their middle."""


def document(width: float, height: float, background: str, elements: Iterable[str]) -> bytes:
    """A whole file, sizes in points; the elements' y points upwards."""
    size = f'width="{_number(width)}pt" height="{_number(height)}pt" viewBox="0 0 {_number(width)} {_number(height)}"'
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size}>\n'
    ground = f'<rect width="{_number(width)}" height="{_number(height)}" fill="{background.lower()}"/>\n'
    upwards = f'<g transform="matrix(1 0 0 -1 0 {_number(height)})">\n'
    return (head + ground + upwards + "".join(elements) + "</g>\n</svg>\n").encode()


def filled(path: str, colour: str, opacity: float = 1.0) -> str:
    """A filled path."""
    seen = "" if opacity == 1.0 else f' fill-opacity="{opacity:g}"'
    return f'<path fill="{colour.lower()}"{seen} d="{path}"/>\n'


def stroked(path: str, colour: str, width: float, dashes: tuple[float, float] | None = None, cap: str = "butt") -> str:
    """A drawn path; dashes in units of its width."""
    broken = "" if dashes is None else f' stroke-dasharray="{_number(dashes[0] * width)} {_number(dashes[1] * width)}"'
    look = f'stroke-width="{_number(width)}" stroke-linecap="{cap}" stroke-linejoin="round"{broken}'
    return f'<path fill="none" stroke="{colour.lower()}" {look} d="{path}"/>\n'


def marked(points: Sequence[Point], shape: Shape, size: float, colour: str, *, solid: bool) -> str:
    """The same mark at every point."""
    look = f'fill="{colour.lower() if solid else "none"}" stroke="{colour.lower()}"'
    edge = f'stroke-width="{_number(min(1.3, size / 4))}" stroke-linejoin="miter"'
    mark = circle if shape == "circle" else corners
    path = "".join(mark(x, y, shape, size) for x, y in points)
    return f'<path {look} {edge} d="{path}"/>\n'


def written(texts: Sequence[Text], colour: str) -> str:
    """Lines of text as outlines."""
    shapes = []
    for x, y, text, size, bold in texts:
        shape = outline(text, bold)
        if shape.path:
            scale = f"{size / EM:.7g}"
            shapes.append(f'<path transform="matrix({scale} 0 0 {scale} {_number(x)} {_number(y)})" d="{shape.path}"/>')
    return f'<g fill="{colour.lower()}">\n' + "\n".join(shapes) + "\n</g>\n" if shapes else ""


def boxes(rectangles: Sequence[Rectangle]) -> str:
    """Path data of boxes."""
    return "".join(
        f"M{_number(left)} {_number(bottom)}H{_number(right)}V{_number(top)}H{_number(left)}Z"
        for left, bottom, right, top in rectangles
    )


def through(lines: Iterable[Sequence[Point]]) -> str:
    """Path data of lines, each through all of its points."""
    return "".join(
        "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) for points in lines if len(points) > 0
    )


def circle(x: float, y: float, _shape: Shape, size: float) -> str:
    """Path data of a round mark."""
    radius = _number(size / 2)
    half = f"A{radius} {radius} 0 1 0 "
    left, right, middle = _number(x - size / 2), _number(x + size / 2), _number(y)
    return f"M{left} {middle}{half}{right} {middle}{half}{left} {middle}Z"


def corners(x: float, y: float, shape: Shape, size: float) -> str:
    """Path data of a mark with corners."""
    ring = (f"{_number(x + size * across)} {_number(y + size * up)}" for across, up in CORNERS[shape])
    return "M" + "L".join(ring) + "Z"


def _number(value: float) -> str:
    """Two decimals are finer than any printer."""
    shown = f"{value:.2f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
