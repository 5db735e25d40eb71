"""P7: a long-acting substance too soon again, more in a day than usual, or in its first two weeks."""

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.safety.long_acting import build_up
from tests.unit.domain.safety.found import found, medicine, milligrams, numbers
from tests.unit.domain.small_knowledge import day, dose, hour


def daily(days: int, substance: str = "methadone", *, amount: float | None = 30) -> list[Dose]:
    """One dose a day at 08:00 on the days 0 to `days` - 1, with the ids 1 and on."""
    return [
        dose(number + 1, substance, hour(number * 24), amount=milligrams(amount) if amount else None)
        for number in range(days)
    ]


def extra(at_h: float, amount: float | None = 10, substance: str = "methadone") -> Dose:
    return dose(99, substance, hour(at_h), amount=milligrams(amount) if amount else None)


def test_one_dose_a_day_is_silent() -> None:
    assert not found(build_up, *daily(30))


def test_earlier_than_half_the_usual_interval() -> None:
    (finding,) = found(build_up, *daily(6), extra(120 + 11))
    assert (finding.level, finding.anchor.id.int) == (Level.CAUTION, 99)
    assert not found(build_up, *daily(6), extra(120 + 12)), "half of 24 hours, and not more than half as much again"
    assert numbers(found(build_up, *daily(6), extra(120 + 13, amount=None))) == [], "nor with an amount not known"


def test_with_fewer_than_three_intervals_nothing_is_usual() -> None:
    assert not found(build_up, *daily(3), extra(48 + 4))
    assert found(build_up, *daily(4), extra(72 + 4))


def test_the_interval_of_the_regimen_counts_before_the_own_one() -> None:
    twice = Person(regimen=(medicine(500, "methadone", day(-60), times_per_day=2),))
    once = Person(regimen=(medicine(500, "methadone", day(-60), times_per_day=1),))
    two = [dose(1, "methadone", hour(0)), dose(2, "methadone", hour(7))]
    assert 2 not in numbers(found(build_up, *two, person=twice)), "half of 12 hours is 6"
    assert 2 in numbers(found(build_up, *two, person=once))


def test_a_patch_every_third_day() -> None:
    person = Person(regimen=(medicine(500, "fentanyl_patch", day(-60), times_per_day=1 / 3),))
    first = dose(1, "fentanyl_patch", hour(0))
    assert 2 in numbers(found(build_up, first, dose(2, "fentanyl_patch", hour(35)), person=person))
    assert 2 not in numbers(found(build_up, first, dose(2, "fentanyl_patch", hour(36)), person=person))


def test_more_than_one_and_a_half_times_the_usual_day() -> None:
    assert not found(build_up, *daily(6), extra(120 + 12.5, amount=15)), "exactly 1.5 times"
    assert numbers(found(build_up, *daily(6), extra(120 + 12.5, amount=15.1))) == [99]


def test_the_usual_day_is_that_of_the_last_seven() -> None:
    old = daily(3)
    later = dose(50, "methadone", hour(9 * 24), amount=milligrams(90))
    assert not found(build_up, *old, later), "only one of the three days lies in the 7 before"
    assert 50 in numbers(found(build_up, *old, dose(50, "methadone", hour(7 * 24), amount=milligrams(90))))


def test_a_day_before_with_an_amount_not_known_leaves_nothing_to_hold_it_against() -> None:
    unknown = dose(70, "methadone", hour(24 + 12))
    assert not found(build_up, *daily(6), unknown, extra(120 + 12.5, amount=40))


def test_another_unit_is_never_summed() -> None:
    tablets = [*daily(6)[:-1], dose(6, "methadone", hour(120))]
    assert not found(build_up, *tablets)


@pytest.mark.parametrize(
    ("substance", "level"), [("methadone", Level.SERIOUS), ("diazepam", Level.CAUTION), ("clonazepam", Level.CAUTION)]
)
def test_the_first_two_weeks_of_a_medicine(substance: str, level: Level) -> None:
    person = Person(regimen=(medicine(500, substance, day(0), times_per_day=1),))
    for number, silent in ((13, False), (14, True)):
        findings = found(build_up, dose(1, substance, hour(number * 24)), person=person)
        assert (1 not in numbers(findings)) is silent, number
        assert findings[0].anchor.id.int == 500, "a medicine that is not logged says it at its start"
        assert {finding.level for finding in findings} == {level}


def test_at_most_one_a_day() -> None:
    person = Person(regimen=(medicine(500, "methadone", day(0), times_per_day=1),))
    doses = [dose(number, "methadone", hour(24 + number)) for number in range(1, 6)]
    assert numbers(found(build_up, *doses, person=person)) == [500, 1]
    at_the_start = dose(9, "methadone", hour(3))
    assert numbers(found(build_up, at_the_start, person=person)) == [500]


def test_an_as_needed_medicine_says_nothing_before_it_is_logged() -> None:
    person = Person(regimen=(medicine(500, "diazepam", day(0), scheduled=False),))
    assert not found(build_up, person=person)
    assert numbers(found(build_up, dose(1, "diazepam", hour(30)), person=person)) == [1]


def test_short_acting_substances_are_not_meant() -> None:
    assert not found(build_up, *daily(6, "oxycodone"), extra(121, substance="oxycodone"))


def test_parts_of_one_intake_are_one() -> None:
    twice = [each for number, one in enumerate(daily(6)) for each in (one, dose(20 + number, "methadone", one.moment))]
    assert not found(build_up, *twice)
