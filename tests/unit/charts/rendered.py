"""A chart as the screen shows it: its pixels, and where its plot lies."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from journal_app.charts.figure import Part, Picture, picture_of
from journal_app.charts.style import Style
from journal_app.domain.trends import TrendsData
from journal_app.ui.widgets.svg_image import svg_image


@dataclass(frozen=True)
class Rendered:
    """RGBA rows from the top, `width` x `height` device pixels; positions in logical pixels."""

    picture: Picture
    pixels: bytes
    width: int
    height: int
    scale: float

    @property
    def left(self) -> float:
        """The left edge of the plot."""
        return self.picture.left

    @property
    def right(self) -> float:
        """The right edge of the plot."""
        return self.picture.right

    @property
    def top(self) -> float:
        """The upper edge of the plot."""
        return self.picture.top

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.picture.bottom

    @property
    def places(self) -> int:
        """How many places the plot has."""
        return self.picture.places

    def x(self, place: int) -> float:
        """The middle of a place."""
        return self.picture.x(place)


def rendered(
    data: TrendsData, part: Part, width: float, height: float | None, style: Style, scale: float = 1.0
) -> Rendered:
    """Draw a part of the trends."""
    picture = picture_of(data, part, width, height, style)
    image = svg_image(picture.svg, picture.width, picture.height, scale)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Rendered(picture, bytes(image.constBits()), image.width(), image.height(), scale)
