"""P14: a note at each unregulated product. P15: every sign that needs help now, in words of its own."""

from uuid import UUID

import pytest

from journal_app.domain.alert_text import alert_text
from journal_app.domain.entries import RED_FLAGS, RedFlag
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.domain.safety.red_flags import red_flags
from journal_app.domain.safety.supply import unregulated_supply
from tests.unit.domain.safety.found import found, knowledge, numbers
from tests.unit.domain.small_knowledge import JOURNAL, START, dose, hour


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


def test_the_crisis_line_comes_before_the_emergency_number() -> None:
    flags = {
        what: RedFlag(id=UUID(int=number), moment=hour(0), entered_at=START, what=what)
        for number, what in enumerate(RED_FLAGS, 1)
    }
    for what, flag in flags.items():
        (alert,) = safety_alerts(knowledge(), Person(), [flag], START, JOURNAL)
        said = alert_text(knowledge(), alert, "US")
        assert said.crisis_number == ("988" if what == "suicide" else "")
        assert said.emergency_number == "911"
        if what == "suicide":
            assert said.announcement.index("988") < said.announcement.index("911")
            assert said.names == "Thoughts of suicide"
            assert alert_text(knowledge(), alert, "ZZ").steps[0].title == "Call the crisis line now."
