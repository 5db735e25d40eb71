"""How charts look: the colours of the design for light, dark and print, and a colour and a marker for each symptom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from journal_app.domain.entries import SYMPTOMS

Shape = Literal["circle", "square", "triangle", "diamond", "pentagon", "down"]
Look = Literal["light", "dark", "print"]


@dataclass(frozen=True)
class Style:
    """Colours as #RRGGBB, sizes in logical pixels (points in print). `all_values`: print each lane's every value."""

    background: str
    text: str
    text_2: str
    text_3: str
    line: str
    control: str
    hatch: str
    bar: str
    alert: str
    alert_band: str
    series: tuple[str, str, str, str]
    size: float = 12.0
    small: float = 11.0
    head: float = 15.0
    line_width: float = 2.0
    marker: float = 6.0
    all_values: bool = False
    ring: float = 2.0

    def enlarged(self, percent: int) -> "Style":
        """The same with its texts and marks at so many percent."""
        factor = percent / 100
        return replace(
            self,
            size=self.size * factor,
            small=self.small * factor,
            head=self.head * factor,
            marker=self.marker * (1 + (factor - 1) / 2),
        )


def style_of(tokens: Mapping[str, str], ring: float = 2.0) -> Style:
    """The style of charts in the colours of a look; `ring` is how wide the ring around the focus is."""
    return Style(
        background=tokens["card"],
        text=tokens["text"],
        text_2=tokens["text-2"],
        text_3=tokens["text-3"],
        line=tokens["line"],
        control=tokens["control"],
        hatch=tokens["hatch"],
        bar=tokens["accent"],
        alert=tokens["serious"],
        alert_band=tokens["alert-band"],
        series=(tokens["anxiety"], tokens["aches"], tokens["insomnia"], tokens["cravings"]),
        ring=ring,
    )


LIGHT: Final = Style(
    background="#FFFFFF",
    text="#1B2523",
    text_2="#46534F",
    text_3="#5F6C68",
    line="#E1E6E3",
    control="#7B8883",
    hatch="#B9C2BE",
    bar="#0B6B66",
    alert="#9A4300",
    alert_band="#F9E4CD",
    series=("#1251B4", "#DA6600", "#632C4D", "#04A19B"),
)
DARK: Final = Style(
    background="#1D2324",
    text="#E7ECEA",
    text_2="#B9C3C0",
    text_3="#95A19D",
    line="#2F3839",
    control="#76837F",
    hatch="#4F5A58",
    bar="#62C7BC",
    alert="#FFB27A",
    alert_band="#4A301A",
    series=("#4A89F2", "#D97C50", "#DAB0FA", "#77FCBB"),
)
PRINT: Final = replace(
    LIGHT, hatch="#9AA5A0", size=8.0, small=7.0, head=10.0, line_width=1.6, marker=4.2, all_values=True
)
STYLES: Final[dict[Look, Style]] = {"light": LIGHT, "dark": DARK, "print": PRINT}


@dataclass(frozen=True)
class SeriesLook:
    """A symptom's colour, marker and line; the colour never stands alone."""

    colour: str
    shape: Shape
    dashed: bool


def series_look(style: Style, symptom: str, place: int) -> SeriesLook:
    """The look of a symptom: the four fixed ones always keep theirs, the person's own follow by their place in view."""
    index = SYMPTOMS.index(symptom) if symptom in SYMPTOMS else max(place, len(SYMPTOMS))
    shapes: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "pentagon", "down")
    return SeriesLook(
        colour=style.series[index % len(style.series)],
        shape=shapes[index % len(shapes)],
        dashed=index >= len(style.series),
    )
