"""What drawing the trends anew costs against two empty axes, for a month, a year and ten years."""

from collections.abc import Callable
from statistics import median

import pytest

from journal_app.charts.figure import height_of, picture_of, svg_of
from journal_app.charts.style import LIGHT
from journal_app.domain.trends import TrendsData
from tests.benchmarks.figures import row, seconds
from tests.unit.charts.example import example_trends

pytestmark = pytest.mark.benchmark

ROUNDS = 15
ALLOWED = 1.5
"""Issue 2: trends redraw, 1 year and 10 years, at most 1.5 x drawing two empty axes."""


def draw_all(data: TrendsData) -> None:
    """What the page draws anew when its data change: four panels and the lanes, from Facts to pixels."""
    for place in range(len(data.symptoms)):
        picture_of(data, place, 470, 150, LIGHT)
    picture_of(data, "lanes", 980, height_of(data, "lanes", 980, LIGHT), LIGHT)


def empty_axes() -> Callable[[], None]:
    """Two empty axes of matplotlib on a sheet of 1000 x 600."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure((10, 6), dpi=100)
    canvas = FigureCanvasAgg(figure)
    figure.add_subplot(2, 1, 1)
    figure.add_subplot(2, 1, 2)
    return canvas.draw


@pytest.mark.parametrize(("span", "days"), [("4 weeks", 28), ("1 year", 365), ("10 years", 3650)])
def test_trends_redraw(span: str, days: int) -> None:
    data = example_trends(days, gaps=tuple(range(3, days, 11)))
    axes = empty_axes()
    # By turns, so that a machine that is busy for a while slows both alike.
    ratio = median(seconds(lambda: draw_all(data), 1) / seconds(axes, 1) for _ in range(ROUNDS))
    row(f"trends redraw, {span}", f"{ratio:.2f} x two empty axes", f"<= {ALLOWED} x")


def test_charts_of_a_report() -> None:
    data = example_trends(84)
    floor = seconds(empty_axes(), ROUNDS)
    written = seconds(lambda: (svg_of(data, "symptoms"), svg_of(data, "lanes")), ROUNDS)
    row("charts of a 12-week report as SVG", f"{written / floor:.2f} x two empty axes, {written:.2f} s", "part of 1 s")
