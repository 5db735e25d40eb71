"""How long a name may be in a sentence, and names that belong to nothing."""

import pytest

from journal_app.domain.naming import LONGEST_NAME, in_words, joined_names, members, once_each, shortened
from tests.unit.domain.small_knowledge import SMALL


@pytest.mark.parametrize(("length", "kept"), [(59, 59), (60, 60), (61, 59)])
def test_a_name_of_sixty_characters_stays_whole_and_a_longer_one_is_cut(length: int, kept: int) -> None:
    written = "x" * length
    cut = "x" * kept + ("\N{HORIZONTAL ELLIPSIS}" if length > 60 else "")
    assert shortened(written) == cut
    assert len(cut) <= LONGEST_NAME == 60


def test_a_name_is_not_cut_behind_a_space() -> None:
    assert shortened("x" * 58 + " " + "y" * 20) == "x" * 58 + "\N{HORIZONTAL ELLIPSIS}"


def test_parts_of_a_name() -> None:
    assert joined_names("kratom + Xanax") == ("kratom", "Xanax")
    assert joined_names("wine and valium, gin") == ("wine", "valium", "gin")
    assert joined_names("sand") == ("sand",)
    assert joined_names(" + ") == ()


def test_lists() -> None:
    assert in_words(["a", "b", "c", "d"]) == "a, b, c and d"
    assert once_each(["?", "!", "?"]) == ("?", "!")
    assert [row.id for row in members(SMALL, "gabapentinoid")] == ["gabapentin"]
    assert members(SMALL, "no such class") == ()
