"""Trends of a real journal: what was logged through the operations is what the series and the words say."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from journal_app.charts import describe, describe_place
from journal_app.domain.entries import Drink, Entry, NoneTaken, Sleep
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.domain.trends import Lane, TrendsData
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_trends import read_recent_trends, read_trends
from journal_app.operations.save_chart import save_chart
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = date(2026, 11, 22)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal whose clock stands on TODAY."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


def days_ago(number: int) -> date:
    """So many days before TODAY."""
    return TODAY - timedelta(days=number)


def on(number: int, entry: Entry) -> Entry:
    """The entry, some time on a day so many days ago."""
    import msgspec

    return msgspec.structs.replace(entry, moment=moment_on(days_ago(number), ZONE))


def none_taken(what: str) -> NoneTaken:
    """The person says none."""
    return NoneTaken(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW, what=what)


def lane(data: TrendsData, name: str) -> Lane:
    """The one lane of this name."""
    (found,) = [shown for shown in data.lanes if shown.name == name]
    return found


def test_what_was_logged_is_what_is_shown(workspace: Workspace) -> None:
    unknown_drink = Drink(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW, name="beer")
    night = Sleep(id=uuid4(), moment=moment_on(TODAY, ZONE), entered_at=NOW, hours=5.5)
    log_entries(
        workspace,
        [
            on(2, dose("diazepam", grams=0.01)), on(1, rating("anxiety", 4)), on(1, rating("anxiety", 7)),
            on(1, unknown_drink), on(2, wine(count=2)), on(2, night), on(1, none_taken("benzodiazepine")),
        ],
        "Logged",
    )  # fmt: skip
    data = read_trends(workspace, days_ago(3), TODAY)
    assert data.logged == (False, True, True, False)
    anxiety = data.symptoms[0]
    assert (anxiety.symptom, anxiety.ratings) == ("anxiety", (None, None, 7.0, None))
    assert lane(data, "diazepam").marks == ("no_entry", "value", "none", "no_entry")
    alcohol = lane(data, "Alcohol")
    assert alcohol.marks == ("no_entry", "value", "unknown", "no_entry")
    assert alcohol.values[1] == pytest.approx(2 * 150 * 0.12 * 0.789 / workspace.drink_grams)
    assert lane(data, "Sleep").values == (None, 5.5, None, None)
    assert data.alerts[1] == Level.CRITICAL
    assert (data.alerts[0], data.alerts[3]) == (None, None)
    assert "alcohol amount not known" in describe_place.readout(data, 2)


def test_a_young_journal_says_how_many_days_it_has(workspace: Workspace) -> None:
    empty = read_recent_trends(workspace, "4 weeks")
    assert describe.empty(empty) == "After 7 days with an entry, lines appear here. You have 0."
    assert not any(empty.logged)
    log_entries(workspace, [on(number, rating("aches", 5)) for number in (0, 4, 40)], "Logged")
    assert describe.empty(read_recent_trends(workspace, "2 weeks")).endswith("You have 3.")
    log_entries(workspace, [on(number, rating("aches", 5)) for number in (20, 21, 22, 23)], "Logged")
    assert describe.empty(read_recent_trends(workspace, "2 weeks")) == ""


def test_spans_end_today_and_begin_no_earlier_than_the_journal(workspace: Workspace) -> None:
    log_entries(workspace, [on(number, rating("aches", 5)) for number in (1, 40)], "Logged")
    spans = {span: read_recent_trends(workspace, span) for span in ("2 weeks", "4 weeks", "3 months", "All")}
    assert {span: (data.first, data.last) for span, data in spans.items()} == {
        "2 weeks": (days_ago(13), TODAY),
        "4 weeks": (days_ago(27), TODAY),
        "3 months": (days_ago(40), TODAY),
        "All": (days_ago(40), TODAY),
    }


def test_records_from_long_ago_are_shown_up_to_their_end(workspace: Workspace) -> None:
    log_entries(workspace, [on(number, rating("aches", 5)) for number in (900, 950)], "Logged")
    data = read_recent_trends(workspace, "4 weeks")
    assert data.last == days_ago(900)
    assert data.logged[-1]


def test_the_picture_is_saved_whole_or_not_at_all(workspace: Workspace, tmp_path: Path) -> None:
    from journal_app.errors import BadInput, CouldNotSave

    data = read_trends(workspace, days_ago(27), TODAY)
    folder = tmp_path / "pictures"
    folder.mkdir()
    assert save_chart(workspace, data, folder / "a.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in save_chart(workspace, data, folder / "a.SVG").read_bytes()
    with pytest.raises(BadInput):
        save_chart(workspace, data, folder / "a.docx")
    with pytest.raises(CouldNotSave):
        save_chart(workspace, data, tmp_path / "nowhere" / "a.png")
    assert sorted(path.name for path in folder.iterdir()) == ["a.SVG", "a.png"]
