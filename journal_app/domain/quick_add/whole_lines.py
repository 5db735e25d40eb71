"""Lines that are one thing as a whole: a note, undo, a check, or a line that is refused and can be kept as a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from journal_app.domain.entries import Entry, Note
from journal_app.domain.moments import Moment, moment_of
from journal_app.domain.quick_add.describe import item_of
from journal_app.domain.quick_add.pieces import Setting
from journal_app.domain.quick_add.reading import QuickAlternative, QuickItem, QuickReading
from journal_app.domain.quick_add.rest import STRONG, WEAK
from journal_app.domain.quick_add.tokens import Token
from journal_app.domain.quick_add.when import when_of
from journal_app.i18n import _

NO_CHECK: Final = _("Please write what to check, such as check kratom diazepam.")
NOTHING_WRITTEN: Final = _("Please write the note after the word note.")


def note_line(line: str, first: Sequence[Token], setting: Setting) -> QuickReading | None:
    """ "note woke at 3": all the rest is kept as it stands."""
    if not first or first[0].key not in setting.lexicon.words.note:
        return None
    rest = line[first[0].end :]
    if rest and not (rest[0].isspace() or rest[0] == ":"):
        return None
    text = rest.lstrip(": \n\t").strip()
    if not text:
        return QuickReading(line=line, problem=NOTHING_WRITTEN)
    entry = _note_entry(text, setting)
    return QuickReading(line=line, items=(shown_item(entry, [], "", setting),))


def _note_entry(text: str, setting: Setting) -> Note:
    return Note(
        id=uuid4(), moment=when_of(None, setting.clock).moment or _now(setting), entered_at=setting.clock.now, note=text
    )


def _now(setting: Setting) -> Moment:
    return moment_of(setting.clock.now.replace(microsecond=0), setting.clock.zone)


def shown_item(entry: Entry, details: list[str], when: str, setting: Setting, *, checked: bool = True) -> QuickItem:
    """The entry as it is shown before it is logged."""
    return item_of(
        entry, details, when, setting.clock.today, setting.names.listed.knowledge,
        setting.drink_grams, checked=checked,
    )  # fmt: skip


def refused(line: str, problem: str, setting: Setting) -> QuickReading:
    """What is said of a line that is no list of entries; nothing of it is lost."""
    return QuickReading(line=line, problem=problem, alternatives=(as_note(line, setting),))


def as_note(line: str, setting: Setting) -> QuickAlternative:
    """The line kept as a note, as another reading of it."""
    shown = line if len(line) <= 60 else line[:60].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    return QuickAlternative(
        title=_("Write it as a note instead"), detail=shown, entries=(_note_entry(line, setting),), icon="note"
    )


def command_line(line: str, tokens: tuple[Token, ...], setting: Setting) -> QuickReading | None:
    """ "undo" and "check kratom diazepam"; None for any other line."""
    lexicon = setting.lexicon
    if lexicon.listed("undo").holds(tokens):
        return QuickReading(line=line, command="undo")
    count = lexicon.listed("check").at(tokens, 0)
    if not count:
        return None
    names: list[str] = []
    place = count
    while place < len(tokens):
        found = setting.names.at(tokens, place) if tokens[place].kind in ("word", "number") else None
        counted = place > count and tokens[place - 1].kind == "number" and lexicon.units.at(tokens, place)
        if counted:
            place += counted
        elif found is not None:
            text = (
                found.own.name
                if found.own is not None
                else line[tokens[place].start : tokens[place + found.size - 1].end]
            )
            names.append(text)
            place += found.size
        else:
            token = tokens[place]
            if token.kind == "word" and token.key not in (
                *lexicon.words.separators,
                *lexicon.words.fillers,
                *lexicon.words.a,
            ):
                names.append(token.text)
            elif token.kind == "mark" and token.text not in STRONG + WEAK + "?.":
                return None
            place += 1
    if not names:
        return QuickReading(line=line, command="", problem=NO_CHECK)
    return QuickReading(line=line, command="check", check=tuple(dict.fromkeys(names)))
