"""The emergency page has a number and words whatever happens to the data."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app import paths
from journal_app.domain.knowledge import HelpLine
from journal_app.errors import BadKnowledge
from journal_app.operations.countries import list_countries
from journal_app.operations.open_journal import read_knowledge
from journal_app.operations.read_emergency_help import NO_COUNTRY_NUMBER, read_emergency_help


@pytest.mark.parametrize(
    ("country", "number"), [("US", "911"), ("GB", "999"), ("DE", "112"), ("AU", "000"), ("NZ", "111"), ("JP", "119")]
)
def test_each_country_has_its_number(country: str, number: str) -> None:
    assert number in read_emergency_help(country).number


@pytest.mark.parametrize("country", [None, "", "XX"])
def test_without_a_country_no_number_is_guessed(country: str | None) -> None:
    assert read_emergency_help(country).number == NO_COUNTRY_NUMBER


def test_a_number_that_nobody_checked_says_so() -> None:
    lines = read_emergency_help("US").lines
    assert len(lines) >= 3
    assert all(line.checked.endswith("not yet checked with the operator") for line in lines)


@pytest.mark.parametrize(("days", "old"), [(365, False), (366, True)])
def test_a_number_that_was_checked_long_ago_says_so(days: int, old: bool) -> None:
    checked = date(2026, 1, 1)
    knowledge = read_knowledge()
    assert not isinstance(knowledge, BadKnowledge)
    line = HelpLine(number="123", checked_on=checked)
    countries = {"IE": msgspec.structs.replace(knowledge.countries["IE"], emergency=line)}
    changed = msgspec.structs.replace(knowledge, countries=countries)
    shown = read_emergency_help("IE", changed, today=checked + timedelta(days=days)).lines[0].checked
    assert shown == "checked on 1 January 2026" + (", more than a year ago" if old else "")


def test_with_damaged_data_the_words_are_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    monkeypatch.setattr("journal_app.knowledge.load.resources", lambda: tmp_path, raising=False)
    view = read_emergency_help("US")
    assert view.number == NO_COUNTRY_NUMBER
    assert "breathing slow or hard" in view.help.signs_in_yourself
    assert any("naloxone" in step.title.lower() for step in view.help.steps_for_bystander)
    assert list_countries() == ()


def test_countries_end_with_elsewhere() -> None:
    names = [country.name for country in list_countries()]
    assert names[:-1] == sorted(names[:-1])
    assert list_countries()[-1].code == "ZZ"
