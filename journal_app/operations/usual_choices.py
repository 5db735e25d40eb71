"""What is kept track of, with what each can be measured in, for those who say how much is usual."""

from __future__ import annotations

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import DrinkPreset
from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.operations.first_choices import first_drinks, units_of
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.workspace import Workspace


class UsualChoices(Fact, frozen=True, kw_only=True):
    """`units` are those of each substance, in the order of `tracking`; `drinks` the usual ones of the country."""

    tracking: Tracking
    units: tuple[tuple[str, ...], ...]
    drinks: tuple[DrinkPreset, ...]

    def units_of(self, tracked: TrackedSubstance) -> tuple[str, ...]:
        """The units of one of the substances."""
        return self.units[self.tracking.substances.index(tracked)]


def usual_choices(workspace: Workspace) -> UsualChoices:
    """Read what is kept track of, and look up what it is measured in."""
    tracking, knowledge = read_tracking(workspace), workspace.knowledge
    return UsualChoices(
        tracking=tracking,
        units=tuple(units_of(knowledge, each) for each in tracking.substances),
        drinks=first_drinks(knowledge, workspace.country),
    )
