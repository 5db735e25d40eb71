"""Reads resources/knowledge into one Knowledge: all of it, checked against its types, or BadKnowledge."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from journal_app import paths
from journal_app.domain.fact import Fact
from journal_app.domain.instruments import Instrument
from journal_app.domain.knowledge import (
    ALCOHOL,
    Chapter,
    Country,
    DrinkPreset,
    EmergencyHelp,
    Knowledge,
    PairRule,
    SafetyRule,
    Selector,
    Source,
    StackRule,
    Substance,
    folded,
)
from journal_app.errors import BadKnowledge
from journal_app.knowledge import files
from journal_app.knowledge.rows import (
    MARKS,
    Fault,
    among,
    chapter_of,
    drink_of,
    instrument_of,
    pair_of,
    safety_of,
    stack_of,
    substance_of,
)

MANIFEST: Final = "knowledge.toml"
T = TypeVar("T", bound=Fact)


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """The whole Knowledge in `folder` (by default the one that ships); BadKnowledge for any fault, never half of it."""
    return _build(_Folder(paths.resources() / "knowledge" if folder is None else folder))


def read_manifest(folder: Path) -> files.Manifest:
    """What must be there, and which names are ambiguous on purpose."""
    return _Folder(folder).read(MANIFEST, files.Manifest)


def _bad(details: str) -> BadKnowledge:
    sentence = (
        "The list of substances and warnings that comes with Journal cannot be used, so warnings are off; "
        "your entries are kept as always, and installing Journal again mends it."
    )
    return BadKnowledge(sentence, details=details)


class _Folder:
    """The files of one folder, each read once, and a running digest of their bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digest = hashlib.sha256()

    def read(self, name: str, shape: type[T]) -> T:
        try:
            data = (self.folder / name).read_bytes()
            self.digest.update(f"{name}\0{len(data)}\0".encode())
            self.digest.update(data)
            return msgspec.convert(tomllib.loads(data.decode()), shape, strict=True)
        except OSError as error:
            raise _bad(f"{name} cannot be read: {error.strerror}") from None
        except RecursionError:
            raise _bad(f"{name} is nested too deeply") from None
        except (ValueError, ArithmeticError, LookupError, TypeError, msgspec.MsgspecError) as error:
            raise _bad(f"{name}: {error}") from None


def _build(folder: _Folder) -> Knowledge:
    manifest = folder.read(MANIFEST, files.Manifest)
    listed = set(manifest.files)
    try:
        present = {path.relative_to(folder.folder).as_posix() for path in folder.folder.rglob("*.toml")}
    except OSError as error:
        raise _bad(f"the folder cannot be listed: {error.strerror}") from None
    if present != listed | {MANIFEST}:
        raise _bad(f"files and {MANIFEST} differ: {', '.join(sorted(present ^ (listed | {MANIFEST})))}")
    try:
        return _assemble(folder, manifest)
    except Fault as fault:
        raise _bad(str(fault)) from None


def _assemble(folder: _Folder, manifest: files.Manifest) -> Knowledge:
    classes = _by_id("class", folder.read("classes.toml", files.ClassesFile).classes)
    sources = {
        name: Source(title=row.title, mark=MARKS[row.mark], reviewed=row.reviewed)
        for name, row in folder.read("sources.toml", files.SourcesFile).sources.items()
    }
    steps = folder.read("steps.toml", files.StepsFile).steps
    substances: list[Substance] = []
    pairs: list[PairRule] = []
    stacks: list[StackRule] = []
    safety: list[SafetyRule] = []
    about: dict[str, tuple[Chapter, ...]] = {}
    instruments: list[Instrument] = []
    statements = 0
    for name in manifest.files:
        if name.startswith("substances/"):
            content = folder.read(name, files.SubstancesFile)
            substances += (substance_of(row, content.reviewed) for row in content.substance)
        elif name.startswith("interactions/"):
            rules = folder.read(name, files.InteractionsFile)
            pairs += (pair_of(row, sources, steps) for row in rules.pair)
            stacks += (stack_of(row, sources, steps) for row in rules.stack)
        elif name.startswith("safety/"):
            safety += (safety_of(row, sources, steps) for row in folder.read(name, files.SafetyFile).safety)
        elif name.startswith("about/"):
            page = folder.read(name, files.AboutFile)
            chapters = tuple(chapter_of(row, sources, name) for row in page.chapter)
            statements += sum(len(chapter.statements) for chapter in chapters)
            about.update((each, (*about.get(each, ()), *chapters)) for each in page.of)
        elif name.startswith("instruments/"):
            instruments.append(instrument_of(folder.read(name, files.InstrumentFile)))
    by_id = _by_id("substance", substances)
    countries = folder.read("countries.toml", files.CountriesFile).country
    emergency = folder.read("emergency.toml", files.EmergencyFile)
    drinks = tuple(drink_of(row) for row in folder.read("drinks.toml", files.DrinksFile).drink)
    _by_id("drink", drinks)
    safety_rules = _by_id("rule", safety)
    _by_id("rule", [*pairs, *stacks, *safety])
    if len({country.code for country in countries}) != len(countries):
        raise Fault("a country stands twice in countries.toml")
    counts = {
        "substances": (len(substances), manifest.substances), "classes": (len(classes), manifest.classes),
        "pair_rules": (len(pairs), manifest.pair_rules), "stack_rules": (len(stacks), manifest.stack_rules),
        "safety_rules": (len(safety), manifest.safety_rules),
        "statements": (statements, manifest.statements),
        "countries": (len(countries), manifest.countries), "drinks": (len(drinks), manifest.drinks),
        "instruments": (len(instruments), manifest.instruments),
    }  # fmt: skip
    for what, (found, expected) in counts.items():
        if found != expected:
            raise Fault(f"{found} {what} found, and {MANIFEST} says {expected}")
    selectors = tuple(_selectors(pairs, safety))
    _classes_exist(classes, substances, selectors)
    _selectors_exist(by_id, selectors)
    known = set(by_id) | {row.ingredient for row in substances}
    for each in about:
        if each not in known:
            raise Fault(f"there is a page about {each}, which is not there")
    reviewed = _review_dates(substances, sources.values())
    return Knowledge(
        version=f"{max(reviewed)}-{folder.digest.hexdigest()[:10]}",
        reviewed=min(reviewed),
        substances=by_id,
        classes=classes,
        pair_rules=tuple(pairs),
        stack_rules=tuple(stacks),
        safety_rules=safety_rules,
        about=about,
        countries={
            row.code: Country(
                code=row.code,
                name=row.name,
                emergency=row.emergency,
                crisis=row.crisis,
                poison=row.poison,
                drug_help=row.drug_help,
                standard_drink_g=row.standard_drink_g,
            )
            for row in countries
        },
        drinks=drinks,
        instruments=_by_id("list of questions", instruments),
        emergency=EmergencyHelp(
            signs_in_yourself=emergency.signs_in_yourself,
            signs_others_see=emergency.signs_others_see,
            steps_for_bystander=emergency.steps_for_bystander,
            steps_for_yourself=emergency.steps_for_yourself,
            never_do=emergency.never_do,
            withdrawal_signs=emergency.withdrawal_signs,
            withdrawal_text=emergency.withdrawal_text,
            sources=among("source", emergency.sources, sources, "emergency.toml"),
        ),
        name_index=_name_index(substances, drinks),
    )


def _by_id(what: str, rows: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for row in rows:
        key = str(getattr(row, "id"))  # noqa: B009 - the rows share the name of the field and no class
        if key in found:
            raise Fault(f"the {what} {key} stands twice")
        found[key] = row
    return found


def _classes_exist(
    classes: Iterable[str], substances: Iterable[Substance], selectors: Iterable[tuple[str, Selector]]
) -> None:
    known = set(classes)
    for substance in substances:
        for name in substance.classes:
            if name not in known:
                raise Fault(f"{substance.id} is in the class {name}, which is not in classes.toml")
    for rule, selector in selectors:
        for name in (*selector.classes, *selector.not_classes):
            if name not in known:
                raise Fault(f"{rule} selects the class {name}, which is not in classes.toml")


def _selectors_exist(substances: dict[str, Substance], selectors: Iterable[tuple[str, Selector]]) -> None:
    for rule, selector in selectors:
        for name in selector.substances:
            if name not in substances:
                raise Fault(f"{rule} selects the substance {name}, which is not there")
        if not (selector.classes or selector.substances or selector.tiers):
            raise Fault(f"a side of {rule} selects nothing")


def _selectors(pairs: Iterable[PairRule], safety: Iterable[SafetyRule]) -> Iterator[tuple[str, Selector]]:
    for rule in pairs:
        yield rule.id, rule.a
        yield rule.id, rule.b
        for exception in rule.exceptions:
            yield rule.id, exception.a
            yield rule.id, exception.b
        for look_back in rule.look_backs:
            yield rule.id, look_back.earlier
            yield rule.id, look_back.later
    for each in safety:
        for selector in each.groups.values():
            yield each.id, selector


def _review_dates(substances: Iterable[Substance], named: Iterable[Source]) -> set[date]:
    return {source.reviewed for source in named} | {source.reviewed for row in substances for source in row.sources}


def _name_index(substances: Iterable[Substance], drinks: Iterable[DrinkPreset]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {
        folded(name): (ALCOHOL,) for drink in drinks if not drink.countries for name in (drink.name, *drink.names)
    }
    for substance in substances:
        for name in (substance.id, *(known.text for known in substance.names)):
            key = folded(name)
            if not key:
                raise Fault(f"{substance.id} has an empty name")
            ids = index.get(key)
            if ids is None:
                index[key] = (substance.id,)
            elif substance.id not in ids:
                index[key] = (*ids, substance.id)
    return index
