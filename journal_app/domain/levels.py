"""How serious a warning is, and how far an intake has faded."""

from enum import IntEnum
from typing import Final

from journal_app.i18n import in_context


class Level(IntEnum):
    """critical > serious > caution > note, everywhere and in this order (high and info in clinical sources)."""

    NOTE = 1
    CAUTION = 2
    SERIOUS = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """`critical`, `serious`, `caution` or `note`: as files and the command line write it."""
        return self.name.lower()

    @property
    def words(self) -> str:
        """The word as a person reads it, in the language in use."""
        return LEVEL_WORDS[self]

    def lowered(self, steps: int) -> "Level":
        """The level so many steps down, never below NOTE."""
        return Level(max(Level.NOTE, self - steps))

    def lifted(self, steps: int) -> "Level":
        """The level so many steps up, never above CRITICAL."""
        return Level(min(Level.CRITICAL, self + steps))


LEVEL_WORDS: Final = {
    Level.NOTE: in_context("how serious a warning is", "note"),
    Level.CAUTION: in_context("how serious a warning is", "caution"),
    Level.SERIOUS: in_context("how serious a warning is", "serious"),
    Level.CRITICAL: in_context("how serious a warning is", "critical"),
}


class Band(IntEnum):
    """Where an intake stands in its three-band window; the value is the level's step-down (CLEARED: no message)."""

    ACTIVE = 0
    WEARING_OFF = 1
    TRACE = 2
    CLEARED = 3
