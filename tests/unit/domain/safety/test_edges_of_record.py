"""What the rules without a pair read, by example: sums of a day, the latest time, records that come late."""

from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
import pytest

from journal_app.domain.knowledge import Selector
from journal_app.domain.person import Answer, Person
from journal_app.domain.safety.record import (
    GRAMS,
    Record,
    Total,
    amount_of,
    comes_late,
    daily_totals,
    end_of_day,
    latest,
    stands,
)
from journal_app.domain.units import Amount
from tests.unit.domain.safety.found import grams, medicine, milligrams, none, note
from tests.unit.domain.small_knowledge import SMALL, START, about, day, dose, drink, hour

OPIOIDS = Selector(classes=("opioid",))
MONDAY = date(2026, 3, 2)


def record(*entries: object, person: Person | None = None) -> Record:
    return Record(SMALL, person or Person(), entries, START + timedelta(days=10))  # type: ignore[arg-type]


def totals(*entries: object) -> dict[date, dict[tuple[str, str], Total]]:
    return daily_totals(record(*entries).intakes(Selector(tiers=(1, 2))))


def test_masses_are_summed_in_milligrams() -> None:
    mixed = [
        dose(1, "oxycodone", hour(0), amount=grams(0.01)),
        dose(2, "oxycodone", hour(1), amount=milligrams(5)),
        dose(3, "oxycodone", hour(2), amount=Amount(value=500, unit="mcg")),
    ]
    (sums,) = totals(*mixed).values()
    assert sums.keys() == {("oxycodone", "mg")}
    assert sums["oxycodone", "mg"].value == pytest.approx(15.5)
    assert sums["oxycodone", "mg"].complete


def test_unlike_units_stand_alone_and_what_is_not_known_is_never_zero() -> None:
    (sums,) = totals(
        dose(1, "oxycodone", hour(0), amount=milligrams(5)),
        dose(2, "oxycodone", hour(1), amount=Amount(value=2, unit="tablet")),
        dose(3, "oxycodone", hour(2)),
        dose(4, "gabapentin", hour(2), amount=milligrams(300)),
        drink(5, 14, hour(3)),
    ).values()
    assert sums == {
        ("oxycodone", "mg"): Total(5, False),
        ("oxycodone", "tablet"): Total(2, False),
        ("oxycodone", ""): Total(0, False),
        ("gabapentin", "mg"): Total(300, True),
        ("alcohol", GRAMS): Total(14, True),
    }


def test_days_are_summed_apart_and_end_at_four() -> None:
    found = totals(*(dose(number, "oxycodone", hour(at_h), amount=milligrams(5)) for number, at_h in
                     enumerate((0, 19.9, 20, 30), start=1)))  # fmt: skip
    assert {each: sums["oxycodone", "mg"].value for each, sums in found.items()} == {
        MONDAY: 10, MONDAY + timedelta(days=1): 10,
    }  # fmt: skip


def test_an_amount_of_alcohol_is_in_grams_and_may_not_be_known() -> None:
    known, unknown = record(drink(1, 14, hour(0)), drink(2, None, hour(1))).intakes(Selector(classes=("alcohol",)))
    assert (amount_of(known), amount_of(unknown)) == ((14, GRAMS), (None, GRAMS))


def test_the_latest_that_a_time_can_be() -> None:
    assert latest(hour(3)) == START + timedelta(hours=3)
    assert latest(about(2, 6)) == START + timedelta(hours=6)
    assert latest(day(0)) == datetime(2026, 3, 3, 4, tzinfo=START.tzinfo)
    assert end_of_day(MONDAY, day(0, "Asia/Tokyo")) == datetime(2026, 3, 2, 19, tzinfo=START.tzinfo)


@pytest.mark.parametrize(
    ("entered_by", "after_days", "late"),
    [("import:csv", 31, True), ("import:csv", 30, False), ("import:csv", 1, False), ("person", 400, False)],
)
def test_an_imported_record_of_long_ago_comes_late(entered_by: str, after_days: float, late: bool) -> None:
    entry = dose(1, "oxycodone", hour(0))
    entry = msgspec.structs.replace(entry, entered_by=entered_by, entered_at=START + timedelta(days=after_days))
    assert comes_late(entry) is late


def test_a_medicine_of_the_regimen_never_comes_late() -> None:
    assert not comes_late(medicine(1, "bup", day(-400)))


def test_a_medicine_stands_from_its_first_to_its_last_day() -> None:
    ended = medicine(1, "bup", day(0), stop=day(3))
    assert [number for number in range(-2, 6) if stands(ended, MONDAY + timedelta(days=number))] == [0, 1, 2, 3]
    assert stands(medicine(1, "bup", day(0)), MONDAY + timedelta(days=4000))


def test_a_day_on_which_a_medicine_was_not_taken_is_none_of_its_days() -> None:
    going_on = medicine(7, "bup", day(0))
    held = record(
        none(1, "bup", 24), none(2, "opioid", 48), none(3, "everything", 72), person=Person(regimen=(going_on,))
    )
    days = [number for number in range(4) if held.standing(OPIOIDS, MONDAY + timedelta(days=number))]
    assert days == [0, 3], "nothing at all does not speak of what is taken as listed"
    assert held.regimen(OPIOIDS) == (going_on,)
    assert not record(person=Person(regimen=(medicine(7, "bup", day(0), scheduled=False),))).regimen(OPIOIDS)


def test_nones_cover_what_they_name() -> None:
    said = record(none(1, "oxycodone", 1), none(2, "benzodiazepine", 2), note(3, 30))
    rows = SMALL.substances
    assert [each.id.int for each in said.said_none(MONDAY, [rows["oxycodone"]])] == [1]
    assert [each.id.int for each in said.said_none(MONDAY, [rows["oxycodone"], rows["lorazepam"]])] == [1, 2]
    assert said.said_none(MONDAY, [rows["oxycodone"], rows["ghb"]]) == ()
    assert said.said_none(MONDAY + timedelta(days=1), [rows["oxycodone"]]) == ()
    assert said.has_entries(MONDAY + timedelta(days=1))
    assert not said.has_entries(MONDAY + timedelta(days=2))


def test_what_is_asked_for_lies_from_the_start_to_before_the_end() -> None:
    part = Record(SMALL, Person(), [], START, (START, START + timedelta(hours=1)))
    assert [part.wants(START + timedelta(hours=at_h)) for at_h in (-0.1, 0, 0.9, 1)] == [False, True, True, False]
    slack = timedelta(hours=1)
    assert [part.wants(START + timedelta(hours=at_h), slack) for at_h in (-1.1, -1, 1.9, 2)] == [
        False,
        True,
        True,
        False,
    ]
    assert record().wants(START - timedelta(days=9000))


def test_the_last_answer_counts() -> None:
    def answer(text: str, at_h: float) -> Answer:
        return Answer(rule="P2", anchor=UUID(int=1), answer=text, at=START + timedelta(hours=at_h))  # type: ignore[arg-type]

    entry = dose(1, "oxycodone", hour(0))
    given = record(entry, person=Person(answers=(answer("stopped", 5), answer("break", 2)))).answer("P2", entry)
    assert given is not None
    assert given.answer == "stopped"
    assert record(entry).answer("P2", entry) is None
