"""The Timeline: the days that are there, the rows of the days that are seen, and a search that forgives typing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from journal_app.domain.entries import SYMPTOMS, Dose, Entry, Kind
from journal_app.domain.finding import Selection, asked_words, is_number, own_words
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.ledger import shown_level
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.naming import display_name
from journal_app.domain.wording import sentence_start
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.prescriber_knows import what_the_prescriber_knows
from journal_app.operations.read_day import SHOWN_STATES, day_rows
from journal_app.operations.timeline_views import TimelineChoices, TimelineDay, TimelineRow, TimelineView

if TYPE_CHECKING:
    from journal_app.domain.alerts import Alert
    from journal_app.domain.person import PrescriberKnows
    from journal_app.operations.views import DayRow
    from journal_app.operations.workspace import Workspace
    from journal_app.storage.journal import Journal

KIND_TITLES: Final[dict[Kind, str]] = {
    "dose": _("Doses"), "drink": _("Drinks"), "symptom": _("Check-ins"), "sleep": _("Sleep"),
    "none": _("Nothing taken"),
    "note": _("Notes"), "marker": _("Something that happened"), "skipped": _("Medicines not taken"), "urge": _("Urges"),
    "red_flag": _("Signs that need help"), "measure": _("Measures"), "score": _("Withdrawal check-ins"),
}  # fmt: skip
"""What the kinds of entries are called where one is chosen."""

LAST_INSTANT: Final = datetime(9999, 12, 31, tzinfo=UTC)
SHORTEST_MENDED: Final = 3
"""Shorter words are taken as they were typed: nearly everything would be near."""
TWO_SLIPS_FROM: Final = 6
"""Words of so many letters may hold two slips, shorter ones one."""


def read_timeline(workspace: Workspace, selection: Selection, query: str) -> TimelineView:
    """The days on which anything stands that is wanted and that holds all words of the query."""
    journal = workspace.journal
    words, instead = _searched_words(journal, query)
    wanted = msgspec.structs.replace(
        selection, words=words, literal="" if words else "".join(_storable(query).split("\0")).strip()
    )
    days = journal.day_counts(wanted)
    return TimelineView(
        selection=wanted,
        query=query,
        days=days,
        today=moment_of(workspace.clock(), workspace.zone()).local_date,
        instead=instead,
        nothing_logged=not days and (not wanted.narrows or journal.first_and_last_date() is None),
    )


def read_timeline_days(workspace: Workspace, selection: Selection, first: date, last: date) -> tuple[TimelineDay, ...]:
    """The rows of the dates from `first` to `last`, both included, newest day first; days without any are left out."""
    entries = workspace.journal.entries_of_days(selection, first, last)
    alerts: dict[UUID, list[Alert]] = defaultdict(list)
    for alert in workspace.journal.alerts_of([entry.id for entry in entries]):
        if alert.state in SHOWN_STATES:
            alerts[alert.intake.entry_id].append(alert)
    by_day = groupby(sorted(entries, key=_local_date, reverse=True), key=_local_date)
    knows, now = what_the_prescriber_knows(workspace), workspace.clock()

    days = []
    for day, of_day in by_day:
        entries_of_day = list(of_day)
        at_day = [alert for entry in entries_of_day for alert in alerts.get(entry.id, ())]
        rows = [_with_worst(row, alerts, knows, now) for row in day_rows(workspace, entries_of_day, at_day)]
        timed = [each for each in rows if each.row.time]
        days.append(TimelineDay(day=day, rows=(*(each for each in rows if not each.row.time), *reversed(timed))))
    return tuple(days)


def _with_worst(
    row: DayRow, alerts: Mapping[UUID, Sequence[Alert]], knows: Sequence[PrescriberKnows], now: datetime
) -> TimelineRow:
    """The row with its worst warning; a note is part of the row itself."""
    at_row = [alert for entry in row.entries for alert in alerts.get(entry.id, ()) if alert.level > Level.NOTE]
    if not at_row:
        return TimelineRow(row=row)
    worst = max(at_row, key=lambda alert: (shown_level(alert, knows, now), alert.level, alert.at))
    shown = min(shown_level(worst, knows, now), worst.level)
    words = sentence_start(shown.words)
    if shown < worst.level:
        words = _("{level}, your prescriber knows").format(level=words)
    return TimelineRow(row=row, level=shown, level_words=words, alert=worst.id)


def read_timeline_choices(workspace: Workspace) -> TimelineChoices:
    """What was ever logged, to choose from."""
    knowledge = workspace.knowledge
    substances = {}
    for intake in workspace.journal.latest_intakes(LAST_INSTANT):
        key = (intake.substance or intake.name) if isinstance(intake, Dose) else ALCOHOL
        known = not isinstance(knowledge, BadKnowledge) and (key == ALCOHOL or getattr(intake, "substance", None))
        name = display_name(knowledge, key) if known and not isinstance(knowledge, BadKnowledge) else key
        substances[key] = sentence_start(name)
    logged = workspace.journal.logged_kinds()
    return TimelineChoices(
        substances=tuple(sorted(substances.items(), key=lambda each: each[1].casefold())),
        symptoms=tuple(sorted(logged.symptoms, key=_symptom_order)),
        kinds=tuple((kind, title) for kind, title in KIND_TITLES.items() if kind in logged.kinds),
    )


def _local_date(entry: Entry) -> date:
    try:
        return entry.moment.local_date
    except OverflowError:
        return entry.moment.at.date()


def _symptom_order(symptom: str) -> tuple[int, str]:
    return (SYMPTOMS.index(symptom) if symptom in SYMPTOMS else len(SYMPTOMS), symptom.casefold())


def _storable(query: str) -> str:
    """Without half characters, which no entry can hold."""
    return query.encode("utf-8", "ignore").decode()


def _searched_words(journal: Journal, query: str) -> tuple[tuple[str, ...], str]:
    """The words to search for, and what to say where one of them stands for a word that is nowhere."""
    words, mended = [], []
    vocabulary: dict[str, int] | None = None
    for word in asked_words(query):
        found = word
        if len(word) >= SHORTEST_MENDED and not is_number(word) and not journal.has_word(word):
            if vocabulary is None:
                vocabulary = {**dict.fromkeys(own_words(), 0), **journal.vocabulary()}
            found = next((near for near in _nearest(word, vocabulary) if journal.has_word(near)), word)
        words.append(found)
        if found != word:
            mended.append((word, found))
    if not mended:
        return tuple(words), ""
    typed = ", ".join(
        _("\N{LEFT SINGLE QUOTATION MARK}{word}\N{RIGHT SINGLE QUOTATION MARK}").format(word=word)
        for word, _found in mended
    )
    instead = _("Nothing for {typed}. Shown: {found}.").format(
        typed=typed, found=", ".join(found for _word, found in mended)
    )
    return tuple(dict.fromkeys(words)), instead


def _nearest(word: str, vocabulary: dict[str, int]) -> Sequence[str]:
    """The words that may have been meant, the likeliest first: few slips, then what stands in many entries."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
    alike = [term for term in vocabulary if (term[0] == "#") == (word[0] == "#") and not is_number(term)]
    found = extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
    near = [(term, distance) for term, distance, _place in found]
    if not near:
        # While a word is still being typed only its beginning can be near.
        begun = [term for term in alike if len(term) > len(word)]
        beginnings = [term[: len(word)] for term in begun]
        found = extract(word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [(begun[place], distance) for _begun, distance, place in found]
    return [term for term, _slips in sorted(near, key=lambda each: (each[1], -vocabulary[each[0]], each[0]))]
