"""What one rule finds in a few entries, for tests that hold a rule's edges against the Knowledge that ships."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from journal_app.domain.entries import Entry, Marker, MarkerKind, NoneTaken, Note
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person
from journal_app.domain.safety.record import Finding, Record
from journal_app.domain.units import Amount
from tests.shipped import shipped_knowledge
from tests.unit.domain.small_knowledge import START, hour


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


def found(
    rule: Callable[[Record], Iterable[Finding]],
    *entries: Entry,
    person: Person | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """The findings in the order in which the rule gives them; `now` is 200 days after START."""
    at = now or START + timedelta(days=200)
    return list(rule(Record(knowledge(), person or Person(), entries, at)))


def numbers(findings: Iterable[Finding]) -> list[int]:
    """The ids of the anchors, as the tests count them."""
    return [finding.anchor.id.int for finding in findings]


def grams(value: float) -> Amount:
    return Amount(value=value, unit="g")


def milligrams(value: float) -> Amount:
    return Amount(value=value, unit="mg")


def note(number: int, at_h: float) -> Note:
    """An entry that only says that the day was logged."""
    return Note(id=UUID(int=number), moment=hour(at_h), entered_at=START, note="a day")


def none(number: int, what: str, at_h: float) -> NoneTaken:
    return NoneTaken(id=UUID(int=number), moment=hour(at_h), entered_at=START, what=what)


def marker(number: int, what: MarkerKind, moment: Moment, about: int | None = None) -> Marker:
    about_id = UUID(int=about) if about is not None else None
    return Marker(id=UUID(int=number), moment=moment, entered_at=START, what=what, about=about_id)


def medicine(
    number: int,
    substance: str,
    start: Moment,
    *,
    amount: Amount | None = None,
    times_per_day: float | None = None,
    stop: Moment | None = None,
    scheduled: bool = True,
) -> Medicine:
    return Medicine(
        id=UUID(int=number), name=substance, substance=substance, start=start, amount=amount,
        times_per_day=times_per_day, stop=stop, scheduled=scheduled,
    )  # fmt: skip
