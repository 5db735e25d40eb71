"""A typed line in pieces: words, numbers, marks, quoted notes, tags. Each letter is looked at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from journal_app.domain.knowledge import folded

LONGEST_LINE: Final = 600
"""A longer line is no list of entries; it can be kept as a note."""
MOST_TOKENS: Final = 160

QUOTES: Final = {'"': '"', "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}", "«": "»", "„": "“"}
APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
MINUSES: Final = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}"
FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_MARKS: Final = (".", ",", "'")
MOST_MARKS: Final = 3
_SIGNS: Final = ("+", *MINUSES)
_HIDDEN: Final = ("Cf", "Cc", "Co", "Cs", "Cn")


class Token(NamedTuple):
    """A piece of the line. `key` is how it is looked up; `glued`: no space before it; `start`, `end` its place."""

    kind: Literal["word", "number", "mark", "note", "tag"]
    text: str
    key: str
    start: int
    end: int
    glued: bool


def cleaned(line: str) -> str:
    """The line as it can be kept: halves of characters replaced, digits of any script as 0-9, no space at the ends."""
    if line.isascii():
        return line.strip()
    letters = []
    for letter in line:
        if "\ud800" <= letter <= "\udfff":
            letters.append("\N{REPLACEMENT CHARACTER}")
        elif letter in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}":
            letters.append(" ")
        elif not letter.isascii() and unicodedata.category(letter) == "Nd":
            letters.append(str(unicodedata.decimal(letter)))
        else:
            letters.append(letter)
    return "".join(letters).strip().strip("\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}").strip()


def hidden_letter(tokens: tuple[Token, ...], line: str) -> bool:
    """Whether a letter outside notes cannot be seen: one that turns the direction, has no width, or is a control."""
    if line.isascii() and line.isprintable():
        return False
    notes = [(token.start, token.end) for token in tokens if token.kind == "note"]
    for place, letter in enumerate(line):
        hidden = unicodedata.category(letter) in _HIDDEN and letter not in "\n\t\r"
        if hidden and not any(start <= place < end for start, end in notes):
            return True
    return False


def tokens_of(line: str) -> tuple[Token, ...]:
    """The pieces of a cleaned line, in their order; at most MOST_TOKENS and one more, which tells of too many."""
    found: list[Token] = []
    place, size = 0, len(line)
    while place < size and len(found) <= MOST_TOKENS:
        letter = line[place]
        if letter != "\n" and letter.isspace():
            place += 1
            continue
        glued = place > 0 and not line[place - 1].isspace()
        start = place
        if letter in QUOTES:
            close = line.find(QUOTES[letter], place + 1)
            place = size if close < 0 else close + 1
            text = line[start + 1 : size if close < 0 else close].strip()
            found.append(Token("note", text, "", start, place, glued))
        elif letter == "#" and line[place + 1 : place + 2].strip():
            place = _while_not_space(line, place + 1)
            found.append(Token("tag", line[start:place], "", start, place, glued))
        elif _starts_number(line, place, found):
            place = _number_end(line, place)
            text = line[start:place]
            found.append(Token("number", text, text, start, place, glued))
        elif letter.isalpha():
            place = _word_end(line, place)
            text = line[start:place]
            found.append(Token("word", text, key_of(text), start, place, glued))
        else:
            place += 1
            found.append(Token("mark", letter, letter, start, place, glued))
    return tuple(found)


def key_of(word: str) -> str:
    """How a word is looked up: lower case, without accents."""
    lowered = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.replace("µ", "u").replace("μ", "u"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _while_not_space(line: str, place: int) -> int:
    while place < len(line) and not line[place].isspace() and line[place] not in ",;":
        place += 1
    return place


def _starts_number(line: str, place: int, found: list[Token]) -> bool:
    letter = line[place]
    following = line[place + 1 : place + 2]
    before = line[place - 1 : place]
    if letter.isascii() and letter.isdigit():
        return True
    if letter == "." and following.isascii() and following.isdigit():
        return not (before.isdigit())
    if letter == "," and following.isascii() and following.isdigit():
        return before == "" or before.isspace()
    if letter in MINUSES and (following.isdigit() or following in ".,") and (not before.strip() or before in _SIGNS):
        # "11 pm - 6 am" and "5 -6" are spans; a number with a minus stands after a word or at the start.
        return following.isascii() and following.isdigit() and not (found and found[-1].kind == "number")
    return False


def _number_end(line: str, place: int) -> int:
    if line[place] in MINUSES:
        place += 1
    of_clock = line[place - 1 : place] == ":"
    while place < len(line):
        marks = place
        while line[marks : marks + 1] in _MARKS and marks - place < MOST_MARKS:
            marks += 1
        following = line[marks : marks + 1]
        if not (following.isascii() and following.isdigit()) or (of_clock and marks > place):
            break
        place = marks + 1
    return place


def _word_end(line: str, place: int) -> int:
    size = len(line)
    while place < size:
        letter = line[place]
        following = line[place + 1 : place + 2]
        initial = letter == "." and following.isalpha() and _is_initial(line, place)
        if letter.isalpha() or unicodedata.combining(letter):
            place += 1
        elif (letter in APOSTROPHES and following.isalpha()) or initial:
            place += 2
        else:
            break
    return place


def _is_initial(line: str, place: int) -> bool:
    """A dot after one letter of its own, as in "a.m" and "i.v"."""
    before = line[place - 2 : place - 1]
    after = line[place + 2 : place + 3]
    return (place < 2 or not before.isalpha()) and not after.isalpha()


def translated(tokens: tuple[Token, ...], same: Mapping[str, str]) -> tuple[Token, ...]:
    """The tokens with the words of another language looked up as the English ones that they mean."""
    if not same:
        return tokens
    return tuple(token._replace(key=same.get(token.key, token.key)) for token in tokens)


class Phrases:
    """Phrases of a table, found at a place of the tokens: the longest one that stands there."""

    def __init__(
        self, phrases: dict[str, object] | tuple[str, ...] | list[str], same: Mapping[str, str] | None = None
    ) -> None:
        """`same` are words of another language that are looked up as an English one."""
        given = phrases if isinstance(phrases, dict) else dict.fromkeys(phrases)
        self._found: dict[tuple[str, ...], object] = {}
        self._firsts: dict[str, int] = {}
        for phrase, meaning in given.items():
            keys = tuple(token.key for token in translated(tokens_of(phrase.lower()), same or {}))
            self._found.setdefault(keys, meaning)
            self._firsts[keys[0]] = max(self._firsts.get(keys[0], 0), len(keys))

    def at(self, tokens: tuple[Token, ...], place: int) -> int:
        """How many tokens of a phrase stand at a place; 0 for none."""
        longest = self._firsts.get(tokens[place].key, 0) if place < len(tokens) else 0
        if not longest:
            return 0
        for count in range(min(longest, len(tokens) - place), 0, -1):
            if tuple(token.key for token in tokens[place : place + count]) in self._found:
                return count
        return 0

    def meaning(self, tokens: tuple[Token, ...], place: int, count: int) -> object:
        """What the phrase that stands there means."""
        return self._found[tuple(token.key for token in tokens[place : place + count])]

    def holds(self, tokens: tuple[Token, ...]) -> bool:
        """Whether all the tokens are one phrase."""
        return tuple(token.key for token in tokens) in self._found


def joined_key(tokens: tuple[Token, ...]) -> str:
    """The folded name of neighbouring tokens, as Knowledge looks names up."""
    return folded("".join(token.text for token in tokens))
