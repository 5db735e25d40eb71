"""Episodes: one set on one person-day; and how rarely they interrupt over 90 days."""

from datetime import date, datetime, timedelta
from uuid import UUID

from journal_app.domain.alerts import Alert, Hit, IntakeSeen, Interruption
from journal_app.domain.entries import Drink, Intake
from journal_app.domain.episodes import episodes, interrupting, interruption_of, is_more_than_usual, worst_set
from journal_app.domain.evaluation import affected_span, evaluate
from journal_app.domain.ledger import reconcile
from journal_app.domain.levels import Band, Level
from journal_app.domain.person import Person
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, dose, drink, hour


class Diary:
    """Someone who logs each intake when it is taken."""

    def __init__(self) -> None:
        self.entries: list[Intake] = []
        self.alerts: dict[UUID, Alert] = {}
        self.shown: list[Interruption] = []

    def log(self, *new: Intake) -> tuple[Alert, ...]:
        """What interrupts at the time of the last of these intakes."""
        self.entries.extend(new)
        now = new[-1].moment.at
        span = affected_span(SMALL, new[0])
        recent = [entry for entry in self.entries if entry.moment.at > now - timedelta(days=40)]
        found = evaluate(SMALL, Person(), recent, now, JOURNAL, anchors=span)
        stored = [alert for alert in self.alerts.values() if span[0] <= alert.at < span[1]]
        changed = reconcile(stored, found, now)
        self.alerts.update((alert.id, alert) for alert in changed)
        unusual = [intake.id for intake in new if is_more_than_usual(intake, self.entries)]
        interrupts = interrupting(changed, self.shown, now, unusual)
        self.shown.extend(interruption_of(alert, now) for alert in interrupts)
        return interrupts


def at(number: int, clock: float) -> float:
    """Hours after START (08:00) of a time on the day `number`."""
    return number * 24 + clock - 8


def kratom_and_drinks(days: int, drinking: tuple[int, ...], *, drinks: int) -> Diary:
    """Kratom three times a day; drinks at 20:00 and on, on the weekdays given (0 is Monday)."""
    diary = Diary()
    number = 0
    for day in range(days):
        weekday = (START + timedelta(days=day)).weekday()
        for clock in (8, 14, 19):
            number += 1
            diary.log(dose(number, "kratom_leaf", hour(at(day, clock)), amount=Amount(value=3, unit="g")))
        for place in range(drinks if weekday in drinking else 0):
            number += 1
            diary.log(drink(number, 14, hour(at(day, 20 + place * 0.75))))
    return diary


def test_kratom_daily_and_drinks_on_friday_and_saturday() -> None:
    diary = kratom_and_drinks(90, (4, 5), drinks=4)
    assert len([alert for alert in diary.alerts.values() if alert.level == Level.CRITICAL]) >= 100
    print("log 1:", len(diary.shown))
    assert 1 <= len(diary.shown) <= 10


def test_kratom_and_two_drinks_every_evening_and_then_a_new_diazepam() -> None:
    diary = kratom_and_drinks(90, tuple(range(7)), drinks=2)
    print("log 2:", len(diary.shown))
    assert 1 <= len(diary.shown) <= 12
    (alert,) = diary.log(dose(10_000, "diazepam", hour(at(89, 21.5))))
    assert worst_set(alert) == ("alcohol", "diazepam", "kratom")


def test_many_more_drinks_than_usual_interrupt_on_an_evening_that_would_be_silent() -> None:
    diary = kratom_and_drinks(10, tuple(range(7)), drinks=2)
    number, shown = 10_000, []
    diary.log(dose(9_999, "kratom_leaf", hour(at(10, 19))))
    for place in range(4):
        shown.append(len(diary.log(drink(number + place, 14, hour(at(10, 20 + place * 0.25))))))
    assert shown == [0, 0, 0, 1], "56 g are twice the usual 28, 42 g are not more than 1.5 times"


def critical(number: int, at_h: float, *names: str, state: str = "to_review") -> Alert:
    """A critical alert of these substances, the last of which was taken at `at_h`."""
    entries = [dose(number * 10 + place, name, hour(at_h - 0.1 * (len(names) - place - 1))) for place, name in
               enumerate(names)]  # fmt: skip
    alert = evaluate(SMALL, Person(), entries, START + timedelta(hours=at_h), JOURNAL)[-1]
    assert alert.level == Level.CRITICAL
    fields = {name: getattr(alert, name) for name in alert.__struct_fields__}
    return Alert(**{**fields, "state": state})


def days(number: float) -> datetime:
    return START + timedelta(days=number)


def past(*numbers: float) -> list[Interruption]:
    return [
        Interruption(ingredients=("alprazolam", "kratom"), person_day=days(number).date(), at=days(number))
        for number in numbers
    ]


def asks(shown: list[Interruption], day: float) -> bool:
    alert = critical(1, day * 24, "kratom_leaf", "alprazolam")
    return interrupting([alert], shown, days(day)) == (alert,)


def test_when_a_critical_episode_interrupts() -> None:
    assert asks([], 50), "new"
    assert asks(past(0), 50), "unseen for 30 days"
    assert asks(past(48, 49), 50), "the third time in 30 days"
    assert not asks(past(47, 48, 49), 50), "the fourth"
    assert not asks(past(30, 31, 37), 50)
    assert asks(past(30, 31, 36), 50), "14 days since the last"
    assert not asks(past(49.9), 50), "once for an episode"


def test_only_unread_critical_alerts_interrupt_and_one_of_an_episode() -> None:
    kratom, alprazolam = dose(1, "kratom_leaf", hour(0)), dose(2, "alprazolam", hour(1))
    first = evaluate(SMALL, Person(), [kratom, alprazolam], START, JOURNAL)[0]
    second = critical(3, 2, "kratom_leaf", "alprazolam")
    assert interrupting([second, first], [], START) == (first,)
    for state in ("historical", "read", "resolved"):
        assert interrupting([critical(3, 2, "kratom_leaf", "alprazolam", state=state)], [], START) == ()
    serious = evaluate(SMALL, Person(), [kratom, dose(2, "oxycodone", hour(1))], START, JOURNAL)
    assert serious[0].level == Level.SERIOUS
    assert interrupting(serious, [], START) == ()


def test_a_larger_amount_than_usual_interrupts() -> None:
    alert = critical(1, 50 * 24, "kratom_leaf", "alprazolam")
    shown = past(47, 48, 49)
    assert interrupting([alert], shown, days(50), [alert.intake.entry_id]) == (alert,)


def test_more_than_usual_is_the_persons_own() -> None:
    usual = [dose(number, "kratom_leaf", hour(number), amount=Amount(value=3, unit="g")) for number in range(1, 6)]

    def more(value: float, unit: str = "g") -> bool:
        return is_more_than_usual(dose(9, "kratom_leaf", hour(9), amount=Amount(value=value, unit=unit)), usual)

    assert not more(4.5)
    assert more(4.6)
    assert more(4600, "mg")
    assert not more(9, "capsule"), "unlike units are not compared"
    assert not is_more_than_usual(dose(9, "kratom_leaf", hour(9)), usual), "not known"
    few = dose(9, "kratom_leaf", hour(9), amount=Amount(value=30, unit="g"))
    assert not is_more_than_usual(few, usual[:2]), "two are no habit"
    later = [dose(number + 20, "kratom_leaf", hour(20), amount=Amount(value=1, unit="g")) for number in range(5)]
    assert not is_more_than_usual(dose(9, "kratom_leaf", hour(9), amount=Amount(value=4, unit="g")), [*usual, *later])


def test_drinks_are_compared_by_the_evening() -> None:
    evenings: list[Drink] = [
        drink(day * 2 + place, 14, hour(at(day, 20 + place))) for day in range(4) for place in (0, 1)
    ]
    third, fourth = drink(50, 14, hour(at(4, 22))), drink(51, 14, hour(at(4, 25.5)))
    tonight = [drink(48, 14, hour(at(4, 20))), drink(49, 14, hour(at(4, 21)))]
    assert not is_more_than_usual(third, [*evenings, *tonight])
    assert is_more_than_usual(fourth, [*evenings, *tonight, third]), "half past one belongs to the evening before"
    assert not is_more_than_usual(drink(60, None, hour(at(4, 22))), evenings), "not known"


def test_an_episode_is_one_set_on_one_person_day() -> None:
    entries: list[Intake] = [
        dose(1, "kratom_leaf", hour(at(0, 19)), name="Kratom"),
        drink(2, 14, hour(at(0, 20))),
        drink(3, 14, hour(at(0, 25.5))),
        dose(4, "kratom_extract", hour(at(0, 26)), name="the shot"),
        dose(5, "diazepam", hour(at(0, 27)), name="Valium"),
        dose(6, "kratom_leaf", hour(at(2, 8))),
    ]
    found = evaluate(SMALL, Person(), entries, START, JOURNAL)
    evening, joined, later = episodes(reversed(found))
    assert evening.ingredients == ("alcohol", "kratom")
    assert (evening.person_day, evening.level, evening.at) == (date(2026, 3, 2), Level.CRITICAL, found[0].at)
    assert evening.names == ("Kratom", "wine")
    assert evening.alerts == tuple(alert.id for alert in found[:3])
    assert joined.ingredients == ("alcohol", "diazepam", "kratom")
    assert joined.names == ("Kratom", "wine", "Valium")
    assert (later.ingredients, later.person_day) == (("diazepam", "kratom"), date(2026, 3, 4))


def test_resolved_alerts_are_in_no_episode() -> None:
    assert episodes([critical(1, 2, "kratom_leaf", "alprazolam", state="resolved")]) == ()
    assert len(episodes([critical(1, 2, "kratom_leaf", "alprazolam", state="historical")])) == 1


def red_flag(what: str, day: float) -> Alert:
    seen = IntakeSeen(
        entry_id=UUID(int=int(day * 100)), substance="", ingredient="", name=what, detail="", moment=hour(day * 24)
    )
    hit = Hit(
        rule="P15",
        level=Level.CRITICAL,
        rule_level=Level.CRITICAL,
        earlier=(),
        later=seen,
        band=Band.ACTIVE,
        gap_h=None,
    )
    return Alert(
        id=seen.entry_id, level=Level.CRITICAL, at=days(day), intake=seen, hits=(hit,), knowledge_version="1",
        raised_at=days(day), rule="P15",
    )  # fmt: skip


def test_every_sign_that_needs_help_now_interrupts_on_each_day_on_which_it_is_noted() -> None:
    both = [red_flag("seizure", 50.1), red_flag("suicide", 50.2)]
    assert [worst_set(alert) for alert in both] == [("seizure",), ("suicide",)]
    assert interrupting(both, [], days(50.3)) == tuple(both)
    shown = [interruption_of(red_flag("suicide", day), days(day)) for day in (46, 47, 48, 49)]
    assert interrupting(both, shown, days(50.3)) == tuple(both)
    assert interrupting([red_flag("suicide", 49.1)], shown, days(49.2)) == (), "once on a day"
