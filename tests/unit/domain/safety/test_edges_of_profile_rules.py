"""P9 at its edges: the first day of a pregnancy, the week after the last use, and what is no stop."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.person import Person, Profile
from journal_app.domain.safety.profile_rules import pregnancy
from journal_app.domain.safety.record import Finding, Record
from tests.unit.domain.safety.found import found, knowledge, medicine, none, numbers
from tests.unit.domain.small_knowledge import START, day, dose, hour

SINCE = 10
PREGNANT = Person(profile=Profile(pregnant_since=START.date() + timedelta(days=SINCE)))
SAID = 100
"""The id of the none."""


def daily(first: int, last: int, name: str = "kratom_leaf", ids: int = 0) -> list[Entry]:
    return [dose(ids + number, name, hour(number * 24)) for number in range(first, last + 1)]


def stops(*entries: Entry, person: Person = PREGNANT) -> list[Finding]:
    return [each for each in found(pregnancy, *entries, person=person) if each.case == "stop"]


@pytest.mark.parametrize(("said_on", "said"), [(9, False), (10, True)])
def test_a_stop_of_what_was_taken_before_the_first_day_counts_from_that_day_on(said_on: int, said: bool) -> None:
    entries = [*daily(1, said_on - 1), none(SAID, "kratom_leaf", said_on * 24)]
    assert numbers(stops(*entries)) == ([SAID] if said else [])


@pytest.mark.parametrize(("last", "said"), [(2, False), (3, True)])
def test_the_last_use_may_be_a_week_before_the_first_day(last: int, said: bool) -> None:
    entries = [*daily(last - 4, last, ids=10), none(SAID, "kratom_leaf", SINCE * 24)]
    assert numbers(stops(*entries)) == ([SAID] if said else [])


@pytest.mark.parametrize(("said_on", "said"), [(27, True), (28, False)])
def test_a_none_within_a_week_after_the_last_use_is_a_stop(said_on: int, said: bool) -> None:
    (*findings,) = stops(*daily(11, 20), none(SAID, "kratom_leaf", said_on * 24))
    assert numbers(findings) == ([SAID] if said else [])
    for finding in findings:
        assert finding.over_at == finding.happened.at + timedelta(days=14)


def test_nothing_at_all_after_two_of_them_is_said_once() -> None:
    both = [*daily(11, 20), *daily(11, 20, "oxycodone", 30), *daily(11, 20, "diazepam", 60)]
    (finding,) = stops(*both, none(SAID, "everything", 21 * 24))
    assert finding.anchor.id.int == SAID


@pytest.mark.parametrize(("said_on", "said"), [(9, False), (10, True)])
def test_a_none_of_a_medicine_counts_from_the_first_day_on(said_on: int, said: bool) -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0)),))
    assert numbers(stops(none(SAID, "methadone", said_on * 24), person=person)) == ([SAID] if said else [])


@pytest.mark.parametrize(("said_on", "said"), [(11, False), (12, True), (30, True), (31, False)])
def test_a_none_of_a_medicine_counts_while_it_stands(said_on: int, said: bool) -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(12), stop=day(30)),))
    found_stops = numbers(stops(none(SAID, "methadone", said_on * 24), person=person))
    assert found_stops == [500, *([SAID] if said else [])]


def test_a_none_of_something_else_is_no_stop_of_a_medicine() -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0)),))
    for what in ("alcohol", "oxycodone", "everything"):
        assert not stops(none(SAID, what, 20 * 24), person=person)


@pytest.mark.parametrize(("again", "times"), [(27, 1), (28, 2)])
def test_a_none_of_a_medicine_is_said_once_in_a_week(again: int, times: int) -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0)),))
    said = [none(SAID, "methadone", 20 * 24), none(SAID + 1, "methadone", again * 24)]
    assert numbers(stops(*said, person=person)) == [SAID, SAID + 1][:times]


def test_a_knowledge_that_names_fewer_groups_still_tells_of_the_others() -> None:
    shipped = knowledge()
    rule = shipped.safety_rules["P9"]
    fewer = {name: group for name, group in rule.groups.items() if name != "opioids"}
    rules = {"P9": msgspec.structs.replace(rule, groups=fewer)}
    less = msgspec.structs.replace(shipped, safety_rules=rules)
    entries = [*daily(11, 20, "diazepam"), *daily(11, 20, ids=30), none(SAID, "everything", 21 * 24)]
    record = Record(less, PREGNANT, entries, START + timedelta(days=200))
    assert [each.anchor.id.int for each in pregnancy(record) if each.case == "stop"] == [SAID]


def test_the_stop_of_a_medicine_is_news_for_two_weeks() -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0), stop=day(20)),))
    (finding,) = stops(person=person)
    assert finding.over_at == day(20).at + timedelta(days=14)
