"""The lanes of a day: bands that fade without an end, times that are not exact, and what meets."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.day_lane_series import day_lanes_of
from journal_app.domain.day_lanes import BANDS, DayLane, DayLanes, Fade
from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, NoneTaken, Sleep, SymptomRating
from journal_app.domain.moments import Moment, moment_about, moment_at, moment_on
from journal_app.domain.person import Medicine, Person
from journal_app.domain.tracking import TrackedSubstance
from journal_app.domain.units import Amount
from tests.shipped import shipped_knowledge

DAY = date(2026, 6, 3)
ZONE = "Europe/Berlin"


def at(hour: int, minute: int = 0, day: date = DAY, zone: str = ZONE) -> Moment:
    """A minute of a day."""
    return moment_at(datetime(day.year, day.month, day.day, hour, minute), zone)


def dose(substance: str, moment: Moment, **more: object) -> Dose:
    """A dose at a moment."""
    return Dose(id=uuid4(), moment=moment, entered_at=moment.at, name=substance, substance=substance, **more)  # type: ignore[arg-type]  # the rest of a dose


def wine(moment: Moment, grams: float | None = 14.0) -> Drink:
    """A glass of wine."""
    return Drink(id=uuid4(), moment=moment, entered_at=moment.at, name="wine", ethanol_g=grams)


def night(bed: Moment, up: Moment, hours: float = 7) -> Sleep:
    """A night from bed to up."""
    return Sleep(id=uuid4(), moment=up, entered_at=up.at, hours=hours, bed_at=bed.at, up_at=up.at)


def lanes(*entries: Entry, day: date = DAY, now: datetime | None = None, **more: object) -> DayLanes:
    """The lanes of the day."""
    return day_lanes_of(
        more.pop("knowledge", shipped_knowledge()),  # type: ignore[arg-type]  # Knowledge or None
        more.pop("person", Person()),  # type: ignore[arg-type]  # a Person
        tuple(sorted(entries, key=lambda entry: entry.moment.at)),
        day,
        zone=ZONE,
        now=now or datetime(2026, 7, 1, tzinfo=UTC),
        **more,  # type: ignore[arg-type]  # tracked
    )


def test_an_intake_is_a_mark_and_a_band_that_begins_there_and_goes_on_past_midnight() -> None:
    found = lanes(dose("diazepam", at(20, 15), amount=Amount(value=5, unit="mg")))
    (lane,) = found.lanes
    (mark,) = lane.marks
    assert (lane.name, mark.clock, mark.words, mark.exact) == ("Diazepam", "20:15", "5 mg", True)
    assert mark.at_h == mark.begins_h == mark.ends_h == 20.25
    assert lane.band(20.0) is None
    assert lane.band(20.25) == lane.band(23.9) == "active"
    assert lane.fades[0].trace_h > found.length_h


def test_what_was_taken_the_day_before_runs_in_from_the_left_without_a_mark() -> None:
    found = lanes(dose("diazepam", at(22, 40, day=DAY - timedelta(days=1))))
    (lane,) = found.lanes
    assert lane.marks == ()
    assert lane.remark == "since 2 Jun 22:40"
    assert lane.band(0.0) == "active"
    assert not found.logged


def test_what_has_long_faded_has_no_lane() -> None:
    assert lanes(dose("kratom_leaf", at(9, day=date(2026, 4, 1)))).lanes == ()


def test_a_time_that_is_only_about_known_is_a_span_and_its_band_begins_at_its_earliest() -> None:
    early, late = at(16, 30).at, at(18, 30).at
    (lane,) = lanes(dose("gabapentin", moment_about(early, late, ZONE))).lanes
    (mark,) = lane.marks
    assert (mark.begins_h, mark.ends_h, mark.exact, mark.clock) == (16.5, 18.5, False, "about 17:30")
    assert lane.strength(16.4) == 0
    assert lane.strength(16.5) == lane.strength(18.4) == 1


def test_a_dose_without_a_time_of_day_spans_the_whole_day_and_the_night_after_it() -> None:
    (lane,) = lanes(dose("kratom_leaf", moment_on(DAY, ZONE))).lanes
    (mark,) = lane.marks
    assert (mark.begins_h, mark.ends_h, mark.clock) == (0.0, 24.0, "time not known")
    assert lane.strength(0.0) == lane.strength(23.9) == 1
    (after,) = lanes(dose("kratom_leaf", moment_on(DAY - timedelta(days=1), ZONE))).lanes
    assert after.strength(3.9) == 1
    assert after.strength(4.1) < 1


def test_a_length_that_is_a_guess_is_said() -> None:
    assert lanes(wine(at(20), grams=None)).lanes[0].guess(21)
    assert not lanes(wine(at(20))).lanes[0].guess(21)
    low = next(row.id for row in shipped_knowledge().substances.values() if row.confidence == "low" and row.windows)
    assert lanes(dose(low, at(20))).lanes[0].guess(20.5)


def test_a_patch_counts_while_it_is_worn() -> None:
    worn = dose("fentanyl", at(8, day=DAY - timedelta(days=2)), route="transdermal")
    (lane,) = lanes(worn).lanes
    assert lane.strength(20.0) == 1, "nobody wrote down that it came off"
    assert lane.guess(20.0)
    off = dose("fentanyl", at(8, day=DAY - timedelta(days=2)), route="transdermal", ended_at=at(6).at)
    (lane,) = lanes(off).lanes
    assert lane.strength(5.9) == 1 > lane.strength(7.0) > 0


def test_two_depressants_meet_where_both_reach_and_one_alone_does_not() -> None:
    found = lanes(dose("kratom_leaf", at(18)), wine(at(20)))
    (met,) = [each for each in found.together if each.begins_h < 24]
    assert met.begins_h == 20
    assert set(met.keys) == {"kratom_leaf", "alcohol"}
    assert lanes(dose("kratom_leaf", at(18))).together == ()
    assert lanes(dose("kratom_leaf", at(18)), dose("kratom_extract", at(19))).together == (), "forms of one thing"
    assert lanes(dose("caffeine", at(18)), wine(at(20))).together == ()


def test_an_ongoing_medicine_is_there_all_day_without_being_logged() -> None:
    medicine = Medicine(
        id=UUID(int=3), name="methadone", substance="methadone", start=moment_on(date(2026, 1, 1), ZONE)
    )
    (lane,) = lanes(person=Person(regimen=(medicine,))).lanes
    assert lane.remark == "ongoing medicine"
    assert lane.strength(0.0) == lane.strength(23.9) == 1
    assert lane.marks == ()


def test_a_name_of_no_list_has_a_mark_and_no_band() -> None:
    unknown = Dose(id=uuid4(), moment=at(13), entered_at=at(13).at, name="Wundermittel")
    (lane,) = lanes(unknown).lanes
    assert (lane.name, lane.remark, lane.fades, len(lane.marks)) == ("Wundermittel", "not checked", (), 1)


def test_a_drink_without_alcohol_is_not_counted_as_alcohol() -> None:
    (lane,) = lanes(wine(at(20), grams=0.0)).lanes
    assert (lane.name, lane.remark, lane.fades) == ("Wine", "no alcohol in it", ())


def test_the_three_states_of_a_substance_that_is_tracked() -> None:
    tracked = (TrackedSubstance(name="Kratom", substance="kratom_leaf"),)
    none = NoneTaken(id=uuid4(), moment=moment_on(DAY, ZONE), entered_at=at(9).at, what="kratom_leaf")
    (lane,) = lanes(tracked=tracked).lanes
    assert (lane.no_entry, lane.none) == (True, False)
    (lane,) = lanes(none, tracked=tracked).lanes
    assert (lane.no_entry, lane.none) == (False, True)
    (lane,) = lanes(none, dose("kratom_leaf", at(9)), tracked=tracked).lanes
    assert (lane.no_entry, lane.none, len(lane.marks)) == (False, False, 1)


def test_nothing_at_all_is_a_none_for_every_lane_where_nothing_was_taken() -> None:
    nothing = NoneTaken(id=uuid4(), moment=moment_on(DAY, ZONE), entered_at=at(9).at, what=EVERYTHING)
    before = dose("diazepam", at(22, day=DAY - timedelta(days=1)))
    (lane,) = lanes(nothing, before).lanes
    assert lane.none
    assert lane.fades


def test_a_night_is_cut_at_midnight_and_one_without_times_keeps_its_words() -> None:
    (lane,) = lanes(night(at(23, day=DAY - timedelta(days=1)), at(6, 30))).lanes
    (span,) = lane.sleep
    assert (span.begins_h, span.ends_h, span.words) == (0.0, 6.5, "slept 7 h")
    evening = night(at(22), at(5, day=DAY + timedelta(days=1)))
    (span,) = lanes(evening).lanes[0].sleep
    assert (span.begins_h, span.ends_h) == (22.0, 24.0)
    untimed = Sleep(id=uuid4(), moment=moment_on(DAY, ZONE), entered_at=at(9).at, hours=5.5, wakings=1)
    (span,) = lanes(untimed).lanes[0].sleep
    assert (span.begins_h, span.ends_h, span.words) == (None, None, "slept 5 h 30 min, woke 1 time")


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (DAY, 24), (date(2026, 10, 25), 25)])
def test_a_day_has_as_many_hours_as_its_clock(day: date, hours: int) -> None:
    found = lanes(wine(at(20, day=day)), day=day)
    assert found.length_h == hours == len(found.clocks)
    (mark,) = found.lanes[0].marks
    assert found.clock(mark.at_h) == "20:00"
    assert mark.at_h == hours - 4


def test_an_entry_of_another_zone_stays_on_its_date() -> None:
    away = wine(at(23, 30, zone="America/Los_Angeles"))
    home = [wine(at(hour)) for hour in (10, 11)]
    found = lanes(*home, away)
    assert [mark.clock for mark in found.lanes[0].marks] == ["10:00", "11:00", "23:30"]
    assert all(0 <= mark.at_h <= 24 for mark in found.lanes[0].marks)


def test_the_present_is_known_only_on_its_own_day() -> None:
    assert lanes(now=at(14, 30).at).now_h == 14.5
    assert lanes(now=at(14, 30, day=DAY + timedelta(days=1)).at).now_h is None


def test_without_knowledge_only_the_marks_are_there() -> None:
    found = lanes(dose("diazepam", at(9)), wine(at(20)), knowledge=None)
    assert found.warnings_off
    assert [lane.fades for lane in found.lanes] == [(), ()]
    assert all(lane.marks for lane in found.lanes)


def test_ratings_alone_make_a_logged_day_without_lanes() -> None:
    rated = SymptomRating(id=uuid4(), moment=at(9), entered_at=at(9).at, symptom="anxiety", severity=3)
    found = lanes(rated)
    assert found.logged
    assert found.lanes == ()


hours = st.floats(0.01, 400)


@given(st.floats(-300, 30), st.tuples(hours, hours, hours, hours))
def test_a_fade_never_grows_again_and_never_jumps(begins: float, spans: tuple[float, ...]) -> None:
    ends = [begins + sum(spans[: count + 1]) for count in range(4)]
    fade = Fade(begins_h=begins, left_h=ends[0], active_h=ends[1], wearing_h=ends[2], trace_h=ends[3])
    places = [begins + (ends[3] - begins) * share / 200 for share in range(201)]
    strengths = [fade.strength(place) for place in places]
    assert strengths[0] == 1
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(strengths))
    assert fade.strength(ends[3] - 1e-6) < 1e-3
    for edge in ends[:3]:
        assert abs(fade.strength(edge - 1e-6) - fade.strength(edge + 1e-6)) < 1e-3
    assert fade.strength(begins - 0.01) == fade.strength(ends[3]) == 0
    bands = [BANDS.index(band) for place in places if (band := fade.band(place)) is not None]
    assert bands == sorted(bands)


@given(st.lists(st.tuples(st.floats(-200, 24), hours, hours, hours), max_size=6), st.floats(0, 24))
def test_a_lane_shows_what_reaches_furthest(intakes: list[tuple[float, float, float, float]], place: float) -> None:
    fades = tuple(
        Fade(begins_h=begins, left_h=begins, active_h=begins + one, wearing_h=begins + one + two,
             trace_h=begins + one + two + three)
        for begins, one, two, three in intakes
    )  # fmt: skip
    lane = DayLane(key="x", name="X", fades=fades)
    bands = [BANDS.index(band) for fade in fades if (band := fade.band(place)) is not None]
    assert lane.band(place) == (BANDS[min(bands)] if bands else None)
    assert lane.strength(place) == max((fade.strength(place) for fade in fades), default=0.0)
