"""The lanes: amounts and alcohol as bars, sleep as a line, medicines as thin lines, over one time axis."""

from dataclasses import dataclass

from journal_app.charts import describe
from journal_app.charts.drawing import Drawing, Rectangle
from journal_app.charts.glyphs import fitted, text_width
from journal_app.charts.layout import Plot, draw_dates
from journal_app.charts.medicines import (
    draw_dose_changes,
    draw_flags,
    draw_medicines,
    flags_height,
    medicines_height,
)
from journal_app.charts.style import Style
from journal_app.domain.levels import Level
from journal_app.domain.regimen_lines import dose_changes
from journal_app.domain.statistics import runs
from journal_app.domain.trends import Lane, TrendsData
from journal_app.domain.wording import sentence_start
from journal_app.i18n import language

TWO_LINES = 2.2
"""A lane lower than so many letters has its name and its unit in one line."""


@dataclass(frozen=True)
class CaptionItem:
    """A sign and its words."""

    sign: str
    text: str


def caption_items(data: TrendsData) -> tuple[CaptionItem, ...]:
    """The signs that occur, and what each means."""
    marks = {mark for shown in data.lanes for mark in shown.marks}
    items: list[CaptionItem] = []
    if any(level is not None and level >= Level.SERIOUS for level in data.alerts):
        items.append(CaptionItem("triangle", describe.ALERT_THAT_DAY))
    if "no_entry" in marks:
        items.append(CaptionItem("hatch", describe.NO_ENTRY))
    if "none" in marks:
        items.append(CaptionItem("dot", describe.NONE_THAT_DAY))
    if marks & {"unknown", "partly"}:
        items.append(CaptionItem("frame", describe.NOT_KNOWN))
    if "other_unit" in marks:
        items.append(CaptionItem("plus", describe.OTHER_UNIT))
    if any(data.first < day <= data.last for day in dose_changes(data.medicines, data.happened)):
        items.append(CaptionItem("dashed", describe.DOSE_CHANGED))
    return tuple(items)


def caption_rows(data: TrendsData, width: float, style: Style) -> list[list[CaptionItem]]:
    """The caption's items in rows that fit the width."""
    rows: list[list[CaptionItem]] = []
    used = 0.0
    for item in caption_items(data):
        needed = _item_width(item, style)
        if not rows or used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += needed
    return rows


def lanes_height(data: TrendsData, width: float, style: Style) -> float:
    """How high the lanes want to be, in logical pixels."""
    caption = len(caption_rows(data, width, style)) * _row_height(style)
    plot = _plot(data, 0, 0, width, 0, style)
    extra = flags_height(data, plot, style) + medicines_height(data, style)
    return caption + _triangles(style) + extra + sum(_heights(data, style)) + style.size * 2.0


def draw_lanes(
    drawing: Drawing, left: float, bottom: float, right: float, top: float, data: TrendsData, style: Style
) -> Plot:
    """Caption, triangles, lanes and dates within a box; returns the plot, whose places the cursor follows."""
    baseline = top - style.size
    for row in caption_rows(data, right - left, style):
        _draw_caption(drawing, left, right, baseline, row, style)
        baseline -= _row_height(style)
    top = baseline + style.size
    plot = _plot(data, left, bottom, right, top, style)
    draw_flags(drawing, plot, top, data, style)
    plot = _plot(data, left, bottom, right, top - flags_height(data, plot, style), style)
    medicines = medicines_height(data, style)
    wanted = _heights(data, style)
    factor = max(0.3, (plot.top - _triangles(style) - medicines - plot.bottom) / max(1.0, sum(wanted)))
    above = Plot(plot.left, plot.bottom + medicines, plot.right, plot.top, plot.places)
    _draw_alerts(drawing, above, data, style)
    lane_top = plot.top - _triangles(style)
    for shown, height in zip(data.lanes, wanted, strict=True):
        box = Plot(plot.left, lane_top - height * factor + 3, plot.right, lane_top, plot.places)
        _draw_lane(drawing, box, shown, style, left)
        lane_top -= height * factor
    if data.medicines:
        draw_medicines(drawing, Plot(plot.left, plot.bottom, plot.right, lane_top, plot.places), data, style)
    draw_dose_changes(drawing, above, data, style)
    draw_dates(drawing, plot, data.starts, style, plot.bottom - style.size * 1.45)
    return plot


def _plot(data: TrendsData, left: float, bottom: float, right: float, top: float, style: Style) -> Plot:
    labels = _label_width(data, right - left, style)
    return Plot(left + labels, bottom + style.size * 2.0, right - 4, top, len(data.starts))


def _heights(data: TrendsData, style: Style) -> list[float]:
    factor = style.size / 12
    return [(70 if place == 0 else 52) * factor for place, _lane in enumerate(data.lanes)]


def _triangles(style: Style) -> float:
    return style.size * 1.25


def _row_height(style: Style) -> float:
    return style.size * 1.6


def _label_width(data: TrendsData, width: float, style: Style) -> float:
    texts = [(sentence_start(shown.name), style.size * 1.08) for shown in data.lanes]
    texts += [(describe.unit_words(shown), style.small) for shown in data.lanes]
    if style.all_values:
        # The page gives the height in print, so that a lane may have room for one line only.
        texts += [(describe.lane_title(shown), style.small) for shown in data.lanes]
    if data.medicines:
        texts += [(describe.MEDICINES, style.size * 1.08), (describe.AS_PRESCRIBED, style.small)]
    widest = max((text_width(text, size) for text, size in texts), default=0.0)
    return min(widest, width * 0.24) + 14


def _item_width(item: CaptionItem, style: Style) -> float:
    return style.size * 1.6 + text_width(item.text, style.small) + style.size * 1.5


def _draw_caption(
    drawing: Drawing, begin: float, right: float, baseline: float, row: list[CaptionItem], style: Style
) -> None:
    """From the side where reading begins, each sign before its words."""
    size, from_right = style.size, language().right_to_left
    reached = 0.0
    for item in row:
        left = right - reached - size * 1.1 if from_right else begin + reached
        words = right - reached - size * 1.6 if from_right else begin + reached + size * 1.6
        middle = baseline + size * 0.33
        box = (left, baseline - 1, left + size * 1.1, baseline + size * 0.85)
        if item.sign == "triangle":
            drawing.markers([(left + size * 0.55, middle)], "triangle", size * 0.7, style.alert, filled=True)
        elif item.sign == "hatch":
            drawing.hatch([box], style.hatch, style.size * 0.55)
        elif item.sign == "dot":
            drawing.markers([(left + size * 0.55, middle)], "circle", style.marker * 0.55, style.text_3, filled=True)
        elif item.sign == "frame":
            drawing.frames([(left + size * 0.2, baseline - 1, left + size * 0.9, baseline + size * 0.8)], style.bar)
            drawing.text(left + size * 0.55, baseline, "?", style.small, style.text_2, "middle")
        elif item.sign == "dashed":
            x = left + size * 0.55
            drawing.segments([((x, baseline - 2), (x, baseline + size))], style.text_2, 1.0, dashed=True)
        else:
            drawing.text(left + size * 0.55, baseline, "+", size, style.text_2, "middle")
        drawing.text(words, baseline, item.text, style.small, style.text_2, "right" if from_right else "left")
        reached += _item_width(item, style)


def _draw_alerts(drawing: Drawing, plot: Plot, data: TrendsData, style: Style) -> None:
    places = [level is not None and level >= Level.SERIOUS for level in data.alerts]
    bands = [plot.span(first, last) for first, last in runs(places)]
    top = plot.top - _triangles(style)
    drawing.rectangles([(left, plot.bottom, right, top) for left, right in bands], style.alert_band)
    size = style.size * 0.7 if plot.step > 6 else style.size * 0.5
    at = [(plot.x(place), plot.top - style.size * 0.6) for place, marked in enumerate(places) if marked]
    drawing.markers(at, "triangle", size, style.alert, filled=True)


def _draw_lane(drawing: Drawing, plot: Plot, shown: Lane, style: Style, left: float) -> None:
    label_room = plot.left - left - 14
    middle = plot.bottom + (plot.top - plot.bottom) * 0.42
    if plot.top - plot.bottom < style.size * TWO_LINES:
        both = fitted(describe.lane_title(shown), style.small, label_room)
        drawing.text(plot.left - 12, middle - style.small * 0.4, both, style.small, style.text, "right")
    else:
        name = fitted(sentence_start(shown.name), style.size * 1.08, label_room)
        drawing.text(plot.left - 12, middle, name, style.size * 1.08, style.text, "right")
        unit = fitted(describe.unit_words(shown), style.small, label_room)
        drawing.text(plot.left - 12, middle - style.size * 1.3, unit, style.small, style.text_3, "right")
    drawing.segments([((plot.left, plot.bottom), (plot.right, plot.bottom))], style.line, 1.0)
    gaps = [plot.span(first, last) for first, last in runs([mark == "no_entry" for mark in shown.marks])]
    drawing.hatch([(begin, plot.bottom, end, plot.top - 3) for begin, end in gaps], style.hatch, style.size * 0.55)
    nones = [mark == "none" or value == 0 for mark, value in zip(shown.marks, shown.values, strict=True)]
    dots = [(plot.x(place), plot.bottom + 2.5) for place, none in enumerate(nones) if none]
    drawing.markers(dots, "circle", min(style.marker * 0.55, max(1.5, plot.step * 0.6)), style.text_3, filled=True)
    tops = _value_tops(plot, shown, style)
    if shown.shape == "bars":
        _draw_bars(drawing, plot, shown, tops, style)
    else:
        _draw_line(drawing, plot, tops, style)
    _draw_unknown(drawing, plot, shown, tops, style)
    _draw_values(drawing, plot, shown, tops, style)


def _value_tops(plot: Plot, shown: Lane, style: Style) -> dict[int, float]:
    """The height of each known value: from 0 to the lane's greatest, with room above for its number."""
    known = [value for value in shown.values if value is not None]
    greatest = max(known, default=0.0) or 1.0
    room = plot.top - plot.bottom - style.small - 4
    return {
        place: plot.bottom + max(1.0, value / greatest * room)
        for place, value in enumerate(shown.values)
        if value is not None
    }


def _bar(plot: Plot, place: int, bottom: float, top: float) -> Rectangle:
    half = plot.step * (0.36 if plot.step >= 4 else 0.5)
    return plot.x(place) - half, bottom, plot.x(place) + half, top


def _draw_bars(drawing: Drawing, plot: Plot, shown: Lane, tops: dict[int, float], style: Style) -> None:
    drawing.rectangles(
        [_bar(plot, place, plot.bottom, top) for place, top in tops.items() if (shown.values[place] or 0) > 0],
        style.bar,
    )


def _draw_line(drawing: Drawing, plot: Plot, tops: dict[int, float], style: Style) -> None:
    pieces = runs([place in tops for place in range(plot.places)])
    lines = [[(plot.x(place), tops[place]) for place in range(first, last + 1)] for first, last in pieces]
    drawing.lines([line for line in lines if len(line) > 1], style.bar, style.line_width * 0.85)
    marked = [point for line in lines if plot.step >= 6 or len(line) == 1 for point in line]
    drawing.markers(marked, "circle", style.marker * (0.7 if plot.step >= 6 else 0.4), style.bar, filled=True)


def _draw_unknown(drawing: Drawing, plot: Plot, shown: Lane, tops: dict[int, float], style: Style) -> None:
    """A hollow bar with "?" where the amount is not known, on top of what is known; "+" for another unit.

    Where places are narrow, one hollow bar stands for a whole run of days.
    """
    narrow = plot.step < style.small * 1.3
    height = (plot.top - plot.bottom) * 0.34
    hollow: list[Rectangle] = []
    for first, last in runs([mark == "unknown" for mark in shown.marks]):
        for begin, end in [(first, last)] if narrow else [(place, place) for place in range(first, last + 1)]:
            left, right = _bar(plot, begin, 0, 0)[0], _bar(plot, end, 0, 0)[2]
            hollow.append((left, plot.bottom + 1, right, plot.bottom + 1 + height))
    for place, mark in enumerate(shown.marks):
        if mark == "partly":
            tall = min(height, plot.step * 1.5)
            base = min(tops.get(place, plot.bottom) + 1, plot.top - tall)
            left, _, right, _ = _bar(plot, place, 0, 0)
            hollow.append((left, base, right, base + tall))
        elif mark == "other_unit" and plot.step >= 3:
            drawing.text(plot.x(place), plot.bottom + 2, "+", min(style.size, plot.step * 1.5), style.text_2, "middle")
    drawing.frames(hollow, style.bar)
    for left, bottom, right, top in hollow:
        if min(right - left, top - bottom) >= style.small * 0.8:
            baseline = (bottom + top) / 2 - style.small * 0.36
            drawing.text((left + right) / 2, baseline, "?", style.small, style.text_2, "middle")


def _draw_values(drawing: Drawing, plot: Plot, shown: Lane, tops: dict[int, float], style: Style) -> None:
    """On screen the first and the last value; in print every value that has room."""
    places = [place for place in tops if shown.marks[place] == "value"]
    if not places:
        return
    chosen = places if style.all_values else sorted({places[0], places[-1]})
    size = style.small * 0.93 if style.all_values else style.small
    reached = -1.0
    last = chosen[-1]
    last_left = plot.x(last) - text_width(describe.number(shown.values[last] or 0), size) / 2
    for place in chosen:
        text = describe.number(shown.values[place] or 0)
        half = text_width(text, size) / 2
        x = min(max(plot.x(place), plot.left + half), drawing.width - half - 1)
        clear = x - half > reached and (place == last or x + half + 2 < last_left)
        if clear:
            # Above the neighbours that the number reaches over, so that it never stands on a bar.
            reach = int((half + 1) / plot.step) + 1 if half > plot.step / 2 else 0
            top = max(tops.get(near, 0.0) for near in range(place - reach, place + reach + 1))
            drawing.text(x, min(top + 3, plot.top - size * 0.7), text, size, style.text_2, "middle")
            reached = x + half + 2
