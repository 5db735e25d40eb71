"""Replaces this process by a new one that starts locked: only that leaves nothing of a journal in memory."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def restart(command: Sequence[str], path: Path, *, hidden: bool = False) -> None:
    """Replace this process; where a process cannot be replaced, start another and end. `hidden`: stay in the tray."""
    arguments = [*command, "--journal", str(path), "--locked", *(["--hidden"] if hidden else [])]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(arguments)  # noqa: S603 - our own program and the journal's path
        os._exit(0)
    os.execv(arguments[0], arguments)  # noqa: S606 - our own program and the journal's path
