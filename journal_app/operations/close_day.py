"""The end of a day: "nothing else" writes an explicit none for whatever is kept track of and was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import uuid4

from journal_app.domain.entries import EVERYTHING, Dose, Drink, Entry, Intake, NoneTaken
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.moments import moment_on
from journal_app.domain.naming import display_name, in_words
from journal_app.domain.wording import none_words
from journal_app.i18n import _
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.recognise_name import recognised
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

LOOKED_BACK: Final = timedelta(days=30)
"""Where nothing is chosen to be kept track of, what was logged in so many days before counts as that."""

GAP_ASKED: Final = "gap_asked"
"""The value that holds the last day without an entry that was asked about, as an ISO date."""


class DayEnd(Fact, frozen=True, kw_only=True):
    """What is still open on a day. `names` are those for which "nothing else" would write a none.

    `empty_before`: the day before has no entry, and that was not asked about yet.
    """

    day: date
    names: tuple[str, ...] = ()
    empty_before: bool = False


def read_day_end(workspace: Workspace, day: date) -> DayEnd:
    """What "nothing else" would say of a local date, and whether the day before it waits to be filled in."""
    before = day - timedelta(days=1)
    bounds = workspace.journal.first_and_last_date()
    kept = bounds is not None and bounds[0] < before
    asked = workspace.journal.value(GAP_ASKED)
    return DayEnd(
        day=day,
        names=tuple(_name(workspace, what) for what in open_nones(workspace, day)),
        empty_before=kept
        and (asked is None or asked.decode() < before.isoformat())
        and not workspace.journal.entries_on(before, before),
    )


def close_day(workspace: Workspace, day: date, label: str = "") -> Logged:
    """Write a none of a local date for each that is open, all in one step; what is said or taken already stays so."""
    wanted = open_nones(workspace, day)
    now = workspace.clock()
    nones = [
        NoneTaken(id=uuid4(), moment=moment_on(day, workspace.zone()), entered_at=now, what=what) for what in wanted
    ]
    if not nones:
        return Logged(label=_("Nothing more to write for this day"))
    names = [_name(workspace, what) for what in wanted]
    said = none_words(EVERYTHING if EVERYTHING in wanted else "", in_words(names))
    return log_entries(workspace, nones, label or _("Logged {entry}").format(entry=said))


def leave_gap(workspace: Workspace, day: date) -> None:
    """Never ask again about a day without an entry, nor about one before it."""
    with workspace.journal.changes(undoable=False) as changes:
        changes.set_value(GAP_ASKED, day.isoformat().encode())


def open_nones(workspace: Workspace, day: date, named: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of what is kept track of and has neither an intake nor a none on a local date, in the person's order.

    The substances `named` are left out as if they had been taken that day. A medicine of the regimen is left out while
    it runs: it is taken without being logged. A substance counts as taken in every form of its ingredient.
    """
    entries = workspace.journal.entries_on(day, day, ("dose", "drink", "none"))
    taken = [entry for entry in entries if isinstance(entry, Dose | Drink)]
    said = {entry.what for entry in entries if isinstance(entry, NoneTaken)}
    if EVERYTHING in said:
        return ()
    wanted = _kept_track_of(workspace, day)
    if not wanted:
        return () if taken or any(named) else (EVERYTHING,)
    there = {_ingredient(workspace, each) for each in (*map(substance_of, taken), *named)} | set(
        _regimen(workspace, day)
    )
    return tuple(
        what
        for what in wanted
        if _ingredient(workspace, what) not in there and not said.intersection((what, *_classes(workspace, what)))
    )


def substance_of(intake: Intake) -> str | None:
    """The id of what was taken; None for a name that no list has."""
    return ALCOHOL if isinstance(intake, Drink) else intake.substance


def _kept_track_of(workspace: Workspace, day: date) -> tuple[str, ...]:
    tracked = read_tracking(workspace).substances
    if tracked:
        found: Iterable[str | None] = (each.substance or recognised(workspace, each.name).substance for each in tracked)
    else:
        found = map(_logged_as, workspace.journal.entries_on(day - LOOKED_BACK, day, ("dose", "drink")))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _logged_as(entry: Entry) -> str | None:
    return substance_of(entry) if isinstance(entry, Dose | Drink) else None


def _regimen(workspace: Workspace, day: date) -> Sequence[str]:
    return [
        _ingredient(workspace, medicine.substance)
        for medicine in workspace.person().regimen
        if medicine.substance is not None
        and medicine.scheduled
        and medicine.start.local_date <= day
        and (medicine.stop is None or medicine.stop.local_date >= day)
    ]


def _ingredient(workspace: Workspace, substance: str | None) -> str:
    known = workspace.knowledge.substances.get(substance or "") if isinstance(workspace.knowledge, Knowledge) else None
    return known.ingredient if known is not None else substance or ""


def _classes(workspace: Workspace, substance: str) -> Sequence[str]:
    known = workspace.knowledge.substances.get(substance) if isinstance(workspace.knowledge, Knowledge) else None
    return tuple(known.classes) if known is not None else ()


def _name(workspace: Workspace, what: str) -> str:
    if what == EVERYTHING:
        return _("anything")
    knowledge = workspace.knowledge
    return display_name(knowledge, what) if isinstance(knowledge, Knowledge) else what.replace("_", " ")
