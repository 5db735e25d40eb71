"""Proves of the shipped knowledge what types cannot: `python -m journal_app.knowledge.check`. Exit status 0 or 1.

With `--release` it also fails for help numbers that nobody has checked with their operators within a year.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Final

from journal_app import paths
from journal_app.domain.knowledge import ALCOHOL, Knowledge, PairRule, RuleText, StackRule, Step, Substance, folded
from journal_app.domain.levels import Level
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.units import UNITS
from journal_app.errors import BadKnowledge
from journal_app.knowledge.load import load_knowledge, read_manifest
from journal_app.knowledge.plain_words import HARDEST_GRADE, faults_of, grade, orders_in
from journal_app.knowledge.rules_fire import contradictions, levels_of, pair_problems, stack_problems
from journal_app.knowledge.safety_check import safety_problems
from journal_app.knowledge.text_check import text_problems

LONGEST_NAME: Final = 60
NUMBERS_AGE_DAYS: Final = 365
ROUNDING_H: Final = 0.5
"""Windows are whole hours, half hours rounded up."""


def problems(knowledge: Knowledge, ambiguous: Sequence[str] = (), *, today: date | None = None) -> tuple[str, ...]:
    """Every fault of a Knowledge, a sentence each. `ambiguous`: names that may mean several substances."""
    day = today or datetime.now(UTC).date()
    return (
        *_names(knowledge, ambiguous),
        *_substances(knowledge, day),
        *_rules(knowledge, day),
        *_strong_pairs(knowledge),
        *_texts(knowledge),
        *text_problems(knowledge, _one_syllable(knowledge)),
        *safety_problems(knowledge, _one_syllable(knowledge), day),
    )


def warnings(knowledge: Knowledge, *, today: date) -> tuple[str, ...]:
    """What should be done before a release and hinders nothing today: numbers that are unchecked or old."""
    unchecked = old = 0
    for country in knowledge.countries.values():
        for line in (country.emergency, country.crisis, country.poison, country.drug_help):
            if line is not None and line.checked_on is None:
                unchecked += 1
            elif line is not None and line.checked_on is not None:
                old += (today - line.checked_on).days > NUMBERS_AGE_DAYS
    found = []
    if unchecked:
        found.append(f"{unchecked} help numbers are not yet checked with their operators.")
    if old:
        found.append(f"{old} help numbers were checked more than a year ago.")
    return tuple(found)


def _names(knowledge: Knowledge, ambiguous: Sequence[str]) -> Iterator[str]:
    meant = {folded(name) for name in ambiguous}
    for key, ids in knowledge.name_index.items():
        if len(ids) > 1 and key not in meant:
            yield f"The name '{key}' means {' and '.join(ids)}, and is not listed as ambiguous."
    for key in sorted(meant):
        if len(knowledge.name_index.get(key, ())) < 2:
            yield f"The name '{key}' is listed as ambiguous and is not."
    for substance in knowledge.substances.values():
        seen: set[str] = set()
        for name in substance.names:
            key = folded(name.text)
            if key in seen:
                yield f"{substance.id} has the name '{name.text}' twice."
            seen.add(key)
            if len(name.text) > LONGEST_NAME or name.text != " ".join(name.text.split()):
                yield f"{substance.id} has a name that is too long or oddly spaced: '{name.text}'."
        if folded(substance.name) not in seen:
            yield f"{substance.id} is not found by its own name '{substance.name}'."
    for drink in knowledge.drinks:
        for code in {*drink.volume_in, *drink.countries} - knowledge.countries.keys():
            yield f"The drink {drink.id} names a country that is not in the list: {code}."
        for text in () if drink.countries else (drink.name, *drink.names):
            if knowledge.recognise(text) != ALCOHOL:
                yield f"The drink '{text}' is not alcohol only."


def _substances(knowledge: Knowledge, today: date) -> Iterator[str]:
    used = {name for substance in knowledge.substances.values() for name in substance.classes}
    for name in knowledge.classes:
        if name not in used:
            yield f"No substance is in the class {name}."
    for substance in knowledge.substances.values():
        if not substance.sources:
            yield f"{substance.id} has no source."
        if any(source.reviewed > today for source in substance.sources):
            yield f"{substance.id} has a review date in the future."
        for older in substance.split_from:
            if older not in knowledge.substances or older == substance.id:
                yield f"{substance.id} is split from '{older}', which is no other substance."
        for unit in substance.units:
            if unit not in UNITS:
                yield f"{substance.id} has the unit '{unit}', which Journal does not know."
        if (substance.windows is None) != (substance.id == ALCOHOL):
            yield f"{substance.id}: only alcohol has no windows."
        if substance.tier in (1, 2) and substance.onset_max_h is None and not substance.class_level:
            yield f"{substance.id} slows the body down, and its onset is not given."
        yield from _windows(substance)


def _windows(substance: Substance) -> Iterator[str]:
    """active = min(48, max(effect, half-life)); wearing off and trace = min(336, max(active, 3 and 5 half-lives))."""
    windows, half_life = substance.windows, substance.half_life_used_h
    if windows is None or substance.window_note:
        return
    if half_life is None or substance.effect_high_h is None:
        yield f"{substance.id} has neither a half-life and an effect time nor a note on its windows."
        return
    active = min(48.0, max(substance.effect_high_h, half_life))
    expected = (active, min(336.0, max(active, 3 * half_life)), min(336.0, max(active, 5 * half_life)))
    for given, computed in zip((windows.active_h, windows.wearing_off_h, windows.trace_h), expected, strict=True):
        if abs(given - computed) > ROUNDING_H:
            yield f"{substance.id} has a window of {given:g} h where the formula gives {computed:g} h."


def _rules(knowledge: Knowledge, today: date) -> Iterator[str]:
    for rule in _all_rules(knowledge):
        if not rule.sources:
            yield f"{rule.id} has no source."
        if any(source.reviewed > today for source in rule.sources):
            yield f"{rule.id} has a review date in the future."
        for level in levels_of(knowledge, rule):
            if level.word not in rule.texts:
                yield f"{rule.id} has no text for the level {level.word}."
    table = RuleTable(knowledge)
    for pair in knowledge.pair_rules:
        yield from pair_problems(table, pair)
    for stack in knowledge.stack_rules:
        yield from stack_problems(table, stack)
    yield from contradictions(knowledge)


def _all_rules(knowledge: Knowledge) -> tuple[PairRule | StackRule, ...]:
    return (*knowledge.pair_rules, *knowledge.stack_rules)


def _strong_pairs(knowledge: Knowledge) -> Iterator[str]:
    """Two strong depressants of different ingredients, active together, are never below serious."""
    table = RuleTable(knowledge)
    strong = [substance for substance in knowledge.substances.values() if substance.tier == 1]
    seen = {substance.id: _as_rules_see(knowledge, substance) for substance in strong}
    tried: set[tuple[object, object]] = set()
    for first, second in combinations(strong, 2):
        kind = seen[first.id], seen[second.id]
        if first.ingredient == second.ingredient or kind in tried:
            continue
        tried.add(kind)
        met = table.pair(first.id, second.id).ordered
        if max((match.level for match in met), default=Level.NOTE) < Level.SERIOUS:
            yield f"No serious warning for {first.id} with {second.id}, though both are strong."


def _as_rules_see(knowledge: Knowledge, substance: Substance) -> tuple[object, ...]:
    """What two substances have to share so that no rule can tell one from the other."""
    named = any(substance.id in side.substances for rule in knowledge.pair_rules for side in (rule.a, rule.b))
    excepted = any(
        substance.id in side.substances
        for rule in knowledge.pair_rules
        for exception in rule.exceptions
        for side in (exception.a, exception.b)
    )
    return frozenset(substance.classes), substance.id if named or excepted else ""


def _texts(knowledge: Knowledge) -> Iterator[str]:
    names = _one_syllable(knowledge)
    for rule in _all_rules(knowledge):
        for level, text in rule.texts.items():
            yield from _passage(f"{rule.id} {level}", (text.why,), names)
            yield from _passage(f"{rule.id} {level}", tuple(f"{step.title} {step.text}" for step in text.steps), names)
            yield from _passage(f"{rule.id} {level}", _labels(text), names, any_grade=True)
            yield from _steps(f"{rule.id} {level}", text.steps)
        yield from _passage(f"{rule.id} mechanism", (rule.mechanism, rule.may_notice), names, any_grade=True)
    emergency = knowledge.emergency
    lists = {
        "signs": (*emergency.signs_in_yourself, *emergency.signs_others_see),
        "bystander": tuple(f"{step.title} {step.text}" for step in emergency.steps_for_bystander),
        "yourself": tuple(f"{step.title} {step.text}" for step in emergency.steps_for_yourself),
        "never do": emergency.never_do,
        "withdrawal": (emergency.withdrawal_text, *emergency.withdrawal_signs),
    }
    for what, sentences in lists.items():
        yield from _passage(f"The emergency page ({what})", sentences, names)


def _labels(text: RuleText) -> tuple[str, ...]:
    """No full sentences, so the grade, which they would make look easy, is not measured on them."""
    return (text.title, text.consequence, text.summary)


def _passage(where: str, sentences: Sequence[str], names: frozenset[str], *, any_grade: bool = False) -> Iterator[str]:
    for sentence in sentences:
        for fault in faults_of(sentence):
            yield f"{where} holds {fault}."
    reached = grade(". ".join(sentence.rstrip(".") for sentence in sentences), names)
    if reached > HARDEST_GRADE and not any_grade:
        yield f"{where} reads at grade {reached:.1f}, and {HARDEST_GRADE:g} is the most."


def _steps(where: str, steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        for fault in orders_in(f"{step.title} {step.text}"):
            yield f"{where} holds {fault}."


def _one_syllable(knowledge: Knowledge) -> frozenset[str]:
    """Names and classes of one word; "a medicine against nausea" is no name, and its words are read as words."""
    names = {name.text.lower() for row in knowledge.substances.values() for name in row.names}
    names |= {row.many.lower() for row in knowledge.classes.values()}
    return frozenset(name for name in names if " " not in name)


def main(folder: Path | None = None, *, release: bool = False) -> int:
    """Print every problem and a count; 0 when there is none. For a `release`, a warning is a problem too."""
    today = datetime.now(UTC).date()
    where = paths.resources() / "knowledge" if folder is None else folder
    try:
        knowledge = load_knowledge(where)
        found = problems(knowledge, read_manifest(where).ambiguous, today=today)
    except BadKnowledge as bad:
        print(f"{bad.sentence}\n{bad.details}")
        return 1
    warned = warnings(knowledge, today=today)
    if release:
        found, warned = (*found, *warned), ()
    for line in (*found, *(f"(warning) {line}" for line in warned)):
        print(line)
    rules = len(knowledge.pair_rules) + len(knowledge.stack_rules) + len(knowledge.safety_rules)
    print(
        f"{len(found)} problems in {len(knowledge.substances)} substances, {len(knowledge.name_index)} names, "
        f"{rules} rules and {len(knowledge.countries)} countries (version {knowledge.version})."
    )
    return 1 if found else 0


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--release"]
    sys.exit(main(folders[0] if folders else None, release="--release" in sys.argv))
