"""What no text may hold, and how hard a text is to read: an amount, a time, a judging word, an order to stop."""

import re
from collections.abc import Collection, Iterator
from typing import Final

HARDEST_GRADE: Final = 6.0
"""Flesch-Kincaid grade of a whole passage, names of substances counted as one syllable (design/ux.md section 7)."""

_ALLOWED: Final = "does not mean it is safe"
_PLACE: Final = re.compile(r"\{[a-z]+\}")
_PLACES: Final = frozenset({"{a}", "{b}", "{earlier}", "{later}", "{all}"})
_FORBIDDEN: Final = re.compile(
    r"\b(safe|safer|safely|safety|ok to take|okay to take|fine to take|wait until|redos\w*|re-dos\w*|clean|dirty"
    r"|abus\w*|addict\w*|relaps\w*|fail|fails|failed|failure|streak|sin|cheat\w*|dose of)\b",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"\d\s*(mg|mcg|µg|ug|g|gram|grams|ml|cl|l|litres?|units?|drinks?|tablets?|pills?|capsules?|bags?|puffs?|drops?)\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d+\s*(am|pm|o'clock|h|hours?|days?|weeks?)\b|\b(midnight|noon)\b", re.IGNORECASE
)
_ORDER: Final = re.compile(
    r"(?<!not )\b(stop|skip|delay|postpone|halve|reduce|lower|increase|double)\b(?! your breathing)", re.IGNORECASE
)
_ASK_FIRST: Final = "before you take it or skip it"
_SENTENCE: Final = re.compile(r"[.!?]+(?:\s|$)")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_VOWELS: Final = re.compile(r"[aeiouy]+")


def faults_of(text: str) -> Iterator[str]:
    """What the text holds that no text may hold."""
    plain = text.replace(_ALLOWED, "")
    for pattern, what in ((_FORBIDDEN, "the word"), (_AMOUNT, "an amount"), (_TIME, "a time")):
        found = pattern.search(plain)
        if found is not None:
            yield f"{what} '{found[0]}'"
    for place in _PLACE.findall(text):
        if place not in _PLACES:
            yield f"the placeholder {place}"
    if text != text.strip() or "\n" in text:
        yield "stray white space"


def orders_in(step: str) -> Iterator[str]:
    """What a step tells a person to do to a dose; only "do not stop" and "ask before you skip" are allowed."""
    found = _ORDER.search(step.replace(_ASK_FIRST, ""))
    if found is not None:
        yield f"an order to {found[0].lower()}"


def grade(text: str, names: Collection[str]) -> float:
    """Flesch-Kincaid grade; `names` (lower case) and placeholders count as one syllable."""
    plain = _PLACE.sub("it", text)
    words = [word.lower() for word in _WORD.findall(plain)]
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part))
    syllables = sum(1 if word in names or word.rstrip("s") in names else _syllables(word) for word in words)
    return 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = (word.endswith("e") and not word.endswith("le")) or (
        word.endswith("ed") and not word.endswith(("ted", "ded"))
    )
    return max(groups - (1 if silent and groups > 1 else 0), 1)
