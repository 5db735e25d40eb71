"""Numbers as they are typed: a point and a comma mean the same, and what could be two numbers is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.number_text import (
    MARKS,
    MINUS,
    NOT_A_NUMBER,
    NOT_PARTS,
    general_number,
    plain_number,
    read_amount,
    read_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("2.5", 2.5), ("2,5", 2.5), (" 2,50 ", 2.5), ("0.125", 0.125), ("0,125", 0.125), (".5", 0.5),
        (",25", 0.25), ("5.", 5), ("1000", 1000), ("1.0000", 1), ("1234.567", 1234.567), ("007", 7), ("0", 0),
        ("000.125", 0.125), ("1,5", 1.5),
    ],
)  # fmt: skip
def test_one_number(text: str, value: float) -> None:
    read = read_number(text)
    assert (read.value, read.choices, read.problem) == (value, (), "")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("1.000", (1, 1000)), ("1,000", (1, 1000)), ("2.500", (2.5, 2500)), ("12,345", (12.345, 12345)),
        ("999.999", (999.999, 999999)),
    ],
)  # fmt: skip
def test_three_digits_after_the_mark_are_asked_about(text: str, choices: tuple[float, float]) -> None:
    read = read_number(text)
    assert (read.value, read.choices, read.problem) == (None, choices, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("-1", MINUS), ("−2", MINUS), ("–3", MINUS),
        ("1.000,5", MARKS), ("1,000.5", MARKS), ("1.000.000", MARKS), ("1 000 000", MARKS), ("1'000.5", MARKS),
        ("1e5", NOT_A_NUMBER), ("nan", NOT_A_NUMBER), ("inf", NOT_A_NUMBER), ("0x10", NOT_A_NUMBER),
        ("３", NOT_A_NUMBER), ("٣", NOT_A_NUMBER), ("½", NOT_A_NUMBER), ("²", NOT_A_NUMBER), ("1 000", NOT_A_NUMBER),
        ("3 g", NOT_A_NUMBER), ("3g", NOT_A_NUMBER), (".", NOT_A_NUMBER), ("+3", NOT_A_NUMBER), ("1_000", NOT_A_NUMBER),
        ("1/2", NOT_A_NUMBER), ("9" * 13, NOT_A_NUMBER), ("two", NOT_A_NUMBER), ("-", NOT_A_NUMBER),
    ],
)  # fmt: skip
def test_refused_with_one_sentence(text: str, problem: str) -> None:
    read = read_number(text)
    assert (read.value, read.choices, read.problem) == (None, (), problem)


def test_nothing_typed_is_nothing_said() -> None:
    assert read_number("  ") == read_number("")
    assert read_number("").value is None
    assert not read_number("").problem


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_number(text)
    answers = (read.value is not None) + bool(read.choices) + bool(read.problem)
    assert answers == (1 if text.strip() else 0)
    if read.value is not None:
        assert 0 <= read.value < 1e12


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_the_mark_does_not_matter(whole: int, hundredths: int) -> None:
    point, comma = read_number(f"{whole}.{hundredths:02d}"), read_number(f"{whole},{hundredths:02d}")
    assert point == comma
    assert point.value == pytest.approx(whole + hundredths / 100)


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_what_is_shown_reads_back(whole: int, hundredths: int) -> None:
    value = whole + hundredths / 100
    assert read_number(plain_number(value)).value == pytest.approx(value)
    assert "e" not in plain_number(value)
    assert plain_number(1000.0) == "1000"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/2", 0.5), (" 1 / 2 ", 0.5), ("½", 0.5), ("¼", 0.25), ("half", 0.5), ("Half", 0.5), ("a half", 0.5),
        ("2 1/2", 2.5), ("2½", 2.5), ("2 ½", 2.5), ("2 and a half", 2.5), ("one and a half", 1.5), ("a quarter", 0.25),
        ("three quarters", 0.75), ("1\N{FRACTION SLASH}4", 0.25), ("15/16", 15 / 16), ("3", 3), ("2,5", 2.5),
    ],
)  # fmt: skip
def test_parts_of_a_tablet(text: str, value: float) -> None:
    read = read_amount(text)
    assert read.value == pytest.approx(value)
    assert (read.choices, read.problem) == ((), "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2/1", NOT_PARTS), ("1/1", NOT_PARTS), ("0/2", NOT_PARTS), ("1/0", NOT_PARTS), ("1/17", NOT_PARTS),
        ("1/2/3", NOT_A_NUMBER), ("½½", NOT_A_NUMBER), ("half half", NOT_A_NUMBER), ("2.5 1/2", NOT_A_NUMBER),
        ("-1/2", MINUS), ("11/12/2026", NOT_A_NUMBER), ("a", NOT_A_NUMBER), ("٣/٤", NOT_A_NUMBER),
    ],
)  # fmt: skip
def test_what_is_no_part_is_refused_with_one_sentence(text: str, problem: str) -> None:
    read = read_amount(text)
    assert (read.value, read.choices, read.problem) == (None, (), problem)


def test_a_number_that_can_be_two_is_still_asked_about() -> None:
    assert read_amount("1.000") == read_number("1.000")
    assert read_amount("") == read_number("")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("halb", 0.5), ("Eine halbe", 0.5), ("ein  halber", 0.5), ("eineinhalb", 1.5), ("Anderthalb", 1.5),
        ("zweieinhalb", 2.5), ("dreiviertel", 0.75), ("media", 0.5), ("un cuarto", 0.25), ("una y media", 1.5),
        ("dos y medio", 2.5), ("Tres cuartos", 0.75),
    ],
)  # fmt: skip
def test_parts_are_understood_as_they_are_said_in_german_and_spanish(text: str, value: float) -> None:
    assert read_amount(text).value == value


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (2.5, "2.5"), (0.125, "0.125"), (1234567, "1.23457e+06")])
def test_a_general_number_has_six_digits(value: float, text: str) -> None:
    assert general_number(value) == text
