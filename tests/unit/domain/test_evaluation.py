"""Alerts: one for each intake, historical or to review, and what a change can touch."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import (
    EvaluationStopped,
    affected_span,
    alert_id,
    context_start,
    evaluate,
    long_lasting,
)
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, about, day, dose, drink, hour


def alerts(*entries: Intake, at_h: float = 0) -> tuple[Alert, ...]:
    """Evaluated `at_h` hours after START."""
    return evaluate(SMALL, Person(), entries, START + timedelta(hours=at_h), JOURNAL)


def one(*entries: Intake, at_h: float = 0) -> Alert:
    (alert,) = alerts(*entries, at_h=at_h)
    return alert


KRATOM, WINE = dose(1, "kratom_leaf", hour(0)), drink(2, 14, hour(5))


def test_one_alert_for_an_intake_at_the_level_of_its_worst_hit() -> None:
    alert = one(KRATOM, WINE, at_h=5)
    assert (alert.level, alert.at, alert.state) == (Level.CRITICAL, WINE.moment.at, "to_review")
    assert {hit.rule for hit in alert.hits} == {"D2", "K1"}
    assert alert.id == uuid5(JOURNAL, str(WINE.id))
    assert (alert.knowledge_version, alert.raised_at) == ("small", START + timedelta(hours=5))
    assert alert.intake.name == "wine"


def test_the_id_is_the_uuid5_of_journal_and_intake() -> None:
    for number in (0, 1, 2**128 - 1, *(3**power for power in range(80))):
        intake = UUID(int=number)
        assert alert_id(JOURNAL, intake) == uuid5(JOURNAL, str(intake))


def test_nothing_raised_nothing_answered() -> None:
    assert alerts() == ()
    assert alerts(KRATOM) == ()
    assert alerts(KRATOM, dose(2, None, hour(1))) == ()


@pytest.mark.parametrize(
    ("logged_h", "state"),
    [(5, "to_review"), (6, "to_review"), (7.9, "to_review"), (8, "historical"), (3000, "historical")],
)
def test_historical_when_the_overlap_is_over(logged_h: float, state: str) -> None:
    """14 g of alcohol taken at 5 h are active until 7.8 h; within an hour of the intake nothing is historical."""
    assert one(KRATOM, drink(2, 15, hour(5)), at_h=logged_h).state == state


def test_an_overlap_with_what_wears_off_runs_until_it_is_cleared_further() -> None:
    alprazolam, oxycodone = dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", hour(41))
    assert one(alprazolam, oxycodone, at_h=41).level == Level.SERIOUS
    assert one(alprazolam, oxycodone, at_h=44.9).state == "to_review"
    assert one(alprazolam, oxycodone, at_h=45).state == "historical"


def test_a_band_that_ends_between_taking_and_logging_does_not_make_it_historical() -> None:
    alprazolam, oxycodone = dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", hour(14.99))
    assert one(alprazolam, oxycodone, at_h=15.2).state == "to_review"


def test_a_day_without_a_time_may_have_been_its_end() -> None:
    """GHB lasts 6 h: from noon it would be over in the evening, from midnight it is not."""
    entries = (dose(1, "ghb", day(0)), dose(2, "oxycodone", day(0)))
    assert one(*entries, at_h=15.9).state == "to_review"
    assert one(*entries, at_h=24 + 15).state == "historical"


def test_records_of_last_year_are_historical() -> None:
    entries = [dose(number, name, day(-400 + number % 50)) for number, name in enumerate(["ghb", "oxycodone"] * 100)]
    assert {alert.state for alert in alerts(*entries)} == {"historical"}


def test_a_stack_runs_while_one_of_its_members_does() -> None:
    entries = (dose(1, "gabapentin", hour(0)), dose(2, "clonidine", hour(1)), dose(3, "kratom_leaf", hour(2)))
    worst = alerts(*entries, at_h=14)[-1]
    assert (worst.hits[0].rule, worst.state) == ("N3+", "to_review")
    assert alerts(*entries, at_h=18)[-1].state == "historical"


def test_an_entry_given_twice_counts_once() -> None:
    assert alerts(KRATOM, KRATOM, WINE, WINE) == alerts(KRATOM, WINE)


def test_only_anchors_are_judged_but_all_count_as_taken() -> None:
    entries = (KRATOM, WINE, dose(3, "oxycodone", hour(6)))
    span = (START + timedelta(hours=6), START + timedelta(hours=7))
    found = evaluate(SMALL, Person(), entries, START, JOURNAL, anchors=span)
    assert found == alerts(*entries)[1:]
    assert {seen.substance for hit in found[0].hits for seen in hit.earlier} == {"kratom_leaf", "alcohol"}


def test_progress_is_told_and_can_stop() -> None:
    entries = [dose(number, "oxycodone", hour(number)) for number in range(1, 5001)]
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    evaluate(SMALL, Person(), entries, START, JOURNAL, progress=go_on)
    assert told == [(0, 5000), (2000, 5000), (4000, 5000), (5000, 5000)]
    with pytest.raises(EvaluationStopped):
        evaluate(SMALL, Person(), entries, START, JOURNAL, progress=lambda done, total: done < 2000)


def test_what_a_change_can_touch() -> None:
    start, end = affected_span(SMALL, dose(1, "oxycodone", hour(0)))
    assert start == START
    assert end - start >= timedelta(hours=28)
    assert affected_span(SMALL, dose(1, "slow_ssri", hour(0)))[1] - START >= timedelta(hours=840)
    assert affected_span(SMALL, dose(1, "depot", hour(0)))[1] - START >= timedelta(hours=4320)
    assert affected_span(SMALL, dose(1, None, hour(0)))[1] - START <= timedelta(seconds=1)
    assert START - context_start(SMALL, START) >= timedelta(hours=336 + 168)
    further = long_lasting(SMALL)
    assert {"depot", "slow_ssri"} <= set(further)
    assert further["depot"] >= 4320
    assert "oxycodone" not in further
    assert "diazepam" not in further


def test_ranges_wider_than_six_days_are_cut() -> None:
    wide = dose(2, "oxycodone", about(-3000, 3000))
    assert alerts(dose(1, "alprazolam", hour(-3000)), wide) == ()
    assert one(dose(1, "alprazolam", hour(-72)), wide).hits[0].gap_h == 0
