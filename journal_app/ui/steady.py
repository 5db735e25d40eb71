"""Keeps the window from standing still while the worker is busy, although Python runs one thread at a time."""

from __future__ import annotations

import gc
import sys
from threading import Lock
from typing import Final

SWITCH_S: Final = 0.0005
"""How long the worker may hold Python while the window waits for it, in seconds.

To paint one list takes Python from the worker a hundred times; at the 5 ms that it may keep it by itself, a busy worker
made the window stand still for a third of a second. Measured: 340 ms before, 90 ms with this, and nothing lost.
"""


MUCH_YOUNG: Final = 50_000
"""So many new objects are looked through while a long job runs; Python would do so at 700."""

_lock = Lock()
_running: set[object] = set()


def job_begins(job: object) -> None:
    """Before a job is handed to the worker: Python must not search for what is no longer used on the worker's thread.

    Whatever it finds there it lets go of there, and a widget that goes away on another thread than the one that paints
    it takes the whole program down.
    """
    with _lock:
        _running.add(job)
        gc.disable()


def job_ended(job: object) -> None:
    """The last that a job does on the worker: nothing may be made after it there."""
    with _lock:
        _running.discard(job)
        if not _running:
            gc.enable()


def search_here() -> None:
    """Search on this thread, the one that paints, for what long jobs have left behind."""
    if not gc.isenabled() and gc.get_count()[0] > MUCH_YOUNG:
        gc.collect(1)


def share_evenly() -> None:
    """Let the window have Python as soon as it asks for it."""
    sys.setswitchinterval(SWITCH_S)


def spare_what_stays() -> None:
    """Take what is there for good (modules, the list of substances) out of Python's search for what is no longer used.

    Each such search looks at everything and stops both threads, for up to a fifth of a second with all of that.
    """
    gc.freeze()


def spare_nothing() -> None:
    """The journal is left: what belonged to it may be let go of."""
    gc.unfreeze()
