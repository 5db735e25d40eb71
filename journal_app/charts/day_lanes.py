"""The lanes of a day: marks where something was taken, and bands that fade, with no end to be read off them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from journal_app.charts import describe_day
from journal_app.charts.day_signs import STRONGEST, caption_rows, cross_hatch, draw_caption, draw_span, mixed
from journal_app.charts.drawing import Drawing
from journal_app.charts.figure import Picture
from journal_app.charts.glyphs import fitted, text_width
from journal_app.charts.style import Style
from journal_app.domain.day_lanes import DayLane, DayLanes
from journal_app.domain.time_text import end_of_day_text, hour_text
from journal_app.i18n import _, in_context

SHADES = 24
"""So many steps from full to nothing cannot be told apart from a smooth fade."""

CROSSED = 0.75
"""How far apart crossed lines stand, in letters."""

COLUMN = 2.0
"""Logical pixels for which a band keeps one shade."""

NOW = in_context("a line in a chart", "now")

MOST_LANES = 12
"""Further lanes are named in words and in the table."""


@dataclass(frozen=True)
class DayPlot:
    """Where the day lies on the sheet, in logical pixels with y upwards."""

    left: float
    bottom: float
    right: float
    top: float
    length_h: float

    def x(self, hours: float) -> float:
        """The place of an hour, held within the day."""
        return self.left + min(max(hours / self.length_h, 0.0), 1.0) * (self.right - self.left)

    def hours(self, x: float) -> float:
        """The hour at a place."""
        return (x - self.left) / (self.right - self.left) * self.length_h


def picture_of_day(data: DayLanes, width: float, style: Style, scale: float = 1.0) -> Picture:
    """The lanes for the screen, in logical pixels, at `scale` device pixels for each."""
    drawing, plot = drawn_day(data, width, style)
    device_width, device_height, pixels = drawing.pixels(scale)
    # The cursor stands at the beginning of a half hour, a picture's place in its middle.
    half = (plot.right - plot.left) / describe_day.places(data) / 2
    return Picture(
        width=device_width,
        height=device_height,
        scale=scale,
        pixels=pixels,
        left=plot.left - half,
        right=plot.right - half,
        top=drawing.height - plot.top,
        bottom=drawing.height - plot.bottom,
        places=describe_day.places(data),
    )


def day_height(data: DayLanes, width: float, style: Style) -> float:
    """How high the picture wants to be, in logical pixels."""
    shown, more = _shown(data)
    caption = len(caption_rows(data, shown, width, style)) * _caption_height(style)
    return caption + _head(data, style) + len(shown) * _lane_height(style) + style.size * (2.0 + 1.6 * bool(more))


def drawn_day(data: DayLanes, width: float, style: Style) -> tuple[Drawing, DayPlot]:
    """The drawing and where its day lies."""
    height = day_height(data, width, style)
    drawing = Drawing(width, height, style.background)
    shown, more = _shown(data)
    top = height
    for row in caption_rows(data, shown, width, style):
        draw_caption(drawing, top - style.size, row, style)
        top -= _caption_height(style)
    top -= _head(data, style)
    bottom = top - len(shown) * _lane_height(style)
    plot = DayPlot(_label_width(shown, width, style), bottom, width - style.size * 1.6, top, data.length_h)
    _draw_clock(drawing, plot, data, style)
    for number, lane in enumerate(shown):
        lane_top = top - number * _lane_height(style)
        _draw_lane(drawing, plot, lane_top, data, lane, style)
    _draw_now(drawing, plot, data, style)
    if more:
        drawing.text(
            plot.left,
            bottom - style.size * 3.2,
            _("and {count} more in the table").format(count=more),
            style.small,
            style.text_2,
        )
    return drawing, plot


def _shown(data: DayLanes) -> tuple[tuple[DayLane, ...], int]:
    if len(data.lanes) <= MOST_LANES:
        return data.lanes, 0
    kept = (*data.lanes[: MOST_LANES - 1], data.lanes[-1]) if data.lanes[-1].sleep else data.lanes[:MOST_LANES]
    return kept, len(data.lanes) - MOST_LANES


def _lane_height(style: Style) -> float:
    return style.size * 3.4


def _band_height(style: Style) -> float:
    return style.size * 1.15


def _head(data: DayLanes, style: Style) -> float:
    """Room above the lanes for the word "now"."""
    return style.size * (1.5 if data.now_h is not None else 0.3)


def _caption_height(style: Style) -> float:
    return style.size * 1.6


def _label_width(lanes: tuple[DayLane, ...], width: float, style: Style) -> float:
    names = max((text_width(lane.name[:40], style.size * 1.08) for lane in lanes), default=0.0)
    remarks = max((text_width(lane.remark[:40], style.small) for lane in lanes), default=0.0)
    # From when something counts is said whole, also by a clock of twelve hours; a long name ends in dots.
    return max(min(names, width * 0.28), min(remarks, width * 0.38)) + 16


def _draw_clock(drawing: Drawing, plot: DayPlot, data: DayLanes, style: Style) -> None:
    """Thin lines at the hours that have room for their text, and the text under them; midnight ends the day."""
    drawing.segments([((plot.left, plot.bottom), (plot.right, plot.bottom))], style.control, 1.0)
    shown = [(hours, clock.hour, hour_text(clock)) for hours, clock in data.clocks if not clock.minute]
    wide = max((text_width(text, style.size) for _hours, _hour, text in shown), default=0.0) * 1.45
    every = next((hours for hours in (1, 2, 3, 6) if plot.x(hours) - plot.x(0) >= wide), 12)
    at = [(hours, text) for hours, hour, text in shown if hour % every == 0]
    if at and data.length_h - at[-1][0] >= every * 0.9:
        at.append((data.length_h, end_of_day_text()))
    drawing.segments(
        [((plot.x(hours), plot.bottom), (plot.x(hours), plot.top)) for hours, _clock in at], style.line, 0.8
    )
    for hours, text in at:
        half = text_width(text, style.size) / 2
        x = min(max(plot.x(hours), half + 1), drawing.width - half - 1)
        drawing.text(x, plot.bottom - style.size * 1.45, text, style.size, style.text_3, "middle")


def _draw_now(drawing: Drawing, plot: DayPlot, data: DayLanes, style: Style) -> None:
    if data.now_h is None:
        return
    x = plot.x(data.now_h)
    # Only beside the bands, so that it never runs through words.
    lanes = round((plot.top - plot.bottom) / _lane_height(style))
    feet = [plot.bottom + number * _lane_height(style) for number in range(lanes)]
    pieces = [((x, foot), (x, foot + style.size * 0.55 + _band_height(style))) for foot in feet]
    drawing.segments([*pieces, ((x, plot.top), (x, plot.top + style.size * 0.3))], style.text_2, 1.4)
    half = text_width(NOW, style.small) / 2
    x = min(max(x, half + 1), drawing.width - half - 1)
    drawing.text(x, plot.top + style.size * 0.5, NOW, style.small, style.text_2, "middle")


def _draw_lane(drawing: Drawing, plot: DayPlot, top: float, data: DayLanes, lane: DayLane, style: Style) -> None:
    height = _lane_height(style)
    bottom = top - height + style.size * 0.35
    drawing.segments([((plot.left, top - height), (plot.right, top - height))], style.line, 0.8)
    band = (bottom, bottom + _band_height(style))
    name = fitted(lane.name, style.size * 1.08, plot.left - 14)
    drawing.text(plot.left - 12, band[0] + style.size * (0.95 if lane.remark else 0.2), name, style.size * 1.08,
                 style.text, "right")  # fmt: skip
    if lane.remark:
        remark = fitted(lane.remark, style.small, plot.left - 14)
        drawing.text(plot.left - 12, band[0] - style.size * 0.25, remark, style.small, style.text_3, "right")
    if lane.no_entry:
        until = plot.x(data.now_h) if data.now_h is not None else plot.right
        drawing.hatch([(plot.left, band[0], until, band[1])], style.hatch, style.size * 0.55)
    _draw_band(drawing, plot, band, lane, style)
    _draw_meeting(drawing, plot, band, data, lane, style)
    _draw_nights(drawing, plot, band, lane, style)
    _draw_marks(drawing, plot, band, lane, style)
    if lane.none:
        # Beside a band that still runs from before the words stand over it, not on it.
        middle = band[1] + style.size * 0.35 + style.small * 0.36 if lane.fades else (band[0] + band[1]) / 2
        drawing.markers(
            [(plot.left + style.size * 0.6, middle)], "circle", style.marker * 0.55, style.text_3, filled=True
        )
        baseline = middle - style.small * 0.36
        drawing.text(plot.left + style.size * 1.3, baseline, describe_day.NONE, style.small, style.text_2)


def bands(plot: DayPlot, lane: DayLane) -> list[tuple[float, float, int, bool]]:
    """The stretches of one shade: from and to (pixels), the shade from 1 to SHADES, whether its length is a guess."""
    columns = []
    x = plot.left
    while x < plot.right:
        end = min(x + COLUMN, plot.right)
        middle = plot.hours((x + end) / 2)
        columns.append((x, end, -int(-lane.strength(middle) * SHADES // 1), lane.guess(middle)))
        x = end
    found = []
    for (shade, guess), run in groupby(columns, key=lambda column: (column[2], column[3])):
        stretch = list(run)
        if shade:
            found.append((stretch[0][0], stretch[-1][1], shade, guess))
    return found


def _draw_band(drawing: Drawing, plot: DayPlot, band: tuple[float, float], lane: DayLane, style: Style) -> None:
    stretches = bands(plot, lane)
    for shade in sorted({each[2] for each in stretches}):
        colour = mixed(style.bar, style.background, STRONGEST * shade / SHADES)
        drawing.rectangles([(begin, band[0], end, band[1]) for begin, end, own, _ in stretches if own == shade], colour)
    for shade in sorted({each[2] for each in stretches if each[3]}):
        edges = [((begin, y), (end, y)) for begin, end, own, guess in stretches if guess and own == shade for y in band]
        drawing.segments(edges, mixed(style.text_2, style.background, 0.25 + 0.75 * shade / SHADES), 1.0, dashed=True)


def _draw_meeting(
    drawing: Drawing, plot: DayPlot, band: tuple[float, float], data: DayLanes, lane: DayLane, style: Style
) -> None:
    """Crossed lines where another depressant may be active too, as strong as the weaker of the two bands."""
    keys = {key for each in data.together if lane.key in each.keys for key in each.keys} - {lane.key}
    if not keys:
        return
    others = [other for other in data.lanes if other.key in keys]
    steps = 8
    columns = []
    x = plot.left
    while x < plot.right:
        end = min(x + COLUMN, plot.right)
        at = plot.hours((x + end) / 2)
        met = min(lane.strength(at), max(other.strength(at) for other in others))
        columns.append((x, end, -int(-met * steps // 1)))
        x = end
    for shade, run in groupby(columns, key=lambda column: column[2]):
        stretch = list(run)
        if shade:
            colour = mixed(style.alert, style.background, 0.1 + 0.65 * shade / steps)
            cross_hatch(drawing, [(stretch[0][0], band[0], stretch[-1][1], band[1])], colour, CROSSED * style.size)


def _draw_nights(drawing: Drawing, plot: DayPlot, band: tuple[float, float], lane: DayLane, style: Style) -> None:
    unknown = [night for night in lane.sleep if night.begins_h is None]
    boxes = [
        (plot.x(night.begins_h), band[0], plot.x(night.ends_h), band[1])
        for night in lane.sleep
        if night.begins_h is not None and night.ends_h is not None
    ]
    drawing.rectangles(boxes, mixed(style.text_3, style.background, 0.55))
    texts = [(box[0], night.words) for box, night in zip(
        boxes, [night for night in lane.sleep if night.begins_h is not None], strict=True
    )]  # fmt: skip
    for x, words in texts:
        _draw_label(drawing, plot, x, band[1] + style.size * 0.35, words, style, plot.left)
    if unknown:
        words = describe_day.times_not_known("; ".join(night.words for night in unknown))
        y = (band[0] + band[1]) / 2 - style.small * 0.36
        drawing.text(
            plot.left + 4, y, fitted(words, style.small, plot.right - plot.left - 8), style.small, style.text_2
        )


def _draw_marks(drawing: Drawing, plot: DayPlot, band: tuple[float, float], lane: DayLane, style: Style) -> None:
    middle = (band[0] + band[1]) / 2
    for mark in lane.marks:
        if not mark.exact:
            draw_span(drawing, plot.x(mark.begins_h), plot.x(mark.ends_h), middle, style)
    exact = [(plot.x(mark.at_h), middle) for mark in lane.marks if mark.exact]
    drawing.markers(exact, "circle", style.marker * 1.9, style.background, filled=True)
    drawing.markers(exact, "circle", style.marker * 1.25, style.bar, filled=True)
    free_from = plot.left - style.size
    for number, mark in enumerate(lane.marks):
        x = plot.x(mark.at_h if mark.exact else mark.begins_h)
        later = [plot.x(each.at_h if each.exact else each.begins_h) for each in lane.marks[number + 1 :]]
        limit = min((each for each in later if each > x + style.size), default=drawing.width) - 4
        full = f"{mark.clock}  {mark.words}".strip()
        choices = [full, mark.words or mark.clock]
        begin = max(x - style.marker * 0.6 if mark.exact else x, free_from)
        text = next((each for each in choices if begin + text_width(each, style.small) <= max(limit, begin)), "")
        if not text and number == len(lane.marks) - 1:
            text = choices[-1]
        if text:
            free_from = _draw_label(drawing, plot, begin, band[1] + style.size * 0.35, text, style, free_from)


def _draw_label(
    drawing: Drawing, plot: DayPlot, x: float, baseline: float, words: str, style: Style, free_from: float
) -> float:
    """A text over a band, moved left where it would leave the sheet; from where on the next may begin."""
    room = drawing.width - 2 - max(free_from, plot.left - style.size)
    words = fitted(words, style.small, room)
    wide = text_width(words, style.small)
    x = max(min(x, drawing.width - wide - 2), free_from)
    if x + wide > drawing.width:
        return free_from
    drawing.text(x, baseline, words, style.small, style.text_2)
    return x + wide + style.size * 0.7
