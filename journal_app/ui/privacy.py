"""Keeps what is in memory out of crash files: no core dump of this process, no reading by others' debuggers."""

import contextlib
import ctypes
import sys

PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Ask the system for it; where it cannot be had nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
