"""Whatever happens to the clock and to the entries, the newest and the fullest backups stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.storage.facts import BackupSet
from journal_app.storage.retention import LAST, superseded

START = datetime(2026, 1, 1, tzinfo=UTC)


def _set(number: int, hours: float, entries: int = 100, reason: str = "hourly") -> BackupSet:
    return BackupSet(
        name=str(number),
        folder=Path(str(number)),
        number=number,
        made_at=START + timedelta(hours=hours),
        reason=reason,
        entries=entries,
        alerts=0,
        change_count=number,
        journal=UUID(int=0),
        digest="",
        verified=True,
    )


def _after(sets: list[BackupSet]) -> list[BackupSet]:
    """What is left after each was made in turn and the superseded ones let go of."""
    kept: list[BackupSet] = []
    for each in sets:
        kept.insert(0, each)
        gone = superseded(kept)
        kept = [one for one in kept if one not in gone]
    return kept


def test_a_year_of_hourly_backups_keeps_days_weeks_and_months() -> None:
    kept = _after([_set(number, number) for number in range(24 * 365)])
    ages = sorted((kept[0].made_at - each.made_at).days for each in kept)
    assert len([age for age in ages if age == 0]) >= LAST
    assert {age for age in ages if age <= 11} == set(range(12))
    assert max(ages) > 220
    assert len(kept) <= 10 + 12 + 10 + 9


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.floats(-3000, 9000),
            st.integers(0, 1000),
            st.sampled_from(["hourly", "before migration", "before import"]),
        ),
        min_size=1,
        max_size=80,
    )
)
def test_the_last_ten_and_those_before_something_big_always_stay(made: list[tuple[float, int, str]]) -> None:
    sets = [_set(number, hours, entries, reason) for number, (hours, entries, reason) in enumerate(made)]
    kept = _after(sets)
    assert sets[-1] in kept
    assert len(kept) >= min(LAST, len(sets))
    assert {each for each in sets if each.reason.startswith("before")} <= set(kept)


@settings(max_examples=100)
@given(st.integers(0, 49), st.integers(1, 200))
def test_poor_backups_never_push_out_a_rich_one(few: int, count: int) -> None:
    rich = [_set(number, number, 100) for number in range(LAST)]
    poor = [_set(LAST + number, LAST + number, few) for number in range(count)]
    assert set(rich) <= set(_after(rich + poor))


def test_nothing_is_let_go_of_where_nothing_is() -> None:
    assert superseded(()) == ()
