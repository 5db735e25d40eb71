"""P7 at its edges: two strengths of one medicine, a step that is still to come, and what is usual for a person."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, Person, PlannedStep
from journal_app.domain.safety.long_acting import build_up
from journal_app.domain.units import Amount
from tests.unit.domain.safety.found import found, medicine, milligrams, numbers
from tests.unit.domain.small_knowledge import START, day, dose, hour


def once_a_day(*steps: PlannedStep) -> Person:
    taken = medicine(500, "methadone", day(-60), amount=milligrams(60), times_per_day=1)
    return Person(regimen=(msgspec.structs.replace(taken, plan=steps),))


def step(number: int, times: float | None) -> PlannedStep:
    return PlannedStep(from_day=START.date() + timedelta(days=number), times_per_day=times)


def test_two_strengths_that_start_on_one_day_are_one_start() -> None:
    def strength(number: int, first: int) -> Medicine:
        return medicine(number, "methadone", day(first), amount=milligrams(number / 10))

    assert numbers(found(build_up, person=Person(regimen=(strength(500, 0), strength(50, 0))))) == [50]
    assert numbers(found(build_up, person=Person(regimen=(strength(500, 0), strength(50, 1))))) == [500, 50]


@pytest.mark.parametrize(("first", "said"), [(0, False), (1, True), (30, True)])
def test_a_step_counts_from_its_day_on(first: int, said: bool) -> None:
    """Four times a day allows for gaps of three hours, once a day for gaps of twelve."""
    two = dose(1, "methadone", hour(0)), dose(2, "methadone", hour(7))
    assert (2 in numbers(found(build_up, *two, person=once_a_day(step(first, 4))))) is said


def test_a_step_that_changes_only_the_amount_leaves_the_times() -> None:
    two = dose(1, "methadone", hour(0)), dose(2, "methadone", hour(11))
    amount_only = PlannedStep(from_day=START.date(), amount=milligrams(50))
    assert 2 in numbers(found(build_up, *two, person=once_a_day(amount_only)))
    assert 2 in numbers(found(build_up, *two, person=once_a_day(step(-2, 4), step(-1, 1)))), "the last step counts"


@pytest.mark.parametrize(("number", "level"), [(13, Level.SERIOUS), (14, None)])
def test_the_first_two_weeks_of_methadone(number: int, level: Level | None) -> None:
    new = Person(regimen=(medicine(500, "methadone", day(0), scheduled=False),))
    findings = found(build_up, dose(1, "methadone", hour(number * 24)), person=new)
    assert [finding.level for finding in findings] == ([level] if level is not None else [])
    for finding in findings:
        assert finding.over_at == START + timedelta(days=number + 2)


def test_the_start_of_a_medicine_is_news_for_two_weeks() -> None:
    for name, level in (("methadone", Level.SERIOUS), ("diazepam", Level.CAUTION)):
        begun = medicine(500, name, day(0))
        (finding,) = found(build_up, person=Person(regimen=(begun,)))
        assert (finding.level, finding.over_at) == (level, begun.start.at + timedelta(days=14))


@pytest.mark.parametrize(("days", "named"), [(29.99, [1]), (30, [])])
def test_a_dose_a_month_ago_has_nothing_to_do_with_it(days: float, named: list[int]) -> None:
    new = Person(regimen=(medicine(500, "methadone", day(28), scheduled=False),))
    two = dose(1, "methadone", hour(0)), dose(2, "methadone", hour(days * 24))
    (finding,) = found(build_up, *two, person=new)
    assert [anchor.id.int for anchor in finding.earlier] == named


def at_hours(*hours: float) -> list[Dose]:
    return [dose(number + 1, "methadone", hour(at_h)) for number, at_h in enumerate(hours)]


@pytest.mark.parametrize(
    ("first", "said"), [((0,), True), ((-0.1,), False), ((-50, 0), True), ((-50, -0.1), False), ((-99, -50, 0), True)]
)
def test_the_own_interval_is_that_of_two_weeks_to_the_minute(first: tuple[float, ...], said: bool) -> None:
    """Three gaps of 100 hours, if the first of them counts, and then one of 36."""
    uses = at_hours(*first, 100, 200, 300, 336)
    assert (len(uses) in numbers(found(build_up, *uses))) is said


@pytest.mark.parametrize(("number", "said"), [(3, True), (7, True), (8, False)])
def test_yesterday_and_the_seventh_day_before_count_and_the_eighth_does_not(number: int, said: bool) -> None:
    old = [dose(each + 1, "methadone", hour(each * 24), amount=milligrams(30)) for each in range(3)]
    more = dose(50, "methadone", hour(number * 24), amount=milligrams(90))
    assert (50 in numbers(found(build_up, *old, more))) is said


@pytest.mark.parametrize(("value", "said"), [(45, False), (45.1, True)])
def test_what_is_not_known_today_hides_no_more_than_usual(value: float, said: bool) -> None:
    daily = [dose(each + 1, "methadone", hour(each * 24), amount=milligrams(30)) for each in range(6)]
    today = dose(50, "methadone", hour(144)), dose(51, "methadone", hour(156.5), amount=milligrams(value))
    assert numbers(found(build_up, *daily, *today)) == ([51] if said else [])


def test_a_day_before_in_two_units_leaves_nothing_to_hold_it_against() -> None:
    daily = [dose(each + 1, "methadone", hour(each * 24), amount=milligrams(30)) for each in range(6)]
    more = dose(51, "methadone", hour(144), amount=milligrams(90))
    assert numbers(found(build_up, *daily, more)) == [51]
    tablet = dose(50, "methadone", hour(36.5), amount=Amount(value=1, unit="tablet"))
    assert not found(build_up, *daily, tablet, more)
