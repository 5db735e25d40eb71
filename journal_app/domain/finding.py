"""How entries are found again: the words of an entry, the words of a question, and what else narrows the search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

from journal_app.domain.entries import (
    EVERYTHING,
    SEVERITY_WORDS,
    Dose,
    Drink,
    Entry,
    Kind,
    Marker,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    ScaleScore,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
    kind_of,
)
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.levels import Level
from journal_app.domain.units import PIECES, unit_words
from journal_app.domain.wording import (
    MARKER_WORDS,
    MEASURE_WORDS,
    RED_FLAG_WORDS,
    SHOWN_SEVERITY,
    SYMPTOM_WORDS,
    drink_name,
)
from journal_app.i18n import ENGLISH, in_context, language

LONGEST_WORD: Final = 64
"""Longer words are cut, in the index and in a question alike."""
MOST_WORDS: Final = 32
"""A question of more different words is asked with the first of them."""
SHORTEST_FIXED: Final = 3
"""So many letters lead to a word of Journal's own, as in "a birthday"; fewer would lead to nearly all of them."""

KIND_WORDS: Final[dict[Kind, str]] = {
    "dose": in_context("words to search by", "dose"),
    "drink": in_context("words to search by", "drink"),
    "symptom": in_context("words to search by", "check-in"),
    "sleep": in_context("words to search by", "sleep slept"),
    "none": in_context("words to search by", "none nothing taken"),
    "note": in_context("words to search by", "note"),
    "marker": in_context("words to search by", "happened"),
    "skipped": in_context("words to search by", "skipped not taken"),
    "urge": in_context("words to search by", "urge"),
    "red_flag": in_context("words to search by", "sign help now"),
    "measure": in_context("words to search by", "measure"),
    "score": in_context("words to search by", "withdrawal check-in score"),
}
"""By which words of Journal's own the entries of a kind are found."""

_SIGNS: Final = frozenset(("So", "Sm", "Sc", "Sk", "Co", "Cn", "No", "Nl"))
"""Kinds of characters that are no letters and yet somebody's word: a smiley, an arrow, a sign of a later Unicode."""
_PIECES: Final = re.compile(r"#?[^\W\d_]+|#?\d+", re.UNICODE)
_ASCII_PIECES: Final = re.compile(r"#?[a-z]+|#?[0-9]+")
_APOSTROPHES: Final = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}")
_FIRST_IDEOGRAPH: Final = 0x2E80
_LAST_IDEOGRAPHS: Final = ((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


class Selection(Fact, frozen=True, kw_only=True):
    """Which entries are wanted: those that meet every condition, and of each condition one of what it names.

    `substances` are ids, "alcohol", or names that are not in the list; `least` the level of a warning at the entry.
    `words` are the words asked for, each with its alternatives; `literal` a text without any word in it.
    """

    substances: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    least: Level | None = None
    with_note: bool = False
    words: tuple[str, ...] = ()
    literal: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != EVERYTHING_WANTED


EVERYTHING_WANTED: Final = Selection()


class DayCount(Fact, frozen=True, kw_only=True):
    """A local date, and how many rows its entries make: the ratings of one check-in are one."""

    day: date
    rows: int


def words_of(text: str) -> tuple[str, ...]:
    """The different words of a text, without case and accents, in their order; `#tag` is found as `tag` too."""
    return tuple(dict.fromkeys(_words(text)))


def asked_words(text: str) -> tuple[str, ...]:
    """The words of a question: as in an entry, but a tag asks for the tag alone."""
    return tuple(dict.fromkeys(word for word in _words(text, tags_twice=False)))[:MOST_WORDS]


def _words(text: str, *, tags_twice: bool = True) -> Iterator[str]:
    quick = text.isascii()  # nearly all texts; ten times faster, and the result is the same
    for word in _ASCII_PIECES.findall(text.lower().translate(_APOSTROPHES)) if quick else _any_script(text):
        yield word[:LONGEST_WORD]
        if tags_twice and word[0] == "#" and len(word) > 1:
            yield word[1:][:LONGEST_WORD]


def _any_script(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_APOSTROPHES)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    end = 0
    for piece in _PIECES.finditer(plain):
        yield from _signs(plain[end : piece.start()])
        end = piece.end()
        yield from _split_ideographs(piece.group())
    yield from _signs(plain[end:])


def _signs(between: str) -> Iterator[str]:
    """What stands between words and still means something; each sign is a word."""
    return (sign for sign in between if ord(sign) > 127 and unicodedata.category(sign) in _SIGNS)


def _split_ideographs(word: str) -> Iterator[str]:
    """Scripts that put no spaces between words are found by each of their characters."""
    if max(word) < chr(_FIRST_IDEOGRAPH):
        yield word
        return
    run = ""
    for letter in word:
        if any(first <= ord(letter) <= last for first, last in _LAST_IDEOGRAPHS):
            if run:
                yield run
            run = ""
            yield letter
        else:
            run += letter
    if run:
        yield run


def is_number(word: str) -> bool:
    """A number is found whole: 3 is not the beginning of 30."""
    return word.isdigit()


def searchable(entry: Entry, alert_notes: Iterable[str] = ()) -> str:
    """All by which an entry is found, as different words with a space between them.

    Beside what the person wrote stand fixed words (`fixed_word`) for what Journal itself says, so that it is found
    in whatever language it is said. `alert_notes` are what was noted at the warnings of this entry.
    """
    written = " \n ".join((*_written(entry), entry.note, *alert_notes))
    return " ".join(sorted({*words_of(written), *(fixed_word(key) for key in _keys(entry))}))


def fixed_word(key: str) -> str:
    """The word in the index for something that Journal calls by a word of its own, such as a marker."""
    return f"={key}"


def fixed_words_for(word: str) -> tuple[str, ...]:
    """Which fixed words a word of a question may mean."""
    if len(word) < SHORTEST_FIXED:
        return ()
    return tuple(fixed for fixed, names in _fixed().items() if any(name.startswith(word) for name in names))


def own_words() -> frozenset[str]:
    """Every word of Journal's own by which entries are found."""
    return frozenset(name for names in _fixed().values() for name in names)


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    said: list[tuple[str, str]] = [*KIND_WORDS.items(), *MARKER_WORDS.items(), *RED_FLAG_WORDS.items()]
    said += [(f"is_{word}", shown) for word, shown in zip(SEVERITY_WORDS, SHOWN_SEVERITY, strict=True)]
    found = {fixed_word(key): words for key, words in said}
    if language().code != ENGLISH:
        found |= {words_of(kept)[0]: shown for kept, shown in _kept_in_english()}
    return {key: tuple(word for word in words_of(words) if len(word) >= SHORTEST_FIXED) for key, words in found.items()}


def _kept_in_english() -> Iterator[tuple[str, str]]:
    """What stands in entries and in the index by its English word, with what is shown for it."""
    yield from SYMPTOM_WORDS.items()
    yield from MEASURE_WORDS.items()
    yield ALCOHOL, drink_name(ALCOHOL)
    for unit in PIECES:
        yield unit, f"{unit_words(unit)} {unit_words(unit, 2)}"


def _keys(entry: Entry) -> Iterator[str]:
    yield kind_of(entry)
    if isinstance(entry, Marker | RedFlag):
        yield entry.what
    if isinstance(entry, SymptomRating) and entry.scale == "words" and 0 <= entry.severity < len(SEVERITY_WORDS):
        yield f"is_{SEVERITY_WORDS[entry.severity]}"


def _written(entry: Entry) -> tuple[str, ...]:
    """What the person wrote or chose, the note left out."""
    match entry:
        case Dose():
            amount = () if entry.amount is None else (f"{entry.amount.value:g}", entry.amount.unit)
            return (entry.name, _id_words(entry.substance), *amount, entry.route or "", entry.form, entry.product)
        case Drink():
            return (entry.name, ALCOHOL, "" if entry.volume_ml is None else f"{entry.volume_ml:g} ml")
        case SymptomRating():
            return (entry.symptom, "" if entry.scale == "words" else str(entry.severity))
        case NoneTaken():
            return ("" if entry.what == EVERYTHING else _id_words(entry.what),)
        case Skipped():
            return (entry.name, _id_words(entry.substance))
        case Urge():
            strength = "" if entry.strength is None else str(entry.strength)
            return (entry.name, _id_words(entry.substance), strength, entry.instead, entry.outcome)
        case Measure():
            second = "" if entry.second is None else f"{entry.second:g}"
            return (entry.what, f"{entry.value:g}", second, entry.unit)
        case ScaleScore():
            return (entry.scale, f"{entry.score:g}", entry.given_by)
        case Sleep() | Note() | Marker() | RedFlag():
            return ()


def _id_words(identity: str | None) -> str:
    return "" if identity is None else identity.replace("_", " ")
