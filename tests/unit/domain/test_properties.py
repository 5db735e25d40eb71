"""What must hold for any journal: order of logging, symmetry, no level lowered, the naive oracle, parts."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import (
    evaluate,
)
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import Substance
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.units import Amount
from tests.unit.domain.any_journal import (
    NOW,
    Parts,
    check_flags,
    check_medicines,
    check_one_more,
    check_oracle,
    check_order,
    check_parts,
    check_regimen_hides_nothing,
    check_shift,
    content,
    edits_of_entries,
)
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, SUBSTANCES, about, day, dose, drink, hour
from tests.unit.domain.strategies import (
    NAMES,
    amounts,
    intakes,
    journals,
    medicines,
    people,
    profiles,
    regimens,
)

FEW = settings(max_examples=200)
"""As many as a run in passing can wait for; test_properties_long.py takes more."""


@given(journals(), people, st.integers(0, 9))
@FEW
def test_order_of_logging_never_matters(entries: list[Intake], person: Person, seed: int) -> None:
    check_order(entries, person, seed)


@given(journals(), people)
@FEW
def test_sweep_agrees_with_the_naive_oracle(entries: list[Intake], person: Person) -> None:
    check_oracle(entries, person)


@given(journals(most=40), people)
@settings(max_examples=100)
def test_sweep_agrees_with_the_naive_oracle_on_longer_journals(entries: list[Intake], person: Person) -> None:
    check_oracle(entries, person)


@given(journals(), intakes(), people)
@FEW
def test_one_more_intake_never_lowers_a_level(entries: list[Intake], one: Intake, person: Person) -> None:
    check_one_more(entries, one, person)


@given(journals(exact=True), st.integers(-(10**6), 10**6), people)
@FEW
def test_shifting_all_times_changes_nothing(entries: list[Intake], minutes: int, person: Person) -> None:
    check_shift(entries, minutes, person)


@given(journals(), people, profiles)
@FEW
def test_what_a_person_says_of_their_body_never_lowers_a_level(
    entries: list[Intake], person: Person, flags: Profile
) -> None:
    check_flags(entries, person, flags)


@given(
    st.sampled_from(NAMES).flatmap(lambda name: medicines(name, 77)),
    st.integers(0, 23),
    intakes(),
    st.booleans(),
    amounts,
)
@FEW
def test_a_regimen_hides_nothing_from_what_is_not_in_it(
    medicine: Medicine, at_hour: int, other: Intake, logged: bool, amount: Amount | None
) -> None:
    check_regimen_hides_nothing(medicine, at_hour, other, logged=logged, amount=amount)


@given(journals(most=8), regimens(), regimens())
@settings(max_examples=80)
def test_medicines_in_parts_equal_the_whole(
    entries: list[Intake], first: tuple[Medicine, ...], then: tuple[Medicine, ...]
) -> None:
    check_medicines(entries, first, then)


@given(
    st.sampled_from([row for row in SUBSTANCES if row.tier == 1]),
    st.sampled_from([row for row in SUBSTANCES if row.tier == 1]),
)
def test_two_strong_depressants_that_are_active_together_are_never_below_serious(
    first: Substance, second: Substance
) -> None:
    if first.ingredient != second.ingredient:
        found = hits(SMALL, Person(), [dose(1, first.id, hour(0)), dose(2, second.id, hour(1))])
        assert max(hit.level for hit in found) >= Level.SERIOUS


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_symmetric_at_the_same_time(first: str, second: str) -> None:
    rules = []
    for older, newer in ((first, second), (second, first)):
        found = hits(SMALL, Person(), [dose(1, older, hour(0)), dose(2, newer, hour(0))])
        rules.append({(hit.rule, hit.level) for hit in found})
    assert rules[0] == rules[1]


@given(journals(most=10), edits_of_entries, people)
@settings(max_examples=120)
def test_working_in_parts_equals_the_whole(
    entries: list[Intake], edits: list[tuple[int, Intake | None]], person: Person
) -> None:
    check_parts(entries, edits, person)


KRATOM_BEFORE = [dose(1, "kratom_leaf", hour(80)), dose(2, "kratom_leaf", hour(167))]


KRATOM_WORN = [KRATOM_BEFORE[0], dose(2, "kratom_leaf", hour(167), ended_at=START + timedelta(hours=334))]


DAILY_DRINKS = [drink(day, 120, hour(24 * day)) for day in range(1, 7)]


LATE_PATCH = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=700))


@pytest.mark.parametrize(
    ("entries", "changed"),
    [
        ([dose(2, "alprazolam", about(27, 99))], dose(1, "oxycodone", hour(0))),
        ([dose(2, "oxycodone", day(1))], dose(1, "ghb", day(1))),
        ([dose(2, "alprazolam", about(700 + 167, 1000))], LATE_PATCH),
        ([dose(2, "maoi", about(839, 960))], dose(1, "slow_ssri", hour(0))),
        ([dose(2, "ghb", about(4319, 4440))], dose(1, "depot", hour(0))),
        ([*KRATOM_BEFORE, dose(3, "alprazolam", about(334, 470))], dose(9, "kratom_leaf", hour(0))),
        ([*KRATOM_WORN, dose(3, "alprazolam", about(501, 640))], dose(9, "kratom_leaf", hour(0))),
        ([*DAILY_DRINKS, drink(8, 100, hour(167)), dose(7, "ghb", about(190, 260))], drink(9, 200, hour(0))),
        ([drink(8, 14, hour(0.5)), dose(7, "ghb", hour(4))], drink(9, 14, hour(0))),
        ([dose(2, "alprazolam", hour(10)), dose(3, "gabapentin", hour(30))], dose(1, "diazepam", hour(-290))),
    ],
)
def test_a_change_reaches_as_far_as_it_can(entries: list[Intake], changed: Intake) -> None:
    person = Person()
    check_parts([*entries, changed], [], person)
    check_parts([changed, *entries], [], person)
    journal = Parts(person)
    for entry in (changed, *entries):
        journal.change(None, entry)
    with_it = content(list(journal.alerts.values()))
    journal.change(changed, None)
    without_it = content(list(journal.alerts.values()))
    assert with_it != without_it, "the change matters"
    assert without_it == content(evaluate(SMALL, person, entries, NOW, JOURNAL))
