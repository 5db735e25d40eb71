"""Carry out a typed line without a window: log it, take the last change back, or say what is still to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journal_app.domain.fact import Fact
from journal_app.domain.naming import shortened
from journal_app.domain.wording import entry_words
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.log_entry import log_entries
from journal_app.operations.quick_add import read_line
from journal_app.operations.quick_add_views import QuickReading
from journal_app.operations.undo_change import undo
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

MOST_CONFIRMED = 20


class LineDone(Fact, frozen=True, kw_only=True):
    """What became of a line: what was `logged` (None where nothing was saved), and how it was read."""

    reading: QuickReading
    logged: Logged | None = None


def log_line(workspace: Workspace, line: str, day: date | None = None, *, as_written: bool = False) -> LineDone:
    """Log what a line says. Nothing is saved while a question is open.

    `as_written` answers every question that the line itself can answer ("yes, it is right"); one of two meanings stays
    open. Raises BadInput for a line that says nothing, or that is not understood.
    """
    reading = read_line(workspace, line, day)
    confirmed: frozenset[str] = frozenset()
    for _round in range(MOST_CONFIRMED if as_written else 0):
        keys = {each.key for each in reading.questions if any(not choice.line for choice in each.choices)} - confirmed
        if not keys:
            break
        confirmed |= keys
        reading = read_line(workspace, line, day, confirmed)
    if reading.problem:
        raise BadInput(_("{problem} Nothing was saved.").format(problem=reading.problem))
    if reading.questions:
        return LineDone(reading=reading)
    if reading.command == "undo":
        taken_back = undo(workspace)
        if taken_back is None:
            raise BadInput(_("There is nothing to take back. Nothing was changed."))
        return LineDone(reading=reading, logged=taken_back)
    if reading.command:
        return LineDone(reading=reading)
    if not reading.items:
        raise BadInput(_("There is nothing on the line. Nothing was saved. Write, for example: kratom 3g."))
    entries = tuple(item.entry for item in reading.items)
    words = shortened(", ".join(entry_words(entry) for entry in entries))
    return LineDone(reading=reading, logged=log_entries(workspace, entries, _("Logged {entry}").format(entry=words)))


def done_in_words(workspace: Workspace, done: LineDone) -> Iterator[str]:
    """What was logged, and every warning that it raised."""
    if done.logged is None:
        return
    if done.reading.command == "undo":
        yield _("Taken back: {change}").format(change=done.logged.label)
        return
    for item in done.reading.items:
        yield _("Logged: {entry}").format(entry=item.spoken)
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        yield knowledge.sentence
        return
    from journal_app.domain.alert_text import alert_text

    said = (alert_text(knowledge, alert, workspace.country).announcement for alert in done.logged.alerts)
    yield from dict.fromkeys(said)


def asked_in_words(done: LineDone) -> Iterator[str]:
    """The questions that are open, each with the lines that answer it."""
    for question in done.reading.questions:
        yield question.text
        for choice in question.choices:
            line = choice.line or _("the same line with {option}").format(option="--as-written")
            yield f"  {choice.words}: {line}"
    yield _("Nothing was saved.")
