"""The steps of time since last in words: as a whole, on one date, and as a table."""

from datetime import date, timedelta

from journal_app.charts import dates
from journal_app.charts.describe import NO_ENTRY
from journal_app.domain.since import SinceSteps
from journal_app.domain.wording import inside_sentence, sentence_start

HOW_TO_READ = (
    "The line counts calendar days since the last entry and begins again at 0. "
    "Dashed: a day since then has no entry, so it may be less."
)
TAKEN = "an entry that day"
MAYBE_LESS = "a day since then has no entry: it may be less"
NOT_KNOWN_YET = "nothing is known of the time before"


def days_words(days: int) -> str:
    """`1 day`, `12 days`."""
    return f"{days} day" if days == 1 else f"{days} days"


def whole(data: SinceSteps) -> str:
    """The picture in sentences."""
    taken, gaps = sum(data.taken), sum(data.gaps)
    name = inside_sentence(data.name)
    words = [f"Time since {name}, {dates.span(data.first, data.last)}: an entry of it on {days_words(taken)}."]
    if data.days[-1] is not None:
        now = "an entry on the last day" if data.days[-1] == 0 else f"{days_words(data.days[-1])} on the last day"
        words.append(f"{now[:1].upper()}{now[1:]}{'' if data.sure[-1] else ', or less'}.")
    if gaps:
        words.append(f"{days_words(gaps)} without any entry.")
    return " ".join(words)


def place_title(data: SinceSteps, place: int) -> str:
    """The date of a place."""
    return dates.place(dates_of(data)[place], 1, data.last)


def readout(data: SinceSteps, place: int) -> str:
    """`3 days since kratom`, and whether it can be less."""
    days = data.days[place]
    if data.taken[place]:
        return f"{sentence_start(data.name)}: {TAKEN}"
    words = [] if days is None else [f"{days_words(days)} since {inside_sentence(data.name)}"]
    if days is None:
        words.append(NOT_KNOWN_YET)
    elif not data.sure[place]:
        words.append("or less: a day since then has no entry")
    if data.gaps[place]:
        words.append(NO_ENTRY)
    return "  ·  ".join(words)


def table(data: SinceSteps) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A row for each date, the newest first."""
    rows = []
    for place in reversed(range(len(data.days))):
        days = data.days[place]
        since = "not known" if days is None else str(days) + ("" if data.sure[place] else " or less")
        entry = "yes" if data.taken[place] else "no entry at all" if data.gaps[place] else "no"
        rows.append((place_title(data, place), since, entry))
    return ("Day", "Days since the last entry", f"Entry of {inside_sentence(data.name)}"), tuple(rows)


def dates_of(data: SinceSteps) -> tuple[date, ...]:
    """The dates of all places."""
    return tuple(data.first + timedelta(days=place) for place in range(len(data.days)))
