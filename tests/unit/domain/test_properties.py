"""What must hold for any journal: order of logging, symmetry, no level lowered, the naive oracle, parts."""

import random
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import affected_span, context_start, evaluate, long_lasting
from journal_app.domain.interactions import hits
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Level
from journal_app.domain.person import Person, Profile
from tests.unit.domain.oracle import Key, oracle
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, about, day, dose, drink, hour
from tests.unit.domain.strategies import NAMES, intakes, journals, people, shifted

NOW = START + timedelta(hours=200)
MANY = settings(max_examples=10_000)


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


def alert_levels(entries: list[Intake], person: Person) -> dict[UUID, Level]:
    return {alert.intake.entry_id: alert.level for alert in evaluate(SMALL, person, entries, NOW, JOURNAL)}


def check_order(entries: list[Intake], person: Person, seed: int) -> None:
    other = entries.copy()
    random.Random(seed).shuffle(other)
    assert hits(SMALL, person, entries) == hits(SMALL, person, other)
    assert evaluate(SMALL, person, entries, NOW, JOURNAL) == evaluate(SMALL, person, other, NOW, JOURNAL)


def check_oracle(entries: list[Intake], person: Person) -> None:
    assert worst_levels(hits(SMALL, person, entries)) == oracle(SMALL, person, entries)


def check_one_more(entries: list[Intake], one: Intake, person: Person) -> None:
    others = [entry for entry in entries if entry.id != one.id]
    after = alert_levels([*others, one], person)
    for intake, level in alert_levels(others, person).items():
        assert after[intake] >= level


def check_shift(entries: list[Intake], minutes: int, person: Person) -> None:
    moved = [shifted(entry, timedelta(minutes=minutes)) for entry in entries]
    assert worst_levels(hits(SMALL, person, entries)) == worst_levels(hits(SMALL, person, moved))


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
        spans = [affected_span(SMALL, entry) for entry in changed]
        for span in spans:
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
    journal = Parts(person)
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
def test_order_of_logging_never_matters(entries: list[Intake], person: Person, seed: int) -> None:
    check_order(entries, person, seed)


@given(journals(), people)
def test_sweep_agrees_with_the_naive_oracle(entries: list[Intake], person: Person) -> None:
    check_oracle(entries, person)


@given(journals(most=40), people)
@settings(max_examples=100)
def test_sweep_agrees_with_the_naive_oracle_on_longer_journals(entries: list[Intake], person: Person) -> None:
    check_oracle(entries, person)


@given(journals(), intakes(), people)
def test_one_more_intake_never_lowers_a_level(entries: list[Intake], one: Intake, person: Person) -> None:
    check_one_more(entries, one, person)


@given(journals(exact=True), st.integers(-(10**6), 10**6), people)
def test_shifting_all_times_changes_nothing(entries: list[Intake], minutes: int, person: Person) -> None:
    check_shift(entries, minutes, person)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_symmetric_at_the_same_time(first: str, second: str) -> None:
    rules = []
    for older, newer in ((first, second), (second, first)):
        found = hits(SMALL, Person(), [dose(1, older, hour(0)), dose(2, newer, hour(0))])
        rules.append({(hit.rule, hit.level) for hit in found})
    assert rules[0] == rules[1]


edits_of_entries = st.lists(st.tuples(st.integers(0, 50), st.none() | intakes()), max_size=4)


@given(journals(most=10), edits_of_entries, people)
@settings(max_examples=250)
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
    person = Person(profile=Profile(sex="male", weight_kg=61.27451))  # clears 5 g an hour, as without a profile
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
