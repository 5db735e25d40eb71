"""P4: back to an opioid after a gap; each threshold from both sides."""

import pytest

from tests.unit.domain.safety.diary import Diary, at, medicine


def daily(days: int, name: str = "kratom_leaf", clock: float = 12) -> Diary:
    """One dose a day, the last on day `days - 1`."""
    diary = Diary()
    for day in range(days):
        diary.dose(name, day, clock)
    return diary


def noted(diary: Diary, first: int, last: int) -> Diary:
    """With another entry on each of these days."""
    for day in range(first, last + 1):
        diary.note(day)
    return diary


@pytest.mark.parametrize(
    ("day", "clock", "levels"),
    [(9, 11, []), (9, 12, ["serious"]), (13, 11, ["serious"]), (13, 12, ["critical"])],
)
def test_three_and_seven_days_to_the_hour(day: int, clock: float, levels: list[str]) -> None:
    diary = noted(daily(7), 7, day - 1)
    back = diary.dose("kratom_leaf", day, clock)
    found = diary.found(at(day, clock), "P4")
    assert [finding.level.word for finding in found] == levels
    for finding in found:
        assert finding.anchor == back
        assert finding.earlier == (diary.entries[6],)
    assert not diary.asked(at(day, clock))


@pytest.mark.parametrize(("days", "levels"), [(4, []), (5, ["serious"])])
def test_five_of_the_seven_days_before(days: int, levels: list[str]) -> None:
    diary = noted(daily(days), days, days + 2)
    diary.dose("oxycodone", days + 2, 12)
    assert [word for _, word in diary.levels(at(days + 3), "P4")] == levels


def test_every_fourth_day_stays_calm() -> None:
    diary = Diary()
    for day in range(0, 90, 4):
        diary.dose("kratom_leaf", day, 12)
    assert not diary.found(at(90))
    assert not diary.asked(at(90))


def test_days_without_any_entry_are_asked_about() -> None:
    expected = {"": "serious", "break": "critical", "not_logged": None}
    for answer, level in expected.items():
        diary = daily(7)
        back = diary.dose("kratom_leaf", 20, 12)
        assert [question.rule for question in diary.asked(at(20, 13))] == ["P4"]
        if answer:
            diary.answer("P4", back, answer)
            assert not diary.asked(at(20, 13))
        assert [word for _, word in diary.levels(at(20, 13))] == ([level] if level else [])


def test_days_said_to_be_none_need_no_question() -> None:
    diary = daily(7)
    for day in range(7, 13):
        diary.none(day, "opioid")
    diary.dose("kratom_leaf", 13, 12)
    assert diary.levels(at(13, 13), "P4") == [("P4", "critical")]
    assert not diary.asked(at(13, 13))


def test_a_stretch_that_is_certain_counts_when_the_rest_was_not_logged() -> None:
    diary = noted(daily(7), 7, 9)
    back = diary.dose("kratom_leaf", 20, 12)
    diary.answer("P4", back, "not_logged")
    assert diary.levels(at(20, 13)) == [("P4", "serious")]


def test_once_for_each_gap() -> None:
    diary = noted(daily(7), 7, 11)
    first = diary.dose("kratom_leaf", 12, 12)
    diary.dose("kratom_leaf", 12, 20)
    diary.dose("kratom_leaf", 13, 12)
    assert [finding.anchor for finding in diary.found(at(14), "P4")] == [first]


@pytest.mark.parametrize("what", ["detox", "hospital", "prison"])
def test_after_a_stay_it_is_critical_without_any_earlier_opioid(what: str) -> None:
    for after, levels in ((28, ["critical"]), (29, [])):
        diary = Diary()
        diary.marker(0, what)  # type: ignore[arg-type]  # one of the marker kinds
        diary.dose("oxycodone", after - 1, 12)
        assert [word for _, word in diary.levels(at(after))] == levels
    diary = noted(daily(7), 7, 9)
    diary.marker(8, what)  # type: ignore[arg-type]  # one of the marker kinds
    diary.dose("kratom_leaf", 10, 12)
    assert diary.levels(at(11), "P4") == [("P4", "critical")]


def test_another_marker_does_not_raise_it() -> None:
    diary = Diary()
    diary.marker(0, "birthday")
    diary.dose("oxycodone", 5, 12)
    assert not diary.found(at(6))


def test_after_naltrexone_it_is_critical_once() -> None:
    diary = daily(7)
    blocker = diary.dose("naltrexone", 9, 12)
    first = diary.dose("kratom_leaf", 11, 12)
    diary.dose("kratom_leaf", 12, 12)
    (finding,) = diary.found(at(13), "P4")
    assert (finding.level.word, finding.anchor, finding.earlier[-1]) == ("critical", first, blocker)


def test_a_regimen_or_a_depot_is_no_gap() -> None:
    diary = noted(daily(7), 7, 19)
    diary.dose("kratom_leaf", 20, 12)
    assert diary.found(at(21), "P4")
    diary.person = Diary(regimen=[medicine("oxycodone", 0)]).person
    assert not diary.found(at(21), "P4")
    diary.person = Diary(regimen=[medicine("oxycodone", 0, 16)]).person
    assert diary.levels(at(21), "P4") == [("P4", "serious")], "the regimen ended less than 7 days ago"
    diary.person = Diary().person
    diary.dose("implant", 7, 9)
    assert not diary.found(at(21), "P4")


def test_a_late_entry_inside_the_gap_takes_it_away() -> None:
    diary = noted(daily(7), 7, 9)
    diary.dose("kratom_leaf", 10, 12)
    assert diary.found(at(11), "P4")
    diary.dose("kratom_extract", 8, 12)
    assert not diary.found(at(11), "P4")


def test_a_day_without_a_time_counts_whole_days() -> None:
    for day, levels in ((8, []), (9, ["serious"])):
        diary = noted(daily(7, clock=20), 7, day - 1)
        diary.dose("kratom_leaf", day, None)
        assert [word for _, word in diary.levels(at(day + 1), "P4")] == levels


@pytest.mark.parametrize("gap", [79, 81, 106, 107, 400, 3000])
def test_no_gap_is_too_long_to_be_seen(gap: int) -> None:
    diary = noted(daily(7), 7, 14)
    back = diary.dose("oxycodone", 6 + gap, 12)
    (finding,) = diary.found(at(7 + gap), "P4")
    assert (finding.level.word, finding.anchor, finding.earlier) == ("critical", back, (diary.entries[6],))


def test_a_long_gap_without_a_word_is_asked_about() -> None:
    diary = daily(7)
    diary.dose("kratom_leaf", 200, 12)
    assert diary.levels(at(201), "P4") == [("P4", "serious")]
    assert [question.rule for question in diary.asked(at(201))] == ["P4"]


@pytest.mark.parametrize("what", ["detox", "hospital", "prison"])
def test_a_stay_anywhere_in_a_long_gap_makes_it_critical(what: str) -> None:
    diary = daily(7)
    diary.marker(60, what)  # type: ignore[arg-type]  # one of the marker kinds
    diary.dose("kratom_leaf", 300, 12)
    assert diary.levels(at(301), "P4") == [("P4", "critical")]


def test_a_regimen_that_ended_long_ago_began_the_gap() -> None:
    diary = noted(Diary(regimen=[medicine("oxycodone", 0, 40)]), 41, 60)
    diary.dose("oxycodone", 240, 12)
    (finding,) = diary.found(at(241), "P4")
    assert (finding.level.word, finding.earlier) == ("critical", diary.person.regimen)


def test_a_depot_that_still_acts_is_no_gap_however_long() -> None:
    for day, found in ((46, False), (60, True)):
        diary = noted(daily(7), 7, 30)
        diary.dose("implant", 3, 9)  # acts for 41 days
        diary.dose("kratom_leaf", day, 12)
        assert bool(diary.found(at(day + 1), "P4")) == found
