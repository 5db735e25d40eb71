"""The charts as pictures: pixels for the screen, PNG and SVG for files and the report - one drawing for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journal_app.charts import dates, describe
from journal_app.charts.drawing import Drawing
from journal_app.charts.glyphs import text_width
from journal_app.charts.lanes import draw_lanes, lanes_height
from journal_app.charts.layout import Plot
from journal_app.charts.style import STYLES, Look, Style
from journal_app.charts.symptoms import draw_header, draw_panel, panel_plot
from journal_app.domain.trends import TrendsData
from journal_app.i18n import _

Part = Literal["all", "symptoms", "lanes"] | int
"""All charts with title and footer; the grid of symptoms with their headers; the lanes; or the panel of one symptom,
without a header, by its place among `TrendsData.symptoms`."""


@dataclass(frozen=True)
class Picture:
    """A rendered chart: RGBA rows from the top, `width` x `height` device pixels, and where its plot lies in logical
    pixels from the top left, so that a cursor can be laid over it."""

    width: int
    height: int
    scale: float
    pixels: bytes
    left: float
    right: float
    top: float
    bottom: float
    places: int

    def x(self, place: int) -> float:
        """The middle of a place, in logical pixels from the left."""
        return self.left + (place + 0.5) * (self.right - self.left) / max(1, self.places)

    def place_at(self, x: float) -> int:
        """The place nearest to a position."""
        step = (self.right - self.left) / max(1, self.places)
        return min(max(int((x - self.left) // step), 0), self.places - 1)

    def rating_y(self, value: float, worst: float = 10) -> float:
        """The height of a rating from 0 to `worst` in logical pixels from the top (only for a symptom's panel)."""
        return self.top + self.bottom - Plot(0, self.top, 1, self.bottom, 1).rating_y(value, worst)


def picture_of(
    data: TrendsData, part: Part, width: float, height: float | None, style: Style, scale: float = 1.0
) -> Picture:
    """A chart for the screen, in logical pixels, at `scale` device pixels for each."""
    drawing, plot = drawn(data, part, width, height, style)
    device_width, device_height, pixels = drawing.pixels(scale)
    return Picture(
        width=device_width,
        height=device_height,
        scale=scale,
        pixels=pixels,
        left=plot.left,
        right=plot.right,
        top=drawing.height - plot.top,
        bottom=drawing.height - plot.bottom,
        places=plot.places,
    )


def png_of(
    data: TrendsData,
    part: Part = "all",
    *,
    width: float = 760,
    height: float | None = None,
    look: Look = "print",
    scale: float = 2.0,
) -> bytes:
    """A chart as a PNG file; `width` and `height` in logical pixels, without a height as high as it wants to be."""
    return drawn(data, part, width, height, STYLES[look])[0].png(scale)


def svg_of(
    data: TrendsData, part: Part = "all", *, width: float = 516, height: float | None = None, look: Look = "print"
) -> bytes:
    """A chart as an SVG file; `width` and `height` in points (516: A4 with 14 mm margins)."""
    return drawn(data, part, width, height, STYLES[look])[0].svg()


def height_of(data: TrendsData, part: Part, width: float, style: Style) -> float:
    """How high a part wants to be at a width."""
    if part == "lanes":
        return lanes_height(data, width, style)
    if part == "symptoms":
        return -(-len(data.symptoms) // 2) * _panel_height(style)
    if part == "all":
        inner = width - 2 * _margin(style)
        symptoms = height_of(data, "symptoms", inner, style)
        lanes = height_of(data, "lanes", inner, style) + style.head * 2 if data.has_lanes else 0.0
        return (
            symptoms
            + lanes
            + style.head * 4.4
            + len(_footer(data, inner, style)) * style.size * 1.5
            + 2 * _margin(style)
        )
    return _panel_height(style) - style.head * 1.8


def drawn(data: TrendsData, part: Part, width: float, height: float | None, style: Style) -> tuple[Drawing, Plot]:
    """The drawing of a part, and its (last) plot."""
    height = height_of(data, part, width, style) if height is None else height
    drawing = Drawing(width, height, style.background)
    if part == "lanes":
        return drawing, draw_lanes(drawing, 0, 0, width, height, data, style)
    if part == "symptoms":
        return drawing, _draw_symptoms(drawing, 0, 0, width, height, data, style)
    if part == "all":
        return drawing, _draw_all(drawing, data, style)
    plot = panel_plot(0, 0, width, height, style, len(data.starts))
    draw_panel(drawing, plot, data, part, style)
    return drawing, plot


def _panel_height(style: Style) -> float:
    return style.size * 13.5


def _margin(style: Style) -> float:
    return style.size * 1.6


def _draw_symptoms(
    drawing: Drawing, left: float, bottom: float, right: float, top: float, data: TrendsData, style: Style
) -> Plot:
    rows = max(1, -(-len(data.symptoms) // 2))
    row_height = (top - bottom) / rows
    gap = style.size * 1.6
    panel_width = (right - left - gap) / 2
    plot = Plot(left, bottom, right, top, len(data.starts))
    for place in range(len(data.symptoms)):
        panel_left = left + (place % 2) * (panel_width + gap)
        panel_top = top - (place // 2) * row_height
        draw_header(drawing, panel_left, panel_left + panel_width, panel_top - style.head * 1.1, data, place, style)
        plot = panel_plot(
            panel_left,
            panel_top - row_height + style.size * 0.4,
            panel_left + panel_width,
            panel_top - style.head * 1.6,
            style,
            len(data.starts),
        )
        draw_panel(drawing, plot, data, place, style)
    return plot


def _draw_all(drawing: Drawing, data: TrendsData, style: Style) -> Plot:
    margin = _margin(style)
    right = drawing.width - margin
    top = drawing.height - margin
    drawing.text(margin, top - style.head, _("Trends"), style.head * 1.4, style.text, bold=True)
    under = f"{dates.span(data.first, data.last)}  ·  {describe.logged(data)}"
    drawing.text(margin, top - style.head * 2.5, under, style.size * 1.1, style.text_2)
    top -= style.head * 3.2
    bottom = margin
    for row in reversed(_footer(data, right - margin, style)):
        drawing.text(margin, bottom, row, style.size, style.text_2)
        bottom += style.size * 1.5
    bottom += style.head * 0.6
    plot = Plot(margin, bottom, right, top, len(data.starts))
    if data.symptoms:
        height = height_of(data, "symptoms", right - margin, style)
        plot = _draw_symptoms(drawing, margin, top - height, right, top, data, style)
        top -= height
    if data.has_lanes:
        heading = data.lanes_title
        drawing.text(margin, top - style.head * 1.5, heading, style.head * 0.87, style.text, bold=True)
        plot = draw_lanes(drawing, margin, bottom, right, top - style.head * 2, data, style)
    return plot


def _footer(data: TrendsData, width: float, style: Style) -> list[str]:
    """The footer sentences in lines that fit."""
    rows: list[str] = []
    sentences = [describe.HIGHER_IS_WORSE] if data.symptoms else []
    for sentence in (*sentences, describe.how_to_read(data)):
        row = ""
        for word in sentence.split():
            longer = f"{row} {word}".strip()
            if row and text_width(longer, style.size) > width:
                rows.append(row)
                longer = word
            row = longer
        rows.append(row)
    return rows
