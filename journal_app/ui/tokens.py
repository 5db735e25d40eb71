"""Colours and sizes of the design, for light and dark; nothing else in the windows names a colour."""

from typing import Final

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
}  # fmt: skip

BASE_PIXELS: Final = 15
"""The text size of the body at 100 %, in logical pixels."""

TYPE_SCALE: Final[dict[str, float]] = {
    "body": 1.0, "small": 13 / 15, "tiny": 12 / 15, "card-head": 16 / 15, "section": 18 / 15, "page": 28 / 15,
}  # fmt: skip
"""Sizes relative to the body."""

SIDEBAR_WIDTH: Final = 224
"""Logical pixels at 100 % text."""
