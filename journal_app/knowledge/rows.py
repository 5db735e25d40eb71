"""Turns the rows of the TOML files into Facts, and finds the faults that concern one row alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import isfinite
from typing import Final, Literal, TypeVar

from journal_app.domain.instruments import Instrument, Question
from journal_app.domain.knowledge import (
    ALCOHOL,
    Chapter,
    DrinkPreset,
    KnownName,
    LevelException,
    LookBack,
    PairRule,
    RuleText,
    SafetyRule,
    Source,
    StackRule,
    Statement,
    Step,
    Substance,
    Windows,
)
from journal_app.domain.levels import Level
from journal_app.knowledge import files

MARKS: Final[dict[str, Literal["read", "data", "to_confirm"]]] = {
    "read": "read", "data": "data", "to confirm": "to_confirm",
}  # fmt: skip
LONGEST_H: Final = 9000.0
"""No time in the data is longer than a year; what is not finite would only fail where it is used."""
MOST_ML: Final = 5000.0
_LEVELS: Final = {level.word: level for level in Level}
_NAME_KINDS: Final[tuple[Literal["generic", "brand", "spelling", "slang"], ...]] = (
    "generic", "brand", "spelling", "slang",
)  # fmt: skip

T = TypeVar("T")


class Fault(ValueError):
    """A fault in the data, in words for `BadKnowledge.details`."""


def substance_of(row: files.SubstanceOnFile, file_reviewed: date) -> Substance:
    """One substance; windows must rise, and only alcohol has none."""
    windows = None
    if row.windows_h is not None:
        active, wearing_off, trace = row.windows_h
        if not (isfinite(trace) and active <= wearing_off <= trace):
            raise Fault(f"the windows of {row.id} must rise")
        windows = Windows(active_h=active, wearing_off_h=wearing_off, trace_h=trace)
    elif row.id != ALCOHOL:
        raise Fault(f"{row.id} has no windows")
    effect = row.effect_h or (None, None)
    half_life = row.half_life_h or (None, None)
    reviewed = row.reviewed or file_reviewed
    return Substance(
        id=row.id,
        name=row.name,
        ingredient=row.ingredient,
        classes=row.classes,
        tier=row.tier,
        windows=windows,
        names=tuple(_names(row)),
        sources=tuple(_sources(row, reviewed)),
        confidence=row.confidence,
        routes=row.routes,
        units=row.units,
        onset=row.onset,
        onset_max_h=onset_max_h(row),
        effect_low_h=effect[0],
        effect_high_h=effect[1],
        half_life_low_h=half_life[0],
        half_life_high_h=half_life[1],
        half_life_used_h=row.half_life_used_h,
        window_note=row.window_note,
        repeat_lengthens=row.repeat_lengthens,
        split_from=row.split_from,
        class_level=row.class_level,
        depressant=row.depressant,
        slows_breathing=row.slows_breathing,
    )


_ONSET: Final = re.compile(r"(?:(?:\d+(?:\.\d+)?|seconds|minutes|hours|days) ?- ?)?(?:(\d+(?:\.\d+)?) )?([a-z]+)")
_LONGEST_ONSET_H: Final = {
    "seconds": 1 / 60, "min": 1.0, "minutes": 1.0, "hour": 1.0, "h": 24.0, "hours": 24.0, "days": 168.0, "weeks": 672.0,
}  # fmt: skip
"""What a word without a figure can mean at most."""
_UNIT_H: Final = {"s": 1 / 3600, "min": 1 / 60, "h": 1.0, "hours": 1.0, "d": 24.0, "days": 24.0, "weeks": 168.0}


def onset_max_h(row: files.SubstanceOnFile) -> float | None:
    """The upper end of an onset such as "10-40 min", "1-3 h", "seconds-10 min" or "minutes", in hours; None for ""."""
    if not row.onset:
        return None
    found = _ONSET.fullmatch(row.onset)
    table = _LONGEST_ONSET_H if found is not None and found[1] is None else _UNIT_H
    if found is None or found[2] not in table:
        raise Fault(f"the onset of {row.id} cannot be read: {row.onset}")
    longest = float(found[1] or 1) * table[found[2]]
    if not longest <= LONGEST_H:
        raise Fault(f"the onset of {row.id} is longer than anything lasts")
    return longest


def _names(row: files.SubstanceOnFile) -> Iterator[KnownName]:
    for kind, listed in zip(_NAME_KINDS, (row.generic, row.brand, row.spelling, row.slang), strict=True):
        if not listed:
            continue
        for text in listed.split(","):
            yield KnownName(text=text.strip(), kind="class" if row.class_level and kind == "generic" else kind)


def _sources(row: files.SubstanceOnFile, reviewed: date) -> Iterator[Source]:
    for line in row.sources.splitlines():
        mark, separator, title = line.partition(": ")
        if mark not in MARKS or not separator or not title.strip():
            raise Fault(f"a source of {row.id} does not start with read, data or to confirm")
        yield Source(title=title.strip(), mark=MARKS[mark], reviewed=reviewed)


def _texts(
    rule: str,
    texts: Mapping[files.LevelWord, files.RuleTextOnFile] | Mapping[str, files.RuleTextOnFile],
    steps: dict[str, Step],
) -> dict[str, RuleText]:
    return {
        level: RuleText(
            title=text.title,
            consequence=text.consequence,
            summary=text.summary,
            why=text.why,
            steps=among("step", text.steps, steps, rule),
        )
        for level, text in texts.items()
    }


def pair_of(row: files.PairOnFile, sources: dict[str, Source], steps: dict[str, Step]) -> PairRule:
    """One pair rule, with its sources and steps in the place of their names."""
    return PairRule(
        id=row.id,
        a=row.a,
        b=row.b,
        level=_LEVELS[row.level],
        different=row.different,
        mechanism=row.mechanism,
        may_notice=row.may_notice,
        texts=_texts(row.id, row.texts, steps),
        how_sure=row.how_sure,
        sources=among("source", row.sources, sources, row.id),
        exceptions=tuple(
            LevelException(a=exception.a, b=exception.b, level=_LEVELS[exception.level]) for exception in row.exceptions
        ),
        directional=row.directional,
        look_backs=tuple(_look_backs(row)),
        new_after_h=row.new_after_h,
        alcohol_from_g=row.alcohol_from_g,
        raised_by_count=row.raised_by_count,
        beside=row.beside,
        signs_in_yourself=row.signs_in_yourself,
        signs_others_see=row.signs_others_see,
    )


def _look_backs(row: files.PairOnFile) -> Iterator[LookBack]:
    """The windows of a rule's own; one of nothing says that the rule is silent for these two."""
    for window in row.look_backs:
        if not (0 <= window.from_h <= LONGEST_H and 0 <= window.until_h <= LONGEST_H):
            raise Fault(f"a look-back of {row.id} is no length of time")
        yield window


def instrument_of(row: files.InstrumentFile) -> Instrument:
    """A list of questions; a question or a red answer that stands twice is a fault."""
    for what, names in (("question", [item.id for item in row.item]), ("red answer", list(row.red))):
        if len(set(names)) != len(names):
            raise Fault(f"{row.id} has a {what} twice")
    return Instrument(
        id=row.id,
        kind=row.list,
        title=row.title,
        short=row.short,
        source=row.source,
        credit=row.credit,
        licence=row.licence,
        version=row.version,
        reviewed=row.reviewed,
        questions=tuple(Question(id=item.id, words=item.words) for item in row.item),
        red=row.red,
    )


def drink_of(row: DrinkPreset) -> DrinkPreset:
    """One usual drink, as it stands."""
    volumes = (row.volume_ml, *row.volume_in.values())
    if not (all(0 < each <= MOST_ML for each in volumes) and 0 < row.abv_percent <= 100):
        raise Fault(f"the drink {row.id} cannot be")
    if not row.name.strip():
        raise Fault(f"the drink {row.id} has no name")
    return row


def stack_of(row: files.StackOnFile, sources: dict[str, Source], steps: dict[str, Step]) -> StackRule:
    """One stack rule, with its sources and steps in the place of their names."""
    return StackRule(
        id=row.id,
        tiers=row.tiers,
        count=row.count,
        mechanism=row.mechanism,
        may_notice=row.may_notice,
        texts=_texts(row.id, row.texts, steps),
        how_sure=row.how_sure,
        sources=among("source", row.sources, sources, row.id),
    )


def safety_of(row: files.SafetyOnFile, sources: dict[str, Source], steps: dict[str, Step]) -> SafetyRule:
    """One safety rule, with its sources and steps in the place of their names."""
    levels = tuple(_LEVELS[level] for level in row.levels)
    return SafetyRule(
        id=row.id,
        level=levels[0],
        levels=levels,
        groups=row.groups,
        mechanism=row.mechanism,
        may_notice=row.may_notice,
        texts=_texts(row.id, row.texts, steps),
        how_sure=row.how_sure,
        sources=among("source", row.sources, sources, row.id),
        cases=_texts(row.id, row.cases, steps),
        question=row.question,
        answers=dict(row.answers),
        signs_in_yourself=row.signs_in_yourself,
        signs_others_see=row.signs_others_see,
    )


def chapter_of(row: files.ChapterOnFile, sources: dict[str, Source], where: str) -> Chapter:
    """One chapter of a substance's page; what is known needs a source, what is not known needs none."""
    statements = []
    for statement in row.statement:
        if not statement.sources and not statement.not_known:
            raise Fault(f"{where} says something without a source")
        named = among("source", statement.sources, sources, where)
        statements.append(Statement(text=statement.text, sources=named, not_known=statement.not_known))
    return Chapter(title=row.title, statements=tuple(statements))


def among(what: str, names: Iterable[str], rows: dict[str, T], where: str) -> tuple[T, ...]:
    """The rows of these names; a name that is not there is a fault of `where`."""
    wanted = tuple(names)
    missing = [name for name in wanted if name not in rows]
    if missing:
        raise Fault(f"{where} names the {what} {missing[0]}, which is not there")
    return tuple(rows[name] for name in wanted)
