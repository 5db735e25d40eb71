"""The check passes the shipped knowledge and finds every fault that is seeded into it."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journal_app import paths
from journal_app.domain.alerts import Hit
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import (
    HelpLine,
    Knowledge,
    LookBack,
    PairRule,
    RuleText,
    Selector,
    StackRule,
    Step,
    Substance,
    Windows,
)
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.knowledge.check import main, problems, warnings
from journal_app.knowledge.rules_fire import levels_of
from journal_app.knowledge.smallest_case import intakes_of
from tests.shipped import shipped_knowledge

TODAY = date(2026, 11, 22)


ROWS = (
    "heroin", "oxycodone", "codeine", "dxm", "ghb", "alprazolam", "unknown_benzodiazepine", "alcohol",
)  # fmt: skip
RULES = ("D1", "D2", "D3", "D4", "D5", "D6")


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return shipped_knowledge()


@pytest.fixture(scope="module")
def few(shipped: Knowledge) -> Knowledge:
    """Eight of the shipped substances and the rules between them, since the check of all takes seconds."""
    rows = {name: shipped.substances[name] for name in ROWS}
    meant = {key: tuple(name for name in names if name in rows) for key, names in shipped.name_index.items()}
    used = {name for row in rows.values() for name in row.classes}
    return msgspec.structs.replace(
        shipped,
        substances=rows,
        name_index={key: names for key, names in meant.items() if names},
        classes={name: row for name, row in shipped.classes.items() if name in used},
        pair_rules=tuple(rule for rule in shipped.pair_rules if rule.id in RULES),
        safety_rules={},
        about={},
    )


def found(knowledge: Knowledge) -> str:
    """All problems of a Knowledge."""
    return "\n".join(problems(knowledge, ("cough syrup",), today=TODAY))


def with_substance(knowledge: Knowledge, identity: str, **changed: Any) -> Knowledge:
    substance: Substance = msgspec.structs.replace(knowledge.substances[identity], **changed)
    return msgspec.structs.replace(knowledge, substances={**knowledge.substances, identity: substance})


def with_rule(knowledge: Knowledge, identity: str, **changed: Any) -> Knowledge:
    rules = tuple(
        msgspec.structs.replace(rule, **changed) if rule.id == identity else rule for rule in knowledge.pair_rules
    )
    return msgspec.structs.replace(knowledge, pair_rules=rules)


def with_text(knowledge: Knowledge, **changed: Any) -> Knowledge:
    """D1 with another word in its critical text."""
    rule = next(rule for rule in knowledge.pair_rules if rule.id == "D1")
    text: RuleText = msgspec.structs.replace(rule.texts["critical"], **changed)
    return with_rule(knowledge, "D1", texts={**rule.texts, "critical": text})


def test_a_few_rows_without_a_fault_have_no_problem(few: Knowledge) -> None:
    assert found(few) == ""


def test_every_rule_has_a_text_for_each_level_it_can_take(shipped: Knowledge) -> None:
    rules: tuple[PairRule | StackRule, ...] = (*shipped.pair_rules, *shipped.stack_rules)
    for rule in rules:
        assert {level.word for level in levels_of(shipped, rule)} == set(rule.texts)
    critical = next(rule for rule in shipped.pair_rules if rule.id == "D1")
    assert levels_of(shipped, critical) == (Level.CRITICAL, Level.SERIOUS, Level.CAUTION)


def test_a_rule_with_a_window_of_its_own_takes_one_level_only(shipped: Knowledge) -> None:
    window = LookBack(earlier=Selector(tiers=(1,)), later=Selector(tiers=(1,)), until_h=336.0)
    found = next(rule for rule in shipped.pair_rules if rule.id == "D1")
    rule: PairRule = msgspec.structs.replace(found, look_backs=(window,))
    assert levels_of(shipped, rule) == (Level.CRITICAL,)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"windows": Windows(active_h=10, wearing_off_h=45, trace_h=75)}, "the formula gives 15 h"),
        ({"windows": Windows(active_h=15, wearing_off_h=45, trace_h=80)}, "the formula gives 75 h"),
        ({"half_life_used_h": None}, "neither a half-life"),
        ({"windows": None}, "only alcohol has no windows"),
        ({"sources": ()}, "alprazolam has no source"),
        ({"units": ("mg", "bucket")}, "bucket"),
        ({"names": ()}, "not found by its own name"),
    ],
)
def test_a_fault_in_a_substance_is_found(few: Knowledge, changed: dict[str, Any], says: str) -> None:
    assert says in found(with_substance(few, "alprazolam", **changed))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"sources": ()}, "D1 has no source"),
        ({"texts": {}}, "D1 has no text for the level critical"),
        ({"b": Selector(classes=("benzodiazepine",), not_classes=("benzodiazepine",))}, "D1 can never fire"),
    ],
)
def test_a_fault_in_a_rule_is_found(few: Knowledge, changed: dict[str, Any], says: str) -> None:
    assert says in found(with_rule(few, "D1", **changed))


def test_a_rule_that_the_engine_cannot_raise_is_found(shipped: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_app.knowledge.rules_fire.hits", lambda *_ignored, **_also: ())
    report = found(shipped)
    for rule in shipped.pair_rules:
        assert f"{rule.id} does not fire for" in report
    assert "N3+ does not fire for 3 depressants" in report


def test_a_rule_that_is_raised_by_one_substance_alone_is_found(few: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    real = msgspec.structs.replace(few, pair_rules=tuple(rule for rule in few.pair_rules if rule.id == "D1"))
    one = hits(real, Person(), intakes_of((few.substances["heroin"], few.substances["alprazolam"])))[0]

    def always(_knowledge: Knowledge, _person: Person, entries: Sequence[Intake], **_also: object) -> tuple[Hit, ...]:
        newest = max(entries, key=lambda entry: (entry.moment.at, entry.id.int))
        later = msgspec.structs.replace(one.later, entry_id=newest.id)
        return (msgspec.structs.replace(one, later=later),)

    monkeypatch.setattr("journal_app.knowledge.rules_fire.hits", always)
    assert any(line.startswith("D1 fires for ") and line.endswith(" alone.") for line in found(few).splitlines())


def test_two_strong_depressants_without_a_serious_warning_are_found(few: Knowledge) -> None:
    rules = tuple(rule for rule in few.pair_rules if rule.id != "D3")
    report = found(msgspec.structs.replace(few, pair_rules=rules))
    assert "No serious warning for heroin with ghb" in report


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"why": "Take 5 mg less."}, "an amount '5 mg'"),
        ({"why": "It is gone at 20:30."}, "a time '20:30'"),
        ({"why": "It is gone after 12 hours."}, "a time '12 hours'"),
        ({"summary": "This is safe."}, "the word 'safe'"),
        ({"title": "{a} and {c}"}, "the placeholder {c}"),
        ({"consequence": "A relapse"}, "the word 'relapse'"),
        ({"why": "Concomitant administration necessitates immediate consultation."}, "grade"),
        ({"steps": (Step(title="Stop the opioid.", text=""),)}, "an order to stop"),
        ({"steps": (Step(title="Ask.", text="Then skip it tonight."),)}, "an order to skip"),
        ({"steps": (Step(title="Do not wait.", text="Reduce it."),)}, "an order to reduce"),
    ],
)  # fmt: skip
def test_a_fault_in_a_text_is_found(few: Knowledge, changed: dict[str, Any], says: str) -> None:
    assert says in found(with_text(few, **changed))


def test_unplanned_ambiguity_is_found_and_planned_ambiguity_is_not(few: Knowledge) -> None:
    index = {**few.name_index, "percocet": ("oxycodone", "codeine")}
    assert "'percocet' means oxycodone and codeine" in found(msgspec.structs.replace(few, name_index=index))
    assert "'coughsyrup'" in "\n".join(problems(few, (), today=TODAY))
    assert "'percocet' is listed as ambiguous" in "\n".join(problems(few, ("cough syrup", "percocet"), today=TODAY))


def test_a_review_date_in_the_future_is_found(few: Knowledge) -> None:
    assert "in the future" in "\n".join(problems(few, ("cough syrup",), today=date(2020, 1, 1)))


def test_numbers_warn_and_never_fail(shipped: Knowledge) -> None:
    assert any("not yet checked" in line for line in warnings(shipped, today=TODAY))
    country = shipped.countries["US"]
    emergency = HelpLine(number="911", checked_on=date(2025, 1, 1))
    country = msgspec.structs.replace(country, emergency=emergency, crisis=None, poison=None, drug_help=None)
    old = msgspec.structs.replace(shipped, countries={"US": country})
    assert warnings(old, today=TODAY) == ("1 help numbers were checked more than a year ago.",)
    assert warnings(old, today=date(2025, 6, 1)) == ()


def test_the_shipped_knowledge_has_no_problem_and_the_command_prints_a_count_and_ends_with_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main()
    printed = capsys.readouterr().out
    assert status == 0, printed
    assert printed.splitlines()[-1].startswith("0 problems in ")
    assert "(warning) 85 help numbers are not yet checked" in printed


def test_a_release_waits_until_the_numbers_are_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("journal_app.knowledge.check.problems", lambda *_ignored, **_also: ())
    assert main() == 0
    capsys.readouterr()
    assert main(release=True) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("85 help numbers are not yet checked with their operators.")


def test_the_command_prints_problems_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(paths.resources() / "knowledge", tmp_path / "knowledge"))
    steps = folder / "steps.toml"
    steps.write_text(steps.read_text(encoding="utf-8").replace("Do not be alone.", "Stay safe."), encoding="utf-8")
    assert main(folder) == 1
    printed = capsys.readouterr().out
    assert "the word 'safe'" in printed
    assert "0 problems" not in printed
    steps.unlink()
    assert main(folder) == 1
    assert "steps.toml" in capsys.readouterr().out
