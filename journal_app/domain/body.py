"""What a person's own body changes: how long things count, and which rules are one step worse (P11, P12)."""

from datetime import UTC, datetime
from typing import Final

from journal_app.domain.person import Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.windows import SLOW_CLEARANCE

OLD_AGE: Final = 65
_YEARS: Final = range(1900, 9999)


class Body:
    """A profile as the engine asks for it; what is not said changes nothing, and nothing is ever lowered.

    `old_from` (aware UTC) is when the person may be 65: the first day of the year in which they turn so.
    """

    def __init__(self, profile: Profile) -> None:
        self._weak_lungs = profile.lung or profile.sleep_apnoea
        self._liver, self._kidney, self._heart = profile.liver, profile.kidney, profile.heart_rhythm
        self.old_from: datetime | None = None
        if profile.birth_year is not None and profile.birth_year + OLD_AGE in _YEARS:
            self.old_from = datetime(profile.birth_year + OLD_AGE, 1, 1, tzinfo=UTC)

    def clearance(self, at: datetime) -> float:
        """How many times longer each band of an intake at this time is."""
        return SLOW_CLEARANCE if self._liver or self._kidney or self._is_old(at) else 1.0

    def table(self, table: RuleTable, at: datetime) -> RuleTable:
        """The rules as they hold for this body for an intake at this time."""
        everyone = self._weak_lungs or self._is_old(at)
        if not (everyone or self._liver or self._kidney or self._heart):
            return table
        return table.for_body(everyone=everyone, liver=self._liver, kidney=self._kidney, heart=self._heart)

    @property
    def changes_with_time(self) -> bool:
        """Whether `table` and `clearance` depend on the time at all."""
        return self.old_from is not None

    def _is_old(self, at: datetime) -> bool:
        return self.old_from is not None and at >= self.old_from
