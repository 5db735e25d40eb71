"""Where things stand on a chart: the plot within its sheet, and the places of the time axis within the plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journal_app.charts import dates
from journal_app.charts.drawing import Drawing
from journal_app.charts.glyphs import text_width
from journal_app.charts.style import Style


@dataclass(frozen=True)
class Plot:
    """A plot's box in logical pixels (y upwards) with `places` equal places on its time axis."""

    left: float
    bottom: float
    right: float
    top: float
    places: int

    @property
    def step(self) -> float:
        """The width of one place."""
        return (self.right - self.left) / max(1, self.places)

    def x(self, place: float) -> float:
        """The middle of a place."""
        return self.left + (place + 0.5) * self.step

    def span(self, first: int, last: int) -> tuple[float, float]:
        """From the left edge of the first place to the right edge of the last, on whole pixels."""
        return round(self.left + first * self.step, 1), round(self.left + (last + 1) * self.step, 1)

    def rating_y(self, value: float, worst: float = 10) -> float:
        """The height of a rating from 0 to `worst`; a little room is left below and above for the marks."""
        room = (self.top - self.bottom) * 0.05
        return self.bottom + room + value / worst * (self.top - self.bottom - 2 * room)


def draw_dates(drawing: Drawing, plot: Plot, starts: Sequence[date], style: Style, baseline: float) -> None:
    """The dates under a plot, kept inside the sheet."""
    texts = dates.labels(starts, int(style.size), lambda text: text_width(text, style.size), plot.step)
    for place, text in texts:
        half = text_width(text, style.size) / 2
        x = min(max(plot.x(place), half + 1), drawing.width - half - 1)
        drawing.text(x, baseline, text, style.size, style.text_3, "middle")
        if plot.places > 40:
            drawing.segments([((plot.x(place), plot.bottom), (plot.x(place), plot.bottom - 4))], style.control, 1.0)
