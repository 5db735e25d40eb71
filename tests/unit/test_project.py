"""What a newcomer relies on before any code runs: two commands, a lock without hosts, only the agreed top level."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _set_up_section() -> str:
    found = re.search(r"^## Set up\n(.*?)(?=^## )", README, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_set_up_is_two_blocks_of_one_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", _set_up_section(), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    assert all(len(block.strip().splitlines()) == 1 for block in blocks)
    assert "main.py" in blocks[0]
    assert "-m pytest" in blocks[1]


@pytest.mark.parametrize("lock", ["run.txt", "test.txt"])
def test_lock_has_hashes_and_names_no_host(lock: str) -> None:
    text = (PROJECT / ".ci" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(pinned) > 20
    assert text.count("--hash=sha256:") >= len(pinned)


def test_qt_is_pinned_below_the_release_that_kills_python_311() -> None:
    text = (PROJECT / ".ci" / "run.txt").read_text(encoding="utf-8")
    version = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", text, re.MULTILINE)
    assert version
    assert (int(version[1]), int(version[2])) == (6, 11)


def test_only_the_agreed_things_at_the_top_level() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    agreed = {"journal_app", "resources", "tests", "main.py", "pyproject.toml", "README.md", "LICENSE"}
    assert {name for name in top if not name.startswith(".")} <= agreed


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 4
    assert all((PROJECT / picture).is_file() for picture in pictures)


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (PROJECT / "journal_app" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = [name.rstrip("/") for name in re.findall(r"`([\w.*/]+)`", text) if "/" in name]
    assert len(named) > 40
    assert [name for name in named if not any([*PROJECT.glob(name), *(PROJECT / "journal_app").glob(name)])] == []


def test_the_layers_of_the_architecture_are_those_that_are_proved() -> None:
    text = (PROJECT / "journal_app" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = re.search(r"^## Layers\n.*?^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert drawn
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert [re.split(r"\s{2,}", line)[0].strip() for line in drawn[1].splitlines()] == contract["layers"]
