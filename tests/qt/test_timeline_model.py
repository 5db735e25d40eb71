"""The lines of the Timeline: what stands where, what is read next, and that nothing jumps when entries come and go."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from journal_app.domain.entries import Note
from journal_app.domain.finding import DayCount, Selection
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.operations.timeline_views import TimelineDay, TimelineRow, TimelineView
from journal_app.operations.views import DayRow
from journal_app.ui.models.timeline_model import AROUND, MOST_DAYS_KEPT, TimelineModel
from tests.unit.operations.new_journals import NOW

TODAY = date(2026, 11, 22)


def _row(day: date, title: str = "Note", level: Level | None = None) -> TimelineRow:
    note = Note(id=uuid4(), moment=moment_on(day, "UTC"), entered_at=NOW, note=title)
    row = DayRow(entry=note, entries=(note,), time="20:15", title=title, detail="", icon="note")
    return TimelineRow(row=row, level=level, level_words="" if level is None else level.word.capitalize())


def _view(days: Iterable[tuple[date, int]], selection: Selection | None = None) -> TimelineView:
    counts = tuple(DayCount(day=day, rows=rows) for day, rows in sorted(days, reverse=True))
    return TimelineView(selection=selection or Selection(), query="", days=counts, today=TODAY)


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def _lines(model: TimelineModel) -> list[tuple[str, date, int]]:
    found = [model.line(number) for number in range(model.rowCount())]
    return [(line.what, line.day, line.holds) for line in found if line is not None]


@pytest.fixture
def model(qapp: QApplication) -> TimelineModel:
    made = TimelineModel(qapp)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def test_days_without_an_entry_are_one_line_whose_length_is_said(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 1), (_ago(2), 2), (_ago(15), 1)]))
    assert _lines(model) == [
        ("day", _ago(0), 1), ("row", _ago(0), 0),
        ("gap", _ago(2), 1), ("day", _ago(2), 2), ("row", _ago(2), 0), ("row", _ago(2), 0),
        ("gap", _ago(15), 12), ("day", _ago(15), 1), ("row", _ago(15), 0),
    ]  # fmt: skip
    assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "1 day without an entry"
    assert model.index(6).data(Qt.ItemDataRole.AccessibleTextRole) == "12 days without an entry"


def test_today_is_no_day_without_an_entry_before_it_is_over(model: TimelineModel) -> None:
    model.show(_view([(_ago(1), 1)]))
    assert [what for what, _, _ in _lines(model)] == ["day", "row"]


def test_what_is_left_out_by_a_filter_is_not_called_a_day_without_an_entry(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 1), (_ago(20), 1)], Selection(with_note=True)))
    assert [what for what, _, _ in _lines(model)] == ["day", "row", "day", "row"]


def test_each_row_is_read_aloud_with_its_day_and_its_warning(model: TimelineModel) -> None:
    model.show(_view([(_ago(1), 1), (_ago(400), 1)]))
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Yesterday, Saturday 21 November, being read"
    model.fill(_ago(1), _ago(1), [TimelineDay(day=_ago(1), rows=(_row(_ago(1), "Wine", Level.SERIOUS),))])
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Yesterday, Saturday 21 November, 20:15, Wine, Serious warning"
    assert "2025" in str(model.index(3).data(Qt.ItemDataRole.AccessibleTextRole))


def test_only_rows_can_be_stood_on(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 1), (_ago(3), 1)]))
    assert [bool(model.flags(model.index(n)) & Qt.ItemFlag.ItemIsEnabled) for n in range(5)] == [
        False, True, False, False, True,
    ]  # fmt: skip


def test_what_is_in_view_is_read_first_and_then_what_is_around_it(model: TimelineModel) -> None:
    model.show(_view([(_ago(number), 3) for number in range(200)]))
    seen = model.missing(400, 411)
    assert seen == (_ago(102), _ago(100))
    model.fill(*seen, [TimelineDay(day=_ago(n), rows=tuple(_row(_ago(n)) for _ in range(3))) for n in range(100, 103)])
    around = model.missing(400, 411)
    assert around is not None
    assert around[0] < seen[0]
    assert around[1] > seen[1]
    assert (around[1] - around[0]).days * 4 <= 12 + 2 * AROUND + 8


def test_a_day_that_was_read_is_not_asked_for_again(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 1)]))
    model.fill(_ago(0), _ago(0), [TimelineDay(day=_ago(0), rows=(_row(_ago(0)),))])
    assert model.missing(0, 10) is None


def test_days_far_away_are_let_go_of(model: TimelineModel) -> None:
    days = [(_ago(number), 1) for number in range(MOST_DAYS_KEPT + 50)]
    model.show(_view(days))
    for day, _ in days:
        model.fill(day, day, [TimelineDay(day=day, rows=(_row(day),))])
    assert model.missing(0, 1) is not None
    last = model.rowCount() - 1
    assert model.missing(last - 1, last) is None


def test_a_date_leads_to_its_first_row_or_to_the_next_earlier_day(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 2), (_ago(5), 1), (_ago(9), 1)]))
    lines = _lines(model)

    def day_at(day: date) -> date:
        number = model.first_row_of(day)
        assert number is not None
        assert lines[number][0] == "row"
        return lines[number][1]

    assert [day_at(_ago(n)) for n in (0, 3, 5, 6, 50)] == [_ago(0), _ago(5), _ago(5), _ago(9), _ago(9)]


def test_rows_of_other_days_stay_the_same_rows_when_a_day_grows(model: TimelineModel) -> None:
    days = [(_ago(number), 2) for number in range(10)]
    model.show(_view(days))
    kept = QPersistentModelIndex(model.index(20))
    line = model.line(20)
    model.show(_view([(_ago(0), 5), *days[1:]]))
    assert kept.row() == 23
    assert model.line(23) == line


_days = st.dictionaries(st.integers(-3, 40), st.integers(1, 4), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_days, st.booleans()), min_size=1, max_size=5))
def test_after_any_changes_there_stands_what_a_new_list_would_show(
    qapp: QApplication, changes: list[tuple[dict[int, int], bool]]
) -> None:
    model = TimelineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for days, read in changes:
        view = _view([(_ago(number), rows) for number, rows in days.items()])
        model.show(view)
        fresh = TimelineModel()
        fresh.show(view)
        assert _lines(model) == _lines(fresh)
        if read:
            while (span := model.missing(0, model.rowCount())) is not None:
                oldest, newest = span
                found = [each for each in view.days if oldest <= each.day <= newest]
                made = [TimelineDay(day=e.day, rows=tuple(_row(e.day) for _ in range(e.rows))) for e in found]
                model.fill(oldest, newest, made)
            assert all(
                line.row is not None
                for line in map(model.line, range(model.rowCount()))
                if line is not None and line.what == "row"
            )
            assert _lines(model) == _lines(fresh)
    model.deleteLater()


def test_a_day_that_changed_while_it_was_read_is_shown_as_it_was_read(model: TimelineModel) -> None:
    model.show(_view([(_ago(0), 2), (_ago(1), 1)]))
    model.fill(_ago(0), _ago(0), [TimelineDay(day=_ago(0), rows=tuple(_row(_ago(0)) for _ in range(4)))])
    assert [what for what, _, _ in _lines(model)] == ["day", "row", "row", "row", "row", "day", "row"]
    model.fill(_ago(0), _ago(0), [TimelineDay(day=_ago(0), rows=(_row(_ago(0)),))])
    assert [what for what, _, _ in _lines(model)] == ["day", "row", "day", "row"]
