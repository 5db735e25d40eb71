"""The kept warnings follow what was found again: raised, worse, lower, resolved, returned; what was read stays."""

from datetime import timedelta

import msgspec

from journal_app.domain.alerts import Alert, Review
from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
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


def again(alert: Alert, level: Level | None = None) -> Alert:
    """The same intake evaluated later, at another level if given."""
    level = level or alert.level
    hits = tuple(msgspec.structs.replace(hit, level=level) for hit in alert.hits)
    return replaced(alert, level=level, hits=hits, raised_at=NOW, knowledge_version="newer")


def test_a_new_alert_is_written_and_an_unchanged_one_is_not() -> None:
    assert reconcile([], [RAISED], NOW) == (RAISED,)
    assert reconcile([RAISED], [RAISED], NOW) == ()
    assert reconcile([read(RAISED)], [again(RAISED)], NOW) == (), "the version that raised it stays"


def test_a_later_evaluation_does_not_make_an_unread_alert_historical() -> None:
    assert reconcile([RAISED], [replaced(RAISED, state="historical")], NOW) == ()


def test_a_lost_reason_resolves_and_a_returned_one_restores() -> None:
    for held in (RAISED, read(RAISED), replaced(RAISED, state="historical")):
        (resolved,) = reconcile([held], [], NOW)
        assert (resolved.state, resolved.hits, resolved.review) == ("resolved", held.hits, held.review)
        assert reconcile([resolved], [], NOW) == ()
        assert reconcile([resolved], [replaced(RAISED, state="historical")], NOW) == (held,)


def test_an_alert_resolved_before_it_was_known_what_it_had_been() -> None:
    (back,) = reconcile([replaced(RAISED, state="resolved")], [RAISED], NOW)
    assert back.state == "to_review"
    (back,) = reconcile([replaced(read(RAISED), state="resolved")], [RAISED], NOW)
    assert back.state == "read"


def test_read_alerts_are_raised_again_only_when_worse_than_what_was_read() -> None:
    serious = again(RAISED, Level.SERIOUS)
    (worse,) = reconcile([read(serious)], [RAISED], NOW)
    assert (worse.state, worse.review, worse.level) == ("to_review", None, Level.CRITICAL)
    (milder,) = reconcile([read(RAISED)], [serious], NOW)
    assert (milder.state, milder.level) == ("read", Level.SERIOUS)
    assert milder.review is not None
    assert milder.review.note == "called"
    (back,) = reconcile([milder], [RAISED], NOW)
    assert back.state == "read", "it had been read at this level"
    (resolved,) = reconcile([read(serious)], [], NOW)
    (worse,) = reconcile([resolved], [RAISED], NOW)
    assert (worse.state, worse.review) == ("to_review", None)


def test_an_edit_updates_the_snapshot_and_keeps_when_it_was_first_raised() -> None:
    beer = one(KRATOM, drink(2, 20, hour(5)), at_h=6)
    (changed,) = reconcile([read(RAISED)], [beer], NOW)
    assert changed.intake.detail == "20 g of alcohol"
    assert (changed.raised_at, changed.state) == (RAISED.raised_at, "read")


def test_an_old_record_moved_to_now_is_to_be_reviewed() -> None:
    (changed,) = reconcile([replaced(RAISED, state="historical")], [RAISED], NOW)
    assert changed.state == "to_review"
