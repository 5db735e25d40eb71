"""The help that ships with Journal: its pages in the order of their contents, and what in them was looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.i18n import ENGLISH
from journal_app.paths import resources

CONTENTS: Final = "index"
NEAR_ENOUGH: Final = 80
"""How alike a word of a page must be to one that was typed, of 100: one slip in five letters."""
SHORTEST_WITH_SLIP: Final = 4
INSIDE: Final = 60.0
"""How well a word is met inside a longer one: less than at its beginning, more than with a slip."""
AROUND: Final = 60
"""Letters of the text shown on both sides of what was found."""

_LINK: Final = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_ENTRY: Final = re.compile(r"^- \[([^\]]+)\]\((?:\.\./[a-z]+/)?([a-z0-9-]+)\.md\)", re.MULTILINE)
_WORD: Final = re.compile(r"\w+", re.UNICODE)


class HelpPage(Fact, frozen=True, kw_only=True):
    """A page: the name of its file without its end, its title, its Markdown, and its words without any marks."""

    name: str
    title: str
    markdown: str
    words: str


class HelpHit(Fact, frozen=True, kw_only=True):
    """A page that was found, and the place in its words that fits, empty where only its title does."""

    page: HelpPage
    place: str = ""


def help_folders(language: str = ENGLISH) -> tuple[Path, ...]:
    """Where its pages and pictures are looked for: those of the language (its code) first, then the English ones."""
    shipped = resources() / "help"
    return tuple(shipped / code for code in dict.fromkeys((language, ENGLISH)) if (shipped / code).is_dir())


@cache
def read_help(language: str = ENGLISH) -> tuple[HelpPage, ...]:
    """Every page, in the order of the English contents; a page that the language does not have is the English one."""
    folders = help_folders(language)
    titles = _titles(folders[0])
    pages = []
    for name, english in _titles(folders[-1]).items():
        file = next(file for folder in folders if (file := folder / f"{name}.md").is_file())
        markdown = file.read_text("utf-8")
        pages.append(HelpPage(name=name, title=titles.get(name, english), markdown=markdown, words=plain(markdown)))
    return tuple(pages)


def _titles(folder: Path) -> dict[str, str]:
    """The titles of the pages by their names, in the order of the contents; none where a folder has no contents."""
    contents = folder / f"{CONTENTS}.md"
    return {name: title for title, name in _ENTRY.findall(contents.read_text("utf-8") if contents.is_file() else "")}


def plain(markdown: str) -> str:
    """The words of a page in one line, without marks, pictures and addresses."""
    text = re.sub(r"<!--.*?-->|!\[[^\]]*\]\([^)]*\)", " ", markdown, flags=re.DOTALL)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"^\s*(#+|[-*]|\d+\.)\s+|[*`|]|\|?-{3,}\|?", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def find_help(words: str, pages: Sequence[HelpPage]) -> tuple[HelpHit, ...]:
    """The pages that have every word that was typed, or one a slip away from it; a hit in a title comes first.

    Case and accents make no difference: "uberdosis" finds "Überdosis".
    """
    wanted = _WORD.findall(_bare(words)[0])
    if not wanted:
        return tuple(HelpHit(page=page) for page in pages)
    scored = []
    for order, page in enumerate(pages):
        in_title = [_match(word, page.title) for word in wanted]
        in_text = [_match(word, page.words) for word in wanted]
        best = [max(title * 2, text) for (title, _), (text, _) in zip(in_title, in_text, strict=True)]
        if all(best):
            at = next((place for score, place in in_text if score), -1)
            scored.append((-sum(best), order, HelpHit(page=page, place=_around(page.words, at))))
    return tuple(hit for _, _, hit in sorted(scored, key=lambda each: each[:2]))


def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without case and accents, and for each of its letters its place in the text as it was."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), tuple(places)


_bare_page: Final = cache(_bare)
"""For what ships; what a person types is not kept."""


def _match(word: str, text: str) -> tuple[float, int]:
    """How well a bare word is met in a text (0 not at all, 100 as typed), and where."""
    bare, places = _bare_page(text)
    if found := re.search(rf"\b{re.escape(word)}", bare):
        return 100.0, places[found.start()]
    if len(word) < SHORTEST_WITH_SLIP:
        return 0.0, -1
    if (inside := bare.find(word)) >= 0:
        # German writes words together: "Nummer" stands in "Notrufnummer".
        return INSIDE, places[inside]
    from rapidfuzz import fuzz

    best, place = 0.0, -1
    for each in _WORD.finditer(bare):
        # Also the beginning of a longer word, which a person may still be typing.
        score = max(fuzz.ratio(word, each[0]), fuzz.ratio(word, each[0][: len(word)]) - 5)
        if score > best:
            best, place = score, places[each.start()]
    return (best / 2, place) if best >= NEAR_ENOUGH else (0.0, -1)


def _around(words: str, at: int) -> str:
    if at < 0:
        return ""
    start, end = max(0, at - AROUND), min(len(words), at + AROUND)
    start = words.rfind(" ", 0, start) + 1 if start else 0
    end = words.find(" ", end) if words.find(" ", end) > 0 else len(words)
    return ("... " if start else "") + words[start:end] + (" ..." if end < len(words) else "")
