"""The captions of the charts begin where reading begins, each sign before its words."""

from collections.abc import Iterator

import pytest

from journal_app.charts import day_signs, lanes
from journal_app.charts.day_lanes import drawn_day
from journal_app.charts.drawing import Drawing
from journal_app.charts.figure import drawn
from journal_app.charts.glyphs import text_width
from journal_app.charts.style import LIGHT
from journal_app.i18n import language, use_language
from tests.unit.charts.example import example_trends
from tests.unit.charts.test_day_lanes import an_evening

WIDTH = 1400.0
SIGN = LIGHT.size * 2.6


@pytest.fixture(params=["en", "ar"])
def from_right(request: pytest.FixtureRequest) -> Iterator[bool]:
    before = language().code
    use_language(request.param)
    yield language().right_to_left
    use_language(before)


def from_the_beginning(drawing: Drawing, texts: list[str], from_right: bool) -> list[float]:
    """How far from the side where reading begins each text starts, in logical pixels."""
    written = {item[2]: item[0] for items in drawing._texts.values() for item in items}
    if from_right:
        return [drawing.width - written[text] - text_width(text, LIGHT.small) for text in texts]
    return [written[text] for text in texts]


def test_the_caption_of_the_lanes(from_right: bool) -> None:
    data = example_trends()
    drawing, _plot = drawn(data, "lanes", WIDTH, None, LIGHT)
    starts = from_the_beginning(drawing, [item.text for item in lanes.caption_items(data)], from_right)
    assert len(starts) > 2
    assert starts == sorted(starts)
    assert LIGHT.size < starts[0] < SIGN


def test_the_caption_of_a_day(from_right: bool) -> None:
    data = an_evening()
    drawing, _plot = drawn_day(data, WIDTH, LIGHT)
    starts = from_the_beginning(
        drawing, [text for _sign, text in day_signs.caption_items(data, data.lanes)], from_right
    )
    assert len(starts) > 1
    assert starts == sorted(starts)
    assert LIGHT.size < starts[0] < SIGN * 1.1
