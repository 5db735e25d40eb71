"""A virtual screen of our own, for tests in a real window."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

WHY_SKIPPED = "Xvfb is not installed: the tests in a real window are skipped (apt-get install xvfb)"


def available() -> bool:
    """Whether a virtual screen can be started here."""
    return shutil.which("Xvfb") is not None


@contextmanager
def virtual_screen(size: str = "1400x1000x24") -> Iterator[str]:
    """Start Xvfb on a free display; gives the value for DISPLAY."""
    with TemporaryFile() as answer:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(answer.fileno()), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=(answer.fileno(),),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f":{_display_number(server, answer)}"
        finally:
            server.terminate()
            server.wait(60)


def _display_number(server: "subprocess.Popen[bytes]", answer: object) -> str:
    import os
    import time

    descriptor = answer.fileno()  # type: ignore[attr-defined]  # a temporary file
    for _ in range(1200):
        number = os.pread(descriptor, 20, 0).decode().strip()
        if number:
            return number
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError("Xvfb did not start")
