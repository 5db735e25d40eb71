"""The help is found by its words, also with a slip, and a page in the contents is a page that is there."""

import pytest

from journal_app.operations.read_help import find_help, help_folder, plain, read_help


def names(words: str) -> list[str]:
    return [hit.page.name for hit in find_help(words, read_help())]


def test_every_page_of_the_contents_is_read_in_their_order() -> None:
    pages = [page.name for page in read_help()]
    assert pages[0] == "getting-started"
    assert pages[-1] == "changes"
    assert {f"{name}.md" for name in pages} == {file.name for file in help_folder().glob("*.md")} - {"index.md"}


def test_a_language_without_help_gets_the_english_one() -> None:
    assert help_folder("xx") == help_folder("en")


def test_no_words_leave_all_pages() -> None:
    assert names("  ") == [page.name for page in read_help()]


def test_a_title_comes_before_a_mention() -> None:
    assert names("quick add")[0] == "quick-add"
    assert names("privacy")[0] == "privacy"


@pytest.mark.parametrize("slip", ["screnshots", "screenshts", "sceenshots", "SCREENSHOT"])
def test_a_slip_is_forgiven(slip: str) -> None:
    assert "privacy" in names(slip)


def test_every_word_has_to_be_met() -> None:
    assert names("passphrase recovery")
    assert names("passphrase xylophone") == []


def test_a_hit_shows_the_place_where_it_stands() -> None:
    hit = next(hit for hit in find_help("swaps", read_help()) if hit.page.name == "privacy")
    assert "swaps to disk" in hit.place
    assert len(hit.place) < 180


@pytest.mark.parametrize("words", ["", "(", "[a-z", "\\", "*", "a" * 120, "\N{RIGHT-TO-LEFT OVERRIDE}x", "'; DROP"])
def test_any_words_can_be_looked_for(words: str) -> None:
    find_help(words, read_help())


def test_plain_words_have_no_marks() -> None:
    text = plain("# A\n\n- **b** [c](d.md) ![e](f.png)\n\n| g | h |\n|---|---|\n| `i` | j |\n<!-- k -->")
    assert text.split() == ["A", "b", "c", "g", "h", "i", "j"]
