"""Substances of the person's own are checked by their kind, by every way in which an intake is checked."""

import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.custom import with_custom
from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import affected_span, evaluate, long_lasting
from journal_app.domain.interactions import hits
from journal_app.domain.levels import Level
from journal_app.domain.person import CustomSubstance, Person
from journal_app.domain.rule_table import RuleTable
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, dose, drink, hour

PURPLE = CustomSubstance(id="own_1", name="Purple stuff", kind="alprazolam")
KNOWN = with_custom(SMALL, (PURPLE,))


@pytest.mark.parametrize("first", ["own_1", "oxycodone"])
def test_it_meets_what_its_kind_meets(first: str) -> None:
    second = "oxycodone" if first == "own_1" else "own_1"
    found = hits(KNOWN, Person(), [dose(1, first, hour(0)), dose(2, second, hour(1))])
    assert [(hit.rule, hit.level) for hit in found] == [("D1", Level.CRITICAL)]


def test_a_table_of_the_data_without_it_serves_as_well() -> None:
    entries: list[Intake] = [dose(1, "own_1", hour(0)), drink(2, 14, hour(1))]
    table = RuleTable(SMALL)
    (alert,) = evaluate(KNOWN, Person(), entries, START, JOURNAL, table=table)
    assert alert.level == Level.CRITICAL
    assert evaluate(SMALL, Person(), entries, START, JOURNAL, table=table) == (), "there it is not known"


def test_it_is_found_by_its_name_and_is_an_ingredient_of_its_own() -> None:
    assert KNOWN.recognise("purple STUFF") == "own_1"
    assert check_combination(KNOWN, ["purple stuff", "kratom"]).level == Level.CRITICAL
    assert "D6" in check_combination(KNOWN, ["purple stuff", "alprazolam"]).rules


def test_a_name_that_the_data_has_is_then_asked_about() -> None:
    assert with_custom(SMALL, (CustomSubstance(id="own_2", name="Kratom", kind="ghb"),)).recognise("kratom") is None


def test_it_changes_nothing_else() -> None:
    assert with_custom(SMALL, ()) == SMALL
    assert "own_1" not in SMALL.substances
    assert with_custom(SMALL, (CustomSubstance(id="own_3", name="x", kind="no such"),)).substances == SMALL.substances


def test_one_that_is_a_kind_of_alcohol_is_checked_too() -> None:
    known = with_custom(SMALL, (CustomSubstance(id="own_4", name="hooch", kind="alcohol"),))
    found = hits(known, Person(), [dose(1, "own_4", hour(0)), dose(2, "oxycodone", hour(11.9))])
    assert [(hit.rule, hit.level) for hit in found] == [("D2", Level.CRITICAL)]
    assert affected_span(known, dose(1, "own_4", hour(0)), RuleTable(SMALL))[1] > START
    assert long_lasting(known)
