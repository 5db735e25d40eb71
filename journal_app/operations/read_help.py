"""The help that ships with Journal: its pages in the order of their contents, and what in them was looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.paths import resources

CONTENTS: Final = "index"
NEAR_ENOUGH: Final = 80
"""How alike a word of a page must be to one that was typed, of 100: one slip in five letters."""
SHORTEST_WITH_SLIP: Final = 4
AROUND: Final = 60
"""Letters of the text shown on both sides of what was found."""

_LINK: Final = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_ENTRY: Final = re.compile(r"^- \[([^\]]+)\]\(([a-z0-9-]+)\.md\)", re.MULTILINE)
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


def help_folder(language: str = "en") -> Path:
    """Where the pages and pictures of a language are; English where there are none."""
    folder = resources() / "help" / language
    return folder if (folder / f"{CONTENTS}.md").is_file() else resources() / "help" / "en"


@cache
def read_help(language: str = "en") -> tuple[HelpPage, ...]:
    """Every page, in the order of the contents."""
    folder = help_folder(language)
    index = (folder / f"{CONTENTS}.md").read_text("utf-8")
    pages = []
    for title, name in _ENTRY.findall(index):
        markdown = (folder / f"{name}.md").read_text("utf-8")
        pages.append(HelpPage(name=name, title=title, markdown=markdown, words=plain(markdown)))
    return tuple(pages)


def plain(markdown: str) -> str:
    """The words of a page in one line, without marks, pictures and addresses."""
    text = re.sub(r"<!--.*?-->|!\[[^\]]*\]\([^)]*\)", " ", markdown, flags=re.DOTALL)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"^\s*(#+|[-*]|\d+\.)\s+|[*`|]|\|?-{3,}\|?", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def find_help(words: str, pages: Sequence[HelpPage]) -> tuple[HelpHit, ...]:
    """The pages that have every word that was typed, or one a slip away from it; a hit in a title comes first."""
    wanted = _WORD.findall(words.casefold())
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


def _match(word: str, text: str) -> tuple[float, int]:
    """How well a word is met in a text (0 not at all, 100 as typed), and where."""
    folded = text.casefold()
    at = _at_word_start(word, folded)
    if at >= 0:
        return 100.0, at
    if len(word) < SHORTEST_WITH_SLIP:
        return 0.0, -1
    from rapidfuzz import fuzz

    best, place = 0.0, -1
    for each in _WORD.finditer(folded):
        # Also the beginning of a longer word, which a person may still be typing.
        score = max(fuzz.ratio(word, each[0]), fuzz.ratio(word, each[0][: len(word)]) - 5)
        if score > best:
            best, place = score, each.start()
    return (best / 2, place) if best >= NEAR_ENOUGH else (0.0, -1)


def _at_word_start(word: str, folded: str) -> int:
    found = re.search(rf"\b{re.escape(word)}", folded)
    return found.start() if found else -1


def _around(words: str, at: int) -> str:
    if at < 0:
        return ""
    start, end = max(0, at - AROUND), min(len(words), at + AROUND)
    start = words.rfind(" ", 0, start) + 1 if start else 0
    end = words.find(" ", end) if words.find(" ", end) > 0 else len(words)
    return ("... " if start else "") + words[start:end] + (" ..." if end < len(words) else "")
