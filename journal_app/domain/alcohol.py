"""How long alcohol counts: a load that falls at one steady rate, drink after drink. Hours, never a level in blood."""

import math
from collections import deque
from datetime import timedelta
from typing import Final

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.knowledge import ALCOHOL, Windows
from journal_app.domain.person import Profile

USUAL_CLEARANCE_G_PER_H: Final = 5.0
"""Without a body weight (clinical/rules-and-model.md section 4)."""

BETA_G_PER_DL_H: Final = 0.012
"""Deliberately slower than the usual 0.015 (Jones 2010: 0.010 to 0.035)."""

WIDMARK: Final = {"female": 0.55, "male": 0.68, None: 0.60}

SHORTEST_ACTIVE_H: Final = 2.0
LONGEST_ACTIVE_H: Final = 48.0
TRACE_H: Final = 6.0
"""A margin for a slow clock; there is no wearing-off band, since a steady clearance ends at zero."""

UNKNOWN_AMOUNT_ACTIVE_H: Final = 12.0
HEAVY_UNKNOWN_ACTIVE_H: Final = 24.0

CHAIN_H: Final = 168.0
"""The load counts the drinks of the last 7 days, so that one drink can be judged without the whole journal."""

ALCOHOL_REACH_H: Final = LONGEST_ACTIVE_H + TRACE_H


LIGHTEST_KG: Final = 20.0
HEAVIEST_KG: Final = 700.0
"""A weight beyond these was mistyped: taken as it stands, alcohol would count for ever or not at all."""


def body_rate(profile: Profile) -> float | None:
    """Grams of alcohol that a body clears in an hour by Widmark's formula; None without a body weight."""
    weight = profile.weight_kg
    if weight is None or not math.isfinite(weight) or weight <= 0:
        return None
    return BETA_G_PER_DL_H * WIDMARK[profile.sex] * min(max(weight, LIGHTEST_KG), HEAVIEST_KG) * 10


def clearance_rate(profile: Profile) -> float:
    """Grams of alcohol counted as cleared in an hour: Widmark's, but never more than without the weight, or the sex.

    "Never shorten a window for weight" (clinical/rules-and-model.md section 4): what a person says of their body can
    only make alcohol count longer.
    """
    rate, of_any_sex = body_rate(profile), body_rate(Profile(weight_kg=profile.weight_kg))
    if rate is None or of_any_sex is None:
        return USUAL_CLEARANCE_G_PER_H
    return min(rate, of_any_sex, USUAL_CLEARANCE_G_PER_H)


def known_grams(intake: Intake) -> float | None:
    """Grams of pure alcohol; None when not known (a Dose of alcohol always, or a figure that cannot be one)."""
    grams = intake.ethanol_g if isinstance(intake, Drink) else None
    return grams if grams is not None and math.isfinite(grams) and grams >= 0 else None


def is_alcohol(intake: Intake) -> bool:
    """Whether the intake counts as alcohol; a drink that is known to hold none does not."""
    if isinstance(intake, Dose):
        return intake.substance == ALCOHOL
    return known_grams(intake) != 0


def alcohol_windows(active_h: float) -> Windows:
    """The bands of alcohol that is active for so many hours after a drink."""
    return Windows(active_h=active_h, wearing_off_h=active_h, trace_h=active_h + TRACE_H)


class AlcoholClock:
    """The load after each drink. Drinks are added in the order of their times (whole microseconds).

    After each drink alcohol is active until the load is gone or 2 hours have passed, whichever is later, and at most
    48 hours; the load therefore never counts for more than 48 hours of clearing. One more drink never shortens it.
    `chain_g`: the grams of all drinks since the load was last gone.
    """

    def __init__(self, grams_per_hour: float) -> None:
        self._rate = grams_per_hour
        self._load = 0.0
        self._last_us = 0
        self._chain: deque[tuple[int, float]] = deque()
        self.chain_g = 0.0

    def add(self, at_us: int, grams: float | None, heavy: bool = False) -> float:
        """Hours for which alcohol is active from this drink on; `grams` None is an amount that is not known."""
        if grams is None:
            return max(self._hours_left(at_us), HEAVY_UNKNOWN_ACTIVE_H if heavy else UNKNOWN_AMOUNT_ACTIVE_H)
        if self._remaining(at_us) == 0:
            self._chain.clear()
            self.chain_g = 0.0
        self._chain.append((at_us, grams))
        self.chain_g += grams
        if self._chain[0][0] <= at_us - _CHAIN_US:
            while self._chain[0][0] <= at_us - _CHAIN_US:
                self._chain.popleft()
            self.chain_g = sum(poured for _, poured in self._chain)
            self._load = 0.0
            for drink_us, drink_grams in self._chain:
                self._pour(drink_us, drink_grams)
        else:
            self._pour(at_us, grams)
        return min(max(self._load / self._rate, SHORTEST_ACTIVE_H), LONGEST_ACTIVE_H)

    def _pour(self, at_us: int, grams: float) -> None:
        self._load = min(self._remaining(at_us) + grams, LONGEST_ACTIVE_H * self._rate)
        self._last_us = at_us

    def _remaining(self, at_us: int) -> float:
        if self._load == 0:
            return 0.0
        return max(self._load - self._rate * (at_us - self._last_us) / _HOUR_US, 0.0)

    def _hours_left(self, at_us: int) -> float:
        return self._remaining(at_us) / self._rate


class DrinkingLately:
    """How much was drunk together with each drink, for the rules that mind heavy or daily drinking."""

    def __init__(self) -> None:
        self._last_day: deque[tuple[int, float]] = deque()
        self._days: deque[int] = deque(maxlen=_DAYS_KEPT)

    def add(self, at_us: int, person_day: int, grams: float | None) -> float:
        """The grams of the last 24 hours, this drink among them; inf when one of these amounts is not known, or when
        there was alcohol on each of the last 3 person-days (counted from any day). Drinks come in order of time.
        """
        while self._last_day and self._last_day[0][0] <= at_us - 24 * _HOUR_US:
            self._last_day.popleft()
        self._last_day.append((at_us, math.inf if grams is None else grams))
        if person_day not in self._days:
            self._days.append(person_day)
        if all(person_day - before in self._days for before in range(1, DAILY_DAYS)):
            return math.inf
        return sum(amount for _, amount in self._last_day)


DAILY_DAYS: Final = 3
_DAYS_KEPT: Final = 8
_HOUR_US: Final = timedelta(hours=1) // timedelta(microseconds=1)
_CHAIN_US: Final = int(CHAIN_H) * _HOUR_US


def drink_windows(clock: AlcoholClock, intake: Intake, at_us: int) -> Windows:
    """The bands of alcohol as they stand after this drink, which the clock then holds."""
    heavy = isinstance(intake, Drink) and intake.heavy
    return alcohol_windows(clock.add(at_us, known_grams(intake), heavy))
