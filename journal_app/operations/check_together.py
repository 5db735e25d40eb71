"""Check a combination in the window: as if taken together, or some hours apart, by this person; nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, product
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.combination import check_combination
from journal_app.domain.entries import Dose
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, folded
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_of
from journal_app.domain.naming import joined_names
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.combination_words import alert_of
from journal_app.operations.workspace import Workspace
from journal_app.operations.would_say import Said, worst_level, would_say

NOT_AN_ALL_CLEAR: Final = _("No result does not mean it is safe.")
MOST_MEANINGS: Final = 12
"""So many ways to read names that mean several things are tried; the worst of them is what is said."""

FURTHEST_APART_H: Final = 1_000_000.0


class TogetherAnswer(Fact, frozen=True, kw_only=True):
    """What the list says, worst first; `level` None is no all-clear, and whoever shows it says NOT_AN_ALL_CLEAR.

    `checked` are the names that were looked at, `unknown` those that are in no list. `enough`: there were two or more.
    """

    said: tuple[Said, ...] = ()
    level: Level | None = None
    checked: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    enough: bool = False
    warnings_off: str = ""


class _Meant(NamedTuple):
    """A name as it was written, and the ids of the substances that it can mean."""

    written: str
    ids: tuple[str, ...]


def check_together(workspace: Workspace, names: Sequence[str], hours_between: float | None = None) -> TogetherAnswer:
    """The worse order of each pair and every stack, together or `hours_between` apart, for this person's profile.

    A name that can mean several substances counts as the worst of them. Alcohol counts as an unknown amount.
    BadInput for hours that cannot be.
    """
    if hours_between is not None and not 0 <= hours_between <= FURTHEST_APART_H:
        raise BadInput(
            _("So many hours cannot be right. Nothing was checked. Please write a number of hours, 0 or more.")
        )
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return TogetherAnswer(warnings_off=knowledge.sentence)
    meant = tuple(_Meant(name, knowledge.meanings(name)) for name in _each(knowledge, names))
    known = tuple(each for each in meant if each.ids)
    alerts: list[Alert] = []
    for reading in islice(product(*(each.ids for each in known)), MOST_MEANINGS) if known else ():
        alerts += _raised(workspace, knowledge, known, reading, hours_between or 0.0)
    alerts += _from_the_list(workspace, knowledge, known, hours_between, alerts)
    said = would_say(knowledge, alerts, workspace.country)
    return TogetherAnswer(
        said=said,
        level=worst_level(said),
        checked=tuple(each.written for each in known),
        unknown=tuple(each.written for each in meant if not each.ids),
        enough=len(meant) > 1,
    )


def _each(knowledge: Knowledge, names: Sequence[str]) -> Iterator[str]:
    """The names that hold something, with "kratom + Xanax" as two where it is no name itself and a part of it is."""
    for name in names:
        written = " ".join(name.split())
        parts = joined_names(written)
        several = len(parts) > 1 and not knowledge.meanings(written)
        if several and any(knowledge.meanings(part) for part in parts):
            yield from parts
        elif folded(written) or written:
            yield written


def _raised(
    workspace: Workspace, knowledge: Knowledge, known: Sequence[_Meant], reading: Sequence[str], hours: float
) -> Iterator[Alert]:
    """What the engine raises for one reading of the names, with each of them as the newest where hours are given."""
    from journal_app.domain.evaluation import evaluate

    now = workspace.clock()
    person = msgspec.structs.replace(workspace.person(), regimen=(), answers=())
    for newest in range(len(reading)) if hours else (0,):
        entries = [
            _dose(place, each.written, identity, now - timedelta(hours=hours * (place != newest)), workspace.zone())
            for place, (each, identity) in enumerate(zip(known, reading, strict=True))
        ]
        yield from evaluate(knowledge, person, entries, now, workspace.journal.id, table=workspace.rules)


def _dose(place: int, name: str, substance: str, at: datetime, zone: str) -> Dose:
    # Of one moment the order is that of the ids: with the places of the names, the same question has the same answer.
    return Dose(id=UUID(int=place + 1), moment=moment_of(at, zone), entered_at=at, name=name, substance=substance)


def _from_the_list(
    workspace: Workspace,
    knowledge: Knowledge,
    known: Sequence[_Meant],
    hours_between: float | None,
    raised: Sequence[Alert],
) -> Iterator[Alert]:
    """What the command `check` says as well: the window must never say less."""
    ingredients = {identity: row.ingredient for identity, row in knowledge.substances.items()}
    levels: dict[tuple[str, frozenset[str]], Level] = {}
    for hit in (hit for alert in raised for hit in alert.hits):
        key = hit.rule, frozenset(seen.ingredient for seen in (*hit.earlier, hit.later))
        levels[key] = max(hit.level, levels.get(key, hit.level))
    result = check_combination(knowledge, [each.written for each in known], hours_between, table=workspace.rules)
    for met in result.hits:
        key = met.rule, frozenset(ingredients[identity] for identity in met.substances)
        if met.level > levels.get(key, 0):
            written = {identity: each.written for each in known for identity in each.ids}
            yield alert_of(knowledge, met, written, hours_between or 0.0)
