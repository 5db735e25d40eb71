"""One day as it is shown: what was logged, which warnings stand at it, what undo would do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert, AlertState
from journal_app.domain.dose_forms import form_words
from journal_app.domain.drink_words import standard_drinks
from journal_app.domain.entries import (
    EVERYTHING,
    SYMPTOMS,
    Dose,
    Drink,
    Entry,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.episodes import episodes, worst_set
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.ledger import shown_level
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.naming import display_name
from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import (
    ROUTE_WORDS,
    ago_words,
    clock_words,
    drink_name,
    drink_words,
    entry_words,
    inside_sentence,
    none_words,
    sentence_start,
    sleep_words,
    when_words,
)  # fmt: skip
from journal_app.errors import BadKnowledge
from journal_app.i18n import _, plural
from journal_app.operations.known_texts import known_text
from journal_app.operations.prescriber_knows import what_the_prescriber_knows
from journal_app.operations.snooze_alerts import hidden_until
from journal_app.operations.step_words import step_words
from journal_app.operations.views import DayRow, DayView, EpisodeStrip, SinceLast
from journal_app.operations.workspace import Workspace

MOST_SINCE_LAST = 3
READ_OFTEN = 3
"""A caution that was read so often says no more than that it still applies (ux.md section 7)."""
NEWEST_READ_CAUTIONS = 200
"""How many are looked through for that: more would cost every look at a day."""
SHOWN_STATES: tuple[AlertState, ...] = ("to_review", "read", "historical")
"""A resolved alert stays in the list of alerts, but no strip stands at the day: its reason is gone."""

Icon = Literal["leaf", "pill", "glass", "moon", "note", "check-in", "none", "flag", "emergency", "pulse", "ruler"]


def read_day(workspace: Workspace, day: date) -> DayView:
    """Everything the Today page shows for a local date."""
    journal = workspace.journal
    entries = journal.entries_on(day, day)
    # A rule without a pair can be anchored at any entry, or at a medicine that began or ended on this day.
    anchors = [*(entry.id for entry in entries), *(medicine.id for medicine in workspace.person().regimen)]
    alerts = [
        alert
        for alert in journal.alerts_of(anchors)
        if alert.state in SHOWN_STATES and alert.intake.moment.local_date == day
    ]
    return DayView(
        day=day,
        rows=day_rows(workspace, entries, alerts),
        strips=_strips(workspace, alerts),
        since_last=_since_last(workspace),
        nones=tuple(entry.what for entry in entries if isinstance(entry, NoneTaken)),
        undo_label=step_words(journal.undo_step()),
        redo_label=step_words(journal.redo_step()),
        warnings_off=workspace.knowledge.sentence if isinstance(workspace.knowledge, BadKnowledge) else None,
    )


def day_rows(workspace: Workspace, entries: Sequence[Entry], alerts: Sequence[Alert]) -> tuple[DayRow, ...]:
    """The rows of one day's entries with the warnings at them: those without a time of day first, then by time."""
    levels = {alert.intake.entry_id: alert.level for alert in alerts}
    hints = _hints(workspace, alerts)
    rows: list[DayRow] = []
    ratings: dict[object, list[SymptomRating]] = {}
    # Entries without a time of day come first: they belong to the whole day.
    for entry in sorted(entries, key=lambda entry: (entry.moment.precision != "day", entry.moment.at, str(entry.id))):
        if isinstance(entry, SymptomRating):
            together = ratings.setdefault((entry.moment, entry.entered_at), [])
            together.append(entry)
            if len(together) > 1:
                continue
        row = msgspec.structs.replace(_row(workspace, entry, levels.get(entry.id)), hint=hints.get(entry.id, ""))
        if isinstance(entry, NoneTaken) and any(_contradicts(other, entry.what) for other in entries):
            row = msgspec.structs.replace(row, detail=_("Another entry of this day counts instead"))
        rows.append(row)
    return tuple(_with_ratings(row, ratings) for row in rows)


def _hints(workspace: Workspace, alerts: Sequence[Alert]) -> dict[UUID, str]:
    """What notes say of their entries; beside a warning of a higher level there is no need of it."""
    if isinstance(workspace.knowledge, BadKnowledge):
        return {}
    worse = {alert.intake.entry_id for alert in alerts if alert.level > Level.NOTE}
    return {
        alert.intake.entry_id: known_text(workspace, alert).summary
        for alert in alerts
        if alert.level == Level.NOTE and alert.intake.entry_id not in worse
    }


def _contradicts(entry: Entry, what: str) -> bool:
    """An intake wins over a "none" of the same day; the "none" stays to be seen."""
    if isinstance(entry, Drink):
        return what in (EVERYTHING, ALCOHOL)
    return isinstance(entry, Dose) and what in (EVERYTHING, entry.substance)


def _with_ratings(row: DayRow, ratings: dict[object, list[SymptomRating]]) -> DayRow:
    if not isinstance(row.entry, SymptomRating):
        return row
    together = sorted(ratings[(row.entry.moment, row.entry.entered_at)], key=_symptom_order)
    detail = " \N{MIDDLE DOT} ".join(entry_words(rating) for rating in together)
    return DayRow(
        entry=row.entry, entries=tuple(together), time=row.time, title=_("Check-in"), detail=sentence_start(detail),
        icon="check-in",
    )  # fmt: skip


def _symptom_order(rating: SymptomRating) -> tuple[int, str]:
    """The four symptoms in their fixed order, the person's own after them by name."""
    known = rating.symptom in SYMPTOMS
    return (SYMPTOMS.index(rating.symptom) if known else len(SYMPTOMS), rating.symptom)


def described(workspace: Workspace, entry: Entry) -> tuple[str, str]:
    """An entry's title and detail as they stand in a row: `Kratom 3 g`, `Tea \N{MIDDLE DOT} with food`."""
    row = _row(workspace, entry, None)
    return row.title, row.detail


def _row(workspace: Workspace, entry: Entry, level: Level | None) -> DayRow:
    title, detail, icon, checked = _described(workspace, entry)
    words = (detail, entry.note if not isinstance(entry, Note) else "")
    return DayRow(
        entry=entry,
        entries=(entry,),
        time=clock_words(entry.moment),
        title=sentence_start(title),
        detail=" \N{MIDDLE DOT} ".join(word for word in words if word),
        icon=icon,
        checked=checked,
        level=level,
    )


def _described(workspace: Workspace, entry: Entry) -> tuple[str, str, Icon, bool]:
    """Title, detail, icon, and whether the entry takes part in the checks."""
    if isinstance(entry, Dose):
        prescribed = {True: _("prescribed"), False: _("not prescribed"), None: ""}[entry.prescribed]
        route = "" if entry.route in (None, "oral") else ROUTE_WORDS[entry.route]
        food = {True: _("with food"), False: _("without food"), None: ""}[entry.with_food]
        said = (form_words(entry.form), entry.product, route, prescribed, food)
        detail = " \N{MIDDLE DOT} ".join(word for word in said if word)
        return entry_words(entry), sentence_start(detail), _dose_icon(workspace, entry), entry.substance is not None
    if isinstance(entry, Drink):
        if entry.ethanol_g is None:
            amount = _("Amount not known")
        else:
            amount = _("About {drinks}").format(drinks=standard_drinks(entry.ethanol_g, workspace.drink_grams))
        return drink_words(entry), amount, "glass", True
    if isinstance(entry, Sleep):
        return _("Sleep"), _night(entry), "moon", True
    if isinstance(entry, NoneTaken):
        return _none_words(workspace, entry), _("Said by you"), "none", True
    if isinstance(entry, Note):
        return _("Note"), entry.note, "note", True
    if isinstance(entry, Urge):
        mixed = _("to mix it") if entry.to_mix else ""
        instead = _("did instead: {what}").format(what=entry.instead) if entry.instead else ""
        words = (mixed, instead, entry.outcome)
        return entry_words(entry), sentence_start(" \N{MIDDLE DOT} ".join(word for word in words if word)), "flag", True
    if isinstance(entry, RedFlag):
        return entry_words(entry), "", "emergency", True
    if isinstance(entry, Marker | Skipped):
        return entry_words(entry), "", "flag", True
    if isinstance(entry, Measure):
        heart = entry.what in ("pulse", "blood pressure")
        return entry_words(entry), "", "pulse" if heart else "ruler", True
    if isinstance(entry, ScaleScore):
        return entry_words(entry), sentence_start(_score_about(entry)), "check-in", True
    return entry_words(entry), "", "check-in", True


def _night(night: Sleep) -> str:
    hours = _("Hours not known")
    if night.hours is not None:
        hours = sentence_start(_("slept {hours}").format(hours=sleep_words(night.hours)))
    woke = quality = ""
    if night.wakings is not None:
        woke = plural("woke {count} time", "woke {count} times", night.wakings).format(count=night.wakings)
    if night.quality is not None:
        quality = _("quality {number} of 10").format(number=night.quality)
    return " \N{MIDDLE DOT} ".join(word for word in (hours, _bed_and_up(night), woke, quality) if word)


def _score_about(score: ScaleScore) -> str:
    if score.given_by:
        return _("a total given by {person}").format(person=score.given_by)
    count = len(score.answers)
    return plural("{count} question", "{count} questions", count).format(count=count) if count else ""


def _bed_and_up(night: Sleep) -> str:
    """`23:10 to 06:40`, `to bed 23:10`, `up 06:40`: by the clock where it was written down."""
    east = timedelta(seconds=night.moment.utc_offset_s)
    bed, up = (None if at is None else clock_text(at + east) for at in (night.bed_at, night.up_at))
    if bed and up:
        return _("{bed} to {up}").format(bed=bed, up=up)
    return _("to bed {clock}").format(clock=bed) if bed else _("up {clock}").format(clock=up) if up else ""


def _none_words(workspace: Workspace, entry: NoneTaken) -> str:
    """`no kratom`, never `no kratom_leaf`: an id is no name."""
    knowledge = workspace.knowledge
    if entry.what in (EVERYTHING, ALCOHOL) or isinstance(knowledge, BadKnowledge):
        return entry_words(entry)
    return none_words(entry.what, display_name(knowledge, entry.what))


def _dose_icon(workspace: Workspace, dose: Dose) -> Icon:
    if isinstance(workspace.knowledge, BadKnowledge) or dose.substance is None:
        return "pill"
    substance = workspace.knowledge.substances.get(dose.substance)
    plant = {"kratom", "cannabis", "herb_sedative"}
    return "leaf" if substance is not None and plant.intersection(substance.classes) else "pill"


def _strips(workspace: Workspace, alerts: Sequence[Alert]) -> tuple[EpisodeStrip, ...]:
    if isinstance(workspace.knowledge, BadKnowledge):
        return ()
    by_id = {alert.id: alert for alert in alerts}
    knows, now = what_the_prescriber_knows(workspace), workspace.clock()
    today = moment_of(now, workspace.zone()).local_date
    hidden = hidden_until(workspace)
    often_read = _cautions_read_often(workspace) if any(alert.level == Level.CAUTION for alert in alerts) else set()
    strips = []
    for episode in episodes(tuple(alerts)):
        if episode.level <= Level.NOTE:
            continue
        lead = by_id[episode.alerts[-1]]
        text = known_text(workspace, lead)
        shown = min(shown_level(lead, knows, now), episode.level)
        still_applies = episode.level == Level.CAUTION and episode.ingredients in often_read
        heading = _("Still applies") if still_applies else sentence_start(shown.words)
        if shown < episode.level and not still_applies:
            heading = _("{level} (your prescriber knows)").format(level=heading)
        # What is logged after it was hidden is shown.
        until = [hidden.get(alert) for alert in episode.alerts] if episode.level == Level.SERIOUS else [None]
        last = max((each for each in until if each is not None), default=None) if None not in until else None
        strips.append(
            EpisodeStrip(
                episode=episode,
                text=text,
                title=_("{heading}: {names}").format(heading=heading, names=inside_sentence(text.names)),
                shown=shown,
                # The title says the names already.
                summary=sentence_start(text.summary.removeprefix(f"{text.names}: ")),
                alert=lead.id,
                after_entry=lead.intake.entry_id,
                to_review=any(by_id[alert].state == "to_review" for alert in episode.alerts),
                still_applies=still_applies,
                hidden_until="" if last is None else when_words(moment_of(last, workspace.zone()), today),
            )
        )
    return tuple(strips)


def _cautions_read_often(workspace: Workspace) -> set[tuple[str, ...]]:
    """The sets of substances whose caution was read at three different times or more, of the newest that were read."""
    read: tuple[AlertState, ...] = ("read",)
    times: dict[tuple[str, ...], set[datetime]] = {}
    for alert in workspace.journal.alerts(
        states=read, least=Level.CAUTION, most=Level.CAUTION, limit=NEWEST_READ_CAUTIONS
    ):
        if alert.review is not None:
            times.setdefault(worst_set(alert), set()).add(alert.review.read_at)
    return {ingredients for ingredients, when in times.items() if len(when) >= READ_OFTEN}


def _since_last(workspace: Workspace) -> tuple[SinceLast, ...]:
    now = workspace.clock()
    newest = workspace.journal.latest_intakes(now)
    rows = sorted(newest, key=lambda entry: entry.moment.at, reverse=True)[:MOST_SINCE_LAST]
    return tuple(
        SinceLast(
            name=sentence_start(entry.name if isinstance(entry, Dose) else drink_name(ALCOHOL)),
            ago=ago_words(entry.moment, now),
        )
        for entry in rows
    )
