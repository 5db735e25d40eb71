"""Medicines of the regimen as thin bars, and what happened as flags; never drawn as something that was taken."""

from dataclasses import dataclass
from datetime import date
from math import inf

from journal_app.charts import describe
from journal_app.charts.drawing import Anchor, Drawing
from journal_app.charts.glyphs import fitted, text_width
from journal_app.charts.layout import Plot
from journal_app.charts.style import Style
from journal_app.domain.regimen_lines import dose_changes
from journal_app.domain.trends import MedicineLine, TrendsData
from journal_app.i18n import _

MOST_MEDICINES = 4
"""Rows of the lane; further medicines are named in the description and in the table."""

MOST_FLAG_ROWS = 2
FEWEST_LETTERS = 4.0
"""With less room than so many letters a text is left out."""


@dataclass(frozen=True)
class Flag:
    """One flag: its place on the time axis, its words ("" where they have no room), its row and where they begin."""

    x: float
    row: int
    words: str
    text_x: float
    anchor: Anchor


def edge(plot: Plot, data: TrendsData, day: date) -> float:
    """Where a date begins on the time axis, kept inside the plot."""
    x = plot.left + (day - data.first).days / data.place_days * plot.step
    return min(max(x, plot.left), plot.right)


def draw_dose_changes(drawing: Drawing, plot: Plot, data: TrendsData, style: Style) -> None:
    """A dashed line at each planned change of a dose within the span, through the first day on which it holds."""
    days = [day for day in dose_changes(data.medicines, data.happened) if data.first < day <= data.last]
    places = [plot.x(data.place_of(day)) for day in days]
    drawing.segments([((x, plot.bottom), (x, plot.top)) for x in places], style.text_2, 1.0, dashed=True)


def flags_height(data: TrendsData, plot: Plot, style: Style) -> float:
    """The room that the flags take above the lanes."""
    rows = {flag.row for flag in flags(data, plot, style)}
    return (max(rows) + 1) * style.small * 1.5 + 2 if rows else 0.0


def flags(data: TrendsData, plot: Plot, style: Style) -> tuple[Flag, ...]:
    """The flags with their words, which never run into each other; those of one place share a flag."""
    by_place: dict[int, list[str]] = {}
    for each in data.happened:
        by_place.setdefault(data.place_of(each.day), []).append(each.words)
    pole = style.small * 0.9
    # In print the height of the page is given, and a second row would take it from the lanes.
    most_rows = 1 if style.all_values else MOST_FLAG_ROWS
    used: list[list[tuple[float, float]]] = [[] for _row in range(most_rows)]
    found = []
    ordered = sorted(by_place.items())
    for number, (place, words) in enumerate(ordered):
        next_x = plot.x(ordered[number + 1][0]) if number + 1 < len(ordered) else inf
        text, x = ", ".join(dict.fromkeys(words)), plot.x(place)
        width = text_width(text, style.small) + style.small * 0.4
        right = (x - 1, x + pole + width)
        left = (x - width, x + pole + 1)
        choices: list[tuple[tuple[float, float], str, float, Anchor]] = []
        # With one row the next flag has no other row to go to.
        if right[1] <= plot.right + 4 and (most_rows > 1 or right[1] < next_x):
            choices.append((right, text, x + pole, "left"))
        if left[0] >= plot.left:
            choices.append((left, text, x - 3, "right"))
        # Cut rather than left out; in the table it stands whole.
        room = min(next_x - 1, plot.right + 4) - x - pole - style.small * 0.4
        if room >= style.small * FEWEST_LETTERS:
            choices.append(((x - 1, x + pole + room), fitted(text, style.small, room), x + pole, "left"))
        choices.append(((x - 1, x + pole), "", x, "left"))
        row, (span, shown, text_x, anchor) = next(
            (
                (row, choice)
                for choice in choices
                for row in range(most_rows)
                if all(choice[0][0] >= end or choice[0][1] <= begin for begin, end in used[row])
            ),
            (0, choices[-1]),
        )
        used[row].append(span)
        found.append(Flag(x=x, row=row, words=shown, text_x=text_x, anchor=anchor))
    return tuple(found)


def draw_flags(drawing: Drawing, plot: Plot, top: float, data: TrendsData, style: Style) -> None:
    """The flags under `top`, the first row nearest to the lanes."""
    shown = flags(data, plot, style)
    rows = max((flag.row for flag in shown), default=-1) + 1
    size = style.small
    poles, cloths = [], []
    for flag in shown:
        baseline = top - (rows - flag.row) * size * 1.5 + size * 0.35
        poles.append(((flag.x, baseline - size * 0.2), (flag.x, baseline + size * 0.95)))
        cloths.append(
            [(flag.x, baseline + size * 0.95), (flag.x + size * 0.6, baseline + size * 0.65),
             (flag.x, baseline + size * 0.35)]
        )  # fmt: skip
        if flag.words:
            drawing.text(flag.text_x, baseline, flag.words, size, style.text_2, flag.anchor)
    drawing.segments(poles, style.text_2, 1.0)
    drawing.areas(cloths, style.text_2, 1.0)


def medicines_height(data: TrendsData, style: Style) -> float:
    """How high the lane of medicines is; 0 without any."""
    rows = min(len(data.medicines), MOST_MEDICINES) + (len(data.medicines) > MOST_MEDICINES) * 0.6
    return rows * _row_height(style) + style.size * 0.3 if data.medicines else 0.0


def draw_medicines(drawing: Drawing, plot: Plot, data: TrendsData, style: Style) -> None:
    """One thin bar for each medicine within the plot, its name and amount above it; the lane's name on the left."""
    shown = data.medicines[:MOST_MEDICINES]
    middle = plot.top - style.size * 1.6
    drawing.text(plot.left - 12, middle, describe.MEDICINES, style.size * 1.08, style.text, "right")
    drawing.text(plot.left - 12, middle - style.size * 1.3, describe.AS_PRESCRIBED, style.small, style.text_3, "right")
    top = plot.top - style.size * 0.2
    for line in shown:
        _draw_medicine(drawing, plot, top, line, data, style)
        top -= _row_height(style)
    if more := len(data.medicines) - len(shown):
        drawing.text(plot.left, top - style.small, _("and {count} more").format(count=more), style.small, style.text_2)


def _row_height(style: Style) -> float:
    return style.small * 2.1


def _draw_medicine(
    drawing: Drawing, plot: Plot, top: float, line: MedicineLine, data: TrendsData, style: Style
) -> None:
    baseline, bar = top - style.small, top - style.small * 1.55
    begins = edge(plot, data, line.first)
    stopped = line.last is not None and line.last <= data.last
    ends = edge(plot, data, line.last) if line.last is not None and stopped else plot.right
    ends = max(ends, begins + 1)
    drawing.segments([((begins, bar), (ends, bar))], style.bar, 2.4, dashed=not line.scheduled)
    caps = ([begins] if line.first >= data.first else []) + ([ends] if stopped else [])
    half = style.small * 0.32
    drawing.segments([((x, bar - half), (x, bar + half)) for x in caps], style.bar, 1.6)
    steps = [step for step in line.steps[1:] if data.first < step.day <= data.last]
    changed = [plot.x(data.place_of(step.day)) for step in steps]
    drawing.segments([((x, bar - half), (x, bar + half)) for x in changed], style.text_2, 1.0)
    first = line.step_on(data.first)
    texts = [_Text(begins, (f"{line.name} {first.words}", f"{line.name} {first.amount}".rstrip()))]
    texts += [_Text(x + 3, (step.words, step.amount or step.often)) for x, step in zip(changed, steps, strict=True)]
    if line.last is not None and stopped:
        texts.append(_Text(ends + 5, (describe.stopped(line.last),)))
    _draw_texts(drawing, plot, baseline, texts, style)


@dataclass(frozen=True)
class _Text:
    """Where a text wants to begin, and its wordings from the longest to the shortest."""

    x: float
    wordings: tuple[str, ...]


def _draw_texts(drawing: Drawing, plot: Plot, baseline: float, texts: list[_Text], style: Style) -> None:
    """The longest wording of each that ends before the next begins; where even the shortest does not, the next moves
    to the right. Near the right edge a text moves left instead of being cut."""
    size = style.small
    free_from = plot.left
    ends = plot.right + 3
    limits = [each.x - 4 for each in texts[1:]] + [ends]
    for each, limit in zip(texts, limits, strict=True):
        begin = max(each.x, free_from)
        room = max(limit, begin) - begin
        if limit == ends:
            room = ends - free_from
        text = next((words for words in each.wordings if text_width(words, size) <= room), each.wordings[-1])
        text = fitted(text, size, ends - free_from)
        begin = max(free_from, min(begin, ends - text_width(text, size)))
        if ends - free_from > size * FEWEST_LETTERS:
            drawing.text(begin, baseline, text, size, style.text_2)
            free_from = begin + text_width(text, size) + size * 0.7
