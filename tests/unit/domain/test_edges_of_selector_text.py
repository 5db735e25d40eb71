"""What a rule's side means, in words."""

import pytest

from journal_app.domain.knowledge import Selector
from journal_app.domain.selector_text import is_one_thing, one_of, selector_words, short_words
from tests.unit.domain.small_knowledge import SMALL

CALM = "something that calms a little"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""),
        (1, "0"),
        (2, "0 or 1"),
        (3, "0, 1 or 2"),
        (8, "0, 1, 2, 3, 4, 5, 6 or 7"),
        (9, "0, 1, 2, 3, 4, 5, 6, 7 or 8"),
        (10, "0, 1, 2, 3, 4, 5, 6, 7 or 2 more"),
        (30, "0, 1, 2, 3, 4, 5, 6, 7 or 22 more"),
    ],
)
def test_a_long_list_ends_with_how_many_more_there_are(count: int, words: str) -> None:
    assert one_of([str(number) for number in range(count)]) == words


def test_all_that_a_side_means_and_what_it_leaves_out() -> None:
    side = Selector(
        tiers=(3,), classes=("opioid", "not there"), substances=("ghb", "gone_row"), not_classes=("kratom",)
    )
    assert selector_words(SMALL, side) == f"{CALM}, opioid, ghb or gone row, but not kratom"
    assert selector_words(SMALL, Selector(classes=("ghb",), substances=("ghb",))) == "ghb", "each once"
    assert selector_words(SMALL, Selector(classes=("opioid",), not_classes=("not there",))) == "opioid"
    assert selector_words(SMALL, Selector(tiers=(1, 2))) == (
        "something that slows breathing strongly or something that makes you sleepy"
    )


def test_in_a_title_at_most_three() -> None:
    three, four = ("ghb", "maoi", "bup"), ("ghb", "maoi", "bup", "depot")
    assert short_words(SMALL, Selector(substances=three)) == "ghb, maoi or bup"
    assert short_words(SMALL, Selector(substances=four)) == "ghb, maoi or another like it"


def test_one_thing_is_one_class_one_substance_or_one_tier() -> None:
    for side in (Selector(classes=("opioid",)), Selector(substances=("ghb",)), Selector(tiers=(1,))):
        assert is_one_thing(side)
    for side in (Selector(), Selector(classes=("opioid", "ghb")), Selector(classes=("opioid",), tiers=(1,))):
        assert not is_one_thing(side)
