"""The example journal: 90 days that look like a person's, the same from the same seed, each marked as an example."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import mean

import pytest

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    NoneTaken,
    Note,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)  # fmt: skip
from journal_app.domain.episodes import episodes
from journal_app.domain.levels import Level
from journal_app.operations.example_journal import DAYS, GAPS, make_example
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW, new_workspace

TODAY = NOW.date()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, tuple[Entry, ...]]]:
    with new_workspace(tmp_path_factory.mktemp("example") / "journal.db") as workspace:
        yield workspace, make_example(workspace, TODAY)


def test_every_entry_is_stored_and_marked_as_an_example(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    workspace, entries = example
    assert {entry.entered_by for entry in entries} == {"example"}
    assert set(workspace.journal.entries()) == set(entries)
    assert {type(entry) for entry in entries} == {
        Dose, Drink, SymptomRating, Sleep, NoneTaken, Note, Marker, Skipped, Urge,
    }  # fmt: skip
    assert all(entry.substance is not None for entry in entries if isinstance(entry, Dose))


def test_it_covers_90_days_with_a_few_gaps_and_ends_today(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    _, entries = example
    days = {entry.moment.local_date for entry in entries}
    assert max(days) == TODAY
    assert len(days) == DAYS - len(GAPS)
    assert all(entry.moment.at <= NOW for entry in entries)


def test_kratom_is_tapered_and_symptoms_fall(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    _, entries = example
    middle = TODAY - timedelta(days=DAYS // 2)
    kratom = [entry for entry in entries if isinstance(entry, Dose) and entry.name == "Kratom" and entry.amount]
    early = sum(entry.amount.value for entry in kratom if entry.amount and entry.moment.local_date < middle)
    late = sum(entry.amount.value for entry in kratom if entry.amount and entry.moment.local_date >= middle)
    assert late < 0.7 * early
    ratings = [entry for entry in entries if isinstance(entry, SymptomRating)]
    assert mean(entry.severity for entry in ratings if entry.moment.local_date >= middle) < mean(
        entry.severity for entry in ratings if entry.moment.local_date < middle
    )


def test_it_has_one_critical_evening_and_does_not_frighten(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    workspace, entries = example
    wine = [entry for entry in entries if isinstance(entry, Drink)]
    critical = [each for each in episodes(workspace.journal.alerts()) if each.level == Level.CRITICAL]
    assert len(wine) == len(critical) == 1
    assert wine[0].moment.person_day == critical[0].person_day
    assert critical[0].person_day.weekday() in (4, 5)


def test_its_medicines_take_part_without_being_logged(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    workspace, entries = example
    person = workspace.person()
    assert [medicine.name for medicine in person.regimen] == ["Sertraline", "Gabapentin"]
    assert all(medicine.scheduled and medicine.substance for medicine in person.regimen)
    assert not {"Sertraline", "Gabapentin"} & {entry.name for entry in entries if isinstance(entry, Dose)}
    met = {alert.hits[0].earlier[0].name for alert in workspace.journal.alerts() if alert.hits[0].earlier}
    assert "Gabapentin" in met
    shown = read_alerts(workspace)
    known = [row for row in (*shown.to_review, *shown.read) if row.prescriber_knows]
    assert {row.names.casefold() for row in known} == {"kratom and gabapentin"}
    assert {(row.alert.level, row.shown) for row in known} == {(Level.SERIOUS, Level.CAUTION)}


def test_older_warnings_are_read_and_recent_ones_wait(example: tuple[Workspace, tuple[Entry, ...]]) -> None:
    workspace, _ = example
    for alert in workspace.journal.alerts():
        assert alert.state == ("to_review" if NOW - alert.at < timedelta(days=2) else "read")
    assert workspace.journal.undo_step() is None


def test_the_same_seed_gives_the_same_days_and_another_does_not(tmp_path: Path) -> None:
    found = []
    for place, seed in (("a", 1), ("b", 1), ("c", 2)):
        with new_workspace(tmp_path / f"{place}.db") as workspace:
            entries = make_example(workspace, TODAY, seed)
        found.append(
            [(entry.moment, getattr(entry, "amount", None), getattr(entry, "severity", None)) for entry in entries]
        )
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_nothing_lies_in_the_future(tmp_path: Path) -> None:
    morning = NOW.replace(hour=8)
    with new_workspace(tmp_path / "journal.db", morning) as workspace:
        make_example(workspace, TODAY)
        assert workspace.journal.entries()[-1].moment.at <= morning
