"""What is usually taken, to be logged again as it was last time: favourites first, then by how often and how lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec

from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, folded
from journal_app.domain.moments import PERSON_DAY_STARTS_AT_HOUR, moment_of, moment_on
from journal_app.domain.tracking import TrackedSubstance
from journal_app.domain.wording import entry_words, sentence_start, when_words
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.said_as_usual import said_as_usual
from journal_app.operations.workspace import Workspace

MOST_OFFERED: Final = 4
MOST_RANKED: Final = 60
"""So many items are looked through for favourites."""


class AgainItem(Fact, frozen=True, kw_only=True):
    """One thing to log again. `last` is how it was taken last time, `title` names it: "Kratom 3 g"."""

    title: str
    last: Intake


def read_again(workspace: Workspace) -> tuple[AgainItem, ...]:
    """Up to four things to log again; before anything was logged, what was said to be usual.

    The order is settled when the person-day begins, so that the key of a thing stays its key for the day; the amounts
    are always the last ones.
    """
    now, journal = workspace.clock(), workspace.journal
    # What was logged in this very moment counts too.
    until = now + timedelta(minutes=1)
    ranked = journal.usual_intakes(_day_began(now, workspace.zone()), until, MOST_RANKED)
    favourites = [each for each in read_tracking(workspace).substances if each.favourite]
    chosen = list(_favourites(favourites, ranked))
    if any(not _any_is(each, chosen) for each in favourites):
        # Taken longer ago than the ranking looks back.
        chosen = list(_favourites(favourites, (*ranked, *journal.latest_intakes(until))))
    chosen += [each for each in ranked if each not in chosen]
    if len(chosen) < MOST_OFFERED:
        # What was said to be usual stands for itself until it is logged for the first time.
        said = said_as_usual(workspace)
        logged = chosen if not said else (*ranked, *journal.latest_intakes(until))
        chosen += [intake for tracked, intake in said if not _any_is(tracked, logged)]
    return tuple(AgainItem(title=again_words(each), last=each) for each in chosen[:MOST_OFFERED])


def taken_again(last: Intake, now: datetime, zone: str, day: date | None = None) -> Intake:
    """The same, taken now: amount, unit, route, form, product and prescribed are as last time, all else is new.

    `now` is aware UTC, `zone` an IANA name. With a local date it was taken on that day, at a time that is not known.
    """
    at = now.replace(microsecond=0)
    moment = moment_of(at, zone) if day is None else moment_on(day, zone)
    new = {"id": uuid4(), "moment": moment, "entered_at": at, "entered_by": "person", "note": ""}
    if isinstance(last, Dose):
        return msgspec.structs.replace(last, **new, with_food=None, ended_at=None)
    return msgspec.structs.replace(last, **new)


def again_label(taken: Intake, now: datetime) -> str:
    """What Undo calls it: `Logged kratom 3 g`, or with its day where only that is known."""
    entry = entry_words(taken)
    if taken.moment.precision != "day":
        return _("Logged {entry}").format(entry=entry)
    today = moment_of(now, taken.moment.zone).local_date
    return _("Logged {entry}, {when}").format(entry=entry, when=when_words(taken.moment, today))


def again_words(last: Intake) -> str:
    """`Kratom 3 g`, `Wine 150 ml x 2`, `Wine, a lot`: all that is logged again without being asked for."""
    words = sentence_start(entry_words(last))
    return _("{entry}, a lot").format(entry=words) if isinstance(last, Drink) and last.heavy else words


def _day_began(now: datetime, zone: str) -> datetime:
    """When the person-day of an instant began."""
    day = moment_of(now, zone).person_day
    return datetime.combine(day, time(PERSON_DAY_STARTS_AT_HOUR), ZoneInfo(zone)).astimezone(UTC)


def _favourites(favourites: Iterable[TrackedSubstance], ranked: Sequence[Intake]) -> Iterable[Intake]:
    taken: list[Intake] = []
    for favourite in favourites:
        found = next((each for each in ranked if _is(favourite, each) and each not in taken), None)
        if found is not None:
            taken.append(found)
    return taken


def _any_is(favourite: TrackedSubstance, intakes: Iterable[Intake]) -> bool:
    return any(_is(favourite, each) for each in intakes)


def _is(favourite: TrackedSubstance, intake: Intake) -> bool:
    if isinstance(intake, Drink):
        return favourite.substance == ALCOHOL or (
            favourite.substance is None and folded(favourite.name) == folded(intake.name)
        )
    if favourite.substance is not None:
        return intake.substance == favourite.substance
    return folded(favourite.name) == folded(intake.name)
