"""The help is found by its words, also with a slip, and a page in the contents is a page that is there."""

from pathlib import Path

import pytest

from journal_app.operations.read_help import find_help, help_folders, plain, read_help


def names(words: str, language: str = "en") -> list[str]:
    return [hit.page.name for hit in find_help(words, read_help(language))]


def test_every_page_of_the_contents_is_read_in_their_order() -> None:
    pages = [page.name for page in read_help()]
    assert pages[0] == "getting-started"
    assert pages[-1] == "changes"
    assert {f"{name}.md" for name in pages} == {file.name for file in help_folders()[0].glob("*.md")} - {"index.md"}


def test_a_language_without_help_gets_the_english_one() -> None:
    assert help_folders("xx") == help_folders("en")
    assert read_help("xx") == read_help("en")


def test_pages_and_pictures_are_looked_for_in_the_language_first() -> None:
    assert [folder.name for folder in help_folders("de")] == ["de", "en"]


def test_a_page_that_a_language_does_not_have_is_the_english_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, title in (("en", "Colour"), ("de", "Farbe")):
        folder = tmp_path / "help" / language
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"- [{title}](colour.md): it.\n", "utf-8")
        (folder / "colour.md").write_text(f"# {title}\n", "utf-8")
    (tmp_path / "help" / "en" / "index.md").write_text("- [New](new.md): it.\n- [Colour](colour.md): it.\n", "utf-8")
    (tmp_path / "help" / "en" / "new.md").write_text("# New\n", "utf-8")
    monkeypatch.setattr("journal_app.operations.read_help.resources", lambda: tmp_path)
    read_help.cache_clear()
    try:
        assert [(page.name, page.title, page.words) for page in read_help("de")] == [
            ("new", "New", "New"),
            ("colour", "Farbe", "Farbe"),
        ]
    finally:
        read_help.cache_clear()


def test_no_words_leave_all_pages() -> None:
    assert names("  ") == [page.name for page in read_help()]


def test_a_title_comes_before_a_mention() -> None:
    assert names("quick add")[0] == "quick-add"
    assert names("privacy")[0] == "privacy"


@pytest.mark.parametrize("slip", ["screnshots", "screenshts", "sceenshots", "SCREENSHOT"])
def test_a_slip_is_forgiven(slip: str) -> None:
    assert "privacy" in names(slip)


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        ("de", "uberspringen", "getting-started"),
        ("de", "ÜBERSPRINGEN", "getting-started"),
        ("de", "ueberspringen", "getting-started"),
        ("de", "rückgangig", "your-data"),
        ("de", "notrufnumer", "emergency-help"),
        ("de", "grosse", "quick-add"),
        ("es", "cronologia", "looking-back"),
        ("es", "contrasena", "privacy"),
        ("es", "fármaceuticos", "for-reviewers"),
        ("es", "bloquéa", "settings-and-reminders"),
    ],
)
def test_accents_and_umlauts_make_no_difference(language: str, words: str, page: str) -> None:
    assert page in names(words, language)


def test_a_word_is_found_inside_a_longer_one() -> None:
    assert "emergency-help" in names("nummer", "de")
    assert "privacy" in names("titel", "de")


def test_a_place_is_shown_as_it_is_written_though_letters_were_taken_apart() -> None:
    hit = next(hit for hit in find_help("verschlusselte", read_help("de")) if hit.page.name == "privacy")
    assert "eine verschlüsselte Datei" in hit.place


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
