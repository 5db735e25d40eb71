"""Every key that does something, in one table: menus, tooltips and the Help page "The keyboard" are made from it.

"Ctrl" stands for the Command key on macOS, as everywhere in Qt.
"""

from __future__ import annotations

from functools import cache, reduce
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from journal_app.i18n import _, in_context
from journal_app.ui.pages.places import PLACES

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

Where = Literal[
    "Anywhere", "In a row of ratings", "In a form", "In quick add", "In a list", "In an alert", "In a chart"
]
WHERE_WORDS: Final[dict[Where, str]] = {
    "Anywhere": _("Anywhere"),
    "In a row of ratings": _("In a row of ratings"),
    "In a form": _("In a form"),
    "In quick add": _("In quick add"),
    "In a list": _("In a list"),
    "In an alert": _("In an alert"),
    "In a chart": _("In a chart"),
}


class Shortcut(NamedTuple):
    """A name, its keys (the first is the one that is shown), what they do, and where they do it."""

    name: str
    keys: tuple[str, ...]
    words: str
    where: Where = "Anywhere"


def shown(key: str) -> str:
    """A key as this system writes it: "Ctrl+K", and on macOS with its own signs."""
    from PySide6.QtGui import QKeySequence

    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native if native and "-" not in key[:-1] else key


ANYWHERE: Final = (
    Shortcut("quick-add", ("Ctrl+K",), _("Quick add: type what happened")),
    Shortcut("new", ("Ctrl+N",), _("New entry form")),
    Shortcut("again", ("Alt+1", "Alt+2", "Alt+3", "Alt+4"), _("Log one of the four usual things again")),
    Shortcut("check-in", ("Ctrl+J",), _("Check-in, at the first empty row")),
    Shortcut("dose", ("Ctrl+D",), _("Log a dose")),
    Shortcut("drink", ("Ctrl+R",), _("Log a drink")),
    Shortcut("sleep", ("Ctrl+Shift+S",), _("Log sleep")),
    Shortcut("none", ("Ctrl+Shift+N",), _("Log that nothing was taken")),
    Shortcut("close-day", ("Ctrl+Shift+D",), _("Nothing else today: write none for what is kept track of")),
    Shortcut("note", ("Ctrl+Shift+O",), _("Write a note")),
    Shortcut("medicines", ("Ctrl+M",), _("I took my medicines")),
    Shortcut("combination", ("Ctrl+Shift+K",), _("Check a combination")),
    Shortcut("substance", ("Ctrl+Shift+F",), _("Look up a substance")),
    Shortcut("undo", ("Ctrl+Z",), _("Undo")),
    Shortcut("redo", ("Ctrl+Shift+Z",), _("Redo")),
    Shortcut("previous-day", ("Ctrl+[",), _("Previous day")),
    Shortcut("next-day", ("Ctrl+]",), _("Next day")),
    Shortcut("today", ("Ctrl+T",), _("Go to today")),
    Shortcut("find", ("Ctrl+F",), _("Find")),
    Shortcut("report", ("Ctrl+E",), _("Report for the doctor")),
    Shortcut("print", ("Ctrl+P",), _("Print the report")),
    Shortcut("lock", ("Ctrl+L",), _("Lock")),
    Shortcut("emergency", ("F1",), _("Emergency help")),
    Shortcut("help", ("Shift+F1",), _("Journal help")),
    Shortcut("next-pane", ("F6",), _("Next part of the window")),
    Shortcut("close", ("Esc",), _("Close what lies on top")),
    Shortcut("larger", ("Ctrl++", "Ctrl+="), _("Larger text")),
    Shortcut("smaller", ("Ctrl+-",), _("Smaller text")),
    Shortcut("usual-size", ("Ctrl+0",), _("Usual text size")),
    # Windows has no standard key for it.
    Shortcut("quit", ("Ctrl+Q",), _("Quit")),
)
INSIDE: Final = (
    Shortcut("rate", ("0-9",), _("Set the rating; 1 and then 0 makes 10"), "In a row of ratings"),
    Shortcut("rate-clear", ("Backspace",), _("Take the rating away"), "In a row of ratings"),
    Shortcut("rate-change", ("Left", "Right"), _("One less, one more"), "In a row of ratings"),
    Shortcut("rate-ends", ("Home", "End"), _("0, and 10"), "In a row of ratings"),
    Shortcut("rate-next", ("Enter", "Down"), _("Next row"), "In a row of ratings"),
    Shortcut("rate-previous", ("Up",), _("Previous row"), "In a row of ratings"),
    Shortcut("save", ("Ctrl+Enter",), _("Save the check-in"), "In a row of ratings"),
    Shortcut("form-save", ("Enter",), _("Save"), "In a form"),
    Shortcut("form-close", ("Esc",), _("Close it; what was typed is kept as a draft"), "In a form"),
    Shortcut("log", ("Enter",), _("Log what is understood"), "In quick add"),
    Shortcut("log-more", ("Shift+Enter",), _("Log it and add another"), "In quick add"),
    Shortcut("meanings", ("Down",), _("Choose another meaning"), "In quick add"),
    Shortcut("edit", ("Enter",), _("Edit the entry, or open what is chosen"), "In a list"),
    Shortcut(
        "delete", ("Delete",), _("Delete the entry; {key} brings it back").format(key=shown("Ctrl+Z")), "In a list"
    ),
    Shortcut("read", ("Ctrl+Enter",), _("I have read this"), "In an alert"),
    Shortcut("chart-day", ("Left", "Right"), _("Day before, day after"), "In a chart"),
    Shortcut("chart-week", ("Shift+Left", "Shift+Right"), _("Week before, week after"), "In a chart"),
    Shortcut("chart-open", ("Enter",), _("Open the day"), "In a chart"),
    Shortcut("chart-table", ("T",), _("Show the same as a table"), "In a chart"),
    Shortcut("chart-whole", ("0",), _("Show the whole stretch again"), "In a chart"),
)


@cache
def shortcuts() -> tuple[Shortcut, ...]:
    """All of them; the pages with a place of their own bring theirs along."""
    pages = tuple(Shortcut(f"page-{place.key}", (place.shortcut,), place.title) for place in PLACES if place.shortcut)
    return (*ANYWHERE[:1], *pages, *ANYWHERE[1:], *INSIDE)


@cache
def shortcut(name: str) -> Shortcut:
    """The one with this name; an unknown name is a KeyError."""
    for each in shortcuts():
        if each.name == name:
            return each
    raise KeyError(name)


def sequences(name: str) -> list[QKeySequence]:
    """Its keys, for an action or a button; "Enter" is the large key and the one of the number pad."""
    from PySide6.QtGui import QKeySequence

    keys = shortcut(name).keys
    return [QKeySequence(key.replace("Enter", enter)) for key in keys for enter in _enters(key)]


def _enters(key: str) -> tuple[str, ...]:
    return ("Return", "Enter") if "Enter" in key else ("",)


def key_shown(name: str) -> str:
    """The key of a shortcut as this system writes it, the first if there are several."""
    return shown(shortcut(name).keys[0])


def tip(words: str, name: str) -> str:
    """A tooltip: the words, and the key in brackets."""
    return f"{words} ({key_shown(name)})"


def keyboard_table() -> str:
    """The whole table in Markdown, a part for each place where keys work."""
    parts = []
    key, does = in_context("of a keyboard", "Key"), _("What it does")
    head = f"| {key} | {does} |"
    for where in get_args(Where):
        rows = [f"| {_keys_in_words(each.keys)} | {each.words} |" for each in shortcuts() if each.where == where]
        parts.append("\n".join((f"## {WHERE_WORDS[where]}", "", head, "|---|---|", *rows)))
    return "\n\n".join(parts)


def _keys_in_words(keys: tuple[str, ...]) -> str:
    return reduce(lambda first, second: _("{first} or {second}").format(first=first, second=second), map(_code, keys))


def _code(key: str) -> str:
    return f"**{shown(key)}**"
