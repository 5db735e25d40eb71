"""P2 and P3 at their edges: what still belongs to a stop, and what no longer does, a day or an hour either side."""

from collections.abc import Iterable

import pytest

from journal_app.domain.person import Medicine
from journal_app.domain.safety.evaluate import safety_alerts
from tests.unit.domain.safety.diary import KNOWLEDGE, MONDAY, Diary, at, medicine
from tests.unit.domain.small_knowledge import JOURNAL


def nightly(name: str, first: int, last: int, *, regimen: Iterable[Medicine] = ()) -> Diary:
    """One dose of 10 mg a night on each day from `first` to `last`."""
    diary = Diary(regimen=regimen)
    for day in range(first, last + 1):
        diary.dose(name, day, 22)
    return diary


@pytest.mark.parametrize(("clock", "named"), [(22, True), (21, False)])
def test_what_was_taken_in_the_week_before_a_stop_is_named_beside_it(clock: float, named: bool) -> None:
    diary = nightly("diazepam", 0, 19)
    beside = diary.dose("bupropion", 12, clock)
    diary.none(20, "diazepam")
    (finding,) = diary.found(at(20, 20))
    assert finding.earlier == ((beside,) if named else ())


def test_a_medicine_that_stands_is_named_beside_a_stop() -> None:
    bupropion = medicine("bupropion", 0)
    diary = nightly("diazepam", 0, 19, regimen=[bupropion])
    diary.none(20, "diazepam")
    (finding,) = diary.found(at(20, 20))
    assert finding.earlier == (bupropion,)


def test_a_stop_is_over_when_it_was_taken_again_and_after_its_watch_at_the_latest() -> None:
    for again, over in ((11, at(11, 19)), (13, at(11, 19)), (9, at(9, 19))):
        diary = Diary()
        for day in range(7):
            diary.drink(day, 19, 80)
        diary.none(7, "alcohol")
        diary.drink(again, 19, 80)
        (finding,) = diary.found(at(again, 20), "P1")
        assert finding.over_at == over


def test_a_none_on_a_day_on_which_it_was_taken_is_no_stop() -> None:
    diary = nightly("diazepam", 0, 19)
    diary.dose("diazepam", 21, 22)
    diary.none(21, "diazepam")
    assert not diary.found(at(21, 23))
    diary.none(20, "diazepam")
    assert diary.levels(at(21, 23)) == [("P2", "critical")], "the day before it"


@pytest.mark.parametrize(("answer", "levels"), [("stopped", [("P3", "caution")]), ("not_logged", [])])
def test_of_other_medicines_only_a_stop_that_the_person_tells_of_is_one(
    answer: str, levels: list[tuple[str, str]]
) -> None:
    diary = nightly("kratom_leaf", 0, 6)
    diary.answer("P3", diary.entries[-1], answer)
    assert diary.levels(at(12), "P3") == levels


@pytest.mark.parametrize(("last", "levels"), [(13, []), (14, [("P2", "critical")])])
def test_a_none_must_cover_what_was_taken_within_two_weeks(last: int, levels: list[tuple[str, str]]) -> None:
    diary = Diary()
    diary.dose("zolpidem", 0, 22)
    for day in range(1, last + 1):
        diary.dose("diazepam", day, 22)
    diary.none(last + 1, "diazepam")
    assert diary.levels(at(last + 1, 20)) == levels, "zolpidem, the first of all entries, counts for 13 days more"
    diary.none(last + 1, "zolpidem")
    assert diary.levels(at(last + 1, 20)) == [("P2", "critical")]


def test_a_medicine_that_ended_long_ago_does_not_speak_for_what_was_logged_since() -> None:
    diary = nightly("diazepam", 30, 50, regimen=[medicine("diazepam", 0, 10)])
    diary.none(51, "diazepam")
    assert diary.levels(at(51, 20)) == [("P2", "critical")]


def test_a_medicine_as_needed_does_not_speak_for_what_was_logged() -> None:
    diary = nightly("diazepam", 0, 19, regimen=[medicine("diazepam", 0, scheduled=False)])
    diary.none(20, "diazepam")
    assert diary.levels(at(20, 20)) == [("P2", "critical")]
    diary = nightly("diazepam", 0, 19, regimen=[medicine("diazepam", 0)])
    diary.none(20, "benzodiazepine")
    assert not diary.found(at(20, 20)), "the scheduled one stands, and one day of it is not two"


@pytest.mark.parametrize(("stop", "speaks"), [(17, False), (18, True), (23, True), (24, False)])
def test_a_stop_date_near_the_last_dose_speaks_for_it(stop: int, speaks: bool) -> None:
    """From a day before the last dose to four days after it the medicine's stop date is the one that is told."""
    diary = nightly("diazepam", 0, 19, regimen=[medicine("diazepam", 0, stop, scheduled=False)])
    diary.none(20, "diazepam")
    said = [finding.anchor for finding in diary.found(at(30), "P2")]
    assert (diary.entries[19] in said) is not speaks


def test_a_step_that_halves_a_medicine_and_its_stop_date_are_two_things() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, 60, steps=[(30, 5)])])
    step, stop = diary.found(at(35))
    assert (step.rule, step.level.word, step.part) == ("P2", "caution", "2026-04-01")
    assert (stop.rule, stop.level.word, stop.part) == ("P2", "caution", "")
    assert [(finding.happened.person_day - MONDAY).days for finding in (step, stop)] == [30, 60]


def test_what_stands_beside_the_stop_of_a_medicine_is_named_where_it_is_about_seizures() -> None:
    for name, rule, named in (("diazepam", "P2", True), ("sertraline", "P3", False)):
        diary = Diary(regimen=[medicine(name, 0, 30)])
        beside = diary.dose("bupropion", 29, 9)
        (finding,) = diary.found(at(31))
        assert (finding.rule, finding.earlier) == (rule, (beside,) if named else ())


def test_the_stop_of_a_medicine_is_history_after_two_weeks() -> None:
    diary = Diary(regimen=[medicine("diazepam", 0, 30)])
    for hours, state in ((11.9, "to_review"), (12, "historical")):
        (alert,) = safety_alerts(KNOWLEDGE, diary.person, [], at(44, hours), JOURNAL)
        assert alert.state == state


@pytest.mark.parametrize(("start", "levels"), [(34, []), (35, [("P2", "critical")])])
def test_another_medicine_within_four_days_is_a_switch(start: int, levels: list[tuple[str, str]]) -> None:
    switched = [medicine("alprazolam", 0, 30), medicine("diazepam", start, number=501)]
    assert Diary(regimen=switched).levels(at(50)) == levels


@pytest.mark.parametrize(("day", "clock", "levels"), [
    (31, 3, ["critical"]), (31, 5, []), (34, 11, []), (34, 12, []), (34, 13, ["critical"]),
])  # fmt: skip
def test_a_dose_within_four_days_after_a_stop_date_goes_on(day: int, clock: float, levels: list[str]) -> None:
    """The four days run from noon of the stop date; what was taken before 04:00 of the day after it is of that date."""
    diary = Diary(regimen=[medicine("diazepam", 0, 30)])
    diary.dose("diazepam", day, clock)
    assert [word for _, word in diary.levels(at(day, clock + 1))] == levels


def test_a_last_day_that_was_skipped_is_one_day() -> None:
    ending = medicine("diazepam", 0, 20)
    diary = Diary(regimen=[ending])
    diary.skip(ending, 20)
    (finding,) = diary.found(at(23))
    assert (finding.anchor, finding.level.word) == (ending, "critical")


@pytest.mark.parametrize(("start", "levels"), [(6, ["serious"]), (7, [])])
def test_two_skipped_days_need_two_weeks_before_them(start: int, levels: list[str]) -> None:
    begun = medicine("diazepam", start)
    diary = Diary(regimen=[begun])
    for day in (20, 21, 22):
        diary.skip(begun, day)
    assert [word for _, word in diary.levels(at(23))] == levels
    assert len(diary.asked(at(23))) == len(levels)


@pytest.mark.parametrize(("given", "levels"), [(21, []), (22, ["critical"])])
def test_an_answer_about_a_silence_stays_when_it_was_taken_again(given: float, levels: list[str]) -> None:
    diary = nightly("diazepam", 0, 19)
    diary.answer("P2", diary.entries[19], "stopped", day=given)
    diary.dose("diazepam", 24, 22)
    assert [word for _, word in diary.levels(at(24, 23))] == levels
