"""The few settings that are needed before a journal is open; nothing in them tells what a person wrote in it."""

import contextlib
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from msgspec import Meta

from journal_app.domain.fact import Fact
from journal_app.domain.person import Contact
from journal_app.errors import CouldNotSave
from journal_app.i18n import _

Theme = Literal["system", "light", "dark", "night"]
FollowSystem = Literal["system", "on", "off"]
Contrast = Literal["system", "high", "normal"]
Clock = Literal["system", "24", "12"]
WindowTitle = Literal["Journal", "Notes", "Planner"]
ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the local clock, "08:30"."""
MaybeClockTime = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")]
"""The same, or "" for none."""


class Preferences(Fact, frozen=True, kw_only=True):
    """What Journal remembers outside the journal.

    `country` is ISO 3166 alpha-2 ("ZZ" elsewhere), None before the first start. `journal` is the remembered path:
    once it is known, a missing file is never taken for a new journal. `drink_grams` overrides the country's
    standard drink. `language` is a code of `i18n.LANGUAGES`, "" to follow the system. `window` is Qt's saved
    geometry in base64. `text_percent` is 80 to 200. `idle_lock_minutes` 0 is never. `contacts` are those that the
    person chose to show on the lock screen too; without that choice there are none here. `reminder_first` and
    `reminder_second` hold while `reminders` is on; `reminder_again_at` is when one that was put off comes again
    (seconds since 1970, UTC; 0 for none). `words_to_copy`: the window was closed before the recovery words of a new
    journal were copied.
    """

    country: str | None = None
    journal: str | None = None
    language: Annotated[str, Meta(max_length=8)] = ""
    theme: Theme = "system"
    contrast: Contrast = "system"
    reduced_motion: FollowSystem = "system"
    text_percent: Annotated[int, Meta(ge=80, le=200)] = 100
    clock: Clock = "system"
    idle_lock_minutes: Annotated[int, Meta(ge=0, le=240)] = 5
    lock_on_suspend: bool = True
    window_title: WindowTitle = "Journal"
    window: str = ""
    drink_grams: Annotated[float, Meta(gt=0, le=100)] | None = None
    contacts: tuple[Contact, ...] = ()
    reminders: bool = False
    reminder_first: ClockTime = "20:00"
    reminder_second: MaybeClockTime = ""
    reminder_again_at: Annotated[float, Meta(ge=0)] = 0.0
    tray: bool = False
    stay_in_tray: bool = False
    words_to_copy: bool = False


def read_preferences(path: Path) -> Preferences:
    """The stored preferences. What cannot be read, or is not known to this version, is as if it were not there."""
    import msgspec

    kinds = get_type_hints(Preferences, include_extras=True)
    found: dict[str, Any] = {}
    for name, value in _stored(path).items():
        if name in kinds:
            with contextlib.suppress(msgspec.MsgspecError, ValueError):
                found[name] = msgspec.json.decode(value, type=kinds[name], strict=True)
    return Preferences(**found)


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Store the preferences, readable by their owner only; what a newer version wrote beside them stays.

    Raises CouldNotSave when the disk refuses; then the file is as it was.
    """
    import msgspec

    from journal_app.files import write_atomically

    known = msgspec.json.decode(msgspec.json.encode(preferences), type=dict[str, msgspec.Raw])
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(_stored(path) | known)))
    except (OSError, CouldNotSave) as error:
        raise CouldNotSave(
            _(
                "The settings could not be saved, so they hold only until Journal closes. Your journal is unchanged. "
                "Free some space, or check the folder of the settings, then choose again."
            ),
            details=getattr(error, "details", type(error).__name__),
        ) from None
    with contextlib.suppress(OSError):
        path.chmod(0o600)


def _stored(path: Path) -> dict[str, Any]:
    """The JSON text of each value; none where the file is missing or damaged."""
    import msgspec

    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    return {}
