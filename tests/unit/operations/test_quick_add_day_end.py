""" "nothing else" in a typed line says what the button at the end of a day says, and no more than that."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.entries import NoneTaken
from journal_app.operations.close_day import close_day, open_nones
from journal_app.operations.log_entry import log_entries
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW
from tests.unit.operations.quick_add_compact import TODAY, compact
from tests.unit.operations.quick_add_person import person_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A person of a week, who took kratom on each day before this one."""
    with person_workspace(tmp_path / "journal.db") as made:
        yield made


def typed(workspace: Workspace, line: str) -> None:
    """Log a line that is ready."""
    reading = read_line(workspace, line)
    assert reading.ready, reading
    log_entries(workspace, tuple(item.entry for item in reading.items), "Logged")


@pytest.mark.parametrize("line", ["nothing else", "Nothing else today", "that's all", "thats it for today"])
def test_it_writes_what_the_button_writes(workspace: Workspace, line: str) -> None:
    """Beer was had, so only what is still open becomes a none: never "nothing taken" over a day with entries."""
    typed(workspace, "2 beers")
    open_before = open_nones(workspace, TODAY)
    found = [item.entry for item in read_line(workspace, line).items]
    assert tuple(entry.what for entry in found if isinstance(entry, NoneTaken)) == open_before == ("kratom_leaf",)
    typed(workspace, line)
    assert close_day(workspace, TODAY).entries == ()


def test_it_is_said_of_the_day_that_is_meant(workspace: Workspace) -> None:
    """Kratom was logged yesterday."""
    assert compact(read_line(workspace, "nothing else yesterday")) == "none alcohol @-1"
    before = TODAY - timedelta(days=1)
    assert NOW.date() == TODAY
    assert compact(read_line(workspace, "nothing else", day=before)) == "none alcohol @-1"


def test_where_nothing_is_open_it_says_so_and_writes_nothing(workspace: Workspace) -> None:
    """One sentence, and no second none."""
    typed(workspace, "nothing else")
    reading = read_line(workspace, "nothing else")
    assert not reading.ready
    assert (
        reading.problem
        == "All that you keep track of has an entry for this day already. There is nothing more to write."
    )


def test_what_the_line_itself_names_is_no_none(workspace: Workspace) -> None:
    """Asked about first where it may be meant otherwise; what was taken in the same line stays taken."""
    assert compact(read_line(workspace, "kratom 3g, nothing else today")) == "kratom_leaf 3g ; none alcohol"
    reading = read_line(workspace, "slept 3h, thats it")
    assert [question.kind for question in reading.questions] == ["reading"]
    line = "3g kratom, nothing else"
    asked = frozenset(question.key for question in read_line(workspace, line).questions)
    assert compact(read_line(workspace, line, confirmed=asked)) == "kratom_leaf 3g ; none alcohol"


def test_nothing_alone_is_still_nothing_at_all(workspace: Workspace) -> None:
    """ "nothing today" is said of everything; "ate nothing else" of no substance."""
    assert compact(read_line(workspace, "nothing today")) == "none everything"
    assert not read_line(workspace, "ate nothing else").ready
