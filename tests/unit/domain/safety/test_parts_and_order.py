"""Of the rules about amounts, profile, supply and signs: a part says what the whole says, in whatever order it came."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import RED_FLAGS, Entry, RedFlag, Route
from journal_app.domain.person import Person, Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.safety.evaluate import safety_alerts, safety_span
from tests.unit.domain.safety.found import grams, knowledge, marker, medicine, milligrams, none, note
from tests.unit.domain.safety.past import alerts_of_a_part
from tests.unit.domain.small_knowledge import JOURNAL, START, about, day, dose, drink, hour

DAYS = 200
NOW = START + timedelta(days=DAYS + 50)
MINE = ("P5", "P7", "P8", "P9", "P10", "P14", "P15", "P16")
NAMES = ("kratom_leaf", "methadone", "diazepam", "fentanyl", "fentanyl_patch", "alprazolam", "heroin", "caffeine")
ROUTES: tuple[Route | None, ...] = ("oral", "smoked", "iv", "nasal", None)
SINCE = (START + timedelta(days=20)).date()
PEOPLE = (
    Person(),
    Person(
        profile=Profile(pregnant_since=SINCE, breastfeeding_since=SINCE),
        regimen=(medicine(9001, "methadone", day(10), amount=milligrams(30), times_per_day=1, stop=day(90)),),
    ),
    Person(regimen=(medicine(9002, "diazepam", day(40)), medicine(9003, "fentanyl_patch", day(60), stop=day(80)))),
)


def diary(random: Random) -> list[Entry]:
    """Stretches of use that rise, fall or are steady, with gaps, and now and then something else."""
    entries: list[Entry] = []
    number = 0
    for name in random.sample(NAMES, 3):
        at_day = random.randrange(10)
        while at_day < DAYS:
            amount, factor = random.choice((2.0, 30.0)), random.choice((1.0, 1.0, 1.04, 1.06))
            for _ in range(random.choice((3, 10, 30))):
                for clock in random.sample((0, 0.4, 6, 12, 17), random.choice((1, 1, 2, 3))):
                    number += 1
                    at = at_day * 24 + clock
                    moment = random.choice((hour(at), hour(at), hour(at), hour(at), about(at, at + 3), day(at_day)))
                    known = random.random() > 0.02
                    entries.append(
                        dose(number, name, moment, amount=grams(amount) if known else None, route=random.choice(ROUTES))
                    )
                at_day += 1
                amount *= factor
            at_day += random.choice((1, 3, 20, 45, 100))
    for _ in range(25):
        number += 1
        at = random.uniform(0, DAYS * 24)
        flag = RedFlag(id=UUID(int=number), moment=hour(at), entered_at=START, what=random.choice(RED_FLAGS))
        about_id = random.randrange(1, number)
        entries.append(
            random.choice((
                flag, note(number, at), none(number, random.choice(("everything", "methadone")), at),
                drink(number, 14, hour(at)), marker(number, "head_injury", hour(at)), marker(number, "fever", hour(at)),
                marker(number, "not_kept_down", hour(at), about=random.choice((None, about_id))),
            ))
        )  # fmt: skip
    return entries


def said(person: Person, entries: list[Entry]) -> set[Alert]:
    found = safety_alerts(knowledge(), person, entries, NOW, JOURNAL)
    return {alert for alert in found if alert.rule in MINE}


def name_of(alert: Alert) -> tuple[str, int]:
    return alert.rule, alert.intake.entry_id.int


seeds = st.integers(0, 10**9)
people = st.sampled_from(PEOPLE)


@settings(max_examples=20, deadline=None)
@given(seeds, people, st.lists(st.integers(0, DAYS), min_size=1, max_size=3))
def test_the_whole_is_the_union_of_its_parts(seed: int, person: Person, cuts: list[int]) -> None:
    entries = diary(Random(seed))
    edges = [START - timedelta(days=200), *(START + timedelta(days=cut) for cut in sorted(set(cuts))), NOW]
    parts: set[Alert] = set()
    for anchors in pairwise(edges):
        part = alerts_of_a_part(knowledge(), person, entries, NOW, JOURNAL, anchors, RuleTable(knowledge()))
        parts |= {alert for alert in part if alert.rule in MINE}
    assert sorted(parts, key=name_of) == sorted(said(person, entries), key=name_of)


@settings(max_examples=20, deadline=None)
@given(seeds, people, st.randoms(use_true_random=False))
def test_one_entry_changes_only_what_lies_in_its_span(seed: int, person: Person, random: Random) -> None:
    entries = diary(Random(seed))
    gone = random.choice(entries)
    changed = said(person, entries) ^ said(person, [entry for entry in entries if entry is not gone])
    start, end = safety_span(gone.moment.at)
    assert all(start <= alert.at < end for alert in changed)


@settings(max_examples=10, deadline=None)
@given(seeds, people, st.randoms(use_true_random=False))
def test_the_order_of_logging_never_matters(seed: int, person: Person, random: Random) -> None:
    entries = diary(Random(seed))
    mixed = list(entries)
    random.shuffle(mixed)
    assert said(person, [*mixed, *mixed[:3]]) == said(person, entries)


def test_the_diaries_reach_every_rule_and_case() -> None:
    """Else the properties above would hold of nothing."""
    reached = Counter(
        (hit.rule, hit.case)
        for seed in range(25)
        for alert in said(PEOPLE[seed % 3], diary(Random(seed)))
        for hit in alert.hits
    )
    assert {rule for rule, _ in reached} == set(MINE)
    for case in ("P5", ""), ("P5", "shorter_gaps"), ("P5", "new_route"), ("P9", "stop"), ("P9", "alcohol"):
        assert reached[case], (case, reached)
    for case_of_p16 in ("head_injury", "patch_heat", "not_kept_down", "new_medicine"):
        assert reached["P16", case_of_p16], (case_of_p16, reached)
