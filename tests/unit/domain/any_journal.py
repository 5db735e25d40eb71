"""What must hold for any journal, as checks that a short and a long run both make."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from uuid import UUID

import msgspec
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
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.taken import taken_in_order
from journal_app.domain.units import Amount
from tests.unit.domain.oracle import Key, oracle
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, dose
from tests.unit.domain.strategies import (
    intakes,
    shifted,
)

NOW = START + timedelta(hours=200)


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
