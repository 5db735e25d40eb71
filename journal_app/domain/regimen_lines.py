"""The medicines of the regimen as charts and report show them: from when to when, and what was prescribed."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from journal_app.domain.entries import Entry, Marker, MarkerKind
from journal_app.domain.number_text import general_number
from journal_app.domain.person import Medicine
from journal_app.domain.trends import Happening, MedicineLine, MedicineStep
from journal_app.domain.units import Amount
from journal_app.i18n import _, plural

SHORT_WORDS: Final[dict[MarkerKind, str]] = {
    "detox": _("detox ended"), "hospital": _("left hospital"), "prison": _("left prison"),
    "head_injury": _("head injury"), "fever": _("fever"), "heat": _("heat on patch"),
    "not_kept_down": _("not kept down"), "dose_lowered": _("dose lowered"), "appointment": _("appointment"),
    "support_group": _("support group"), "birthday": _("birthday"), "stressor": _("hard day"),
}  # fmt: skip
"""What a marker says where there is room for two words."""

NEARLY: Final = 0.03
"""How far a share of a day may be from whole days, as 0.14 is from once a week."""


def medicine_lines(regimen: Iterable[Medicine], first: date, last: date) -> tuple[MedicineLine, ...]:
    """The medicines that run at some time from `first` to `last` (both included), those that began first on top."""
    lines = [_line(medicine) for medicine in regimen]
    shown = [line for line in lines if line.first <= last and (line.last is None or line.last >= first)]
    return tuple(sorted(shown, key=lambda line: (line.first, line.name.casefold())))


def medicine_key(medicine: Medicine) -> str:
    """What stands for it among the substances, as in `DailyAmount.substance`."""
    return medicine.substance or medicine.name


def _line(medicine: Medicine) -> MedicineLine:
    start = medicine.start.local_date
    stop = medicine.stop.local_date if medicine.stop is not None else None
    amount, times = medicine.amount, medicine.times_per_day
    by_day = {start: _step(medicine, start, amount, times)}
    for planned in sorted(medicine.plan, key=lambda step: step.from_day):
        if stop is not None and planned.from_day >= stop:
            break
        amount = planned.amount if planned.amount is not None else amount
        times = planned.times_per_day if planned.times_per_day is not None else times
        day = max(planned.from_day, start)
        by_day[day] = _step(medicine, day, amount, times)
    planned_days = [None, *by_day.values()]
    steps = [step for before, step in pairwise(planned_days) if step and (not before or before.words != step.words)]
    return MedicineLine(
        substance=medicine_key(medicine),
        name=medicine.name,
        first=start,
        last=stop,
        scheduled=medicine.scheduled,
        steps=tuple(steps),
        prescriber=medicine.prescriber,
    )


def _step(medicine: Medicine, day: date, amount: Amount | None, times: float | None) -> MedicineStep:
    often = often_words(times, scheduled=medicine.scheduled)
    return MedicineStep(day=day, amount=amount.text if amount is not None else "", often=often)


def often_words(times_per_day: float | None, *, scheduled: bool) -> str:
    """`once a day`, `3 times a day`, `every 2 days`, `once a week`, `every day`, `none a day`, `as needed`."""
    if not scheduled:
        return _("as needed")
    if times_per_day is None:
        return _("every day")
    if times_per_day == 0:
        return _("none a day")
    days = round(1 / times_per_day)
    if days > 1 and abs(1 / times_per_day - days) < NEARLY * days:
        every = plural("every {count} day", "every {count} days", days).format(count=days)
        return {7: _("once a week"), 30: _("once a month")}.get(days, every)
    if times_per_day == 1:
        return _("once a day")
    # "0.5 times", "3 times": never the form for one.
    several = plural("{count} time a day", "{count} times a day", times_per_day if times_per_day > 1 else 2)
    return several.format(count=general_number(times_per_day))


def happenings(entries: Iterable[Entry], first: date, last: date) -> tuple[Happening, ...]:
    """The markers from `first` to `last`, each kind once a day."""
    found = {
        (entry.moment.local_date, entry.what): Happening(
            day=entry.moment.local_date, what=entry.what, words=SHORT_WORDS[entry.what]
        )
        for entry in entries
        if isinstance(entry, Marker) and first <= entry.moment.local_date <= last
    }
    return tuple(found[key] for key in sorted(found))


def dose_changes(medicines: Sequence[MedicineLine], happened: Sequence[Happening]) -> tuple[date, ...]:
    """The dates of dashed lines: a step of a plan, or a dose that was lowered."""
    planned = {step.day for line in medicines for step in line.steps[1:]}
    return tuple(sorted(planned | {each.day for each in happened if each.what == "dose_lowered"}))
