"""P7 at its edges: two strengths of one medicine, a step that is still to come, and what is usual for a person."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, Person, PlannedStep
from journal_app.domain.safety.long_acting import build_up
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
