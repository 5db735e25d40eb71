"""A clock that nobody can set, and that goes on while the computer sleeps."""

from __future__ import annotations

import time
from typing import Final

# On Linux the usual clock of this kind stands still during a sleep; on a Mac it is Python's own that does.
_CLOCK: Final[int | None] = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def seconds_with_sleep() -> float:
    """Seconds since some instant, those that the computer slept among them; never set back and never set forward."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
