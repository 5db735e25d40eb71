"""Pairs as other people's lists name them, put to `check --batch`: the dangerous are seen, the ordinary stay quiet."""

import tomllib
from pathlib import Path

from journal_app.operations.check_combination import CombinationCheck

GOLDEN = Path(__file__).parents[2] / "golden"
FIRST, SECOND = (
    tomllib.loads((GOLDEN / f"{name}.toml").read_text("utf-8"))
    for name in ("pairs_of_other_lists", "more_pairs_of_other_lists")
)
LISTS = {kind: [*FIRST[kind], *SECOND[kind]] for kind in FIRST}


def pairs(kind: str) -> list[tuple[str, str]]:
    written = [pair.strip() for part in LISTS[kind] for pair in part["pairs"].replace("\n", " ").split(";")]
    return [(first, second) for first, _, second in (pair.partition(" + ") for pair in written)]


def answers(kind: str) -> dict[tuple[str, str], dict[str, object]]:
    """What each line of a batch is answered, by its pair; both orders must say the same."""
    check = CombinationCheck()
    found = {}
    for first, second in pairs(kind):
        found[first, second] = check.as_json([first, second], None)
        assert check.as_json([second, first], None)["level"] == found[first, second]["level"]
    return found


def test_every_pair_that_other_lists_call_dangerous_is_serious_or_critical() -> None:
    missed = {pair: said for pair, said in answers("dangerous").items() if said["level"] not in ("serious", "critical")}
    assert missed == {}


def test_no_name_of_these_lists_is_unknown() -> None:
    unknown = {pair: said["unknown"] for kind in LISTS for pair, said in answers(kind).items() if said["unknown"]}
    assert unknown == {}


def test_ordinary_pairs_stay_quiet() -> None:
    loud = {pair: said for pair, said in answers("quiet").items() if said["level"] != "none"}
    assert loud == {}


def test_the_lists_are_long_and_hold_no_pair_twice() -> None:
    for kind, least in (("dangerous", 1300), ("quiet", 450)):
        assert len(pairs(kind)) >= least
        assert len({frozenset(pair) for pair in pairs(kind)}) == len(pairs(kind))
