"""A small Knowledge for tests of the engine, so that they do not move when the shipped data grows."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import UUID

from journal_app.domain.entries import Dose, Drink, Route
from journal_app.domain.knowledge import (
    ALCOHOL,
    Country,
    DrinkPreset,
    EmergencyHelp,
    HelpLine,
    Knowledge,
    LevelException,
    LookBack,
    PairRule,
    Selector,
    StackRule,
    Substance,
    SubstanceClass,
    Windows,
    folded,
)
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment, moment_about, moment_of, moment_on
from journal_app.domain.units import Amount

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
JOURNAL = UUID(int=7)


def _substance(
    name: str,
    classes: str,
    tier: Literal[1, 2, 3] | None,
    windows: tuple[float, float, float] | None,
    *,
    ingredient: str = "",
    repeat: bool = False,
    routes: tuple[Route, ...] = ("oral",),
) -> Substance:
    return Substance(
        id=name,
        name=name,
        ingredient=ingredient or name,
        classes=tuple(classes.split()),
        tier=tier,
        windows=None if windows is None else Windows(active_h=windows[0], wearing_off_h=windows[1], trace_h=windows[2]),
        names=(),
        sources=(),
        confidence="high",
        routes=routes,
        repeat_lengthens=repeat,
    )


SUBSTANCES = (
    _substance("kratom_leaf", "opioid kratom", 1, (24, 72, 120), ingredient="kratom", repeat=True),
    _substance("kratom_extract", "opioid kratom", 1, (24, 72, 120), ingredient="kratom", repeat=True),
    _substance("oxycodone", "opioid", 1, (6, 17, 28)),
    _substance("fentanyl_patch", "opioid", 1, (48, 96, 168), ingredient="fentanyl", routes=("transdermal",)),
    _substance("depot", "opioid", 1, (672, 2160, 4320), routes=("sc", "transdermal")),
    _substance("alprazolam", "benzodiazepine", 1, (15, 45, 75)),
    _substance("lorazepam", "benzodiazepine", 1, (16, 48, 80)),
    _substance("diazepam", "benzodiazepine", 1, (48, 300, 336), repeat=True),
    _substance("ghb", "ghb", 1, (6, 6, 6)),
    _substance(ALCOHOL, "alcohol", 1, None),
    _substance("gabapentin", "gabapentinoid", 2, (10, 21, 35)),
    _substance("zolpidem", "z_drug", 2, (8, 9, 15)),
    _substance("clonidine", "alpha2", 2, (16, 48, 80), routes=("oral", "transdermal")),
    _substance("melatonin", "herb", 3, (8, 8, 8)),
    _substance("caffeine", "stimulant", None, (6, 18, 30)),
    _substance("cocaine", "stimulant", None, (2, 5, 8)),
    _substance("blocker", "antagonist", None, (72, 72, 72)),
    _substance("slow_ssri", "ssri", None, (48, 336, 336)),
    _substance("maoi", "maoi", None, (336, 336, 336)),
    _substance("bup", "opioid cleared_by_liver", 1, (48, 111, 185), ingredient="bup"),
    _substance("bup_film", "opioid cleared_by_liver", 1, (48, 111, 185), ingredient="bup"),
    _substance("inducer", "inducer", None, (24, 48, 96)),
    _substance("inhibitor", "inhibitor", None, (12, 24, 36)),
    _substance("paracetamol", "paracetamol", None, (6, 9, 15)),
    _substance("cold_pills", "paracetamol qt", 3, (6, 9, 15), ingredient="cold_pills"),
    _substance("ondansetron", "qt", None, (8, 18, 30)),
)


def _rule(
    name: str,
    a: Selector,
    b: Selector,
    level: Level,
    *,
    different: Literal["ingredient", "class"] = "ingredient",
    directional: bool = False,
    look_backs: tuple[LookBack, ...] = (),
    exceptions: tuple[LevelException, ...] = (),
    new_after_h: float | None = None,
    alcohol_from_g: float | None = None,
    raised_by_count: int | None = None,
) -> PairRule:
    return PairRule(
        id=name,
        a=a,
        b=b,
        level=level,
        different=different,
        mechanism="",
        may_notice="",
        texts={},
        how_sure="likely",
        sources=(),
        exceptions=exceptions,
        directional=directional,
        look_backs=look_backs,
        new_after_h=new_after_h,
        alcohol_from_g=alcohol_from_g,
        raised_by_count=raised_by_count,
    )


def classes(*names: str) -> Selector:
    """A selector of classes."""
    return Selector(classes=names)


def _window(earlier: Selector, later: Selector, until_h: float, *, from_h: float = 0) -> LookBack:
    return LookBack(earlier=earlier, later=later, until_h=until_h, from_h=from_h)


DEEP = ("benzodiazepine", "ghb", "barbiturate")
RULES = (
    _rule("D1", classes("opioid"), classes("benzodiazepine"), Level.CRITICAL),
    _rule("D2", classes("opioid"), classes("alcohol"), Level.CRITICAL),
    _rule("D3", classes("opioid"), classes("ghb", "barbiturate"), Level.CRITICAL),
    _rule("D4", classes("alcohol", *DEEP), classes("alcohol", *DEEP), Level.CRITICAL, different="class"),
    _rule("D5", classes("opioid"), classes("opioid"), Level.SERIOUS),
    _rule("D6", classes("benzodiazepine"), classes("benzodiazepine"), Level.SERIOUS),
    _rule("D7", Selector(tiers=(1,)), classes("gabapentinoid"), Level.SERIOUS),
    _rule("D8", Selector(tiers=(1,), not_classes=("kratom",)), classes("z_drug"), Level.SERIOUS),
    _rule(
        "D9",
        Selector(tiers=(1, 2)),
        classes("stimulant"),
        Level.NOTE,
        exceptions=(
            LevelException(a=classes("opioid"), b=Selector(substances=("cocaine",)), level=Level.SERIOUS),
            LevelException(a=Selector(tiers=(1, 2)), b=Selector(substances=("cocaine",)), level=Level.CAUTION),
        ),
    ),
    _rule("K1", classes("kratom"), classes("alcohol"), Level.CRITICAL),
    _rule(
        "A1",
        classes("opioid"),
        classes("antagonist"),
        Level.SERIOUS,
        directional=True,
        look_backs=(
            _window(Selector(substances=("bup",)), classes("antagonist"), 336),
            _window(classes("opioid"), classes("antagonist"), 240),
        ),
    ),
    _rule(
        "A3",
        classes("opioid"),
        Selector(substances=("bup", "bup_film")),
        Level.SERIOUS,
        directional=True,
        new_after_h=168,
        look_backs=(_window(Selector(substances=("fentanyl_patch",)), classes("opioid"), 168),),
    ),
    _rule(
        "S1",
        classes("ssri"),
        classes("maoi"),
        Level.CRITICAL,
        look_backs=(_window(classes("ssri"), classes("maoi"), 840),),
    ),
    _rule("B1", classes("antagonist"), classes("opioid"), Level.CAUTION, directional=True),
    _rule(
        "C1",
        classes("benzodiazepine"),
        classes("inhibitor", "inducer"),
        Level.SERIOUS,
        look_backs=(
            _window(classes("inducer"), classes("benzodiazepine"), 336, from_h=48),
            _window(classes("benzodiazepine"), classes("inducer"), 0),
        ),
    ),
    _rule("C3", classes("z_drug"), classes("inhibitor"), Level.CAUTION, new_after_h=72),
    _rule("L3", classes("alcohol"), classes("paracetamol"), Level.CAUTION, alcohol_from_g=30, raised_by_count=2),
    _rule("Q2", classes("qt"), classes("qt"), Level.CAUTION),
)
STACK = StackRule(
    id="N3+", tiers=(1, 2), count=3, mechanism="", may_notice="", texts={}, how_sure="likely", sources=()
)  # fmt: skip

_CLASS_NAMES = sorted({name for substance in SUBSTANCES for name in substance.classes})
SMALL = Knowledge(
    version="small",
    reviewed=date(2026, 1, 1),
    substances={substance.id: substance for substance in SUBSTANCES},
    classes={name: SubstanceClass(id=name, one=name, many=name) for name in _CLASS_NAMES},
    pair_rules=RULES,
    stack_rules=(STACK,),
    countries={
        "ZZ": Country(
            code="ZZ",
            name="elsewhere",
            emergency=HelpLine(number="112"),
            crisis=None,
            poison=None,
            drug_help=None,
            standard_drink_g=10,
        )
    },
    drinks=(DrinkPreset(id="wine", name="Wine", names=("red wine",), volume_ml=150, abv_percent=12),),
    emergency=EmergencyHelp(
        signs_in_yourself=(),
        signs_others_see=(),
        steps_for_bystander=(),
        steps_for_yourself=(),
        never_do=(),
        withdrawal_signs=(),
        withdrawal_text="",
        sources=(),
    ),
    name_index={
        **{folded(substance.id): (substance.id,) for substance in SUBSTANCES},
        "kratom": ("kratom_leaf",),
        "bars": ("alprazolam", "lorazepam"),
    },
)


def hour(gap_h: float, zone: str = "UTC") -> Moment:
    """The minute-precise moment so many hours after START."""
    return moment_of(START + timedelta(hours=gap_h), zone)


def about(first_h: float, last_h: float) -> Moment:
    """Some time between two hours after START."""
    return moment_about(START + timedelta(hours=first_h), START + timedelta(hours=last_h), "UTC")


def day(number: int, zone: str = "UTC") -> Moment:
    """Some time on the local date so many days after START's."""
    return moment_on((START + timedelta(days=number)).date(), zone)


def dose(
    number: int,
    substance: str | None,
    moment: Moment,
    *,
    name: str = "",
    amount: Amount | None = None,
    route: Route | None = None,
    ended_at: datetime | None = None,
) -> Dose:
    """A dose with the id `number`."""
    return Dose(
        id=UUID(int=number),
        moment=moment,
        entered_at=START,
        name=name or substance or "something else",
        substance=substance,
        amount=amount,
        route=route,
        ended_at=ended_at,
    )


def drink(number: int, grams: float | None, moment: Moment, *, heavy: bool = False) -> Drink:
    """A drink with the id `number`."""
    return Drink(id=UUID(int=number), moment=moment, entered_at=START, name="wine", ethanol_g=grams, heavy=heavy)
