"""The key envelope: only its passphrase opens it, every damaged bit is noticed, and weak settings are refused."""

import contextlib
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.errors import BadInput, DamagedJournal, NewerJournal, WrongPassphrase
from journal_app.storage import envelope
from journal_app.storage.envelope import KdfCost, KeySettings
from tests.unit.storage.samples import CHEAP

JOURNAL = UUID(int=7)
KEY = bytes(range(32))
SALT = bytes(16)

passphrases = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)


@settings(max_examples=100)
@given(passphrases, passphrases)
def test_only_the_passphrase_opens_it(right: str, wrong: str) -> None:
    opened = envelope.parse(envelope.wrap(KEY, JOURNAL, SALT, right, CHEAP))
    assert envelope.unwrap(opened, right, CHEAP) == KEY
    if envelope.passphrase_bytes(wrong) != envelope.passphrase_bytes(right):
        with pytest.raises(WrongPassphrase):
            envelope.unwrap(opened, wrong, CHEAP)


def test_letters_composed_in_another_way_are_the_same_passphrase() -> None:
    opened = envelope.parse(envelope.wrap(KEY, JOURNAL, SALT, "p\u00e4ssw\u00f6rd", CHEAP))
    assert envelope.unwrap(opened, "pa\u0308sswo\u0308rd", CHEAP) == KEY


@pytest.mark.parametrize("bad", ["", "a\0b", "\ud83d", "x" * 1025, "ä" * 600])
def test_a_passphrase_that_cannot_be_one_is_refused_when_set_and_wrong_when_typed(bad: str) -> None:
    with pytest.raises(BadInput):
        envelope.wrap(KEY, JOURNAL, SALT, bad, CHEAP)
    with pytest.raises(WrongPassphrase):
        envelope.unwrap(envelope.parse(envelope.wrap(KEY, JOURNAL, SALT, "right", CHEAP)), bad, CHEAP)


def test_without_a_passphrase_it_says_that_it_hides_nothing() -> None:
    content = envelope.wrap(KEY, JOURNAL, SALT, None)
    assert b"hides nothing" in content
    assert envelope.unwrap(envelope.parse(content), None) == KEY


def test_with_a_passphrase_the_key_is_not_in_it() -> None:
    opened = envelope.parse(envelope.wrap(KEY, JOURNAL, SALT, "right", CHEAP))
    assert KEY not in b"".join(each for each in msgspec.structs.astuple(opened) if isinstance(each, bytes))
    with pytest.raises(WrongPassphrase):
        envelope.unwrap(opened, None, CHEAP)


@pytest.mark.parametrize("passphrase", [None, "right"])
def test_every_damaged_bit_is_noticed_as_damage(passphrase: str | None) -> None:
    content = envelope.wrap(KEY, JOURNAL, SALT, passphrase, CHEAP)
    whole = envelope.parse(content)
    for position in range(len(content)):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[position] ^= 1 << bit
            with contextlib.suppress(DamagedJournal, NewerJournal):
                assert envelope.parse(bytes(damaged)) == whole  # only white space has changed


def test_a_later_programs_file_is_newer_and_not_damaged() -> None:
    content = envelope.wrap(KEY, JOURNAL, SALT, None).replace(b'"version": 1', b'"version": 2')
    with pytest.raises(NewerJournal):
        envelope.parse(content)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory_kib=1024, iterations=3, lanes=4),
        KdfCost(memory_kib=128 * 1024, iterations=1, lanes=4),
        KdfCost(memory_kib=1 << 40, iterations=3, lanes=4),
        KdfCost(memory_kib=128 * 1024, iterations=1 << 30, lanes=4),
        KdfCost(memory_kib=128 * 1024, iterations=3, lanes=1 << 20),
    ],
)
def test_costs_out_of_bounds_are_refused_before_they_are_paid(cost: KdfCost) -> None:
    opened = envelope.parse(envelope.wrap(KEY, JOURNAL, SALT, "right", CHEAP))
    with pytest.raises(DamagedJournal):
        envelope.unwrap(msgspec.structs.replace(opened, cost=cost), "right")


def test_what_ships_is_costly_to_guess() -> None:
    assert KeySettings().cost.memory_kib >= 64 * 1024
    assert KeySettings().cost.within(KeySettings().floor, envelope.CEILING)


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"version": 1}', b'{"version": "1"}'])
def test_what_is_no_envelope_is_damaged(content: bytes) -> None:
    with pytest.raises(DamagedJournal):
        envelope.parse(content)
