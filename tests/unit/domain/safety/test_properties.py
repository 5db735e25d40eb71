"""What holds of every journal: a part says what the whole says, and the order of logging never matters."""

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.domain.person import Person, Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety.evaluate import (
    SAFETY_LOOK_AHEAD,
    SAFETY_LOOK_BACK,
    next_return,
    safety_alerts,
    safety_span_of,
)
from tests.unit.domain.safety.diary import KNOWLEDGE, Diary, at, medicine
from tests.unit.domain.safety.past import ListedPast, alerts_of_a_part
from tests.unit.domain.small_knowledge import JOURNAL

Entries = list[Entry]
TABLE = RuleTable(KNOWLEDGE)
OPIOIDS = TABLE.selected(KNOWLEDGE.safety_rules["P4"].groups["opioids"])
NAMES = ("kratom_leaf", "oxycodone", "diazepam", "alprazolam", "zolpidem", "naltrexone", "implant", "bupropion")
PEOPLE = (
    Person(),
    Person(profile=Profile(seizures=True)),
    Person(regimen=(medicine("diazepam", 20, 60), medicine("oxycodone", 10, 30, number=501))),
    Person(regimen=(medicine("alprazolam", 0, 90, steps=[(40, 4), (70, 2)]),)),
)


@st.composite
def diaries(draw: st.DrawFn) -> Entries:
    """Two threads of daily use with gaps between them, over 500 days, and some things said on single days."""
    diary = Diary()
    for names in (("alcohol", "kratom_leaf", "diazepam"), NAMES):
        day = draw(st.integers(0, 5))
        while day < 500 and len(diary.entries) < 300:
            day = _stretch(draw, diary, draw(st.sampled_from(names)), day)
            said = draw(st.sampled_from(("none", "note", "marker", "", "")))
            if said == "none":
                diary.none(day, draw(st.sampled_from(("everything", "alcohol", "opioid", "benzodiazepine"))))
            elif said == "note":
                diary.note(day)
            elif said == "marker":
                diary.marker(day, draw(st.sampled_from(("detox", "dose_lowered"))))
            day += draw(st.sampled_from((0, 1, 2, 3, 5, 8, 20, 79, 95, 110, 200)))
    return diary.entries


def _stretch(draw: st.DrawFn, diary: Diary, name: str, day: int) -> int:
    """So many days of one substance, the last of them with more or with less; the day after it."""
    value, clock = draw(st.sampled_from((100.0, 80.0, 10.0, None))), draw(st.sampled_from((9.0, 23.0, 26.5, None)))
    last = day + draw(st.sampled_from((2, 6, 8, 14, 18)))
    share = draw(st.sampled_from((1.0, 0.7, 0.5, 2.0)))
    while day < last:
        amount = value * (share if day + 1 >= last else 1.0) if value is not None else None
        if name == "alcohol":
            diary.drink(day, clock, amount, heavy=amount is None)
        else:
            diary.dose(name, day, clock, amount)
        day += draw(st.sampled_from((1, 1, 1, 1, 1, 1, 2)))
    return day


people = st.sampled_from(PEOPLE)
moments = st.integers(0, 560 * 24).map(lambda hours: at(0, hours))


@settings(max_examples=150)
@given(diaries(), people, moments, st.lists(st.integers(0, 560), max_size=4))
def test_the_whole_is_the_union_of_its_parts(entries: Entries, person: Person, now: datetime, cuts: list[int]) -> None:
    whole = safety_alerts(KNOWLEDGE, person, entries, now, JOURNAL)
    edges = [at(-200), *(at(cut) for cut in sorted(set(cuts))), at(900)]
    parts: set[Alert] = set()
    for anchors in pairwise(edges):
        part = alerts_of_a_part(KNOWLEDGE, person, entries, now, JOURNAL, anchors, TABLE)
        assert all(anchors[0] <= alert.at < anchors[1] for alert in part)
        parts |= set(part)
    assert parts == set(whole)


@settings(max_examples=150)
@given(diaries(), people, moments, st.data())
def test_one_entry_changes_only_its_span_and_the_next_return(
    entries: Entries, person: Person, now: datetime, data: st.DataObject
) -> None:
    if not entries:
        return
    gone = data.draw(st.sampled_from(entries))
    before = set(safety_alerts(KNOWLEDGE, person, entries, now, JOURNAL))
    after = set(safety_alerts(KNOWLEDGE, person, [e for e in entries if e is not gone], now, JOURNAL))
    span = safety_span_of(KNOWLEDGE, gone)
    spans = [span, next_return(OPIOIDS, span, ListedPast(entries)) or span]
    spans.append(next_return(OPIOIDS, span, ListedPast([entry for entry in entries if entry is not gone])) or span)
    assert all(any(start <= alert.at < end for start, end in spans) for alert in before ^ after)


@given(diaries(), people, moments, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_logging_never_matters(entries: Entries, person: Person, now: datetime, random: Random) -> None:
    mixed = list(entries)
    random.shuffle(mixed)
    whole = safety_alerts(KNOWLEDGE, person, entries, now, JOURNAL)
    assert safety_alerts(KNOWLEDGE, person, [*mixed, *mixed[:3]], now, JOURNAL) == whole


@given(diaries(), people, moments)
@settings(max_examples=50)
def test_time_alone_takes_no_explicit_stop_and_no_return_back(entries: Entries, person: Person, now: datetime) -> None:
    kept = {"P3", "P4"}
    before = {alert.id for alert in safety_alerts(KNOWLEDGE, person, entries, now, JOURNAL) if alert.rule in kept}
    later = safety_alerts(KNOWLEDGE, person, entries, now + timedelta(days=90), JOURNAL)
    assert before <= {alert.id for alert in later}


said_of_the_body = st.builds(
    Profile,
    sex=st.sampled_from((None, "female", "male")),
    weight_kg=st.sampled_from((None, 48.5, 95.0)),
    birth_year=st.sampled_from((None, 1950, 1999)),
    pregnant_since=st.sampled_from((None, at(0).date(), at(100).date())),
    breastfeeding_since=st.sampled_from((None, at(0).date(), at(300).date())),
    lung=st.booleans(),
    sleep_apnoea=st.booleans(),
    liver=st.booleans(),
    kidney=st.booleans(),
    heart_rhythm=st.booleans(),
    seizures=st.booleans(),
    shakes=st.booleans(),
)


@given(diaries(), people, moments, said_of_the_body, st.sampled_from(Profile.__struct_fields__))
@settings(max_examples=60)
def test_what_a_person_says_of_their_body_takes_nothing_away(
    entries: Entries, person: Person, now: datetime, profile: Profile, unsaid: str
) -> None:
    less_said = (Profile(), replace(profile, **{unsaid: getattr(Profile(), unsaid)}))
    more = safety_alerts(KNOWLEDGE, replace(person, profile=profile), entries, now, JOURNAL)
    levels = {alert.id: alert.level for alert in more}
    for less in less_said:
        for alert in safety_alerts(KNOWLEDGE, replace(person, profile=less), entries, now, JOURNAL):
            assert levels[alert.id] >= alert.level


def test_the_strategy_reaches_every_rule() -> None:
    """Else the properties above would hold of nothing."""
    reached: set[str] = set()

    @settings(max_examples=150, database=None, derandomize=True)
    @given(diaries(), people)
    def collect(entries: Entries, person: Person) -> None:
        reached.update(alert.rule for alert in safety_alerts(KNOWLEDGE, person, entries, at(230), JOURNAL))

    collect()
    assert reached >= {"P1", "P2", "P3", "P4", "P13"}


def test_a_part_needs_no_more_than_some_weeks() -> None:
    assert timedelta(days=40) >= SAFETY_LOOK_BACK
    assert timedelta(days=20) > SAFETY_LOOK_AHEAD
