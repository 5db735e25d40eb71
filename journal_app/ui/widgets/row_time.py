"""The time beside an entry in a list, where there is little room for it."""

from __future__ import annotations

from journal_app.domain.time_text import clock_text
from journal_app.operations.views import DayRow


def on_two_lines(row: DayRow) -> str:
    """`20:15`, or with a line of its own for the word that says that it is only about then; empty where not known."""
    if row.entry.moment.precision != "about":
        return row.time
    clock = clock_text(row.entry.moment.local)
    return row.time.replace(f" {clock}", f"\n{clock}", 1)
