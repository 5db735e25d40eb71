"""Substances, classes, rules, countries: the reviewed data as types, made from TOML by `journal_app.knowledge.load`."""

import re
import unicodedata
from datetime import date
from typing import Final, Literal, Self

import msgspec

from journal_app.domain.entries import Route
from journal_app.domain.fact import Fact
from journal_app.domain.instruments import Instrument
from journal_app.domain.levels import Level

ALCOHOL = "alcohol"
"""The id of the one substance that is counted by the zero-order clock and not by bands."""


class Windows(Fact, frozen=True, kw_only=True):
    """The ends of the three bands, hours after the intake, half-open: [0, active), [active, wearing_off), ...."""

    active_h: float
    wearing_off_h: float
    trace_h: float


class KnownName(Fact, frozen=True, kw_only=True):
    """One way a substance is called."""

    text: str
    kind: Literal["generic", "brand", "spelling", "slang", "class"]


class Source(Fact, frozen=True, kw_only=True):
    """Where a number or a rule comes from.

    `mark` "read": its text was read; "data": from public data; "to_confirm": general knowledge, shown as unconfirmed.
    """

    title: str
    mark: Literal["read", "data", "to_confirm"]
    reviewed: date


class Substance(Fact, frozen=True, kw_only=True):
    """One row: a substance, one form of it, or a class-level answer such as "an opioid".

    `ingredient` is shared by the forms of one drug (kratom leaf and extract), so that they are never "different".
    `tier` 1 strong respiratory depressant, 2 adds to others, 3 weak, None not a depressant.
    `split_from`: the rows in which its names stood in an older list, so that what was logged under them is followed.
    `windows` is None only for alcohol. Half-lives and effect times are hours, None where not known. `onset` is as
    written ("10-40 min"), `onset_max_h` its upper end.
    """

    id: str
    name: str
    ingredient: str
    classes: tuple[str, ...]
    tier: Literal[1, 2, 3] | None
    windows: Windows | None
    names: tuple[KnownName, ...]
    sources: tuple[Source, ...]
    confidence: Literal["high", "medium", "low"]
    routes: tuple[Route, ...] = ()
    units: tuple[str, ...] = ()
    onset: str = ""
    onset_max_h: float | None = None
    effect_low_h: float | None = None
    effect_high_h: float | None = None
    half_life_low_h: float | None = None
    half_life_high_h: float | None = None
    half_life_used_h: float | None = None
    window_note: str = ""
    repeat_lengthens: bool = False
    split_from: tuple[str, ...] = ()
    class_level: bool = False
    depressant: str = ""
    slows_breathing: str = ""


class SubstanceClass(Fact, frozen=True, kw_only=True):
    """A class such as `benzodiazepine`, with the words that sentences use: "a benzodiazepine", "benzodiazepines"."""

    id: str
    one: str
    many: str


class Selector(Fact, frozen=True, kw_only=True):
    """Which substances a rule's side means: in any of the classes, ids or tiers, and in none of `not_classes`."""

    classes: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    tiers: tuple[int, ...] = ()
    not_classes: tuple[str, ...] = ()

    def selects(self, substance: Substance) -> bool:
        """Whether a substance is meant."""
        # Sets: with `any` over a generator, proving the shipped data took three times as long.
        if self.not_classes and not set(self.not_classes).isdisjoint(substance.classes):
            return False
        if substance.id in self.substances or substance.tier in self.tiers:
            return True
        return not set(self.classes).isdisjoint(substance.classes)


class LookBack(Fact, frozen=True, kw_only=True):
    """A window of a rule's own, which beats the bands: `later` comes `from_h` to `until_h` hours after `earlier`.

    Half-open, counted from the moment the earlier one was taken, or a patch came off, or a regimen ended.
    """

    earlier: Selector
    later: Selector
    until_h: float
    from_h: float = 0.0


class LevelException(Fact, frozen=True, kw_only=True):
    """Inside a rule, another level for these two sides."""

    a: Selector
    b: Selector
    level: Level


class Step(Fact, frozen=True, kw_only=True):
    """One thing to do in the next hours, verb first, and a sentence that explains it."""

    title: str
    text: str


class RuleText(Fact, frozen=True, kw_only=True):
    """What a rule says at one level, in plain words; `{a}` and `{b}` are the two substances as the person calls them.

    `{earlier}` and `{later}` are the same two by time; `{all}` is every substance of a stack.
    `consequence`: about four words ("Can stop your breathing"). `title`: "{a} and {b} were taken close together".
    `summary`: one sentence for a strip. `why`: two sentences.
    """

    title: str
    consequence: str
    summary: str
    why: str
    steps: tuple[Step, ...]


class PairRule(Fact, frozen=True, kw_only=True):
    """Two substances that should not meet.

    `different`: what must differ between the two: "ingredient", or "class" (no shared class named by the selectors).
    `directional`: side a is the earlier one. `look_backs`: windows of its own; the first that fits the two substances
    holds, and where none fits the bands count. `new_after_h`: the later one must be new: none of its ingredient was
    taken in so many hours before, and none stands in the regimen. `alcohol_from_g`: the alcohol still counted must be
    so many grams or more, or there was alcohol on each of the last 3 days. `raised_by_count`: the level goes up one
    step when so many different products that side b selects are still counted.
    `texts` maps the word of each level that the rule can take to what is said at it. `beside`: one sentence for when
    another rule leads the alert, empty where the leading one says as much. `signs_in_yourself`, `signs_others_see`:
    what to call for, where it is something else than the slow breathing of `EmergencyHelp`.
    """

    id: str
    a: Selector
    b: Selector
    level: Level
    different: Literal["ingredient", "class"]
    mechanism: str
    may_notice: str
    texts: dict[str, RuleText]
    how_sure: Literal["well_established", "likely", "possible", "unknown"]
    sources: tuple[Source, ...]
    exceptions: tuple[LevelException, ...] = ()
    directional: bool = False
    look_backs: tuple[LookBack, ...] = ()
    new_after_h: float | None = None
    alcohol_from_g: float | None = None
    raised_by_count: int | None = None
    beside: str = ""
    signs_in_yourself: tuple[str, ...] = ()
    signs_others_see: tuple[str, ...] = ()


class StackRule(Fact, frozen=True, kw_only=True):
    """Several depressants at once: at least `count` different ingredients of `tiers`, each active or wearing off."""

    id: str
    tiers: tuple[int, ...]
    count: int
    mechanism: str
    may_notice: str
    texts: dict[str, RuleText]
    how_sure: Literal["well_established", "likely", "possible", "unknown"]
    sources: tuple[Source, ...]


class SafetyRule(Fact, frozen=True, kw_only=True):
    """A rule that needs no pair: a stop, a gap, a rise, a profile. How it is found out stands in `domain/safety/`.

    `groups` are the substances that it is about, by the name that the code asks for ("sedatives", "opioids").
    `texts` maps the word of each level to what is said; {a} is the substance, {all} every one concerned.
    `cases` are the words for what a rule can be about beside that ("seizure", "alcohol"), by the `case` of the hit.
    `question` is asked before anything is said, where the rule asks first; `answers` are the words of its choices by
    their key ("stopped", "cut_down", "not_logged", "break").
    """

    id: str
    level: Level
    levels: tuple[Level, ...]
    groups: dict[str, Selector]
    mechanism: str
    may_notice: str
    texts: dict[str, RuleText]
    how_sure: Literal["well_established", "likely", "possible", "unknown"]
    sources: tuple[Source, ...]
    cases: dict[str, RuleText] = msgspec.field(default_factory=dict)
    question: str = ""
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    signs_in_yourself: tuple[str, ...] = ()
    signs_others_see: tuple[str, ...] = ()


class Statement(Fact, frozen=True, kw_only=True):
    """One thing that is known about a substance, in plain words, with its sources. `not_known`: it says what is not."""

    text: str
    sources: tuple[Source, ...]
    not_known: bool = False


class Chapter(Fact, frozen=True, kw_only=True):
    """Some statements under one heading of a substance's page."""

    title: str
    statements: tuple[Statement, ...]


class HelpLine(Fact, frozen=True, kw_only=True):
    """A number to call, and when it was last checked with its operator (None: not yet).

    `name` of the service and `note` are for the screen: "Samaritans", "daytime only", a second number.
    """

    number: str
    checked_on: date | None = None
    name: str = ""
    note: str = ""


class Country(Fact, frozen=True, kw_only=True):
    """Numbers and the standard drink of one country; `code` is ISO 3166 alpha-2, or "ZZ" for elsewhere."""

    code: str
    name: str
    emergency: HelpLine
    crisis: HelpLine | None
    poison: HelpLine | None
    drug_help: HelpLine | None
    standard_drink_g: float


class DrinkPreset(Fact, frozen=True, kw_only=True):
    """A usual drink: its name, the names it is also known by, one drink's volume in ml and its strength in percent.

    `volume_in` are other volumes by country (ISO 3166 alpha-2). `countries` are those in which it is offered; empty for
    all. Elsewhere the name of such a drink is not known, so that a line with it is asked about.
    """

    id: str
    name: str
    names: tuple[str, ...]
    volume_ml: float
    abv_percent: float
    volume_in: dict[str, float] = msgspec.field(default_factory=dict)
    countries: tuple[str, ...] = ()

    def poured_in(self, country: str | None) -> Self | None:
        """The same in the size of a country (None: not chosen), or nothing where it is not offered there."""
        if self.countries and country not in self.countries:
            return None
        volume = self.volume_in.get(country or "", self.volume_ml)
        return self if volume == self.volume_ml else msgspec.structs.replace(self, volume_ml=volume)


class EmergencyHelp(Fact, frozen=True, kw_only=True):
    """The words of the emergency page and of the box in a critical alert."""

    signs_in_yourself: tuple[str, ...]
    signs_others_see: tuple[str, ...]
    steps_for_bystander: tuple[Step, ...]
    steps_for_yourself: tuple[Step, ...]
    never_do: tuple[str, ...]
    withdrawal_signs: tuple[str, ...]
    withdrawal_text: str
    sources: tuple[Source, ...]


class Knowledge(Fact, frozen=True, kw_only=True):
    """The whole reviewed data set. `version` changes with its content; `reviewed` is the oldest review date in it."""

    version: str
    reviewed: date
    substances: dict[str, Substance]
    classes: dict[str, SubstanceClass]
    pair_rules: tuple[PairRule, ...]
    stack_rules: tuple[StackRule, ...]
    safety_rules: dict[str, SafetyRule] = msgspec.field(default_factory=dict)
    about: dict[str, tuple[Chapter, ...]] = msgspec.field(default_factory=dict)
    """What is known about a substance beyond its row, by its id or its ingredient."""
    countries: dict[str, Country]
    drinks: tuple[DrinkPreset, ...]
    instruments: dict[str, Instrument] = msgspec.field(default_factory=dict)
    """The lists of questions, by id, in the order in which they are offered."""
    emergency: EmergencyHelp
    name_index: dict[str, tuple[str, ...]]
    """From each folded name (see `folded`) to the ids that it can mean; more than one: it has to be asked about."""

    def recognise(self, text: str) -> str | None:
        """The one substance that a name means, whatever its case and spacing; None if none or several."""
        found = self.meanings(text)
        return found[0] if len(found) == 1 else None

    def meanings(self, text: str) -> tuple[str, ...]:
        """The ids that a name can mean, whatever its case and spacing; none: it is in no list.

        Where the whole is no name, an amount beside it does not count: "Valium 10 mg" and "2 Xanax".
        """
        found = self.name_index.get(folded(text), ())
        if not found and len(text) <= _LONGEST_WITH_AMOUNT:
            short = _AMOUNT_AFTER.sub("", text)
            for name in (short, _AMOUNT_BEFORE.sub("", text), _AMOUNT_BEFORE.sub("", short)):
                found = found or self.name_index.get(folded(name), ())
        return found


_LONGEST_WITH_AMOUNT: Final = 200
_AMOUNT: Final = r"\d+(?:[.,/]\d+)?"
_UNIT: Final = r"(?:mg|mcg|[u\u00b5\u03bc]g|g|ml|x|tablets?|tabs?|pills?|capsules?|caps?|pieces?|drops?)"
_AMOUNT_AFTER: Final = re.compile(rf"(?<=\D)\s+(?:x\s*)?{_AMOUNT}\s*{_UNIT}?\s*$", re.IGNORECASE)
_AMOUNT_BEFORE: Final = re.compile(rf"^\s*{_AMOUNT}\s*{_UNIT}?\s+(?:of\s+)?(?=\D)", re.IGNORECASE)
_NOT_LETTERS: Final = {code: None for code in range(128) if not chr(code).isalnum()}


def folded(name: str) -> str:
    """A name as it is looked up: case, accents, hyphens, dots and spaces do not count."""
    if name.isascii():  # nearly all names; twenty times faster, and the result is the same
        return name.lower().translate(_NOT_LETTERS)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in plain if letter.isalnum())
