"""The smallest entries that show a rule at work: one intake of each substance, and what its conditions ask for."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Person
from journal_app.domain.taken import HOUR_US, taken_in_order

_START: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
_ONE_DRINK_G: Final = 14.0


def intakes_of(substances: Sequence[Substance]) -> tuple[Intake, ...]:
    """One intake of each, a minute apart and in this order; any day will do, since rules only know the time between."""
    return tuple(_intake(number, substance, number / 60) for number, substance in enumerate(substances))


class Case:
    """Two substances, the one after the other; `grams` is how much alcohol a drink among them has."""

    def __init__(self, earlier: Substance, later: Substance, *, grams: float | None = None) -> None:
        self.earlier = earlier
        self.later = later
        self._grams = _ONE_DRINK_G if grams is None else grams

    def intakes(
        self, gap_h: float, *, later_before_h: float | None = None, products: int | None = None
    ) -> tuple[Intake, ...]:
        """The two, so many hours apart. `later_before_h`: the later one was taken so many hours before as well.
        `products`: of the one that is no alcohol so many, by different names.
        """
        found = [
            _intake(0, self.earlier, 0.0, self._grams),
            _intake(9, self.later, gap_h, self._grams),
        ]
        if later_before_h is not None:
            found.append(_intake(5, self.later, gap_h - later_before_h, self._grams))
        if products is not None:
            place = 0 if self.later.id == ALCOHOL else 1
            one = found[place]
            found += [
                msgspec.structs.replace(
                    one, id=UUID(int=one.id.int - number - 1 + 9 * (place == 0)), name=f"no. {number}"
                )
                for number in range(products - 1)
            ]
            found.sort(key=lambda entry: (entry.moment.at, entry.id.int))
        return tuple(found)


def counted_hours(knowledge: Knowledge, case: Case) -> tuple[float, float]:
    """For how many hours the earlier one counts, and after how many it was removed, if it is a patch.

    0 and 0 for a faulty row that does not count at all.
    """
    counted = taken_in_order(knowledge, Person(), case.intakes(0.0)[:1])
    if not counted:
        return 0.0, 0.0
    taken = counted[0]
    return (taken.trace_until - taken.at) / HOUR_US, (taken.left_at - taken.at) / HOUR_US


def _intake(number: int, substance: Substance, at_h: float, grams: float = _ONE_DRINK_G) -> Intake:
    at = _START + timedelta(seconds=round(at_h * 3600))
    moment, identity = moment_of(at, "UTC"), UUID(int=10 * number + 10)
    if substance.id == ALCOHOL:
        return Drink(id=identity, moment=moment, entered_at=at, ethanol_g=grams)
    return Dose(id=identity, moment=moment, entered_at=at, name=substance.name, substance=substance.id)
