"""P16 at its edges: what is no patch, which dose was lost, and until when it is news."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.entries import Dose, Entry, MarkerKind
from journal_app.domain.person import Person
from journal_app.domain.safety.markers import happenings, is_beside_intakes
from journal_app.domain.safety.record import Record
from tests.unit.domain.safety.found import found, knowledge, marker, medicine, numbers
from tests.unit.domain.small_knowledge import START, day, dose, hour


def patch(number: int, at_h: float) -> Dose:
    return dose(number, "fentanyl_patch", hour(at_h), route="transdermal")


def test_an_opioid_that_is_no_patch_is_not_warmed() -> None:
    for name in ("buprenorphine", "methadone", "oxycodone"):
        assert not found(happenings, dose(1, name, hour(0), route="oral"), marker(50, "heat", hour(1)))
        assert not found(happenings, marker(50, "fever", hour(0)), dose(1, name, hour(1), route="oral"))
    assert found(happenings, dose(1, "buprenorphine", hour(0), route="transdermal"), marker(50, "heat", hour(1)))


@pytest.mark.parametrize(("lost_h", "said"), [(0, True), (-0.1, False)])
def test_the_dose_that_was_lost_was_taken_within_the_day_before(lost_h: float, said: bool) -> None:
    lost, vomited = dose(1, "methadone", hour(lost_h)), marker(50, "not_kept_down", hour(24), about=1)
    assert numbers(found(happenings, lost, vomited, dose(2, "methadone", hour(25)))) == ([2] if said else [])


@pytest.mark.parametrize(("again_h", "said"), [(0.9, False), (1, True)])
def test_again_from_the_minute_of_the_marker_on(again_h: float, said: bool) -> None:
    lost, vomited = dose(1, "methadone", hour(0)), marker(50, "not_kept_down", hour(1), about=1)
    assert numbers(found(happenings, lost, vomited, dose(2, "methadone", hour(again_h)))) == ([2] if said else [])


def test_of_several_doses_the_last_one_before_the_marker_was_lost() -> None:
    doses = dose(1, "methadone", hour(0)), dose(2, "oxycodone", hour(0.5)), dose(3, "methadone", hour(2))
    assert not found(happenings, *doses, marker(50, "not_kept_down", hour(1))), "oxycodone, and no more of it"
    assert numbers(found(happenings, *doses, marker(50, "not_kept_down", hour(0.4)))) == [3]
    (finding,) = found(happenings, *doses, marker(50, "not_kept_down", hour(0)))
    assert [anchor.id.int for anchor in finding.earlier] == [1], "the same minute is before it"


def test_until_when_it_is_news() -> None:
    (injury,) = found(happenings, dose(1, "alprazolam", hour(0)), marker(50, "head_injury", hour(5)))
    assert injury.over_at == START + timedelta(hours=5, days=2)
    (heat,) = found(happenings, patch(1, 0), marker(50, "heat", hour(5)))
    assert heat.over_at == START + timedelta(hours=5, days=1)
    vomited = marker(50, "not_kept_down", hour(1), about=1)
    (again,) = found(happenings, dose(1, "methadone", hour(0)), vomited, dose(2, "methadone", hour(3)))
    assert again.over_at == START + timedelta(hours=3, days=1)
    new = Person(regimen=(medicine(500, "quetiapine", hour(30)),))
    (begun,) = found(happenings, dose(1, "alprazolam", hour(0)), person=new)
    assert begun.over_at == START + timedelta(hours=30, days=14)


@pytest.mark.parametrize("absent", ["sedating", "patch"])
def test_data_that_lack_a_group_say_nothing(absent: str) -> None:
    shipped = knowledge()
    rule = shipped.safety_rules["P16"]
    groups = {name: group for name, group in rule.groups.items() if name != absent}
    less = msgspec.structs.replace(shipped, safety_rules={"P16": msgspec.structs.replace(rule, groups=groups)})
    entries: list[Entry] = [patch(1, 0), marker(50, "heat", hour(1)), marker(51, "head_injury", hour(1))]
    assert not list(happenings(Record(less, Person(), entries, START + timedelta(days=9))))


def test_the_last_of_each_ingredient_is_named_the_oldest_first() -> None:
    doses = dose(1, "alprazolam", hour(0)), dose(2, "methadone", hour(1)), dose(3, "alprazolam", hour(2))
    (injury,) = found(happenings, *doses, marker(50, "head_injury", hour(5)))
    assert [anchor.id.int for anchor in injury.earlier] == [2, 3]


def test_a_medicine_that_starts_counts_only_what_came_before_it() -> None:
    new = Person(regimen=(medicine(500, "quetiapine", hour(30)),))
    for at_h, said in ((30, True), (30.1, False)):
        findings = found(happenings, dose(1, "alprazolam", hour(at_h)), person=new)
        assert bool(findings) is said, "in the same minute the smaller id came first"
    as_needed = Person(regimen=(medicine(500, "quetiapine", day(1), scheduled=False),))
    assert not found(happenings, dose(1, "alprazolam", hour(20)), person=as_needed)


def test_what_is_held_against_the_weeks_before_it() -> None:
    kinds: list[tuple[MarkerKind, bool]] = [
        ("head_injury", True), ("fever", True), ("heat", True), ("birthday", False), ("not_kept_down", False),
    ]  # fmt: skip
    for kind, beside in kinds:
        assert is_beside_intakes(marker(50, kind, hour(0))) is beside
    assert not is_beside_intakes(dose(1, "methadone", hour(0)))
