"""What texts may not hold is found, and what they may hold is left alone."""

import pytest

from journal_app.domain.knowledge import Knowledge, PairRule, StackRule
from journal_app.knowledge.plain_words import faults_of, grade, orders_in
from tests.shipped import shipped_knowledge


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return shipped_knowledge()


@pytest.mark.parametrize(
    "text",
    ["Not safe.", "You are safer now.", "OK to take", "Wait until it fades.", "Do not redose.", "Two drinks: 2 drinks",
     "30 ml", "0.5g", "a dose of it", "He is an addict.", "after a relapse", "gone by noon", "at 8 pm", "in 12 h",
     "Get clean.", "You failed.", "your streak", "drug abuse"],
)  # fmt: skip
def test_forbidden_words_amounts_and_times_are_found(text: str) -> None:
    assert list(faults_of(text))


@pytest.mark.parametrize(
    "text",
    ["No warning in our list. That does not mean it is safe.", "again after 2-3 minutes",
     "one breath every 5-6 seconds",
     "{a} and {b} were taken close together", "Bodies differ.", "Fading since then", "single", "abundant"],
)  # fmt: skip
def test_plain_words_pass(text: str) -> None:
    assert not list(faults_of(text))


@pytest.mark.parametrize("step", ["Stop it.", "You can skip one.", "Delay the next.", "Stopping is hard. Halve it."])
def test_orders_about_a_dose_are_found(step: str) -> None:
    assert list(orders_in(step))


@pytest.mark.parametrize(
    "step",
    ["Do not stop a prescribed opioid suddenly.", "Can stop your breathing.",
     "Ask a pharmacist before you take it or skip it."],
)  # fmt: skip
def test_care_about_a_dose_passes(step: str) -> None:
    assert not list(orders_in(step))


def test_grade_follows_flesch_and_kincaid() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59
    assert grade("The cat sat on the mat.", ()) == pytest.approx(-1.45)
    assert grade("", ()) == 0
    hard = "Benzodiazepines potentiate respiratory depression."
    assert grade(hard, ("benzodiazepine",)) < grade(hard, ())
    assert grade("{a} and {b} meet.", ()) == grade("it and it meet.", ())


def test_no_shipped_text_reads_like_a_leaflet(shipped: Knowledge) -> None:
    """Said again without the check's own machinery: short sentences, no number before a unit."""
    rules: tuple[PairRule | StackRule, ...] = (*shipped.pair_rules, *shipped.stack_rules)
    for rule in rules:
        for text in rule.texts.values():
            assert len(text.consequence.split()) <= 6
            assert len(text.steps) <= 4
            said = f"{text.title} {text.consequence} {text.summary} {text.why}".replace("7-OH", "")
            assert not any(letter.isdigit() for letter in said)
