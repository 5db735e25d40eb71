"""The journal's own CSV: nothing is lost on the way out and back, and a spreadsheet sees no formula."""

import csv
import io
import re
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import (
    EVERYTHING,
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    RedFlag,
    Skipped,
    SymptomRating,
    Urge,
)
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.exchange import journal_csv
from journal_app.exchange.journal_csv import COLUMNS, read_csv, write_csv
from tests.unit.exchange.cases import CONTEXT, FIRST_KINDS, GOLDEN, SECOND_KINDS, one_of_each, recognise
from tests.unit.exchange.entries_from_anywhere import entries

HEADER = "date,time,zone,utc_offset,kind,name,amount,unit,route,severity,note"


def read(text: str) -> tuple[Entry, ...]:
    return read_csv(text.encode(), recognise, CONTEXT).entries


@given(st.lists(entries(), max_size=2, unique_by=lambda entry: entry.id))
def test_export_then_import_gives_the_same_entries(written: list[Entry]) -> None:
    assert read_csv(write_csv(written), recognise, CONTEXT).entries == tuple(written)


@pytest.mark.long
def test_export_then_import_gives_the_same_entries_ten_thousand_times() -> None:
    @settings(max_examples=10_000)
    @given(st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
    def round_trip(written: list[Entry]) -> None:
        assert read_csv(write_csv(written), recognise, CONTEXT).entries == tuple(written)

    round_trip()


@settings(max_examples=200)
@given(st.lists(entries(), min_size=1, max_size=2))
def test_no_cell_is_a_formula_and_numbers_stay_numbers(written: list[Entry]) -> None:
    rows = list(csv.reader(io.StringIO(write_csv(written).decode(), newline="")))
    for cells in rows:
        for cell in cells:
            assert re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", cell) or cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    amount = COLUMNS.index("amount")
    for entry, cells in zip(written, rows[1:], strict=True):
        if isinstance(entry, Dose) and entry.amount is not None:
            assert float(cells[amount]) == entry.amount.value


def test_the_file_is_as_it_was_released() -> None:
    golden = (GOLDEN / "journal.csv").read_bytes()
    assert write_csv(one_of_each()) == golden
    assert read_csv(golden, recognise, CONTEXT).entries == one_of_each()


def test_the_first_files_are_read_for_ever() -> None:
    reading = read_csv((GOLDEN / "journal_1.csv").read_bytes(), recognise, CONTEXT)
    assert reading.entries == one_of_each()[:FIRST_KINDS]


def test_the_second_files_are_read_for_ever() -> None:
    reading = read_csv((GOLDEN / "journal_2.csv").read_bytes(), recognise, CONTEXT)
    assert reading.entries == one_of_each()[:SECOND_KINDS]


def test_the_first_columns_are_the_promised_ones() -> None:
    assert write_csv(()).decode().startswith(HEADER + ",")
    told = journal_csv.__doc__ or ""
    assert not [column for column in COLUMNS if not re.search(rf"^(\w+, )?{column}\b", told, re.MULTILINE)]


def test_a_table_written_by_hand_is_understood() -> None:
    dose, wine, beer, symptom, nothing = read(
        HEADER + "\n"
        "2026-05-15,20:15,,,dose,Valium,10,mg,oral,,before bed\n"
        "2026-05-15,21:00,,,drink,wine,150,ml,,,\n"
        "2026-05-15,,America/New_York,,dose,wine,2,pieces,,,\n"
        "2026-05-15,22:00,,,symptom,Anxiety,,,,7,\n"
        "2026-05-16,,,,none,,,,,,\n"
    )
    assert isinstance(dose, Dose)
    assert (dose.substance, dose.amount, dose.entered_by) == (
        "diazepam",
        Amount(value=10, unit="mg"),
        "import:journal_csv",
    )
    assert dose.moment.at == datetime(2026, 5, 15, 18, 15, tzinfo=UTC)
    assert isinstance(wine, Drink)
    assert (wine.volume_ml, wine.ethanol_g) == (150, None)
    assert isinstance(beer, Drink)
    assert (beer.count, beer.moment.precision, beer.moment.zone) == (2, "day", "America/New_York")
    assert isinstance(symptom, SymptomRating)
    assert (symptom.symptom, symptom.severity) == ("anxiety", 7)
    assert isinstance(nothing, NoneTaken)
    assert (nothing.what, nothing.moment.local_date) == (EVERYTHING, date(2026, 5, 16))


def test_markers_and_urges_are_written_by_hand_as_they_are_spoken() -> None:
    marker, flag, urge, skipped = read(
        "date,kind,name,severity,to_mix\n"
        "2026-05-15,Marker,Head injury,,\n"
        "2026-05-15,red flag,chest pain,,\n"
        "2026-05-15,urge,Kratom,7,yes\n"
        "2026-05-15,skipped,valium,,\n"
    )
    assert isinstance(marker, Marker)
    assert marker.what == "head_injury"
    assert isinstance(flag, RedFlag)
    assert flag.what == "chest_pain"
    assert isinstance(urge, Urge)
    assert (urge.substance, urge.strength, urge.to_mix) == ("kratom_leaf", 7, True)
    assert isinstance(skipped, Skipped)
    assert skipped.substance == "diazepam"


def test_measures_are_written_by_hand_in_the_units_of_the_device() -> None:
    weight, fever, pressure, own = read(
        "date,kind,name,amount,unit,second\n"
        "2026-05-15,measure,Weight,154,lbs,\n"
        "2026-05-15,measure,temperature,98.6,F,\n"
        "2026-05-15,measure,blood pressure,140,mmHg,90\n"
        "2026-05-15,measure,Steps,4000,,\n"
    )
    measured = [
        (each.what, each.value, each.second, each.unit)
        for each in (weight, fever, pressure, own)
        if isinstance(each, Measure)
    ]
    assert measured == [
        ("weight", 69.85, None, "kg"),
        ("temperature", 37.0, None, "°C"),
        ("blood pressure", 140, 90, "mmHg"),
        ("Steps", 4000, None, ""),
    ]


@pytest.mark.parametrize(
    "row", ["measure,weight,60,", "measure,pulse,60,kg", "measure,steps,,", "measure,,5,", "score,COWS,,", "score,,7,"]
)
def test_a_measure_without_its_unit_or_number_is_refused(row: str) -> None:
    with pytest.raises(BadInput, match=r"Line 2.*Nothing was imported"):
        read(f"date,kind,name,amount,unit\n2026-05-15,{row}\n")


@pytest.mark.parametrize("answers", ["x", "[[1,2]]", '[["a","b"]]', "[[" * 5000, '[["a",-1]]'])
def test_answers_that_nobody_wrote_are_refused(answers: str) -> None:
    quoted = answers.replace('"', '""')
    with pytest.raises(BadInput, match=r"Line 2.*Nothing was imported"):
        read(f'date,kind,name,amount,answers\n2026-05-15,score,COWS,7,"{quoted}"\n')


@pytest.mark.parametrize(
    "row", ["marker,party,,", "red_flag,,,", "urge,kratom,11,", "urge,kratom,x,", "skipped,,,", "urge,kratom,,perhaps"]
)
def test_what_no_marker_or_urge_can_be_is_refused(row: str) -> None:
    with pytest.raises(BadInput, match=r"Line 2.*Nothing was imported"):
        read(f"date,kind,name,severity,to_mix\n2026-05-15,{row}\n")


def test_alcohol_is_worked_out_from_volume_and_strength_of_a_hand_written_row() -> None:
    (drink,) = read("date,kind,name,volume_ml,abv_percent,count\n2026-05-15,drink,Wine,150,12,2\n")
    assert isinstance(drink, Drink)
    assert drink.ethanol_g == pytest.approx(28.404)


def test_hand_written_rows_read_twice_have_the_same_ids_and_equal_rows_stay_two() -> None:
    text = "date,kind,name\n2026-05-15,dose,kratom\n2026-05-15,dose,kratom\n"
    first, second = read(text), read(text)
    assert first == second
    assert len({entry.id for entry in first}) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\ufeff\n\n"])
def test_every_dialect_of_a_spreadsheet_gives_the_same_entries(newline: str, separator: str, start: str) -> None:
    lines = ["date,time,kind,name,amount,unit", "2026-05-15,20:15,dose,kratom,3,g"]
    text = start + newline.join(line.replace(",", separator) for line in lines) + newline
    (dose,) = read(text)
    assert isinstance(dose, Dose)
    assert (dose.substance, dose.amount) == ("kratom_leaf", Amount(value=3, unit="g"))


def test_a_comma_is_a_decimal_mark_where_it_separates_nothing() -> None:
    (dose,) = read('sep=;\ndate;kind;name;amount;unit\n2026-05-15;dose;"kratom";2,5;g\n')
    assert isinstance(dose, Dose)
    assert dose.amount == Amount(value=2.5, unit="g")


def test_empty_lines_and_repeated_headers_are_counted_and_unknown_columns_named() -> None:
    text = "date,kind,name,mood\n\n,,,\n2026-05-15,dose,kratom,fine\nDate,Kind,Name,Mood\n2026-05-16,dose,zzz,\n"
    reading = read_csv(text.encode(), recognise, CONTEXT)
    assert (len(reading.entries), reading.repeated_headers, reading.ignored_columns) == (2, 1, ("mood",))
    assert [(found.name, found.count) for found in reading.not_recognised] == [("zzz", 1)]


def test_a_long_note_is_read_whole() -> None:
    (note,) = read(f'date,kind,note\n2026-05-15,note,"{"x" * 200_000}"\n')
    assert len(note.note) == 200_000
    assert csv.field_size_limit() == 131_072


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("2026-13-01,dose,kratom,,,,", '"date"'),
        ("15.05.2026,dose,kratom,,,,", '"date"'),
        ("1850-01-01,dose,kratom,,,,", '"date"'),
        ("9999-12-31,dose,kratom,,,,", '"date"'),
        ("2026-05-15,shopping,kratom,,,,", '"kind"'),
        ("2026-05-15,dose,kratom,3,,,", '"unit"'),
        ("2026-05-15,dose,kratom,3,teaspoons,,", '"unit"'),
        ("2026-05-15,dose,kratom,three,g,,", '"amount"'),
        ('2026-05-15,dose,kratom,"1,000",g,,', '"amount"'),
        ("2026-05-15,dose,kratom,nan,g,,", '"amount"'),
        ("2026-05-15,dose,kratom,1e999,g,,", '"amount"'),
        (f"2026-05-15,dose,kratom,{'9' * 5000},g,,", '"amount"'),
        ("2026-05-15,dose,kratom,-3,g,,", "more than 0"),
        ("2026-05-15,dose,,3,g,,", "name of a substance"),
        ("2026-05-15,symptom,anxiety,,,11,", "0 to 10"),
        ("2026-05-15,symptom,anxiety,,,,", "0 to 10"),
        ("2026-05-15,symptom,anxiety,,,7.5,", '"severity"'),
        ("2026-05-15,dose,kratom,,,,Mars/Base", '"zone"'),
        ("2026-05-15,dose,kratom,,,,../../etc/passwd", '"zone"'),
        ("2026-05-15,dose,kratom,,,,,extra", "more cells"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_place(row: str, where: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(f"date,kind,name,amount,unit,severity,zone\n2026-05-14,dose,kratom,,,,\n{row}\n")
    assert where in refused.value.sentence
    assert "Line 3" in refused.value.sentence
    assert "kratom" not in refused.value.sentence
    assert "Nothing was imported" in refused.value.sentence


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        ("date,kind\n".encode("utf-16"), "UTF-16"),
        ("date,kind,name\n2026-05-15,dose,caf\xe9\n".encode("latin-1"), "Latin-1"),
        (b"date,kind,name\n2026-05-15,dose,a\x00b\n", "damaged"),
        (b"PK\x03\x04rest", "not a text file"),
        (b'date,kind,name\n2026-05-15,dose,"kratom\n', "quotation mark"),
        (b"date,name\n2026-05-15,kratom\n", 'no column "kind"'),
        (b"date,kind,kind\n2026-05-15,dose,dose\n", "same name"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read_csv(data, recognise, CONTEXT)


def test_a_file_that_was_cut_off_is_refused() -> None:
    whole = write_csv(one_of_each())
    with pytest.raises(BadInput, match="complete"):
        read_csv(whole[: whole.rindex(b",")], recognise, CONTEXT)


def test_what_no_text_file_can_carry_is_shown_as_replaced() -> None:
    spoilt = msgspec.structs.replace(one_of_each()[0], note="a\x00b\ud800c")
    (back,) = read_csv(write_csv((spoilt,)), recognise, CONTEXT).entries
    assert back.note == "a\ufffdb\ufffdc"
