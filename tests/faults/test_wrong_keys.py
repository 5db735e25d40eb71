"""Wrong passphrases of every kind are refused without a trace, and the right one still opens."""

from pathlib import Path

import pytest

from journal_app.errors import BadInput, WrongPassphrase
from journal_app.storage.journal import create_journal_file, open_journal_file
from tests.faults.journals import listing
from tests.unit.storage.samples import CHEAP

TRICKY = (
    "plain", "with space ", "it's", '"quoted"', "back\\slash", "; DROP TABLE entry", "x'" + "ab" * 32 + "'", "😀" * 5,
    "pässwörd", "'''", "%s", "-", "\n", "é" * 500,
)  # fmt: skip


def _attempts(count: int) -> list[str]:
    generated = [f"{number}{'x' * (number % 50)}{chr(33 + number % 5000)}" for number in range(count)]
    return [each for each in (*TRICKY, *generated, "", "\0", "\ud83d", "y" * 10_000) if each != "the right one"]


@pytest.mark.parametrize("count", [pytest.param(60, id="quick"), pytest.param(1000, id="long", marks=pytest.mark.long)])
def test_wrong_passphrases_change_nothing(tmp_path: Path, count: int) -> None:
    path = tmp_path / "j.db"
    journal, _ = create_journal_file(path, "the right one", keys=CHEAP)
    journal.close()
    path.with_name(path.name + ".lock").unlink()
    before = listing(tmp_path)
    for attempt in (None, *_attempts(count)):
        with pytest.raises(WrongPassphrase):
            open_journal_file(path, attempt, keys=CHEAP)
    assert listing(tmp_path) == before
    open_journal_file(path, "the right one", keys=CHEAP).close()


@pytest.mark.parametrize("passphrase", TRICKY)
def test_any_passphrase_can_be_the_right_one(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "j.db"
    create_journal_file(path, passphrase, keys=CHEAP)[0].close()
    open_journal_file(path, passphrase, keys=CHEAP).close()
    with pytest.raises(WrongPassphrase):
        open_journal_file(path, passphrase + "!", keys=CHEAP)


def test_what_ships_opens_with_its_real_cost(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    create_journal_file(path, "the right one")[0].close()
    with pytest.raises(WrongPassphrase):
        open_journal_file(path, "the wrong one")
    open_journal_file(path, "the right one").close()


def test_no_passphrase_is_ever_repeated(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    create_journal_file(path, "canary-right", keys=CHEAP)[0].close()
    with pytest.raises(WrongPassphrase) as wrong:
        open_journal_file(path, "canary-wrong", keys=CHEAP)
    with pytest.raises(BadInput) as refused:
        create_journal_file(tmp_path / "other.db", "canary\0", keys=CHEAP)
    for caught in (wrong, refused):
        assert "canary" not in f"{caught.value!r} {caught.value.details}"
    assert not (tmp_path / "other.db").exists()
