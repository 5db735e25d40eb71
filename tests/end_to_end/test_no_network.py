"""A real start that comes to every page, form and dialog opens no socket to anywhere but this computer's own screen."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end import driver
from tests.end_to_end.read_everywhere import moments
from tests.end_to_end.story_environment import ROOT, story_environment

LONGEST_S = 500

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_window,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"),
]


def test_no_socket_leads_out_of_this_computer(screen: str, tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "story"
    for made in (home, folder):
        made.mkdir()
    for moment in moments():
        # Nobody reads what is on the screen here: the story need not wait.
        (folder / moment).touch()
    environment = story_environment("be read everywhere", home, folder, screen)
    calls = tmp_path / "calls"
    watched = ["strace", "-f", "-e", "trace=socket,connect", "-o", str(calls)]
    done = subprocess.run(
        [*watched, sys.executable, str(Path(driver.__file__)), "demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=LONGEST_S,
        check=False,
        text=True,
    )
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("this system lets no program watch another")
    assert done.returncode == 0, done.stderr
    families = set(re.findall(r"\bsocket\((\w+)", calls.read_text(encoding="utf-8", errors="replace")))
    assert families == {"AF_UNIX"}, "the screen is reached by a socket of this computer, and nothing else by any"
