"""The signs of the day's lanes, and the rows of words that say what each of them means."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.charts import describe_day
from journal_app.charts.drawing import Drawing, Rectangle
from journal_app.charts.glyphs import text_width
from journal_app.charts.style import Style
from journal_app.domain.day_lanes import DayLane, DayLanes
from journal_app.i18n import language

STRONGEST = 0.55
"""The share of the band's colour where it is fully there: words stay readable over it."""

CaptionRow = list[tuple[str, str]]
"""Signs with their words; "" is no sign, where a text goes on in the next row."""


def caption_items(data: DayLanes, lanes: Sequence[DayLane]) -> tuple[tuple[str, str], ...]:
    """Each sign with its words."""
    items: list[tuple[str, str]] = []
    if any(lane.fades for lane in lanes):
        items.append(("band", describe_day.FADES))
    if any(fade.guess for lane in lanes for fade in lane.fades):
        items.append(("dashed", describe_day.GUESS))
    if any(not mark.exact for lane in lanes for mark in lane.marks):
        items.append(("span", describe_day.NOT_EXACT))
    if data.together:
        items.append(("cross", describe_day.BOTH))
    if any(lane.no_entry for lane in lanes):
        items.append(("hatch", describe_day.NO_ENTRY))
    return tuple(items)


def caption_rows(data: DayLanes, lanes: Sequence[DayLane], width: float, style: Style) -> list[CaptionRow]:
    """The signs in rows that fit; a text that is wider than a row is cut into several without a sign."""
    rows: list[CaptionRow] = []
    used = 0.0
    for sign, text in caption_items(data, lanes):
        for part, line in enumerate(_lines(text, width - _sign(style), style.small)):
            needed = _item(line, style)
            if not rows or part or used + needed > width:
                rows.append([])
                used = 0.0
            rows[-1].append((sign if not part else "", line))
            used += needed
    return rows


def _lines(text: str, width: float, size: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _sign(style: Style) -> float:
    return style.size * 2.6


def _item(text: str, style: Style) -> float:
    return _sign(style) + text_width(text, style.small) + style.size * 1.5


def draw_caption(drawing: Drawing, baseline: float, row: CaptionRow, style: Style) -> None:
    """One row of the caption, from the side where reading begins."""
    size, from_right = style.size, language().right_to_left
    reached = 1.0
    for sign, text in row:
        left = drawing.width - reached - size * 2.1 if from_right else reached
        box = (left, baseline - 1, left + size * 2.1, baseline + size * 0.85)
        if sign == "band":
            steps = 14
            for step in range(steps):
                begin = box[0] + (box[2] - box[0]) * step / steps
                colour = mixed(style.bar, style.background, STRONGEST * (1 - step / steps))
                drawing.rectangles([(begin, box[1], begin + (box[2] - box[0]) / steps + 0.3, box[3])], colour)
        elif sign == "dashed":
            drawing.frames([box], style.text_2)
        elif sign == "span":
            draw_span(drawing, box[0], box[2], (box[1] + box[3]) / 2, style)
        elif sign == "cross":
            drawing.rectangles([box], mixed(style.bar, style.background, STRONGEST * 0.8))
            cross_hatch(drawing, [box], mixed(style.alert, style.background, 0.75), style.size * 0.6)
        elif sign == "hatch":
            drawing.hatch([box], style.hatch, style.size * 0.55)
        words = drawing.width - reached - _sign(style) if from_right else reached + _sign(style)
        drawing.text(words, baseline, text, style.small, style.text_2, "right" if from_right else "left")
        reached += _item(text, style)


def cross_hatch(drawing: Drawing, boxes: list[Rectangle], colour: str, spacing: float) -> None:
    """Lines both ways: unlike the hatch for no entry, which goes one way."""
    drawing.hatch(boxes, colour, spacing)
    falling = []
    for left, bottom, right, top in boxes:
        step = int((left + bottom) // spacing)
        while step * spacing <= right + top:
            total = step * spacing
            begin, end = max(left, total - top), min(right, total - bottom)
            if end > begin:
                falling.append(((begin, total - begin), (end, total - end)))
            step += 1
    drawing.segments(falling, colour, 0.8)


def draw_span(drawing: Drawing, begin: float, end: float, y: float, style: Style) -> None:
    """A time that is not exact: a line from the earliest to the latest it can have been, with two ends."""
    half = style.marker * 0.6
    end = max(end, begin + 2)
    drawing.segments([((begin, y), (end, y))], style.bar, 1.6)
    drawing.segments([((x, y - half), (x, y + half)) for x in (begin, end)], style.bar, 1.6)


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid over a ground so that `share` of it shows, as #RRGGBB."""
    parts = [
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)
