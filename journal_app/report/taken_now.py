"""What the person takes at the end of the period: from her medicine list, then from her entries of its last week."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.statistics import ENOUGH, WEEK, median
from journal_app.domain.time_text import clock_text
from journal_app.domain.trends import MedicineLine
from journal_app.domain.wording import drink_name, sentence_start
from journal_app.i18n import _, in_context
from journal_app.report.amounts import most_common_unit, total_words
from journal_app.report.data import MedicineRow, TakenNow
from journal_app.report.selection import Selection, substance_of
from journal_app.report.tiles import prescribed_words
from journal_app.report.words import AMOUNT_NOT_KNOWN, amount, clipped, joined, of_days, short_day

MOST_TIMES: Final = 3
LONGEST_NAME: Final = 28
LONGEST_PRESCRIBER: Final = 30
MOST_MEDICINES: Final = 3
_A_DAY: Final = _("{amount} a day")


def listed_now(selection: Selection) -> tuple[tuple[TakenNow, ...], int]:
    """The medicines of the list for page 1, what runs before what was stopped in the period, and how many more."""
    last = selection.records.last
    running = [_listed_line(line, last) for line in selection.medicines if line.runs_on(last)]
    stopped = [_stopped_line(line, last) for line in selection.medicines if line.last is not None and line.last <= last]
    lines = [*running, *stopped]
    return tuple(lines[:MOST_MEDICINES]), max(0, len(lines) - MOST_MEDICINES)


def _listed_line(line: MedicineLine, last: date) -> TakenNow:
    since = _("since {day}").format(day=_day(line.first, last))
    remarks = [since, clipped(line.prescriber, LONGEST_PRESCRIBER)]
    planned = next((step for step in line.steps[1:] if step.day > last), None)
    if planned is not None:
        words = _("planned from {day}: {amount}")
        remarks.append(words.format(day=_day(planned.day, last), amount=planned.words))
    if line.last is not None:
        remarks.append(_("planned to stop {day}").format(day=_day(line.last, last)))
    return TakenNow(
        name=clipped(sentence_start(line.name), LONGEST_NAME),
        amount=line.step_on(last).words,
        remark=joined(*remarks),
        listed=True,
    )


def _stopped_line(line: MedicineLine, last: date) -> TakenNow:
    stopped = _day(line.last or last, last)
    return TakenNow(
        name=clipped(sentence_start(line.name), LONGEST_NAME),
        amount=in_context("a medicine", "stopped {day}").format(day=stopped),
        remark=_("was {amount}, since {day}").format(amount=line.step_on(last).words, day=_day(line.first, last)),
        listed=True,
    )


def _day(day: date, last: date) -> str:
    return short_day(day, year=day.year != last.year)


def medicine_rows(medicines: Sequence[MedicineLine], last: date) -> tuple[MedicineRow, ...]:
    """Every medicine of the list that ran in the period, for the last page."""
    return tuple(
        MedicineRow(
            name=sentence_start(line.name),
            prescribed=line.steps[0].words,
            period=in_context("from a date to a date", "{first} – {last}").format(
                first=_day(line.first, last),
                last=_day(line.last, last) if line.last is not None else in_context("a medicine", "goes on"),
            ),
            prescriber=line.prescriber,
            plan="; ".join(
                _("from {day}: {amount}").format(day=_day(step.day, last), amount=step.words) for step in line.steps[1:]
            ),
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
        words = _A_DAY.format(amount=amount(median(totals), unit))
    elif not totals:
        words = AMOUNT_NOT_KNOWN
    elif len(days) == 1:
        words = joined(total_words(rows), _("once") if len(doses) == 1 else "")
    elif alike and len(set(totals)) == 1:
        words = _A_DAY.format(amount=amount(totals[0], unit))
    else:
        words = _("{amount} in all").format(amount=total_words(rows))
    remarks = [prescribed_words(doses), _usual_times(doses, len(days)) if len(days) >= ENOUGH else ""]
    if len(days) < logged or not any(remarks):
        remarks.append(of_days(len(days), logged))
    newest = max(doses, key=lambda dose: dose.moment.at)
    return len(days), TakenNow(
        name=clipped(sentence_start(newest.name), 28),
        amount=words,
        remark=joined(*remarks),
    )


def _alcohol_line(selection: Selection, since: date, logged: int, drink_grams: float) -> tuple[int, TakenNow]:
    rows = [row for row in selection.records.alcohol if row.day >= since]
    known = [row.grams / drink_grams for row in rows if not row.unknown]
    words = _("usually {amount}").format(amount=amount(median(known), "drinks")) if known else AMOUNT_NOT_KNOWN
    if len(known) == 1:
        words = amount(known[0], "drinks")
    name = sentence_start(drink_name(ALCOHOL))
    return len(rows), TakenNow(name=name, amount=words, remark=of_days(len(rows), logged))


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
    return ", ".join(clock_text(time(hour, minute)) for hour, minute in usual)
