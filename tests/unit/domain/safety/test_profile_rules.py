"""P9 and P10: from which day on, how often, and what is never said."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.entries import Entry
from journal_app.domain.levels import Level
from journal_app.domain.person import Person, Profile
from journal_app.domain.safety.profile_rules import breastfeeding, pregnancy
from tests.unit.domain.safety.found import found, medicine, milligrams, none, numbers
from tests.unit.domain.small_knowledge import START, day, dose, drink, hour

SINCE = START.date() + timedelta(days=10)
PREGNANT = Person(profile=Profile(pregnant_since=SINCE))
FEEDING = Person(profile=Profile(breastfeeding_since=SINCE))


def days(number: float) -> float:
    return number * 24


def test_nothing_without_the_profile() -> None:
    assert not found(pregnancy, dose(1, "methadone", hour(days(20))))
    assert not found(breastfeeding, dose(1, "codeine", hour(days(20))))


def test_from_its_first_day_on() -> None:
    before, first = dose(1, "kratom_leaf", hour(days(9))), dose(2, "kratom_leaf", hour(days(10)))
    (finding,) = found(pregnancy, before, first, person=PREGNANT)
    assert (finding.anchor.id.int, finding.level, finding.case) == (2, Level.SERIOUS, "")


def test_daily_use_is_said_every_30_days() -> None:
    daily = [dose(number + 1, "kratom_leaf", hour(days(10 + number))) for number in range(62)]
    assert numbers(found(pregnancy, *daily, person=PREGNANT)) == [1, 31, 61]
    late = [dose(number, "kratom_leaf", hour(days(10 + number))) for number in (29, 30)]
    assert numbers(found(pregnancy, *late, person=PREGNANT)) == [29, 30], "the last and the first day of a block"


def test_each_class_for_itself() -> None:
    entries = [dose(1, "kratom_leaf", hour(days(11))), dose(2, "oxycodone", hour(days(12))),
               dose(3, "diazepam", hour(days(12.5))), dose(4, "pregabalin", hour(days(13))),
               dose(5, "ibuprofen", hour(days(13)), name="ibuprofen")]  # fmt: skip
    assert numbers(found(pregnancy, *entries, person=PREGNANT)) == [1, 3, 4]


def test_alcohol_on_each_drinking_day() -> None:
    drinks = [drink(1, 14, hour(days(11) + 10)), drink(2, 14, hour(days(11) + 12)), drink(3, None, hour(days(12) + 10))]
    findings = found(pregnancy, *drinks, person=PREGNANT)
    assert [(finding.anchor.id.int, finding.case) for finding in findings] == [(1, "alcohol"), (3, "alcohol")]
    after_midnight = drink(4, 14, hour(days(11) + 17))
    assert numbers(found(pregnancy, drinks[0], after_midnight, person=PREGNANT)) == [1], "one person-day"


def test_never_for_a_dose_taken_as_listed_but_for_an_extra_one() -> None:
    person = msgspec.structs.replace(
        PREGNANT, regimen=(medicine(500, "methadone", day(0), amount=milligrams(60), times_per_day=1),)
    )
    listed = [dose(number, "methadone", hour(days(10 + number)), amount=milligrams(60)) for number in range(1, 20)]
    assert not found(pregnancy, *listed, person=person)
    extra = dose(50, "methadone", hour(days(12) + 5), amount=milligrams(60))
    assert numbers(found(pregnancy, *listed, extra, person=person)) == [50]
    larger = dose(51, "methadone", hour(days(40)), amount=milligrams(61))
    assert numbers(found(pregnancy, *listed, larger, person=person)) == [51]


@pytest.mark.parametrize(("stop", "said"), [(9, False), (10, True), (40, True)])
def test_a_regimen_that_stops(stop: int, said: bool) -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0), stop=day(stop)),))
    findings = found(pregnancy, person=person)
    assert numbers(findings) == ([500] if said else [])
    if said:
        assert (findings[0].case, findings[0].happened) == ("stop", day(stop))


def test_a_medicine_whose_stop_is_no_danger_in_pregnancy() -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "acetaminophen", day(0), stop=day(20)),))
    assert not found(pregnancy, person=person)


def test_none_after_daily_use_is_a_stop_and_is_said_once() -> None:
    daily = [dose(number, "kratom_leaf", hour(days(number))) for number in range(10, 20)]
    stops = [none(100 + number, "everything", days(20 + number)) for number in range(5)]
    findings = [each for each in found(pregnancy, *daily, *stops, person=PREGNANT) if each.case == "stop"]
    assert numbers(findings) == [100]
    assert [anchor.id.int for anchor in findings[0].earlier] == [19]


@pytest.mark.parametrize(("used", "said"), [((13, 14, 15, 18, 19), True), ((14, 15, 18, 19), False)])
def test_five_of_the_seven_days_before_make_it_a_stop(used: tuple[int, ...], said: bool) -> None:
    entries = [dose(number, "kratom_leaf", hour(days(number))) for number in used]
    findings = found(pregnancy, *entries, none(100, "kratom_leaf", days(20)), person=PREGNANT)
    assert bool([each for each in findings if each.case == "stop"]) is said


def test_a_none_about_something_else_is_no_stop() -> None:
    daily = [dose(number, "kratom_leaf", hour(days(number))) for number in range(10, 20)]
    findings = found(pregnancy, *daily, none(100, "alcohol", days(20)), person=PREGNANT)
    assert not [each for each in findings if each.case == "stop"]


def test_a_none_that_names_a_medicine_of_the_regimen() -> None:
    person = msgspec.structs.replace(PREGNANT, regimen=(medicine(500, "methadone", day(0)),))
    said = [none(100 + number, "methadone", days(20 + number)) for number in range(3)]
    assert numbers(found(pregnancy, *said, person=person)) == [100]


def test_breastfeeding_is_about_opioids_and_alcohol() -> None:
    entries: list[Entry] = [dose(1, "codeine", hour(days(10))), dose(2, "tramadol", hour(days(11))),
               dose(3, "diazepam", hour(days(11))), drink(4, 10, hour(days(12)))]  # fmt: skip
    findings = found(breastfeeding, *entries, person=FEEDING)
    assert [(finding.anchor.id.int, finding.case) for finding in findings] == [(1, ""), (4, "alcohol")]
    assert not found(breastfeeding, dose(1, "codeine", hour(days(9))), person=FEEDING)


def test_a_late_entry_of_a_drink_is_history_after_a_day() -> None:
    (finding,) = found(pregnancy, drink(1, 14, hour(days(11))), person=PREGNANT)
    assert finding.over_at == START + timedelta(days=12)
