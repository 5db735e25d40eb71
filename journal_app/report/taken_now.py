"""What the person takes at the end of the period: from her medicine list, then from her entries of its last week."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.statistics import ENOUGH, WEEK, median
from journal_app.domain.trends import MedicineLine
from journal_app.domain.wording import sentence_start
from journal_app.report.amounts import most_common_unit, total_words
from journal_app.report.data import MedicineRow, TakenNow
from journal_app.report.selection import Selection, substance_of
from journal_app.report.tiles import prescribed_words
from journal_app.report.words import amount, clipped, counted, short_day

MOST_TIMES: Final = 3
LONGEST_NAME: Final = 28
LONGEST_PRESCRIBER: Final = 30
MOST_MEDICINES: Final = 3


def listed_now(selection: Selection) -> tuple[tuple[TakenNow, ...], int]:
    """The medicines of the list for page 1, what runs before what was stopped in the period, and how many more."""
    last = selection.records.last
    running = [_listed_line(line, last) for line in selection.medicines if line.runs_on(last)]
    stopped = [_stopped_line(line, last) for line in selection.medicines if line.last is not None and line.last <= last]
    lines = [*running, *stopped]
    return tuple(lines[:MOST_MEDICINES]), max(0, len(lines) - MOST_MEDICINES)


def _listed_line(line: MedicineLine, last: date) -> TakenNow:
    remarks = [f"since {_day(line.first, last)}", clipped(line.prescriber, LONGEST_PRESCRIBER)]
    planned = next((step for step in line.steps[1:] if step.day > last), None)
    if planned is not None:
        remarks.append(f"planned from {_day(planned.day, last)}: {planned.words}")
    if line.last is not None:
        remarks.append(f"planned to stop {_day(line.last, last)}")
    return TakenNow(
        name=clipped(sentence_start(line.name), LONGEST_NAME),
        amount=line.step_on(last).words,
        remark=", ".join(remark for remark in remarks if remark),
        listed=True,
    )


def _stopped_line(line: MedicineLine, last: date) -> TakenNow:
    stopped = _day(line.last or last, last)
    return TakenNow(
        name=clipped(sentence_start(line.name), LONGEST_NAME),
        amount=f"stopped {stopped}",
        remark=f"was {line.step_on(last).words}, since {_day(line.first, last)}",
        listed=True,
    )


def _day(day: date, last: date) -> str:
    return short_day(day) if day.year == last.year else f"{short_day(day)} {day.year}"


def medicine_rows(medicines: Sequence[MedicineLine], last: date) -> tuple[MedicineRow, ...]:
    """Every medicine of the list that ran in the period, for the last page."""
    return tuple(
        MedicineRow(
            name=sentence_start(line.name),
            prescribed=line.steps[0].words,
            period=f"{_day(line.first, last)} – {_day(line.last, last) if line.last is not None else 'goes on'}",
            prescriber=line.prescriber,
            plan="; ".join(f"from {_day(step.day, last)}: {step.words}" for step in line.steps[1:]),
        )
        for line in medicines
    )


def taken_now(selection: Selection, drink_grams: float, most: int) -> tuple[tuple[TakenNow, ...], int]:
    """The lines of what was logged for page 1, the most often taken first, and how many more substances there are."""
    since = selection.records.last - timedelta(days=WEEK - 1)
    logged = sum(since <= day for day in selection.records.logged)
    doses: dict[str, list[Dose]] = defaultdict(list)
    drinks: list[Drink] = []
    for entry in selection.entries:
        if not since <= entry.moment.local_date <= selection.records.last:
            continue
        if isinstance(entry, Drink):
            drinks.append(entry)
        elif isinstance(entry, Dose):
            doses[substance_of(entry) or entry.name].append(entry)
    lines = [_substance_line(selection, key, own, since, logged) for key, own in doses.items()]
    if drinks:
        lines.append(_alcohol_line(selection, since, logged, drink_grams))
    lines.sort(key=lambda ranked: (-ranked[0], ranked[1].name.casefold()))
    return tuple(line for _days, line in lines[:most]), max(0, len(lines) - most)


def _substance_line(
    selection: Selection, key: str, doses: Sequence[Dose], since: date, logged: int
) -> tuple[int, TakenNow]:
    rows = [row for row in selection.records.amounts if row.substance == key and row.day >= since]
    days = sorted({dose.moment.local_date for dose in doses})
    unit = most_common_unit(rows)
    totals = [row.total for row in rows if row.total is not None and row.unit == unit]
    alike = all(row.unit == unit for row in rows)
    if alike and len(totals) >= ENOUGH:
        words = f"{amount(median(totals), unit)} a day"
    elif not totals:
        words = "amount not known"
    elif len(days) == 1:
        words = total_words(rows) + (", once" if len(doses) == 1 else "")
    elif alike and len(set(totals)) == 1:
        words = f"{amount(totals[0], unit)} a day"
    else:
        words = f"{total_words(rows)} in all"
    remarks = [prescribed_words(doses), _usual_times(doses, len(days)) if len(days) >= ENOUGH else ""]
    if len(days) < logged or not any(remarks):
        remarks.append(f"{len(days)} of {counted(logged, 'day')}")
    newest = max(doses, key=lambda dose: dose.moment.at)
    return len(days), TakenNow(
        name=clipped(sentence_start(newest.name), 28),
        amount=words,
        remark=", ".join(remark for remark in remarks if remark),
    )


def _alcohol_line(selection: Selection, since: date, logged: int, drink_grams: float) -> tuple[int, TakenNow]:
    rows = [row for row in selection.records.alcohol if row.day >= since]
    known = [row.grams / drink_grams for row in rows if not row.unknown]
    words = f"usually {amount(median(known), 'drinks')}" if known else "amount not known"
    if len(known) == 1:
        words = amount(known[0], "drinks")
    remark = f"{len(rows)} of {counted(logged, 'day')}"
    return len(rows), TakenNow(name=sentence_start(ALCOHOL), amount=words, remark=remark)


def _usual_times(doses: Sequence[Dose], days: int) -> str:
    """The clock times, to the half hour, that come on at least half of the days; "" when there is no such habit."""
    half_hours: Counter[tuple[int, int]] = Counter()
    for dose in doses:
        if dose.moment.precision == "minute":
            minutes = (dose.moment.local.hour * 60 + dose.moment.local.minute + 15) // 30 * 30 % (24 * 60)
            half_hours[divmod(minutes, 60)] += 1
    usual = sorted(clock for clock, count in half_hours.items() if count * 2 >= days)
    if not usual or len(usual) > MOST_TIMES:
        return ""
    return ", ".join(f"{hour:02d}:{minute:02d}" for hour, minute in usual)
