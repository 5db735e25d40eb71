"""Each chart in words: for people who do not see it, for the readout of one day, and as a table of the same numbers."""

from collections import Counter
from datetime import date, timedelta

from journal_app.charts import dates
from journal_app.domain.entries import SymptomScale
from journal_app.domain.trends import Comparison, Lane, MedicineLine, Middle, SymptomTrend, TrendsData
from journal_app.domain.wording import severity_words

NOT_PROOF = "Patterns side by side do not prove that one causes the other."
HOW_TO_READ = (
    "Line: middle value of the last 7 days (shown when at least 4 were logged). Band: middle half. " + NOT_PROOF
)
HIGHER_IS_WORSE = "0 none, 10 worst imaginable. Higher is worse."
ALERT_THAT_DAY = "serious or critical alert that day"
NO_ENTRY = "no entry (not zero)"
NONE_THAT_DAY = "none that day"
NOT_KNOWN = "taken, amount not known"
OTHER_UNIT = "taken in another unit"
DOSE_CHANGED = "dose changed as planned"
MEDICINES = "Medicines"
AS_PRESCRIBED = "as prescribed"
NOT_LOGGED_EACH_DAY = "as prescribed, not logged each day"


def number(value: float) -> str:
    """As it is shown: at most one decimal, small amounts with two figures."""
    return f"{value:.2g}" if abs(value) < 1 else f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:,.0f}"


def amount(value: float, unit: str) -> str:
    """`3 g`, `1 drink`, `2.5 capsules`."""
    shown = number(value)
    if unit in ("mcg", "mg", "g", "ml", ""):
        return f"{shown} {unit}".rstrip()
    one = {"drinks": "drink", "hours": "hour"}.get(unit, unit)
    many = {"drinks": "drinks", "hours": "hours", "patch": "patches"}.get(unit, f"{unit}s")
    return f"{shown} {one if shown == '1' else many}"


def title(name: str) -> str:
    """A symptom's name as a heading."""
    return name[:1].upper() + name[1:]


def how_to_read(data: TrendsData) -> str:
    """The sentence under the charts."""
    if not data.symptoms:
        return NOT_PROOF
    if data.place_days == 1:
        return HOW_TO_READ
    weeks = data.place_days // 7
    each = "each week" if weeks == 1 else f"each {weeks} weeks"
    return f"Line: middle value of {each} (shown when at least 4 days were logged). Band: middle half. {NOT_PROOF}"


def logged(data: TrendsData) -> str:
    """`24 of 28 days logged`."""
    return f"{data.logged_days} of {data.days} days logged"


def empty(data: TrendsData) -> str:
    """What stands there before the journal has seven days; "" afterwards."""
    if data.journal_days >= 7:
        return ""
    return f"After 7 days with an entry, lines appear here. You have {data.journal_days}."


def comparison(compared: Comparison | None, between: str = ", last 7 days", scale: SymptomScale = "0-10") -> str:
    """`first 7 days 7, last 7 days 4.5 (n = 7, 6)`, with "too few days (n = 3)" where a week has not enough."""
    if compared is None:
        return ""
    first, last = compared.first, compared.last
    if first.median is not None and last.median is not None:
        return (
            f"first 7 days {rated(first.median, scale)}{between} {rated(last.median, scale)} (n = {first.n}, {last.n})"
        )
    if first.median is None and last.median is None:
        return f"too few days (n = {first.n}, {last.n})"
    return f"first 7 days {_week(first, scale)}, last 7 days {_week(last, scale)}"


def _week(middle: Middle, scale: SymptomScale) -> str:
    if middle.median is None:
        return f"too few days (n = {middle.n})"
    return f"{rated(middle.median, scale)} (n = {middle.n})"


def rated(value: float, scale: SymptomScale) -> str:
    """`7`, `4.5`; on the scale of words `moderate`, and between two of them `mild to moderate`."""
    return number(value) if scale == "0-10" else severity_words(value)


def symptom(data: TrendsData, trend: SymptomTrend) -> str:
    """One symptom's panel as a sentence or two."""
    words = f"{title(trend.symptom)}, {dates.span(data.first, data.last)}: "
    known = [value for value in trend.ratings if value is not None]
    if not known:
        return words + "no ratings."
    least, most = rated(min(known), trend.scale), rated(max(known), trend.scale)
    words += f"rated on {trend.rated} of {data.days} days, from {least} to {most}"
    compared = comparison(trend.comparison, scale=trend.scale)
    return f"{words}{'; ' + compared if compared else ''}. {HIGHER_IS_WORSE}"


def lane(data: TrendsData, shown: Lane) -> str:
    """One lane as a sentence: how often, how much, how many nones and how many places without an entry."""
    counts: Counter[str] = Counter(shown.marks)
    known = [value for value in shown.values if value is not None]
    places = "days" if data.place_days == 1 else f"spans of {data.place_days} days"
    parts: list[str] = []
    if known:
        low, high = number(min(known)), amount(max(known), shown.unit)
        reach = high if low == number(max(known)) else f"{low} to {high}"
        parts.append(f"{reach} on {len(known)} of {len(shown.marks)} {places}")
    for mark, text in (("unknown", NOT_KNOWN), ("other_unit", OTHER_UNIT), ("none", "none"), ("no_entry", "no entry")):
        if counts[mark]:
            parts.append(f"{text} on {counts[mark]}")
    if counts["partly"]:
        parts.append(f"more that is not known on {counts['partly']}")
    compared = comparison(shown.comparison)
    if compared:
        parts.append(compared)
    return f"{title(shown.name)}: {'; '.join(parts)}."


def lanes(data: TrendsData) -> str:
    """The lanes card in words."""
    together = sum(level is not None and level.word in ("serious", "critical") for level in data.alerts)
    words = [f"Amounts, alcohol and sleep, {dates.span(data.first, data.last)}."]
    words += [lane(data, each) for each in data.lanes]
    if together:
        places = ("day" if together == 1 else "days") if data.place_days == 1 else f"spans of {data.place_days} days"
        words.append(f"A serious or critical alert on {together} {places}.")
    if data.medicines:
        words.append(f"Medicines, {NOT_LOGGED_EACH_DAY}.")
        words += [medicine(data, each) for each in data.medicines]
    if data.happened:
        words.append(f"Happened: {'; '.join(f'{each.words} on {dates.short(each.day)}' for each in data.happened)}.")
    return " ".join(words)


def medicine(data: TrendsData, line: MedicineLine) -> str:
    """`Gabapentin: 300 mg once a day from 3 May; 200 mg once a day from 20 May; stopped 1 Jun.`"""
    shown = line.step_on(data.first)
    started = f" from {dates.short(line.first)}" if line.first >= data.first else ""
    parts = [f"{shown.words}{started}"]
    parts += [
        f"{step.words} from {dates.short(step.day)}" for step in line.steps[1:] if data.first < step.day <= data.last
    ]
    if line.last is not None and line.last <= data.last:
        parts.append(f"stopped {dates.short(line.last)}")
    return f"{title(line.name)}: {'; '.join(parts)}."


def events(data: TrendsData, place: int) -> list[str]:
    """What happened at a place, and which medicine started, changed or stopped there."""
    begins = data.starts[place]
    ends = min(begins + timedelta(days=data.place_days - 1), data.last)
    found = [each.words for each in data.happened if begins <= each.day <= ends]
    for line in data.medicines:
        if begins <= line.first <= ends:
            found.append(f"{line.name} started, {line.steps[0].words}")
        found += [f"{line.name} now {step.words}" for step in line.steps[1:] if begins <= step.day <= ends]
        if line.last is not None and begins <= line.last <= ends:
            found.append(f"{line.name} stopped")
    return found


def whole(data: TrendsData) -> str:
    """All charts of a span in words."""
    words = [f"{logged(data)}."]
    words += [symptom(data, trend) for trend in data.symptoms]
    if data.has_lanes:
        words.append(lanes(data))
    return " ".join([*words, NOT_PROOF])


def place_title(data: TrendsData, place: int) -> str:
    """The day (or days) of a place on the time axis."""
    return dates.place(data.starts[place], data.place_days, data.last)


def readout(data: TrendsData, place: int) -> str:
    """`anxiety 5 · aches 4 · kratom 7 g · no alcohol · slept 6 h`, then what has no entry, by name."""
    happened = events(data, place)
    if not data.logged[place]:
        return "  ·  ".join(["no entry", *happened])
    parts: list[str] = []
    missing: list[str] = []
    for trend in data.symptoms:
        rating = trend.ratings[place]
        if rating is None:
            missing.append(trend.symptom)
        else:
            parts.append(f"{trend.symptom} {rated(rating, trend.scale)}")
    for shown in data.lanes:
        if shown.marks[place] == "no_entry":
            missing.append(_spoken(shown))
        else:
            parts.append(lane_words(shown, place))
    level = data.alerts[place]
    if level is not None:
        parts.append(f"{level.word} alert")
    parts += happened
    if missing:
        parts.append(f"no entry for {', '.join(missing)}")
    return "  ·  ".join(parts)


def lane_words(shown: Lane, place: int) -> str:
    """One lane at one place, in words."""
    name = _spoken(shown)
    mark, value = shown.marks[place], shown.values[place]
    if shown.key == "sleep":
        return f"slept {number(value)} h" if value is not None else f"slept, hours {_CELLS[mark]}"
    if value is not None:
        return f"{name} {amount(value, shown.unit)}" + (" and more, not known" if mark == "partly" else "")
    if mark == "none":
        return f"no {name}"
    return f"{name} {'amount not known' if mark == 'unknown' else _CELLS[mark]}"


def _spoken(shown: Lane) -> str:
    """A lane's name within a sentence: the person's own way of writing is left alone."""
    return shown.name.lower() if shown.key in ("alcohol", "sleep") else shown.name


_CELLS = {"unknown": "not known", "other_unit": "in another unit", "none": "none", "no_entry": "no entry"}


def lane_title(shown: Lane) -> str:
    """`Kratom, g a day`: a lane's name with what its numbers are."""
    return f"{title(shown.name)}, {unit_words(shown)}"


def unit_words(shown: Lane) -> str:
    """What a lane's numbers are: `g a day`, `drinks`, `hours`."""
    if shown.key in ("alcohol", "sleep"):
        return shown.unit
    if not shown.unit:
        return "amount not known"
    if shown.unit in ("mcg", "mg", "g", "ml"):
        return f"{shown.unit} a day"
    return amount(2, shown.unit).removeprefix("2 ") + " a day"


def table(data: TrendsData) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same numbers as a table: the headings, then a row for each place, the newest first."""
    headings = (
        "Day" if data.place_days == 1 else "Days",
        *(title(trend.symptom) for trend in data.symptoms),
        *(lane_title(shown) for shown in data.lanes),
        "Alert",
        *(["Medicines, as prescribed"] if data.medicines else []),
        "Happened",
    )
    rows = tuple(_row(data, place) for place in reversed(range(len(data.starts))))
    if not any(row[-1] for row in rows):
        return headings[:-1], tuple(row[:-1] for row in rows)
    return headings, rows


def _row(data: TrendsData, place: int) -> tuple[str, ...]:
    cells = [place_title(data, place)]
    for trend in data.symptoms:
        rating = trend.ratings[place]
        cells.append("no entry" if rating is None else rated(rating, trend.scale))
    for shown in data.lanes:
        value, mark = shown.values[place], shown.marks[place]
        cells.append(_CELLS[mark] if value is None else number(value) + (" and more" if mark == "partly" else ""))
    level = data.alerts[place]
    cells.append("" if level is None else level.word)
    if data.medicines:
        ends = min(data.starts[place] + timedelta(days=data.place_days - 1), data.last)
        running = [line for line in data.medicines if line.runs_on(ends)]
        cells.append("; ".join(f"{line.name} {line.step_on(ends).words}" for line in running))
    cells.append("; ".join(events(data, place)))
    return tuple(cells)


def file_stem(first: date, last: date) -> str:
    """A neutral file name without its ending: it says nothing about what is inside."""
    return f"trends-{first.isoformat()}_{last.isoformat()}"
