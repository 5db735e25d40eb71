"""How far two moments are apart when their times are not known to the minute."""

from datetime import datetime, timedelta
from typing import Final

from journal_app.domain.moments import Moment

HALF_A_DAY: Final = timedelta(hours=12)
NO_TIME: Final = timedelta()


def smallest_gap(earlier: Moment, later: Moment) -> timedelta | None:
    """The smallest gap that both precisions allow, never below zero; None when one of them has no time of day."""
    if earlier.precision == later.precision == "minute":  # nearly all of them
        return max(later.at - earlier.at, NO_TIME)
    if "day" in (earlier.precision, later.precision):
        return None
    return max(_earliest(later) - _latest(earlier), NO_TIME)


def _earliest(moment: Moment) -> datetime:
    return moment.earliest if moment.precision == "about" and moment.earliest is not None else moment.at


def _latest(moment: Moment) -> datetime:
    return moment.latest if moment.precision == "about" and moment.latest is not None else moment.at


def span_of(moment: Moment) -> tuple[datetime, datetime]:
    """The earliest and the latest time that a moment allows; one without a time of day is its whole date."""
    if moment.precision == "day":
        return moment.at - HALF_A_DAY, moment.at + HALF_A_DAY
    return _earliest(moment), _latest(moment)
