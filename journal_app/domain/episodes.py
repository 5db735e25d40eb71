"""What is shown, counted and interrupts: all alerts of one set of substances on one person-day (ux.md section 7)."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from journal_app.domain.alcohol import is_alcohol, known_grams
from journal_app.domain.alerts import Alert, Episode, IntakeSeen, Interruption
from journal_app.domain.entries import Dose, Intake
from journal_app.domain.levels import Level
from journal_app.domain.units import converted, same_dimension

FORGOTTEN_AFTER: Final = timedelta(days=30)
"""A set that did not interrupt for so long interrupts like a new one."""

FIRST_TIMES: Final = 3
AT_LEAST_EVERY: Final = timedelta(days=14)
RED_FLAG: Final = "P15"
"""The safety rule of signs that need help now."""

MORE_THAN_USUAL: Final = 1.5
FEWEST_FOR_A_MEDIAN: Final = 3
"""With fewer of the person's own there is no usual amount yet."""


def worst_set(alert: Alert) -> tuple[str, ...]:
    """The sorted ingredients of the hits at the alert's worst level; what is no intake stands with its own name.

    Else every sign that needs help now would be one set, and a seizure would keep thoughts of suicide silent.
    """
    return tuple(sorted({seen.ingredient or seen.name for seen in _members(alert)}))


def _members(alert: Alert) -> Iterable[IntakeSeen]:
    for hit in alert.hits:
        if hit.level == alert.level:
            yield from hit.earlier
            yield hit.later


def episodes(alerts: Iterable[Alert]) -> tuple[Episode, ...]:
    """The episodes of these alerts, by the time of their first; resolved alerts are in none."""
    grouped: dict[tuple[date, tuple[str, ...]], list[Alert]] = {}
    for alert in sorted(alerts, key=_time_and_id):
        if alert.state != "resolved":
            grouped.setdefault((alert.intake.moment.person_day, worst_set(alert)), []).append(alert)
    return tuple(
        Episode(
            person_day=person_day,
            ingredients=ingredients,
            names=_names(group),
            level=max(alert.level for alert in group),
            alerts=tuple(alert.id for alert in group),
            at=group[0].at,
        )
        for (person_day, ingredients), group in grouped.items()
    )


def _time_and_id(alert: Alert) -> tuple[datetime, int]:
    return alert.at, alert.intake.entry_id.int


def _names(group: Sequence[Alert]) -> tuple[str, ...]:
    """One name for each ingredient, as first written, in the order in which they were taken."""
    seen = {member.entry_id: member for alert in group for member in _members(alert)}
    names: dict[str, str] = {}
    for member in sorted(seen.values(), key=lambda member: (member.moment.at, member.entry_id.int)):
        names.setdefault(member.ingredient or member.name, member.name)
    return tuple(names.values())


def interrupting(
    new: Iterable[Alert],
    shown: Sequence[Interruption],
    now: datetime,
    more_than_usual: Container[UUID] = (),
    days_with_a_sign: Container[date] = (),
) -> tuple[Alert, ...]:
    """Which of the alerts just raised or raised again may interrupt the person; never more than one of an episode.

    Only critical ones that are still to be reviewed: when their set is new or did not interrupt for 30 days, the first
    3 times in 30 days, at least every 14 days, and when the intake (an id in `more_than_usual`) is larger than usual.
    `shown` is what interrupted before: the caller keeps an `interruption_of` each alert in the answer (30 days of them
    are enough), and asks nothing for imported records. A substance that joins makes a new set, so it interrupts. A sign
    that needs help now interrupts on every day on which it is noted, and on that day (a person-day in
    `days_with_a_sign`) so does every critical alert, whatever was shown before.
    """
    known = list(shown)
    answer: list[Alert] = []
    chosen: set[tuple[tuple[str, ...], date]] = set()
    for alert in sorted(new, key=_time_and_id):
        if alert.level != Level.CRITICAL or alert.state != "to_review":
            continue
        interruption = interruption_of(alert, now)
        same_set = [past for past in known if past.ingredients == interruption.ingredients]
        episode = interruption.ingredients, interruption.person_day
        signs = interruption.person_day in days_with_a_sign
        seen_today = any(past.person_day == interruption.person_day for past in same_set)
        if episode in chosen or (seen_today and not signs):
            continue
        recent = [past.at for past in same_set if now - past.at < FORGOTTEN_AFTER]
        always = signs or alert.rule == RED_FLAG or alert.intake.entry_id in more_than_usual
        if always or len(recent) < FIRST_TIMES or now - max(recent) >= AT_LEAST_EVERY:
            known.append(interruption)
            chosen.add(episode)
            answer.append(alert)
    return tuple(answer)


def interruption_of(alert: Alert, now: datetime) -> Interruption:
    """What the caller keeps when this alert interrupts."""
    return Interruption(ingredients=worst_set(alert), person_day=alert.intake.moment.person_day, at=now)


def is_more_than_usual(intake: Intake, others: Iterable[Intake]) -> bool:
    """Whether an intake exceeds 1.5 times the person's own median, judged over the `others` before it (say, 90 days).

    A dose is held against doses of the same substance in a unit that converts. A drink is held as the day's grams up to
    it against those of the person's other drinking days. False when the amount is not known, or with fewer than three.
    """
    earlier = [other for other in others if other.id != intake.id and other.moment.at <= intake.moment.at]
    if is_alcohol(intake):
        return _more_alcohol_than_usual(intake, earlier)
    if not isinstance(intake, Dose) or intake.amount is None:
        return False
    unit = intake.amount.unit
    amounts = [
        converted(other.amount, unit).value
        for other in earlier
        if isinstance(other, Dose)
        and other.substance == intake.substance
        and other.amount is not None
        and same_dimension(other.amount.unit, unit)
    ]
    return len(amounts) >= FEWEST_FOR_A_MEDIAN and intake.amount.value > MORE_THAN_USUAL * median(amounts)


def _more_alcohol_than_usual(intake: Intake, earlier: Iterable[Intake]) -> bool:
    grams = known_grams(intake)
    if grams is None:
        return False
    by_day: dict[date, float] = {}
    for other in earlier:
        other_grams = known_grams(other) if is_alcohol(other) else None
        if other_grams is not None:
            day = other.moment.person_day
            by_day[day] = by_day.get(day, 0.0) + other_grams
    today = by_day.pop(intake.moment.person_day, 0.0) + grams
    return len(by_day) >= FEWEST_FOR_A_MEDIAN and today > MORE_THAN_USUAL * median(by_day.values())
