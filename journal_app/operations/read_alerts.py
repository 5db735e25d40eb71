"""Every warning there is, gathered into episodes: what waits to be read, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.alert_text import alert_text
from journal_app.domain.alerts import Alert, AlertEvent, AlertState
from journal_app.domain.episodes import episodes
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.ledger import shown_level
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.wording import sentence_start, when_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.named_substances import named_substances
from journal_app.operations.prescriber_knows import what_the_prescriber_knows
from journal_app.operations.views import AlertRow, AlertsView
from journal_app.operations.workspace import Workspace

MOST_READ_ROWS = 400
"""How many past episodes are listed; the report and the export have no such end."""


def read_alerts(workspace: Workspace) -> AlertsView:
    """The two lists of the Alerts page, worst first and then newest."""
    if isinstance(workspace.knowledge, BadKnowledge):
        return AlertsView(to_review=(), read=(), warnings_off=workspace.knowledge.sentence)
    waiting_state: tuple[AlertState, ...] = ("to_review",)
    waiting = workspace.journal.alerts(states=waiting_state, least=Level.CAUTION)
    done_states: tuple[AlertState, ...] = ("read", "resolved", "historical")
    done = workspace.journal.alerts(states=done_states, limit=MOST_READ_ROWS)
    # A note waits for nobody: it stands at its entry, and is kept among what was read.
    notes = workspace.journal.alerts(states=waiting_state, most=Level.NOTE, limit=MOST_READ_ROWS)
    return AlertsView(
        to_review=tuple(sorted(_rows(workspace, workspace.knowledge, waiting), key=lambda row: -row.alert.level)),
        read=_rows(workspace, workspace.knowledge, (*done, *notes)),
        warnings_off=None,
    )


def _rows(workspace: Workspace, knowledge: Knowledge, alerts: Sequence[Alert]) -> tuple[AlertRow, ...]:
    now = workspace.clock()
    today = moment_of(now, workspace.zone()).local_date
    knows = what_the_prescriber_knows(workspace)
    by_id = {alert.id: alert for alert in alerts}
    # A resolved alert is in no episode that counts, but nothing disappears from the list: those are gathered apart.
    standing = [alert for alert in alerts if alert.state != "resolved"]
    resolved = [msgspec.structs.replace(alert, state="read") for alert in alerts if alert.state == "resolved"]
    gathered = (*episodes(standing), *episodes(resolved))
    rows = []
    for episode in sorted(gathered, key=lambda episode: episode.at, reverse=True):
        members = [by_id[alert] for alert in episode.alerts]
        lead = max(members, key=lambda alert: (alert.level, alert.at))
        row = _row(workspace, knowledge, lead, episode.alerts, today)
        shown = shown_level(lead, knows, now)
        may_know = not lead.rule and lead.level > Level.CAUTION
        rows.append(msgspec.structs.replace(row, shown=shown, prescriber_knows=shown < lead.level, may_know=may_know))
    return tuple(rows)


def _row(workspace: Workspace, knowledge: Knowledge, lead: Alert, ids: tuple[UUID, ...], today: date) -> AlertRow:
    text = alert_text(knowledge, lead, workspace.country)
    review = lead.review
    read_when = ""
    if review is not None:
        when = when_words(moment_of(review.read_at, workspace.zone()), today)
        read_when = _("read {when}").format(when=when)
    elif lead.state == "historical":
        read_when = _("added later, was over by then")
    if lead.state == "resolved":
        read_when = _("resolved by a correction")
    return AlertRow(
        alert=lead,
        alerts=ids,
        text=text,
        when=sentence_start(when_words(lead.intake.moment, today)),
        apart=text.apart,
        names=text.names,
        note=review.note if review else "",
        read_when=read_when,
        substances=named_substances(knowledge, [lead]),
        of_medicine=any(medicine.id == lead.intake.entry_id for medicine in workspace.person().regimen),
        history=tuple(_event_words(workspace, event, today) for event in lead.events),
    )


def _event_words(workspace: Workspace, event: AlertEvent, today: date) -> str:
    """`Raised as critical, today 20:15 (list 2026-11-22)`."""
    said = _EVENT_WORDS[event.what].format(level=event.level.words)
    when = when_words(moment_of(event.at, workspace.zone()), today)
    if event.what in ("raised", "worse", "lower"):
        version = event.knowledge_version[:10]
        return _("{what}, {when} (list {version})").format(what=said, when=when, version=version)
    return _("{what}, {when}").format(what=said, when=when)


_EVENT_WORDS: Final = {
    "raised": _("Raised as {level}"), "opened": _("Opened"), "read": _("Read by you"), "worse": _("Got worse: {level}"),
    "lower": _("Went down: {level}"), "resolved": _("Resolved by a correction"), "returned": _("Came back: {level}"),
}  # fmt: skip
