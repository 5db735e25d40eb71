"""The few settings that are needed before a journal is open; nothing in them tells what a person wrote in it."""

import contextlib
from pathlib import Path
from typing import Literal

from journal_app.domain.fact import Fact
from journal_app.domain.person import Contact

Theme = Literal["system", "light", "dark"]


class Preferences(Fact, frozen=True, kw_only=True):
    """What Journal remembers outside the journal.

    `country` is ISO 3166 alpha-2 ("ZZ" elsewhere), None before the first start. `journal` is the remembered path:
    once it is known, a missing file is never taken for a new journal. `drink_grams` overrides the country's
    standard drink. `window` is Qt's saved geometry in base64. `text_percent` is 80 to 200.
    `contacts` are those that the person chose to show on the lock screen too; without that choice there are none here.
    """

    country: str | None = None
    journal: str | None = None
    theme: Theme = "system"
    text_percent: int = 100
    idle_lock_minutes: int = 5
    window: str = ""
    drink_grams: float | None = None
    contacts: tuple[Contact, ...] = ()


def read_preferences(path: Path) -> Preferences:
    """The stored preferences; the defaults where there are none or the file cannot be read."""
    import msgspec

    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError):
        return msgspec.json.decode(path.read_bytes(), type=Preferences, strict=True)
    return Preferences()


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Store the preferences, readable by their owner only."""
    import msgspec

    from journal_app.files import write_atomically

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(path, msgspec.json.format(msgspec.json.encode(preferences)))
    with contextlib.suppress(OSError):
        path.chmod(0o600)
