"""Key files, recovery words and a new passphrase: nothing that is lost or mistyped costs the journal."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.errors import BadInput, DamagedJournal, UserError, WrongPassphrase
from journal_app.storage import keys
from journal_app.storage.journal import create_journal_file, open_journal_file, open_with_recovery_words
from tests.unit.storage import samples
from tests.unit.storage.samples import CHEAP


@pytest.fixture
def words(path: Path) -> str:
    """A closed journal with the passphrase "first" and one entry; its recovery words."""
    journal, made = create_journal_file(path, "first", keys=CHEAP)
    with journal.changes() as changes:
        changes.put(samples.rating())
    journal.close()
    return " ".join(made)


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        journal = open_journal_file(path, passphrase, keys=CHEAP)
    except WrongPassphrase:
        return False
    assert journal.entry_count() == 1
    journal.close()
    return True


def test_a_new_passphrase_replaces_the_old_one(path: Path, words: str) -> None:
    keys.change_passphrase(path, "first", "second", CHEAP)
    assert not _opens(path, "first")
    assert _opens(path, "second")
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(path, "first", "third", CHEAP)
    assert keys.needs_passphrase(path)
    keys.change_passphrase(path, "second", None, CHEAP)
    assert not keys.needs_passphrase(path)
    assert _opens(path, None)


@pytest.mark.parametrize("damage", [b"", b"{", None])
@pytest.mark.parametrize("copy", [0, 1])
def test_either_copy_is_enough_and_the_other_is_mended(path: Path, words: str, damage: bytes | None, copy: int) -> None:
    files = keys.key_files(path)
    whole = files[0].read_bytes()
    if damage is None:
        files[copy].unlink()
    else:
        files[copy].write_bytes(damage)
    assert keys.needs_passphrase(path)
    assert not _opens(path, "wrong")
    assert not files[copy].exists() or files[copy].read_bytes() == damage
    assert _opens(path, "first")
    assert [file.read_bytes() for file in files] == [whole, whole]


def test_without_a_whole_key_file_the_sentence_says_which(path: Path, words: str) -> None:
    for file in keys.key_files(path):
        file.write_bytes(b"rubbish")
    with pytest.raises(DamagedJournal, match="key file beside the journal is damaged"):
        open_journal_file(path, "first", keys=CHEAP)
    for file in keys.key_files(path):
        file.unlink()
    with pytest.raises(DamagedJournal, match="key file beside the journal is missing"):
        open_journal_file(path, "first", keys=CHEAP)


@pytest.mark.parametrize("key_files", ["whole", "damaged", "missing"])
def test_recovery_words_open_the_journal_and_set_a_new_passphrase(path: Path, words: str, key_files: str) -> None:
    for file in keys.key_files(path):
        if key_files == "damaged":
            file.write_bytes(b"rubbish")
        elif key_files == "missing":
            file.unlink()
    open_with_recovery_words(path, words, "new", keys=CHEAP).close()
    assert _opens(path, "new")
    assert not _opens(path, "first")


def test_recovery_words_may_be_typed_in_any_shape(words: str) -> None:
    key = keys.key_of_words(words)
    numbered = "\n".join(f"{number}. {word[:4].upper()}" for number, word in enumerate(words.split(), 1))
    assert keys.key_of_words(numbered) == key
    assert keys.key_of_words(words.replace(" ", ", ")) == key


def test_a_mistyped_recovery_word_is_named_by_its_place(path: Path, words: str) -> None:
    typed = words.split()
    typed[6] = "qwertz"
    with pytest.raises(WrongPassphrase, match="Word 7 ") as caught:
        open_with_recovery_words(path, " ".join(typed), None)
    assert "qwertz" not in caught.value.sentence
    with pytest.raises(WrongPassphrase, match="24 recovery words, and 23"):
        keys.key_of_words(" ".join(typed[:-1]))


def test_swapped_recovery_words_are_noticed(words: str) -> None:
    typed = words.split()
    other = next(each for each in range(1, 24) if typed[each] != typed[0])
    typed[0], typed[other] = typed[other], typed[0]
    try:
        assert keys.key_of_words(" ".join(typed)) != keys.key_of_words(words)  # 1 in 256 passes the check
    except WrongPassphrase as error:
        assert "do not fit together" in error.sentence


def test_recovery_words_of_another_journal_change_nothing(path: Path, words: str, tmp_path: Path) -> None:
    other, others = create_journal_file(tmp_path / "other.db", None)
    other.close()
    before = [file.read_bytes() for file in keys.key_files(path)]
    with pytest.raises(WrongPassphrase, match="another journal"):
        open_with_recovery_words(path, " ".join(others), "new", keys=CHEAP)
    assert [file.read_bytes() for file in keys.key_files(path)] == before
    for file in keys.key_files(path):
        file.unlink()
    with pytest.raises(DamagedJournal, match="recovery words"):
        open_with_recovery_words(path, " ".join(others), "new", keys=CHEAP)
    assert not any(file.exists() for file in keys.key_files(path))


def test_a_new_passphrase_that_cannot_be_one_changes_nothing(path: Path, words: str) -> None:
    with pytest.raises(BadInput):
        open_with_recovery_words(path, words, "", keys=CHEAP)
    assert _opens(path, "first")


@settings(max_examples=100)
@given(st.binary(min_size=32, max_size=32))
def test_words_and_key_say_the_same(key: bytes) -> None:
    words = keys.words_of(key)
    assert len(words) == 24
    assert keys.key_of_words(" ".join(words)) == key


@pytest.mark.parametrize("suffix", ["", ".key", ".key2", "-wal", "-shm", "-journal", ".backups/000001/journal.db"])
def test_a_new_journal_is_never_made_over_anything(path: Path, suffix: str) -> None:
    path.parent.mkdir()
    there = path.parent / (path.name + suffix)
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(b"something")
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(UserError, match="already files of a journal"):
        create_journal_file(path, None)
    assert sorted(path.parent.rglob("*")) == before
    assert there.read_bytes() == b"something"


def test_a_journal_that_could_not_be_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr("journal_app.storage.opening.write_key_files", refuse)
    with pytest.raises(UserError, match="full"):
        create_journal_file(path, None)
    assert list(path.parent.iterdir()) == []
    monkeypatch.undo()
    create_journal_file(path, None)[0].close()
