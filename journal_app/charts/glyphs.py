"""Text as outlines of DejaVu Sans, kept once made: the same letters on the screen, in files and in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

EM = 2048.0
"""Units of the font to a size of one."""

LONGEST = 120
"""No label has room for more letters than this."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Step(NamedTuple):
    """A stroke of an outline in the letters of SVG: M, L, Q or Z, and its points one after the other, y upwards."""

    letter: str
    numbers: tuple[float, ...]


@dataclass(frozen=True)
class Outline:
    """A line of text, its baseline at 0, EM units high; `width` is how far its ink reaches."""

    steps: tuple[Step, ...]
    width: float
    path: str
    """The steps as the path data of SVG."""


@lru_cache(maxsize=2048)
def outline(text: str, bold: bool = False) -> Outline:
    """The outline of plain text; what the font lacks is a question box."""
    font = _font(bold)
    shown = " ".join(text.split())
    names = [font.names.get(ord(letter), font.names[ord(REPLACEMENT)]) for letter in shown]
    steps: list[Step] = []
    left, before = 0.0, ""
    for name in names:
        left += font.kerning.get((before, name), 0)
        glyph = font.glyph(name)
        steps.extend(_moved(glyph.steps, left))
        left += glyph.advance
        before = name
    width = max((x for step in steps for x in step.numbers[::2]), default=0.0)
    return Outline(tuple(steps), width, " ".join(_written(step) for step in steps))


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


def _moved(steps: Sequence[Step], left: float) -> list[Step]:
    return [
        Step(letter, tuple(each + left if place % 2 == 0 else each for place, each in enumerate(numbers)))
        for letter, numbers in steps
    ]


def _written(step: Step) -> str:
    return step.letter + " ".join(f"{each:g}" for each in step.numbers)


class _Glyph(NamedTuple):
    steps: tuple[Step, ...]
    advance: float


class _Font:
    """What is needed of a font file, each glyph read when it is first drawn."""

    def __init__(self, file: Any) -> None:
        self.names: dict[int, str] = file.getBestCmap()
        self.kerning: dict[tuple[str, str], int] = file["kern"].kernTables[0].kernTable
        self._outlines = file.getGlyphSet()
        self._glyphs: dict[str, _Glyph] = {}

    def glyph(self, name: str) -> _Glyph:
        if name not in self._glyphs:
            self._glyphs[name] = _drawn(self._outlines[name], self._outlines)
        return self._glyphs[name]


def _drawn(glyph: Any, outlines: object) -> _Glyph:
    from fontTools.pens.basePen import decomposeQuadraticSegment  # type: ignore[import-untyped]  # ships no types
    from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]  # ships no types

    pen = DecomposingRecordingPen(outlines)
    glyph.draw(pen)
    steps: list[Step] = []
    for command, points in pen.value:
        if command == "moveTo":
            steps.append(Step("M", points[0]))
        elif command == "lineTo":
            steps.append(Step("L", points[0]))
        elif command == "qCurveTo":
            bends = points
            if points[-1] is None:
                # A contour without a point on its line begins between its last point and its first.
                first, last = points[0], points[-2]
                begin = ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
                steps.append(Step("M", begin))
                bends = (*points[:-1], begin)
            steps.extend(Step("Q", (*bend, *end)) for bend, end in decomposeQuadraticSegment(bends))
        else:
            steps.append(Step("Z", ()))
    return _Glyph(tuple(steps), float(glyph.width))


@cache
def _font(bold: bool) -> _Font:
    """As the matplotlib package carries it, found without importing the package."""
    import importlib.util
    from pathlib import Path

    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

    found = importlib.util.find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("the font of the charts is missing")
    folder = Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    return _Font(TTFont(folder / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), lazy=True))
