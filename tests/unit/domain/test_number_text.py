"""Numbers as people type them: nothing is guessed, and every answer is a number, a question or one sentence."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.domain.number_text import MARKS, MINUS, NOT_A_NUMBER, plain_number, read_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2", 2.0),
        ("2.5", 2.5),
        ("2,5", 2.5),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        (" 30 ", 30.0),
        ("0", 0.0),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("12.50", 12.5),
        ("1.0000", 1.0),
        ("1000", 1000.0),
        ("1000.125", 1000.125),
        ("007", 7.0),
    ],
)
def test_one_meaning(typed: str, value: float) -> None:
    read = read_number(typed)
    assert (read.value, read.choices, read.problem) == (value, (), "")


@pytest.mark.parametrize(
    ("typed", "choices"),
    [("1.000", (1.0, 1000.0)), ("1,000", (1.0, 1000.0)), ("2.500", (2.5, 2500.0)), ("12,345", (12.345, 12345.0))],
)
def test_two_meanings_are_asked_about(typed: str, choices: tuple[float, float]) -> None:
    read = read_number(typed)
    assert (read.value, read.choices, read.problem) == (None, choices, "")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1,000.5", MARKS),
        ("1.000.000", MARKS),
        ("1 000,5", MARKS),
        ("1..5", MARKS),
        ("-3", MINUS),
        ("\N{MINUS SIGN}3", MINUS),
        ("abc", NOT_A_NUMBER),
        ("3g", NOT_A_NUMBER),
        ("1e5", NOT_A_NUMBER),
        ("inf", NOT_A_NUMBER),
        ("nan", NOT_A_NUMBER),
        ("\N{ARABIC-INDIC DIGIT THREE}", NOT_A_NUMBER),
        ("1" * 13, NOT_A_NUMBER),
        (".", NOT_A_NUMBER),
    ],
)
def test_what_is_no_number_gets_one_sentence(typed: str, problem: str) -> None:
    read = read_number(typed)
    assert (read.value, read.choices, read.problem) == (None, (), problem)


def test_nothing_typed_is_nothing_said() -> None:
    read = read_number("   ")
    assert (read.value, read.choices, read.problem) == (None, (), "")


@given(st.one_of(st.text(max_size=30), st.text(alphabet="0123456789.,- '", max_size=14)))
@example("9" * 400)
def test_no_text_raises_and_exactly_one_answer_is_given(typed: str) -> None:
    read = read_number(typed)
    answers = (read.value is not None) + bool(read.choices) + bool(read.problem)
    assert answers == (1 if typed.strip() else 0)
    for number in (*read.choices, *([] if read.value is None else [read.value])):
        assert math.isfinite(number)
        assert number >= 0


@given(st.integers(0, 10**9).map(lambda thousandths: thousandths / 1000))
def test_a_number_that_is_shown_is_never_read_as_another(value: float) -> None:
    read = read_number(plain_number(value))
    assert value in (read.value, *read.choices)


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (2.5, "2.5"), (1000.0, "1000"), (0.0, "0"), (1e6, "1000000")])
def test_a_number_is_shown_plainly(value: float, text: str) -> None:
    assert plain_number(value) == text
