"""What still counts now, from the journal and from the medicines that go on: where a check of a combination starts."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.moments import moment_of
from journal_app.domain.naming import spoken_name
from journal_app.domain.person import Medicine
from journal_app.domain.wording import when_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _, in_context
from journal_app.operations.workspace import Workspace

BAND_WORDS: Final = {"active": in_context("how an intake counts", "active"), "wearing off": _("wearing off")}
"""The bands as they are shown."""


class StillCounted(Fact, frozen=True, kw_only=True):
    """A substance that counts as active or as wearing off, as the person calls it.

    `why` says from when it is: "today 20:40", or "one of your medicines".
    """

    substance: str
    name: str
    band: Literal["active", "wearing off"]
    why: str


def still_counted(workspace: Workspace) -> tuple[StillCounted, ...]:
    """Each ingredient once, the medicines that go on first, then the newest intake of each, newest first."""
    from journal_app.domain.taken import microseconds, taken_in_order
    from journal_app.operations.evaluation_road import entries_around

    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    now = workspace.clock()
    person = workspace.person()
    found: dict[str, StillCounted] = {}
    for medicine in person.regimen:
        substance = knowledge.substances.get(medicine.substance or "")
        if substance is not None and substance.ingredient not in found and _goes_on(medicine, now):
            name = spoken_name(knowledge, medicine.name, substance.id)
            found[substance.ingredient] = StillCounted(
                substance=substance.id, name=name, band="active", why=_("one of your medicines")
            )
    end = now.replace(microsecond=0)
    entries = entries_around(workspace.journal, knowledge, (end, now), workspace.rules)
    today = moment_of(now, workspace.zone()).local_date
    now_us = microseconds(now)
    for taken in reversed(taken_in_order(knowledge, person, entries)):
        row = taken.substance
        if row.ingredient in found or taken.at > now_us or taken.wearing_until <= now_us:
            continue
        found[row.ingredient] = StillCounted(
            substance=row.id,
            name=row.name if row.id == ALCOHOL else spoken_name(knowledge, taken.entry.name, row.id),
            band="active" if now_us < taken.active_until else "wearing off",
            why=when_words(taken.moment, today),
        )
    return tuple(found.values())


def _goes_on(medicine: Medicine, now: datetime) -> bool:
    return medicine.scheduled and medicine.start.at <= now and (medicine.stop is None or medicine.stop.at > now)
