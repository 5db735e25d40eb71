"""Each chart in words: the numbers that a person would read off it, and never a zero for what is not known."""

import pytest

from journal_app.charts import describe, describe_place
from journal_app.domain.trends import Comparison, Middle
from tests.unit.charts.example import example_trends, with_medicines


def test_a_comparison_says_its_n_and_refuses_a_thin_week() -> None:
    def compared(first: float | None, last: float | None, first_n: int, last_n: int) -> str:
        return describe.comparison(
            Comparison(first=Middle(n=first_n, median=first), last=Middle(n=last_n, median=last))
        )

    assert compared(7, 4.5, 7, 6) == "first 7 days 7, last 7 days 4.5 (n = 7, 6)"
    assert compared(7, None, 7, 3) == "first 7 days 7 (n = 7), last 7 days too few days (n = 3)"
    assert compared(None, None, 0, 3) == "too few days (n = 0, 3)"
    assert describe.comparison(None) == ""


def test_days_logged_and_the_first_week() -> None:
    assert describe.logged(example_trends()) == "24 of 28 days logged"
    assert describe.empty(example_trends()) == ""
    young = example_trends(14, gaps=(0, 1, 2, 3))
    assert describe.empty(young) == ""


def test_a_panel_in_words() -> None:
    data = example_trends()
    assert describe.symptom(data, data.symptoms[0]) == (
        "Anxiety, 15 May – 11 June 2026: rated on 24 of 28 days, from 4 to 7; "
        "first 7 days 7, last 7 days 4.5 (n = 7, 6). 0 none, 10 worst imaginable. Higher is worse."
    )


def test_lanes_in_words_name_what_is_not_known_and_what_was_not_entered() -> None:
    words = describe.lanes(example_trends())
    assert "Alcohol: 2 to 3 drinks on 2 of 28 days; taken, amount not known on 1; none on 4; no entry on 21" in words
    assert "more that is not known on 1" in words
    assert "A serious or critical alert on 1 day." in words
    assert describe.whole(example_trends()).endswith("do not prove that one causes the other.")


def test_medicines_are_said_as_prescribed_and_never_as_taken() -> None:
    data = with_medicines()
    words = describe.lanes(data)
    assert "Medicines, as prescribed, not logged each day." in words
    assert "Sertraline: 50 mg once a day; 100 mg once a day from 22 May." in words
    assert "Gabapentin: 300 mg 3 times a day from 18 May; stopped 27 May." in words
    assert "Lorazepam: 1 mg as needed." in words
    assert "Happened: appointment on 17 May; dose lowered on 25 May." in words
    assert words.index("Gabapentin") > words.index("Sertraline") > words.index("Medicines")
    assert not any(lane.name in ("Sertraline", "Gabapentin", "Lorazepam") for lane in data.lanes)
    assert data.lanes_title == "Amounts, alcohol, sleep, medicines"
    assert example_trends().lanes_title == "Amounts, alcohol, sleep"


def test_the_readout_says_what_began_changed_ended_or_happened_that_day() -> None:
    data = with_medicines()
    assert "Gabapentin started, 300 mg 3 times a day" in describe_place.readout(data, 3)
    assert "Sertraline now 100 mg once a day" in describe_place.readout(data, 7)
    assert "Gabapentin stopped" in describe_place.readout(data, 12)
    assert "appointment" in describe_place.readout(data, 2)
    assert "Sertraline" not in describe_place.readout(data, 8)


def test_the_table_names_the_medicines_of_each_day_and_what_happened() -> None:
    headings, rows = describe_place.table(with_medicines())
    assert headings[-2:] == ("Medicines, as prescribed", "Happened")
    by_day = {row[0]: row[-2:] for row in rows}
    assert by_day["Tue 26 May 2026"] == (
        "Lorazepam 1 mg as needed; Sertraline 100 mg once a day; Gabapentin 300 mg 3 times a day",
        "",
    )
    assert by_day["Wed 27 May 2026"] == (
        "Lorazepam 1 mg as needed; Sertraline 100 mg once a day",
        "Gabapentin stopped",
    )
    assert by_day["Fri 15 May 2026"][0] == "Lorazepam 1 mg as needed; Sertraline 50 mg once a day"


def test_the_readout_of_a_day() -> None:
    data = example_trends()
    assert describe_place.place_title(data, 2) == "Sun 17 May 2026"
    assert "alcohol amount not known" in describe_place.readout(data, 2)
    assert "no alcohol" in describe_place.readout(data, 3)
    assert "anxiety 7" in describe_place.readout(data, 3)
    assert "slept 5 h" in describe_place.readout(data, 3)
    assert "alcohol 2 drinks and more, not known" in describe_place.readout(data, 7)
    assert "critical alert" in describe_place.readout(data, 7)
    assert describe_place.readout(data, 8) == "no entry"


def test_the_table_has_the_same_numbers_and_says_no_entry() -> None:
    data = example_trends()
    headings, rows = describe_place.table(data)
    assert headings[:5] == ("Day", "Anxiety", "Aches", "Insomnia", "Cravings")
    assert "Alcohol, drinks" in headings
    assert len(rows) == 28
    assert all(len(row) == len(headings) for row in rows)
    gap = rows[-9]
    assert gap[0] == "Sat 23 May 2026"
    assert set(gap[1:-1]) == {"no entry"}
    assert "0" not in {cell for row in rows for cell in row[5:]}


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(1, "drinks", "1 drink"), (2.5, "capsule", "2.5 capsules"), (0.25, "mg", "0.25 mg"), (2, "patch", "2 patches"),
     (11.04, "g", "11 g"), (0.125, "mg", "0.12 mg"), (250, "mcg", "250 mcg")],
)  # fmt: skip
def test_amounts_read_as_people_write_them(value: float, unit: str, shown: str) -> None:
    assert describe.amount(value, unit) == shown


def test_a_file_name_says_nothing_about_what_is_inside() -> None:
    data = example_trends()
    assert describe.file_stem(data.first, data.last) == "trends-2026-05-15_2026-06-11"
