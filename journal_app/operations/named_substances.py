"""Which substances a warning names, so that each can lead to its page."""

from __future__ import annotations

from collections.abc import Iterable

from journal_app.domain.alerts import Alert
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.seen_words import seen_name
from journal_app.operations.views import NamedSubstance


def named_substances(knowledge: Knowledge, alerts: Iterable[Alert]) -> tuple[NamedSubstance, ...]:
    """Each substance of the alerts once, as the person calls it; only those that Knowledge still has."""
    found: dict[str, NamedSubstance] = {}
    for alert in alerts:
        for seen in (alert.intake, *(each for hit in alert.hits for each in (*hit.earlier, hit.later))):
            if seen.substance in knowledge.substances and seen.substance not in found:
                name = seen_name(knowledge, seen)
                found[seen.substance] = NamedSubstance(id=seen.substance, name=name)
    return tuple(found.values())
