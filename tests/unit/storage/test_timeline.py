"""Which days hold what is wanted, and the entries of some of them."""

from datetime import date, timedelta
from typing import Any, Final

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Dose, Entry, Marker, NoneTaken, Note, Skipped, SymptomRating, Urge
from journal_app.domain.finding import DayCount, Selection
from journal_app.domain.levels import Level
from journal_app.storage.journal import Journal
from tests.unit.storage import samples

DAY = samples.NOON.date()
COMMON: Final[dict[str, Any]] = {"moment": samples.dose().moment, "entered_at": samples.NOON}


def _put(journal: Journal, *entries: Entry) -> None:
    with journal.changes() as changes:
        changes.put_many(entries)


def _found(journal: Journal, wanted: Selection) -> list[Entry]:
    return list(journal.entries_of_days(wanted, date(1900, 1, 1), date(2100, 1, 1)))


def test_days_come_newest_first_and_a_check_in_is_one_row(journal: Journal) -> None:
    check_in = [msgspec.structs.replace(samples.rating(symptom=each), entered_at=samples.NOON) for each in ("a", "b")]
    _put(journal, *check_in, samples.rating(1), samples.dose(), samples.dose(-48))
    assert journal.day_counts(Selection()) == (
        DayCount(day=DAY, rows=3),
        DayCount(day=DAY - timedelta(days=2), rows=1),
    )


def test_a_wanted_rating_brings_its_whole_check_in(journal: Journal) -> None:
    first, second = (samples.rating(symptom=each) for each in ("aches", "anxiety"))
    _put(journal, first, second, samples.rating(1, symptom="aches"), samples.dose())
    wanted = Selection(symptoms=("anxiety",))
    assert {each.id for each in _found(journal, wanted)} == {first.id, second.id}
    assert journal.day_counts(wanted) == (DayCount(day=DAY, rows=1),)


def test_a_substance_is_found_wherever_it_is_named(journal: Journal) -> None:
    dose = samples.dose()
    others: list[Entry] = [
        Skipped(id=samples.dose().id, **COMMON, name="Leaf", substance="kratom"),
        Urge(id=samples.dose().id, **COMMON, name="Leaf", substance="kratom"),
        NoneTaken(id=samples.dose().id, **COMMON, what="kratom"),
    ]
    _put(journal, dose, *others, samples.drink(), samples.dose(name="Blue", substance=None))
    assert {each.id for each in _found(journal, Selection(substances=("kratom",)))} == {
        each.id for each in (dose, *others)
    }
    assert [each.name for each in _found(journal, Selection(substances=("Blue",))) if isinstance(each, Dose)] == [
        "Blue"
    ]
    assert len(_found(journal, Selection(substances=("alcohol", "Blue")))) == 2


def test_warnings_by_their_least_level_and_never_one_that_was_resolved(journal: Journal) -> None:
    doses = [samples.dose(hours) for hours in range(3)]
    _put(journal, *doses)
    with journal.changes() as changes:
        changes.put_alerts(
            [
                samples.alert_for(doses[0], Level.CRITICAL),
                samples.alert_for(doses[1], Level.CAUTION),
                samples.alert_for(doses[2], Level.CRITICAL, "resolved"),
            ]
        )
    assert [each.id for each in _found(journal, Selection(least=Level.SERIOUS))] == [doses[0].id]
    assert [each.id for each in _found(journal, Selection(least=Level.NOTE))] == [doses[0].id, doses[1].id]


def test_conditions_are_met_together(journal: Journal) -> None:
    with_note = msgspec.structs.replace(samples.dose(1), note="late")
    _put(journal, samples.dose(), with_note, msgspec.structs.replace(samples.drink(), note="late"))
    assert _found(journal, Selection(substances=("kratom",), with_note=True)) == [with_note]
    assert _found(journal, Selection(kinds=("dose",), words=("late",))) == [with_note]
    assert _found(journal, Selection(kinds=("sleep",), words=("late",))) == []


def test_what_there_is_to_choose_from(journal: Journal) -> None:
    note = Note(id=samples.dose().id, **COMMON, note="x")
    _put(journal, samples.dose(), samples.rating(), samples.rating(1, symptom="dreams"), note)
    with journal.changes() as changes:
        changes.remove(note.id)
    found = journal.logged_kinds()
    assert set(found.symptoms) == {"anxiety", "dreams"}
    assert set(found.kinds) == {"dose", "symptom"}


_many = st.lists(
    st.one_of(
        st.builds(samples.dose, st.integers(-80, 80)),
        st.builds(samples.drink, st.integers(-80, 80)),
        st.builds(samples.rating, st.integers(-80, 80), symptom=st.sampled_from(("anxiety", "aches"))),
        st.builds(lambda hours: Marker(id=samples.dose().id, moment=samples.dose(hours).moment,
                                       entered_at=samples.NOON, what="fever"), st.integers(-80, 80)),
    ),
    max_size=25,
)  # fmt: skip


@pytest.mark.parametrize("wanted", [Selection(), Selection(kinds=("dose", "symptom")), Selection(symptoms=("aches",))])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=_many)
def test_the_rows_that_are_counted_are_those_that_are_read(
    journal: Journal, wanted: Selection, entries: list[Entry]
) -> None:
    with journal.changes() as changes:
        for old in journal.entries():
            changes.remove(old.id)
        changes.put_many(entries)
    counted = journal.day_counts(wanted)
    assert [each.day for each in counted] == sorted({each.moment.local_date for each in _found(journal, wanted)})[::-1]
    for each in counted:
        read = journal.entries_of_days(wanted, each.day, each.day)
        check_ins = {(one.moment, one.entered_at) for one in read if isinstance(one, SymptomRating)}
        assert each.rows == len(check_ins) + sum(not isinstance(one, SymptomRating) for one in read)
