"""Alerts for the doctor: sets of substances for page 1, and one line for each set and day for the list.

A warning that is about no pair - a stop, a gap, a rise - keeps its own words: names with a plus would read as a pair.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.alert_text import alert_text
from journal_app.domain.alerts import Alert, Episode, Hit, IntakeSeen
from journal_app.domain.episodes import RED_FLAG, episodes, worst_set
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.person import PrescriberKnows
from journal_app.domain.seen_words import detail_words, is_ongoing, own_name
from journal_app.domain.wording import clock_words, day_words, drink_name, hours_words, sentence_start
from journal_app.i18n import _, clinical, in_context, plural
from journal_app.report.data import AlertLine, AlertSet
from journal_app.report.selection import Selection
from journal_app.report.words import clipped, in_parts, joined, listed, short_day

SHOWN_LEVELS: Final = (Level.CRITICAL, Level.SERIOUS, Level.CAUTION)
LONGEST_NAME: Final = 28
LONGEST_WORDS: Final = 60

FOR_A_READER: Final = (
    (clinical("{a} while you are pregnant").removeprefix("{a}"), in_context("after a substance", " while pregnant")),
    (clinical("{a} while you breastfeed").removeprefix("{a}"), in_context("after a substance", " while breastfeeding")),
    (clinical("You noted a sign that needs help now"), _("Noted: a sign that needs help now")),
    (clinical("You noted thoughts of suicide"), _("Noted: thoughts of suicide")),
    (clinical("You noted a seizure"), _("Noted: a seizure")),
    (clinical("You noted confusion"), _("Noted: confusion")),
    (clinical("You noted seeing or hearing things"), _("Noted: seeing or hearing things")),
    (clinical("You noted chest pain"), _("Noted: chest pain")),
    (clinical("You could keep no fluids down"), _("Noted: nothing to drink stayed down")),
)
"""The screen speaks to the person; on paper somebody else reads."""


class Words(Fact, frozen=True, kw_only=True):
    """What is needed to put an alert into words; without `knowledge` a warning about no pair has only its names."""

    knowledge: Knowledge | None = None
    knows: tuple[PrescriberKnows, ...] = ()

    def of(self, alert: Alert) -> str:
        """The words of a warning that is about no pair: `Diazepam on most days, and then none`."""
        if self.knowledge is None or alert.rule not in self.knowledge.safety_rules:
            names = dict.fromkeys(own_name(seen) for hit in alert.hits for seen in (*hit.earlier, hit.later))
            return sentence_start(listed([clipped(name, LONGEST_NAME) for name in names]))
        title = alert_text(self.knowledge, alert, None).title
        for spoken, written in FOR_A_READER:
            title = title.replace(spoken, written)
        return title

    def known(self, alerts: Iterable[Alert]) -> bool:
        """Whether the person said that the prescriber knows of all that met at the worst level of each."""
        return all(
            not alert.rule and any(set(worst_set(alert)) <= set(each.ingredients) for each in self.knows)
            for alert in alerts
        )


def shown_sets(selection: Selection, most: int, words: Words) -> tuple[tuple[AlertSet, ...], int]:
    """The sets for page 1, worst level first and then rarest, and how many more there are.

    Notes are not listed, and signs that needed help stand in a sentence of their own.
    """
    names = ingredient_names(selection.alerts)
    by_id = {alert.id: alert for alert in selection.alerts}
    days: dict[tuple[Level, str], set[Episode]] = defaultdict(set)
    for episode in _episodes([alert for alert in selection.alerts if alert.rule != RED_FLAG]):
        if episode.level in SHOWN_LEVELS:
            days[episode.level, _set_words(episode, by_id, names, words)].add(episode)
    ranked = sorted(days.items(), key=lambda item: (-item[0][0], len({e.person_day for e in item[1]}), item[0][1]))
    sets = tuple(
        AlertSet(
            level=level.word,
            names=shown,
            days=_days_words(found),
            knows=words.known(_lead(episode, by_id) for episode in found),
        )
        for (level, shown), found in ranked
    )
    return sets[:most], max(0, len(sets) - most)


def _episodes(alerts: Iterable[Alert]) -> tuple[Episode, ...]:
    """Episodes of what met, and those of each rule about no pair by itself, by time."""
    by_rule: dict[str, list[Alert]] = defaultdict(list)
    for alert in alerts:
        by_rule[alert.rule].append(alert)
    return tuple(sorted((each for group in by_rule.values() for each in episodes(group)), key=lambda each: each.at))


def _set_words(episode: Episode, by_id: Mapping[UUID, Alert], names: Mapping[str, str], words: Words) -> str:
    lead = _lead(episode, by_id)
    if lead.rule:
        return clipped(words.of(lead), LONGEST_WORDS)
    found = [clipped(names.get(ingredient, ingredient), LONGEST_NAME) for ingredient in episode.ingredients]
    return sentence_start(" + ".join(found))


def _lead(episode: Episode, by_id: Mapping[UUID, Alert]) -> Alert:
    return max((by_id[id_] for id_ in episode.alerts), key=lambda alert: (alert.level, alert.at))


def _days_words(found: set[Episode]) -> str:
    days = {episode.person_day for episode in found}
    words = plural("{count} day, {last}", "{count} days, last {last}", len(days))
    return words.format(count=len(days), last=short_day(max(days)))


def ingredient_names(alerts: Sequence[Alert]) -> dict[str, str]:
    """What the person calls each ingredient, newest name first; all drinks are alcohol."""
    names: dict[str, str] = {}
    for alert in sorted(alerts, key=lambda alert: alert.at):
        for hit in alert.hits:
            for seen in (*hit.earlier, hit.later):
                names[seen.ingredient] = drink_name(ALCOHOL) if seen.substance == ALCOHOL else own_name(seen)
    return names


def level_counts(selection: Selection) -> str:
    """`2 critical, 1 serious` days by their worst alert; "" without any."""
    levels = [row.level for row in selection.records.alerts]
    pattern = in_context("days by their worst alert", "{count} {level}")
    parts = [pattern.format(count=levels.count(level), level=level.words) for level in SHOWN_LEVELS if level in levels]
    return _("days: {counts}").format(counts=", ".join(parts)) if parts else ""


def alert_lines(selection: Selection, words: Words, *, include_notes: bool) -> tuple[AlertLine, ...]:
    """Every set on every day, newest first, and after them what a correction resolved."""
    standing = _lines(selection.alerts, words, include_notes=include_notes)
    return (*standing, *_lines(selection.resolved, words, include_notes=include_notes))


def _lines(alerts: Sequence[Alert], words: Words, *, include_notes: bool) -> tuple[AlertLine, ...]:
    by_id = {alert.id: alert for alert in alerts}
    # Episodes leave resolved alerts out; in the list they stand, and say so.
    counted_in = [msgspec.structs.replace(alert, state="read") for alert in alerts]
    found = reversed(_episodes(counted_in))
    return tuple(_line(episode, [by_id[id_] for id_ in episode.alerts], words, include_notes) for episode in found)


def _line(episode: Episode, alerts: Sequence[Alert], words: Words, include_notes: bool) -> AlertLine:
    worst = next(
        (hit for alert in alerts for hit in alert.hits if hit.level == alert.level == episode.level), alerts[0].hits[0]
    )
    clock = clock_words(alerts[0].intake.moment)
    lead = max(alerts, key=lambda alert: (alert.level, alert.at))
    many = plural("{count} alert that day", "{count} alerts that day", len(alerts)).format(count=len(alerts))
    several = many if len(alerts) > 1 else ""
    if lead.rule:
        taken, apart = _own_words(lead, episode.person_day, words), ""
    else:
        taken = "; ".join(_seen_words(seen, episode.person_day) for seen in (*worst.earlier, worst.later))
        apart = apart_words(worst)
    return AlertLine(
        level=episode.level.word,
        when=joined(day_words(episode.person_day), clock),
        taken=taken,
        apart=in_parts(apart, several),
        review=_review_words(alerts, include_notes),
        knows=words.known(alerts),
    )


def _own_words(alert: Alert, day: date, words: Words) -> str:
    """`Diazepam on most days, and then none (last: diazepam 5 mg on 3 June, 22:00)`."""
    said = words.of(alert)
    if not alert.intake.ingredient:
        return said
    pattern = in_context("a warning, and what it is about", "{warning} ({intake})")
    return pattern.format(warning=said, intake=_seen_words(alert.intake, day))


def _seen_words(seen: IntakeSeen, day: date) -> str:
    """`wine 150 ml at 21:00`, and with its date when it was on another day than the alert."""
    clock = clock_words(seen.moment)
    intake, on = f"{own_name(seen)} {detail_words(seen)}".strip(), short_day(seen.moment.local_date)
    if is_ongoing(seen):
        return _("{intake} since {day}").format(intake=intake, day=on)
    if seen.moment.person_day != day:
        return _("{intake} on {day}").format(intake=intake, day=joined(on, clock))
    return _("{intake} at {clock}").format(intake=intake, clock=clock) if clock else intake


def apart_words(hit: Hit) -> str:
    """`25 minutes apart`, that the times are not known, or that it met a medicine that is taken on a schedule."""
    if hit.gap_h == 0 and hit.earlier and all(is_ongoing(seen) for seen in hit.earlier):
        return _("beside a medicine of the list")
    if hit.gap_h is None:
        return _("times not known")
    return _("{time} apart").format(time=hours_words(timedelta(hours=hit.gap_h)))


def _review_words(alerts: Sequence[Alert], include_notes: bool) -> str:
    if all(alert.state == "resolved" for alert in alerts):
        return _("resolved by a correction")
    reviews = [alert.review for alert in alerts if alert.review]
    if reviews:
        words = in_context("an alert that was read", "read")
    else:
        words = _("logged later") if _historical(alerts) else _("not read yet")
    notes = dict.fromkeys(review.note for review in reviews if review.note) if include_notes else {}
    if not notes:
        return words
    quoted = [in_context("what somebody wrote", "“{note}”").format(note=note) for note in notes]
    return in_context("an alert, and what was noted about it", "{state}: {notes}").format(
        state=words, notes=listed(quoted)
    )


def _historical(alerts: Sequence[Alert]) -> bool:
    return all(alert.state == "historical" for alert in alerts)


def moment_words(moment: Moment) -> str:
    """`11 June, 21:05`, or the day alone."""
    return joined(day_words(moment.local_date), clock_words(moment))
