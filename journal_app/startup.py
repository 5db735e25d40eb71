"""The composition root: reads the command, and opens the window only when one is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


def program() -> NoReturn:
    """Run Journal and end the process; what was written is flushed, and all else is left to the system.

    To take down a thousand modules one by one takes Python as long as to read half of them.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Whoever read our output has gone.
        status = status or 1
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Journal; returns the exit status: 0 done, 1 could not, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # Before anything that holds words is read.
    from journal_app.i18n.choice import speak

    speak()
    match words:
        # A plain start, and the lock's, need no parser of commands, which takes a tenth of a bare window to load.
        case []:
            return open_window(None)
        case ["--journal", path] if not path.startswith("-"):
            return open_window(Path(path))
        case ["--journal", path, "--locked"] if not path.startswith("-"):
            return open_window(Path(path), locked=True)
        case ["--journal", path, "--locked", "--hidden"] if not path.startswith("-"):
            return open_window(Path(path), locked=True, hidden=True)
    from journal_app.command_line import OpenWindow, run

    result = run(words)
    if not isinstance(result, OpenWindow):
        return result
    return open_window(result.journal, demo=result.demo, locked=result.locked, passphrase=result.passphrase)


def open_window(
    journal: Path | None,
    *,
    demo: bool = False,
    locked: bool = False,
    hidden: bool = False,
    passphrase: str | None = None,
) -> int:
    """Open the window where one can open; else say in one sentence what it lacks, and return 1."""
    from journal_app.i18n import _
    from journal_app.ui.system_libraries import missing_for_window, screen_answers

    sentence = missing_for_window()
    if sentence is None and not screen_answers():
        sentence = _(
            "The screen that DISPLAY names does not answer, so no window can open. "
            "To see what Journal makes without one, run: {command}"
        ).format(command="python main.py demo --out DIR")
    if sentence is not None:
        sys.stderr.write(sentence + "\n")
        return 1
    from journal_app.ui.program import run_window

    return run_window(journal, demo=demo, locked=locked, hidden=hidden, passphrase=passphrase, relaunch=this_program())


def this_program() -> tuple[str, ...]:
    """The command that starts this program again, as it was started."""
    started = Path(sys.argv[0])
    if started.suffix == ".py" or not started.exists():
        return (sys.executable, str(started.absolute()))
    return (str(started.absolute()),) if started.suffix == ".exe" else (sys.executable, str(started.absolute()))
