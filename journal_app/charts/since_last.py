"""Time since last as steps from 0: neutral marks where it begins again, no record, no target, nothing to beat."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from journal_app.charts import describe_since
from journal_app.charts.drawing import Drawing, Point
from journal_app.charts.figure import Picture
from journal_app.charts.glyphs import text_width
from journal_app.charts.layout import Plot, draw_dates
from journal_app.charts.style import Style
from journal_app.domain.since import SinceSteps
from journal_app.domain.statistics import runs
from journal_app.domain.wording import days_words

NICE = (1, 2, 5, 7, 14, 28, 60, 90, 180, 365, 730, 1825, 3650)
"""Days between two lines of the scale."""

LOWEST_TOP = 4
"""The scale never ends below so many days, so that one day does not look like a mountain."""


def picture_of_since(data: SinceSteps, width: float, height: float, style: Style, scale: float = 1.0) -> Picture:
    """The steps for the screen, in logical pixels, at `scale` device pixels for each."""
    drawing, plot = drawn_since(data, width, height, style)
    device_width, device_height, pixels = drawing.pixels(scale)
    return Picture(
        width=device_width, height=device_height, scale=scale, pixels=pixels, left=plot.left, right=plot.right,
        top=height - plot.top, bottom=height - plot.bottom, places=plot.places,
    )  # fmt: skip


def ticks(data: SinceSteps) -> tuple[int, ...]:
    """The days that the scale names: 0 and two to four more, evenly apart, the highest span below the last."""
    most = max((days for days in data.days if days is not None), default=0)
    top = max(most + 1, LOWEST_TOP)
    step = next((each for each in NICE if top / each <= 4), -(-top // 4))
    return tuple(range(0, -(-top // step) * step + 1, step))


def drawn_since(data: SinceSteps, width: float, height: float, style: Style) -> tuple[Drawing, Plot]:
    """The drawing and its plot."""
    drawing = Drawing(width, height, style.background)
    scale = ticks(data)
    labels = [days_words(each) if each == scale[-1] else str(each) for each in scale]
    left = max(text_width(text, style.size) for text in labels) + 11
    plot = Plot(left, style.size * 1.9, width - 4, height - style.size * 0.8, len(data.days))

    def y(days: float) -> float:
        return plot.bottom + days / scale[-1] * (plot.top - plot.bottom)

    gaps = [plot.span(first, last) for first, last in runs(data.gaps)]
    drawing.hatch([(begin, plot.bottom, end, plot.top) for begin, end in gaps], style.hatch, style.size * 0.55)
    drawing.segments([((plot.left, y(each)), (plot.right, y(each))) for each in scale[1:]], style.line, 0.8)
    drawing.segments([((plot.left, plot.bottom), (plot.right, plot.bottom))], style.control, 1.0)
    for each, text in zip(scale, labels, strict=True):
        drawing.text(plot.left - 6, y(each) - style.size * 0.36, text, style.size, style.text_3, "right")
    for sure, stretch in step_lines(data, plot, y):
        drawing.lines([stretch], style.bar, style.line_width, dashed=not sure)
    size = style.marker if plot.step >= style.marker else max(2.0, plot.step)
    marks = [(plot.x(place), plot.bottom) for place, taken in enumerate(data.taken) if taken]
    # Hollow and in the colour of the scale: an entry, neither good nor bad.
    drawing.markers(marks, "circle", size, style.text_3, filled=plot.step < style.marker)
    draw_dates(drawing, plot, describe_since.dates_of(data), style, plot.bottom - style.size * 1.45)
    return drawing, plot


def step_lines(data: SinceSteps, plot: Plot, y: Callable[[float], float]) -> list[tuple[bool, list[Point]]]:
    """The line in stretches, each sure or not: flat over a date, then up by a day, and down where it begins again."""
    found: list[tuple[bool, list[Point]]] = []
    before: Point | None = None
    places = [(place, days) for place, days in enumerate(data.days) if days is not None]
    for sure, run in groupby(places, key=lambda each: data.sure[each[0]]):
        points: list[Point] = [] if before is None else [before]
        for place, days in run:
            begin, end = plot.span(place, place)
            points += [(begin, y(days)), (end, y(days))]
        found.append((sure, points))
        before = points[-1]
    return found
