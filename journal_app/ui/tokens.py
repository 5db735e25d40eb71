"""Colours and sizes of the design, for each look; nothing else in the windows names a colour."""

from typing import Final, Literal

Look = Literal["light", "dark", "night", "contrast-light", "contrast-dark"]

LIGHT: Final[dict[str, str]] = {
    "bg": "#F6F7F5", "sidebar": "#ECF0ED", "card": "#FFFFFF", "well": "#F1F4F2", "line": "#E1E6E3",
    "control": "#7B8883", "text": "#1B2523", "text-2": "#46534F", "text-3": "#5F6C68",
    "accent": "#0B6B66", "on-accent": "#FFFFFF", "accent-soft": "#DDEFEC",
    "critical": "#A3150D", "critical-soft": "#FDEDEB", "critical-line": "#F2C4BF",
    "serious": "#9A4300", "serious-soft": "#FFF1E3", "serious-line": "#F3CFA9",
    "caution": "#6E5200", "caution-soft": "#FBF4D5", "caution-line": "#E8D88F",
    "note": "#16579C", "note-soft": "#E8F1FA", "note-line": "#BDD5EE",
    "unknown": "#555C60", "unknown-soft": "#EFF1F2", "unknown-line": "#CED3D6",
    "ok": "#1C673A", "ok-soft": "#E6F4EA",
    "on-critical": "#FFFFFF",
    "anxiety": "#1251B4", "aches": "#DA6600", "insomnia": "#632C4D", "cravings": "#04A19B",
    "hatch": "#B9C2BE", "alert-band": "#F9E4CD",
}  # fmt: skip

DARK: Final[dict[str, str]] = {
    "bg": "#121617", "sidebar": "#171C1D", "card": "#1D2324", "well": "#252C2D", "line": "#2F3839",
    "control": "#76837F", "text": "#E7ECEA", "text-2": "#B9C3C0", "text-3": "#95A19D",
    "accent": "#62C7BC", "on-accent": "#06211F", "accent-soft": "#173534",
    "critical": "#FF9C92", "critical-soft": "#3A1A18", "critical-line": "#6B2E29",
    "serious": "#FFB27A", "serious-soft": "#38230F", "serious-line": "#69421E",
    "caution": "#EBCB6B", "caution-soft": "#332B10", "caution-line": "#5E5020",
    "note": "#8FC1F5", "note-soft": "#14283C", "note-line": "#274A6E",
    "unknown": "#B4BCC0", "unknown-soft": "#262C2F", "unknown-line": "#3C4549",
    "ok": "#86D6A2", "ok-soft": "#15301F",
    "on-critical": "#3A0A06",
    "anxiety": "#4A89F2", "aches": "#D97C50", "insomnia": "#DAB0FA", "cravings": "#77FCBB",
    "hatch": "#4F5A58", "alert-band": "#4A301A",
}  # fmt: skip

NIGHT: Final[dict[str, str]] = {
    "bg": "#12110F", "sidebar": "#171513", "card": "#1D1A17", "well": "#25221E", "line": "#322E29",
    "control": "#7D756B", "text": "#DDD6CB", "text-2": "#B8AFA2", "text-3": "#A2998C",
    "accent": "#6DB3A2", "on-accent": "#0A1F1A", "accent-soft": "#1E332C",
    "critical": "#EC9084", "critical-soft": "#371A15", "critical-line": "#66302A",
    "serious": "#E8A26F", "serious-soft": "#34210F", "serious-line": "#60401F",
    "caution": "#D6B961", "caution-soft": "#2F280F", "caution-line": "#564A1E",
    "note": "#A9B1B7", "note-soft": "#282622", "note-line": "#4A463F",
    "unknown": "#A9A297", "unknown-soft": "#27241F", "unknown-line": "#45403A",
    "ok": "#8FC392", "ok-soft": "#1E2D1C",
    "on-critical": "#360A06",
    "anxiety": "#2F67C6", "aches": "#B85E34", "insomnia": "#B89AE8", "cravings": "#57E894",
    "hatch": "#56504A", "alert-band": "#45301A",
}  # fmt: skip
"""Dark, dimmer and warm: no surface leans to blue."""

CONTRAST_LIGHT: Final[dict[str, str]] = {
    "bg": "#FFFFFF", "sidebar": "#FFFFFF", "card": "#FFFFFF", "well": "#FFFFFF", "line": "#000000",
    "control": "#000000", "text": "#000000", "text-2": "#000000", "text-3": "#2B2B2B",
    "accent": "#004F4B", "on-accent": "#FFFFFF", "accent-soft": "#D9F2EE",
    "critical": "#8A0A04", "critical-soft": "#FFFFFF", "critical-line": "#8A0A04",
    "serious": "#763300", "serious-soft": "#FFFFFF", "serious-line": "#763300",
    "caution": "#574100", "caution-soft": "#FFFFFF", "caution-line": "#574100",
    "note": "#0B3F74", "note-soft": "#FFFFFF", "note-line": "#0B3F74",
    "unknown": "#2B2B2B", "unknown-soft": "#FFFFFF", "unknown-line": "#2B2B2B",
    "ok": "#0C4A25", "ok-soft": "#FFFFFF",
    "on-critical": "#FFFFFF",
    "anxiety": "#0028A5", "aches": "#C0400D", "insomnia": "#5A1741", "cravings": "#007E8D",
    "hatch": "#6B6B6B", "alert-band": "#FFD9A8",
}  # fmt: skip

CONTRAST_DARK: Final[dict[str, str]] = {
    "bg": "#000000", "sidebar": "#000000", "card": "#000000", "well": "#000000", "line": "#FFFFFF",
    "control": "#FFFFFF", "text": "#FFFFFF", "text-2": "#FFFFFF", "text-3": "#E0E0E0",
    "accent": "#7CEBDF", "on-accent": "#000000", "accent-soft": "#003F3A",
    "critical": "#FFB3AB", "critical-soft": "#000000", "critical-line": "#FFB3AB",
    "serious": "#FFC48F", "serious-soft": "#000000", "serious-line": "#FFC48F",
    "caution": "#FFE27A", "caution-soft": "#000000", "caution-line": "#FFE27A",
    "note": "#A9D4FF", "note-soft": "#000000", "note-line": "#A9D4FF",
    "unknown": "#E0E0E0", "unknown-soft": "#000000", "unknown-line": "#E0E0E0",
    "ok": "#9BF0B8", "ok-soft": "#000000",
    "on-critical": "#000000",
    "anxiety": "#898BFF", "aches": "#DD8265", "insomnia": "#E3BCFF", "cravings": "#8AFF9F",
    "hatch": "#9A9A9A", "alert-band": "#5E3B12",
}  # fmt: skip

LOOKS: Final[dict[Look, dict[str, str]]] = {
    "light": LIGHT, "dark": DARK, "night": NIGHT, "contrast-light": CONTRAST_LIGHT, "contrast-dark": CONTRAST_DARK,
}  # fmt: skip


def look_of(theme: str, *, dark: bool, contrast: bool) -> Look:
    """The look for a chosen theme; `dark` is what the system has, `contrast` whether strong contrast is wanted."""
    if theme in ("light", "dark", "night"):
        dark = theme != "light"
    if contrast:
        return "contrast-dark" if dark else "contrast-light"
    if theme == "night":
        return "night"
    return "dark" if dark else "light"


BASE_PIXELS: Final = 15
"""The text size of the body at 100 %, in logical pixels."""

TYPE_SCALE: Final[dict[str, float]] = {
    "body": 1.0, "small": 13 / 15, "tiny": 12 / 15, "card-head": 16 / 15, "section": 18 / 15, "page": 28 / 15,
}  # fmt: skip
"""Sizes relative to the body."""

SIDEBAR_WIDTH: Final = 224
"""Logical pixels at 100 % text."""
