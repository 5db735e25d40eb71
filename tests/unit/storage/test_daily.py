"""Daily records added up in SQL are what a plain loop over the entries adds up."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Dose, Drink, Entry, NoneTaken, Sleep, SymptomRating
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.trends import DailyAlert
from journal_app.storage.journal import Journal, open_journal_file
from tests.unit.storage import samples

FIRST = date(2026, 10, 1)


def _on_october_days(entry: Entry, hours: int) -> Entry:
    at = samples.NOON + timedelta(hours=hours)
    return msgspec.structs.replace(entry, moment=moment_of(at, "America/New_York"))


october = st.builds(
    _on_october_days,
    st.one_of(
        st.builds(
            samples.dose,
            name=st.sampled_from(["Kratom", "kratom tea"]),
            substance=st.sampled_from(["kratom", None]),
            grams=st.sampled_from([None, 1.5, 3.0]),
        ),
        st.builds(samples.drink, grams=st.sampled_from([None, 0.0, 14.0])),
        st.builds(samples.rating, severity=st.integers(0, 10), symptom=st.sampled_from(["anxiety", "aches"])),
        st.builds(
            lambda hours: Sleep(
                id=samples.dose().id, moment=samples.dose().moment, entered_at=samples.NOON, hours=hours
            ),
            st.sampled_from([None, 0.5, 7.0]),
        ),
        st.builds(
            lambda what: NoneTaken(
                id=samples.dose().id, moment=samples.dose().moment, entered_at=samples.NOON, what=what
            ),
            st.sampled_from(["alcohol", "everything"]),
        ),
    ),
    st.integers(0, 24 * 6),
)


@settings(max_examples=40)
@given(st.lists(october, max_size=40))
def test_daily_records_agree_with_a_plain_loop(copies: Callable[[], Path], entries: list[Entry]) -> None:
    journal = open_journal_file(copies(), None)
    with journal.changes() as changes:
        changes.put_many(entries)
    first, last = date(2026, 10, 2), date(2026, 10, 6)
    records = journal.daily(first, last)
    journal.close()
    inside = [entry for entry in entries if first <= entry.moment.local_date <= last]

    doses = [entry for entry in inside if isinstance(entry, Dose)]
    for amount in records.amounts:
        own = [
            dose
            for dose in doses
            if dose.moment.local_date == amount.day
            and (dose.substance or dose.name) == amount.substance
            and (dose.amount.unit if dose.amount else "") == amount.unit
        ]
        known = [dose.amount.value for dose in own if dose.amount]
        assert amount.count == len(own)
        assert amount.total == (pytest.approx(sum(known)) if known else None)
    assert sum(amount.count for amount in records.amounts) == len(doses)

    drinks = [entry for entry in inside if isinstance(entry, Drink)]
    for alcohol in records.alcohol:
        grams = [drink.ethanol_g for drink in drinks if drink.moment.local_date == alcohol.day]
        assert alcohol.count == len(grams)
        assert alcohol.unknown == grams.count(None)
        assert alcohol.grams == pytest.approx(sum(gram for gram in grams if gram is not None))
    assert {alcohol.day for alcohol in records.alcohol} == {drink.moment.local_date for drink in drinks}

    worst: dict[tuple[date, str], int] = {}
    for entry in inside:
        if isinstance(entry, SymptomRating):
            key = (entry.moment.local_date, entry.symptom)
            worst[key] = max(worst.get(key, 0), entry.severity)
    assert {(each.day, each.symptom): each.worst for each in records.ratings} == worst

    slept: dict[date, list[float]] = {}
    for entry in inside:
        if isinstance(entry, Sleep):
            slept.setdefault(entry.moment.local_date, []).extend([] if entry.hours is None else [entry.hours])
    assert {each.day: each.hours for each in records.sleep} == {
        day: sum(hours) if hours else None for day, hours in slept.items()
    }
    nones = {(entry.moment.local_date, entry.what) for entry in inside if isinstance(entry, NoneTaken)}
    assert {(each.day, each.what) for each in records.nones} == nones
    assert list(records.logged) == sorted({entry.moment.local_date for entry in inside})


def test_a_substance_is_called_as_it_was_last_written(journal: Journal) -> None:
    with journal.changes() as changes:
        changes.put(samples.dose(0, "Kratom"))
        changes.put(samples.dose(24, "green kratom"))
        changes.put(samples.dose(25, "mystery tea", substance=None))
    names = [(each.substance, each.name) for each in journal.daily(FIRST, date(2026, 10, 9)).amounts]
    assert names == [("kratom", "green kratom"), ("kratom", "green kratom"), ("mystery tea", "mystery tea")]


def test_deleted_entries_and_resolved_alerts_do_not_count(journal: Journal) -> None:
    kept, deleted = samples.dose(0), samples.dose(24)
    with journal.changes() as changes:
        changes.put_many([kept, deleted])
        changes.remove(deleted.id)
        changes.put_alerts(
            [
                samples.alert_for(kept, Level.CAUTION, "read"),
                samples.alert_for(samples.drink(0), Level.SERIOUS),
                samples.alert_for(samples.drink(1), Level.CRITICAL, "resolved"),
                samples.alert_for(deleted, Level.CRITICAL, "resolved"),
            ]
        )
    records = journal.daily(FIRST, date(2026, 10, 31))
    assert records.logged == (FIRST,)
    assert records.alerts == (DailyAlert(day=FIRST, level=Level.SERIOUS),)


def test_a_day_without_entries_stands_nowhere(journal: Journal) -> None:
    entry = msgspec.structs.replace(samples.rating(), moment=moment_on(date(2026, 10, 3), "Europe/Berlin"))
    with journal.changes() as changes:
        changes.put(entry)
    records = journal.daily(FIRST, date(2026, 10, 5))
    assert records.logged == (date(2026, 10, 3),)
    assert [each.day for each in records.ratings] == [date(2026, 10, 3)]
    assert (records.amounts, records.alcohol, records.sleep, records.nones, records.alerts) == ((), (), (), (), ())
