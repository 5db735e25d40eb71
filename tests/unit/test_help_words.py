"""What the help calls a button, a page or a setting is what the screen calls it, in each language."""

import io
import re
from functools import cache
from typing import Final

import pytest
from babel.messages.pofile import read_po

from journal_app.i18n.catalogs import CLINICAL, TEXTS, catalog_file
from tests.unit.test_help_languages import EACH_LANGUAGE, EACH_PAGE, NOT_REVIEWED, TRANSLATED, keys_named, read

EMPHASIS: Final = re.compile(r"(\*\*|\*)(?=\S)([^*\n]+?)(?<=\S)\1")
OTHER_MEANING: Final = frozenset(("read", "lock", "a substance"))
"""Here warnings that were read, the lock itself and a row of the list; on a screen what to do, or a name not known."""
LEAST_COMPARED: Final = 40
"""Names that the pages of a language share with the screens, at the very least."""


def emphasised(text: str) -> list[str]:
    """The texts that stand out, without the keys and the line about the translation."""
    for line in NOT_REVIEWED.values():
        text = text.replace(line, "")
    return [found[2] for found in EMPHASIS.finditer(text) if found[2] not in keys_named(text)]


def named(text: str) -> list[str]:
    """What is named as on a screen, and the headings, which may be those of a screen."""
    return [*emphasised(text), *re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


def bare(words: str) -> str:
    """A name without what a menu, a button or a sentence adds to it."""
    return re.sub(r"\.{3}|[&.:?!¿¡\N{HORIZONTAL ELLIPSIS}]|   \w+$", "", words).strip().casefold()


@cache
def on_screen(language: str) -> dict[str, set[str]]:
    """What a text of the screens can be in a language."""
    said: dict[str, set[str]] = {}
    for domain in (TEXTS, CLINICAL):
        for message in read_po(io.BytesIO(catalog_file(domain, language).read_bytes()), locale=language):
            if isinstance(message.id, str) and message.id and message.string:
                said.setdefault(bare(message.id), set()).add(bare(str(message.string)))
    return said


@EACH_LANGUAGE
@EACH_PAGE
def test_a_name_is_the_one_on_the_screen(language: str, name: str) -> None:
    english, translated = named(read("en", name)), named(read(language, name))
    assert len(english) == len(translated)
    for there, here in zip(english, translated, strict=True):
        said = on_screen(language).get(bare(there))
        if said and bare(there) not in OTHER_MEANING:
            assert bare(here) in said, there


@pytest.mark.parametrize("language", TRANSLATED)
def test_many_names_were_compared(language: str) -> None:
    names = {each for name in ("warnings", "medicines-and-you", "emergency-help", "your-data", "looking-back",
                               "settings-and-reminders", "getting-started", "check-a-combination", "check-ins")
             for each in emphasised(read("en", name))}  # fmt: skip
    assert len([each for each in names if bare(each) in on_screen(language)]) >= LEAST_COMPARED
