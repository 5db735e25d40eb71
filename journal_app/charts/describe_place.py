"""One place on the time axis of the trends in words, and all of them as a table of the same numbers."""

from datetime import timedelta
from typing import Final

from journal_app.charts import dates, describe
from journal_app.domain.lists import comma_words
from journal_app.domain.trends import Lane, Mark, TrendsData
from journal_app.domain.wording import inside_sentence, symptom_words
from journal_app.i18n import _, in_context

BETWEEN: Final = "  ·  "
"""Stands between the parts of a readout."""

_CELLS: Final[dict[Mark, str]] = {
    "unknown": in_context("an amount", "not known"),
    "other_unit": _("in another unit"),
    "none": in_context("an amount", "none"),
    "no_entry": _("no entry"),
}


def place_title(data: TrendsData, place: int) -> str:
    """The day (or days) of a place on the time axis."""
    return dates.place(data.starts[place], data.place_days, data.last)


def readout(data: TrendsData, place: int) -> str:
    """`anxiety 5 · aches 4 · kratom 7 g · no alcohol · slept 6 h`, then what has no entry, by name."""
    happened = events(data, place)
    if not data.logged[place]:
        return BETWEEN.join([_("no entry"), *happened])
    parts: list[str] = []
    missing: list[str] = []
    for trend in data.symptoms:
        name, rating = symptom_words(trend.symptom), trend.ratings[place]
        if rating is None:
            missing.append(name)
        else:
            parts.append(_named(name, describe.rated(rating, trend.scale)))
    for shown in data.lanes:
        if shown.marks[place] == "no_entry":
            missing.append(_spoken(shown))
        else:
            parts.append(lane_words(shown, place))
    level = data.alerts[place]
    if level is not None:
        parts.append(_("{level} alert").format(level=level.words))
    parts += happened
    if missing:
        parts.append(_("no entry for {names}").format(names=comma_words(missing)))
    return BETWEEN.join(parts)


def _named(name: str, value: str) -> str:
    return in_context("what was entered, and its value", "{name} {value}").format(name=name, value=value)


def lane_words(shown: Lane, place: int) -> str:
    """One lane at one place, in words."""
    name = _spoken(shown)
    mark, value = shown.marks[place], shown.values[place]
    if shown.key == "sleep":
        hours = None if value is None else describe.number(value)
        return _("slept, hours not known") if hours is None else _("slept {hours} h").format(hours=hours)
    if value is not None:
        words = _named(name, describe.amount(value, shown.unit))
        return _("{amount} and more, not known").format(amount=words) if mark == "partly" else words
    if mark == "none":
        return _("no {substance}").format(substance=name)
    return _named(name, _("amount not known") if mark == "unknown" else _CELLS[mark])


def _spoken(shown: Lane) -> str:
    """A lane's name within a sentence: the person's own way of writing is left alone."""
    return inside_sentence(shown.name) if shown.key in ("alcohol", "sleep") else shown.name


def table(data: TrendsData) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same numbers as a table: the headings, then a row for each place, the newest first."""
    headings = (
        _("Day") if data.place_days == 1 else _("Days"),
        *(describe.title(trend.symptom) for trend in data.symptoms),
        *(describe.lane_title(shown) for shown in data.lanes),
        _("Alert"),
        *([_("Medicines, as prescribed")] if data.medicines else []),
        _("Happened"),
    )
    rows = tuple(_row(data, place) for place in reversed(range(len(data.starts))))
    if not any(row[-1] for row in rows):
        return headings[:-1], tuple(row[:-1] for row in rows)
    return headings, rows


def _row(data: TrendsData, place: int) -> tuple[str, ...]:
    cells = [place_title(data, place)]
    for trend in data.symptoms:
        rating = trend.ratings[place]
        cells.append(_("no entry") if rating is None else describe.rated(rating, trend.scale))
    cells += [_cell(shown, place) for shown in data.lanes]
    level = data.alerts[place]
    cells.append("" if level is None else level.words)
    if data.medicines:
        ends = min(data.starts[place] + timedelta(days=data.place_days - 1), data.last)
        running = [line for line in data.medicines if line.runs_on(ends)]
        cells.append("; ".join(_named(line.name, line.step_on(ends).words) for line in running))
    cells.append("; ".join(events(data, place)))
    return tuple(cells)


def _cell(shown: Lane, place: int) -> str:
    value, mark = shown.values[place], shown.marks[place]
    if value is None:
        return _CELLS[mark]
    return _("{amount} and more").format(amount=describe.number(value)) if mark == "partly" else describe.number(value)


def events(data: TrendsData, place: int) -> list[str]:
    """What happened at a place, and which medicine started, changed or stopped there."""
    begins = data.starts[place]
    ends = min(begins + timedelta(days=data.place_days - 1), data.last)
    found = [each.words for each in data.happened if begins <= each.day <= ends]
    for line in data.medicines:
        if begins <= line.first <= ends:
            found.append(_("{medicine} started, {amount}").format(medicine=line.name, amount=line.steps[0].words))
        found += [
            _("{medicine} now {amount}").format(medicine=line.name, amount=step.words)
            for step in line.steps[1:]
            if begins <= step.day <= ends
        ]
        if line.last is not None and begins <= line.last <= ends:
            found.append(_("{medicine} stopped").format(medicine=line.name))
    return found
