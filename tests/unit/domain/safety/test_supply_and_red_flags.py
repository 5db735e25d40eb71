"""P14: a note at each unregulated product. P15: every sign that needs help now, in words of its own."""

from uuid import UUID

import pytest

from journal_app.domain.entries import RED_FLAGS, RedFlag
from journal_app.domain.levels import Level
from journal_app.domain.safety.red_flags import red_flags
from journal_app.domain.safety.supply import unregulated_supply
from tests.unit.domain.safety.found import found, knowledge, numbers
from tests.unit.domain.small_knowledge import START, dose, hour


def test_each_intake_of_a_street_product_is_a_note() -> None:
    findings = found(unregulated_supply, dose(1, "heroin", hour(0)), dose(2, "nitazene", hour(1)))
    assert numbers(findings) == [1, 2]
    assert {finding.level for finding in findings} == {Level.NOTE}


@pytest.mark.parametrize("substance", ["methadone", "kratom_leaf", "alprazolam", "alcohol", None])
def test_what_is_made_under_rules_is_silent(substance: str | None) -> None:
    assert not found(unregulated_supply, dose(1, substance, hour(0)))


def test_every_red_flag_is_critical_and_has_its_own_words() -> None:
    flags = [
        RedFlag(id=UUID(int=number), moment=hour(number), entered_at=START, what=what)
        for number, what in enumerate(RED_FLAGS, 1)
    ]
    findings = found(red_flags, *flags)
    assert [(finding.level, finding.case) for finding in findings] == [(Level.CRITICAL, what) for what in RED_FLAGS]
    cases = knowledge().safety_rules["P15"].cases
    assert set(RED_FLAGS) == set(cases)
    assert len({cases[what].title for what in RED_FLAGS}) == len(RED_FLAGS)


def test_thoughts_of_suicide_name_the_crisis_line_first() -> None:
    steps = knowledge().safety_rules["P15"].cases["suicide"].steps
    assert "crisis line" in steps[0].title
    assert not any("naloxone" in step.title.lower() for step in steps)


def test_other_entries_are_no_red_flag() -> None:
    assert not found(red_flags, dose(1, "heroin", hour(0)))
