"""The 42 published overlap vectors, against the Knowledge that ships."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.alcohol import USUAL_CLEARANCE_G_PER_H, body_rate, clearance_rate
from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.person import Person, Profile
from journal_app.domain.rule_table import RuleTable
from journal_app.domain.taken import HOUR_US, taken_in_order
from tests.shipped import shipped_knowledge
from tests.unit.domain.small_knowledge import dose, drink, hour

VECTORS = tomllib.loads((Path(__file__).parents[2] / "golden" / "overlap_vectors.toml").read_text("utf-8"))
COMPANIONS = {"K1", "K2", "K3", "K4", "K5"}
"""Rules about kratom that may stand beside the one of the vector."""


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


def expected_levels(vector: dict[str, Any]) -> dict[str, Level]:
    """The vector's rule and level; nothing for a level of none."""
    return {} if vector["expected"] == "none" else {vector["rule"]: Level[vector["expected"].upper()]}


def check(entries: list[Intake], person: Person, vector: dict[str, Any]) -> None:
    found = {
        hit.rule: hit.level
        for hit in hits(knowledge(), person, entries)
        if {seen.substance for seen in (*hit.earlier, hit.later)} == {entry_substance(entry) for entry in entries}
    }
    wanted = expected_levels(vector)
    assert {rule: level for rule, level in found.items() if rule not in COMPANIONS} == wanted
    if wanted:
        assert all(found[rule] <= max(wanted.values()) for rule in COMPANIONS & set(found))
    else:
        assert not found


def entry_substance(entry: Intake) -> str:
    return getattr(entry, "substance", None) or ALCOHOL


@pytest.mark.parametrize("vector", VECTORS["pairs"], ids=lambda vector: f"{vector['n']}-{vector['rule']}")
def test_pairs(vector: dict[str, Any]) -> None:
    windows = knowledge().substances[vector["older"]].windows
    assert windows is not None
    assert [windows.active_h, windows.wearing_off_h, windows.trace_h] == vector["bands"]
    entries = [dose(2, vector["newer"], hour(vector["gap_h"])), dose(1, vector["older"], hour(0))]
    check([*entries], Person(), vector)


@pytest.mark.parametrize("vector", VECTORS["alcohol"], ids=lambda vector: f"{vector['n']}-{vector['rule']}")
def test_alcohol(vector: dict[str, Any]) -> None:
    person = Person(profile=Profile(sex=vector.get("sex"), weight_kg=vector.get("weight_kg")))
    assert (body_rate(person.profile) or USUAL_CLEARANCE_G_PER_H) == pytest.approx(vector["grams_per_hour"])
    assert clearance_rate(person.profile) == pytest.approx(min(vector["grams_per_hour"], USUAL_CLEARANCE_G_PER_H))
    drinks: list[Intake] = [
        drink(place, grams, hour(at_h)) for place, (at_h, grams) in enumerate(vector["drinks"], start=10)
    ]
    last = taken_in_order(knowledge(), person, drinks)[-1]
    start = last.at - vector["drinks"][-1][0] * HOUR_US
    assert (last.active_until - start) / HOUR_US == pytest.approx(vector["active_until_h"], abs=0.005)
    assert (last.trace_until - start) / HOUR_US == pytest.approx(vector["trace_until_h"], abs=0.005)
    check([dose(1, vector["other"], hour(vector["other_at_h"])), *drinks], person, vector)


def test_every_vector_is_here() -> None:
    assert len(VECTORS["pairs"]) + len(VECTORS["alcohol"]) == 42


def test_a_rule_of_the_shipped_data_is_looked_up_once_for_a_pair() -> None:
    table = RuleTable(knowledge())
    assert table.pair("oxycodone", "alprazolam") is table.pair("oxycodone", "alprazolam")
