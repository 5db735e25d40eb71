"""Which format a file is in, and that no damaged file gets further than a sentence."""

import msgspec
import pytest

from journal_app.errors import BadInput, UserError
from journal_app.exchange.formats import FORMATS, format_of, read_any
from journal_app.exchange.journal_csv import write_csv
from tests.unit.exchange.cases import CONTEXT, NOW, recognise
from tests.unit.exchange.damaged_files import damaged_files


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"date,time,kind,name\n", "journal_csv"),
        (b"\xef\xbb\xbfDate;Kind\r\n", "journal_csv"),
        (b' \n{"format":"journal"}', "journal_json"),
        (b"who,when,what\n", "timeline_followback"),
        (b"date\twhat\n", "timeline_followback"),
    ],
)
def test_the_content_tells_the_format(data: bytes, name: str) -> None:
    assert format_of(data, None).name == name


@pytest.mark.parametrize("data", [b"kratom, 3 g, today\n", b"hello", b"\x00\x01\x02", b"", b"a,b\n1,2\n"])
def test_content_of_no_format_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="Nothing was imported"):
        format_of(data, None)


def test_a_format_can_be_named_and_a_wrong_name_lists_them() -> None:
    assert format_of(b"", "csv").name == "journal_csv"
    with pytest.raises(BadInput) as refused:
        format_of(b"", "excel")
    assert all(name in refused.value.sentence for name in FORMATS)


def read_all(files: list[bytes]) -> tuple[int, int]:
    context = msgspec.structs.replace(CONTEXT, start_date=NOW.date(), participant=None)
    read = refused = 0
    for data in files:
        try:
            reading = read_any(data, None, recognise, context)
        except UserError as error:
            refused += 1
            assert "Nothing was imported" in error.sentence
        else:
            read += 1
            # Whatever was read is whole: it can be written and read again.
            assert read_any(write_csv(reading.entries), "csv", recognise, context).entries == reading.entries
    return read, refused


def test_damaged_files_are_read_whole_or_refused_in_a_sentence() -> None:
    read, refused = read_all(damaged_files(1, 200))
    assert read > 0
    assert refused > 50


@pytest.mark.long
def test_ten_thousand_damaged_files_are_read_whole_or_refused_in_a_sentence() -> None:
    read, refused = read_all(damaged_files(2, 10_000))
    assert read > 0
    assert refused > 2_500
