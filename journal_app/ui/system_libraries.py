"""Says in one sentence what a window lacks on this computer, before Qt would end the program without a word of help."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from journal_app.i18n import _

APT_LINE = (
    "sudo apt-get install libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0"
)
"""What Qt needs on a bare Debian or Ubuntu, found minimal by measurement."""

WITHOUT_A_SCREEN = "python main.py demo --out DIR"


def missing_for_qt() -> str | None:
    """A sentence when Qt's own libraries cannot be loaded; None when they can."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import PySide6.QtWidgets  # noqa: F401 - only whether it loads
    except ImportError as error:
        library = str(error).split(":", maxsplit=1)[0]
        return _lacking(library)
    return None


def _lacking(library: str) -> str:
    return _(
        "This computer lacks a system library that the window needs ({library}). Install it with: {command}"
    ).format(library=library, command=APT_LINE)


def missing_for_window(environment: Mapping[str, str] | None = None) -> str | None:
    """A sentence when no window can be opened here: a library or the screen is missing; None when one can."""
    sentence = missing_for_qt()
    if sentence is not None or not sys.platform.startswith("linux"):
        return sentence
    variables = os.environ if environment is None else environment
    if variables.get("QT_QPA_PLATFORM"):
        return None
    if not variables.get("DISPLAY") and not variables.get("WAYLAND_DISPLAY"):
        return _(
            "There is no screen here, so no window can open. To see what Journal makes without one, run: {command}"
        ).format(command=WITHOUT_A_SCREEN)
    return _missing_for_x11() if variables.get("DISPLAY") and not variables.get("WAYLAND_DISPLAY") else None


def _missing_for_x11() -> str | None:
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return None
    plugin = Path(found.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        # Qt blames libxcb-cursor0 for whatever is missing; the loader names the right one.
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).split(":", maxsplit=1)[0]
        return _lacking(library)
    return None


def screen_answers() -> bool:
    """Whether the X screen that DISPLAY names can be reached; Qt would end the program if not."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not broken
