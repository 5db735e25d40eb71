"""Faults in signs, in sentences beside and in the pages about substances are found; the shipped ones have none."""

from datetime import date

import msgspec
import pytest

from journal_app.domain.knowledge import Chapter, Knowledge, PairRule, Source, Statement
from journal_app.knowledge.text_check import text_problems
from tests.shipped import shipped_knowledge

SOURCE = Source(title="A study", mark="read", reviewed=date(2026, 11, 22))


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return shipped_knowledge()


def found(knowledge: Knowledge) -> str:
    return "\n".join(text_problems(knowledge, frozenset({"kratom"})))


def with_statement(knowledge: Knowledge, text: str, *sources: Source, not_known: bool = False) -> Knowledge:
    chapter = Chapter(title="What it is", statements=(Statement(text=text, sources=sources, not_known=not_known),))
    return msgspec.structs.replace(knowledge, about={"kratom": (chapter,)})


def with_first_rule(knowledge: Knowledge, **changed: object) -> Knowledge:
    rule: PairRule = msgspec.structs.replace(knowledge.pair_rules[0], **changed)
    return msgspec.structs.replace(knowledge, pair_rules=(rule,))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This amount is safe.", "the word 'safe'"),
        ("It is gone after 24 hours.", "a time '24 hours'"),
        ("People take 5 mg.", "an amount '5 mg'"),
        ("Concomitant administration necessitates immediate medical consultation.", "reads at grade"),
    ],
)
def test_a_fault_of_a_page_is_found(shipped: Knowledge, text: str, says: str) -> None:
    assert says in found(with_statement(shipped, text, SOURCE))


def test_what_is_known_needs_a_source_and_what_is_not_known_needs_none(shipped: Knowledge) -> None:
    assert "without a source" in found(with_statement(shipped, "It is a leaf."))
    assert "without a source" not in found(with_statement(shipped, "How strong it is.", not_known=True))
    assert found(with_statement(shipped, "It is a leaf.", SOURCE)) == ""


def test_a_fault_of_a_sign_or_of_a_sentence_beside_is_found(shipped: Knowledge) -> None:
    assert "not both" in found(with_first_rule(shipped, signs_others_see=()))
    assert "A sign of L1 holds the word 'safe'" in found(with_first_rule(shipped, signs_in_yourself=("not safe",)))
    assert "L1 beside holds the placeholder {c}" in found(with_first_rule(shipped, beside="{c} too."))
    hard = "Concomitant administration necessitates immediate medical consultation."
    assert "L1 beside reads at grade" in found(with_first_rule(shipped, beside=hard))


def test_the_pages_that_users_of_kratom_need_are_here(shipped: Knowledge) -> None:
    titles = {chapter.title for chapter in shipped.about["kratom"]}
    assert {
        "What it does in the body", "How long it counts here, and why", "With other medicines",
        "Getting used to it, and withdrawal", "What is not known",
    } <= titles  # fmt: skip
    assert {"What it is", "Forms and product names"} <= {chapter.title for chapter in shipped.about["kratom_leaf"]}
    assert len(shipped.about["seven_oh"]) >= 7
    for about in ("alcohol", "diazepam", "alprazolam", "methadone", "buprenorphine", "fentanyl", "gabapentin",
                  "pregabalin", "clonidine", "lofexidine", "loperamide", "naltrexone", "naloxone", "tianeptine",
                  "phenibut"):  # fmt: skip
        assert shipped.about[about], about


def test_every_benzodiazepine_has_the_page_of_its_family(shipped: Knowledge) -> None:
    family = [row for row in shipped.substances.values() if "benzodiazepine" in row.classes]
    without = [row.id for row in family if not (shipped.about.get(row.id) or shipped.about.get(row.ingredient))]
    assert without in ([], ["street_pill"])
