"""Typeset the report with typst: a tagged PDF/UA-1, or its pages as PNG. Nothing is written to the disk."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from journal_app.domain.fact import Fact
from journal_app.paths import resources
from journal_app.report.data import Chart, ReportData
from journal_app.report.template_texts import template_texts

NO_BREAK_SPACE: Final = "\u00a0"
JOINERS: Final = "\u200c\u200d"

if TYPE_CHECKING:
    from typst import Compiler

PREVIEW_PIXELS_PER_INCH: Final = 110.0
BASIC_LETTERS_END: Final = 0x0250
"""Every Latin letter below is in the font, so that only other text needs a look into it."""


DrawChart = Callable[[str, float, float], Chart]
"""Draws the chart of a key ("lanes", or a symptom panel's) at a width and a height in points."""


def pdf_bytes(data: ReportData, draw: DrawChart) -> bytes:
    """The report as a tagged PDF (PDF/UA-1), with neutral metadata."""
    made = _compiler(data, draw).compile(format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError("typst made no single PDF")
    return made


def png_pages(
    data: ReportData, draw: DrawChart, *, pixels_per_inch: float = PREVIEW_PIXELS_PER_INCH
) -> tuple[bytes, ...]:
    """The same pages as pictures, for the preview."""
    made = _compiler(data, draw).compile(format="png", ppi=pixels_per_inch)
    if made is None:
        raise TypeError("typst made no page")
    return (made,) if isinstance(made, bytes) else tuple(made)


class _Room(Fact, frozen=True, kw_only=True):
    """The room that the page has for a chart, in points."""

    key: str
    width: float
    height: float


def _compiler(data: ReportData, draw: DrawChart) -> Compiler:
    from typst import Compiler, Fonts

    template = resources() / "report" / "report.typ"
    words, texts = _json(data), _json(template_texts(data.first_weekday))
    # The same page on every computer: only fonts that come with the program.
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_font_folder()])

    def compiler(charts: dict[str, Chart]) -> Compiler:
        inputs = {"data": words, "texts": texts, "charts": msgspec.json.encode(charts).decode()}
        return Compiler(template, root=template.parent, font_paths=fonts, sys_inputs=inputs)

    if data.few_days:
        return compiler({})
    found = compiler({}).query("<room>", field="value")
    rooms = msgspec.json.decode(found, type=tuple[_Room, ...])
    return compiler({room.key: draw(room.key, room.width, room.height) for room in rooms})


def _json(facts: object) -> str:
    return msgspec.json.encode(_printable(msgspec.to_builtins(facts))).decode()


def _printable(value: object) -> object:
    """The same value with every text as the font can show it."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner) for inner in value]
    return value


def printable(text: str) -> str:
    """The text without control characters, and with each character that the font lacks named in brackets.

    A box in place of a letter would be a loss that nobody notices: an emoji of a beer becomes `[beer mug]`.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = []
    for letter in text:
        category = unicodedata.category(letter)
        if letter == NO_BREAK_SPACE or letter in JOINERS:
            shown.append(letter)
        elif category == "Cf":
            # Left out: among them are the marks that turn the direction of whatever follows.
            continue
        elif not letter.isprintable():
            shown.append(" ")
        elif ord(letter) < BASIC_LETTERS_END or ord(letter) in _letters_of_font():
            shown.append(letter)
        elif category not in ("Mn", "Me"):
            shown.append(f"[{unicodedata.name(letter, 'sign').casefold()}]")
    return "".join(shown)


@cache
def _font_folder() -> Path:
    """DejaVu Sans as the matplotlib package carries it (found without importing the package)."""
    found = importlib.util.find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("the font of the report is missing")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"


@cache
def _letters_of_font() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(_font_folder() / "DejaVuSans.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())
