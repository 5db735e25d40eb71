"""What a question says, and which entries are needed to know what is to be asked."""

from datetime import timedelta
from uuid import uuid5

import pytest

from journal_app.domain.person import Person
from journal_app.domain.safety.evaluate import SAFETY_LOOK_AHEAD, SAFETY_LOOK_BACK
from journal_app.domain.safety.questions import questions, questions_context
from tests.unit.domain.safety.found import knowledge, milligrams
from tests.unit.domain.small_knowledge import JOURNAL, START, dose, hour

DAY = timedelta(days=1)
DAILY = [dose(number + 1, "diazepam", hour(24 * number), amount=milligrams(10)) for number in range(20)]
LAST = START + 19 * DAY


def test_a_question_names_what_it_is_about_and_offers_the_answers_of_its_rule() -> None:
    (question,) = questions(knowledge(), Person(), DAILY, LAST + 5 * DAY, JOURNAL)
    assert (question.rule, question.about, question.anchor) == ("P2", "diazepam", DAILY[-1].id)
    assert "diazepam" in question.text
    assert "{a}" not in question.text
    assert question.choices == tuple(knowledge().safety_rules["P2"].answers.items())
    assert question.id == uuid5(JOURNAL, f"question:P2:{question.anchor}")
    assert questions(knowledge(), Person(), DAILY, LAST + timedelta(hours=1), JOURNAL) == ()


def test_the_entries_that_are_needed_reach_around_the_days_that_are_asked_about() -> None:
    assert questions_context(START) == (START - 15 * DAY - SAFETY_LOOK_BACK, START + DAY + SAFETY_LOOK_AHEAD)


@pytest.mark.parametrize("days", [2, 5, 9, 13, 14, 15])
def test_with_only_those_entries_the_same_is_asked(days: int) -> None:
    now = LAST + days * DAY
    start, end = questions_context(now)
    entries = [each for each in DAILY if start <= each.moment.at < end]
    found = questions(knowledge(), Person(), entries, now, JOURNAL)
    assert found == questions(knowledge(), Person(), DAILY, now, JOURNAL)
    assert len(found) == (2 < days <= 14)
