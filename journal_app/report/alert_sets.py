"""Alerts for the doctor: sets of substances for page 1, and one line for each set and day for the list."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from journal_app.domain.alerts import Alert, Episode, Hit, IntakeSeen
from journal_app.domain.episodes import episodes
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.wording import clock_words, day_words, hours_words, sentence_start
from journal_app.report.data import AlertLine, AlertSet
from journal_app.report.selection import Selection
from journal_app.report.words import clipped, counted, listed, short_day

SHOWN_LEVELS: Final = (Level.CRITICAL, Level.SERIOUS, Level.CAUTION)
LONGEST_NAME: Final = 28


def shown_sets(selection: Selection, most: int) -> tuple[tuple[AlertSet, ...], int]:
    """The sets for page 1, worst level first and then rarest, and how many more there are. Notes are not listed."""
    names = ingredient_names(selection.alerts)
    days: dict[tuple[Level, tuple[str, ...]], set[Episode]] = defaultdict(set)
    for episode in episodes(selection.alerts):
        if episode.level in SHOWN_LEVELS:
            days[episode.level, episode.ingredients].add(episode)
    ranked = sorted(days.items(), key=lambda item: (-item[0][0], len({e.person_day for e in item[1]}), item[0][1]))
    sets = tuple(
        AlertSet(
            level=level.word,
            names=sentence_start(
                " + ".join(clipped(names.get(ingredient, ingredient), LONGEST_NAME) for ingredient in ingredients)
            ),
            days=_days_words(found),
        )
        for (level, ingredients), found in ranked
    )
    return sets[:most], max(0, len(sets) - most)


def _days_words(found: set[Episode]) -> str:
    days = {episode.person_day for episode in found}
    last = short_day(max(days))
    return f"1 day, {last}" if len(days) == 1 else f"{counted(len(days), 'day')}, last {last}"


def ingredient_names(alerts: Sequence[Alert]) -> dict[str, str]:
    """What the person calls each ingredient, newest name first; all drinks are alcohol."""
    names: dict[str, str] = {}
    for alert in sorted(alerts, key=lambda alert: alert.at):
        for hit in alert.hits:
            for seen in (*hit.earlier, hit.later):
                names[seen.ingredient] = "alcohol" if seen.substance == ALCOHOL else seen.name
    return names


def level_counts(selection: Selection) -> str:
    """`2 critical, 1 serious` days by their worst alert; "" without any."""
    levels = [row.level for row in selection.records.alerts]
    parts = [f"{levels.count(level)} {level.word}" for level in SHOWN_LEVELS if level in levels]
    return f"days: {', '.join(parts)}" if parts else ""


def alert_lines(selection: Selection, *, include_notes: bool) -> tuple[AlertLine, ...]:
    """Every set on every day, newest first, and after them what a correction resolved."""
    standing = _lines(selection.alerts, include_notes=include_notes)
    return (*standing, *_lines(selection.resolved, include_notes=include_notes))


def _lines(alerts: Sequence[Alert], *, include_notes: bool) -> tuple[AlertLine, ...]:
    by_id = {alert.id: alert for alert in alerts}
    # Episodes leave resolved alerts out; in the list they stand, and say so.
    counted_in = [msgspec.structs.replace(alert, state="read") for alert in alerts]
    found = sorted(episodes(counted_in), key=lambda episode: episode.at, reverse=True)
    return tuple(_line(episode, [by_id[id_] for id_ in episode.alerts], include_notes) for episode in found)


def _line(episode: Episode, alerts: Sequence[Alert], include_notes: bool) -> AlertLine:
    worst = next(
        (hit for alert in alerts for hit in alert.hits if hit.level == alert.level == episode.level), alerts[0].hits[0]
    )
    clock = clock_words(alerts[0].intake.moment)
    return AlertLine(
        level=episode.level.word,
        when=f"{day_words(episode.person_day)}{', ' if clock else ''}{clock}",
        taken="; ".join(_seen_words(seen, episode.person_day) for seen in (*worst.earlier, worst.later)),
        apart=apart_words(worst) + (f"; {counted(len(alerts), 'alert')} that day" if len(alerts) > 1 else ""),
        review=_review_words(alerts, include_notes),
    )


def _seen_words(seen: IntakeSeen, day: date) -> str:
    """`wine 150 ml at 21:00`, and with its date when it was on another day than the alert."""
    clock = clock_words(seen.moment)
    words = f"{seen.name} {seen.detail}".strip()
    if seen.moment.person_day != day:
        return f"{words} on {short_day(seen.moment.local_date)}{', ' if clock else ''}{clock}"
    return f"{words} at {clock}" if clock else words


def apart_words(hit: Hit) -> str:
    """`25 minutes apart`, or that the times are not known."""
    if hit.gap_h is None:
        return "times not known"
    return f"{hours_words(timedelta(hours=hit.gap_h))} apart"


def _review_words(alerts: Sequence[Alert], include_notes: bool) -> str:
    if all(alert.state == "resolved" for alert in alerts):
        return "resolved by a correction"
    reviews = [alert.review for alert in alerts if alert.review]
    words = ["read"] if reviews else ["logged later"] if _historical(alerts) else ["not read yet"]
    if include_notes:
        words += [f"“{note}”" for note in dict.fromkeys(review.note for review in reviews if review.note)]
    return ": ".join([words[0], listed(words[1:])]) if len(words) > 1 else words[0]


def _historical(alerts: Sequence[Alert]) -> bool:
    return all(alert.state == "historical" for alert in alerts)


def moment_words(moment: Moment) -> str:
    """`11 June, 21:05`, or the day alone."""
    clock = clock_words(moment)
    return f"{day_words(moment.local_date)}, {clock}" if clock else day_words(moment.local_date)
