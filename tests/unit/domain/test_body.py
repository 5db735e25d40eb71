"""What the person's own body changes: levels go up by one step at most, windows get longer, nothing goes down."""

import pytest

from journal_app.domain.entries import Intake
from journal_app.domain.interactions import hits
from journal_app.domain.person import Person, Profile
from tests.unit.domain.small_knowledge import SMALL, dose, drink, hour

LUNG = Profile(lung=True)


def levels(profile: Profile, *entries: Intake) -> dict[str, str]:
    return {hit.rule: hit.level.word for hit in hits(SMALL, Person(profile=profile), entries)}


TWO_OPIOIDS = (dose(1, "oxycodone", hour(0)), dose(2, "kratom_leaf", hour(1)))
WITH_BUP = (dose(1, "oxycodone", hour(0)), dose(2, "bup", hour(1)))


@pytest.mark.parametrize(
    ("profile", "level"),
    [
        (Profile(), "serious"),
        (LUNG, "critical"),
        (Profile(sleep_apnoea=True), "critical"),
        (Profile(lung=True, sleep_apnoea=True, liver=True, birth_year=1940), "critical"),
        (Profile(birth_year=2026 - 65), "critical"),
        (Profile(birth_year=2026 - 64), "serious"),
        (Profile(liver=True), "serious"),
        (Profile(heart_rhythm=True, seizures=True, shakes=True), "serious"),
    ],
)
def test_the_lungs_and_age_raise_one_step(profile: Profile, level: str) -> None:
    assert levels(profile, *TWO_OPIOIDS)["D5"] == level


def test_an_organ_raises_what_it_clears() -> None:
    assert levels(Profile(liver=True), *WITH_BUP)["D5"] == "critical"
    assert levels(Profile(kidney=True), *WITH_BUP)["D5"] == "serious"
    assert levels(Profile(kidney=True, liver=True), *reversed(WITH_BUP))["D5"] == "critical"


def test_a_level_that_stepped_down_goes_up_by_one_as_well() -> None:
    entries = (dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", hour(20)))
    assert (levels(Profile(), *entries)["D1"], levels(LUNG, *entries)["D1"]) == ("serious", "critical")
    (hit,) = hits(SMALL, Person(profile=LUNG), (dose(1, "alprazolam", hour(0)), dose(2, "oxycodone", hour(50))))
    assert (hit.rule_level.word, hit.level.word) == ("critical", "serious")


def test_other_rules_stay_as_they_are() -> None:
    assert levels(LUNG, dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(1)))["A1"] == "serious"
    assert levels(LUNG, dose(1, "slow_ssri", hour(0)), dose(2, "ondansetron", hour(1))) == {}


def test_a_stack_is_raised_too() -> None:
    three = (dose(1, "gabapentin", hour(0)), dose(2, "zolpidem", hour(1)), dose(3, "clonidine", hour(2)))
    assert levels(Profile(), *three)["N3+"] == "serious"
    assert levels(LUNG, *three)["N3+"] == "critical"


@pytest.mark.parametrize("profile", [Profile(liver=True), Profile(kidney=True), Profile(birth_year=1950)])
def test_slow_clearance_makes_each_band_half_as_long_again(profile: Profile) -> None:
    for gap_h, usual, slow in ((15, "note", "note"), (75, None, "note"), (112.4, None, "note"), (112.5, None, None)):
        entries = (dose(1, "alprazolam", hour(0)), dose(2, "caffeine", hour(gap_h)))
        assert levels(Profile(), *entries).get("D9") == usual
        found = levels(profile, *entries).get("D9")
        assert (found is None) == (slow is None)


def test_slow_clearance_leaves_the_alcohol_clock_and_a_rules_own_window() -> None:
    slow = Profile(liver=True)
    assert levels(slow, drink(1, 14, hour(0)), dose(2, "lorazepam", hour(8.7))) == {"D4": "caution"}
    assert levels(slow, drink(1, 14, hour(0)), dose(2, "lorazepam", hour(8.8))) == {}
    assert "A1" not in levels(slow, dose(1, "oxycodone", hour(0)), dose(2, "blocker", hour(240)))


def test_age_counts_from_the_year_in_which_it_may_be_reached() -> None:
    turns_65 = Profile(birth_year=2026 - 64)  # the journal's entries are of 2026; a year later they may be 65
    later = [dose(1, "oxycodone", hour(24 * 400)), dose(2, "kratom_leaf", hour(24 * 400 + 1))]
    assert levels(turns_65, *TWO_OPIOIDS)["D5"] == "serious"
    assert levels(turns_65, *later)["D5"] == "critical"
    both = hits(SMALL, Person(profile=turns_65), [*later, dose(8, "oxycodone", hour(0)), dose(9, "ghb", hour(1))])
    assert [hit.level.word for hit in both] == ["critical", "critical"]


def test_a_year_that_cannot_be_one_of_birth_breaks_nothing() -> None:
    for year in (-5000, 0, 1, 9990, 99999):
        assert "D5" in levels(Profile(birth_year=year), *TWO_OPIOIDS)


def test_how_far_a_patch_and_daily_use_reach_with_slow_clearance() -> None:
    patch = dose(1, "fentanyl_patch", hour(0))
    assert levels(Profile(liver=True), patch, dose(2, "caffeine", hour(72 + 1.5 * 168 - 0.1)))
    assert not levels(Profile(liver=True), patch, dose(2, "caffeine", hour(72 + 1.5 * 168)))
    daily = [dose(number, "kratom_leaf", hour(24 * number)) for number in range(1, 4)]
    assert levels(Profile(kidney=True), *daily, dose(9, "alprazolam", hour(72 + 251)))["D1"] == "serious"


def test_a_heart_whose_rhythm_is_not_sound_makes_the_rules_about_the_heart_one_step_worse() -> None:
    two = (dose(1, "ondansetron", hour(0)), dose(2, "cold_pills", hour(1)))
    heart = Profile(heart_rhythm=True)
    assert levels(Profile(), *two)["Q2"] == "caution"
    assert levels(heart, *two)["Q2"] == "serious"
    assert levels(heart, *TWO_OPIOIDS) == levels(Profile(), *TWO_OPIOIDS), "no other rule"
    assert levels(Profile(heart_rhythm=True, lung=True), *two)["Q2"] == "serious", "one step at most"
