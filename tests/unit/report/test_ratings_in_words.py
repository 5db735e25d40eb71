"""A symptom that is rated in words stands in words in the calendar, and never takes a substance's place."""

from datetime import date, timedelta

from journal_app.domain.entries import Entry
from journal_app.domain.tracking import TrackedSymptom
from journal_app.report.data import DayCell, ReportData
from journal_app.report.typeset import pdf_bytes
from tests.unit.report.example import FIRST, dates, dose, drawn, marker, rating, taper
from tests.unit.report.test_build import built
from tests.unit.report.test_typeset import reader, words

ENTRIES, ALERTS = taper()
DAY = FIRST + timedelta(days=1)
"""With a bar for each of four symptoms, as every day of the example."""


def restless(day: date, severity: int, name: str = "restless legs") -> Entry:
    return rating(day, name, severity, "words")


def cell(data: ReportData, day: date = DAY) -> DayCell:
    return next(each for week in data.weeks for each in week.days if each is not None and each.number == str(day.day))


def lines(data: ReportData, day: date = DAY) -> list[tuple[str, str]]:
    return [(line.label, line.value) for line in cell(data, day).lines]


def test_a_rating_in_words_is_a_line_of_its_day_beside_the_bars() -> None:
    data = built([*ENTRIES, restless(DAY, 2), restless(FIRST, 0)], ALERTS)
    assert lines(data)[-1] == ("Restless legs", "moderate")
    assert lines(data, FIRST)[-1] == ("Restless legs", "none")
    assert cell(data, FIRST).lines[-1].none
    assert [bar.label for bar in cell(data).bars] == ["An", "Ac", "In", "Cr"]
    assert "Restless legs" not in dict(lines(data, FIRST + timedelta(days=2))), "not rated is not none"
    legend = "restless legs: rated from none to severe; on rated days, where there is room."
    assert legend in data.calendar_legend
    assert not any("on rated days" in each for each in built(ENTRIES, ALERTS).calendar_legend)
    text = words(pdf_bytes(data, drawn))
    assert "moderate" in text
    assert legend in text


def test_both_scales_of_one_symptom_stand_beside_each_other() -> None:
    data = built([*ENTRIES, restless(DAY, 3, "anxiety")], ALERTS)
    assert ("Anxiety (in words)", "severe") in lines(data)
    assert cell(data).bars[0].value is not None


def test_on_a_full_day_substances_stay_and_what_has_no_room_is_counted() -> None:
    both = [restless(DAY, 1), restless(DAY, 2, "yawning")]
    usual = lines(built(ENTRIES, ALERTS))
    found = {}
    for count in range(5):
        others = [dose(DAY, f"Other {number}", 5, "mg") for number in range(count)]
        found[len(usual) + count] = [label for label, _value in lines(built([*ENTRIES, *both, *others], ALERTS))]
        assert len(found[len(usual) + count]) <= 7
        if len(usual) + count <= 6:
            assert all(f"Other {number}" in found[len(usual) + count] for number in range(count))
    assert found[5][5:] == ["Restless legs", "Yawning"]
    assert found[6][6:] == ["and 2 more"]
    flagged = built([*ENTRIES, *both, *others, marker(DAY, "fever"), marker(DAY, "heat")], ALERTS)
    assert len(cell(flagged).lines) + len(cell(flagged).flags) == 7


def test_without_any_bar_there_is_room_for_more_words_and_the_page_still_holds_five_weeks() -> None:
    names = ("restless legs", "yawning", "sweating", "nausea")
    entries = [
        entry
        for place, day in enumerate(dates(FIRST, 35))
        for entry in (
            *(restless(day, place % 4, name) for name in names),
            *(dose(day, f"Medicine {number}", 5, "mg") for number in range(4)),
        )
    ]
    tracked = [TrackedSymptom(name=name, scale="words") for name in names]
    for paper in ("a4", "us-letter"):
        data = built(entries, last=FIRST + timedelta(days=34), tracked=tracked, paper=paper)
        assert cell(data).bars == ()
        assert {label for label, _value in lines(data)} >= {
            "Restless legs",
            "Yawning",
            "Sweating",
            "Nausea",
            "Medicine 3",
        }
        pages = [page.extract_text() for page in reader(pdf_bytes(data, drawn)).pages]
        assert sum("day by day" in page[:200] for page in pages) == -(-len(data.weeks) // 5)


def test_the_scale_of_0_to_10_is_named_only_where_something_is_rated_on_it() -> None:
    rated = [restless(day, 2) for day in dates(FIRST, 28)]
    tracked = [TrackedSymptom(name="restless legs", scale="words")]
    alone = words(pdf_bytes(built(rated, tracked=tracked), drawn))
    assert "Symptoms Rated in words. Higher is worse." in alone
    assert "10 worst imaginable" not in alone
    assert "0 none, 10 worst imaginable. Higher is worse." in words(pdf_bytes(built([*ENTRIES, *rated]), drawn))
