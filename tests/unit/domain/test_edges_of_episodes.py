"""What is usual for a person at its edges: doses of the same minute, and exactly one and a half times as much."""

from journal_app.domain.episodes import is_more_than_usual
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import dose, drink, hour


def test_doses_of_the_same_minute_are_part_of_what_is_usual() -> None:
    usual = [dose(number, "kratom_leaf", hour(5), amount=Amount(value=3, unit="g")) for number in (1, 2, 3)]
    newest = dose(9, "kratom_leaf", hour(5), amount=Amount(value=6, unit="g"))
    assert is_more_than_usual(newest, [*usual, newest])
    assert not is_more_than_usual(newest, [*usual[:2], newest]), "itself is not part of it"


def test_one_and_a_half_times_as_much_is_not_yet_more() -> None:
    evenings = [drink(number, 20, hour(24 * number + 12)) for number in range(3)]
    assert not is_more_than_usual(drink(9, 30, hour(24 * 3 + 12)), evenings)
    assert is_more_than_usual(drink(9, 30.1, hour(24 * 3 + 12)), evenings)
    assert not is_more_than_usual(drink(9, 300, hour(24 * 3 + 12)), evenings[:2])
    assert not is_more_than_usual(drink(9, 29, hour(24 * 3 + 12)), [*evenings, drink(7, None, hour(24 * 3 + 11))])
