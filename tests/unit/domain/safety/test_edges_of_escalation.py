"""P5 at its edges: small amounts, days without an entry, which intake of a day, and a lower total with shorter gaps."""

import pytest

from journal_app.domain.entries import Dose
from journal_app.domain.safety.escalation import escalation
from tests.unit.domain.safety.found import found, milligrams, note, numbers
from tests.unit.domain.small_knowledge import dose, hour


def daily(*amounts: float, substance: str = "diazepam") -> list[Dose]:
    """One dose a day in mg; 0: none that day. The ids are the day's number + 1."""
    return [
        dose(number + 1, substance, hour(number * 24), amount=milligrams(value))
        for number, value in enumerate(amounts)
        if value
    ]


@pytest.mark.parametrize(("value", "said"), [(6.25, True), (6.2, False)])
def test_a_week_with_two_days_missing_is_averaged_over_the_others(value: float, said: bool) -> None:
    rising = daily(*[4.0] * 7, *[5.0] * 7, value, value, value, 0, 0, value, value)
    assert (21 in numbers(found(escalation, *rising))) is said


@pytest.mark.parametrize("third", [1.0, 0.98])
def test_less_than_a_milligram_rises_too(third: float) -> None:
    rising = daily(*[0.64] * 7, *[0.8] * 7, *[third] * 7, substance="alprazolam")
    assert numbers(found(escalation, *rising)) == ([21] if third == 1 else [])


@pytest.mark.parametrize(("first", "anchor"), [(6.2, 22), (6.25, 21)])
def test_the_intake_that_makes_it_a_rise_is_the_one(first: float, anchor: int) -> None:
    rising = daily(*[4.0] * 7, *[5.0] * 7, *[6.25] * 6, first)
    rising.append(dose(22, "diazepam", hour(20 * 24 + 6), amount=milligrams(0.1)))
    assert numbers(found(escalation, *rising)) == [anchor]


def so_often(*weeks: tuple[int, float]) -> list[Dose]:
    """For each week how often in it, over its days, and how many mg each time; the ids are 100 a week."""
    uses = []
    for week, (often, value) in enumerate(weeks):
        days = [number * 7 // often for number in range(often)]
        for number, day in enumerate(days):
            at_h = (week * 7 + day) * 24 + 6 * days[:number].count(day)
            uses.append(dose(100 * week + number + 1, "diazepam", hour(at_h), amount=milligrams(value)))
    return uses


@pytest.mark.parametrize(("each", "said"), [(5, True), (4.9, False)])
def test_shorter_gaps_are_said_unless_less_is_used(each: float, said: bool) -> None:
    findings = found(escalation, *so_often((7, 10), (10, 7), (14, each)))
    assert [(finding.anchor.id.int, finding.case) for finding in findings] == ([(214, "shorter_gaps")] if said else [])


def test_less_is_held_against_the_logged_days_of_the_week_before() -> None:
    assert not found(escalation, *so_often((7, 8), (10, 7), (14, 4.8))), "more than in the first week, less than since"
    five_days = so_often((5, 10), (10, 7), (14, 5))
    assert [finding.case for finding in found(escalation, *five_days)] == ["shorter_gaps"]


@pytest.mark.parametrize(("often", "said"), [((4, 6, 8), False), ((5, 7, 10), True)])
def test_five_times_in_each_week_make_gaps_that_can_be_compared(often: tuple[int, int, int], said: bool) -> None:
    uses = so_often(*[(times, 42 / times) for times in often])
    logged = [note(500 + number, number * 24 + 1) for number in range(21)]
    assert bool(found(escalation, *uses, *logged)) is said
