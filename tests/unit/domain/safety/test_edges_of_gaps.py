"""P4 at its edges: which stay or blocker lies in the gap, and which days of it are known."""

import pytest

from tests.unit.domain.safety.diary import Diary, at, medicine


def daily(days: int = 7, *, clock: float = 12) -> Diary:
    """Kratom once a day, the last on day `days - 1`."""
    diary = Diary()
    for day in range(days):
        diary.dose("kratom_leaf", day, clock)
    return diary


@pytest.mark.parametrize(("last", "level"), [(10, None), (11, "serious"), (14, "serious"), (15, "critical")])
def test_only_days_in_a_row_are_known_for_certain(last: int, level: str | None) -> None:
    """Days 9 to `last` have an entry, those around them none; the person says that the rest was not logged."""
    diary = daily()
    for day in range(9, last + 1):
        diary.note(day)
    back = diary.dose("kratom_leaf", 20, 12)
    diary.answer("P4", back, "not_logged")
    assert [word for _, word in diary.levels(at(21), "P4")] == ([level] if level else [])


@pytest.mark.parametrize(("day", "clock", "case"), [(6, 22, ""), (7, 22, "after"), (12, 12, "after"), (12, 11, "")])
def test_a_stay_after_the_last_day_and_before_the_return(day: int, clock: float, case: str) -> None:
    diary = daily()
    for between in range(7, 12):
        diary.note(between)
    diary.marker(day, "detox")
    diary.dose("kratom_leaf", 12, clock)
    (finding,) = diary.found(at(13), "P4")
    assert (finding.level.word, finding.case) == ("critical" if case else "serious", case), "a day's marker is at noon"


@pytest.mark.parametrize(("clock", "case"), [(8, ""), (12, ""), (12.1, "after")])
def test_naltrexone_counts_after_the_last_opioid(clock: float, case: str) -> None:
    diary = daily()
    diary.dose("naltrexone", 6, clock)
    for between in range(7, 10):
        diary.note(between)
    diary.dose("kratom_leaf", 10, 12)
    (finding,) = diary.found(at(11), "P4")
    assert (finding.level.word, finding.case) == ("critical" if case else "serious", case)


def test_of_several_doses_of_naltrexone_the_last_is_named() -> None:
    diary = daily()
    for day in (7, 8):
        blocker = diary.dose("naltrexone", day, 12)
    diary.dose("kratom_leaf", 12, 12)
    (finding,) = diary.found(at(13), "P4")
    assert finding.earlier == (diary.entries[6], blocker)


@pytest.mark.parametrize(("day", "levels"), [(1, []), (2, ["critical"]), (30, ["critical"]), (31, [])])
def test_naltrexone_counts_for_four_weeks_where_no_opioid_is_known(day: int, levels: list[str]) -> None:
    diary = Diary()
    blocker = diary.dose("naltrexone", day, 9)
    diary.dose("kratom_leaf", 30, 12)
    findings = diary.found(at(32), "P4")
    assert [finding.level.word for finding in findings] == levels
    for finding in findings:
        assert finding.earlier == (blocker,)


@pytest.mark.parametrize(("stop", "case"), [(6, ""), (7, "after")])
def test_naltrexone_of_the_regimen_counts_when_it_went_on_after_the_last_opioid(stop: int, case: str) -> None:
    diary = daily()
    diary.person = Diary(regimen=[medicine("naltrexone", 3, stop)]).person
    for between in range(7, 10):
        diary.note(between)
    diary.dose("kratom_leaf", 10, 12)
    (finding,) = diary.found(at(11), "P4")
    assert finding.case == case


@pytest.mark.parametrize(("skipped", "levels"), [((18, 19, 20), ["serious"]), ((18, 19), []), ((17, 19, 20), [])])
def test_a_medicine_that_was_skipped_for_three_days_leaves_a_gap(skipped: tuple[int, ...], levels: list[str]) -> None:
    oxycodone = medicine("oxycodone", 0, 20)
    diary = Diary(regimen=[oxycodone])
    for day in skipped:
        diary.skip(oxycodone, day)
    diary.dose("oxycodone", 20, 13)
    assert [word for _, word in diary.levels(at(21), "P4")] == levels


def test_the_concern_lasts_for_two_weeks() -> None:
    diary = daily()
    diary.dose("kratom_leaf", 20, 12)
    (finding,) = diary.found(at(21), "P4")
    assert finding.over_at == at(34, 12)
