"""Measures: what is read off a device in pounds or Fahrenheit is kept in kilograms and Celsius; impossible ones ask."""

from uuid import UUID

import pytest

from journal_app.domain.entries import MEASURES, Measure
from journal_app.domain.measures import RANGES, UNITS_OF, kept_value, why_not_plausible
from journal_app.domain.moments import moment_of
from tests.unit.domain.small_knowledge import START


def _measure(what: str, value: float, second: float | None = None, unit: str = "") -> Measure:
    return Measure(
        id=UUID(int=1), moment=moment_of(START, "UTC"), entered_at=START, what=what, value=value, second=second,
        unit=unit or MEASURES.get(what, ""),
    )  # fmt: skip


def test_every_known_measure_is_kept_in_its_first_unit() -> None:
    assert {what: units[0].name for what, units in UNITS_OF.items()} == MEASURES
    assert RANGES.keys() == MEASURES.keys()


@pytest.mark.parametrize(
    ("what", "given", "unit", "kept"),
    [
        ("temperature", 98.6, "°F", 37.0),
        ("temperature", 32, "°F", 0.0),
        ("temperature", 36.6, "°C", 36.6),
        ("weight", 154, "lb", 69.85),
        ("weight", 61.123, "kg", 61.123),
        ("blood pressure", 16, "kPa", 120.01),
        ("pulse", 88, "/min", 88),
    ],
)
def test_it_is_kept_in_one_unit(what: str, given: float, unit: str, kept: float) -> None:
    assert kept_value(what, given, unit) == pytest.approx(kept)


def test_a_unit_that_it_has_not_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="no such unit"):
        kept_value("weight", 60, "stone")


@pytest.mark.parametrize(
    "measure",
    [
        _measure("pulse", 0),
        _measure("pulse", float("nan")),
        _measure("pulse", float("inf")),
        _measure("temperature", 98.6),
        _measure("temperature", 19.9),
        _measure("weight", 701),
        _measure("blood pressure", 90, 140),
        _measure("blood pressure", 120, 120),
        _measure("blood pressure", 140, 0),
        _measure("steps", 1e9),
        _measure("   ", 5),
    ],
    ids=lambda measure: f"{measure.what} {measure.value}",
)
def test_what_nobody_can_have_is_asked_about_in_one_sentence(measure: Measure) -> None:
    sentence = why_not_plausible(measure)
    assert sentence is not None
    assert "Nothing was saved" in sentence


@pytest.mark.parametrize(
    "measure",
    [
        _measure("pulse", 10),
        _measure("pulse", 400),
        _measure("temperature", 36.6),
        _measure("weight", 45),
        _measure("blood pressure", 140, 90),
        _measure("blood pressure", 140),
        _measure("steps", -3.5, unit="km"),
        _measure("mood", 0),
    ],
    ids=lambda measure: f"{measure.what} {measure.value}",
)
def test_all_else_is_kept(measure: Measure) -> None:
    assert why_not_plausible(measure) is None
