"""How quickly a program would guess a passphrase: said, never held against anybody, and kept nowhere."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from journal_app.i18n import _

GUESSES_A_SECOND: Final = 1e4
"""What a program manages that tries a journal's file on a fast computer; the file is made to slow it down."""

LONGEST_LOOKED_AT: Final = 72
"""Characters; what is longer is hardly guessed, and would take long to look at."""

_WITHIN: Final = (
    (60.0, _("A program that guesses would find this one within a minute.")),
    (3600.0, _("A program that guesses would find this one within an hour.")),
    (86400.0, _("A program that guesses would find this one within a day.")),
    (30 * 86400.0, _("A program that guesses would find this one within a month.")),
)
_LONGER: Final = _("A longer one helps more than signs and digits. You can keep this one if you like.")


def quickly_guessed(passphrase: str) -> str:
    """One or two calm sentences where a month is enough to guess it; "" for one that takes longer, and for none."""
    if not passphrase:
        return ""
    from zxcvbn import zxcvbn

    # Words of other languages count as if they were made up, so that this may be silent, but never cries wolf.
    seconds = float(zxcvbn(passphrase[:LONGEST_LOOKED_AT])["guesses"]) / GUESSES_A_SECOND
    said = next((words for limit, words in _WITHIN if seconds < limit), "")
    return f"{said} {_LONGER}" if said else ""


def warm_up() -> None:
    """Read the lists of words, which takes a moment the first time."""
    import_module("zxcvbn")
