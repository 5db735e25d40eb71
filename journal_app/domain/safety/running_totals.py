"""How much of one substance had been taken on a person-day by the time of each intake."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_app.domain.safety.record import Total, Use, amount_of

Unit = tuple[str, str]
"""An ingredient and the unit in which it is summed (see `record.daily_totals`)."""

NOTHING: Final = Total(0.0, complete=True)


def running_totals(uses: Sequence[Use]) -> list[dict[Unit, Total]]:
    """For each intake, in order, the sums of its person-day up to it and with it, by ingredient and unit."""
    days: dict[date, dict[Unit, Total]] = {}
    found = []
    for use in uses:
        before = days.get(use.day, {})
        sums = dict(before)
        value, unit = amount_of(use)
        key = use.substance.ingredient, unit
        held = before.get(key, NOTHING)
        sums[key] = Total(held.value + (value or 0.0), complete=held.complete and value is not None)
        if any(not total.complete for total in sums.values()):
            sums = {each: Total(total.value, complete=False) for each, total in sums.items()}
        days[use.day] = sums
        found.append(sums)
    return found
