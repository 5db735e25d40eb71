"""What every operation needs: the open journal, the knowledge, the clock, and the person's country and drink unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from journal_app.errors import BadKnowledge

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.domain.person import Person
    from journal_app.domain.rule_table import RuleTable
    from journal_app.storage.journal import Journal

DEFAULT_STANDARD_DRINK_G = 10.0
"""Grams of alcohol in a standard drink where the country names none (WHO AUDIT)."""


def utc_now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def local_zone() -> str:
    """The IANA name of the zone this computer is set to; UTC where it cannot be told."""
    import tzlocal

    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, ValueError, OSError):
        return "UTC"
    return name or "UTC"


@dataclass(frozen=True)
class Workspace:
    """An open journal and what stands beside it.

    `knowledge` is BadKnowledge when the shipped data could not be used: logging goes on, warnings are said to be off.
    """

    journal: Journal
    knowledge: Knowledge | BadKnowledge
    country: str | None = None
    drink_grams: float = DEFAULT_STANDARD_DRINK_G
    clock: Callable[[], datetime] = field(default=utc_now)
    zone: Callable[[], str] = field(default=local_zone)

    @property
    def usable_knowledge(self) -> Knowledge:
        """The knowledge, or its error raised, for operations that mean nothing without it."""
        if isinstance(self.knowledge, BadKnowledge):
            raise self.knowledge
        return self.knowledge

    @cached_property
    def rules(self) -> RuleTable:
        """Which rules two substances meet, worked out once while the journal is open."""
        from journal_app.domain.rule_table import RuleTable

        return RuleTable(self.usable_knowledge)

    def person(self) -> Person:
        """What the journal knows about the person."""
        import msgspec

        from journal_app.domain.person import Person, Profile

        stored = self.journal.value("profile")
        profile = msgspec.json.decode(stored, type=Profile) if stored else Profile()
        return Person(profile=profile)
