"""What must hold for any journal: order of logging, symmetry, no level lowered, the naive oracle, parts."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import (
    affected_by_medicine,
    affected_span,
    context_start,
    evaluate,
    long_lasting,
)
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import ALCOHOL, Substance
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.taken import taken_in_order
from journal_app.domain.units import Amount
from tests.unit.domain.oracle import Key, oracle
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
    shifted,
)

NOW = START + timedelta(hours=200)
MANY = settings(max_examples=10_000)
FEW = settings(max_examples=200)
"""As many as a run in passing can wait for; the long tests take MANY."""


def worst_levels(found: tuple[Hit, ...]) -> dict[Key, Level]:
    """Hits in the shape of the oracle's answer."""
    answer: dict[Key, Level] = {}
    for hit in found:
        if hit.rule == "N3+":
            older = "+".join(sorted({seen.ingredient for seen in (*hit.earlier, hit.later)}))
        else:
            older = hit.earlier[0].substance
        key = (hit.later.entry_id, hit.rule, older)
        assert key not in answer, "one hit for each pair and rule"
        answer[key] = hit.level
    return answer


ENDED_BY_ONE_MORE = ("A3", "C1", "C3")
"""Rules about what is new or was stopped: one more intake of it may rightly take them away."""


def worst_by_rule(found: tuple[Hit, ...]) -> dict[Key, Level]:
    """The level of each pair, and the worst of each intake's stacks whoever is part of them."""
    answer: dict[Key, Level] = {}
    for (later, rule, older), level in worst_levels(found).items():
        key = (later, rule, "" if rule == "N3+" else older)
        answer[key] = max(level, answer.get(key, level))
    return answer


def check_order(entries: list[Intake], person: Person, seed: int) -> None:
    other = entries.copy()
    random.Random(seed).shuffle(other)
    assert hits(SMALL, person, entries) == hits(SMALL, person, other)
    assert evaluate(SMALL, person, entries, NOW, JOURNAL) == evaluate(SMALL, person, other, NOW, JOURNAL)


def check_oracle(entries: list[Intake], person: Person) -> None:
    assert worst_levels(hits(SMALL, person, entries)) == oracle(SMALL, person, entries)


def check_one_more(entries: list[Intake], one: Intake, person: Person) -> None:
    others = [entry for entry in entries if entry.id != one.id]
    after = worst_by_rule(hits(SMALL, person, [*others, one]))
    for key, level in worst_by_rule(hits(SMALL, person, others)).items():
        assert key[1] in ENDED_BY_ONE_MORE or after[key] >= level


def check_shift(entries: list[Intake], minutes: int, person: Person) -> None:
    person = Person(profile=msgspec.structs.replace(person.profile, birth_year=None))
    moved = [shifted(entry, timedelta(minutes=minutes)) for entry in entries]
    before, after = worst_levels(hits(SMALL, person, entries)), worst_levels(hits(SMALL, person, moved))
    for answer in (before, after):  # drinking on each of three days depends on the clock
        for key in [key for key in answer if key[1] == "L3"]:
            del answer[key]
    assert before == after


class Parts:
    """A journal whose alerts are kept up by working only on what a change can touch."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.entries: dict[UUID, Intake] = {}
        self.alerts: dict[UUID, Alert] = {}

    def change(self, before: Intake | None, after: Intake | None) -> None:
        changed = [entry for entry in (before, after) if entry is not None]
        if before is not None:
            del self.entries[before.id]
        if after is not None:
            self.entries[after.id] = after
        for entry in changed:
            self.evaluate_again(affected_span(SMALL, entry))

    def change_medicine(self, before: Medicine | None, after: Medicine | None) -> None:
        kept = tuple(medicine for medicine in self.person.regimen if medicine != before)
        regimen = kept if after is None else (*kept, after)
        self.person = msgspec.structs.replace(self.person, regimen=regimen)
        span = affected_by_medicine(SMALL, before, after)
        if span is not None:
            self.evaluate_again(span)

    def evaluate_again(self, span: tuple[datetime, datetime]) -> None:
        start, end = span
        since = context_start(SMALL, start)
        further = long_lasting(SMALL)
        known = [
            entry
            for entry in self.entries.values()
            if since <= entry.moment.at < end
            or (
                isinstance(entry, Dose)
                and entry.substance in further
                and start - timedelta(hours=further[entry.substance]) <= entry.moment.at < end
            )
        ]
        found = evaluate(SMALL, self.person, known, NOW, JOURNAL, anchors=span)
        stored = [alert for alert in self.alerts.values() if start <= alert.at < end]
        for alert in reconcile(stored, found, NOW):
            self.alerts[alert.id] = alert


def content(alerts: tuple[Alert, ...] | list[Alert]) -> dict[UUID, tuple[object, ...]]:
    return {
        alert.id: (alert.level, alert.at, alert.intake, alert.hits) for alert in alerts if alert.state != "resolved"
    }


def check_parts(entries: list[Intake], edits: list[tuple[int, Intake | None]], person: Person) -> None:
    journal = Parts(msgspec.structs.replace(person, regimen=()))
    for medicine in person.regimen:
        journal.change_medicine(None, medicine)
    for entry in entries:
        journal.change(None, entry)
    for place, replacement in edits:
        held = list(journal.entries.values())
        before = held[place % len(held)] if held else None
        if before is None and replacement is None:
            continue
        after = None
        if replacement is not None:
            after = replacement
            if before is not None:
                kind: type[Dose] | type[Drink] = type(replacement)
                fields = {name: getattr(replacement, name) for name in replacement.__struct_fields__}
                after = kind(**{**fields, "id": before.id})
        journal.change(before, after)
    whole = evaluate(SMALL, person, list(journal.entries.values()), NOW, JOURNAL)
    assert content(list(journal.alerts.values())) == content(whole)


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


def check_medicines(entries: list[Intake], first: Sequence[Medicine], then: Sequence[Medicine]) -> None:
    journal = Parts(Person())
    for entry in entries:
        journal.change(None, entry)
    for medicine in first:
        journal.change_medicine(None, medicine)
    for before, after in zip_longest(first, then):
        journal.change_medicine(before, after)
    whole = evaluate(SMALL, Person(regimen=tuple(then)), entries, NOW, JOURNAL)
    assert content(list(journal.alerts.values())) == content(whole)


def check_flags(entries: list[Intake], plain: Person, flags: Profile) -> None:
    """Whatever is said of the body, and each single thing of it: no level falls, and no window gets shorter."""
    said = [name for name in Profile.__struct_fields__ if getattr(flags, name) != getattr(Profile(), name)]
    none = msgspec.structs.replace(plain, profile=Profile())
    whole = msgspec.structs.replace(plain, profile=flags)
    check_more_careful(entries, none, whole)
    for name in said if len(said) > 1 else []:
        without = msgspec.structs.replace(flags, **{name: getattr(Profile(), name)})
        check_more_careful(entries, msgspec.structs.replace(plain, profile=without), whole)


def check_more_careful(entries: list[Intake], less: Person, more: Person) -> None:
    after = worst_by_rule(hits(SMALL, more, entries))
    for key, level in worst_by_rule(hits(SMALL, less, entries)).items():
        assert after[key] >= level
    for short, long in zip(taken_in_order(SMALL, less, entries), taken_in_order(SMALL, more, entries), strict=True):
        assert long.active_until >= short.active_until
        assert long.wearing_until >= short.wearing_until
        assert long.trace_until >= short.trace_until


def check_regimen_hides_nothing(
    medicine: Medicine, at_hour: int, other: Intake, *, logged: bool, amount: Amount | None
) -> None:
    """With what does not stand in the regimen: the same doses logged each day would have said no more."""
    last = medicine.stop.at if medicine.stop is not None else START + timedelta(days=60)
    days = range(max((last.date() - medicine.start.at.date()).days, 0) + 1)
    midnight = medicine.start.at.replace(hour=0, minute=0)
    daily = [
        dose(5000 + number, medicine.substance, moment_of(midnight + timedelta(days=number, hours=at_hour), "UTC"),
             amount=amount)
        for number in days
    ]  # fmt: skip
    if medicine.start.precision != "day" or other.moment.local_date != medicine.start.local_date:
        # A day without a time counts from its noon against what is of another date (clinical/rules-and-model.md).
        daily = [one for one in daily if one.moment.at >= medicine.start.at]
    if medicine.stop is not None and medicine.stop.precision != "day":
        daily = [one for one in daily if one.moment.at < last]
    if other.id in {one.id for one in daily} or getattr(other, "substance", ALCOHOL) is None:
        return
    without = hits(SMALL, Person(), [*daily, other])
    regimen = Person(regimen=(msgspec.structs.replace(medicine, scheduled=True),))
    found = hits(SMALL, regimen, [*daily, other] if logged else [other])
    if any(hit.level == Level.CRITICAL for hit in without):
        assert any(hit.level == Level.CRITICAL for hit in found)


edits_of_entries = st.lists(st.tuples(st.integers(0, 50), st.none() | intakes()), max_size=4)


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
