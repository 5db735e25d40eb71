"""How long ago: the words of a span, and the steps of days, which never claim more than what was written down."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_about, moment_of, moment_on
from journal_app.domain.since import KINDS, gap_words, newest, span_words, steps_of
from tests.shipped import shipped_knowledge

NOW = datetime(2026, 6, 11, 18, 0, tzinfo=UTC)
FIRST = date(2026, 5, 1)
ZONE = "Europe/Berlin"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "less than an hour"), (59, "less than an hour"), (60, "1 h"), (87, "1 h 27 min"), (6 * 1440, "6 days")],
)
def test_a_span_in_words(minutes: int, words: str) -> None:
    assert span_words(moment_of(NOW - timedelta(minutes=minutes), ZONE), NOW) == words


def test_a_span_from_a_time_that_is_not_exact() -> None:
    about = moment_about(NOW - timedelta(hours=4), NOW - timedelta(hours=2), ZONE)
    assert span_words(about, NOW) == "about 3 h"
    assert span_words(moment_on(date(2026, 6, 9), ZONE), NOW) == "2 days"
    assert span_words(moment_on(date(2026, 6, 11), ZONE), NOW) == "today"


def test_days_without_an_entry_are_said() -> None:
    today = date(2026, 6, 11)
    last = date(2026, 6, 5)
    days = [last + timedelta(days=place) for place in range(1, 6)]
    assert gap_words(last, today, days) == ""
    assert gap_words(last, today, days[1:]) == "1 day since then has no entry, so it may be less."
    assert gap_words(last, today, days[4:]) == "4 days since then have no entry, so it may be less."
    assert gap_words(last, today, ()) == "All 5 days since then have no entry, so it may be less."
    assert gap_words(today - timedelta(days=1), today, ()) == "", "today is not over"
    assert gap_words(today, today, ()) == ""


def test_the_steps_of_a_week() -> None:
    taken = {FIRST + timedelta(days=2), FIRST + timedelta(days=5)}
    logged = taken | {FIRST + timedelta(days=day) for day in (0, 3, 6)}
    steps = steps_of("Kratom", FIRST, FIRST + timedelta(days=7), taken, logged, None)
    assert steps.days == (None, None, 0, 1, 2, 0, 1, 2)
    assert steps.sure == (False, False, True, True, False, True, True, False)
    assert steps.gaps == (False, True, False, False, True, False, False, True)
    assert steps.last == FIRST + timedelta(days=7)


def test_what_was_before_the_span_goes_on_into_it_and_is_not_sure() -> None:
    steps = steps_of("Kratom", FIRST, FIRST + timedelta(days=1), (), [FIRST], FIRST - timedelta(days=40))
    assert steps.days == (40, 41)
    assert steps.sure == (False, False)


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.none() | st.integers(1, 100))
def test_each_day_is_counted_from_the_last_entry_before_it(
    taken: set[int], logged: set[int], before: int | None
) -> None:
    last = FIRST + timedelta(days=40)
    dates = {FIRST + timedelta(days=day) for day in taken}
    steps = steps_of(
        "x", FIRST, last, dates, {FIRST + timedelta(days=day) for day in logged | taken},
        None if before is None else FIRST - timedelta(days=before),
    )  # fmt: skip
    for place in range(41):
        earlier = [day for day in taken if day <= place]
        if earlier:
            newest_before = max(earlier)
            assert steps.days[place] == place - newest_before
            between = range(newest_before, place + 1)
            assert steps.sure[place] == all(day in logged | taken for day in between)
        else:
            assert steps.days[place] == (None if before is None else place + before)
            assert not steps.sure[place]
        assert steps.taken[place] == (place in taken)
        assert steps.gaps[place] == (place not in logged | taken)


def test_the_newest_of_several() -> None:
    doses = [
        Dose(id=uuid4(), moment=moment_of(NOW - timedelta(hours=hours), ZONE), entered_at=NOW, name=str(hours))
        for hours in (5, 2, 9)
    ]
    assert newest(doses) is doses[1]


def test_every_kind_that_is_shown_is_known_and_has_words() -> None:
    classes = shipped_knowledge().classes
    assert set(KINDS) <= set(classes)
    assert len(set(KINDS)) == len(KINDS)
    assert not {"qt", "cyp3a_substrate", "cleared_by_liver", "long_acting"} & set(KINDS)
