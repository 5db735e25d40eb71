"""A hundred thousand ways in which the data can be wrong: the one error that says so, or a whole list that works."""

import functools
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest

from journal_app import paths
from journal_app.domain.alert_text import alert_text
from journal_app.domain.combination import check_combination
from journal_app.domain.entries import Entry
from journal_app.domain.evaluation import evaluate
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Person, Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety.evaluate import safety_alerts
from journal_app.domain.units import ethanol_grams
from journal_app.errors import BadKnowledge
from journal_app.knowledge import files, load
from journal_app.knowledge.load import load_knowledge
from journal_app.operations.explain_rule import explain_rule, rules_by_id
from tests.unit.domain.small_knowledge import JOURNAL, dose, drink, hour
from tests.unit.knowledge.mutations import mutated
from tests.unit.knowledge.small_folder import COUNTS, FILES, write_small_folder

SHIPPED = paths.resources() / "knowledge"
NOW = datetime(2026, 3, 20, tzinfo=UTC)
LONGEST_S = 5.0
"""Of the processor's time: no mutant may take longer to read and to use, however long the machine stands still."""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small folder; a text that was parsed before is not parsed again, so that only the mutant costs."""
    monkeypatch.setattr(load, "tomllib", SimpleNamespace(loads=functools.lru_cache(maxsize=64)(tomllib.loads)))
    return write_small_folder(tmp_path / "small")


def counts(knowledge: Knowledge) -> dict[str, int]:
    """What the manifest counts, as it was loaded."""
    statements = {id(chapter): len(chapter.statements) for page in knowledge.about.values() for chapter in page}
    return {
        "substances": len(knowledge.substances), "classes": len(knowledge.classes),
        "pair_rules": len(knowledge.pair_rules), "stack_rules": len(knowledge.stack_rules),
        "safety_rules": len(knowledge.safety_rules), "statements": sum(statements.values()),
        "countries": len(knowledge.countries), "drinks": len(knowledge.drinks),
        "instruments": len(knowledge.instruments),
    }  # fmt: skip


def diary(knowledge: Knowledge) -> list[Entry]:
    """Every substance twice and two drinks, so that each rule has something to look at."""
    names = [name for name in knowledge.substances if name != "alcohol"][:6]
    taken: list[Entry] = [dose(number, name, hour(number * 2)) for number, name in enumerate(names, start=1)]
    undated = [dose(100 + number, name, moment_on(date(2026, 3, 4), "UTC")) for number, name in enumerate(names)]
    return [*taken, *undated, drink(900, 20, hour(5)), drink(901, None, hour(30))]


SOMEBODY = Person(
    profile=Profile(lung=True, liver=True, birth_year=1940, seizures=True, pregnant_since=date(2026, 1, 1))
)


def use(knowledge: Knowledge) -> None:
    """Everything that a loaded list is there for; whatever it raises is a fault of the loading."""
    table = RuleTable(knowledge)
    entries = diary(knowledge)
    alerts = evaluate(knowledge, SOMEBODY, entries, NOW, JOURNAL, table=table)
    for alert in (*alerts[-2:], *safety_alerts(knowledge, SOMEBODY, entries, NOW, JOURNAL)):
        assert alert_text(knowledge, alert, "US").title
    check_combination(knowledge, ["kratom", "diazepam", "beer", "phenelzine"], 3.0, table=table)
    for rule in rules_by_id(knowledge):
        explain_rule(knowledge, rule)
    for preset in knowledge.drinks:
        assert ethanol_grams(preset.volume_ml, preset.abv_percent) > 0


class Held:
    """A folder that is held in memory, as the loader sees one: on a disk, writing would cost more than reading."""

    def __init__(self, files: dict[str, bytes], name: str = "") -> None:
        self.files = files
        self.name = name

    def __truediv__(self, name: str) -> "Held":
        return Held(self.files, name)

    def rglob(self, _pattern: str) -> "Iterator[Held]":
        return (Held(self.files, name) for name in self.files)

    def relative_to(self, _folder: "Held") -> PurePosixPath:
        return PurePosixPath(self.name)

    def read_bytes(self) -> bytes:
        return self.files[self.name]


def outcome(folder: Path, expected: dict[str, int]) -> str:
    """ "refused" or "loaded"; anything else is an error of the test."""
    begun = time.thread_time()
    try:
        knowledge = load_knowledge(folder)
    except BadKnowledge as bad:
        assert bad.details and "\n" not in bad.sentence
        return "refused"
    else:
        assert counts(knowledge) == expected, "half a rule set"
        use(knowledge)
        return "loaded"
    finally:
        assert time.thread_time() - begun < LONGEST_S


def mutate_each(folder: Path, expected: dict[str, int], seeds: Iterable[int]) -> Counter[str]:
    """One mutant for each seed, of one file each; how many were refused and how many loaded."""
    originals = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.toml"))}
    held = Held(dict(originals))
    told: Counter[str] = Counter()
    for seed in seeds:
        dice = random.Random(seed)
        name = dice.choice(list(originals))
        held.files[name] = mutated(originals[name], dice)
        try:
            told[outcome(cast(Path, held), expected)] += 1
        except BaseException as error:
            error.add_note(f"seed {seed}, file {name}")
            raise
        held.files[name] = originals[name]
    return told


def shapes() -> Iterator[type[Fact]]:
    """Every shape of a file and of what stands in it."""
    for shape in vars(files).values():
        if isinstance(shape, type) and issubclass(shape, Fact) and shape.__module__ == files.__name__:
            yield shape


def test_the_small_folder_uses_every_field_of_every_shape(small: Path) -> None:
    assert counts(load_knowledge(small)) == COUNTS
    written = "\n".join(path.read_text(encoding="utf-8") for path in small.rglob("*.toml"))
    fields = {field.encode_name for shape in shapes() for field in msgspec.structs.fields(shape)}
    assert {field for field in fields if field not in written} == set()


def test_the_small_folder_works(small: Path) -> None:
    knowledge = load_knowledge(small)
    use(knowledge)
    alerts = evaluate(knowledge, Person(), diary(knowledge), NOW, JOURNAL)
    assert {hit.rule for alert in alerts for hit in alert.hits} == {"D1", "M1", "A1", "N3+"}


def test_mutants_of_the_small_folder(small: Path) -> None:
    told = mutate_each(small, COUNTS, range(1500))
    assert told["refused"] > 500
    assert told["loaded"] > 50


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_a_hundred_thousand_mutants_of_the_small_folder(small: Path, part: int) -> None:
    told = mutate_each(small, COUNTS, range(25_000 * (part + 1), 25_000 * (part + 2)))
    print(f"{told['refused']} mutants refused, {told['loaded']} loaded whole")
    assert told.total() > 24_000


@pytest.mark.long
def test_mutants_of_the_shipped_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "tomllib", SimpleNamespace(loads=functools.lru_cache(maxsize=512)(tomllib.loads)))
    told = mutate_each(SHIPPED, counts(load_knowledge()), range(400))
    print(f"{told['refused']} mutants refused, {told['loaded']} loaded whole")
    assert told.total() > 380


def test_each_file_missing_empty_or_a_folder_is_refused(small: Path) -> None:
    for name in (*FILES, "knowledge.toml"):
        path = small / name
        whole = path.read_bytes()
        path.unlink()
        assert outcome(small, COUNTS) == "refused", name
        path.mkdir()
        assert outcome(small, COUNTS) == "refused", name
        path.rmdir()
        path.symlink_to(path)
        assert outcome(small, COUNTS) == "refused", name
        path.unlink()
        path.write_bytes(b"")
        assert outcome(small, COUNTS) == "refused", name
        path.write_bytes(whole)
    assert outcome(small, COUNTS) == "loaded"
