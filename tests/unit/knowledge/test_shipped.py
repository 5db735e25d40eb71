"""The compiled copy of the knowledge: the same as the files, never older than they are, and never needed."""

import shutil
from pathlib import Path

import pytest

from journal_app import paths
from journal_app.errors import BadKnowledge
from journal_app.knowledge import load
from journal_app.knowledge.shipped import shipped_knowledge

SHIPPED = paths.resources()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the copy, beside a set of files of its own that may be changed."""
    resources = tmp_path / "resources"
    shutil.copytree(SHIPPED / "knowledge", resources / "knowledge")
    place = tmp_path / "cache" / "knowledge.bin"
    monkeypatch.setattr(paths, "resources", lambda: resources)
    monkeypatch.setattr(paths, "compiled_knowledge", lambda: place)
    return place


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: object = None) -> object:
        raise AssertionError("the files were read again")

    monkeypatch.setattr(load, "load_knowledge", refuse)


def test_the_copy_says_what_the_files_say(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_files = load.load_knowledge(paths.resources() / "knowledge")
    assert shipped_knowledge() == from_files
    assert copy.exists()
    assert copy.stat().st_mode & 0o077 == 0
    forbid_reading(monkeypatch)
    assert shipped_knowledge() == from_files


def test_a_changed_file_is_read_at_once(copy: Path) -> None:
    before = shipped_knowledge()
    file = paths.resources() / "knowledge" / "countries.toml"
    changed = file.read_text(encoding="utf-8").replace('name = "Ireland"', 'name = "Irelant"')
    file.write_text(changed, encoding="utf-8")
    after = shipped_knowledge()
    assert after.countries["IE"].name == "Irelant"
    assert after.version != before.version


def test_a_fault_in_the_files_is_told_though_a_good_copy_is_there(copy: Path) -> None:
    shipped_knowledge()
    (paths.resources() / "knowledge" / "steps.toml").write_text("[", encoding="utf-8")
    with pytest.raises(BadKnowledge):
        shipped_knowledge()


def test_a_lost_file_is_told_though_a_good_copy_is_there(copy: Path) -> None:
    shipped_knowledge()
    (paths.resources() / "knowledge" / "steps.toml").unlink()
    with pytest.raises(BadKnowledge):
        shipped_knowledge()


@pytest.mark.parametrize("place", [0, 40, 3000, 20_000, -1])
def test_a_damaged_copy_is_made_again(copy: Path, place: int) -> None:
    good = shipped_knowledge()
    data = bytearray(copy.read_bytes())
    data[place] ^= 0xFF
    copy.write_bytes(data)
    assert shipped_knowledge() == good
    assert copy.read_bytes() != bytes(data)


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_cut_copy_is_made_again(copy: Path, length: int) -> None:
    good = shipped_knowledge()
    copy.write_bytes(copy.read_bytes()[:length])
    assert shipped_knowledge() == good


def test_without_a_place_for_the_copy_all_goes_on(copy: Path) -> None:
    copy.parent.parent.mkdir(exist_ok=True)
    copy.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert shipped_knowledge().substances
    assert shipped_knowledge().substances
