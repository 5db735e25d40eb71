"""P5: totals that rise twice running, gaps that get shorter, a new route; each from both sides."""

from collections.abc import Sequence

import pytest

from journal_app.domain.entries import Dose, Entry, Route
from journal_app.domain.levels import Level
from journal_app.domain.person import Person
from journal_app.domain.safety.escalation import escalation
from tests.unit.domain.safety.found import found, grams, medicine, milligrams, note, numbers
from tests.unit.domain.small_knowledge import day, dose, drink, hour


def weeks(*amounts: float | None, substance: str = "kratom_leaf", first_day: int = 0) -> list[Dose]:
    """One dose a day; each amount (grams) holds for seven days. The ids are the day's number + 1."""
    return [
        dose(
            first_day + number + 1,
            substance,
            hour((first_day + number) * 24),
            amount=grams(amount) if (amount := amounts[number // 7]) is not None else None,
        )
        for number in range(7 * len(amounts))
    ]


def test_a_quarter_more_twice_running() -> None:
    (finding,) = found(escalation, *weeks(4, 5, 6.25))
    assert (finding.level, finding.case, finding.anchor.id.int) == (Level.SERIOUS, "", 21)
    assert not found(escalation, *weeks(4, 5, 6.2)), "24 percent"
    assert not found(escalation, *weeks(4, 4.9, 8)), "only once running"
    assert not found(escalation, *weeks(4, 4, 4, 3))


@pytest.mark.parametrize(
    ("substance", "level"),
    [("diazepam", Level.SERIOUS), ("oxycodone", Level.SERIOUS), ("pregabalin", Level.CAUTION),
     ("zolpidem", Level.CAUTION), ("cannabis_smoked", Level.CAUTION), ("cocaine", Level.CAUTION)],
)  # fmt: skip
def test_how_serious_it_is(substance: str, level: Level) -> None:
    assert {finding.level for finding in found(escalation, *weeks(4, 6, 9, substance=substance))} == {level}


@pytest.mark.parametrize("substance", ["caffeine", "acetaminophen", "ssri_sertraline", "melatonin"])
def test_what_is_not_watched(substance: str) -> None:
    assert not found(escalation, *weeks(4, 6, 9, substance=substance))


def test_alcohol_in_grams() -> None:
    drinks = [drink(number + 1, 14 * (1, 1.5, 2.5)[number // 7], hour(number * 24)) for number in range(21)]
    (finding, *_) = found(escalation, *drinks)
    assert finding.level == Level.SERIOUS
    unknown = [*drinks[:3], drink(4, None, hour(72)), *drinks[4:]]
    assert not found(escalation, *unknown), "an amount that is not known is no total"


def test_an_unknown_amount_is_no_total() -> None:
    rising = weeks(4, 6, 9)
    for place in (0, 9, 17):
        entries = [*rising[:place], dose(place + 1, "kratom_leaf", hour(place * 24)), *rising[place + 1 :]]
        assert not [each for each in found(escalation, *entries) if each.anchor.id.int <= 21], place


def test_masses_convert_and_other_units_are_never_summed() -> None:
    grams_then_milligrams = [*weeks(4, 6), *(
        dose(15 + number, "kratom_leaf", hour((14 + number) * 24), amount=milligrams(9000)) for number in range(7)
    )]  # fmt: skip
    assert found(escalation, *grams_then_milligrams)
    capsules = [*weeks(4, 6), *(
        dose(15 + number, "kratom_leaf", hour((14 + number) * 24)) for number in range(7)
    )]  # fmt: skip
    assert not found(escalation, *capsules)


def sparse(logged: Sequence[int]) -> list[Entry]:
    """Two doses in the first week, and 5 logged days but for those of the first week in `logged`."""
    entries: list[Entry] = [
        dose(number + 1, "kratom_leaf", hour(number * 24), amount=grams(amount))
        for number, amount in [
            (0, 4),
            (6, 4),
            *((each, 2) for each in range(7, 14)),
            *((each, 4) for each in range(14, 21)),
        ]
    ]
    return [*entries, *(note(200 + number, number * 24) for number in logged)]


def test_five_logged_days_in_each_week() -> None:
    assert found(escalation, *sparse((1, 2, 3)))
    assert not found(escalation, *sparse((1, 2))), "four: the other days are not known, they are not zero"


def test_days_that_were_not_logged_do_not_make_the_next_week_a_rise() -> None:
    steady = [each for each in weeks(4, 5, 6) if each.id.int not in (2, 3)]
    assert not found(escalation, *steady), "5 days of 4 g and 7 of 5 g are a quarter more a day, 7 of 6 g are a fifth"
    assert not found(escalation, *[each for each in weeks(4, 4, 5.2) if each.id.int not in (2, 3)])


def test_once_in_14_days() -> None:
    rising = weeks(4, 6, 9, 14, 21, 32)
    assert len(found(escalation, *rising)) == 1, "it goes on without a pause: one rise"
    again = [*weeks(4, 6, 9), *weeks(4, 4, 4, 6, 9, first_day=21)]
    findings = found(escalation, *again)
    assert len(findings) == 2
    assert findings[1].anchor.id.int - findings[0].anchor.id.int >= 14


def spaced(*a_day: int) -> list[Dose]:
    """So many doses a day, without an amount, for seven days each."""
    entries = []
    for number in range(7 * len(a_day)):
        times = a_day[number // 7]
        entries += [
            dose(number * 20 + place + 1, "kratom_leaf", hour(number * 24 + place * 24 / times))
            for place in range(times)
        ]
    return entries


def test_clearly_shorter_gaps_twice_running() -> None:
    (finding, *_) = found(escalation, *spaced(3, 4, 6))
    assert finding.case == "shorter_gaps"
    assert not found(escalation, *spaced(4, 5, 6)), "a fifth is not clear"
    assert not found(escalation, *spaced(3, 4, 4))
    assert not found(escalation, *spaced(3, 3, 3, 3))


def test_smaller_parts_of_less_are_no_rise() -> None:
    parts = [
        dose(each.id.int, "kratom_leaf", each.moment, amount=grams(amount))
        for each in spaced(3, 4, 6)
        for amount in [9 / (3, 5, 9)[(each.id.int - 1) // 20 // 7]]
    ]
    assert not found(escalation, *parts)


def route(number: int, at_h: float, way: Route | None) -> Dose:
    return dose(number, "fentanyl", hour(at_h), route=way)


@pytest.mark.parametrize("way", ["smoked", "iv"])
def test_a_new_route(way: Route) -> None:
    (finding,) = found(escalation, route(1, 0, "nasal"), route(2, 24, way), route(3, 48, way))
    assert (finding.anchor.id.int, finding.case, finding.level) == (2, "new_route", Level.SERIOUS)


def test_what_is_no_new_route() -> None:
    assert not found(escalation, route(1, 0, "iv")), "the first of all"
    assert not found(escalation, route(1, 0, None), route(2, 24, "iv")), "the earlier route is not known"
    assert not found(escalation, route(1, 0, "iv"), route(2, 24, "nasal")), "no faster one"
    assert not found(escalation, route(1, 0, "iv"), route(2, 24, "nasal"), route(3, 48, "iv"))


def test_a_route_that_rested_for_90_days_is_new_again() -> None:
    used, other = route(1, 0, "iv"), route(2, 24, "nasal")
    assert not found(escalation, used, other, route(3, 90 * 24 - 1, "iv"))
    assert numbers(found(escalation, used, other, route(3, 90 * 24, "iv"))) == [3]


def test_a_prescribed_rise_is_the_prescribers() -> None:
    rising = [
        dose(number + 1, "methadone", hour(number * 24), amount=milligrams((40, 60, 90)[number // 7]))
        for number in range(21)
    ]
    assert found(escalation, *rising)
    person = Person(regimen=(medicine(500, "methadone", day(-30), amount=milligrams(90), times_per_day=1),))
    assert not found(escalation, *rising, person=person)


def test_steady_use_with_small_ups_and_downs_is_silent() -> None:
    steady = [
        dose(number * 3 + place + 1, "kratom_leaf", hour(number * 24 + place * 6 + (number * 7 % 5) / 5),
             amount=grams(3 + (number * 3 + place) % 3 * 0.5))
        for number in range(90)
        for place in range(3)
    ]  # fmt: skip
    assert not found(escalation, *steady)
