"""The few statistics that trends and the report use: medians with their n, and never a value where none was logged."""

from collections.abc import Iterable, Sequence
from typing import Final

from journal_app.domain.trends import Comparison, Middle

WEEK: Final = 7
ENOUGH: Final = 4
"""A week needs so many days with a value before it is given a median (design: honest statistics)."""

MOST_PLACES: Final = 500
"""More places than this on a time axis cannot be told apart and are slow to draw."""


def median(values: Iterable[float]) -> float:
    """The middle value; ValueError without any."""
    return quantile(sorted(values), 0.5)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share (0 to 1) of ascending values lies, linear between two ("inclusive" method)."""
    if not ordered:
        raise ValueError("no values")
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def trailing(
    values: Sequence[float | None],
) -> tuple[tuple[float | None, ...], tuple[float | None, ...], tuple[float | None, ...]]:
    """Median, lower and upper quartile of the last 7 days for each day.

    None on a day without a value of its own, and where fewer than four of its 7 days have one: a gap is never bridged.
    """
    middle: list[float | None] = []
    low: list[float | None] = []
    high: list[float | None] = []
    for place, value in enumerate(values):
        known = sorted(v for v in values[max(0, place - WEEK + 1) : place + 1] if v is not None)
        enough = value is not None and len(known) >= ENOUGH
        middle.append(quantile(known, 0.5) if enough else None)
        low.append(quantile(known, 0.25) if enough else None)
        high.append(quantile(known, 0.75) if enough else None)
    return tuple(middle), tuple(low), tuple(high)


def middle_of(values: Iterable[float | None]) -> Middle:
    """The median of those that are known, with their number; no median when they are fewer than four."""
    known = [value for value in values if value is not None]
    return Middle(n=len(known), median=median(known) if len(known) >= ENOUGH else None)


def compared(values: Sequence[float | None]) -> Comparison | None:
    """The first against the last seven days of daily values; None when the two weeks would overlap."""
    if len(values) < 2 * WEEK:
        return None
    return Comparison(first=middle_of(values[:WEEK]), last=middle_of(values[-WEEK:]))


def runs(chosen: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    """Each unbroken run of True as its first and last place."""
    found: list[tuple[int, int]] = []
    for place, this in enumerate(chosen):
        if not this:
            continue
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return tuple(found)


def place_length(days: int) -> int:
    """How many days one place on the time axis covers: one, or so many whole weeks that at most 500 places are left."""
    if days <= MOST_PLACES:
        return 1
    return WEEK * -(-days // (WEEK * MOST_PLACES))
