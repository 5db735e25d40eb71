"""Save the charts of a span as a picture: PNG or SVG, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.save_file import save_file

if TYPE_CHECKING:
    from journal_app.domain.trends import TrendsData
    from journal_app.operations.workspace import Workspace

WIDTH = 760.0
"""Logical pixels: wide enough for two panels side by side."""


def save_chart(_workspace: Workspace, data: TrendsData, out: Path) -> Path:
    """All charts of the span in one picture, as they print. Written beside its place, then swapped in: never half."""
    from journal_app.charts.figure import png_of, svg_of

    ending = out.suffix.lower()
    if ending not in (".png", ".svg"):
        raise BadInput(_("The picture was not saved: its name must end in .png or .svg. Your journal is unchanged."))
    save_file(out, png_of(data, width=WIDTH) if ending == ".png" else svg_of(data))
    return out
