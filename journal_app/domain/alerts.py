"""Warnings as they are kept: one alert for each intake that raised something, and the episodes that are shown."""

from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from journal_app.domain.fact import Fact
from journal_app.domain.levels import Band, Level
from journal_app.domain.moments import Moment

ONGOING: Final = "ongoing"


class IntakeSeen(Fact, frozen=True, kw_only=True, gc=False):
    """An intake as the engine saw it when it warned, kept with the alert.

    `name` is what the person calls it, `detail` its amount in words ("3 g", "150 ml x 2", "" if not known). Of a
    medicine of the regimen `detail` ends with ONGOING, and `moment` is its start.
    """

    entry_id: UUID
    substance: str
    ingredient: str
    name: str
    detail: str
    moment: Moment


class Hit(Fact, frozen=True, kw_only=True, gc=False):
    """One rule that one intake met.

    `level` is after the step-down by band, `rule_level` before it. `earlier` is one intake for a pair and several for
    a stack, oldest first; for a rule without a pair whatever it looked back on, or nothing. `band` is the
    furthest faded of them; `gap_h` hours from the oldest to `later`, None when a time of day is not known. `case`
    names the words of a safety rule that can be about several things (`SafetyRule.cases`); "" is those of its level.
    """

    rule: str
    level: Level
    rule_level: Level
    earlier: tuple[IntakeSeen, ...]
    later: IntakeSeen
    band: Band
    gap_h: float | None
    case: str = ""


class MetSet(Fact, frozen=True, kw_only=True, gc=False):
    """The sorted ingredients of one hit, and the worst level at which they met."""

    ingredients: tuple[str, ...]
    level: Level


class Review(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The person has read it: when (aware UTC), and their note if any.

    `level` is the one that was read; None: the level the alert had until it changed. `met` is what was read so far:
    each set of ingredients with its worst level; empty: what the alert said until it changed.
    """

    read_at: datetime
    note: str = ""
    level: Level | None = None
    met: tuple[MetSet, ...] = ()


class AlertEvent(Fact, frozen=True, kw_only=True, gc=False):
    """One line of an alert's own history: what became of it, when (aware UTC), at which level, by which knowledge."""

    at: datetime
    what: Literal["raised", "opened", "read", "worse", "lower", "resolved", "returned"]
    level: Level
    knowledge_version: str = ""


AlertState = Literal["to_review", "read", "resolved", "historical"]


class Alert(Fact, frozen=True, kw_only=True, gc=False):
    """What one intake raised, at the level of its worst hit; or what a rule without a pair raised at an entry.

    `id` is uuid5 of the journal's id and the intake's id, so an intake keeps its alert however often it is evaluated.
    `rule` is "" for what an intake raised, else the safety rule, which is then part of the id; `intake` is the entry
    (or medicine of the regimen) that anchors it. `opened_at`: when it was first opened on screen.
    `hits` begin with the worst. `at` (aware UTC) is the intake's time, `raised_at` when it was first raised. `state`
    "resolved": a correction took the reason away (`state_before` is what it was until then); "historical": its overlap
    was already over when it was logged. A stored alert is never deleted.
    """

    id: UUID
    level: Level
    at: datetime
    intake: IntakeSeen
    hits: tuple[Hit, ...]
    knowledge_version: str
    raised_at: datetime
    state: AlertState = "to_review"
    review: Review | None = None
    state_before: AlertState | None = None
    rule: str = ""
    opened_at: datetime | None = None
    events: tuple[AlertEvent, ...] = ()


class Episode(Fact, frozen=True, kw_only=True):
    """All alerts of one set of substances on one person-day (04:00 to 04:00): what is shown, counted and interrupts.

    `ingredients` is the sorted set of the hits at the worst level; `names` as the person says them, in the order taken.
    `alerts` are ids, oldest first; `at` the time of the first.
    """

    person_day: date
    ingredients: tuple[str, ...]
    names: tuple[str, ...]
    level: Level
    alerts: tuple[UUID, ...]
    at: datetime


class Interruption(Fact, frozen=True, kw_only=True):
    """That a critical episode interrupted the person: its set, its person-day, and when (aware UTC)."""

    ingredients: tuple[str, ...]
    person_day: date
    at: datetime
