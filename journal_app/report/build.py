"""From the journal's Facts to the report's: every number and word of it, with no clock and no file."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry, Note
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.trend_series import alcohol_lane, sleep_lane, substance_lanes, trends_of
from journal_app.domain.trends import DailyRecords, Lane, Middle, SymptomTrend, TrendsData
from journal_app.domain.wording import day_words, entry_words, sentence_start
from journal_app.report import calendar
from journal_app.report.alert_sets import alert_lines, level_counts, moment_words, shown_sets
from journal_app.report.data import (
    FEWEST_DAYS,
    QUESTIONS_MOST,
    Completeness,
    NoteLine,
    ReportChoices,
    ReportData,
    SymptomPanel,
)  # fmt: skip
from journal_app.report.method import CALENDAR_FOOT, DISCLAIMER, IMPORTED_FOOT, how_to_read, method, unchecked_names
from journal_app.report.selection import Selection, selected
from journal_app.report.taken_now import taken_now
from journal_app.report.tiles import concern_key, main_key, tiles
from journal_app.report.words import clipped, counted, listed, number, period, short_day

MOST_SYMPTOMS = 4
"""Panels of page 1; further symptoms are in the calendar."""

MOST_LANES = 5
MOST_SETS = 6
MOST_TAKEN = 6
LETTER_LINES = 2
"""So many fewer on Letter, which is 18 mm shorter than A4."""

MORE_LINES = 6
"""So many more lines have room on page 1 where no symptom was rated."""

LONGEST_QUESTION = 160
LONGEST_NAME = 60
LONGEST_IN_LEGEND = 24


class Report(Fact, frozen=True, kw_only=True):
    """The report's words, and the series of which its charts are drawn."""

    data: ReportData
    trends: TrendsData


def build_report(
    choices: ReportChoices,
    records: DailyRecords,
    entries: Iterable[Entry],
    alerts: Iterable[Alert],
    *,
    made_at: datetime,
    drink_grams: float,
    knowledge: Knowledge | None,
    app_version: str,
) -> Report:
    """The report on a period. `made_at` is the local wall-clock time to print; `knowledge` None: warnings were off."""
    selection = selected(choices, records, entries, alerts)
    every = _lanes(selection.records, drink_grams, knowledge)
    tiers = {key: known.tier for key, known in knowledge.substances.items() if known.tier} if knowledge else {}
    shown = _report_lanes(selection, every, tiers, MOST_LANES if choices.paper == "a4" else MOST_LANES - 1)
    trends = msgspec.structs.replace(
        trends_of(selection.records, drink_grams=drink_grams, classes_of=_classes(knowledge)), lanes=shown
    )
    few = len(records.logged) < FEWEST_DAYS
    panels, unpanelled = ((), "") if few else _panels(trends)
    room = MORE_LINES if few or not panels else 0
    shorter = 0 if choices.paper == "a4" else LETTER_LINES
    sets, more_sets = shown_sets(selection, MOST_SETS + room - shorter)
    lines, more_lines = taken_now(selection, drink_grams, MOST_TAKEN + room - shorter)
    others = tuple(lane for lane in every if lane not in shown)
    notes = _notes(selection) if choices.include_notes else ()
    data = ReportData(
        paper=choices.paper,
        document_title="Diary",
        period_title=_period_title(choices),
        about=_about(choices, made_at),
        questions=tuple(
            clipped(question, LONGEST_QUESTION) for question in choices.questions[:QUESTIONS_MOST] if question.strip()
        ),
        completeness=_completeness(records),
        few_days=_few_days(len(records.logged)) if few else "",
        left_out=_left_out(selection),
        tiles=() if few else tiles(selection, every, tiers, drink_grams=drink_grams, warnings_off=knowledge is None),
        symptoms=panels,
        symptoms_more=unpanelled,
        lanes=0 if few else len(shown),
        alert_counts=level_counts(selection),
        alert_sets=sets,
        alert_sets_more=_more(more_sets, "set", "in the list at the end"),
        taken_now_title=f"7 days to {short_day(choices.last)}, as entered",
        taken_now=lines,
        taken_now_more=_more(more_lines, "substance", "in the calendar"),
        how_to_read=how_to_read(drink_grams, symptoms=bool(panels)),
        disclaimer=DISCLAIMER,
        weeks=() if few else calendar.weeks(selection, trends, shown, others, drink_grams),
        calendar_legend=_legend(trends, every, drink_grams),
        calendar_levels=tuple(
            level.word for level in reversed(Level) if any(row.level == level for row in selection.records.alerts)
        ),
        calendar_foot=_foot(selection),
        day_list=calendar.day_list(selection, trends, every) if few else (),
        alert_lines=alert_lines(selection, include_notes=choices.include_notes),
        notes=notes,
        notes_remark="" if choices.include_notes else "The patient chose not to share notes.",
        method=method(selection, knowledge, drink_grams=drink_grams, app_version=app_version),
    )
    return Report(data=data, trends=trends)


def _classes(knowledge: Knowledge | None) -> Callable[[str], Collection[str]]:
    substances = knowledge.substances if knowledge else {}

    def classes_of(substance: str) -> Collection[str]:
        return substances[substance].classes if substance in substances else ()

    return classes_of


def _lanes(records: DailyRecords, drink_grams: float, knowledge: Knowledge | None) -> tuple[Lane, ...]:
    """Every lane that the records give: substances by days of use, alcohol, sleep."""
    rest = (alcohol_lane(records, drink_grams), sleep_lane(records))
    return (*substance_lanes(records, _classes(knowledge)), *(lane for lane in rest if lane is not None))


def _report_lanes(selection: Selection, every: Sequence[Lane], tiers: Mapping[str, int], most: int) -> tuple[Lane, ...]:
    """The lanes of page 1: main substance, alcohol, the substance of concern, more while there is room, sleep."""
    main = main_key(every)
    concern = concern_key(selection, main, tiers)
    first: dict[str, Lane] = {}
    for lane in every:
        first.setdefault(lane.key, lane)
    substances = [lane for lane in every if lane.shape == "bars"]
    sleep = [lane for lane in every if lane.shape == "line"]
    wanted = [first[key] for key in (main, ALCOHOL, concern) if key is not None and key in first]
    wanted += [lane for lane in substances if lane not in wanted]
    return (*wanted[: most - len(sleep)], *sleep)


def _period_title(choices: ReportChoices) -> str:
    days = (choices.last - choices.first).days + 1
    return f"{days // 7}-week summary" if days % 7 == 0 else f"{counted(days, 'day')}"


def _about(choices: ReportChoices, made_at: datetime) -> tuple[str, ...]:
    words = [clipped(choices.name, LONGEST_NAME)] if choices.name.strip() else []
    if choices.birth_year is not None:
        words.append(f"born {choices.birth_year}")
    words.append(period(choices.first, choices.last))
    words.append(f"made {day_words(made_at.date(), year=True)}, {made_at:%H:%M}")
    return tuple(words)


def _completeness(records: DailyRecords) -> Completeness:
    logged = set(records.logged)
    days = [records.first + timedelta(days=place) for place in range((records.last - records.first).days + 1)]
    missing = [short_day(day) for day in days if day not in logged]
    alt = f"{len(logged)} of {counted(len(days), 'day')} have an entry."
    if missing:
        alt += f" No entry on {listed(missing)}."
    return Completeness(
        value=f"{len(logged)} of {counted(len(days), 'day')}",
        cells=tuple(day in logged for day in days),
        first=short_day(records.first),
        last=short_day(records.last),
        alt=alt,
    )


def _few_days(logged: int) -> str:
    return (
        f"Too few days for a summary: {counted(logged, 'day')} logged, and medians and charts need at least "
        f"{FEWEST_DAYS}. The days that were logged are listed here."
    )


def _left_out(selection: Selection) -> tuple[str, ...]:
    found = []
    if selection.substances_left_out:
        found.append("The patient chose which substances to show.")
    if selection.alerts_left_out:
        found.append(f"{counted(selection.alerts_left_out, 'unread alert')} left out at the patient's choice.")
    if names := unchecked_names(selection):
        shown = [clipped(name, 24) for name in names[:4]] + ([f"{len(names) - 4} more"] if len(names) > 4 else [])
        found.append(f"Not recognised, so not checked for combinations: {listed(shown)}.")
    return tuple(found)


def _panels(trends: TrendsData) -> tuple[tuple[SymptomPanel, ...], str]:
    """The panels of what was rated, and a sentence on what has no panel."""
    rated = [trend for trend in trends.symptoms if trend.rated]
    unrated = [trend.symptom for trend in trends.symptoms if not trend.rated]
    sentences = [f"Not rated: {listed(unrated)}."] if unrated and rated else []
    if len(rated) > MOST_SYMPTOMS:
        sentences.append(f"{counted(len(rated) - MOST_SYMPTOMS, 'more symptom')} in the calendar.")
    return tuple(_panel(trend) for trend in rated[:MOST_SYMPTOMS]), " ".join(sentences)


def _panel(trend: SymptomTrend) -> SymptomPanel:
    if trend.comparison is None:
        summary = f"rated on {counted(trend.rated, 'day')}"
    else:
        first, last = trend.comparison.first, trend.comparison.last
        if first.median is not None and last.median is not None:
            summary = (
                f"first 7 days {number(first.median)}, last 7 days {number(last.median)} (n = {first.n}, {last.n})"
            )
        elif first.median is None and last.median is None:
            summary = f"first, last 7 days: too few days (n = {first.n}, {last.n})"
        else:
            summary = f"first 7 days {_week(first)}, last 7 days {_week(last)}"
    return SymptomPanel(key=trend.symptom, title=clipped(sentence_start(trend.symptom), 16), summary=summary)


def _week(middle: Middle) -> str:
    return f"{'too few' if middle.median is None else number(middle.median)} (n = {middle.n})"


def _more(count: int, one: str, where: str) -> str:
    return f"and {counted(count, f'more {one}')} {where}" if count > 0 else ""


def _legend(trends: TrendsData, lanes: Sequence[Lane], drink_grams: float) -> tuple[str, ...]:
    found = []
    if trends.lanes:
        found.append(
            f"Lines, always in this order: {listed([clipped(lane.name, LONGEST_IN_LEGEND) for lane in trends.lanes])}; "
            "then others of that day."
        )
    labels = calendar.symptom_labels([trend.symptom for trend in trends.symptoms])
    if labels:
        named = ", ".join(f"{label} {clipped(symptom, LONGEST_IN_LEGEND)}" for symptom, label in labels.items())
        found.append(f"{named}: 0 to 10, higher is worse; – not rated.")
    if any(lane.key == ALCOHOL for lane in lanes):
        found.append(f"dr = drink of {number(drink_grams)} g alcohol.")
    marks = {mark for lane in lanes for mark in lane.marks}
    if marks & {"unknown", "other_unit"}:
        found.append("taken = amount not known, or in another unit.")
    if "partly" in marks:
        found.append("+ = and more, amount not known.")
    found.append("0 = logged as none. – = nothing logged about it. Hatched = no entry, left out of every total.")
    return tuple(found)


def _foot(selection: Selection) -> str:
    imported = any(entry.entered_by.startswith("import:") for entry in selection.entries)
    return IMPORTED_FOOT if imported else CALENDAR_FOOT


def _notes(selection: Selection) -> tuple[NoteLine, ...]:
    found = []
    for entry in sorted(selection.entries, key=lambda entry: entry.moment.at):
        if entry.note.strip():
            about = "" if isinstance(entry, Note) else f"{entry_words(entry)}: "
            found.append(NoteLine(when=moment_words(entry.moment), text=f"{about}{entry.note.strip()}"))
    return tuple(found)
