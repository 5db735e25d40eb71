"""Read how long ago each thing was last taken, and each kind of things; and the steps of one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import inf
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import msgspec

from journal_app.domain.alcohol import is_alcohol
from journal_app.domain.entries import Dose, Drink, Intake, Kind, Skipped
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.moments import moment_of
from journal_app.domain.naming import spoken_name
from journal_app.domain.person import Medicine
from journal_app.domain.regimen_lines import medicine_key, medicine_lines
from journal_app.domain.since import KINDS, SinceRow, SinceSteps, SinceView, gap_words, newest, span_words, steps_of
from journal_app.domain.windows import is_worn, worn_hours
from journal_app.domain.wording import drink_name, entry_words, sentence_start, when_words
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.operations.workspace import Workspace

AS_PRESCRIBED: Final = _("as prescribed")
PATCH_ON: Final = _("may still be on")
DRINKS: Final[tuple[Kind, ...]] = ("drink",)
SKIPPED: Final[tuple[Kind, ...]] = ("skipped",)
DRINKS_LOOKED_AT: Final = 50
SKIPPED_DAYS: Final = 14
"""So far back a medicine that was not taken is named."""


def read_since(workspace: Workspace) -> SinceView:
    """Every substance and every kind that was ever taken, the newest first; ongoing medicines come last."""
    now = workspace.clock()
    today = moment_of(now, workspace.zone()).local_date
    intakes = [each for each in _latest(workspace, now) if each is not None]
    oldest = min((intake.moment.local_date for intake in intakes), default=today)
    logged = frozenset(workspace.journal.logged_days(oldest, today))
    ongoing = {medicine_key(medicine): medicine for medicine in workspace.person().regimen if _goes_on(medicine, now)}
    rows = [_row(workspace, intake, now, today, logged) for intake in intakes]
    by_key = {row.key: (row, intake) for row, intake in zip(rows, intakes, strict=True)}
    prescribed = [
        _prescribed(workspace, key, medicine, by_key.get(key), now, today) for key, medicine in ongoing.items()
    ]
    shown = [row for row in rows if row.key not in ongoing]
    return SinceView(
        substances=(*shown, *_by_name(prescribed)),
        kinds=_kinds(workspace, by_key, prescribed, now, today, logged),
    )


def read_since_steps(workspace: Workspace, row: SinceRow, days: int) -> SinceSteps:
    """The steps of a row over the last so many days, today included."""
    today = moment_of(workspace.clock(), workspace.zone()).local_date
    first = today - timedelta(days=days - 1)
    records = workspace.journal.daily(first, today)
    taken = {each.day for each in records.amounts if each.substance in row.keys}
    if ALCOHOL in row.keys:
        taken |= {each.day for each in records.alcohol if each.grams > 0 or each.unknown}
    before = row.last_day if row.last_day is not None and row.last_day < first else None
    if before is None:
        midnight = datetime.combine(first, time(), ZoneInfo(workspace.zone())).astimezone(UTC)
        at = workspace.journal.newest_intake_before(row.keys, midnight)
        before = None if at is None else moment_of(at, workspace.zone()).local_date
    # Today is not over: that nothing is written down for it yet says nothing.
    return steps_of(row.name, first, today, taken, {*records.logged, today}, before)


def _latest(workspace: Workspace, now: datetime) -> Sequence[Intake | None]:
    """The newest intake of each thing; of drinks the newest with alcohol in it."""
    return [
        each if not isinstance(each, Drink) or is_alcohol(each) else _newest_alcohol(workspace, now)
        for each in workspace.journal.latest_intakes(now)
    ]


def _newest_alcohol(workspace: Workspace, now: datetime) -> Intake | None:
    drinks = workspace.journal.entries(None, now, DRINKS, DRINKS_LOOKED_AT, newest_first=True)
    return next((each for each in drinks if isinstance(each, Drink) and is_alcohol(each)), None)


def _row(workspace: Workspace, intake: Intake, now: datetime, today: date, logged: Collection[date]) -> SinceRow:
    key = _key(intake)
    ago, remark = _span(workspace, intake, now)
    gaps = gap_words(intake.moment.local_date, today, logged)
    return SinceRow(
        kind="substance",
        key=key,
        name=sentence_start(_name(workspace, intake)),
        ago=ago,
        last=_("Last: {entry}, {when}").format(entry=entry_words(intake), when=when_words(intake.moment, today)),
        remark=" ".join(part for part in (remark, gaps) if part),
        keys=(key,),
        last_day=intake.moment.local_date,
    )


def _span(workspace: Workspace, intake: Intake, now: datetime) -> tuple[str, str]:
    """The span of an intake, and what is to be said beside it; of a patch from when it came off."""
    substance = _known(workspace, intake)
    if substance is not None and isinstance(intake, Dose) and is_worn(intake, substance):
        off = intake.moment.at + timedelta(hours=worn_hours(intake, substance))
        if intake.ended_at is None and now < off:
            return PATCH_ON, _("A patch counts from when it comes off. You can write that down at its entry.")
        if intake.ended_at is not None:
            moment = moment_of(intake.ended_at, intake.moment.zone)
            return span_words(moment, max(now, moment.at)), _("Counted from when the patch came off.")
    return span_words(intake.moment, now.astimezone(ZoneInfo(workspace.zone()))), ""


def _prescribed(
    workspace: Workspace,
    key: str,
    medicine: Medicine,
    logged: tuple[SinceRow, Intake] | None,
    now: datetime,
    today: date,
) -> SinceRow:
    """An ongoing medicine: it is taken as planned without being logged, so that no span would mean anything."""
    (line,) = medicine_lines([medicine], min(today, medicine.start.local_date), today)
    skipped = [
        each
        for each in workspace.journal.entries(now - timedelta(days=SKIPPED_DAYS), now, SKIPPED, newest_first=True)
        if isinstance(each, Skipped) and (each.about == medicine.id or (each.substance or each.name) == key)
    ]
    said = _("Not taken {when}, as you said.").format(when=when_words(skipped[0].moment, today)) if skipped else ""
    return SinceRow(
        kind="substance",
        key=key,
        name=sentence_start(medicine.name),
        ago=AS_PRESCRIBED,
        last=_("{dose}, an ongoing medicine").format(dose=sentence_start(line.step_on(today).words)),
        remark=" ".join(part for part in (logged[0].last + "." if logged is not None else "", said) if part),
        keys=(key,),
        last_day=logged[1].moment.local_date if logged is not None else None,
    )


def _kinds(
    workspace: Workspace,
    by_key: dict[str, tuple[SinceRow, Intake]],
    prescribed: Sequence[SinceRow],
    now: datetime,
    today: date,
    logged: Collection[date],
) -> tuple[SinceRow, ...]:
    knowledge = workspace.knowledge
    if not isinstance(knowledge, Knowledge):
        return ()
    members: dict[str, list[Intake]] = defaultdict(list)
    for _row_of, intake in by_key.values():
        known = _known(workspace, intake)
        for each in known.classes if known is not None else ():
            members[each].append(intake)
    going: dict[str, list[SinceRow]] = defaultdict(list)
    for row in prescribed:
        medicine = knowledge.substances.get(row.key)
        for each in medicine.classes if medicine is not None else ():
            going[each].append(row)
    found: list[tuple[float, SinceRow]] = []
    for kind in KINDS:
        if kind not in knowledge.classes or not (members[kind] or going[kind]):
            continue
        name = sentence_start(knowledge.classes[kind].many)
        keys = tuple(sorted({_key(each) for each in members[kind]} | {row.key for row in going[kind]}))
        if going[kind]:
            names = ", ".join(row.name for row in going[kind])
            row = SinceRow(
                kind="class", key=kind, name=name, ago=AS_PRESCRIBED, last=_("Ongoing: {names}").format(names=names),
                remark="", keys=keys,
                last_day=max((each.moment.local_date for each in members[kind]), default=None),
            )  # fmt: skip
            found.append((inf, row))
            continue
        last = newest(members[kind])
        own = _row(workspace, last, now, today, logged)
        if len(keys) == 1 and (own.name == name or keys == (kind,)):
            # Alcohol is a substance and its own kind: once is enough.
            continue
        row = msgspec.structs.replace(own, kind="class", key=kind, name=name, keys=keys)
        found.append(((now - last.moment.at).total_seconds(), row))
    return tuple(row for _ago, row in sorted(found, key=lambda each: (each[0], each[1].name)))


def _by_name(rows: Sequence[SinceRow]) -> list[SinceRow]:
    return sorted(rows, key=lambda row: row.name.casefold())


def _goes_on(medicine: Medicine, now: datetime) -> bool:
    return medicine.scheduled and medicine.start.at <= now and (medicine.stop is None or medicine.stop.at > now)


def _key(intake: Intake) -> str:
    if isinstance(intake, Drink):
        return ALCOHOL
    return intake.substance or intake.name


def _known(workspace: Workspace, intake: Intake) -> Substance | None:
    knowledge = workspace.knowledge
    return knowledge.substances.get(_key(intake)) if isinstance(knowledge, Knowledge) else None


def _name(workspace: Workspace, intake: Intake) -> str:
    knowledge = workspace.knowledge
    if isinstance(intake, Drink):
        return drink_name(ALCOHOL)
    if isinstance(knowledge, Knowledge) and intake.substance is not None:
        return spoken_name(knowledge, intake.name, intake.substance)
    return intake.name
