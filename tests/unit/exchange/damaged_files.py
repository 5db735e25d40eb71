"""Damaged copies of good files, from a seed."""

import random

from journal_app.exchange.journal_csv import write_csv
from tests.unit.exchange.cases import GOLDEN, one_of_each

NASTY = (
    b'"', b"\n", b"\r", b",", b";", b"\x00", b"\xff", b"'", b"=", b"-", b"9" * 400, b"e999", b"NaN", b"{",
    b"[" * 3000, b"\xef\xbb\xbf",
)  # fmt: skip


def damaged_files(seed: int, count: int) -> list[bytes]:
    """Good files with bytes changed, cut out, put in, doubled, joined with another file, or cut off."""
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


def _damaged(chance: random.Random, good: list[bytes]) -> bytes:
    data = bytearray(chance.choice(good))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if data:
                data[min(at, len(data) - 1)] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = chance.choice(NASTY)
            case 3:
                data[at:at] = data[at : at + chance.randint(1, 80)]
            case 4:
                data += chance.choice(good)
            case _:
                del data[at:]
    return bytes(data)
