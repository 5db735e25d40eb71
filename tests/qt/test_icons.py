"""The icons are one family: the same grid, the same stroke, one colour that is replaced, and each can be drawn."""

import re
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from journal_app.paths import resources
from journal_app.ui.icons import pixmap

ICONS: Final = sorted((resources() / "icons").glob("*.svg"))
HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#000000" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
)
OWN_LOOK: Final = re.compile(r"(fill|stroke|stroke-width|style|class|opacity)=")


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_an_icon_has_the_grid_and_the_stroke_of_all(file: Path) -> None:
    drawing = file.read_text("utf-8")
    assert drawing.startswith(HEAD)
    assert not OWN_LOOK.search(drawing.removeprefix(HEAD))


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_an_icon_is_drawn_in_the_colour_asked_for_and_stays_inside_its_square(file: Path, qapp: QApplication) -> None:
    image = pixmap(file.stem, "#A3150D", 20).toImage()
    side = image.width()
    assert any(image.pixelColor(x, y).name() == "#a3150d" for x in range(side) for y in range(side))
    edge = [(x, y) for x in range(side) for y in (0, side - 1)] + [(x, y) for x in (0, side - 1) for y in range(side)]
    assert not any(image.pixelColor(x, y).alpha() for x, y in edge), "it is cut off at its edge"
