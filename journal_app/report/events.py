"""What happened, for a reader of the record: signs that needed help, markers, and medicines that were not taken."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from journal_app.domain.entries import Entry, Marker, RedFlag, Skipped, Urge
from journal_app.domain.regimen_lines import SHORT_WORDS
from journal_app.domain.trends import MedicineLine
from journal_app.domain.wording import RED_FLAG_WORDS, day_words, entry_words, sentence_start
from journal_app.i18n import _
from journal_app.report.alert_sets import moment_words
from journal_app.report.data import EventLine
from journal_app.report.words import clipped

MOST_SIGNS: Final = 4
LONGEST_NAME: Final = 28


def sign_words(flag: RedFlag) -> str:
    """`seizure`, `chest pain`."""
    # Without the article that it has inside a sentence.
    return _("seizure") if flag.what == "seizure" else RED_FLAG_WORDS[flag.what]


def signs(entries: Iterable[Entry]) -> str:
    """`Signs that needed help: seizure, 3 June; chest pain, 9 June.`, the newest first; "" without any."""
    flags = [entry for entry in entries if isinstance(entry, RedFlag)]
    newest = sorted(flags, key=lambda flag: flag.moment.at, reverse=True)
    said = [f"{sign_words(flag)}, {day_words(flag.moment.local_date)}" for flag in newest[:MOST_SIGNS]]
    if len(newest) > MOST_SIGNS:
        said.append(_("and {count} more in the list at the end").format(count=len(newest) - MOST_SIGNS))
    return _("Signs that needed help: {signs}.").format(signs="; ".join(said)) if said else ""


def event_lines(entries: Iterable[Entry]) -> tuple[EventLine, ...]:
    """Every sign, marker and medicine that was not taken, newest first."""
    found = [entry for entry in entries if isinstance(entry, Marker | RedFlag | Skipped)]
    newest = sorted(found, key=lambda entry: entry.moment.at, reverse=True)
    return tuple(
        EventLine(when=moment_words(entry.moment), text=_words(entry), sign=_is_sign(entry)) for entry in newest
    )


def _is_sign(entry: Entry) -> bool:
    return isinstance(entry, RedFlag)


def _words(entry: Marker | RedFlag | Skipped) -> str:
    if isinstance(entry, RedFlag):
        return _("Sign that needed help: {sign}").format(sign=sign_words(entry))
    return sentence_start(entry_words(entry))


def day_flags(entries: Iterable[Entry], medicines: Iterable[MedicineLine], day: date) -> tuple[str, ...]:
    """What stands as flags in a day's cell: signs first, then what happened, then what became of a medicine."""
    today = [entry for entry in entries if entry.moment.local_date == day]
    words = [sign_words(entry) for entry in today if isinstance(entry, RedFlag)]
    words += [SHORT_WORDS[entry.what] for entry in today if isinstance(entry, Marker)]
    for line in medicines:
        name = clipped(sentence_start(line.name), LONGEST_NAME)
        if line.first == day:
            words.append(_("start {medicine}").format(medicine=name))
        words += [f"{step.amount or step.often} {name}" for step in line.steps[1:] if step.day == day]
        if line.last == day:
            words.append(_("stop {medicine}").format(medicine=name))
    return tuple(dict.fromkeys(words))


def not_taken(entries: Iterable[Entry], day: date) -> tuple[str, ...]:
    """The medicines that were said not to be taken on a day."""
    names = [entry.name for entry in entries if isinstance(entry, Skipped) and entry.moment.local_date == day]
    return tuple(dict.fromkeys(sentence_start(name) for name in names))


def urge(entries: Iterable[Entry], day: date) -> int | None:
    """The strongest urge of a day, 0 to 10; None without one, or when how strong was not said."""
    return max(
        (
            entry.strength
            for entry in entries
            if isinstance(entry, Urge) and entry.strength is not None and entry.moment.local_date == day
        ),
        default=None,
    )


def happened_words(entries: Iterable[Entry], medicines: Iterable[MedicineLine], day: date) -> tuple[str, ...]:
    """All of it for the day list, in which there is room."""
    today = [entry for entry in entries if entry.moment.local_date == day]
    urges = [entry_words(entry) for entry in today if isinstance(entry, Urge)]
    skipped = [_("{medicine} not taken").format(medicine=name) for name in not_taken(today, day)]
    return (*skipped, *day_flags(today, medicines, day), *urges)
