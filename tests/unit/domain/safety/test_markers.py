"""P16: head injury, heat on a patch, a dose not kept down, a new sedating medicine."""

from datetime import timedelta

import pytest

from journal_app.domain.entries import Dose, Entry, MarkerKind
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.safety.markers import happenings
from tests.unit.domain.safety.found import found, marker, medicine, numbers
from tests.unit.domain.small_knowledge import START, day, dose, drink, hour


def test_a_head_injury_while_a_sedative_stands() -> None:
    injury = marker(50, "head_injury", hour(30))
    (finding,) = found(happenings, dose(1, "alprazolam", hour(0)), injury)
    assert (finding.rule, finding.level, finding.anchor.id.int, finding.case) == (
        "P16", Level.SERIOUS, 50, "head_injury",
    )  # fmt: skip
    assert [anchor.id.int for anchor in finding.earlier] == [1]


@pytest.mark.parametrize(("at_h", "said"), [(44, True), (45, False), (46, False)])
def test_it_stands_until_it_has_worn_off(at_h: float, said: bool) -> None:
    assert bool(found(happenings, dose(1, "alprazolam", hour(0)), marker(50, "head_injury", hour(at_h)))) is said


@pytest.mark.parametrize(("after_h", "said"), [(1, True), (24, True), (25, False)])
def test_a_sedative_within_the_next_day(after_h: float, said: bool) -> None:
    findings = found(happenings, marker(50, "head_injury", hour(0)), drink(1, 14, hour(after_h)))
    assert numbers(findings) == ([1] if said else [])


def test_what_stood_at_the_injury_is_said_once_and_what_is_new_again() -> None:
    entries: list[Entry] = [dose(1, "kratom_leaf", hour(0)), marker(50, "head_injury", hour(2))]
    entries += [dose(2, "kratom_leaf", hour(5)), drink(3, 14, hour(6)), drink(4, 14, hour(7))]
    assert numbers(found(happenings, *entries)) == [50, 3]


def test_a_head_injury_without_a_sedative_and_other_markers() -> None:
    assert not found(happenings, dose(1, "caffeine", hour(0)), marker(50, "head_injury", hour(1)))
    assert not found(happenings, dose(1, "alprazolam", hour(0)), marker(50, "birthday", hour(1)))


def test_a_head_injury_on_a_day_without_a_time() -> None:
    assert found(happenings, dose(1, "alprazolam", hour(10)), marker(50, "head_injury", day(0)))


def test_the_regimen_stands_without_being_logged() -> None:
    person = Person(regimen=(medicine(500, "methadone", day(-30)),))
    (finding,) = found(happenings, marker(50, "head_injury", hour(0)), person=person)
    assert [anchor.id.int for anchor in finding.earlier] == [500]


def patch(number: int, at_h: float, off_h: float | None = None, substance: str = "fentanyl_patch") -> Dose:
    off = START + timedelta(hours=off_h) if off_h is not None else None
    return dose(number, substance, hour(at_h), route="transdermal", ended_at=off)


@pytest.mark.parametrize("what", ["heat", "fever"])
@pytest.mark.parametrize(("at_h", "said"), [(-1, False), (0, True), (47, True), (48, False), (49, False)])
def test_heat_while_a_patch_is_worn(what: MarkerKind, at_h: float, said: bool) -> None:
    findings = found(happenings, patch(1, 0, 48), marker(50, what, hour(at_h)))
    at_the_marker = [each for each in findings if each.anchor.id.int == 50]
    assert bool(at_the_marker) is said
    assert all(each.case == "patch_heat" and each.level == Level.SERIOUS for each in findings)


def test_a_patch_of_which_nobody_wrote_that_it_came_off() -> None:
    assert found(happenings, patch(1, 0), marker(50, "heat", hour(71)))
    assert not found(happenings, patch(1, 0), marker(50, "heat", hour(72)))


def test_a_buprenorphine_patch_and_one_of_the_regimen() -> None:
    assert found(happenings, patch(1, 0, 100, "buprenorphine"), marker(50, "heat", hour(90)))
    person = Person(regimen=(medicine(500, "fentanyl_patch", day(-30), stop=day(10)),))
    assert found(happenings, marker(50, "fever", hour(24)), person=person)
    assert found(happenings, marker(50, "fever", hour(12 * 24)), person=person), "the last one may still be worn"
    assert not found(happenings, marker(50, "fever", hour(15 * 24)), person=person)


def test_a_patch_that_is_put_on_in_a_fever() -> None:
    assert numbers(found(happenings, marker(50, "fever", hour(0)), patch(1, 24))) == [1]
    assert not found(happenings, marker(50, "fever", hour(0)), patch(1, 25))
    assert not found(happenings, marker(50, "heat", hour(0)), patch(1, 5)), "a hot bath is over"


def test_heat_beside_anything_else() -> None:
    assert not found(happenings, dose(1, "methadone", hour(0)), marker(50, "heat", hour(1)))
    assert not found(happenings, patch(1, 0, 48, "nicotine"), marker(50, "heat", hour(1)))


@pytest.mark.parametrize(("again_h", "said"), [(1.5, True), (6.9, True), (7, False), (8, False)])
def test_the_same_again_after_it_was_not_kept_down(again_h: float, said: bool) -> None:
    lost, again = dose(1, "methadone", hour(0)), dose(2, "methadone", hour(again_h))
    for about in (1, None):
        findings = found(happenings, lost, marker(50, "not_kept_down", hour(1), about=about), again)
        assert [(each.anchor.id.int, each.case) for each in findings] == ([(2, "not_kept_down")] if said else [])


def test_not_kept_down_and_nothing_or_something_else_again() -> None:
    lost, vomited = dose(1, "methadone", hour(0)), marker(50, "not_kept_down", hour(1), about=1)
    assert not found(happenings, lost, vomited)
    assert not found(happenings, lost, vomited, dose(2, "acetaminophen", hour(2)))
    other = dose(3, "acetaminophen", hour(0)), dose(4, "acetaminophen", hour(2))
    assert not found(happenings, *other, marker(50, "not_kept_down", hour(1), about=3))


def test_a_new_sedating_medicine_beside_what_stands() -> None:
    new = Person(regimen=(medicine(500, "quetiapine", hour(30)),))
    (finding,) = found(happenings, dose(1, "alprazolam", hour(0)), person=new)
    assert (finding.anchor.id.int, finding.level, finding.case) == (500, Level.SERIOUS, "new_medicine")
    assert not found(happenings, person=new)
    late = Person(regimen=(medicine(500, "quetiapine", hour(45)),))
    assert not found(happenings, dose(1, "alprazolam", hour(0)), person=late)
    same = Person(regimen=(medicine(500, "alprazolam", hour(30)),))
    assert not found(happenings, dose(1, "alprazolam", hour(0)), person=same)


def test_two_medicines_that_start_on_one_day_are_said_once() -> None:
    both = Person(regimen=(medicine(500, "methadone", day(0)), medicine(501, "quetiapine", day(0))))
    assert numbers(found(happenings, person=both)) == [501]


def test_a_medicine_that_makes_nobody_sleepy() -> None:
    person = Person(regimen=(medicine(500, "acetaminophen", hour(1)),))
    assert not found(happenings, dose(1, "alprazolam", hour(0)), person=person)
