"""What the person said about warnings that still holds: hidden for a day, or known to their prescriber."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from journal_app.domain.alert_text import alert_text
from journal_app.domain.fact import Fact
from journal_app.domain.moments import moment_of
from journal_app.domain.person import PrescriberKnows
from journal_app.domain.time_text import clock_text
from journal_app.domain.wording import day_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.person_values import PRESCRIBER_KNOWS, keep_value
from journal_app.operations.prescriber_knows import what_the_prescriber_knows
from journal_app.operations.snooze_alerts import hidden_until
from journal_app.operations.workspace import Workspace


class HiddenWarning(Fact, frozen=True, kw_only=True):
    """A warning without a strip: what it says, and until when in words."""

    alert: UUID
    title: str
    until: str


class KnownToPrescriber(Fact, frozen=True, kw_only=True):
    """Substances in words, and until when in words; `ingredients` are what to take back."""

    ingredients: tuple[str, ...]
    names: str
    until: str


def hidden_warnings(workspace: Workspace) -> tuple[HiddenWarning, ...]:
    """The warnings that are hidden now, the one that comes back first leading."""
    held = hidden_until(workspace)
    alerts = {alert.id: alert for alert in workspace.journal.alerts(ids=tuple(held))} if held else {}
    knowledge = workspace.knowledge
    found = []
    for key, until in sorted(held.items(), key=lambda item: item[1]):
        if key not in alerts:
            continue
        if isinstance(knowledge, BadKnowledge):
            title = _("A warning")
        else:
            title = alert_text(knowledge, alerts[key], workspace.country).title
        local = moment_of(until, workspace.zone()).local
        found.append(
            HiddenWarning(
                alert=key,
                title=title,
                until=_("until {day}, {clock}").format(day=day_words(local.date()), clock=clock_text(local)),
            )
        )
    return tuple(found)


def known_to_prescriber(workspace: Workspace) -> tuple[KnownToPrescriber, ...]:
    """What the prescriber is said to know of, and still holds."""
    names = _names(workspace)
    found = []
    for each in what_the_prescriber_knows(workspace):
        last = moment_of(each.at + timedelta(days=each.days), workspace.zone()).local_date
        found.append(
            KnownToPrescriber(
                ingredients=each.ingredients,
                names=" + ".join(names.get(one, one) for one in each.ingredients),
                until=_("until {day}").format(day=day_words(last)),
            )
        )
    return tuple(found)


def take_back_prescriber_knows(workspace: Workspace, ingredients: Sequence[str]) -> None:
    """It no longer holds: these substances are shown at their own level again; one undo takes it back."""
    chosen = tuple(sorted(set(ingredients)))
    kept: tuple[PrescriberKnows, ...] = tuple(
        each for each in what_the_prescriber_knows(workspace) if each.ingredients != chosen
    )
    with workspace.journal.changes(_("Your prescriber no longer knows")) as changes:
        keep_value(changes, PRESCRIBER_KNOWS, kept)


def _names(workspace: Workspace) -> dict[str, str]:
    """What to call an ingredient: the substance whose ingredient it is and that has its id, else the first one."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return {}
    names: dict[str, str] = {}
    for row in knowledge.substances.values():
        if row.id == row.ingredient or row.ingredient not in names:
            names[row.ingredient] = row.name
    return names
