"""The steps of time since last in words: as a whole, on one date, and as a table."""

from datetime import date, timedelta
from typing import Final

from journal_app.charts import dates
from journal_app.charts.describe import NO_ENTRY
from journal_app.domain.since import SinceSteps
from journal_app.domain.wording import days_words, inside_sentence, sentence_start
from journal_app.i18n import _, in_context

HOW_TO_READ: Final = _(
    "The line counts calendar days since the last entry and begins again at 0. "
    "Dashed: a day since then has no entry, so it may be less."
)
TAKEN: Final = _("an entry that day")
NOT_KNOWN_YET: Final = _("nothing is known of the time before")


def whole(data: SinceSteps) -> str:
    """The picture in sentences."""
    taken, gaps = sum(data.taken), sum(data.gaps)
    said = _("Time since {substance}, {dates}: an entry of it on {days}.")
    words = [
        said.format(
            substance=inside_sentence(data.name), dates=dates.span(data.first, data.last), days=days_words(taken)
        )
    ]
    if (last := data.days[-1]) is not None:
        if last == 0:
            said = _("An entry on the last day.") if data.sure[-1] else _("An entry on the last day, or less.")
        else:
            said = _("{days} on the last day.") if data.sure[-1] else _("{days} on the last day, or less.")
        words.append(said.format(days=days_words(last)))
    if gaps:
        words.append(_("{days} without any entry.").format(days=days_words(gaps)))
    return " ".join(words)


def place_title(data: SinceSteps, place: int) -> str:
    """The date of a place."""
    return dates.place(dates_of(data)[place], 1, data.last)


def readout(data: SinceSteps, place: int) -> str:
    """`3 days since kratom`, and whether it can be less."""
    days = data.days[place]
    if data.taken[place]:
        return _("{substance}: an entry that day").format(substance=sentence_start(data.name))
    since = _("{days} since {substance}")
    words = [] if days is None else [since.format(days=days_words(days), substance=inside_sentence(data.name))]
    if days is None:
        words.append(NOT_KNOWN_YET)
    elif not data.sure[place]:
        words.append(_("or less: a day since then has no entry"))
    if data.gaps[place]:
        words.append(NO_ENTRY)
    return "  ·  ".join(words)


def table(data: SinceSteps) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A row for each date, the newest first."""
    rows = []
    for place in reversed(range(len(data.days))):
        days = data.days[place]
        if days is None:
            since = in_context("how many days", "not known")
        else:
            since = str(days) if data.sure[place] else _("{count} or less").format(count=days)
        entry = _("yes") if data.taken[place] else _("no entry at all") if data.gaps[place] else _("no")
        rows.append((place_title(data, place), since, entry))
    entry_of = _("Entry of {substance}").format(substance=inside_sentence(data.name))
    return (_("Day"), _("Days since the last entry"), entry_of), tuple(rows)


def dates_of(data: SinceSteps) -> tuple[date, ...]:
    """The dates of all places."""
    return tuple(data.first + timedelta(days=place) for place in range(len(data.days)))
