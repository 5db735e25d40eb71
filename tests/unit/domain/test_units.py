"""Amounts convert only where it is true, and drinks are counted in grams."""

import pytest

from journal_app.domain.units import Amount, converted, ethanol_grams, same_dimension


@pytest.mark.parametrize(
    ("volume_ml", "percent", "grams"),
    [
        (330, 5, 13.02),
        (355, 5, 14.00),
        (500, 5, 19.73),
        (568, 4, 17.93),
        (150, 12, 14.20),
        (44, 40, 13.89),
        (750, 12, 71.01),
    ],
)
def test_grams_of_usual_drinks(volume_ml: float, percent: float, grams: float) -> None:
    """Vectors of clinical/rules-and-model.md section 6."""
    assert ethanol_grams(volume_ml, percent) == pytest.approx(grams, abs=0.01)


def test_masses_convert_and_pieces_do_not() -> None:
    assert converted(Amount(value=0.5, unit="g"), "mg").value == pytest.approx(500)
    assert converted(Amount(value=250, unit="mcg"), "mg").value == pytest.approx(0.25)
    assert not same_dimension("capsule", "mg")
    with pytest.raises(ValueError, match="does not convert"):
        converted(Amount(value=2, unit="capsule"), "mg")


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -1.0])
def test_impossible_volumes_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        ethanol_grams(bad, 5)


def test_amounts_read_as_people_write_them() -> None:
    assert Amount(value=3.0, unit="g").text == "3 g"
    assert Amount(value=0.5, unit="mg").text == "0.5 mg"
    assert Amount(value=2, unit="capsule").text == "2 capsules"
    assert Amount(value=2, unit="patch").text == "2 patches"
    assert Amount(value=1, unit="tablet").text == "1 tablet"
