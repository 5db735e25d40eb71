"""Ways in which a TOML file can be wrong: by a bit, a line, a value, a shape, or as a whole."""

import random
import re
from collections.abc import Callable
from typing import Final

_ODD_BYTES: Final = (
    b"[", b"]]", b'"', b"=", b"\x00", b"\xff", b"nan", b"1e999", b"\n[x]\n", b"{", b"}", b"'''", b'"""',
    b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\\", b"#", b",", b"-", b".", b"9" * 40, b"\\ud800", b"\xef\xbb\xbf",
)  # fmt: skip
_ODD_VALUES: Final = (
    "nan", "-nan", "inf", "-inf", "1e308", "-1e308", "1e-320", "0", "-0.0", "-1", "1", "2", "3", "9007199254740993",
    "9" * 400, "9" * 6000, "1e999", "true", "false", '""', '" "', '","', '"x"', "[]", "{}", "[[]]", '[""]', "[0]",
    "[nan, nan, nan]", "[inf, inf, inf]", "[1e308, 1e308, 1e308]", "[8999, 9000, 9000]", "[1, 2]", "[24, 72, 120]",
    "0001-01-01", "9999-12-31", "2026-02-29", "2024-02-29", "2026-11-22T10:00:00Z", "10:00:00", '"2026-11-22"',
    f'"{"x" * 10_000}"', '"\u202edrow"', '"\\u0000"', '"\\uD800"', '"{a"', '"{earlier.__class__}"', '"{0}"', '"%s"',
    '"critical"', '"note"', '"serious"', '"alcohol"', '"kratom"', '"kratom_leaf"', '"opioid"', '"D1"', '"P1"', '"N3+"',
    '"read: x"', '"to confirm: "', '"10-40"', '"9999999999999999999 h"', '"999999999 weeks"', '"0 min"', '"hours"',
    '["alcohol"]', '["opioid", "opioid"]', '["label"]', '["not_alone"]', "{ classes = [] }", '{ classes = ["opioid"] }',
    '{ number = "911" }', "{ tiers = [1] }", "{ tiers = [9] }", "[" * 300 + "]" * 300, "[" * 3000 + "]" * 3000,
    "{a=" * 300 + "1" + "}" * 300, "0x_1", "0b12", "1__0", "'", "",
)  # fmt: skip
_VALUE: Final = re.compile(rb"(?m)^(\s*[\w.\"]+\s*=\s*)(.+)$|(\w+ = )([^,{}\[\]\n]+|\[[^\]\n]*\])")
_NUMBER: Final = re.compile(rb"(?<![\w\"])-?\d+(?:\.\d+)?(?![\w\"])")

Mutation = Callable[[bytes, random.Random], bytes]


def _bytes(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    piece = data[at : at + dice.choice((1, 1, 4, 40, 400))]
    return dice.choice(
        (
            data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :],
            data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :],
            data[:at] + data[at + len(piece) :],
            data[:at] + piece + data[at:],
            data[:at] + dice.choice(_ODD_BYTES) + data[at:],
            data[:at],
            data[at:],
        )
    )


def _lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    way = dice.randrange(5)
    if way == 0:
        del lines[one]
    elif way == 1:
        lines.insert(other, lines[one])
    elif way == 2:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 3:
        lines[one] = dice.choice((b"[[pair]]", b"[[substance]]", b"[x]", b"[[safety]]", b"a = 1", b"\t", b"level = 1"))
    else:
        del lines[one : one + dice.randrange(1, 12)]
    return b"\n".join(lines)


def _values(data: bytes, dice: random.Random) -> bytes:
    found = list(_VALUE.finditer(data))
    if not found:
        return _bytes(data, dice)
    spots = [match.span(2) if match[2] is not None else match.span(4) for match in found]
    start, end = dice.choice(spots)
    if dice.random() < 0.3:
        first, last = dice.choice(spots)
        new = data[first:last]
    else:
        new = dice.choice(_ODD_VALUES).encode()
    return data[:start] + new + data[end:]


def _numbers(data: bytes, dice: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return _values(data, dice)
    start, end = dice.choice(found).span()
    new = dice.choice((b"nan", b"inf", b"-inf", b"1e308", b"-1", b"0", b"1e9", b"9001", b"9000", b"true", b'"1"',
                       b"0.5", b"1e-320", b"99999999999999999999", data[start:end] + b"0"))  # fmt: skip
    return data[:start] + new + data[end:]


def _whole(data: bytes, dice: random.Random) -> bytes:
    return dice.choice(
        (
            b"", b"\n", b"\x00" * 64, b"\xff\xfe" + data[:200], data.decode("utf-8", "replace").encode("utf-16"),
            b"\xef\xbb\xbf" + data, data + data, data.replace(b"\n", b"\r"), data.upper(), data[::-1], b"a." * 2000,
            b"x = " + b"[" * 5000, b"[" + b"a." * 3000 + b"b]", b"x = " + b"9" * 6000, bytes(dice.randbytes(300)),
        )
    )  # fmt: skip


_WAYS: Final[tuple[Mutation, ...]] = (_bytes, _bytes, _lines, _values, _values, _numbers, _values, _lines)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to three random changes, or, one time in fifty, something else in their place."""
    if dice.random() < 0.02:
        return _whole(data, dice)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        data = dice.choice(_WAYS)(data, dice) or b"\n"
    return data
