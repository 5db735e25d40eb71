"""A row is read once while it says the same, and anew when it says something else."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from journal_app.domain.alerts import Review
from journal_app.storage import known_rows
from journal_app.storage.journal import Journal
from tests.unit.storage import samples


def _written(journal: Journal) -> UUID:
    entry = samples.dose(1)
    with journal.changes() as changes:
        changes.put(entry)
        changes.put_alerts([samples.alert_for(entry)])
    return entry.id


def test_what_says_the_same_is_the_same(journal: Journal) -> None:
    entry = _written(journal)
    assert journal.entries()[0] is journal.entries_by_id([entry])[0]
    assert journal.alerts()[0] is journal.alerts_of([entry])[0]


def test_what_was_changed_says_so(journal: Journal) -> None:
    _written(journal)
    entry, alert = journal.entries()[0], journal.alerts()[0]
    edited = msgspec.structs.replace(entry, note="edited")
    read = msgspec.structs.replace(
        alert, state="read", review=Review(read_at=samples.NOON + timedelta(hours=1), note="noted")
    )
    with journal.changes() as changes:
        changes.put(edited)
        changes.put_alerts([read])
        assert (changes.entries(), changes.alerts()) == ((edited,), (read,))
    assert (journal.entries(), journal.alerts()) == ((edited,), (read,))


def test_what_was_taken_back_says_what_it_said_before(journal: Journal) -> None:
    _written(journal)
    (entry,) = journal.entries()
    with pytest.raises(ZeroDivisionError), journal.changes() as changes:
        changes.put(msgspec.structs.replace(entry, note="edited"))
        assert changes.entries()[0].note == "edited"
        raise ZeroDivisionError
    assert journal.entries() == (entry,)


def test_of_very_many_none_is_kept(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_rows, "MOST_ENTRIES", 1)
    monkeypatch.setattr(known_rows, "MOST_ALERTS", 1)
    _written(journal)
    assert journal.entries() == journal.entries()
    assert journal.entries()[0] is not journal.entries()[0]
    assert journal.alerts()[0] is not journal.alerts()[0]


def test_nothing_is_kept_of_a_journal_that_is_closed(journal: Journal) -> None:
    _written(journal)
    journal.entries(), journal.alerts()
    journal.close()
    assert journal.known._entry.cache_info().currsize == 0
    assert journal.known._alert.cache_info().currsize == 0
