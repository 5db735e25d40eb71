"""The kept warnings follow what was found again: raised, worse, lower, resolved, returned; what was read stays."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.alerts import Alert, MetSet, Review
from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.ledger import (
    MOST_EVENTS,
    newest_event,
    opened_by_the_person,
    read_by_the_person,
    reconcile,
    shown_level,
)
from journal_app.domain.levels import Level
from journal_app.domain.person import Person, PrescriberKnows
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, dose, drink, hour


def one(*entries: Intake, at_h: float = 0) -> Alert:
    """The one alert, evaluated `at_h` hours after START."""
    (alert,) = evaluate(SMALL, Person(), entries, START + timedelta(hours=at_h), JOURNAL)
    return alert


KRATOM, WINE = dose(1, "kratom_leaf", hour(0)), drink(2, 14, hour(5))
NOW = START + timedelta(hours=6)
RAISED = one(KRATOM, WINE, at_h=5)


def replaced(alert: Alert, **changes: object) -> Alert:
    fields = {name: getattr(alert, name) for name in alert.__struct_fields__}
    return Alert(**{**fields, **changes})


def read(alert: Alert) -> Alert:
    return replaced(alert, state="read", review=Review(read_at=NOW, note="called"))


def history(alert: Alert) -> list[str]:
    return [event.what for event in alert.events]


def again(alert: Alert, level: Level | None = None) -> Alert:
    """The same intake evaluated later, at another level if given."""
    level = level or alert.level
    hits = tuple(msgspec.structs.replace(hit, level=level) for hit in alert.hits)
    return replaced(alert, level=level, hits=hits, raised_at=NOW, knowledge_version="newer")


def test_a_new_alert_is_written_and_an_unchanged_one_is_not() -> None:
    (raised,) = reconcile([], [RAISED], NOW)
    assert raised == replaced(RAISED, events=raised.events)
    assert history(raised) == ["raised"]
    assert reconcile([RAISED], [RAISED], NOW) == ()
    assert reconcile([read(RAISED)], [again(RAISED)], NOW) == (), "the version that raised it stays"


def test_a_later_evaluation_does_not_make_an_unread_alert_historical() -> None:
    assert reconcile([RAISED], [replaced(RAISED, state="historical")], NOW) == ()


def test_a_lost_reason_resolves_and_a_returned_one_restores() -> None:
    for held in (RAISED, read(RAISED), replaced(RAISED, state="historical")):
        (resolved,) = reconcile([held], [], NOW)
        assert (resolved.state, resolved.hits, resolved.review) == ("resolved", held.hits, held.review)
        assert reconcile([resolved], [], NOW) == ()
        (back,) = reconcile([resolved], [replaced(RAISED, state="historical")], NOW)
        assert back == replaced(held, events=back.events)
        assert history(back) == ["resolved", "returned"]


def test_an_alert_resolved_before_it_was_known_what_it_had_been() -> None:
    (back,) = reconcile([replaced(RAISED, state="resolved")], [RAISED], NOW)
    assert back.state == "to_review"
    (back,) = reconcile([replaced(read(RAISED), state="resolved")], [RAISED], NOW)
    assert back.state == "read"


def test_read_alerts_are_raised_again_only_when_worse_than_what_was_read() -> None:
    serious = again(RAISED, Level.SERIOUS)
    (worse,) = reconcile([read(serious)], [RAISED], NOW)
    assert (worse.state, worse.level) == ("to_review", Level.CRITICAL)
    seen = MetSet(ingredients=("alcohol", "kratom"), level=Level.SERIOUS)
    was_read = Review(read_at=NOW, note="called", level=Level.SERIOUS, met=(seen,))
    assert worse.review == was_read, "what was read and noted stays"
    assert history(worse) == ["worse"]
    (as_read,) = reconcile([worse], [serious], NOW)
    assert (as_read.state, history(as_read)) == ("read", ["worse", "lower"]), "it is again what had been read"
    (milder,) = reconcile([read(RAISED)], [serious], NOW)
    assert (milder.state, milder.level) == ("read", Level.SERIOUS)
    assert milder.review is not None
    assert milder.review.note == "called"
    (back,) = reconcile([milder], [RAISED], NOW)
    assert back.state == "read", "it had been read at this level"
    (resolved,) = reconcile([read(serious)], [], NOW)
    (worse,) = reconcile([resolved], [RAISED], NOW)
    assert worse.state == "to_review"
    assert history(worse) == ["resolved", "returned", "worse"]


def test_an_edit_updates_the_snapshot_and_keeps_when_it_was_first_raised() -> None:
    beer = one(KRATOM, drink(2, 20, hour(5)), at_h=6)
    (changed,) = reconcile([read(RAISED)], [beer], NOW)
    assert changed.intake.detail == "20 g of alcohol"
    assert (changed.raised_at, changed.state) == (RAISED.raised_at, "read")


def test_an_old_record_moved_to_now_is_to_be_reviewed() -> None:
    (changed,) = reconcile([replaced(RAISED, state="historical")], [RAISED], NOW)
    assert changed.state == "to_review"


def test_an_event_says_when_at_which_level_and_by_which_knowledge() -> None:
    (worse,) = reconcile([again(RAISED, Level.SERIOUS)], [replaced(RAISED, knowledge_version="next")], NOW)
    (event,) = worse.events
    assert (event.at, event.level, event.knowledge_version) == (NOW, Level.CRITICAL, "next")
    assert newest_event(worse, NOW) == "worse"
    assert newest_event(worse, NOW + timedelta(seconds=1)) is None


def test_the_first_and_the_newest_events_are_kept() -> None:
    (alert,) = reconcile([], [RAISED], NOW)
    for number in range(60):
        (alert,) = reconcile([alert], [] if number % 2 == 0 else [RAISED], NOW + timedelta(minutes=number))
    assert len(alert.events) == MOST_EVENTS
    assert (alert.events[0].what, alert.events[-1].what) == ("raised", "returned")


def test_it_is_opened_once_and_again_when_it_got_worse() -> None:
    (alert,) = reconcile([], [again(RAISED, Level.SERIOUS)], NOW)
    opened = opened_by_the_person(alert, NOW)
    assert (opened.opened_at, history(opened)) == (NOW, ["raised", "opened"])
    later = NOW + timedelta(hours=1)
    assert opened_by_the_person(opened, later) == opened
    (worse,) = reconcile([opened], [RAISED], later)
    again_opened = opened_by_the_person(worse, later)
    assert (again_opened.opened_at, history(again_opened)[-2:]) == (NOW, ["worse", "opened"])
    assert opened_by_the_person(read_by_the_person(worse, later, ""), later).events[-1].what == "read"
    old = replaced(RAISED, events=(), opened_at=NOW)
    assert opened_by_the_person(old, later) == old


def test_reading_keeps_the_level_that_was_read() -> None:
    read_one = read_by_the_person(RAISED, NOW, "asked")
    seen = MetSet(ingredients=("alcohol", "kratom"), level=Level.CRITICAL)
    assert read_one.state == "read"
    assert read_one.review == Review(read_at=NOW, note="asked", level=Level.CRITICAL, met=(seen,))
    assert read_by_the_person(replaced(RAISED, state="historical"), NOW, "").state == "historical"


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (Level.CRITICAL, Level.SERIOUS),
        (Level.SERIOUS, Level.CAUTION),
        (Level.CAUTION, Level.CAUTION),
        (Level.NOTE, Level.NOTE),
    ],
)
def test_what_the_prescriber_knows_is_shown_one_level_lower_but_never_below_caution(level: Level, shown: Level) -> None:
    alert = again(RAISED, level)
    knows = PrescriberKnows(ingredients=("alcohol", "kratom"), at=NOW, days=30)
    assert shown_level(alert, [knows], NOW) == shown
    assert shown_level(alert, [], NOW) == level
    assert shown_level(alert, [knows], NOW + timedelta(days=30) - timedelta(seconds=1)) == shown
    assert shown_level(alert, [knows], NOW + timedelta(days=30)) == level
    assert shown_level(alert, [knows], NOW - timedelta(seconds=1)) == level
    assert alert.level == level


def test_the_prescriber_has_to_know_of_everything_that_met() -> None:
    wider = PrescriberKnows(ingredients=("alcohol", "diazepam", "kratom"), at=NOW, days=90)
    assert shown_level(RAISED, [wider], NOW) == Level.SERIOUS
    for ingredients in [("alcohol",), ("kratom",), ("alcohol", "diazepam")]:
        less = PrescriberKnows(ingredients=ingredients, at=NOW, days=90)
        assert shown_level(RAISED, [less], NOW) == Level.CRITICAL
