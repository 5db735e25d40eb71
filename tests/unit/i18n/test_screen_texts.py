"""The translations of the screens: complete, with every place that is filled in, and in step with the code."""

import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from journal_app.i18n import LANGUAGES
from journal_app.i18n.catalogs import TEXTS, catalog_file
from journal_app.i18n.screen_texts import PROJECT, template
from journal_app.i18n.translation_files import brought_up_to_date

COMPLETE = [each.code for each in LANGUAGES if each.offered and each.code != "en"]
TRANSLATED = [each.code for each in LANGUAGES if catalog_file(TEXTS, each.code).is_file()]
FORBIDDEN = {
    "de": r"\b(sauber|süchtig|abhängige[rn]?|missbrauch|rückf[aä]ll\w*|versag\w*|nutzer\w*|warte bis|unbedenklich)\b",
    "es": r"\b(limpi[oa]s?|adict[oa]s?|abuso|recaída|fracas\w*|usuari[oa]s?|espera hasta)\b",
    "ar": r"مدمن|إدمان|انتكاس",
}
"""Words that blame, promise or command."""


@cache
def texts() -> Catalog:
    return template()


@cache
def catalog(code: str) -> Catalog:
    with catalog_file(TEXTS, code).open("rb") as file:
        return read_po(file, locale=code)


def forms(message: Message) -> list[tuple[str, str]]:
    """Each English form with its translation; the plural for every form that a language has more."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    one, many = message.id
    return [(one if number == 0 else many, each) for number, each in enumerate(message.string or ())]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_code_wraps_its_texts() -> None:
    assert len(texts()) > 1000
    for message in texts():
        for text, _ in forms(message):
            places(text)
            assert "%(" not in text


def test_every_offered_language_has_a_file() -> None:
    assert set(COMPLETE) <= set(TRANSLATED)


@pytest.mark.parametrize("code", COMPLETE)
def test_a_language_is_complete(code: str) -> None:
    missing = []
    for message in texts():
        if message.id:
            found = catalog(code).get(message.id, context=message.context)
            if found is None or found.fuzzy or not all(text for _, text in forms(found)):
                missing.append((message.auto_comments, message.id))
    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_file_is_in_step_with_the_code_byte_for_byte(code: str) -> None:
    content = catalog_file(TEXTS, code).read_bytes()
    assert brought_up_to_date(content, code, texts(), PROJECT) == content


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_its_places_its_edges_and_its_access_keys(code: str) -> None:
    for message in catalog(code):
        if not message.id:
            continue
        for english, text in forms(message):
            if not text:
                continue
            # One of a number may be said in words: "eine Minute".
            lacking = places(english) ^ places(text)
            assert not lacking or (isinstance(message.id, tuple) and lacking == {"count"}), (english, text)
            assert (english[:1] == " ", english[-1:] == " ") == (text[:1] == " ", text[-1:] == " "), (english, text)
            assert english.count("\n") == text.count("\n"), (english, text)
            assert english.endswith("...") == text.endswith("..."), (english, text)
            assert bool(re.search(r"&\w", english)) == bool(re.search(r"&\w", text)), (english, text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_blames_promises_or_commands(code: str) -> None:
    found = [
        text
        for message in catalog(code)
        for _, text in forms(message)
        if re.search(FORBIDDEN[code], text, re.IGNORECASE)
    ]
    assert found == []


def test_a_text_is_added_kept_and_dropped(tmp_path: Path) -> None:
    first = Catalog(charset="utf-8")
    first.add("Save")
    first.add("Gone")
    made = brought_up_to_date(None, "de", first, PROJECT)
    said = made.replace(b'msgid "Save"\nmsgstr ""', b'msgid "Save"\nmsgstr "Speichern"')
    second = Catalog(charset="utf-8")
    second.add("New")
    second.add("Save")
    later = brought_up_to_date(said, "de", second, PROJECT)
    assert b'msgid "Save"\nmsgstr "Speichern"' in later
    assert b'msgid "New"\nmsgstr ""' in later
    assert b"Gone" not in later
    assert brought_up_to_date(later, "de", second, PROJECT) == later
