"""How much of one substance had been taken on a person-day by the time of each intake."""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.safety.record import Total, Use, daily_totals

Unit = tuple[str, str]
"""An ingredient and the unit in which it is summed (see `record.daily_totals`)."""


def running_totals(uses: Sequence[Use]) -> list[dict[Unit, Total]]:
    """For each intake, in order, the sums of its person-day up to it and with it, by ingredient and unit."""
    days: dict[date, dict[Unit, Total]] = {}
    found = []
    for use in uses:
        before = days.get(use.day, {})
        sums = dict(before)
        for unit, total in daily_totals([use])[use.day].items():
            held = before.get(unit, Total(0.0, complete=True))
            sums[unit] = Total(held.value + total.value, complete=held.complete and total.complete)
        if any(not total.complete for total in sums.values()):
            sums = {unit: total._replace(complete=False) for unit, total in sums.items()}
        days[use.day] = sums
        found.append(sums)
    return found
