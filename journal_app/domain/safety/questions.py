"""What Journal asks before it says how serious a stop or a gap is: stopped, cut down, a break, or just not logged?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety import gaps
from journal_app.domain.safety.evaluate import record_of, safety_context, seen_of
from journal_app.domain.safety.further_back import Past
from journal_app.domain.safety.record import ONE_DAY, Anchor, Record
from journal_app.domain.safety.stops import is_asked, level_of, stops
from journal_app.domain.seen_words import seen_name

ASKED_FOR: Final = timedelta(days=14)
"""A question about what was longer ago is not asked: whatever it was is over."""


class Question(Fact, frozen=True, kw_only=True):
    """A question about what was written down, or was not.

    `anchor` is the entry or medicine that it is about, `about` what the person calls it, `moment` when that was.
    `text` says the question; `choices` are pairs of the key that an `Answer` holds and the words of the choice.
    `level`: how serious it counts while nobody answers; None: then it is only asked.
    """

    id: UUID
    rule: str
    anchor: UUID
    about: str
    moment: Moment
    text: str
    choices: tuple[tuple[str, str], ...]
    level: Level | None


def questions(
    knowledge: Knowledge,
    person: Person,
    entries: Sequence[Entry],
    now: datetime,
    journal_id: UUID,
    *,
    past: Past | None = None,
    days: Iterable[date] = (),
    table: RuleTable | None = None,
) -> tuple[Question, ...]:
    """What is to be asked at `now` (aware), the newest first.

    With `past` the entries of `questions_context` are enough, as in `safety_alerts`.
    """
    record = record_of(knowledge, person, entries, now, _anchors(now), past, days, table)
    found: dict[tuple[str, UUID], Question] = {}
    for rule, anchor, level in _asked(record):
        moment = anchor.start if isinstance(anchor, Medicine) else anchor.moment
        said = knowledge.safety_rules.get(rule)
        if said is None or not said.question:
            continue
        if not timedelta() <= record.now - moment.at <= ASKED_FOR:
            continue
        seen = seen_of(record, anchor)
        about = seen_name(knowledge, seen)
        found[rule, anchor.id] = Question(
            id=uuid5(journal_id, f"question:{rule}:{anchor.id}"),
            rule=rule,
            anchor=anchor.id,
            about=about,
            moment=moment,
            text=said.question.replace("{a}", about),
            choices=tuple(said.answers.items()),
            level=level,
        )
    return tuple(sorted(found.values(), key=_newest_first, reverse=True))


def questions_context(now: datetime) -> tuple[datetime, datetime]:
    """[start, end) of the entries that are needed to know what is to be asked."""
    return safety_context(_anchors(now))


def _anchors(now: datetime) -> tuple[datetime, datetime]:
    return now - ASKED_FOR - ONE_DAY, now + ONE_DAY


def _newest_first(question: Question) -> tuple[datetime, int]:
    return question.moment.at, question.anchor.int


def _asked(record: Record) -> Iterator[tuple[str, Anchor, Level | None]]:
    for stop in stops(record):
        if is_asked(record, stop):
            yield stop.rule, stop.anchor, level_of(record, stop)
    for found in gaps.returns(record):
        if found.asked:
            yield gaps.RULE, found.entry, found.level
