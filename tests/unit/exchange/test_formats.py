"""Which format a file is in, and that no damaged file gets further than a sentence."""

import random
from collections.abc import Callable

import msgspec
import pytest

from journal_app.errors import BadInput, UserError
from journal_app.exchange.formats import FORMATS, format_of, read_any
from journal_app.exchange.journal_csv import write_csv
from tests.unit.exchange.cases import CONTEXT, GOLDEN, NOW, one_of_each, recognise


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


def mutants(seed: int, count: int) -> Callable[[], list[bytes]]:
    """Damaged copies of good files: bytes flipped, cut out, doubled, joined, cut off."""

    def made() -> list[bytes]:
        chance = random.Random(seed)
        good = [
            (GOLDEN / "journal.csv").read_bytes(),
            (GOLDEN / "journal.json").read_bytes(),
            write_csv(one_of_each()).replace(b",", b";"),
            b"who,when,what\n1,-3,Heroin\n1,0,Heavy Drinking\n1,4,Kratom\n",
            b"date,what\n2026-05-15,Heroin\n",
            b"date,time,kind,name,amount,unit\n2026-05-15,20:15,dose,Kratom,3,g\n2026-05-15,,sleep,,,\n",
        ]
        return [_damaged(chance, good) for _ in range(count)]

    return made


def _damaged(chance: random.Random, good: list[bytes]) -> bytes:
    data = bytearray(chance.choice(good))
    nasty = [
        b'"',
        b"\n",
        b"\r",
        b",",
        b";",
        b"\x00",
        b"\xff",
        b"'",
        b"=",
        b"-",
        b"9" * 400,
        b"e999",
        b"NaN",
        b"{",
        b"[" * 3000,
        b"\xef\xbb\xbf",
    ]
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if data:
                data[min(at, len(data) - 1)] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = chance.choice(nasty)
            case 3:
                data[at:at] = data[at : at + chance.randint(1, 80)]
            case 4:
                data += chance.choice(good)
            case _:
                del data[at:]
    return bytes(data)


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
    read, refused = read_all(mutants(1, 200)())
    assert read > 0
    assert refused > 50


@pytest.mark.long
def test_ten_thousand_damaged_files_are_read_whole_or_refused_in_a_sentence() -> None:
    read, refused = read_all(mutants(2, 10_000)())
    assert read > 0
    assert refused > 2_500
