"""How figures are measured and printed: medians, and ratios within one run, since machines differ and are noisy."""

import time
from collections.abc import Callable
from statistics import median


def seconds(action: Callable[[], object], rounds: int = 5) -> float:
    """The median wall time of an action, in seconds, after one call that is not counted."""
    action()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times)


def row(what: str, measured: str, goal: str) -> None:
    """Print one row of the table of figures."""
    print(f"\n| {what} | {measured} | {goal} |")
