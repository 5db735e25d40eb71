"""From the journal's Facts to the report's: every number and word of it, with no clock and no file."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry, Note
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, PrescriberKnows, Profile
from journal_app.domain.regimen_lines import dose_changes
from journal_app.domain.time_text import clock_text
from journal_app.domain.tracking import TrackedSymptom, Tracking
from journal_app.domain.trend_series import alcohol_lane, sleep_lane, substance_lanes, trends_of
from journal_app.domain.trends import DailyRecords, Lane, TrendsData
from journal_app.domain.wording import day_words, days_words, entry_words
from journal_app.i18n import _, in_context, plural
from journal_app.report import calendar, remarks
from journal_app.report.alert_sets import Words, alert_lines, level_counts, moment_words, shown_sets
from journal_app.report.data import (
    FEWEST_DAYS,
    QUESTIONS_MOST,
    Completeness,
    NoteLine,
    ReportChoices,
    ReportData,
)  # fmt: skip
from journal_app.report.events import event_lines, signs
from journal_app.report.measured import measured_lines
from journal_app.report.method import (
    CALENDAR_FOOT,
    DISCLAIMER,
    IMPORTED_FOOT,
    health_details,
    how_to_read,
    method,
)
from journal_app.report.panels import panels_of
from journal_app.report.selection import Selection, selected
from journal_app.report.taken_now import listed_now, medicine_rows, taken_now
from journal_app.report.tiles import concern_key, main_key, tiles
from journal_app.report.words import clipped, in_parts, joined, listed, of_days, period, short_day

MOST_LANES = 5
MOST_SETS = 6
MOST_TAKEN = 6
LETTER_LINES = 2
"""So many fewer on Letter, which is 18 mm shorter than A4."""

FEWEST_LOGGED = 4
MOST_MEDICINES = 5
"""Rows of medicines in the chart of page 1, with the one that says how many more there are."""

NO_PROFILE = Profile()
MORE_LINES = 6
"""So many more lines have room on page 1 where no symptom was rated."""

LONGEST_QUESTION = 160
LONGEST_NAME = 60


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
    regimen: Iterable[Medicine] = (),
    profile: Profile = NO_PROFILE,
    knows: Iterable[PrescriberKnows] = (),
    tracked: Sequence[TrackedSymptom] = Tracking().symptoms,
) -> Report:
    """The report on a period. `made_at` is the local wall-clock time to print; `knowledge` None: warnings were off.

    `knows`: what the prescriber is said to know of now.
    """
    selection = selected(choices, records, entries, alerts, tuple(regimen))
    words = Words(knowledge=knowledge, knows=tuple(knows))
    every = _lanes(selection.records, drink_grams, knowledge)
    tiers = {key: known.tier for key, known in knowledge.substances.items() if known.tier} if knowledge else {}
    shown = _report_lanes(selection, every, tiers, MOST_LANES if choices.paper == "a4" else MOST_LANES - 1)
    trends = msgspec.structs.replace(
        trends_of(
            selection.records,
            drink_grams=drink_grams,
            classes_of=_classes(knowledge),
            markers=selection.entries,
            tracked=tracked,
        ),
        lanes=shown,
        medicines=selection.medicines,
    )
    few = len(records.logged) < FEWEST_DAYS
    panels, unpanelled = ((), "") if few else panels_of(trends)
    room = MORE_LINES if few or not panels else 0
    shorter = 0 if choices.paper == "a4" else LETTER_LINES
    sets, more_sets = shown_sets(selection, MOST_SETS + room - shorter, words)
    medicines, more_medicines = listed_now(selection)
    # A medicine of the list takes two lines; the charts above give up a little room for them.
    most_logged = max(FEWEST_LOGGED, MOST_TAKEN + room - len(medicines)) - shorter
    lines, more_lines = taken_now(selection, drink_grams, most_logged)
    changes = any(choices.first < day <= choices.last for day in dose_changes(trends.medicines, trends.happened))
    others = tuple(lane for lane in every if lane not in shown)
    notes = _notes(selection) if choices.include_notes else ()
    data = ReportData(
        paper=choices.paper,
        document_title=_("Diary"),
        period_title=_period_title(choices),
        about=_about(choices, made_at),
        questions=tuple(
            clipped(question, LONGEST_QUESTION) for question in choices.questions[:QUESTIONS_MOST] if question.strip()
        ),
        completeness=_completeness(records),
        few_days=_few_days(len(records.logged)) if few else "",
        left_out=remarks.left_out(selection),
        tiles=() if few else tiles(selection, every, tiers, drink_grams=drink_grams, warnings_off=knowledge is None),
        symptoms=panels,
        symptoms_more=unpanelled,
        lanes=0 if few else len(shown),
        medicine_rows=0 if few else min(len(trends.medicines), MOST_MEDICINES),
        flag_rows=int(bool(trends.happened) and not few),
        lanes_title=trends.lanes_title,
        signs=signs(selection.entries),
        alert_counts=level_counts(selection),
        alert_sets=sets,
        alert_sets_more=remarks.more_sets(more_sets),
        taken_now_title=joined(
            _("7 days to {day}").format(day=short_day(choices.last)), "" if medicines else _("as entered")
        ),
        taken_now=(*medicines, *lines),
        taken_now_more=in_parts(remarks.more_medicines(more_medicines), remarks.more_substances(more_lines)),
        how_to_read=how_to_read(drink_grams, symptoms=bool(panels), changes=changes, medicines=bool(trends.medicines)),
        disclaimer=DISCLAIMER,
        first_weekday=choices.first_weekday,
        weeks=() if few else calendar.weeks(selection, trends, shown, others, drink_grams, choices.first_weekday),
        calendar_legend=calendar.legend(selection, trends, every, drink_grams),
        calendar_levels=tuple(
            level.word for level in reversed(Level) if any(row.level == level for row in selection.records.alerts)
        ),
        calendar_foot=_foot(selection),
        day_list=calendar.day_list(selection, trends, every) if few else (),
        alert_lines=alert_lines(selection, words, include_notes=choices.include_notes),
        events=event_lines(selection.entries),
        measured=measured_lines(selection.entries),
        medicines=medicine_rows(selection.medicines, choices.last),
        notes=notes,
        notes_remark="" if choices.include_notes else _("The patient chose not to share notes."),
        method=method(
            selection,
            knowledge,
            drink_grams=drink_grams,
            app_version=app_version,
            health=health_details(profile, choices.last) if choices.include_health else (),
        ),
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
    if days % 7:
        return days_words(days)
    return plural("{count}-week summary", "{count}-week summary", days // 7).format(count=days // 7)


def _about(choices: ReportChoices, made_at: datetime) -> tuple[str, ...]:
    words = [clipped(choices.name, LONGEST_NAME)] if choices.name.strip() else []
    if choices.birth_year is not None:
        words.append(_("born {year}").format(year=choices.birth_year))
    words.append(period(choices.first, choices.last))
    made = joined(day_words(made_at.date(), year=True), clock_text(made_at))
    words.append(_("made {when}").format(when=made))
    return tuple(words)


def _completeness(records: DailyRecords) -> Completeness:
    logged = set(records.logged)
    days = [records.first + timedelta(days=place) for place in range((records.last - records.first).days + 1)]
    missing = [short_day(day) for day in days if day not in logged]
    said = plural("{count} of {total} day have an entry.", "{count} of {total} days have an entry.", len(days))
    alt = said.format(count=len(logged), total=len(days))
    if missing:
        alt += " " + _("No entry on {days}.").format(days=listed(missing))
    return Completeness(
        value=of_days(len(logged), len(days)),
        cells=tuple(day in logged for day in days),
        first=short_day(records.first),
        last=short_day(records.last),
        alt=alt,
    )


def _few_days(logged: int) -> str:
    words = plural(
        "Too few days for a summary: {count} day logged, and medians and charts need at least {fewest}. "
        "The days that were logged are listed here.",
        "Too few days for a summary: {count} days logged, and medians and charts need at least {fewest}. "
        "The days that were logged are listed here.",
        logged,
    )
    return words.format(count=logged, fewest=FEWEST_DAYS)


def _foot(selection: Selection) -> str:
    imported = any(entry.entered_by.startswith("import:") for entry in selection.entries)
    return IMPORTED_FOOT if imported else CALENDAR_FOOT


def _notes(selection: Selection) -> tuple[NoteLine, ...]:
    found = []
    for entry in sorted(selection.entries, key=lambda entry: entry.moment.at):
        if entry.note.strip():
            text = entry.note.strip()
            if not isinstance(entry, Note):
                pattern = in_context("an entry, and the note on it", "{entry}: {note}")
                text = pattern.format(entry=entry_words(entry), note=text)
            found.append(NoteLine(when=moment_words(entry.moment), text=text))
    return tuple(found)
