"""What counts as the prescriber's plan: a lower day, a step, an end, one day or a little of the dose to either side."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from journal_app.domain.entries import Entry
from journal_app.domain.person import Medicine, PlannedStep, Profile
from journal_app.domain.safety.record import Finding
from journal_app.domain.units import Amount
from tests.unit.domain.safety.diary import MONDAY, Diary, at, medicine

LOWER = 20
"""The day with half the usual dose."""


def lowered(*regimen: Medicine, value: float = 5, name: str = "diazepam") -> Diary:
    """10 mg a night, and on day LOWER less."""
    diary = Diary(regimen=regimen)
    for day in range(LOWER):
        diary.dose(name, day, 22, 10)
    diary.dose(name, LOWER, 22, value)
    return diary


def level_at(diary: Diary, anchor: Entry, day: float = LOWER + 1) -> str:
    """The level of what is said of that entry itself, without what the plan's own steps say."""
    (finding,) = said_of(diary, anchor, day)
    return finding.level.word


def said_of(diary: Diary, anchor: Entry, day: float) -> list[Finding]:
    return [finding for finding in diary.found(at(day, 4)) if finding.anchor == anchor]


def as_needed(*steps: tuple[float, float], substance: str = "diazepam", stop: float | None = None) -> Medicine:
    return medicine(substance, 0, stop, steps=steps, scheduled=False)


@pytest.mark.parametrize(("day", "level"), [(6, "serious"), (7, "caution"), (21, "caution"), (22, "serious")])
def test_a_marked_lower_dose_is_the_reason_for_two_weeks_and_a_day_late(day: int, level: str) -> None:
    diary = lowered()
    lower = diary.entries[-1]
    diary.marker(day, "dose_lowered")
    assert level_at(diary, lower) == level


@pytest.mark.parametrize(
    ("what", "level"),
    [
        ("diazepam", "caution"),
        ("baclofen", "serious"),
        ("sertraline", "serious"),
        (None, "caution"),
        ("x", "serious"),
    ],
)
def test_a_lower_dose_of_another_medicine_is_no_reason(what: str | None, level: str) -> None:
    """Said of the medicine, or of a dose of it; said of none it may be this one; gone, it is none that is known."""
    for named in ("medicine", "dose"):
        diary = lowered()
        lower = diary.entries[-1]
        about = None
        if what is not None and named == "medicine":
            taken = medicine(what, 0, None, scheduled=False, number=700)
            about = taken.id
            if what != "x":
                diary.person = replace(diary.person, regimen=(taken,))
        elif what is not None:
            about = diary.dose(what, LOWER, 20, 10).id if what != "diazepam" else lower.id
        marker = diary.marker(LOWER, "dose_lowered")
        diary.entries[-1] = replace(marker, about=about)
        assert level_at(diary, lower) == level, named


def test_a_dose_far_from_the_marker_says_nothing_of_it() -> None:
    diary = lowered()
    lower, far = diary.entries[-1], diary.dose("diazepam", -3, 9, 10)
    marker = diary.marker(LOWER, "dose_lowered")
    diary.entries[-1] = replace(marker, about=far.id)
    assert level_at(diary, lower) == "serious"


def test_another_marker_is_no_reason() -> None:
    diary = lowered()
    lower = diary.entries[-1]
    diary.marker(LOWER, "not_kept_down")
    assert level_at(diary, lower) == "serious"


@pytest.mark.parametrize(("day", "level"), [(6, "serious"), (7, "caution"), (20, "caution"), (21, "serious")])
def test_a_step_of_the_plan_is_the_reason_for_two_weeks_from_its_day_on(day: int, level: str) -> None:
    diary = lowered(as_needed((day, 5)))
    assert level_at(diary, diary.entries[-1]) == level


@pytest.mark.parametrize(("value", "level"), [(4.5, "caution"), (4.4, "serious"), (5, "caution")])
def test_nine_tenths_of_the_plan_is_the_plan(value: float, level: str) -> None:
    diary = lowered(as_needed((LOWER, 5)), value=value)
    assert level_at(diary, diary.entries[-1]) == level


def test_all_doses_of_the_day_are_held_against_the_plan_and_no_other_medicine() -> None:
    diary = lowered(as_needed((LOWER, 5)), value=2)
    last = diary.dose("diazepam", LOWER, 23, 2.5)
    assert level_at(diary, last) == "caution"
    diary = lowered(as_needed((LOWER, 5)), value=2)
    diary.dose("sertraline", LOWER, 21, 50)
    assert level_at(diary, diary.entries[LOWER]) == "serious"


def test_the_plan_of_another_medicine_is_no_reason() -> None:
    for other in ("alprazolam", "sertraline", "baclofen"):
        diary = lowered(as_needed((LOWER, 5), substance=other))
        assert level_at(diary, diary.entries[-1]) == "serious"
    unknown = msgspec.structs.replace(as_needed((LOWER, 5)), substance=None)
    diary = lowered(unknown)
    assert level_at(diary, diary.entries[-1]) == "serious"


def test_the_first_of_two_medicines_does_not_hide_the_plan_of_the_second() -> None:
    second = msgspec.structs.replace(as_needed((LOWER, 5)), id=UUID(int=77))
    diary = lowered(as_needed((LOWER, 5), substance="alprazolam"), second)
    assert level_at(diary, diary.entries[-1]) == "caution"


def test_a_step_up_or_to_the_same_is_no_reason() -> None:
    for value in (10, 12):
        diary = lowered(as_needed((LOWER, value)))
        assert level_at(diary, diary.entries[-1]) == "serious"


def test_a_plan_whose_first_amount_is_not_known_counts_from_its_steps() -> None:
    begun = msgspec.structs.replace(as_needed((2, 10), (LOWER, 5)), amount=None)
    diary = lowered(begun)
    assert level_at(diary, diary.entries[-1]) == "caution"


def test_a_plan_in_tablets_cannot_be_held_against_milligrams() -> None:
    def tablets(count: float) -> Amount:
        return Amount(value=count, unit="tablet")

    step = PlannedStep(from_day=MONDAY + timedelta(days=LOWER), amount=tablets(1))
    plan = msgspec.structs.replace(as_needed(), amount=tablets(2), plan=(step,))
    diary = lowered(plan, value=2)
    assert level_at(diary, diary.entries[-1]) == "caution"


def test_fewer_times_a_day_is_a_step_too() -> None:
    step = PlannedStep(from_day=MONDAY + timedelta(days=LOWER), times_per_day=1.0)
    plan = msgspec.structs.replace(as_needed(), times_per_day=2.0, plan=(step,))
    diary = lowered(msgspec.structs.replace(plan, amount=Amount(value=5, unit="mg")))
    assert level_at(diary, diary.entries[-1]) == "caution"


@pytest.mark.parametrize(("last", "level"), [(22, "caution"), (24, "caution"), (25, "critical")])
def test_a_stop_within_four_days_after_the_end_of_a_taper_is_as_planned(last: int, level: str) -> None:
    diary = nightly_until(last, as_needed((15, 8), stop=20))
    assert level_at(diary, diary.entries[last], last + 2) == level


def nightly_until(last: int, *regimen: Medicine) -> Diary:
    """10 mg a night to day `last`, and a none of the day after."""
    diary = Diary(regimen=regimen)
    for day in range(last + 1):
        diary.dose("diazepam", day, 22, 10)
    diary.none(last + 1, "diazepam")
    return diary


def test_a_stop_before_the_taper_has_ended_is_not_as_planned() -> None:
    diary = nightly_until(20, as_needed((15, 8), stop=25))
    assert level_at(diary, diary.entries[20], 22) == "critical"


def test_an_end_that_is_no_taper_or_of_another_medicine_is_not_as_planned() -> None:
    for other in (
        as_needed(stop=20),
        as_needed((15, 12), stop=20),
        as_needed((15, 8)),
        as_needed((15, 8), substance="sertraline", stop=20),
        msgspec.structs.replace(as_needed((15, 8), stop=20), substance=None),
    ):
        diary = nightly_until(23, other)
        assert level_at(diary, diary.entries[23], 25) == "critical"


@pytest.mark.parametrize(("value", "rules"), [(5, "P2"), (5.1, "P13"), (7.5, "P13"), (7.6, "")])
def test_a_planned_step_of_a_quarter_is_a_caution_after_a_seizure(value: float, rules: str) -> None:
    diary = Diary(profile=Profile(seizures=True), regimen=[medicine("diazepam", 0, steps=[(30, value)])])
    assert diary.levels(at(31)) == ([(rules, "caution")] if rules else [])
    diary = Diary(regimen=[medicine("diazepam", 0, steps=[(30, value)])])
    assert diary.levels(at(31)) == ([("P2", "caution")] if rules == "P2" else [])


@pytest.mark.parametrize(("now", "told"), [(29.99, 0), (30, 1)])
def test_a_step_is_told_from_its_day_on(now: float, told: int) -> None:
    assert len(Diary(regimen=[medicine("diazepam", 0, steps=[(30, 5)])]).found(at(now))) == told


@pytest.mark.parametrize(("step", "told"), [(29, 2), (30, 1), (31, 1)])
def test_a_step_at_or_after_the_stop_date_is_not_told(step: int, told: int) -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, 30, steps=[(step, 5)])])
    found = diary.found(at(40))
    assert len(found) == told
    assert found[-1].part == ""
