"""The shapes of the TOML files in resources/knowledge: what each may hold, unknown keys refused."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from journal_app.domain.entries import Route
from journal_app.domain.fact import Fact
from journal_app.domain.instruments import RedAnswer
from journal_app.domain.knowledge import DrinkPreset, HelpLine, LookBack, Selector, Step, SubstanceClass

Identifier = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
RuleIdentifier = Annotated[str, Meta(pattern=r"^[A-Z][0-9]+\+?$")]
Words = Annotated[str, Meta(min_length=1, max_length=1200)]
Hours = Annotated[float, Meta(gt=0, le=9000)]
LevelWord = Literal["critical", "serious", "caution", "note"]
HowSure = Literal["well_established", "likely", "possible", "unknown"]
Mark = Literal["read", "data", "to confirm"]


class Manifest(Fact, frozen=True, kw_only=True):
    """`knowledge.toml`: what must be there, so that a lost or cut file is never taken for the whole.

    `ambiguous` lists the names that may mean several substances on purpose.
    """

    files: tuple[str, ...]
    substances: int
    classes: int
    pair_rules: int
    stack_rules: int
    safety_rules: int
    statements: int
    countries: int
    drinks: int
    instruments: int = 0
    ambiguous: tuple[str, ...] = ()


class SubstanceOnFile(Fact, frozen=True, kw_only=True):
    """One `[[substance]]`. Names are comma-separated; `sources` has one "mark: title" on each line."""

    id: Identifier
    name: Words
    ingredient: Identifier
    classes: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    sources: Annotated[str, Meta(min_length=1, max_length=3000)]
    confidence: Literal["high", "medium", "low"]
    tier: Literal[1, 2, 3] | None = None
    windows_h: tuple[Hours, Hours, Hours] | None = None
    window_note: str = ""
    repeat_lengthens: bool = False
    split_from: tuple[Identifier, ...] = ()
    effect_h: tuple[Hours, Hours] | None = None
    half_life_h: tuple[Hours, Hours] | None = None
    half_life_used_h: Hours | None = None
    onset: str = ""
    routes: tuple[Route, ...] = ()
    units: tuple[str, ...] = ()
    depressant: str = ""
    slows_breathing: str = ""
    class_level: bool = False
    generic: str = ""
    brand: str = ""
    spelling: str = ""
    slang: str = ""
    reviewed: date | None = None


class SubstancesFile(Fact, frozen=True, kw_only=True):
    """`substances/*.toml`."""

    reviewed: date
    substance: Annotated[tuple[SubstanceOnFile, ...], Meta(min_length=1)]


class ClassesFile(Fact, frozen=True, kw_only=True):
    """`classes.toml`."""

    classes: Annotated[tuple[SubstanceClass, ...], Meta(min_length=1)]


class SourceOnFile(Fact, frozen=True, kw_only=True):
    """One source that rules name."""

    title: Words
    mark: Mark
    reviewed: date


class SourcesFile(Fact, frozen=True, kw_only=True):
    """`sources.toml`."""

    sources: dict[Identifier, SourceOnFile]


class StepsFile(Fact, frozen=True, kw_only=True):
    """`steps.toml`: each thing to do is worded once, and rules name it."""

    steps: dict[Identifier, Step]


class RuleTextOnFile(Fact, frozen=True, kw_only=True):
    """What a rule says at one level; `steps` are names from steps.toml."""

    title: Words
    consequence: Words
    summary: Words
    why: Words
    steps: Annotated[tuple[Identifier, ...], Meta(max_length=4)] = ()


class ExceptionOnFile(Fact, frozen=True, kw_only=True):
    """Inside a rule, another level for these two sides."""

    a: Selector
    b: Selector
    level: LevelWord


class PairOnFile(Fact, frozen=True, kw_only=True):
    """One `[[pair]]`."""

    id: RuleIdentifier
    a: Selector
    b: Selector
    level: LevelWord
    mechanism: Words
    may_notice: Words
    how_sure: HowSure
    sources: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    texts: dict[LevelWord, RuleTextOnFile]
    different: Literal["ingredient", "class"] = "ingredient"
    exceptions: tuple[ExceptionOnFile, ...] = ()
    directional: bool = False
    look_backs: tuple[LookBack, ...] = ()
    new_after_h: Hours | None = None
    alcohol_from_g: Annotated[float, Meta(gt=0, le=500)] | None = None
    raised_by_count: Annotated[int, Meta(ge=2, le=9)] | None = None
    beside: str = ""
    signs_in_yourself: tuple[Words, ...] = ()
    signs_others_see: tuple[Words, ...] = ()


class StackOnFile(Fact, frozen=True, kw_only=True):
    """One `[[stack]]`."""

    id: RuleIdentifier
    tiers: Annotated[tuple[Literal[1, 2, 3], ...], Meta(min_length=1)]
    count: Annotated[int, Meta(ge=2, le=9)]
    mechanism: Words
    may_notice: Words
    how_sure: HowSure
    sources: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    texts: dict[LevelWord, RuleTextOnFile]


class InteractionsFile(Fact, frozen=True, kw_only=True):
    """`interactions/*.toml`."""

    pair: tuple[PairOnFile, ...] = ()
    stack: tuple[StackOnFile, ...] = ()


class SafetyOnFile(Fact, frozen=True, kw_only=True):
    """One `[[safety]]`. `levels` are those it can take, worst first; `question` and `answers` where it asks first."""

    id: RuleIdentifier
    levels: Annotated[tuple[LevelWord, ...], Meta(min_length=1)]
    mechanism: Words
    may_notice: Words
    how_sure: HowSure
    sources: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    texts: dict[LevelWord, RuleTextOnFile]
    groups: dict[Identifier, Selector] = field(default_factory=dict)
    cases: dict[Identifier, RuleTextOnFile] = field(default_factory=dict)
    question: str = ""
    answers: dict[Identifier, Words] = field(default_factory=dict)
    signs_in_yourself: tuple[Words, ...] = ()
    signs_others_see: tuple[Words, ...] = ()


class SafetyFile(Fact, frozen=True, kw_only=True):
    """`safety/*.toml`."""

    safety: Annotated[tuple[SafetyOnFile, ...], Meta(min_length=1)]


class StatementOnFile(Fact, frozen=True, kw_only=True):
    """One `[[chapter.statement]]`; `sources` are names from sources.toml."""

    text: Words
    sources: tuple[Identifier, ...] = ()
    not_known: bool = False


class ChapterOnFile(Fact, frozen=True, kw_only=True):
    """One `[[chapter]]` of the page of a substance, or of all forms of an ingredient."""

    title: Words
    statement: Annotated[tuple[StatementOnFile, ...], Meta(min_length=1)]


class AboutFile(Fact, frozen=True, kw_only=True):
    """`about/*.toml`: what is known of the substances (or ingredients) that `of` names."""

    of: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    chapter: Annotated[tuple[ChapterOnFile, ...], Meta(min_length=1)]


class QuestionOnFile(Fact, frozen=True, kw_only=True):
    """One `[[item]]` of a list of questions."""

    id: Identifier
    words: Words


class InstrumentFile(Fact, frozen=True, kw_only=True):
    """`instruments/*.toml`: one list of questions, with its source, credit, licence and version."""

    id: Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)]
    list: Literal["opioid", "sedative"]
    title: Words
    short: Words
    source: Words
    credit: Words
    licence: Words
    version: Words
    reviewed: date
    item: Annotated[tuple[QuestionOnFile, ...], Meta(min_length=1)]
    red: Annotated[tuple[RedAnswer, ...], Meta(min_length=1)]


class CountryOnFile(Fact, frozen=True, kw_only=True):
    """One `[[country]]`; a number without `checked_on` is not yet checked with its operator."""

    code: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    name: Words
    emergency: HelpLine
    standard_drink_g: Annotated[float, Meta(ge=5, le=25)]
    crisis: HelpLine | None = None
    poison: HelpLine | None = None
    drug_help: HelpLine | None = None


class CountriesFile(Fact, frozen=True, kw_only=True):
    """`countries.toml`."""

    country: Annotated[tuple[CountryOnFile, ...], Meta(min_length=1)]


class DrinksFile(Fact, frozen=True, kw_only=True):
    """`drinks.toml`."""

    drink: Annotated[tuple[DrinkPreset, ...], Meta(min_length=1)]


class EmergencyFile(Fact, frozen=True, kw_only=True):
    """`emergency.toml`: the words of the emergency page."""

    signs_in_yourself: Annotated[tuple[Words, ...], Meta(min_length=1)]
    signs_others_see: Annotated[tuple[Words, ...], Meta(min_length=1)]
    steps_for_bystander: Annotated[tuple[Step, ...], Meta(min_length=1)]
    steps_for_yourself: Annotated[tuple[Step, ...], Meta(min_length=1)]
    never_do: Annotated[tuple[Words, ...], Meta(min_length=1)]
    withdrawal_signs: Annotated[tuple[Words, ...], Meta(min_length=1)]
    withdrawal_text: Words
    sources: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
