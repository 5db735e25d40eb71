"""One symptom's panel: a mark for each day, the median line and its band, and hatching where there is no entry."""

from typing import Final

from journal_app.charts import describe
from journal_app.charts.drawing import Drawing, Point
from journal_app.charts.glyphs import fitted, text_width
from journal_app.charts.layout import Plot, draw_dates
from journal_app.charts.medicines import draw_dose_changes
from journal_app.charts.style import SeriesLook, Style, series_look
from journal_app.domain.statistics import runs
from journal_app.domain.trends import SymptomTrend, TrendsData
from journal_app.domain.wording import SHOWN_SEVERITY
from journal_app.i18n import in_context

BAND_ALPHA = 0.16
NUMBERED: Final = (
    (0, in_context("the scale of a chart", "none 0")),
    (5, "5"),
    (10, in_context("the scale of a chart", "worst 10")),
)


def panel_plot(left: float, bottom: float, right: float, top: float, style: Style, places: int) -> Plot:
    """The plot within a panel: room on the left for "worst 10", below for the dates."""
    # Every panel leaves the same room, so that their days stand above each other.
    scale_width = (
        max(text_width(text, style.size) for text in (*(text for _place, text in NUMBERED), *SHOWN_SEVERITY)) + 11
    )
    return Plot(left + scale_width, bottom + style.size * 1.9, right - 4, top - style.size * 0.5, places)


def draw_panel(drawing: Drawing, plot: Plot, data: TrendsData, place: int, style: Style) -> None:
    """The symptom at `place` among those in view. 10 is always at the top, and up is worse."""
    trend = data.symptoms[place]
    look = series_look(style, trend.symptom, place)
    _draw_scale(drawing, plot, trend, style)
    _draw_gaps(drawing, plot, trend, style)
    draw_dose_changes(drawing, plot, data, style)
    medians = runs([value is not None for value in trend.middle])
    drawing.areas([_band(plot, trend, first, last) for first, last in medians], look.colour, BAND_ALPHA)
    draw_marks(drawing, plot, trend, look, style)
    lines = [_median(plot, trend, first, last) for first, last in medians]
    drawing.lines(lines, look.colour, style.line_width, dashed=look.dashed)
    draw_dates(drawing, plot, data.starts, style, plot.bottom - style.size * 1.45)


def draw_marks(drawing: Drawing, plot: Plot, trend: SymptomTrend, look: SeriesLook, style: Style) -> None:
    """The ratings: hollow, smaller and filled where places are narrow; where they would run together, only those that
    no median stands for."""
    crowded = plot.step < style.marker * 0.42
    points = [
        (plot.x(place), plot.rating_y(value, trend.worst))
        for place, value in enumerate(trend.ratings)
        if value is not None and (not crowded or trend.middle[place] is None)
    ]
    narrow = plot.step < style.marker * 1.2
    drawing.markers(points, look.shape, style.marker * (0.45 if narrow else 1.0), look.colour, filled=narrow)


def draw_header(
    drawing: Drawing, left: float, right: float, baseline: float, data: TrendsData, place: int, style: Style
) -> None:
    """The panel's marker and name, and on the right the first against the last seven days."""
    trend = data.symptoms[place]
    look = series_look(style, trend.symptom, place)
    drawing.markers(
        [(left + style.marker * 0.75, baseline + style.head * 0.33)], look.shape, style.marker * 1.4, look.colour
    )
    compared = describe.comparison(trend.comparison, trend.scale)
    drawing.text(right, baseline, compared, style.size, style.text_2, "right")
    room = right - left - text_width(compared, style.size) - style.marker * 4
    name = fitted(describe.title(trend.symptom), style.head * 0.87, room, bold=True)
    drawing.text(left + style.marker * 2.6, baseline, name, style.head * 0.87, style.text, bold=True)


def _draw_scale(drawing: Drawing, plot: Plot, trend: SymptomTrend, style: Style) -> None:
    ticks = NUMBERED if trend.scale == "0-10" else tuple(enumerate(SHOWN_SEVERITY))
    drawing.segments(
        [
            ((plot.left, plot.rating_y(value, trend.worst)), (plot.right, plot.rating_y(value, trend.worst)))
            for value, _label in ticks
        ],
        style.line,
        0.8,
    )
    drawing.segments([((plot.left, plot.bottom), (plot.right, plot.bottom))], style.control, 1.0)
    for value, text in ticks:
        drawing.text(
            plot.left - 6,
            plot.rating_y(value, trend.worst) - style.size * 0.36,
            text,
            style.size,
            style.text_3,
            "right",
        )


def _draw_gaps(drawing: Drawing, plot: Plot, trend: SymptomTrend, style: Style) -> None:
    gaps = runs([value is None for value in trend.ratings])
    boxes = [plot.span(first, last) for first, last in gaps]
    drawing.hatch([(left, plot.bottom, right, plot.top) for left, right in boxes], style.hatch, style.size * 0.55)


def _band(plot: Plot, trend: SymptomTrend, first: int, last: int) -> list[Point]:
    places = range(first, last + 1)
    highs = [(plot.x(place), plot.rating_y(trend.high[place] or 0, trend.worst)) for place in places]
    lows = [(plot.x(place), plot.rating_y(trend.low[place] or 0, trend.worst)) for place in places]
    return [*highs, *reversed(lows)]


def _median(plot: Plot, trend: SymptomTrend, first: int, last: int) -> list[Point]:
    points = [(plot.x(place), plot.rating_y(trend.middle[place] or 0, trend.worst)) for place in range(first, last + 1)]
    if first == last:
        (x, y) = points[0]
        half = max(1.0, plot.step * 0.35)
        points = [(x - half, y), (x + half, y)]
    return points
