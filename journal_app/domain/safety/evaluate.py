"""From entries to the alerts of rules that need no pair, so that a part of a journal says what the whole does."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from journal_app.domain.alerts import Alert, Hit, IntakeSeen
from journal_app.domain.entries import Dose, Drink, Entry, Kind, Marker, NoneTaken, RedFlag, Skipped, Urge
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Band
from journal_app.domain.person import Medicine, Person
from journal_app.domain.rule_table import RuleTable, fitting
from journal_app.domain.safety.escalation import escalation
from journal_app.domain.safety.further_back import (
    WEEK_BEFORE,
    Further,
    Past,
    depot_reach,
    further_back,
)
from journal_app.domain.safety.gaps import returns_after_a_gap
from journal_app.domain.safety.long_acting import build_up
from journal_app.domain.safety.markers import happenings
from journal_app.domain.safety.profile_rules import breastfeeding, pregnancy
from journal_app.domain.safety.record import Anchor, Finding, Record, Rule
from journal_app.domain.safety.red_flags import red_flags
from journal_app.domain.safety.stacking import again_before_the_peak
from journal_app.domain.safety.stops import sudden_stops
from journal_app.domain.safety.supply import unregulated_supply
from journal_app.domain.seen_words import ENTRY_SEEN, MARKERS_SEEN, NONE_SEEN, SIGNS_SEEN, no_substance_seen
from journal_app.domain.taken import kept_amount

SAFETY_LOOK_BACK: Final = timedelta(days=37)
"""How far before an anchor entries are needed whole: P5 holds three weeks against those of the 14 days before. The
little that is needed from before them is found by index (see `further_back`)."""

SAFETY_LOOK_AHEAD: Final = timedelta(days=16)
"""How far after an anchor entries are needed: a stop is only one while nothing follows."""

SAFETY_REACH: Final = timedelta(days=90)
"""How far after a changed entry what is said about an anchor can change; before it, as far as SAFETY_LOOK_AHEAD.

Further ahead only a depot reaches, and the first opioid after a gap, however long (see `next_return`)."""

SAFETY_KINDS: Final[tuple[Kind, ...]] = ("dose", "drink", "marker", "none", "skipped", "red_flag")
"""What the rules read; of all other entries only the days on which they stand."""

NEVER_HISTORICAL: Final = timedelta(hours=1)

LASTS_IF_NOT_SAID: Final = timedelta(days=14)
"""What a rule says of an entry without an end of its own is history after that; of a medicine it stands until read."""

RULES: Final[tuple[Rule, ...]] = (
    sudden_stops, returns_after_a_gap, escalation, build_up, again_before_the_peak, pregnancy, breastfeeding,
    unregulated_supply, red_flags, happenings,
)  # fmt: skip


def safety_alerts(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    journal_id: UUID,
    *,
    anchors: tuple[datetime, datetime] | None = None,
    past: Past | None = None,
    days: Iterable[date] = (),
    table: RuleTable | None = None,
) -> tuple[Alert, ...]:
    """One alert for each rule and anchor, by the anchors' times; `now` is aware.

    With `anchors` only what happened in [start, end) is judged; `entries` then need to hold only what
    `safety_context` names, of SAFETY_KINDS, with the person-days of the others there as `days`; the rest is asked of
    `past`. A `table` kept from an earlier call saves work.

    An alert is "historical" when its concern is over: a stop 5 days (alcohol) or 14 days after the last intake, or as
    soon as it was taken again; a return after a gap 14 days after it; what has no end of its own LASTS_IF_NOT_SAID
    after it, and of a medicine never. Within an hour of the anchor, and at any time before it, it is always
    "to_review".
    """
    record = record_of(knowledge, person, entries, now, anchors, past, days, table)
    alerts = []
    for finding in findings(record):
        moment = finding.happened
        if not record.wants(moment.at):
            continue
        seen = seen_of(record, finding.anchor, finding)
        over_at = finding.over_at
        if over_at is None and not isinstance(finding.anchor, Medicine):
            over_at = moment.at + LASTS_IF_NOT_SAID
        over = over_at is not None and over_at <= record.now
        hit = Hit(
            rule=finding.rule,
            level=finding.level,
            rule_level=finding.level,
            earlier=tuple(seen_of(record, anchor) for anchor in finding.earlier),
            later=seen,
            band=Band.ACTIVE,
            gap_h=None,
            case=finding.case,
        )
        alerts.append(
            Alert(
                id=safety_alert_id(journal_id, finding.rule, finding.anchor.id, finding.part),
                level=finding.level,
                at=moment.at,
                intake=seen,
                hits=(hit,),
                knowledge_version=knowledge.version,
                raised_at=now,
                state="historical" if over and record.now >= moment.at + NEVER_HISTORICAL else "to_review",
                rule=finding.rule,
            )
        )
    return tuple(alerts)


def record_of(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    anchors: tuple[datetime, datetime] | None,
    past: Past | None,
    days: Iterable[date] = (),
    table: RuleTable | None = None,
) -> Record:
    """What the rules look at to judge these anchors; the arguments are those of `safety_alerts`."""
    further = Further()
    if anchors is not None and past is not None:
        start = safety_context(anchors)[0]
        ids = fitting(table, knowledge).selected
        further = further_back(knowledge, person, entries, start, anchors, past, ids)
    return Record(knowledge, person, (*further.entries, *entries), now, anchors, further.days.union(days))


def findings(record: Record, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """What every rule found, by time; of two findings of a rule at one anchor the worse one."""
    worst: dict[tuple[str, UUID, str], Finding] = {}
    for rule in rules:
        for finding in rule(record):
            key = finding.rule, finding.anchor.id, finding.part
            held = worst.get(key)
            if finding.rule in record.knowledge.safety_rules and (held is None or finding.level > held.level):
                worst[key] = finding
    return tuple(sorted(worst.values(), key=_time_and_rule))


def _time_and_rule(finding: Finding) -> tuple[datetime, int, str]:
    return finding.happened.at, finding.anchor.id.int, finding.rule


def safety_span(at: datetime) -> tuple[datetime, datetime]:
    """[start, end) of the anchors about which something else may be said when an entry at `at` appears or goes."""
    return at - SAFETY_LOOK_AHEAD, at + SAFETY_REACH


def safety_span_of(knowledge: Knowledge, entry: Entry) -> tuple[datetime, datetime]:
    """`safety_span` of an entry, which an opioid depot makes longer."""
    start, end = safety_span(entry.moment.at)
    reach = depot_reach(knowledge, entry.substance) if isinstance(entry, Dose) else timedelta()
    return start, max(end, entry.moment.at + reach)


def next_return(
    opioids: Collection[str], span: tuple[datetime, datetime], past: Past
) -> tuple[datetime, datetime] | None:
    """[start, end) of the first opioid after a changed span when nothing before it tells its gap from the change.

    `opioids` are the ids of P4's group, `span` comes from `safety_span`. Whatever was changed then lies in its gap, or
    in the week before.
    """
    if not opioids:
        return None
    following = past.next_intake_from(opioids, span[1])
    if following is None:
        return None
    last = past.newest_intake_before(opioids, span[1])
    if last is not None and last >= span[1] - SAFETY_REACH + WEEK_BEFORE:
        return None
    return following, following + timedelta(microseconds=1)


def hourly_span(now: datetime) -> tuple[datetime, datetime]:
    """[start, end) of the anchors about which the passing of time alone may say something else."""
    return now - SAFETY_LOOK_AHEAD, now + timedelta(microseconds=1)


def safety_context(anchors: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
    """[start, end) of the entries that are needed to judge these anchors."""
    return anchors[0] - SAFETY_LOOK_BACK, anchors[1] + SAFETY_LOOK_AHEAD


def safety_alert_id(journal_id: UUID, rule: str, anchor: UUID, part: str = "") -> UUID:
    """The id of a rule's alert at an entry, however often it is evaluated; `part` as in `Finding`."""
    return uuid5(journal_id, f"{rule}:{anchor}:{part}" if part else f"{rule}:{anchor}")


def seen_of(record: Record, anchor: Anchor, finding: Finding | None = None) -> IntakeSeen:
    """What an alert keeps of an entry or a medicine; an entry that is no intake has no ingredient."""
    substance = record.substance_of(anchor)
    if isinstance(anchor, Medicine):
        name, detail = anchor.name, anchor.amount.kept if anchor.amount is not None else ""
        moment = finding.happened if finding is not None else anchor.start
    else:
        name, detail = _name(record, anchor), kept_amount(anchor) if isinstance(anchor, Dose | Drink) else ""
        moment = anchor.moment
        if isinstance(anchor, Skipped | Urge):
            substance = record.knowledge.substances.get(anchor.substance or "")
        elif isinstance(anchor, NoneTaken):
            substance = record.knowledge.substances.get(anchor.what)
    return IntakeSeen(
        entry_id=anchor.id,
        substance=substance.id if substance is not None else "",
        ingredient=substance.ingredient if substance is not None else "",
        name=name,
        detail=detail,
        moment=moment,
    )


def _name(record: Record, entry: Entry) -> str:
    if isinstance(entry, Dose | Drink | Skipped | Urge):
        return entry.name
    if isinstance(entry, Marker):
        return MARKERS_SEEN.get(entry.what, entry.what.replace("_", " "))
    if isinstance(entry, RedFlag):
        return SIGNS_SEEN.get(entry.what, entry.what.replace("_", " "))
    if isinstance(entry, NoneTaken):
        substance = record.knowledge.substances.get(entry.what)
        return no_substance_seen(substance.id) if substance is not None else NONE_SEEN
    return ENTRY_SEEN
