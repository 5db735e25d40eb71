"""Log what a person writes down: one entry or several at once, saved and checked in the same moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from journal_app.domain.clean_text import cleaned_entry
from journal_app.domain.entries import (
    SEVERITY_WORDS,
    Dose,
    Drink,
    Entry,
    Measure,
    ScaleScore,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.measures import LARGEST, why_not_plausible
from journal_app.domain.moments import EARLIEST_YEAR, moment_can_be
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.attention import logged
from journal_app.operations.drafts import forget_draft
from journal_app.operations.evaluation_road import re_evaluate
from journal_app.operations.recognise_name import named
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

LONGEST_SLEEP_H = 48.0
MOST_WAKINGS = 1000


def log_entries(workspace: Workspace, entries: Sequence[Entry], label: str, draft: str = "") -> Logged:
    """Save the entries in one step that one undo takes back, and return the warnings that they raised.

    `draft` is the name of the draft that they were typed as: it is forgotten in the same moment.
    """
    now = workspace.clock()
    entries = [named(workspace, cleaned_entry(entry)) for entry in entries]
    for entry in entries:
        require_plausible(entry, now)
    with workspace.journal.changes(label) as changes:
        touched = [(changes.put(entry), entry) for entry in entries]
        evaluated = re_evaluate(changes, workspace, touched)
        if draft:
            forget_draft(changes, draft)
        edited = [entry.id for before, entry in touched if before is not None]
        return logged(changes, workspace, label, entries, evaluated, edited)


def require_plausible(entry: Entry, now: datetime) -> None:
    """Raise BadInput for what cannot be meant: a time before 1900 or after tomorrow, an amount of nothing."""
    at = entry.moment.at
    if not moment_can_be(entry.moment) or at > now + timedelta(days=1):
        raise BadInput(
            _(
                "That date cannot be right: Journal keeps entries from {year} to tomorrow. "
                "Nothing was saved yet. Please check the date."
            ).format(year=EARLIEST_YEAR)
        )
    if isinstance(entry, Dose):
        if not entry.name.strip():
            raise BadInput(_("The substance has no name yet. Nothing was saved. Please write what it was."))
        if entry.amount is not None and not 0 < entry.amount.value < 1e9:
            raise _bad_amount()
    if isinstance(entry, Drink):
        numbers = [entry.ethanol_g, entry.volume_ml, entry.abv_percent, entry.count]
        if not all(number is None or 0 <= number < 1e6 for number in numbers) or not entry.count > 0:
            raise _bad_amount()
    if isinstance(entry, Sleep) and not (
        (entry.hours is None or 0 <= entry.hours <= LONGEST_SLEEP_H)
        and (entry.wakings is None or 0 <= entry.wakings <= MOST_WAKINGS)
        and (entry.quality is None or 0 <= entry.quality <= 10)
    ):
        raise BadInput(_("That night cannot be right. Nothing was saved yet. Please check the numbers."))
    if isinstance(entry, Urge) and entry.strength is not None and not 0 <= entry.strength <= 10:
        raise BadInput(_("How strong an urge is goes from 0 to 10. Nothing was saved. Please choose again."))
    if isinstance(entry, SymptomRating):
        most = 10 if entry.scale == "0-10" else len(SEVERITY_WORDS) - 1
        if not 0 <= entry.severity <= most:
            raise BadInput(
                _("A rating goes from 0 to {most}. Nothing was saved. Please choose again.").format(most=most)
            )
    if isinstance(entry, Measure) and (sentence := why_not_plausible(entry)) is not None:
        raise BadInput(sentence)
    if isinstance(entry, ScaleScore) and not 0 <= entry.score < LARGEST:
        raise BadInput(_("That sum cannot be right. Nothing was saved yet. Please check the number."))


def _bad_amount() -> BadInput:
    return BadInput(
        _("That amount cannot be right. Nothing was saved yet. Please check the number, or leave it empty.")
    )
