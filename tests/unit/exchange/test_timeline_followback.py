"""Timeline Followback records: every row arrives, and what is not understood is said."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.entries import EVERYTHING, Dose, Drink, NoneTaken
from journal_app.errors import BadInput, ParticipantNeeded, StartDateNeeded
from journal_app.exchange.readers.timeline_followback import read_timeline_followback
from journal_app.exchange.reading import Reading
from tests.unit.exchange.cases import CONTEXT, recognise

START = date(2020, 1, 1)


def read(text: str, *, participant: int | str | None = None, start_date: date | None = START) -> Reading:
    context = msgspec.structs.replace(CONTEXT, participant=participant, start_date=start_date)
    return read_timeline_followback(text.encode(), recognise, context)


def test_study_days_become_dates_without_a_time_of_day() -> None:
    reading = read("who,when,what\n38,-30,Heroin\n38,0,Heroin\n38,60,Zzz\n38,60,Zzz\n")
    assert [entry.moment.local_date for entry in reading.entries] == [
        date(2019, 12, 2),
        date(2020, 1, 1),
        date(2020, 3, 1),
        date(2020, 3, 1),
    ]
    assert {entry.moment.precision for entry in reading.entries} == {"day"}
    assert {entry.entered_by for entry in reading.entries} == {"import:timeline_followback"}
    assert len({entry.id for entry in reading.entries}) == 4
    assert [(found.name, found.count) for found in reading.not_recognised] == [("Zzz", 2)]


@pytest.mark.parametrize(
    ("what", "heavy"),
    [
        ("Alcohol", False),
        ("Light Drinking", False),
        ("Heavy Drinking", True),
        ("HEAVY DRINKING", True),
        ("wine", False),
    ],
)
def test_words_for_alcohol_are_drinks_of_an_amount_not_known(what: str, heavy: bool) -> None:
    (drink,) = read(f"date,what\n2026-05-15,{what}\n").entries
    assert isinstance(drink, Drink)
    assert (drink.name, drink.ethanol_g, drink.heavy) == (what, None, heavy)


def test_a_name_is_kept_as_written_whether_recognised_or_not() -> None:
    valium, unknown = read("what,date\nVALIUM,2026-05-15\nMusclerelax,2026-05-15\n", start_date=None).entries
    assert isinstance(valium, Dose)
    assert (valium.name, valium.substance) == ("VALIUM", "diazepam")
    assert isinstance(unknown, Dose)
    assert (unknown.name, unknown.substance, unknown.amount) == ("Musclerelax", None, None)


def test_a_said_none_is_a_none_and_a_missing_answer_is_nothing() -> None:
    reading = read("who,when,what\n1,0,None\n1,1,NA\n1,2,\n")
    (none,) = reading.entries
    assert isinstance(none, NoneTaken)
    assert none.what == EVERYTHING
    assert (reading.rows, reading.blank_rows) == (3, 2)


def test_one_participant_of_several_is_chosen() -> None:
    text = "who,when,what\n38,0,Heroin\n2918,0,Kratom\nwho,when,what\n2918,1,Kratom\n\n"
    reading = read(text, participant=2918)
    assert [entry.name for entry in reading.entries if isinstance(entry, Dose)] == ["Kratom", "Kratom"]
    assert reading.repeated_headers == 1
    with pytest.raises(ParticipantNeeded, match=r"records of 2 people") as asked:
        read(text)
    assert asked.value.people == ("38", "2918")
    assert "--" not in asked.value.sentence
    with pytest.raises(BadInput, match="no records of that participant"):
        read(text, participant=7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who,when,what\n1,tomorrow,Heroin\n", 'Line 2, column "when"'),
        ("who,when,what\n1,9999999,Heroin\n", 'Line 2, column "when"'),
        ("who,when,what\n1,-99999,Heroin\n", 'Line 2, column "when"'),
        ("who,when,what\n1,0.5,Heroin\n", 'Line 2, column "when"'),
        ("who,when,what\n1,0\n", "Line 2 has fewer cells"),
        ("who,when\n1,0\n", "no columns"),
        ("who,when,what,what\n1,0,Heroin,Heroin\n", "same name"),
        ("1,0,Heroin\n1,1,Heroin\n", "no columns"),
        ("date,what\n05/15/2026,Heroin\n", 'Line 2, column "when"'),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        read(text)
    assert "Heroin" not in refused.value.sentence


def test_study_days_need_the_date_of_day_0() -> None:
    with pytest.raises(StartDateNeeded, match="which date that was") as asked:
        read("who,when,what\n1,0,Heroin\n", start_date=None)
    assert "--" not in asked.value.sentence


def test_a_participant_may_be_a_name_and_a_number_is_one_person_however_it_is_written() -> None:
    text = "who,when,what\n7.0,0,Heroin\n7,1,Kratom\nB-2,0,Tea\n"
    with pytest.raises(ParticipantNeeded) as asked:
        read(text)
    assert asked.value.people == ("7", "B-2")
    for chosen, names in ((7, ["Heroin", "Kratom"]), ("7", ["Heroin", "Kratom"]), ("B-2", ["Tea"])):
        reading = read(text, participant=chosen)
        assert [entry.name for entry in reading.entries if isinstance(entry, Dose)] == names


def test_every_row_of_every_real_participant_arrives(real_records: Path) -> None:
    data = (real_records / "tlfb.csv").read_bytes()
    rows = list(csv.DictReader(data.decode().splitlines()))
    people = sorted({int(row["who"]) for row in rows})
    for participant in people[:: len(people) // 6]:
        own = [row for row in rows if int(row["who"]) == participant]
        context = msgspec.structs.replace(CONTEXT, participant=participant, start_date=START)
        reading = read_timeline_followback(data, recognise, context)
        assert len(reading.entries) == reading.rows == len(own)
        names = Counter(entry.name for entry in reading.entries if isinstance(entry, Dose | Drink))
        assert names == Counter(row["what"] for row in own)
        expected = {what for what in names if recognise(what) is None and "rinking" not in what and what != "Alcohol"}
        assert {found.name for found in reading.not_recognised} == expected
