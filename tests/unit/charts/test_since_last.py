"""The steps of time since last: from 0, neutral, with nothing that praises, and gaps that are seen."""

from datetime import date, timedelta

import pytest

from journal_app.charts import describe_since
from journal_app.charts.layout import Plot
from journal_app.charts.since_last import drawn_since, picture_of_since, step_lines, ticks
from journal_app.charts.style import DARK, LIGHT, Style
from journal_app.domain.since import SinceSteps, steps_of

FIRST = date(2026, 5, 1)


def steps(days: int = 28, taken: tuple[int, ...] = (3, 4, 20), gaps: tuple[int, ...] = (10, 11)) -> SinceSteps:
    """Four weeks with three entries of kratom and two days without any entry."""
    dates = {FIRST + timedelta(days=day) for day in range(days)}
    return steps_of(
        "Kratom", FIRST, FIRST + timedelta(days=days - 1), {FIRST + timedelta(days=day) for day in taken},
        dates - {FIRST + timedelta(days=day) for day in gaps}, None,
    )  # fmt: skip


def colours(data: SinceSteps, style: Style, place: int) -> set[str]:
    """The colours in a place of the plot."""
    picture = picture_of_since(data, 700, 200, style, 2.0)
    step = (picture.right - picture.left) / picture.places
    found = set()
    for y in range(int(picture.top * 2) + 2, int(picture.bottom * 2) - 8):
        for x in range(int((picture.left + place * step + 1) * 2), int((picture.left + (place + 1) * step - 1) * 2)):
            at = (y * picture.width + x) * 4
            found.add("#" + picture.pixels[at : at + 3].hex().upper())
    return found


def test_the_line_is_flat_over_a_day_and_down_at_an_entry() -> None:
    data = steps(7, (1, 4), ())
    plot = Plot(0, 0, 70, 100, 7)
    ((sure, line),) = step_lines(data, plot, lambda days: days * 10)
    assert sure
    assert line == [
        (10, 0), (20, 0), (20, 10), (30, 10), (30, 20), (40, 20), (40, 0), (50, 0), (50, 10), (60, 10), (60, 20),
        (70, 20),
    ]  # fmt: skip


def test_after_a_gap_the_line_is_dashed_until_the_next_entry() -> None:
    pieces = step_lines(steps(), Plot(0, 0, 280, 100, 28), float)
    assert [(sure, round(line[0][0] / 10), round(line[-1][0] / 10)) for sure, line in pieces] == [
        (True, 3, 10), (False, 10, 20), (True, 20, 28),
    ]  # fmt: skip


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_days_without_an_entry_are_hatched_and_nothing_is_in_a_colour_of_praise(style: Style) -> None:
    data = steps()
    assert style.hatch in colours(data, style, 10)
    assert style.hatch not in colours(data, style, 6)
    assert style.bar in colours(data, style, 6)
    everything = set().union(*(colours(data, style, place) for place in range(28)))
    assert not everything & {style.alert, *style.series}


@pytest.mark.parametrize("most", [0, 1, 3, 7, 11, 30, 92, 365, 4000])
def test_the_scale_begins_at_nothing_and_leaves_room_above_the_longest(most: int) -> None:
    data = SinceSteps(name="x", first=FIRST, days=(most,), taken=(False,), gaps=(False,), sure=(True,))
    scale = ticks(data)
    assert scale[0] == 0
    assert 3 <= len(scale) <= 6
    assert scale[-1] > most, "the longest span never touches the top: there is no record"


@pytest.mark.parametrize("days", [1, 2, 28, 92, 365])
def test_spans_of_any_length_are_drawn(days: int) -> None:
    data = steps(days, (), ())
    assert picture_of_since(data, 300, 150, LIGHT).places == days
    drawing, plot = drawn_since(data, 900, 200, LIGHT)
    assert plot.right <= drawing.width


def test_the_picture_in_words() -> None:
    assert describe_since.whole(steps()) == (
        "Time since kratom, 1 May – 28 May 2026: an entry of it on 3 days. 7 days on the last day. "
        "2 days without any entry."
    )
    assert describe_since.whole(steps(10, (2,), (5,))).endswith(
        "7 days on the last day, or less. 1 day without any entry."
    )


def test_one_day_in_words() -> None:
    data = steps()
    assert describe_since.place_title(data, 3) == "Mon 4 May 2026"
    assert describe_since.readout(data, 0) == "nothing is known of the time before"
    assert describe_since.readout(data, 3) == "Kratom: an entry that day"
    assert describe_since.readout(data, 5) == "1 day since kratom"
    assert describe_since.readout(data, 10) == (
        "6 days since kratom  ·  or less: a day since then has no entry  ·  no entry (not zero)"
    )


def test_the_table_says_the_same() -> None:
    headings, rows = describe_since.table(steps())
    assert headings == ("Day", "Days since the last entry", "Entry of kratom")
    assert rows[0] == ("Thu 28 May 2026", "7", "no")
    assert rows[28 - 4][1:] == ("0", "yes")
    assert rows[28 - 11][1:] == ("6 or less", "no entry at all")
    assert rows[-1][1] == "not known"


def test_no_word_of_the_page_keeps_score() -> None:
    words = " ".join(
        [describe_since.whole(steps()), describe_since.HOW_TO_READ, *describe_since.table(steps())[0],
         *(describe_since.readout(steps(), place) for place in range(28))]
    ).lower()  # fmt: skip
    for word in ("streak", "record", "best", "longest", "clean", "sober", "target", "goal", "well done", "relapse"):
        assert word not in words
