"""The names that a line can hold: the person's own first, then usual drinks, then the list. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from journal_app.domain.entries import SymptomScale
from journal_app.domain.knowledge import ALCOHOL, DrinkPreset, folded
from journal_app.domain.quick_add.drink_kinds import DrinkKind, drink_kinds
from journal_app.domain.quick_add.listed_names import SHORTEST_CORRECTED, ListedNames
from journal_app.domain.quick_add.name_parts import is_tight, joins, text_of
from journal_app.domain.quick_add.tokens import MINUSES, Token, joined_key, tokens_of
from journal_app.domain.quick_add.words import Words
from journal_app.domain.wording import symptom_words

LONGEST_NAME: Final = 7
"""So many tokens a name has at most."""
LONGEST_GUESSED: Final = 40
LONG: Final = 8
"""From so many letters on, two slips of the hand are asked about."""
MOST_GUESSES: Final = 4
SHORTEST_PREFIX: Final = 3


class OwnName(NamedTuple):
    """A name that the person tracks or logged before, and the unit of its last amount ("" for none)."""

    name: str
    substance: str | None
    unit: str = ""


class NameFound(NamedTuple):
    """A name at a place of the line, so many tokens long.

    `own` is set for the person's own, `drink` for a drink, else `ids` are set. `base` is the shorter name that stands
    there without its number ("tylenol" of "tylenol 3").
    """

    size: int
    text: str
    ids: tuple[str, ...] = ()
    own: OwnName | None = None
    drink: DrinkKind | None = None
    base: NameFound | None = None

    @property
    def substance(self) -> str | None:
        """The one substance that is meant, None if none or several."""
        if self.own is not None:
            return self.own.substance
        return self.ids[0] if len(self.ids) == 1 else None


class Guess(NamedTuple):
    """What a misspelled name may be: as it is offered, and whether it is the person's own."""

    text: str
    own: bool
    substance: str | None


class NameBook:
    """Every name that a line can hold, by how it is looked up."""

    def __init__(
        self,
        listed: ListedNames,
        words: Words,
        drinks: Sequence[DrinkPreset],
        country: str | None,
        own: Iterable[tuple[str, OwnName]] = (),
        own_drinks: Iterable[DrinkKind] = (),
        symptoms: Iterable[tuple[str, SymptomScale]] = (),
        measures: Iterable[tuple[str, str]] = (),
        further_symptoms: Iterable[str] = (),
    ) -> None:
        """`own` are pairs of how a name is typed ("k") and what it is; of two alike the first holds.

        `further_symptoms` are known by their whole name only, rated from 0 to 10, where the person tracks none of it.
        """
        self.listed = listed
        self.links = words.clock.at
        bound = (word for row in words.bound.values() for word in row)
        self.joiners = {*words.fillers, *bound, *words.a, *words.no, "of", "the", "my", "for", "and", "or", "to"}
        self.own: dict[str, OwnName] = {}
        for typed, own_name in own:
            if key := folded(typed):
                self.own.setdefault(key, own_name)
        self.drinks = drink_kinds(words, drinks, country)
        self.own_drinks = {folded(drink.name): drink for drink in own_drinks if folded(drink.name)}
        self.symptoms = tuple(symptoms)
        self.symptom_keys = {folded(name): (name, scale) for name, scale in self.symptoms}
        self.further: dict[str, tuple[str, SymptomScale]] = {folded(name): (name, "0-10") for name in further_symptoms}
        self.longest_symptom = 1
        others_of = {folded(name): others for name, others in words.symptoms.items()}
        for known in (self.symptom_keys, self.further):
            for key, symptom in tuple(known.items()):
                # A name is understood as it is shown, too.
                for other in (symptom_words(symptom[0]), *others_of.get(key, ())):
                    known.setdefault(folded(other), symptom)
                    self.longest_symptom = max(self.longest_symptom, len(other.split()), len(symptom[0].split()))
        self.no_beginnings = frozenset(words.no_symptoms)
        self.feelings: dict[str, tuple[str, SymptomScale]] = {}
        for name, others in words.feelings.items():
            symptom = self.symptom_keys.get(folded(name)) or (name, "0-10")
            for other in (name, *others):
                self.feelings.setdefault(folded(other), symptom)
        self.longest_feeling = max(len(tokens_of(name)) for names in words.feelings.values() for name in names)
        self.own_measures = {folded(name): (name, unit) for name, unit in measures if folded(name)}

    def at(self, tokens: tuple[Token, ...], place: int) -> NameFound | None:
        """The longest name at a token; of equally long ones the person's own, then a drink, then the list."""
        if tokens[place].kind == "mark" or tokens[place].kind in ("note", "tag"):
            return None
        for count in range(min(LONGEST_NAME, len(tokens) - place), 0, -1):
            part = tokens[place : place + count]
            if not joins(part) or (count > 1 and part[-1].key in self.links and not part[-1].glued):
                continue
            key = joined_key(part)
            found = self._by_key(key, part, count) if key else None
            if found is None:
                continue
            if count > 1 and part[0].key in self.joiners and self._stands_behind(tokens, place, count, found):
                # "de lorazepam" is lorazepam, not delorazepam.
                continue
            if count > 1 and part[-1].kind == "number":
                base = self.at(tokens[: place + count - 1], place)
                if base is not None and base.size == count - 1:
                    return found._replace(base=base)
            return found
        return None

    def _stands_behind(self, tokens: tuple[Token, ...], place: int, count: int, found: NameFound) -> bool:
        """Whether what stands behind the first word is a name by itself, of something else."""
        rest = self.at(tokens[: place + count], place + 1)
        return rest is not None and rest.size == count - 1 and rest.substance != found.substance

    def _by_key(self, key: str, part: tuple[Token, ...], count: int) -> NameFound | None:
        if not self._is_known(key) and not (key.endswith("s") and self._is_known(key[:-1])):
            return None
        text = text_of(part)
        tight = is_tight(part)
        if tight and key in self.own:
            own = self.own[key]
            if own.substance == ALCOHOL:
                full = folded(own.name)
                drink = self.drinks.get(key) or self.own_drinks.get(full) or self.drinks.get(full)
                return NameFound(count, text, (ALCOHOL,), drink=drink or DrinkKind(own.name, None, None))
            return NameFound(count, own.name, (), own)
        if tight and key in self.own_drinks:
            return NameFound(count, text, (ALCOHOL,), drink=self.own_drinks[key])
        if usual := self.drinks.get(key) or (self.drinks.get(key[:-1]) if key.endswith("s") else None):
            return NameFound(count, text, (ALCOHOL,), drink=usual)
        ids = self.listed.meanings(key) if tight else ()
        if ids == (ALCOHOL,):
            return NameFound(count, text, ids, drink=DrinkKind(text, None, None))
        if not ids and tight and count <= 2 and key.endswith("s") and len(key) > SHORTEST_CORRECTED:
            single = self.own.get(key[:-1])
            if single is not None and single.substance != ALCOHOL:
                return NameFound(count, text, (), single)
            ids = self.listed.meanings(key[:-1])
            ids = () if ids == (ALCOHOL,) else ids
        return NameFound(count, text, ids) if ids else None

    def _is_known(self, key: str) -> bool:
        """Whether it is anything at all: most words of a line are not, and are let go at once."""
        return key in self.own or key in self.drinks or key in self.own_drinks or bool(self.listed.meanings(key))

    def drink_of(self, identity: str) -> DrinkKind | None:
        """The usual drink of an id, in the size of the country."""
        return next((drink for drink in self.drinks.values() if drink.id == identity), None)

    def is_plural(self, text: str) -> bool:
        """Whether a name was typed as several of it ("xans"), so that a number before it counts pieces."""
        key = folded(text)
        further = self.listed.further
        if key in further and any(
            key[: -len(end)] in further for end in ("n", "en", "e", "s", "es") if key.endswith(end)
        ):
            return True
        if not key.endswith("s") or len(key) < SHORTEST_CORRECTED:
            return False
        singles = {key[:-1], key.removesuffix("es"), key.removesuffix("ies") + "y"}
        return any(single != key and (single in self.own or self.listed.meanings(single)) for single in singles)

    def symptom_at(self, tokens: tuple[Token, ...], place: int) -> tuple[str, SymptomScale, int] | None:
        """The person's symptom at a token, by its name or by how it begins, with the number of tokens."""
        if tokens[place].kind != "word":
            return None
        for count in range(min(self.longest_symptom + 1, len(tokens) - place), 0, -1):
            part = tokens[place : place + count]
            if all(token.kind == "word" or token.text in MINUSES for token in part):
                key = joined_key(part)
                begun = self._symptom_begun(part) if count > 1 else None
                found = self.symptom_keys.get(key) or begun or self.further.get(key)
                if found is not None:
                    return (*found, count)
        key = folded(tokens[place].text)
        if len(key) < SHORTEST_PREFIX or key in self.no_beginnings:
            return None
        if key in self.own or self.drinks.get(key) or self.listed.meanings(key):
            return None
        begun = self._symptom_begun(tokens[place : place + 1])
        return (*begun, 1) if begun is not None else None

    def feeling_at(self, tokens: tuple[Token, ...], place: int) -> tuple[str, SymptomScale, int] | None:
        """A feeling that need not be tracked, which is one only beside a number."""
        for count in range(min(self.longest_feeling, len(tokens) - place), 0, -1):
            part = tokens[place : place + count]
            if all(token.kind == "word" for token in part) and (found := self.feelings.get(joined_key(part))):
                return (*found, count)
        return None

    def _symptom_begun(self, part: tuple[Token, ...]) -> tuple[str, SymptomScale] | None:
        key = joined_key(part)
        begun = [symptom for symptom in self.symptoms if folded(symptom[0]).startswith(key)]
        return begun[0] if len(begun) == 1 and len(key) >= SHORTEST_PREFIX else None

    def guesses(self, text: str) -> tuple[Guess, ...]:
        """What a name that is nowhere may be meant for, one slip of the hand away (two in a long name)."""
        key = folded(text)
        if len(key) > LONGEST_GUESSED:
            return ()
        if len(key) < SHORTEST_CORRECTED:
            return self._begun(key) if len(key) >= SHORTEST_PREFIX else ()
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: dict[object, tuple[int, Guess]] = {}
        own = [name for name in (*self.own, *self.own_drinks) if len(name) >= SHORTEST_CORRECTED]
        for name, distance, _place in extract(key, own, scorer=OSA.distance, score_cutoff=1, limit=MOST_GUESSES):
            of = self.own.get(name)
            shown, substance = (of.name, of.substance) if of is not None else (self.own_drinks[name].name, ALCOHOL)
            found.setdefault((substance or shown), (int(distance), Guess(shown, True, substance)))
        for reach in (1, 2) if len(key) >= LONG else (1,):
            if found:
                break
            near = [
                name
                for size in range(len(key) - reach, len(key) + reach + 1)
                for name in self.listed.by_length.get(size, ())
            ]
            near += [
                name for name in self.drinks if len(name) >= SHORTEST_CORRECTED and abs(len(name) - len(key)) <= reach
            ]
            for name, distance, _place in extract(key, near, scorer=OSA.distance, score_cutoff=reach, limit=12):
                ids = (ALCOHOL,) if name in self.drinks else self.listed.meanings(name)
                shown = self.drinks[name].name if name in self.drinks else self.listed.shown.get(name, name)
                found.setdefault(ids, (int(distance), Guess(shown, False, ids[0] if len(ids) == 1 else None)))
        for name, distance, _place in [] if found else extract(key, own, scorer=OSA.distance, score_cutoff=2, limit=2):
            if (of := self.own.get(name)) is not None:
                found.setdefault(of.name, (int(distance), Guess(of.name, False, of.substance)))
        ranked = sorted(found.values(), key=lambda pair: pair[0])
        return tuple(guess for _distance, guess in ranked[:MOST_GUESSES]) or self._begun(key)

    def _begun(self, key: str) -> tuple[Guess, ...]:
        """Names that begin with it, each substance once: the person's own before all others, then the shortest."""
        own = {of.name: Guess(of.name, False, of.substance) for name, of in self.own.items() if name.startswith(key)}
        if own:
            return tuple(own.values())[:MOST_GUESSES]
        found: dict[tuple[str, ...], Guess] = {}
        for name in self.listed.beginning_with(key):
            ids = self.listed.meanings(name)
            if len(ids) == 1:
                found.setdefault(ids, Guess(self.listed.shown.get(name, name), False, ids[0]))
        return tuple(found.values())[:MOST_GUESSES]

    def symptom_guess(self, text: str) -> tuple[str, SymptomScale] | None:
        """The one symptom that is one slip of the hand away."""
        key = folded(text)
        if len(key) < SHORTEST_CORRECTED:
            return None
        from rapidfuzz.distance import OSA

        near = {
            symptom
            for name, symptom in self.symptom_keys.items()
            if len(name) >= SHORTEST_CORRECTED and OSA.distance(name, key, score_cutoff=1) <= 1
        }
        return next(iter(near)) if len(near) == 1 else None
