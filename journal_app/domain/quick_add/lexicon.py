"""The words of a language, made ready for looking up: phrases by their first word, single words by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.tokens import Phrases, tokens_of
from journal_app.domain.quick_add.words import Words
from journal_app.domain.wording import RED_FLAG_WORDS


class Lexicon:
    """The tables of one language as `Phrases`; each is made when it is first asked for."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.same = {_plain(word): english for english, others in words.same_as.items() for word in others}
        self._lists: dict[str, Phrases] = {}

    def listed(self, name: str) -> Phrases:
        """A list of phrases by its name: "fillers", "clock.ago", "sleep.words"."""
        if name not in self._lists:
            holder: object = self.words
            for part in name.split("."):
                holder = getattr(holder, part)
            assert isinstance(holder, tuple | dict)
            self._lists[name] = Phrases(holder, self.same)
        return self._lists[name]

    @cached_property
    def units(self) -> Phrases:
        """From the words of a unit to the unit, one of UNITS."""
        return Phrases(_turned(self.words.units), self.same)

    @cached_property
    def vague_units(self) -> Phrases:
        """Words of measures that are no weight."""
        return Phrases(self.words.vague_units["names"], self.same)

    @cached_property
    def routes(self) -> Phrases:
        """From its words to a route."""
        return Phrases(_turned(self.words.routes), self.same)

    @cached_property
    def forms(self) -> Phrases:
        """From its words to a form."""
        return Phrases(_turned(self.words.forms), self.same)

    @cached_property
    def strains(self) -> Phrases:
        """Words of a product or strain."""
        return Phrases(self.words.products["strains"], self.same)

    @cached_property
    def measures(self) -> Phrases:
        """From its words to a key of MEASURES."""
        return Phrases(_turned(self.words.measures), self.same)

    @cached_property
    def measure_units(self) -> Phrases:
        """From its words to a unit of measures."""
        return Phrases(_turned(self.words.measure_units), self.same)

    @cached_property
    def markers(self) -> Phrases:
        """From its words to a kind of marker."""
        return Phrases(_turned(self.words.markers), self.same)

    @cached_property
    def red_flags(self) -> Phrases:
        """From its words to a kind of red flag; what the screen calls it is understood in any case."""
        shown = {words: flag for flag, words in RED_FLAG_WORDS.items()}
        return Phrases(shown | _turned(self.words.red_flags), self.same)

    @cached_property
    def now(self) -> Phrases:
        """Words for this minute."""
        return Phrases(self.words.now["now"], self.same)

    @cached_property
    def bound(self) -> dict[str, str]:
        """Words that say nothing only beside what they belong to, and what that is."""
        rows = self.words.bound.items()
        return {self.same.get(_plain(word), _plain(word)): kind for kind, words in rows for word in words}

    @cached_property
    def not_taken(self) -> frozenset[str]:
        """Words beside which nothing is read as taken."""
        return frozenset(self.same.get(word, word) for word in self.words.doubtful_words["not_taken"]) | set(self.bound)

    @cached_property
    def unclear(self) -> frozenset[str]:
        """Folded street names that mean one thing here and another there, so that not even a weight settles them."""
        return frozenset(folded(word) for word in self.words.unclear)

    @cached_property
    def corrections(self) -> frozenset[str]:
        """Words that take back something that stands before them."""
        return frozenset(self.words.doubtful_words["corrections"])

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Folded names that are ordinary words too, and alone no sign that something was taken."""
        return frozenset(folded(word) for word in self.words.ordinary)

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """From its names to a weekday, 0 is Monday."""
        return _numbered(self.words.clock.weekdays)

    @cached_property
    def months(self) -> dict[str, int]:
        """From its names to a month, 0 is January."""
        return _numbered(self.words.clock.months)

    def day_meant(self, word: str) -> object:
        """What a word of times means, so that two spellings of one day are no doubt; the word itself for others."""
        return self.words.days.get(word, word)

    @cached_property
    def function_words(self) -> tuple[str, ...]:
        """The longer words of times and sleep, for slips of the hand that are no names."""
        clock = self.words.clock
        rows: Iterable[Iterable[str]] = (*clock.weekdays, *clock.months, self.words.days, self.words.parts)
        found = (word for row in rows for word in row)
        return tuple(dict.fromkeys(word for word in found if " " not in word and len(word) >= 6))


def _plain(word: str) -> str:
    return tokens_of(word)[0].key


def _turned(table: Mapping[Any, Iterable[str]]) -> dict[str, object]:
    return {phrase: meaning for meaning, phrases in table.items() for phrase in phrases}


def _numbered(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows) for word in row}
