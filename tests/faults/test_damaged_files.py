"""Two hundred kinds of damage: never a crash, never unnoticed, and no file is made or changed by looking."""

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.domain.entries import Entry
from journal_app.errors import DamagedJournal, MissingJournal, NotAJournal, UserError
from journal_app.storage.journal import open_journal_file, open_with_recovery_words
from journal_app.storage.keys import key_files
from tests.faults.journals import copied, filled, listing, numbered

ENTRIES = 400
PAGE = 4096

Damage = Callable[[random.Random, bytearray], bytes]


def _flip(chance: random.Random, content: bytearray) -> bytes:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _flip_at_the_start(chance: random.Random, content: bytearray) -> bytes:
    content[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    return bytes(content)


def _noise(chance: random.Random, content: bytearray) -> bytes:
    start = chance.randrange(len(content) - 16)
    content[start : start + 16] = chance.randbytes(16)
    return bytes(content)


def _zeros(chance: random.Random, content: bytearray) -> bytes:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)
    return bytes(content)


def _swapped_pages(chance: random.Random, content: bytearray) -> bytes:
    first, second = (page * PAGE for page in chance.sample(range(len(content) // PAGE), 2))
    content[first : first + PAGE], content[second : second + PAGE] = (
        content[second : second + PAGE],
        content[first : first + PAGE],
    )
    return bytes(content)


def _truncated(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def _appended(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content) + chance.randbytes(chance.choice((1, 100, PAGE, 5000)))


DAMAGES: tuple[Damage, ...] = (
    _flip, _flip, _flip_at_the_start, _noise, _zeros, _swapped_pages, _truncated, _appended,
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A closed journal and its recovery words."""
    path = tmp_path_factory.mktemp("whole") / "j.db"
    return path, filled(path, ENTRIES)


def _expected() -> tuple[Entry, ...]:
    return tuple(sorted((numbered(number) for number in range(ENTRIES)), key=lambda entry: entry.moment.at))


@pytest.mark.parametrize("rounds", [pytest.param(60, id="quick"), pytest.param(200, id="long", marks=pytest.mark.long)])
def test_damage_is_noticed_and_nothing_is_changed(
    whole: tuple[Path, tuple[str, ...]], tmp_path: Path, rounds: int
) -> None:
    source, _ = whole
    noticed = 0
    for number in range(rounds):
        chance = random.Random(number)
        damage = DAMAGES[number % len(DAMAGES)]
        path = copied(source, tmp_path / str(number))
        content = damage(chance, bytearray(path.read_bytes()))
        path.write_bytes(content)
        before = listing(path.parent)
        try:
            journal = open_journal_file(path, None)
        except (DamagedJournal, NotAJournal):
            assert listing(path.parent) == before, damage.__name__
            noticed += 1
            continue
        try:
            entries = journal.entries()
            assert entries == _expected(), f"{damage.__name__}: wrong content was read without a word"
            findings = journal.check_integrity()
        except DamagedJournal:
            findings = ("reading failed",)
        finally:
            journal.close()
        harmless = content == source.read_bytes() or damage is _appended or content[16:] == source.read_bytes()[16:]
        assert findings or harmless, f"{damage.__name__} was not noticed"
        noticed += bool(findings)
        assert path.read_bytes() == content, f"{damage.__name__}: looking changed the file"
    assert noticed > rounds * 0.7


FOREIGN = {
    "nothing": b"",
    "one byte": b"x",
    "text": b"Dear diary, " * 20_000,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(8192),
    "zeros": bytes(PAGE * 20),
    "random": random.Random(1).randbytes(PAGE * 20),
    "other journal": None,
    "plain database": None,
}


@pytest.mark.parametrize("key_file", ["with key files", "without key files"])
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_file_is_said_in_words_and_left_alone(
    whole: tuple[Path, tuple[str, ...]], tmp_path: Path, kind: str, key_file: str
) -> None:
    source, words = whole
    path = copied(source, tmp_path / "here")
    content = FOREIGN[kind]
    if content is not None:
        path.write_bytes(content)
    elif kind == "other journal":
        other = tmp_path / "other.db"
        filled(other, 3)
        path.write_bytes(other.read_bytes())
    else:
        path.unlink()
        plain = sqlite3.connect(path)
        plain.executescript("CREATE TABLE entry (id); INSERT INTO entry VALUES (1); PRAGMA journal_mode = WAL")
        plain.close()
    if key_file == "without key files":
        for file in key_files(path):
            file.unlink()
    before = listing(path.parent)
    with pytest.raises((DamagedJournal, NotAJournal)):
        open_journal_file(path, None)
    with pytest.raises((DamagedJournal, NotAJournal)):
        open_with_recovery_words(path, " ".join(words), "new passphrase")
    assert listing(path.parent) == before


@pytest.mark.parametrize("kind", ["missing", "no such folder", "directory", "dangling link", "pipe"])
def test_what_is_no_file_is_said_in_words_and_nothing_is_made(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "j.db"
    if kind == "no such folder":
        path = tmp_path / "nowhere" / "j.db"
    elif kind == "directory":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to(tmp_path / "gone")
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((MissingJournal, NotAJournal)) as caught:
        open_journal_file(path, None)
    assert isinstance(caught.value, NotAJournal if kind in ("directory", "pipe") else MissingJournal)
    assert sorted(tmp_path.rglob("*")) == before


def test_every_kind_of_trouble_has_its_own_sentence() -> None:
    from journal_app.storage import failures

    told = [
        failures.missing(), failures.empty(), failures.damaged(), failures.key_file_damaged(),
        failures.key_file_missing(), failures.not_a_journal(), failures.newer(), failures.already_open(),
        failures.not_permitted(), failures.wrong_passphrase(), failures.passphrase_needed(),
        failures.words_of_another(), failures.words_or_file_wrong(), failures.something_there(),
    ]  # fmt: skip
    assert len({error.sentence for error in told}) == len(told)
    assert all(isinstance(error, UserError) and error.sentence.endswith(".") for error in told)


def test_a_crash_in_the_middle_of_a_checkpoint_is_no_damage(
    whole: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    source, _ = whole
    path = copied(source, tmp_path / "torn")
    journal = open_journal_file(path, None)
    journal.database.driver.execute("PRAGMA wal_autocheckpoint = 0")
    journal.database.checkpoint = lambda: False  # type: ignore[method-assign]  # the crash comes before it is done
    with journal.changes() as changes:
        changes.put(numbered(ENTRIES))
        changes._connection.exec_driver_sql("CREATE TABLE touched (page_one INTEGER) STRICT")
    wal = path.with_name(path.name + "-wal")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (path, wal, *key_files(path)):
        (crashed / file.name).write_bytes(file.read_bytes())
    journal.close()
    assert (crashed / wal.name).stat().st_size > 0
    torn = bytearray((crashed / path.name).read_bytes())
    torn[512:1024] = bytes(512)
    (crashed / path.name).write_bytes(torn)
    again = open_journal_file(crashed / path.name, None)
    assert again.entry_count() == ENTRIES + 1
    assert again.check_integrity() == ()
    again.close()
