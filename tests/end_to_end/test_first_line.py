"""The first line through the house, in a real window, by keyboard only, as a person would walk it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from journal_app.operations.open_journal import create
from tests.conftest import FONTS
from tests.end_to_end import driver

ROOT = Path(__file__).resolve().parents[2]
DRIVER = ROOT / "tests" / "end_to_end" / "driver.py"
PATIENCE_S = 90.0
SAID_ONCE = "Matplotlib is building the font cache"
"""Matplotlib's own word to whoever started it, when it runs for the first time in a home."""

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the virtual screen is an X server"),
]


@dataclass(frozen=True)
class House:
    """A home folder of its own with a journal in it, and the screen."""

    home: Path
    display: str
    matplotlib: Path
    started: "list[subprocess.Popen[str]]"

    @property
    def journal(self) -> Path:
        return self.home / ".local" / "share" / "Journal" / "journal.db"

    def start(self, story: str, folder: Path) -> "Story":
        folder.mkdir()
        environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ} | {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "MPLCONFIGDIR": str(self.matplotlib),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            # Matplotlib leaves its font files to the end of the process.
            "PYTHONWARNINGS": "error,ignore:unclosed file:ResourceWarning",
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            driver.STORY: story,
            driver.FOLDER: str(folder),
            "JOURNAL_TEST_JOURNAL": str(self.journal),
        }
        process = subprocess.Popen(
            [sys.executable, str(DRIVER)], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )
        self.started.append(process)
        return Story(process, folder)

    def live(self, story: str, folder: Path) -> "Story":
        lived = self.start(story, folder)
        lived.end()
        return lived


@dataclass(frozen=True)
class Story:
    """A child process that lives a story, and its diary."""

    process: "subprocess.Popen[str]"
    folder: Path

    def end(self) -> None:
        """Wait for a good end: status 0, and nothing that Qt or Python warned of."""
        try:
            _, error = self.process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            _, error = self.process.communicate()
        pictures = ", ".join(str(each) for each in self.folder.glob("failed*.png"))
        assert self.process.returncode == 0, f"status {self.process.returncode}, pictures: {pictures}\n{error}"
        assert [line for line in error.splitlines() if not line.startswith(SAID_ONCE)] == []
        assert [each["text"] for each in self.diary("qt warning")] == []

    def diary(self, what: str) -> list[dict[str, Any]]:
        file = self.folder / "diary.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [line for line in map(json.loads, lines) if line["what"] == what]

    def wait_for(self, what: str) -> dict[str, Any]:
        end = monotonic() + PATIENCE_S
        while not (found := self.diary(what)):
            if self.process.poll() is not None or monotonic() > end:
                self.end()
                raise AssertionError(f"the story ended before {what!r}")
            sleep(0.05)
        return found[0]

    def go_on_after(self, what: str, words: str = "") -> None:
        """Let the story go on; `words` are what it needs to know by then."""
        hidden = self.folder / f".{what}"
        hidden.write_text(words, encoding="utf-8")
        hidden.rename(self.folder / what)


@pytest.fixture(scope="module")
def house(screen: str, tmp_path_factory: pytest.TempPathFactory) -> House:
    home = tmp_path_factory.mktemp("end-to-end-home")
    return House(home, screen, FONTS, [])


@pytest.fixture(autouse=True)
def _no_process_left(house: House) -> Iterator[None]:
    """A story that failed in the middle must not hold the journal for the next one."""
    yield
    for process in house.started:
        if process.poll() is None:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def lived_in(house: House, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The first start, from nothing to the report on disk."""
    return house.live("first start", tmp_path_factory.mktemp("first") / "story")


@pytest.fixture(scope="module")
def came_back(house: House, lived_in: Story, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A second start after that; it leaves a backup that holds the entries."""
    assert lived_in.process.returncode == 0
    return house.live("come back", tmp_path_factory.mktemp("second") / "story")


def test_from_the_first_start_to_the_report(house: House, lived_in: Story) -> None:
    (warned,) = lived_in.diary("warned")
    assert re.search(r"kratom", warned["text"], re.IGNORECASE)
    assert house.journal.is_file()
    assert b"kratom" not in house.journal.read_bytes()
    pdf = (lived_in.folder / "for the doctor.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert {path.name for path in house.home.rglob("*.pdf")} == set()


def test_a_wrong_passphrase_changes_nothing_and_the_right_one_brings_all_back(came_back: Story) -> None:
    (refused,) = came_back.diary("refused")
    assert refused["unchanged"]
    assert "Nothing was changed" in refused["text"]
    assert came_back.diary("all is there")


@pytest.mark.usefixtures("lived_in")
def test_a_second_start_brings_the_first_window_to_the_front(house: House, tmp_path: Path) -> None:
    first = house.start("hold", tmp_path / "first")
    first.wait_for("minimised")
    second = house.live("wait", tmp_path / "second")
    assert [each["status"] for each in second.diary("end")] == [0]
    first.wait_for("raised")
    first.go_on_after("held")
    first.end()


@pytest.mark.usefixtures("lived_in")
def test_the_lock_replaces_the_process_and_leaves_nothing_in_its_memory(house: House, tmp_path: Path) -> None:
    story = house.start("lock", tmp_path / "story")
    before = story.wait_for("before the lock")
    private = before["private"]
    found_before = memory_holds(before["pid"], private)
    story.go_on_after("before the lock")
    after = story.wait_for("after the lock")
    found_after = memory_holds(after["pid"], private)
    held = [each for each in open_files(after["pid"]) if str(house.journal.parent) in each]
    story.go_on_after("after the lock", private)
    story.end()
    starts = story.diary("start")
    assert [each["arguments"] for each in starts] == [[], ["--journal", str(house.journal), "--locked"]]
    assert len({each["pid"] for each in starts}) == 1
    assert {each["display"] for each in starts} == {house.display}
    assert private not in after["text"]
    assert story.diary("unlocked again")
    if found_before is None or found_after is None:
        pytest.skip("the memory of another process may not be read here; all else held")
    assert found_before, "the look into the memory finds nothing even where it must"
    assert not found_after
    assert held == []


@pytest.mark.usefixtures("came_back")
def test_a_damaged_journal_is_brought_back_from_its_backup(house: House, tmp_path: Path) -> None:
    data = house.journal.read_bytes()
    assert len(data) > 4096
    house.journal.write_bytes(data[:2048] + bytes(byte ^ 0x5A for byte in data[2048:]))
    story = house.live("recover", tmp_path / "story")
    (damaged,) = story.diary("damaged")
    assert damaged["unchanged"]
    assert story.diary("all is there")


def test_a_language_that_was_chosen_is_spoken_by_the_new_process(screen: str, tmp_path: Path) -> None:
    house = House(tmp_path / "home", screen, FONTS, [])
    house.journal.parent.mkdir(parents=True)
    create(house.journal, driver.PASSPHRASE, "US").workspace.journal.close()
    story = house.live("choose German", tmp_path / "story")
    starts = story.diary("start")
    assert [each["arguments"] for each in starts] == [[], ["--journal", str(house.journal), "--locked"]]
    (locked,), (opened,) = story.diary("locked in German"), story.diary("open in German")
    assert "Entsperren" in locked["text"]
    for english in ("Unlock", "Your journal"):
        assert english not in locked["text"]
    for english in ("Today", "Nothing logged", "Settings"):
        assert english not in opened["text"]


def open_files(pid: int) -> list[str]:
    """What a process holds open; nothing where that may not be seen."""
    try:
        return [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()]
    except PermissionError:
        return []


def memory_holds(pid: int, text: str) -> bool | None:
    """Whether a text is anywhere in the memory of a process, in the encodings of Python and Qt; None: not allowed."""
    wanted = (text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le"))
    try:
        with Path(f"/proc/{pid}/maps").open(encoding="utf-8") as maps, Path(f"/proc/{pid}/mem").open("rb") as memory:
            for line in maps:
                span, rights = line.split()[:2]
                if not rights.startswith("rw"):
                    continue
                start, end = (int(each, 16) for each in span.split("-"))
                try:
                    memory.seek(start)
                    content = memory.read(end - start)
                except (OSError, ValueError, OverflowError):
                    continue
                if any(each in content for each in wanted):
                    return True
    except PermissionError:
        return None
    return False
