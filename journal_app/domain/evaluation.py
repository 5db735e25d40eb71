"""From entries to alerts: one for each intake that raised something, and what to evaluate again after a change."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha1
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.alcohol import ALCOHOL_REACH_H, CHAIN_H
from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import Dose, Entry, Intake
from journal_app.domain.interactions import sweep_of
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.levels import Band
from journal_app.domain.person import Medicine, Person
from journal_app.domain.regimen import LISTED_DAY_H, taking_part
from journal_app.domain.rule_table import RuleTable, fitting
from journal_app.domain.taken import HOUR_US, SLACK_US, Taken, microseconds
from journal_app.domain.windows import (
    LONGEST_USUAL_H,
    LONGEST_WORN_ELSE_H,
    REPEAT_USE_H,
    SLOW_CLEARANCE,
    is_worn,
    longest_worn_h,
)

SLACK_H: Final = SLACK_US / HOUR_US
LONGEST_COUNTED_H: Final = LONGEST_USUAL_H * SLOW_CLEARANCE
LATEST: Final = datetime(9990, 1, 1, tzinfo=UTC)
"""Later than any entry: the end of what a medicine that goes on can touch."""

HALF_A_DAY_US: Final = 12 * HOUR_US
NEVER_HISTORICAL_US: Final = HOUR_US
"""Within an hour of the intake an alert is always to be reviewed, even if a band ended between taking and logging."""

PROGRESS_EVERY: Final = 2000


class EvaluationStopped(Exception):
    """`progress` said to stop; nothing was concluded."""


def evaluate(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    journal_id: UUID,
    *,
    anchors: tuple[datetime, datetime] | None = None,
    progress: Callable[[int, int], bool] | None = None,
    table: RuleTable | None = None,
) -> tuple[Alert, ...]:
    """One alert for each intake that raised something, in the order of their times; `now` is aware.

    With `anchors` only intakes whose time lies in [start, end) are judged, and `entries` need to reach back only to
    `context_start(start)`, and further for `long_lasting` substances. A `table` kept from an earlier call saves work.
    `progress(done, total)` is called now and then; when it answers False, EvaluationStopped is raised.

    An alert is "historical" when at `now` none of its worst hits still runs: the later intake is no longer active, or
    each earlier one has left the band it was in. A time of day that is not known is then taken as the end of its day.
    Within an hour of the intake, and at any time before it, an alert is always "to_review".
    """
    return tuple(
        alerts_of(knowledge, person, entries, now, journal_id, anchors=anchors, progress=progress, table=table)
    )


def alerts_of(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    journal_id: UUID,
    *,
    anchors: tuple[datetime, datetime] | None = None,
    progress: Callable[[int, int], bool] | None = None,
    table: RuleTable | None = None,
) -> Iterator[Alert]:
    """`evaluate`, one alert after the other, for a journal whose alerts are not wanted in memory all at once."""
    sweep = sweep_of(knowledge, person, entries, table)
    now_us, total = microseconds(now), len(sweep.intakes)
    running = _StillRunning(sweep.intakes, now_us)
    for done, (taken, found) in enumerate(sweep.run(anchors)):
        if progress is not None and done % PROGRESS_EVERY == 0 and not progress(done, total):
            raise EvaluationStopped
        if found:
            yield Alert(
                id=alert_id(journal_id, taken.entry.id),
                level=found[0].level,
                at=taken.moment.at,
                intake=taken.seen[0],
                hits=tuple(found),
                knowledge_version=knowledge.version,
                raised_at=now,
                state="to_review" if running.runs(taken, found) else "historical",
            )
    if progress is not None and not progress(total, total):
        raise EvaluationStopped


def alert_id(journal_id: UUID, intake: UUID) -> UUID:
    """The id of the alert of an intake, however often it is evaluated: uuid5, at a quarter of the library's cost."""
    name: str = msgspec.to_builtins(intake)
    digest = sha1(journal_id.bytes + name.encode("ascii"), usedforsecurity=False).hexdigest()
    return msgspec.convert(f"{digest[:12]}5{digest[13:16]}{_UUID5_VARIANT[digest[16]]}{digest[17:32]}", UUID)


_UUID5_VARIANT: Final = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


class _StillRunning:
    """Whether the worst hits of an alert still run at `now`."""

    def __init__(self, intakes: Sequence[Taken], now_us: int) -> None:
        self._intakes = intakes
        self._now = now_us
        self._by_id: dict[UUID, Taken] = {}

    def runs(self, newer: Taken, hits: Sequence[Hit]) -> bool:
        if self._now < newer.latest + NEVER_HISTORICAL_US:
            return True
        if not self._before(newer.active_until, newer):
            return False
        if not self._by_id:
            self._by_id = {taken.entry.id: taken for taken in self._intakes}
        worst = hits[0].level
        return any(
            self._runs_with(self._by_id[seen.entry_id], newer, hit.band)
            for hit in hits
            if hit.level == worst
            for seen in hit.earlier
        )

    def _before(self, end: int, taken: Taken) -> bool:
        return self._now < (end + HALF_A_DAY_US if taken.is_day else end)

    def _runs_with(self, older: Taken, newer: Taken, furthest: Band) -> bool:
        """Whether `older` is still in the band it had when `newer` was taken; `furthest` is the deepest it can be. One
        that was no longer active then, and counts as if it were, is in a rule's own window: the newer one decides.
        """
        if furthest == Band.ACTIVE and older.surely_before(newer) and newer.earliest >= older.active_until:
            return True
        for band, end in zip(Band, (older.active_until, older.wearing_until, older.trace_until), strict=False):
            if newer.earliest < end or band == furthest:
                return self._before(end, older)
        return True


def _own_reach_h(substance: Substance, table: RuleTable, worn_h: float) -> float:
    """For how many hours after its time an intake can count, before any slack for times that are not exact."""
    rules_h = table.longest_look_back_h(substance.id)
    if substance.id == ALCOHOL or substance.windows is None:
        return max(ALCOHOL_REACH_H, rules_h)
    counted_h = max(substance.windows.trace_h, REPEAT_USE_H if substance.repeat_lengthens else 0.0)
    not_new_h = table.longest_memory_h(substance.id)
    return max(counted_h * SLOW_CLEARANCE, rules_h, not_new_h + SLACK_H if not_new_h else 0.0) + worn_h


def affected_span(knowledge: Knowledge, intake: Intake, table: RuleTable | None = None) -> tuple[datetime, datetime]:
    """[start, end) of the intakes whose alerts may change when this one appears or disappears, itself among them.

    Whatever the person's profile and regimen. Nothing but itself for an intake that is not recognised.
    """
    start = intake.moment.at
    substance = knowledge.substances.get((intake.substance or "") if isinstance(intake, Dose) else ALCOHOL)
    if substance is None:
        return start, start + timedelta(microseconds=1)
    worn = substance.repeat_lengthens or (isinstance(intake, Dose) and is_worn(intake, substance))
    reach_h = _own_reach_h(substance, fitting(table, knowledge), longest_worn_h(substance) if worn else 0.0)
    if substance.id == ALCOHOL:
        reach_h += CHAIN_H
    if substance.repeat_lengthens:
        reach_h += REPEAT_USE_H
    reach_h += LISTED_DAY_H
    return start, start + timedelta(hours=reach_h + SLACK_H)


def affected_by_medicine(
    knowledge: Knowledge, before: Medicine | None, after: Medicine | None, table: RuleTable | None = None
) -> tuple[datetime, datetime] | None:
    """[start, end) of the intakes whose alerts may change with a medicine of the regimen; None where it is not there.

    None altogether when nothing is checked otherwise: it is taken as needed, or only what is said about it changed.
    A stop or a step of the plan reaches back to its own day alone, so that neither costs the years before it.
    """
    known = [each for each in (before, after) if each is not None and taking_part(knowledge, (each,))]
    if not known:
        return None
    table = fitting(table, knowledge)
    end = max(_end_of(knowledge, each, table) for each in known)
    start = min(each.start.at for each in known)
    if before is not None and after is not None and len(known) == 2 and _differ_in_time_only(before, after):
        changed = [stop.at for stop in (before.stop, after.stop) if stop is not None and before.stop != after.stop]
        steps = {*before.plan} ^ {*after.plan}
        changed += [datetime.combine(step.from_day, time(), UTC) - timedelta(days=1) for step in steps]
        if not changed:
            return None
        start = max(start, min(changed))
    return start - timedelta(days=1), end


def _differ_in_time_only(before: Medicine, after: Medicine) -> bool:
    """Whether no more was changed than the stop, the plan, or what the engine does not look at."""
    alike = msgspec.structs.replace(
        before, stop=after.stop, plan=after.plan, prescriber=after.prescriber, note=after.note
    )
    return alike == after


def _end_of(knowledge: Knowledge, medicine: Medicine, table: RuleTable) -> datetime:
    if medicine.stop is None:
        return LATEST
    last = Dose(id=medicine.id, moment=medicine.stop, entered_at=medicine.stop.at, name=medicine.name,
                substance=medicine.substance, amount=medicine.amount, route=medicine.route)  # fmt: skip
    return max(affected_span(knowledge, last, table)[1], medicine.start.at) + timedelta(days=1)


def context_start(knowledge: Knowledge, span_start: datetime) -> datetime:  # noqa: ARG001 - the same for every data set
    """From when on entries are needed to judge intakes from `span_start` on, `long_lasting` substances apart."""
    return span_start - timedelta(hours=LONGEST_COUNTED_H + REPEAT_USE_H + LONGEST_WORN_ELSE_H + SLACK_H)


def long_lasting(knowledge: Knowledge, table: RuleTable | None = None) -> dict[str, float]:
    """Substances that can count for longer than `context_start` reaches, and how many hours to read them back."""
    table = fitting(table, knowledge)
    if table.long_lasting is None:
        table.long_lasting = _long_lasting(knowledge, table)
    return table.long_lasting


def _long_lasting(knowledge: Knowledge, table: RuleTable) -> dict[str, float]:
    longest: dict[str, float] = {}
    for substance in knowledge.substances.values():
        reach_h = _own_reach_h(substance, table, longest_worn_h(substance))
        if reach_h > LONGEST_COUNTED_H + LONGEST_WORN_ELSE_H:
            longest[substance.ingredient] = max(reach_h, longest.get(substance.ingredient, 0.0))
    # With every form of the ingredient, since only together they show which of them the regimen lists.
    return {
        substance.id: longest[substance.ingredient] + REPEAT_USE_H + SLACK_H
        for substance in knowledge.substances.values()
        if substance.ingredient in longest
    }
