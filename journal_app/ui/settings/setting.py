"""What a setting is, and how it is found by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

Stored = Literal["preferences", "journal", "nowhere"]
"""Beside the journal, inside it (so that undo takes a change back), or nowhere: it does something once."""

Needs = Literal["", "tray", "tray_icon", "reminders"]
"""What a row needs to be of use: a tray on this desktop, an icon in it, or reminders that are on."""


class Choice(NamedTuple):
    """One of a few values, each with its words.

    `needs_new_start`: whether a value shows only once the program is started again, which is then offered.
    """

    options: tuple[tuple[object, str], ...]
    needs_new_start: Callable[[object], bool] | None = None


class Switch(NamedTuple):
    """On or off."""


class Number(NamedTuple):
    """A whole number from `low` to `high` in steps."""

    low: int
    high: int
    step: int
    unit: str


class ClockField(NamedTuple):
    """A time of day as people type it, kept as "20:15"; empty for none where it may be."""

    may_be_empty: bool = False


class Action(NamedTuple):
    """A button. `command` is what `services.commands.Commands.run` knows it by."""

    words: str
    command: str
    grave: bool = False


class Panel(NamedTuple):
    """A part with rows of its own: the module below `journal_app.ui.settings` and the class in it."""

    where: str


Control = Choice | Switch | Number | ClockField | Action | Panel


class Setting(NamedTuple):
    """One row. `key` is the field of Preferences where it is stored there; `words` are more to be found by."""

    key: str
    label: str
    help: str
    control: Control
    stored: Stored = "preferences"
    needs: Needs = ""
    words: str = ""


class Section(NamedTuple):
    """A part of the page."""

    key: str
    title: str
    icon: str
    settings: tuple[Setting, ...]
    said: str = ""


def finds(setting: Setting, words: str) -> bool:
    """Whether every word that was typed begins one of the setting's words; case and accents do not count."""
    written = re.split(r"[^\w%+]+", _plain(f"{setting.label} {setting.help} {setting.words}"))
    return all(any(each.startswith(word) for each in written) for word in _plain(words).split())


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
