"""The turns of Qt's loop that a window takes until nothing is left to do."""

from itertools import count

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop

FEWEST = 4
"""Between two turns in which something is done there may be one in which nothing is."""
MOST = 400
"""Far more than any window takes: beside something that moves all the time there would be no end."""


def come_to_rest() -> None:
    """Let the loop turn until there is nothing to do; how many turns that takes depends on how busy the computer is."""
    dispatcher = QAbstractEventDispatcher.instance()
    for turn in count(1):
        something = dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if turn >= FEWEST and (not something or turn >= MOST):
            return
