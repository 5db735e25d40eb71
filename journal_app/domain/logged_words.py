"""What a thing that was logged is called where it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal_app.domain.entries import Entry
from journal_app.domain.lists import comma_words
from journal_app.domain.naming import shortened
from journal_app.domain.wording import day_words, entry_words
from journal_app.i18n import _


def logged_words(entries: Sequence[Entry], today: date) -> str:
    """`Logged kratom 3 g`, or with its date where that is another than today: the entry is not in today's list.

    A date and no "yesterday", since the words are kept and may be read another day.
    """
    words = shortened(comma_words([entry_words(entry) for entry in entries]))
    days = {entry.moment.local_date for entry in entries}
    if len(days) != 1 or days == {today}:
        return _("Logged {entry}").format(entry=words)
    day = days.pop()
    return _("Logged {entry}, {when}").format(entry=words, when=day_words(day, year=day.year != today.year))
