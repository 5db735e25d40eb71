"""The environment in which a story is lived: a home of its own, and nothing of the one who runs the tests."""

import os
from pathlib import Path

from tests.conftest import FONTS
from tests.end_to_end import driver

ROOT = Path(__file__).resolve().parents[2]


def story_environment(story: str, home: Path, folder: Path, screen: str, **more: str) -> dict[str, str]:
    """For a program that lives `story` on the X screen `screen`; `folder` is where it meets who watches."""
    return {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ} | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "MPLCONFIGDIR": str(FONTS),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        driver.STORY: story,
        driver.FOLDER: str(folder),
        **more,
    }
