"""The composition root: reads the command, and opens the window only when one is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Journal; returns the exit status: 0 done, 1 could not, 2 wrong usage."""
    from journal_app.command_line import OpenWindow, run

    result = run(list(sys.argv[1:] if arguments is None else arguments))
    if not isinstance(result, OpenWindow):
        return result
    from journal_app.ui.application import run_window

    return run_window(result.journal, demo=result.demo)
