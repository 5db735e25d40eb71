"""What of the journal goes into the report: the period, the substances the person shares, and the alerts of both."""

from collections.abc import Iterable
from datetime import date

import msgspec

from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.trends import DailyAlert, DailyRecords
from journal_app.report.data import ReportChoices


class Selection(Fact, frozen=True, kw_only=True):
    """The records, entries and alerts to report on.

    `alerts` has none that a correction resolved; those are in `resolved`.
    `alerts_left_out` counts unread alerts that were not shared, `substances_left_out` whether any substance was not.
    """

    records: DailyRecords
    entries: tuple[Entry, ...]
    alerts: tuple[Alert, ...]
    resolved: tuple[Alert, ...]
    alerts_left_out: int
    substances_left_out: bool


def substance_of(entry: Entry) -> str | None:
    """The key of the substance an entry is about, as in `DailyAmount.substance`; None when it is about none."""
    if isinstance(entry, Drink):
        return ALCOHOL
    return (entry.substance or entry.name) if isinstance(entry, Dose) else None


def selected(
    choices: ReportChoices, records: DailyRecords, entries: Iterable[Entry], alerts: Iterable[Alert]
) -> Selection:
    """The parts of the journal that the choices let into the report.

    The alerts of a day are counted on the person-day (04:00 to 04:00), so that one evening is one day.
    """
    shared = None if choices.substances is None else frozenset(choices.substances)
    within = [alert for alert in alerts if choices.first <= _day(alert) <= choices.last]
    lowered = within if shared is None else [kept for alert in within if (kept := _shared_part(alert, shared))]
    readable = [alert for alert in lowered if choices.include_unread or alert.state != "to_review"]
    standing = tuple(sorted((a for a in readable if a.state != "resolved"), key=lambda alert: alert.at))
    worst: dict[date, Level] = {}
    for alert in standing:
        day = _day(alert)
        worst[day] = max(alert.level, worst.get(day, alert.level))
    return Selection(
        records=msgspec.structs.replace(
            records,
            amounts=tuple(row for row in records.amounts if shared is None or row.substance in shared),
            alcohol=records.alcohol if shared is None or ALCOHOL in shared else (),
            nones=tuple(none for none in records.nones if _none_is_shared(none.what, shared)),
            alerts=tuple(DailyAlert(day=day, level=level) for day, level in sorted(worst.items())),
        ),
        entries=tuple(entry for entry in entries if shared is None or (substance_of(entry) or "") in {"", *shared}),
        alerts=standing,
        resolved=tuple(sorted((a for a in readable if a.state == "resolved"), key=lambda alert: alert.at)),
        alerts_left_out=len(lowered) - len(readable),
        substances_left_out=shared is not None and not _logged_substances(records) <= shared,
    )


def _day(alert: Alert) -> date:
    return alert.intake.moment.person_day


def _logged_substances(records: DailyRecords) -> frozenset[str]:
    return frozenset(row.substance for row in records.amounts) | ({ALCOHOL} if records.alcohol else frozenset())


def _none_is_shared(what: str, shared: frozenset[str] | None) -> bool:
    return shared is None or what == EVERYTHING or what in shared


def _shared_part(alert: Alert, shared: frozenset[str]) -> Alert | None:
    """The alert with only those hits whose every substance is shared, at the level that is left; None if none is."""
    hits = tuple(hit for hit in alert.hits if _substances(hit) <= shared)
    if not hits:
        return None
    return msgspec.structs.replace(alert, hits=hits, level=max(hit.level for hit in hits))


def _substances(hit: Hit) -> set[str]:
    return {seen.substance for seen in (*hit.earlier, hit.later)}
