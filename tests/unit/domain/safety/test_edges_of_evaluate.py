"""When a rule without a pair is history, and what a change, an hour or a return can touch."""

from datetime import timedelta
from uuid import UUID, uuid5

import msgspec
import pytest

from journal_app.domain.entries import RedFlag
from journal_app.domain.person import Person
from journal_app.domain.safety.evaluate import (
    SAFETY_LOOK_AHEAD,
    SAFETY_LOOK_BACK,
    SAFETY_REACH,
    hourly_span,
    next_return,
    safety_alert_id,
    safety_alerts,
    safety_context,
    safety_span,
)
from journal_app.domain.safety.further_back import WEEK_BEFORE
from journal_app.domain.safety.record import Record
from journal_app.domain.safety.red_flags import red_flags
from tests.unit.domain.safety.found import knowledge
from tests.unit.domain.safety.past import ListedPast
from tests.unit.domain.small_knowledge import JOURNAL, START, dose, hour

DAY, TICK = timedelta(days=1), timedelta(microseconds=1)
SEIZURE = RedFlag(id=UUID(int=1), moment=hour(0), entered_at=START, what="seizure")


@pytest.mark.parametrize(
    ("after", "state"),
    [
        (timedelta(), "to_review"),
        (timedelta(minutes=59), "to_review"),
        (14 * DAY - TICK, "to_review"),
        (14 * DAY, "historical"),
        (400 * DAY, "historical"),
    ],
)
def test_a_sign_without_an_end_of_its_own_is_history_after_two_weeks(after: timedelta, state: str) -> None:
    (alert,) = safety_alerts(knowledge(), Person(), [SEIZURE], START + after, JOURNAL)
    assert alert.state == state


def test_only_what_happened_in_the_span_is_judged() -> None:
    for start, end, count in ((0, 1, 1), (-1, 0, 0), (1, 2, 0)):
        anchors = START + start * DAY, START + end * DAY
        assert len(safety_alerts(knowledge(), Person(), [SEIZURE], START, JOURNAL, anchors=anchors)) == count


def test_without_the_rule_in_the_data_nothing_is_said() -> None:
    rules = {name: rule for name, rule in knowledge().safety_rules.items() if name != "P15"}
    without = msgspec.structs.replace(knowledge(), safety_rules=rules)
    assert not list(red_flags(Record(without, Person(), [SEIZURE], START)))
    assert safety_alerts(without, Person(), [SEIZURE], START, JOURNAL) == ()


def test_what_an_hour_and_a_change_can_touch() -> None:
    assert hourly_span(START) == (START - SAFETY_LOOK_AHEAD, START + TICK)
    assert safety_span(START) == (START - SAFETY_LOOK_AHEAD, START + SAFETY_REACH)
    assert safety_context((START, START + DAY)) == (START - SAFETY_LOOK_BACK, START + DAY + SAFETY_LOOK_AHEAD)


def test_an_intake_of_now_is_among_what_an_hour_touches() -> None:
    start, end = hourly_span(START)
    assert start < START < end


SPAN = (START - 16 * DAY, START + 90 * DAY)


def following(*days: float) -> ListedPast:
    """Opioids so many days after START."""
    return ListedPast([dose(number, "oxycodone", hour(24 * each)) for number, each in enumerate(days, start=1)])


def test_the_first_opioid_after_a_gap_is_judged_again_however_long_the_gap() -> None:
    for at_day in (90, 200, 2000):
        at = START + at_day * DAY
        assert next_return({"oxycodone"}, SPAN, following(-3, at_day)) == (at, at + TICK)
    assert next_return({"oxycodone"}, SPAN, following(200, 300)) == (START + 200 * DAY, START + 200 * DAY + TICK)


def test_an_opioid_between_tells_its_gap_from_the_change() -> None:
    tells = (SPAN[1] - SAFETY_REACH + WEEK_BEFORE - START) / DAY
    assert tells == 10
    assert next_return({"oxycodone"}, SPAN, following(tells, 200)) is None
    assert next_return({"oxycodone"}, SPAN, following(50, 200)) is None
    assert next_return({"oxycodone"}, SPAN, following(tells - 0.001, 200)) is not None


def test_without_an_opioid_after_the_span_nothing_more_is_judged() -> None:
    assert next_return({"oxycodone"}, SPAN, following(-3, 89)) is None
    assert next_return(set(), SPAN, following(200)) is None
    assert next_return({"heroin"}, SPAN, following(200)) is None


def test_the_id_of_an_alert_stays_the_same() -> None:
    assert safety_alert_id(JOURNAL, "P4", SEIZURE.id) == uuid5(JOURNAL, f"P4:{SEIZURE.id}")
    assert safety_alert_id(JOURNAL, "P4", SEIZURE.id, "2") == uuid5(JOURNAL, f"P4:{SEIZURE.id}:2")
