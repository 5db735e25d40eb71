"""A month for the calendar: each day is exactly what its entries say, and nothing is made of a day without any."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.calendar_month import CalendarMeasure, Scale, last_of, month_of
from journal_app.domain.entries import (
    EVERYTHING,
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    ScaleScore,
    Sleep,
    SymptomRating,
)
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_at, moment_on
from journal_app.domain.person import Medicine, PlannedStep
from journal_app.domain.tracking import TrackedSubstance, TrackedSymptom, Tracking
from journal_app.domain.trends import DailyAlert, DailyRating, DailyRecords
from journal_app.domain.units import Amount
from journal_app.operations.calendar_words import CalendarCell, CalendarView, cells_of
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_calendar import choose_calendar_measure, read_calendar
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_tracking import save_tracking
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = NOW.date()
FIRST = date(2026, 11, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


def on(day: int, hour: int = 9) -> datetime:
    """A time of a day of the month."""
    return moment_at(datetime(2026, 11, day, hour), ZONE).at


def cell(view: CalendarView, day: int) -> CalendarCell:
    """The cell of a day of the month."""
    return view.cells[day - 1]


def shown(view: CalendarView, day: int) -> tuple[str, str, int]:
    """What stands in a cell: its state, its text and its shade."""
    found = cell(view, day)
    return found.state, found.text, found.shade


def test_a_rating_a_none_a_gap_and_what_is_to_come_are_four_things(workspace: Workspace) -> None:
    log_entries(workspace, [rating("anxiety", 7, at=on(3)), rating("anxiety", 0, at=on(4)), wine(at=on(5))], "Log")
    view = read_calendar(workspace, TODAY)
    assert (view.first, view.today, len(view.cells)) == (FIRST, TODAY, 30)
    assert view.measure.title == "Anxiety"
    assert shown(view, 3) == ("value", "7", 4)
    assert shown(view, 4) == ("value", "0", 0)
    assert shown(view, 5) == ("not_logged", "–", 0)
    assert shown(view, 6) == ("no_entry", "", 0)
    assert shown(view, 23) == ("future", "", 0)
    assert cell(view, 3).sentence == "Tuesday 3 November, anxiety 7"
    assert cell(view, 5).sentence == "Thursday 5 November, nothing logged about anxiety"
    assert cell(view, 6).sentence == "Friday 6 November, no entry"
    assert cell(view, 22).sentence == "Sunday 22 November, today, no entry yet"
    assert cell(view, 23).sentence == "Monday 23 November, still to come"
    assert (view.logged_days, view.days) == (3, 22)


def test_alcohol_in_drinks_with_none_and_unknown(workspace: Workspace) -> None:
    unknown = Drink(id=uuid4(), moment=moment_at(datetime(2026, 11, 4, 20), ZONE), entered_at=NOW, name="beer")
    none = NoneTaken(id=uuid4(), moment=moment_on(date(2026, 11, 5), ZONE), entered_at=NOW, what=EVERYTHING)
    log_entries(workspace, [wine(at=on(3), count=2), unknown, none, wine(at=on(6)), wine(at=on(7))], "Log")
    view = read_calendar(workspace, TODAY, "alcohol:alcohol")
    assert shown(view, 3)[0::2] == ("value", 5)
    assert shown(view, 4) == ("unknown", "?", 0)
    assert shown(view, 5) == ("none", "0", 0)
    assert shown(view, 6)[2] == 3
    assert cell(view, 4).sentence == "Wednesday 4 November, alcohol, amount not known"
    assert cell(view, 5).sentence == "Thursday 5 November, no alcohol"
    assert cell(view, 3).sentence.startswith("Tuesday 3 November, alcohol 2.")
    assert "? = taken, amount not known." in view.legend
    assert "0 = logged as none. Hatched = no entry, left out of every total." in view.legend


def test_amounts_of_a_substance_known_in_part_and_in_another_unit(workspace: Workspace) -> None:
    cup = Dose(
        id=uuid4(), moment=moment_at(datetime(2026, 11, 6, 9), ZONE), entered_at=NOW, name="kratom",
        substance="kratom_leaf", amount=Amount(value=2, unit="capsule"),
    )  # fmt: skip
    entries: list[Entry] = [
        dose("kratom_leaf", at=on(3), grams=3), dose("kratom_leaf", at=on(3, 20), grams=2.5),
        dose("kratom_leaf", at=on(4), grams=3), dose("kratom_leaf", at=on(4, 20)), dose("kratom_leaf", at=on(5)), cup,
    ]  # fmt: skip
    log_entries(workspace, entries, "Log")
    view = read_calendar(workspace, TODAY, "substance:kratom_leaf")
    assert shown(view, 3) == ("value", "5.5 g", 5)
    assert shown(view, 4) == ("partly", "3 g+", 3)
    assert shown(view, 5) == ("unknown", "?", 0)
    assert shown(view, 6) == ("other_unit", "+", 0)
    assert cell(view, 4).sentence == "Wednesday 4 November, Kratom 3 g and more, not known"
    assert cell(view, 6).sentence == "Friday 6 November, Kratom 2 capsules"
    assert view.legend[0] == "Darkest = the most on one day this month, 5.5 g."


def test_sleep_measures_and_sums_can_be_shown(workspace: Workspace) -> None:
    early, late = (moment_at(datetime(2026, 11, 3, hour), ZONE) for hour in (8, 20))
    entries: list[Entry] = [
        Sleep(id=uuid4(), moment=early, entered_at=NOW, hours=5.5),
        Measure(id=uuid4(), moment=early, entered_at=NOW, what="blood pressure", value=150, second=95, unit="mmHg"),
        Measure(id=uuid4(), moment=late, entered_at=NOW, what="blood pressure", value=135, second=85, unit="mmHg"),
        ScaleScore(id=uuid4(), moment=late, entered_at=NOW, scale="withdrawal-opioid", score=12),
    ]
    log_entries(workspace, entries, "Log")
    assert shown(read_calendar(workspace, TODAY, "sleep:"), 3) == ("value", "5.5", 3)
    pressure = read_calendar(workspace, TODAY, "measure:blood pressure")
    assert shown(pressure, 3)[:2] == ("value", "135/85")
    assert cell(pressure, 3).sentence == "Tuesday 3 November, blood pressure 135/85 mmHg"
    assert shown(read_calendar(workspace, TODAY, "score:withdrawal-opioid"), 3)[1] == "12"


def test_alerts_markers_and_lowered_doses_are_signs(workspace: Workspace) -> None:
    moment = moment_on(date(2026, 11, 6), ZONE)
    lowered = Marker(id=uuid4(), moment=moment, entered_at=NOW, what="dose_lowered")
    visit = Marker(id=uuid4(), moment=moment, entered_at=NOW, what="appointment")
    log_entries(workspace, [dose("kratom_leaf", at=on(5, 20), grams=3), wine(at=on(5, 21)), lowered, visit], "Log")
    medicine = Medicine(
        id=UUID(int=8), name="Gabapentin", substance="gabapentin", start=moment_on(date(2026, 10, 1), ZONE),
        amount=Amount(value=300, unit="mg"),
        plan=(PlannedStep(from_day=date(2026, 11, 10), amount=Amount(value=200, unit="mg")),
              PlannedStep(from_day=date(2026, 11, 28), amount=Amount(value=100, unit="mg"))),
    )  # fmt: skip
    save_medicine(workspace, medicine)
    view = read_calendar(workspace, TODAY)
    assert cell(view, 5).alert == Level.CRITICAL
    assert cell(view, 5).sentence.endswith(", a critical alert")
    assert (cell(view, 6).lowered, cell(view, 6).flags) == (True, ("appointment",))
    assert cell(view, 6).sentence == (
        "Friday 6 November, nothing logged about anxiety, dose lowered as planned, appointment"
    )
    assert [each.day.day for each in view.cells if each.lowered] == [6, 10], "what is planned is not yet there"


def test_the_measure_is_remembered_in_the_journal_and_takes_no_undo_step(workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", at=on(3), grams=3)], "Logged kratom")
    choose_calendar_measure(workspace, "substance:kratom_leaf")
    assert read_calendar(workspace, TODAY).measure.title == "Kratom"
    assert read_calendar(workspace, date(2026, 9, 9)).measure.title == "Kratom", "in a month without it too"
    step = workspace.journal.undo_step()
    assert step is not None
    assert step.label == "Logged kratom"
    choose_calendar_measure(workspace, "measure:something that is gone")
    assert read_calendar(workspace, TODAY).measure.title == "Anxiety"


def test_what_is_tracked_can_be_chosen_before_anything_is_logged(workspace: Workspace) -> None:
    tracking = Tracking(
        symptoms=(TrackedSymptom(name="restless legs"), TrackedSymptom(name="aches", hidden=True)),
        substances=(TrackedSubstance(name="Kratom", substance="kratom_leaf"),),
        measures=(("pulse", "/min"),),
        withdrawal_list="opioid",
    )
    save_tracking(workspace, tracking)
    titles = [measure.title for measure in read_calendar(workspace, TODAY).measures]
    assert titles == [
        "Restless legs",
        "Alcohol, drinks",
        "Sleep, hours",
        "Kratom",
        "Pulse, /min",
        "Withdrawal check-in",
    ]


def test_a_symptom_on_the_scale_of_words_shows_words(workspace: Workspace) -> None:
    save_tracking(workspace, Tracking(symptoms=(TrackedSymptom(name="sweats", scale="words"),)))
    moment = moment_at(datetime(2026, 11, 3, 9), ZONE)
    rated = SymptomRating(id=uuid4(), moment=moment, entered_at=NOW, symptom="sweats", severity=2, scale="words")
    log_entries(workspace, [rated], "Log")
    view = read_calendar(workspace, TODAY, "symptom:sweats")
    assert shown(view, 3) == ("value", "moderate", 3)
    assert cell(view, 3).sentence == "Tuesday 3 November, sweats moderate"


def test_the_whole_of_a_leap_month_and_a_december(workspace: Workspace) -> None:
    assert len(read_calendar(workspace, date(2024, 2, 17)).cells) == 29
    assert read_calendar(workspace, date(2025, 12, 31)).cells[-1].day == date(2025, 12, 31)
    assert last_of(date(9999, 11, 5)) == date(9999, 11, 30)


@pytest.mark.parametrize(
    ("low", "high", "value", "shade"),
    [(0, 10, 0, 0), (0, 10, 0.1, 1), (0, 10, 2, 1), (0, 10, 2.1, 2), (0, 10, 10, 5), (0, 10, 14, 5), (0, 3, 3, 5),
     (60, 90, 60, 1), (60, 90, 90, 5), (70, 70, 70, 5)],
)  # fmt: skip
def test_five_steps(low: float, high: float, value: float, shade: int) -> None:
    assert Scale(low=low, high=high).shade(value) == shade


days = st.integers(1, 30)
entries_of_a_month = st.lists(
    st.one_of(
        st.tuples(st.just("anxiety"), days, st.integers(0, 10)),
        st.tuples(st.just("kratom"), days, st.sampled_from([None, 1.0, 2.5, 40.0])),
        st.tuples(st.just("alcohol"), days, st.sampled_from([None, 0.0, 14.0])),
        st.tuples(st.just("none"), days, st.sampled_from(["alcohol", "kratom_leaf", EVERYTHING, "kratom"])),
        st.tuples(st.just("sleep"), days, st.sampled_from([None, 4.5, 8.0])),
    ),
    max_size=40,
)


def made(kind: str, day: int, value: object) -> Entry:
    """An entry of a kind on a day of the month."""
    moment = moment_at(datetime(2026, 11, day, 9), ZONE)
    whole = {"id": uuid4(), "moment": moment, "entered_at": NOW}
    if kind == "anxiety":
        return SymptomRating(**whole, symptom="anxiety", severity=value)  # type: ignore[arg-type]  # an int
    if kind == "kratom":
        amount = None if value is None else Amount(value=float(str(value)), unit="g")
        return Dose(**whole, name="kratom", substance="kratom_leaf", amount=amount)  # type: ignore[arg-type]
    if kind == "alcohol":
        return Drink(**whole, name="wine", ethanol_g=value)  # type: ignore[arg-type]  # grams
    if kind == "none":
        return NoneTaken(**whole, what=value)  # type: ignore[arg-type]  # what
    return Sleep(**whole, hours=value)  # type: ignore[arg-type]  # hours


def brute_force(entries: Sequence[Entry], key: str, day: date, drink_grams: float) -> tuple[str, float | None]:
    """What one day is, straight from its entries."""
    today = [entry for entry in entries if entry.moment.local_date == day]
    kind, name = key.split(":")
    values: list[float | None] = []
    for entry in today:
        if kind == "symptom" and isinstance(entry, SymptomRating) and entry.symptom == name:
            values.append(float(entry.severity))
        elif kind == "substance" and isinstance(entry, Dose):
            values.append(None if entry.amount is None else entry.amount.value)
        elif kind == "alcohol" and isinstance(entry, Drink):
            values.append(None if entry.ethanol_g is None else entry.ethanol_g / drink_grams)
        elif kind == "sleep" and isinstance(entry, Sleep):
            values.append(entry.hours)
    known = [value for value in values if value is not None]
    if kind == "symptom" and known:
        return "value", max(known)
    if kind == "sleep" and known:
        return "value", sum(known)
    if known:
        return ("partly" if len(known) < len(values) else "value"), sum(known)
    if values:
        return "unknown", None
    said = {"alcohol": {"alcohol", EVERYTHING}, "substance": {"kratom_leaf", "kratom", EVERYTHING}}.get(kind, set())
    if any(isinstance(entry, NoneTaken) and entry.what in said for entry in today):
        return "none", 0.0
    if day > TODAY:
        return "future", None
    return ("not_logged" if today else "no_entry"), None


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One journal for all examples; each takes back what it logged."""
    with new_workspace(tmp_path_factory.mktemp("month") / "diary.journal") as opened:
        yield opened


@settings(max_examples=200)
@given(entries_of_a_month, st.sampled_from(["symptom:anxiety", "substance:kratom_leaf", "alcohol:alcohol", "sleep:"]))
def test_the_cells_of_a_month_are_what_its_entries_say(
    shared: Workspace, drawn: list[tuple[str, int, object]], key: str
) -> None:
    entries = [made(*each) for each in drawn]
    with shared.journal.changes(undoable=False) as changes:
        changes.put_many(entries)
    try:
        view = read_calendar(shared, FIRST, key)
        if view.measure.key != key:
            assert key == "substance:kratom_leaf"
            assert not any(isinstance(entry, Dose) for entry in entries), "what was never taken cannot be chosen"
            return
        assert view.logged_days == len({entry.moment.local_date for entry in entries})
        for place, found in enumerate(view.cells):
            day = FIRST + timedelta(days=place)
            state, value = brute_force(entries, key, day, shared.drink_grams)
            assert found.day == day
            assert found.state == state, (key, day)
            assert (found.shade == 0) == (value in (None, 0.0)), (key, day)
    finally:
        with shared.journal.changes(undoable=False) as changes:
            for entry in entries:
                changes.remove(entry.id)


@given(st.dictionaries(days, st.integers(0, 10)), st.dictionaries(days, st.sampled_from(list(Level))))
def test_ratings_and_alerts_stand_on_their_own_days(ratings: dict[int, int], levels: dict[int, Level]) -> None:
    records = DailyRecords(
        first=FIRST, last=date(2026, 11, 30), logged=tuple(date(2026, 11, day) for day in sorted(ratings)),
        ratings=tuple(DailyRating(day=date(2026, 11, day), symptom="aches", worst=worst)
                      for day, worst in ratings.items()),
        alerts=tuple(DailyAlert(day=date(2026, 11, day), level=level) for day, level in levels.items()),
    )  # fmt: skip
    measure = CalendarMeasure(kind="symptom", name="aches", title="Aches")
    month = month_of(records, (), measure, date(2026, 12, 1), drink_grams=10.0)
    cells = cells_of(month, measure, (), (), {})
    for day, each in enumerate(cells, 1):
        assert each.text == (str(ratings[day]) if day in ratings else "")
        level = levels.get(day)
        assert each.alert == (level if level is not None and level > Level.NOTE else None)
