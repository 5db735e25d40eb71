"""P8: the same opioid or sedative again before the first has peaked."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Final

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.safety.precision import smallest_gap
from journal_app.domain.safety.record import Finding, Record, Use

LONGEST_PEAK_H: Final = 24.0
"""A depot that rises for days is renewed while the last one still rises; its build-up is what P7 is about."""

LOOKED_BACK: Final = timedelta(days=9)
"""How far before an intake the run that it may belong to can show, with times that are not exact."""


def again_before_the_peak(record: Record) -> Iterator[Finding]:
    """The first repeat of each run that comes sooner than the upper end of the onset (clinical/rules-and-model.md, P8).

    What is written down for one and the same minute is one intake. A later repeat of the same run says nothing more.
    An onset or a time of day that is not known decides nothing; of a range of times the smallest gap counts.
    """
    group = record.group("P8", "sedating")
    if group is None:
        return
    last: dict[str, tuple[Use, bool]] = {}
    nothing = None, False
    for use in record.intakes(group):
        ingredient = use.substance.ingredient
        before, in_a_run = last.get(ingredient, nothing)
        if not record.wants(use.at, LOOKED_BACK):
            continue
        if use.entry.moment.precision == "day" or (before is not None and before.at == use.at):
            continue
        repeated = before is not None and _sooner_than_its_peak(before, use)
        if before is not None and repeated and not in_a_run:
            peaked = use.at + timedelta(hours=use.substance.onset_max_h or LONGEST_PEAK_H)
            yield Finding("P8", Level.CAUTION, use.entry, earlier=(before.entry,), over_at=peaked)
        last[ingredient] = (use, repeated)


def _sooner_than_its_peak(first: Use, second: Use) -> bool:
    """A patch that came off before the next one went on no longer rises."""
    onset_h, gap = first.substance.onset_max_h, smallest_gap(first.entry.moment, second.entry.moment)
    if onset_h is None or onset_h > LONGEST_PEAK_H or gap is None:
        return False
    came_off = first.entry.ended_at if isinstance(first.entry, Dose) else None
    if came_off is not None and came_off <= second.at:
        return False
    return gap < _hours(onset_h)


@cache
def _hours(hours: float) -> timedelta:
    return timedelta(hours=hours)
