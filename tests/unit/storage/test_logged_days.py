"""The dates with an entry, by hops in the index: the same as reading them all."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.moments import moment_on
from tests.unit.operations.made_entries import rating
from tests.unit.operations.new_journals import new_workspace

FIRST = date(2026, 1, 1)


@settings(max_examples=60)
@given(st.sets(st.integers(0, 60)), st.integers(-5, 65), st.integers(-5, 65))
def test_the_dates_of_a_span(days: set[int], low: int, high: int) -> None:
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "a.journal") as workspace:
        noon = [moment_on(FIRST + timedelta(days=day), "Europe/Berlin").at for day in sorted(days)]
        entries = [rating("anxiety", 1, at=at) for at in noon for _twice in range(2)]
        with workspace.journal.changes(undoable=False) as changes:
            changes.put_many(entries)
            for gone in entries[:2]:
                changes.remove(gone.id)
        found = workspace.journal.logged_days(FIRST + timedelta(days=low), FIRST + timedelta(days=high))
        left = sorted(days)[1:]
        assert found == tuple(FIRST + timedelta(days=day) for day in left if low <= day <= high)
