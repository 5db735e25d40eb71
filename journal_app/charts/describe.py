"""Each chart in words: for people who do not see it, for the readout of one day, and as a table of the same numbers."""

from collections import Counter
from datetime import date
from typing import Final

from journal_app.charts import dates
from journal_app.domain.drink_words import drink_words
from journal_app.domain.entries import SymptomScale
from journal_app.domain.levels import Level
from journal_app.domain.number_text import rounded_text
from journal_app.domain.trends import Comparison, Lane, Mark, MedicineLine, Middle, SymptomTrend, TrendsData
from journal_app.domain.units import unit_words as words_of_unit
from journal_app.domain.wording import sentence_start, severity_words, symptom_words
from journal_app.i18n import _, in_context, plural
from journal_app.i18n.locale_words import written_number

NOT_PROOF: Final = _("Patterns side by side do not prove that one causes the other.")
HOW_TO_READ: Final = _("Line: middle value of the last 7 days (shown when at least 4 were logged). Band: middle half.")
HIGHER_IS_WORSE: Final = _("0 none, 10 worst imaginable. Higher is worse.")
ALERT_THAT_DAY: Final = _("serious or critical alert that day")
NO_ENTRY: Final = _("no entry (not zero)")
NONE_THAT_DAY: Final = _("none that day")
NOT_KNOWN: Final = _("taken, amount not known")
OTHER_UNIT: Final = _("taken in another unit")
DOSE_CHANGED: Final = _("dose changed as planned")
MEDICINES: Final = _("Medicines")
AS_PRESCRIBED: Final = _("as prescribed")

_ON_SO_MANY: Final[dict[Mark, str]] = {
    "unknown": _("taken, amount not known on {count}"),
    "other_unit": _("taken in another unit on {count}"),
    "none": _("none on {count}"),
    "no_entry": _("no entry on {count}"),
    "partly": _("more that is not known on {count}"),
}


def number(value: float) -> str:
    """As it is shown: at most one decimal, small amounts with two figures."""
    return written_number(rounded_text(value))


def amount(value: float, unit: str) -> str:
    """`3 g`, `1 drink`, `2.5 capsules`."""
    shown = number(value)
    # What is shown as 1 is said as one.
    count = 1.0 if shown == "1" else 2.0
    if unit == "drinks":
        return drink_words(value)
    if unit == "hours":
        return plural("{count} hour", "{count} hours", count).format(count=shown)
    return f"{shown} {words_of_unit(unit, count)}".rstrip()


def title(name: str) -> str:
    """A symptom's name as a heading."""
    return sentence_start(symptom_words(name))


def how_to_read(data: TrendsData) -> str:
    """The sentences under the charts."""
    if not data.symptoms:
        return NOT_PROOF
    if data.place_days == 1:
        return f"{HOW_TO_READ} {NOT_PROOF}"
    line = plural(
        "Line: middle value of each week (shown when at least 4 days were logged). Band: middle half.",
        "Line: middle value of each {count} weeks (shown when at least 4 days were logged). Band: middle half.",
        data.place_days // 7,
    )
    return f"{line.format(count=data.place_days // 7)} {NOT_PROOF}"


def logged(data: TrendsData) -> str:
    """`24 of 28 days logged`."""
    words = plural("{count} of {total} day logged", "{count} of {total} days logged", data.days)
    return words.format(count=data.logged_days, total=data.days)


def empty(data: TrendsData) -> str:
    """What stands there before the journal has seven days; "" afterwards."""
    if data.journal_days >= 7:
        return ""
    words = _("After 7 days with an entry, lines appear here. You have {count}.")
    return words.format(count=data.journal_days)


def comparison(compared: Comparison | None, scale: SymptomScale = "0-10", *, arrow: bool = False) -> str:
    """`first 7 days 7, last 7 days 4.5 (n = 7, 6)`, with "too few days (n = 3)" where a week has not enough.

    `arrow`: for the eye, the two stand with an arrow between them.
    """
    if compared is None:
        return ""
    first, last = compared.first, compared.last
    if first.median is None and last.median is None:
        return _("too few days (n = {first}, {last})").format(first=first.n, last=last.n)
    if first.median is None or last.median is None:
        return _("first 7 days {before}, last 7 days {after}").format(
            before=_week(first, scale), after=_week(last, scale)
        )
    if arrow:
        words = _("first 7 days {before} → last 7 days {after} (n = {first}, {last})")
    else:
        words = _("first 7 days {before}, last 7 days {after} (n = {first}, {last})")
    before, after = rated(first.median, scale), rated(last.median, scale)
    return words.format(before=before, after=after, first=first.n, last=last.n)


def _week(middle: Middle, scale: SymptomScale) -> str:
    if middle.median is None:
        return _("too few days (n = {count})").format(count=middle.n)
    return f"{rated(middle.median, scale)} (n = {middle.n})"


def rated(value: float, scale: SymptomScale) -> str:
    """`7`, `4.5`; on the scale of words `moderate`, and between two of them `mild to moderate`."""
    return number(value) if scale == "0-10" else severity_words(value)


def scale_words(trend: SymptomTrend) -> str:
    """What the ends of a symptom's scale mean."""
    if trend.scale == "0-10":
        return HIGHER_IS_WORSE
    return _("Rated from {least} to {most}. Higher is worse.").format(
        least=severity_words(0), most=severity_words(trend.worst)
    )


def symptom(data: TrendsData, trend: SymptomTrend) -> str:
    """One symptom's panel as a sentence or two."""
    name, span = title(trend.symptom), dates.span(data.first, data.last)
    known = [value for value in trend.ratings if value is not None]
    if not known:
        return _("{symptom}, {dates}: no ratings.").format(symptom=name, dates=span)
    words = _("{symptom}, {dates}: rated on {count} of {total} days, from {least} to {most}").format(
        symptom=name,
        dates=span,
        count=trend.rated,
        total=data.days,
        least=rated(min(known), trend.scale),
        most=rated(max(known), trend.scale),
    )
    compared = comparison(trend.comparison, trend.scale)
    return f"{'; '.join(part for part in (words, compared) if part)}. {scale_words(trend)}"


def lane(data: TrendsData, shown: Lane) -> str:
    """One lane as a sentence: how often, how much, how many nones and how many places without an entry."""
    counts: Counter[Mark] = Counter(shown.marks)
    known = [value for value in shown.values if value is not None]
    parts: list[str] = []
    if known:
        reach = amount(max(known), shown.unit)
        if number(min(known)) != number(max(known)):
            reach = _("{low} to {high}").format(low=number(min(known)), high=reach)
        if data.place_days == 1:
            words = _("{amounts} on {count} of {total} days")
        else:
            words = _("{amounts} on {count} of {total} spans of {length} days")
        parts.append(words.format(amounts=reach, count=len(known), total=len(shown.marks), length=data.place_days))
    parts += [words.format(count=counts[mark]) for mark, words in _ON_SO_MANY.items() if counts[mark]]
    parts += [compared] if (compared := comparison(shown.comparison)) else []
    return _about(shown.name, "; ".join(parts))


def _about(name: str, said: str) -> str:
    return in_context("what is said about one thing", "{name}: {said}.").format(name=sentence_start(name), said=said)


def lanes(data: TrendsData) -> str:
    """The lanes card in words."""
    together = sum(level is not None and level >= Level.SERIOUS for level in data.alerts)
    words = [_("Amounts, alcohol and sleep, {dates}.").format(dates=dates.span(data.first, data.last))]
    words += [lane(data, each) for each in data.lanes]
    if together and data.place_days == 1:
        alerts = plural(
            "A serious or critical alert on {count} day.", "A serious or critical alert on {count} days.", together
        )
        words.append(alerts.format(count=together))
    elif together:
        alerts = _("A serious or critical alert on {count} spans of {length} days.")
        words.append(alerts.format(count=together, length=data.place_days))
    if data.medicines:
        words.append(_("Medicines, as prescribed, not logged each day."))
        words += [medicine(data, each) for each in data.medicines]
    if data.happened:
        found = [_on(each.words, each.day) for each in data.happened]
        words.append(_("Happened: {what}.").format(what="; ".join(found)))
    return " ".join(words)


def _on(what: str, day: date) -> str:
    return in_context("something happened on a date", "{what} on {day}").format(what=what, day=dates.short(day))


def _from(what: str, day: date) -> str:
    return in_context("an amount from a date on", "{amount} from {day}").format(amount=what, day=dates.short(day))


def medicine(data: TrendsData, line: MedicineLine) -> str:
    """`Gabapentin: 300 mg once a day from 3 May; 200 mg once a day from 20 May; stopped 1 Jun.`"""
    shown = line.step_on(data.first)
    parts = [_from(shown.words, line.first) if line.first >= data.first else shown.words]
    parts += [_from(step.words, step.day) for step in line.steps[1:] if data.first < step.day <= data.last]
    if line.last is not None and line.last <= data.last:
        parts.append(stopped(line.last))
    return _about(line.name, "; ".join(parts))


def stopped(day: date) -> str:
    """`stopped 1 Jun`."""
    return in_context("a medicine", "stopped {day}").format(day=dates.short(day))


def whole(data: TrendsData) -> str:
    """All charts of a span in words."""
    words = [f"{logged(data)}."]
    words += [symptom(data, trend) for trend in data.symptoms]
    if data.has_lanes:
        words.append(lanes(data))
    return " ".join([*words, NOT_PROOF])


def lane_title(shown: Lane) -> str:
    """`Kratom, g a day`: a lane's name with what its numbers are."""
    return f"{sentence_start(shown.name)}, {unit_words(shown)}"


def unit_words(shown: Lane) -> str:
    """What a lane's numbers are: `g a day`, `drinks`, `hours`."""
    if shown.key in ("alcohol", "sleep"):
        return {"drinks": _("drinks"), "hours": _("hours")}.get(shown.unit, shown.unit)
    if not shown.unit:
        return _("amount not known")
    return _("{unit} a day").format(unit=words_of_unit(shown.unit, 2))


def file_stem(first: date, last: date) -> str:
    """A neutral file name without its ending: it says nothing about what is inside."""
    return f"trends-{first.isoformat()}_{last.isoformat()}"
