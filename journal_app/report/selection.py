"""What of the journal goes into the report: the period, the substances the person shares, and the alerts of both."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, Skipped, Urge
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine
from journal_app.domain.regimen_lines import medicine_key, medicine_lines
from journal_app.domain.trends import DailyAlert, DailyRecords, MedicineLine
from journal_app.report.data import ReportChoices

HEALTH_RULES: Final = frozenset({"P9", "P10", "P13"})
"""The rules whose words tell of a pregnancy, of breastfeeding or of a seizure."""


class Selection(Fact, frozen=True, kw_only=True):
    """The records, entries and alerts to report on.

    `alerts` has none that a correction resolved; those are in `resolved`. `together`: days by their worst alert about
    substances that met. `regimen` and `medicines` are the medicines that run in the period, in the same order.
    `alerts_left_out` counts unread alerts that were not shared, `health_left_out` those that tell of health details,
    `substances_left_out` whether any substance was not.
    """

    records: DailyRecords
    entries: tuple[Entry, ...]
    alerts: tuple[Alert, ...]
    resolved: tuple[Alert, ...]
    alerts_left_out: int
    substances_left_out: bool
    health_left_out: int = 0
    together: tuple[DailyAlert, ...] = ()
    medicines: tuple[MedicineLine, ...] = ()
    not_checked: tuple[str, ...] = ()


def substance_of(entry: Entry) -> str | None:
    """The key of the substance an entry is about, as in `DailyAmount.substance`; None when it is about none."""
    if isinstance(entry, Drink):
        return ALCOHOL
    return (entry.substance or entry.name) if isinstance(entry, Dose | Skipped | Urge) else None


def selected(
    choices: ReportChoices,
    records: DailyRecords,
    entries: Iterable[Entry],
    alerts: Iterable[Alert],
    regimen: Iterable[Medicine] = (),
) -> Selection:
    """The parts of the journal that the choices let into the report.

    The alerts of a day are counted on the person-day (04:00 to 04:00), so that one evening is one day.
    """
    shared = None if choices.substances is None else frozenset(choices.substances)
    within = [alert for alert in alerts if choices.first <= _day(alert) <= choices.last]
    lowered = within if shared is None else [kept for alert in within if (kept := _shared_part(alert, shared))]
    told = [alert for alert in lowered if choices.include_health or alert.rule not in HEALTH_RULES]
    readable = [alert for alert in told if choices.include_unread or alert.state != "to_review"]
    standing = tuple(sorted((a for a in readable if a.state != "resolved"), key=lambda alert: alert.at))
    own = [medicine for medicine in regimen if shared is None or medicine_key(medicine) in shared]
    running = {
        medicine_key(medicine) for medicine in regimen if medicine_lines([medicine], records.first, records.last)
    }
    return Selection(
        records=msgspec.structs.replace(
            records,
            amounts=tuple(row for row in records.amounts if shared is None or row.substance in shared),
            alcohol=records.alcohol if shared is None or ALCOHOL in shared else (),
            nones=tuple(none for none in records.nones if _none_is_shared(none.what, shared)),
            alerts=_by_day(standing),
        ),
        entries=tuple(entry for entry in entries if shared is None or (substance_of(entry) or "") in {"", *shared}),
        alerts=standing,
        resolved=tuple(sorted((a for a in readable if a.state == "resolved"), key=lambda alert: alert.at)),
        alerts_left_out=len(told) - len(readable),
        health_left_out=len(lowered) - len(told),
        substances_left_out=shared is not None and not _logged_substances(records) | running <= shared,
        together=_by_day(alert for alert in standing if not alert.rule),
        medicines=medicine_lines(own, records.first, records.last),
        not_checked=tuple(sorted({medicine.name for medicine in own if medicine.substance is None})),
    )


def _by_day(alerts: Iterable[Alert]) -> tuple[DailyAlert, ...]:
    """Each day by its worst alert."""
    worst: dict[date, Level] = {}
    for alert in alerts:
        day = _day(alert)
        worst[day] = max(alert.level, worst.get(day, alert.level))
    return tuple(DailyAlert(day=day, level=level) for day, level in sorted(worst.items()))


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
    """Of what is no intake, as a sign that needs help, there is none."""
    return {seen.substance for seen in (*hit.earlier, hit.later)} - {""}
