"""The words of an alert where its rule begins a sentence with a name, one minute apart, and with nothing to say."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.alert_text import AlertText, alert_text
from journal_app.domain.alerts import Alert, Hit, IntakeSeen
from journal_app.domain.entries import Dose, Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.knowledge import RuleText, SafetyRule
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from tests.unit.domain.small_knowledge import JOURNAL, RULES, SMALL, START, about, day, dose, hour

SAID = RuleText(
    title="{a} and {b} were taken close together",
    consequence="Can stop your breathing",
    summary="{all}. {later} came after {earlier}!",
    why="Both slow it. {a} lasts. Does {b}? {b} does: {a} too.",
    steps=(),
)
KNOWN = msgspec.structs.replace(
    SMALL,
    pair_rules=tuple(
        msgspec.structs.replace(rule, texts={"critical": SAID, "note": SAID}) if rule.id == "D1" else rule
        for rule in RULES
    ),
)


def alert_of(*entries: Intake, person: Person | None = None) -> Alert:
    return evaluate(KNOWN, person or Person(), entries, START + timedelta(days=1), JOURNAL)[-1]


def text_of(*entries: Intake) -> AlertText:
    return alert_text(KNOWN, alert_of(*entries), "ZZ")


OPIOID, BENZO = dose(1, "oxycodone", hour(0), name="oxy"), dose(2, "alprazolam", hour(1), name="Bars")


def test_a_name_at_the_start_of_a_sentence_is_in_upper_case_and_inside_it_is_not() -> None:
    said = text_of(OPIOID, BENZO)
    assert said.title == "Oxy and Bars were taken close together"
    assert said.why == "Both slow it. Oxy lasts. Does Bars? Bars does: oxy too."
    assert said.summary == "Oxy and Bars. Bars came after oxy!"


def test_a_rule_names_its_first_substance_first_whatever_came_first() -> None:
    said = text_of(msgspec.structs.replace(BENZO, moment=hour(-1)), OPIOID)
    assert said.title == "Oxy and Bars were taken close together"
    assert said.summary == "Oxy and Bars. Oxy came after Bars!"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "at the same time"),
        (1, "1 minute apart"),
        (2, "2 minutes apart"),
        (59, "59 minutes apart"),
        (60, "1 h apart"),
        (61, "1 h 01 min apart"),
    ],
)
def test_how_far_apart(minutes: int, words: str) -> None:
    assert text_of(OPIOID, dose(2, "alprazolam", hour(minutes / 60))).apart == words


def test_seconds_are_at_the_same_time() -> None:
    assert text_of(OPIOID, dose(2, "alprazolam", hour(59 / 3600))).apart == "at the same time"


def test_a_time_that_is_not_exact_says_so() -> None:
    assert text_of(OPIOID, dose(2, "alprazolam", about(1, 3))).apart == "about 1 h apart"
    assert text_of(OPIOID, dose(2, "alprazolam", about(0, 3))).apart == "about at the same time"
    assert text_of(dose(1, "oxycodone", day(0)), dose(2, "alprazolam", day(0))).apart == "times not known"


def test_a_stack_is_within_a_time() -> None:
    said = text_of(dose(1, "gabapentin", hour(0)), dose(2, "clonidine", hour(1)), dose(3, "zolpidem", hour(2)))
    assert said.apart == "within 2 h"
    assert said.names == "Gabapentin, clonidine and zolpidem"


def test_a_rule_without_words_for_the_level_takes_those_of_the_nearest() -> None:
    said = text_of(OPIOID, dose(2, "alprazolam", hour(7)))
    assert said.level.word == "serious"
    assert said.consequence == "Can stop your breathing"


def test_a_rule_that_is_gone_is_told_in_plain_words() -> None:
    alert = alert_of(OPIOID, BENZO)
    gone = msgspec.structs.replace(KNOWN, pair_rules=())
    said = alert_text(gone, alert, None)
    assert said.title == "Oxy and Bars were taken close together"
    assert said.summary.startswith("Oxy and Bars: ")
    assert said.summary.endswith(".")
    assert "no longer has it" in said.why


@pytest.mark.parametrize(("country", "number"), [("ZZ", "112"), ("XX", None), (None, None)])
def test_a_critical_alert_is_announced_with_whom_to_call(country: str | None, number: str | None) -> None:
    said = alert_text(KNOWN, alert_of(OPIOID, BENZO), country)
    assert said.announcement.startswith("Critical alert. Oxy and Bars. Can stop your breathing. ")
    assert said.announcement.endswith("Press F1 for what to do.")
    assert ("Emergency number 112." in said.announcement) is (number is not None)
    assert said.crisis_number == ""


def test_a_lesser_alert_is_announced_without_a_number() -> None:
    said = text_of(OPIOID, dose(2, "alprazolam", hour(7), name="Bars"))
    assert said.announcement == "Serious alert. Oxy and Bars. Can stop your breathing."


STOP_SAID = RuleText(
    title="{a} was stopped",
    consequence="Can be dangerous",
    summary="{a} beside {b}.",
    why="{all} belong together.",
    steps=(),
)
STOP = SafetyRule(
    id="P9", level=Level.SERIOUS, levels=(Level.SERIOUS,), groups={}, mechanism="", may_notice="",
    texts={"serious": STOP_SAID}, how_sure="likely", sources=(),
)  # fmt: skip


def stop_of(later: Intake, *earlier: Intake) -> AlertText:
    """An alert of the rule P9 at `later`, which looked back on `earlier`."""

    def seen(entry: Intake, ingredient: str) -> IntakeSeen:
        return IntakeSeen(
            entry_id=entry.id, substance=ingredient, ingredient=ingredient, name=entry.name, detail="",
            moment=entry.moment,
        )  # fmt: skip

    def known(entry: Intake) -> IntakeSeen:
        return seen(entry, (entry.substance or "") if isinstance(entry, Dose) else "alcohol")

    hit = Hit(
        rule="P9", level=Level.SERIOUS, rule_level=Level.SERIOUS, earlier=tuple(map(known, earlier)),
        later=known(later), band=Band.ACTIVE, gap_h=None,
    )  # fmt: skip
    alert = Alert(
        id=later.id, level=Level.SERIOUS, at=later.moment.at, intake=hit.later, hits=(hit,), knowledge_version="1",
        raised_at=START, rule="P9",
    )  # fmt: skip
    return alert_text(msgspec.structs.replace(KNOWN, safety_rules={"P9": STOP}), alert, "ZZ")


def test_a_rule_of_one_substance_speaks_of_the_one_at_which_it_stands() -> None:
    said = stop_of(dose(3, "alprazolam", hour(5), name="Bars"), OPIOID, dose(2, "gabapentin", hour(1)))
    assert (said.title, said.summary) == ("Bars was stopped", "Bars beside oxy and gabapentin.")
    assert said.why == "Bars, oxy and gabapentin belong together."
    assert said.apart == ""
    alone = stop_of(dose(3, "alprazolam", hour(5), name="Bars"))
    assert (alone.title, alone.summary) == ("Bars was stopped", "Bars beside Bars.")


def test_at_an_entry_that_is_no_substance_it_speaks_of_those_before_it() -> None:
    nothing = dose(3, None, hour(5), name="a detox")
    assert stop_of(nothing, OPIOID).title == "Oxy was stopped"
    assert stop_of(nothing).title == "A detox was stopped"
