"""Looking names up and choosing what a rule means."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.knowledge import Knowledge, Selector, folded
from tests.shipped import shipped_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


@pytest.mark.parametrize(
    ("name", "key"),
    [("7-OH", "7oh"), (" Xanax XR ", "xanaxxr"), ("Espéral", "esperal"), ("O.P.M.S.", "opms"), ("1,4-BD", "14bd"),
     ("Straße", "strasse"), ("", ""), ("...", "")],
)  # fmt: skip
def test_case_accents_and_marks_do_not_count(name: str, key: str) -> None:
    assert folded(name) == key


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_quick_road_for_ascii_agrees_with_the_full_one(name: str) -> None:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    assert folded(name) == "".join(letter for letter in plain if letter.isalnum())


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(f" {name}-") == folded(name)


def test_selectors_take_classes_ids_and_tiers_and_leave_out_what_they_exclude(knowledge: Knowledge) -> None:
    rows = knowledge.substances
    opioid = Selector(classes=("opioid",), not_classes=("kratom",))
    assert opioid.selects(rows["heroin"])
    assert not opioid.selects(rows["kratom_leaf"])
    assert not opioid.selects(rows["diazepam"])
    assert Selector(substances=("diazepam",)).selects(rows["diazepam"])
    assert Selector(tiers=(2,)).selects(rows["zolpidem"])
    assert not Selector(tiers=(1, 2, 3)).selects(rows["caffeine"])
    assert not Selector().selects(rows["heroin"])


def test_a_name_of_two_substances_is_not_guessed(knowledge: Knowledge) -> None:
    assert len(knowledge.name_index[folded("Cough syrup")]) == 2
    assert knowledge.recognise("Cough syrup") is None
