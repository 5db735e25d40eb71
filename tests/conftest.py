"""What every test shares: no screen, no warnings, no network, a fixed hypothesis profile."""

import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from journal_app.i18n import use_language

LANGUAGE = os.environ.get("JOURNAL_TEST_LANGUAGE", "en")
"""What the tests speak, whatever this machine does; tests that compare words are for English alone."""
os.environ["JOURNAL_LANGUAGE"] = LANGUAGE
use_language(LANGUAGE)  # before any words are made
os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"

from journal_app.ui.system_libraries import missing_for_qt  # noqa: E402 - it has words

if lacking := missing_for_qt():
    # One sentence that says what to install, in place of the traceback of whichever file asks Qt for something first.
    raise SystemExit(lacking)

settings.register_profile(
    "journal", max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("journal")

FONTS = Path(tempfile.gettempdir()) / f"journal-tests-{os.getuid() if hasattr(os, 'getuid') else 0}" / "matplotlib"
"""Matplotlib's list of this machine's fonts, made once for all runs: on a busy machine it takes so long that matplotlib
warns of it, in whichever test draws first."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the list of fonts before any test draws; only in the process that hands out the tests."""
    if hasattr(config, "workerinput") or any(FONTS.glob("fontlist*.json")):
        return
    FONTS.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-c", "import matplotlib.font_manager"],
        env={**os.environ, "MPLCONFIGDIR": str(FONTS)},
        stderr=subprocess.DEVNULL,
        check=False,
    )


REAL_RECORDS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ctn0094"
"""Records of real people, read where they lie beside the project and never committed."""


@pytest.fixture
def real_records() -> Path:
    """The folder of the real records; the test is skipped where they are absent."""
    if not (REAL_RECORDS / "tlfb.csv").is_file():
        pytest.skip("the real records are not beside this checkout")
    return REAL_RECORDS


@pytest.fixture(autouse=True)
def _no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that anything logs is a failure."""
    yield
    for phase in ("setup", "call"):
        loud = [record for record in caplog.get_records(phase) if record.levelno >= logging.WARNING]
        loud = [record for record in loud if "propagateSizeHints" not in record.getMessage()]
        assert not loud, [record.getMessage() for record in loud]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No code of ours may open a network socket; a local one may raise the first window."""
    genuine = socket.socket

    class LocalSocketsOnly(genuine):  # type: ignore[misc, valid-type]  # subclassing the real class at run time
        def __init__(self, family: int = -1, *rest: object, **named: object) -> None:
            if family in (-1, socket.AF_INET, socket.AF_INET6):
                raise AssertionError("a network socket was opened")
            super().__init__(family, *rest, **named)

    monkeypatch.setattr(socket, "socket", LocalSocketsOnly)


@pytest.fixture(autouse=True)
def _no_private_files(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every test has a home of its own, so that none reads or writes the developer's journal."""
    home = tmp_path_factory.mktemp("home")
    variables = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
    for name in variables:
        monkeypatch.setenv(name, str(home))
    # What is made from the program's own files, holds nothing of a journal and is slow to make: once for the whole run.
    monkeypatch.setenv("MPLCONFIGDIR", str(FONTS))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A test that leaves a thread of ours behind fails."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    assert not left, f"threads left behind: {left}"


def pytest_report_header() -> str:
    """Say what the run can and cannot see."""
    records = "present" if (REAL_RECORDS / "tlfb.csv").is_file() else "absent (their tests are skipped)"
    return f"real records: {records}; Python {sys.version.split()[0]}"
