"""Names as they are typed, with an amount beside them or not, and what is left out where nothing is said."""

import pytest

from journal_app.domain.knowledge import HelpLine, LookBack, Selector, Statement, folded
from tests.unit.domain.small_knowledge import SMALL


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("alprazolam", "alprazolam"),
        (" ALPRAZOLAM ", "alprazolam"),
        ("alprazolam 0.5 mg", "alprazolam"),
        ("alprazolam 2", "alprazolam"),
        ("alprazolam x 2 tabs", "alprazolam"),
        ("2 alprazolam", "alprazolam"),
        ("0.5mg of alprazolam", "alprazolam"),
        ("2 alprazolam 0.5 mg", "alprazolam"),
        ("7-kratom", None),
        ("moon dust 5 mg", None),
        ("5 mg", None),
        ("", None),
    ],
)
def test_a_name_is_found_with_an_amount_beside_it(text: str, meant: str | None) -> None:
    assert SMALL.recognise(text) == meant
    assert SMALL.meanings(text) == ((meant,) if meant else ())


def test_a_name_of_several_is_never_one_of_them() -> None:
    assert SMALL.recognise("bars") is None
    assert SMALL.meanings("bars") == ("alprazolam", "lorazepam")
    assert SMALL.meanings("2 bars") == ("alprazolam", "lorazepam")


@pytest.mark.parametrize(("length", "found"), [(199, True), (200, True), (201, False)])
def test_an_amount_is_looked_for_in_no_more_than_a_line(length: int, found: bool) -> None:
    text = "2 " + "alprazolam".rjust(length - 2)
    assert len(text) == length
    assert (SMALL.recognise(text) == "alprazolam") is found


def test_letters_of_every_script_count_and_marks_do_not() -> None:
    assert folded("7-OH") == "7oh"
    assert folded("Xanax\u00a0XR\u2026") == "xanaxxr"
    assert folded("\u00c9SP\u00c9RAL") == "esperal"
    assert folded("a\x7fb~c") == "abc"
    assert folded("\u043a\u043e\u0434\u0435\u0438\u043d 5") == "\u043a\u043e\u0434\u0435\u0438\u043d5"


def test_what_is_not_said_is_nothing() -> None:
    assert LookBack(earlier=Selector(), later=Selector(), until_h=5).from_h == 0
    assert not Statement(text="It is known.", sources=()).not_known
    assert (HelpLine(number="1").checked_on, HelpLine(number="1").name) == (None, "")
    row = SMALL.substances["oxycodone"]
    assert not (row.repeat_lengthens or row.class_level)


def test_what_is_excluded_is_excluded_even_by_its_id() -> None:
    kratom, oxycodone = SMALL.substances["kratom_leaf"], SMALL.substances["oxycodone"]
    side = Selector(classes=("opioid",), substances=("kratom_leaf",), tiers=(1,), not_classes=("kratom",))
    assert not side.selects(kratom)
    assert side.selects(oxycodone)
    assert not Selector(not_classes=("kratom",)).selects(oxycodone)
