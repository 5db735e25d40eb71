"""The help in each language: as whole as the English one, leading somewhere, plain, and judging nobody."""

import re
from pathlib import Path
from typing import Final

import pytest

from journal_app.i18n import ENGLISH
from journal_app.operations.read_help import CONTENTS, help_folders, read_help
from journal_app.ui.pages.help_page import OTHER_KEYS
from journal_app.ui.shortcuts import shortcuts
from tests.unit.test_help import HELP, LINK, NAMES_PLACE_OR_MACHINE, prose

TRANSLATED: Final = ("de", "es")
ENGLISH_ONLY: Final = "changes"
CLINICAL: Final = (
    "warnings",
    "check-a-combination",
    "medicines-and-you",
    "names-not-known",
    "emergency-help",
    "what-journal-cannot-know",
    "for-reviewers",
)
NAMES: Final = (CONTENTS, *(page.name for page in read_help() if page.name != ENGLISH_ONLY))
NOT_REVIEWED: Final = {
    "de": "*Diese Übersetzung wurde noch nicht von einer medizinischen Fachperson geprüft.*",
    "es": "*Esta traducción aún no ha sido revisada por personal clínico.*",
}
NEVER: Final = {
    "de": r"\b(sauber\w*|süchtig\w*|sucht|abhängige[rn]?|missbr\w+|rückf\w+|versag\w+|unbedenklich\w*|"
    r"warte bis|nutzer\w*|sicher)\b",
    "es": r"\b(limpi[oa]s?|adict[oa]s?|abus\w+|reca[ií]da?s?|fracas\w+|espera hasta|segur[oa]s?|usuari[oa]s?)\b",
}
"""Words that judge, and those that promise."""
NO_PROMISE: Final = {"de": "nicht, dass es sicher ist", "es": "no significa que sea seguro"}
"""The one way in which the word of the promise is said."""
USUAL_SENTENCE: Final = 20
"""Words in a sentence of a page, on average."""
LONGEST_SENTENCE: Final = 40
"""Words in any one sentence, a list in it included."""

EACH_PAGE: Final = pytest.mark.parametrize("name", NAMES)
EACH_LANGUAGE: Final = pytest.mark.parametrize("language", TRANSLATED)


def read(language: str, name: str) -> str:
    return (HELP.parent / language / f"{name}.md").read_text("utf-8")


def pages_led_to(text: str) -> list[str]:
    return [Path(target).name for target in LINK.findall(text) if target.endswith(".md")]


def pictures(text: str) -> list[str]:
    return [Path(target).name for target in LINK.findall(text) if target.endswith(".png")]


def keys_named(text: str) -> set[str]:
    keys = {key for each in shortcuts() for key in each.keys} | set(OTHER_KEYS)
    return keys & set(re.findall(r"\*\*([^*\n]+)\*\*", text))


def shape(text: str) -> list[str]:
    """What each line begins with: headings, items, steps and rows of tables."""
    starts = (re.match(r"#+|-|\d+\.|\|", line) for line in text.splitlines())
    return [start[0] for start in starts if start]


@EACH_LANGUAGE
def test_a_language_has_every_page_but_the_changes(language: str) -> None:
    assert {file.stem for file in help_folders(language)[0].glob("*.md")} == set(NAMES)
    english = read_help(ENGLISH)
    translated = read_help(language)
    assert [page.name for page in translated] == [page.name for page in english]
    for there, here in zip(english, translated, strict=True):
        assert here.title != there.title, here.name
        assert (here.markdown == there.markdown) == (here.name == ENGLISH_ONLY), here.name


@EACH_LANGUAGE
@EACH_PAGE
def test_a_page_is_built_like_the_english_one(language: str, name: str) -> None:
    english, translated = read(ENGLISH, name), read(language, name)
    assert shape(translated) == shape(english)
    assert pages_led_to(translated) == pages_led_to(english)
    assert pictures(translated) == pictures(english)
    assert keys_named(translated) == keys_named(english)


@EACH_LANGUAGE
@EACH_PAGE
def test_what_a_page_leads_to_is_there(language: str, name: str) -> None:
    folders = help_folders(language)
    for target in LINK.findall(read(language, name)):
        assert (folders[0] / target).is_file(), target
    for picture in pictures(read(language, name)):
        assert any((folder / picture).is_file() for folder in folders), picture


@EACH_LANGUAGE
@EACH_PAGE
def test_a_title_is_the_one_of_the_contents(language: str, name: str) -> None:
    title = read(language, name).splitlines()[0].removeprefix("# ")
    named = {page.name: page.title for page in read_help(language)}
    assert named.get(name, title) == title


@EACH_LANGUAGE
@EACH_PAGE
def test_a_clinical_page_begins_by_saying_that_its_translation_was_not_reviewed(language: str, name: str) -> None:
    lines = read(language, name).splitlines()
    assert (lines[2] == NOT_REVIEWED[language]) == (name in CLINICAL)


@EACH_LANGUAGE
@EACH_PAGE
def test_a_page_judges_nobody_and_promises_nothing(language: str, name: str) -> None:
    text = re.sub(NO_PROMISE[language], "", read(language, name), flags=re.IGNORECASE)
    assert re.findall(NEVER[language], text, re.IGNORECASE) == []
    assert not NAMES_PLACE_OR_MACHINE.search(text)


@EACH_LANGUAGE
@EACH_PAGE
def test_a_page_is_easy_to_read(language: str, name: str) -> None:
    sentences = [
        len(re.findall(r"\w+", sentence))
        for passage in prose(read(language, name))
        for sentence in re.split(r"[.?!](?:\s|$)", passage)
        if re.search(r"\w{2}", sentence)
    ]
    assert sum(sentences) / len(sentences) <= USUAL_SENTENCE
    assert max(sentences) <= LONGEST_SENTENCE


@EACH_LANGUAGE
def test_the_diaries_tell_the_same_numbers(language: str) -> None:
    def numbers(text: str) -> list[list[str]]:
        rows = [line for line in text.splitlines() if re.search(r"\| \d+ \|", line)]
        return [re.findall(r"\d+", row.split("|", 2)[2]) for row in rows]

    english = numbers(read(ENGLISH, "for-reviewers"))
    assert len(english) > 1
    assert numbers(read(language, "for-reviewers")) == english


@EACH_LANGUAGE
@EACH_PAGE
def test_a_page_keeps_what_is_typed_into_a_terminal_and_the_names_of_files(language: str, name: str) -> None:
    def typed(text: str) -> set[str]:
        return {code for code in re.findall(r"`([^`\n]+)`", text) if re.search(r"[/_]|\.(toml|py)\b", code)}

    # The table that a program writes stands in the English page.
    english = {code for code in typed(read(ENGLISH, name)) if "simulated_logs" not in code}
    assert typed(read(language, name)) == english
