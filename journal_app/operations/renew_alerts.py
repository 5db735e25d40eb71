"""Evaluate the whole journal again when the list of substances and warnings is another than it was.

Names that no list held until now are looked up again first, so that what a new list knows does not stay unchecked.
A piece at a time, each kept as it is done: nothing waits long for the record meanwhile, and what ends it loses little.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from journal_app.domain.entries import Dose, Skipped, Urge
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import folded
from journal_app.errors import BadKnowledge
from journal_app.operations.evaluation_road import evaluate_again
from journal_app.operations.own_names import give_substances
from journal_app.operations.person_values import KNOWLEDGE_VERSION, REGIMEN, RENEWAL, keep_value
from journal_app.operations.touched_spans import EVERYTHING
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.storage.changes import Changes


AT_ONCE: Final = 1500
"""Entries of one piece: so many take well under a second, for which a page may have to wait."""


class Renewed(Fact, frozen=True, kw_only=True):
    """What a new version of the list changed.

    `done` is False when the journal had been evaluated with this version. `new` counts what was raised or returned,
    `still_active` those that wait to be read while their overlap still runs.
    """

    done: bool = False
    version: str = ""
    new: int = 0
    worse: int = 0
    lower: int = 0
    resolved: int = 0
    still_active: int = 0


class RenewedPart(Fact, frozen=True, kw_only=True):
    """One piece of it: `percent` of the entries are held against the new list; `whole` once all of them are."""

    percent: int = 0
    whole: Renewed | None = None


class _Underway(Fact, frozen=True, kw_only=True):
    """How far the journal has been evaluated with a version, as it is kept: before `until`, `entries` of them."""

    version: str
    until: datetime = EVERYTHING[0]
    entries: int = 0
    became: dict[str, int] = msgspec.field(default_factory=dict)
    still_active: int = 0


def needs_renewal(workspace: Workspace) -> bool:
    """Whether the journal was last evaluated as a whole with another version of the list than today's."""
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge):
        return False
    stored = workspace.journal.value(KNOWLEDGE_VERSION)
    if stored is not None:
        return stored.decode() != knowledge.version
    # Nothing was ever evaluated in a journal that was just made.
    return workspace.journal.first_and_last_date() is not None or bool(workspace.person().regimen)


def _recognise_again(changes: Changes, workspace: Workspace) -> None:
    knowledge = workspace.usable_knowledge
    names = {each.name for each in changes.entries_not_recognised() if isinstance(each, Dose | Skipped | Urge)}
    meant = {folded(name): identity for name in names if (identity := knowledge.recognise(name)) is not None}
    give_substances(changes, meant)
    # What the list no longer holds would look as if it were checked, and what it holds apart by the rules of another.
    split = {older for row in knowledge.substances.values() for older in row.split_from}
    for entry in changes.entries_of_no_list(knowledge.substances.keys() - split):
        if isinstance(entry, Dose | Skipped | Urge):
            substance = _today(knowledge, entry.substance, entry.name)
            if substance != entry.substance:
                changes.put(msgspec.structs.replace(entry, substance=substance))
    regimen = workspace.person().regimen
    known = tuple(
        msgspec.structs.replace(each, substance=_today(knowledge, each.substance, each.name)) for each in regimen
    )
    if known != regimen:
        keep_value(changes, REGIMEN, known)


def _today(knowledge: Knowledge, substance: str | None, name: str) -> str | None:
    """What this list calls what an older one called `substance`: the same, if it neither lost nor split it."""
    named = knowledge.recognise(name)
    if substance not in knowledge.substances:
        return named
    row = knowledge.substances.get(named or "")
    return named if row is not None and substance in row.split_from else substance


def _underway(workspace: Workspace, version: str) -> _Underway:
    stored = workspace.journal.value(RENEWAL)
    if stored:
        try:
            found = msgspec.json.decode(stored, type=_Underway)
        except (msgspec.DecodeError, ValueError):
            return _Underway(version=version)
        if found.version == version and EVERYTHING[0] <= found.until:
            return found
    return _Underway(version=version)


def renew_part(workspace: Workspace) -> RenewedPart:
    """Evaluate the next piece in one change, if the version differs. What was read stays read unless it is worse now.

    Called until `whole` comes back; if that is another day, it goes on where it was. Entries that are logged, changed
    or deleted meanwhile are evaluated with today's list as always, whichever part they lie in.
    """
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge) or not needs_renewal(workspace):
        return RenewedPart(percent=100, whole=Renewed())
    before = _underway(workspace, knowledge.version)
    with workspace.journal.changes(undoable=False) as changes:
        if before.until == EVERYTHING[0]:
            _recognise_again(changes, workspace)
        end = changes.time_after(before.until, AT_ONCE)
        until = EVERYTHING[1] if end is None else max(end, before.until + timedelta(microseconds=1))
        span = before.until, until
        found = evaluate_again(changes, workspace, pairs=[span], safety=[span])
        now = _Underway(
            version=before.version,
            until=until,
            entries=before.entries + AT_ONCE,
            became=dict(Counter(before.became) + Counter(found.became)),
            still_active=before.still_active + found.still_active,
        )
        total = changes.entry_count()
        changes.set_value(RENEWAL, b"" if end is None else msgspec.json.encode(now))
        if end is None:
            changes.set_value(KNOWLEDGE_VERSION, knowledge.version.encode())
    if end is not None:
        return RenewedPart(percent=min(100 * now.entries // max(total, 1), 99))
    return RenewedPart(percent=100, whole=_said(now))


def renew_alerts(workspace: Workspace) -> Renewed:
    """Every piece, one after the other."""
    while True:
        part = renew_part(workspace)
        if part.whole is not None:
            return part.whole


def _said(underway: _Underway) -> Renewed:
    became = underway.became
    return Renewed(
        done=True,
        version=underway.version,
        new=became.get("raised", 0) + became.get("returned", 0),
        worse=became.get("worse", 0),
        lower=became.get("lower", 0),
        resolved=became.get("resolved", 0),
        still_active=underway.still_active,
    )
