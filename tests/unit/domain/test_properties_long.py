"""What must hold for any journal, on 10,000 of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Intake
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.units import Amount
from tests.unit.domain.any_journal import (
    check_flags,
    check_medicines,
    check_one_more,
    check_oracle,
    check_order,
    check_parts,
    check_regimen_hides_nothing,
    check_shift,
    edits_of_entries,
)
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

MANY = settings(max_examples=10_000)


@pytest.mark.long
@MANY
@given(journals(), people, profiles)
def test_what_a_person_says_of_their_body_never_lowers_a_level_long(
    entries: list[Intake], person: Person, flags: Profile
) -> None:
    check_flags(entries, person, flags)


@pytest.mark.long
@MANY
@given(
    st.sampled_from(NAMES).flatmap(lambda name: medicines(name, 77)),
    st.integers(0, 23),
    intakes(),
    st.booleans(),
    amounts,
)
def test_a_regimen_hides_nothing_from_what_is_not_in_it_long(
    medicine: Medicine, at_hour: int, other: Intake, logged: bool, amount: Amount | None
) -> None:
    check_regimen_hides_nothing(medicine, at_hour, other, logged=logged, amount=amount)


@pytest.mark.long
@settings(max_examples=3_000)
@given(journals(most=8), regimens(), regimens())
def test_medicines_in_parts_equal_the_whole_long(
    entries: list[Intake], first: tuple[Medicine, ...], then: tuple[Medicine, ...]
) -> None:
    check_medicines(entries, first, then)


@pytest.mark.long
@MANY
@given(journals(), people, st.integers(0, 9))
def test_order_of_logging_never_matters_long(entries: list[Intake], person: Person, seed: int) -> None:
    check_order(entries, person, seed)


@pytest.mark.long
@MANY
@given(journals(most=20), people)
def test_sweep_agrees_with_the_naive_oracle_long(entries: list[Intake], person: Person) -> None:
    check_oracle(entries, person)


@pytest.mark.long
@MANY
@given(journals(), intakes(), people)
def test_one_more_intake_never_lowers_a_level_long(entries: list[Intake], one: Intake, person: Person) -> None:
    check_one_more(entries, one, person)


@pytest.mark.long
@MANY
@given(journals(exact=True), st.integers(-(10**6), 10**6), people)
def test_shifting_all_times_changes_nothing_long(entries: list[Intake], minutes: int, person: Person) -> None:
    check_shift(entries, minutes, person)


@pytest.mark.long
@MANY
@given(journals(most=10), edits_of_entries, people)
def test_working_in_parts_equals_the_whole_long(
    entries: list[Intake], edits: list[tuple[int, Intake | None]], person: Person
) -> None:
    check_parts(entries, edits, person)
