"""A list of entries that answers as the journal does when a rule needs something from further back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Drink, Entry, Intake, Kind, kind_of
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.person import Person
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety.evaluate import SAFETY_KINDS, safety_alerts, safety_context
from journal_app.domain.safety.further_back import substance_id


class ListedPast:
    """Reads entries of a list as `storage.reading.Reading` reads them by SQL."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def _intakes(self, substances: Collection[str]) -> Iterator[Intake]:
        for entry in self._entries:
            if isinstance(entry, Dose | Drink) and substance_id(entry) in substances:
                yield entry

    def newest_intake_before(self, substances: Collection[str], before: datetime) -> datetime | None:
        times = [each.moment.at for each in self._intakes(substances)]
        return max((at for at in times if at < before), default=None)

    def next_intake_from(self, substances: Collection[str], start: datetime) -> datetime | None:
        times = [each.moment.at for each in self._intakes(substances)]
        return min((at for at in times if at >= start), default=None)

    def intakes_since(self, starts: Mapping[str, datetime], end: datetime) -> list[Intake]:
        return [
            each
            for substance, start in starts.items()
            for each in self._intakes([substance])
            if start <= each.moment.at < end
        ]

    def entries(self, start: datetime, end: datetime, kinds: Collection[Kind] | None = None) -> list[Entry]:
        found = [each for each in self._entries if start <= each.moment.at < end]
        return [each for each in found if kinds is None or kind_of(each) in kinds]

    def days_with_entries(self, start: datetime, end: datetime) -> frozenset[date]:
        return frozenset(each.moment.person_day for each in self.entries(start, end))


def alerts_of_a_part(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    journal: UUID,
    anchors: tuple[datetime, datetime],
    table: RuleTable,
) -> tuple[Alert, ...]:
    """What a part of these entries says, with no more read than the journal reads."""
    past = ListedPast(entries)
    start, end = safety_context(anchors)
    return safety_alerts(
        knowledge,
        person,
        past.entries(start, end, SAFETY_KINDS),
        now,
        journal,
        anchors=anchors,
        past=past,
        days=past.days_with_entries(start, end),
        table=table,
    )
