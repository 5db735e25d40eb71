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


FEW_YOUNG: Final = 700
"""No more new objects than this since the last search: nothing is going on, and there is time for a long one."""

MUCH_YOUNG: Final = 50_000
"""So many new objects are looked through once more together with those of the search before."""

SHORT_SEARCHES: Final = 10
"""After so many among the newest objects one looks at those that these have left."""

_lock = Lock()
_held_off: set[object] = set()


def hold_off_searches(reason: object) -> None:
    """Python must not by itself search for what is no longer used, until `search_again` is called with this `reason`.

    It does so wherever something is made. On the worker's thread it lets go there of what it finds, and a widget that
    goes away on another thread than the one that paints it takes the whole program down. On the thread that paints it
    may come in the middle of a call of Qt, while Qt holds one of its few locks for senders and receivers; an object
    that goes away then waits for that lock, and the window stands still for ever.
    """
    with _lock:
        _held_off.add(reason)
        gc.disable()


def search_again(reason: object) -> None:
    """What held off searches is over. On the worker nothing may be made after it."""
    with _lock:
        _held_off.discard(reason)
        if not _held_off:
            gc.enable()


def search_here() -> None:
    """Search, between two events of the thread that paints, for what is no longer used; nothing if Python does so.

    A short search while something goes on, a whole one after it: that takes longest.
    """
    if gc.isenabled():
        return
    youngest, younger, older = gc.get_count()
    if youngest > FEW_YOUNG:
        gc.collect(1 if youngest > MUCH_YOUNG or younger > SHORT_SEARCHES else 0)
    elif older or younger:
        gc.collect()


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
