"""What every operation needs: the open journal, the knowledge, the clock, and the person's country and drink unit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Final

from journal_app.domain.person import CustomSubstance, Person
from journal_app.errors import BadKnowledge
from journal_app.operations.person_values import PERSON_VALUES, person_of
from journal_app.storage.clock import utc_now

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.domain.rule_table import RuleTable
    from journal_app.storage.journal import Journal

DEFAULT_STANDARD_DRINK_G = 10.0
"""Grams of alcohol in a standard drink where the country names none (WHO AUDIT)."""

ZONE_KNOWN_FOR_S: Final = 60
"""To look which zone is set takes milliseconds, and it is asked for with each row."""


def local_zone() -> str:
    """The IANA name of the zone this computer is set to, also when that has changed; UTC where it cannot be told."""
    return _zone_in(int(monotonic() // ZONE_KNOWN_FOR_S))


@lru_cache(maxsize=1)
def _zone_in(_span: int) -> str:
    import tzlocal

    # It looks only once by itself: who travels would log in the zone that was left.
    with suppress(LookupError, ValueError, OSError, UserWarning):
        tzlocal.reload_localzone()
    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, ValueError, OSError):
        return "UTC"
    return name or "UTC"


class Workspace:
    """An open journal and what stands beside it.

    `knowledge` is BadKnowledge when the shipped data could not be used: logging goes on, warnings are said to be off.
    """

    def __init__(
        self,
        journal: Journal,
        knowledge: Knowledge | BadKnowledge,
        country: str | None = None,
        drink_grams: float = DEFAULT_STANDARD_DRINK_G,
        clock: Callable[[], datetime] = utc_now,
        zone: Callable[[], str] = local_zone,
    ) -> None:
        """`knowledge` is what is shipped; the person's own substances are added from the journal."""
        self.journal = journal
        self.country = country
        self.drink_grams = drink_grams
        self.clock = clock
        self.zone = zone
        self._shipped = knowledge
        self._person = Person()
        self._person_read_at = -1
        self._extended: tuple[tuple[CustomSubstance, ...], Knowledge | BadKnowledge] = ((), knowledge)
        self._table: RuleTable | None = None

    @property
    def shipped_knowledge(self) -> Knowledge | BadKnowledge:
        """The data set without the person's own substances."""
        return self._shipped

    @property
    def knowledge(self) -> Knowledge | BadKnowledge:
        """The data set with the person's own substances, or the error that says why warnings are off."""
        custom = self.person().custom
        if self._extended[0] != custom:
            self._extended = custom, self.knowledge_with(custom)
        return self._extended[1]

    def knowledge_with(self, custom: tuple[CustomSubstance, ...]) -> Knowledge | BadKnowledge:
        """The data set with these substances of the person's own."""
        if not custom or isinstance(self._shipped, BadKnowledge):
            return self._shipped
        from journal_app.domain.custom import with_custom

        return with_custom(self._shipped, custom)

    @property
    def usable_knowledge(self) -> Knowledge:
        """The knowledge, or its error raised, for operations that mean nothing without it."""
        knowledge = self.knowledge
        if isinstance(knowledge, BadKnowledge):
            raise knowledge
        return knowledge

    @property
    def rules(self) -> RuleTable:
        """Which rules two substances meet, worked out once while the journal is open and no substance is added."""
        from journal_app.domain.rule_table import RuleTable

        knowledge = self.usable_knowledge
        if self._table is None or self._table.knowledge is not knowledge:
            self._table = RuleTable(knowledge)
        return self._table

    def person(self) -> Person:
        """What the journal knows about the person; read again only after it was changed or a change was taken back."""
        read_at = self.journal.value_changes(PERSON_VALUES)
        if read_at != self._person_read_at:
            self._person = person_of(self.journal)
            self._person_read_at = read_at
        return self._person
