"""The colours of the charts are the design's own, and lines and texts can be told from their ground."""

import pytest

from journal_app.charts.style import DARK, LIGHT, Style, style_of
from journal_app.domain.entries import SYMPTOMS
from journal_app.ui import tokens


@pytest.mark.parametrize(("style", "design"), [(LIGHT, tokens.LIGHT), (DARK, tokens.DARK)], ids=["light", "dark"])
def test_charts_and_windows_share_their_colours(style: Style, design: dict[str, str]) -> None:
    assert style == style_of(design)
    assert style.series == tuple(design[symptom] for symptom in SYMPTOMS)


@pytest.mark.parametrize("style", [style_of(each) for each in tokens.LOOKS.values()], ids=list(tokens.LOOKS))
def test_contrast(style: Style) -> None:
    for colour in (style.text, style.text_2, style.text_3):
        assert contrast(colour, style.background) >= 4.5
    for colour in (*style.series, style.bar, style.alert, style.control):
        assert contrast(colour, style.background) >= 3.0


def contrast(first: str, second: str) -> float:
    """The WCAG contrast of two colours."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
