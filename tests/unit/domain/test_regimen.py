"""Medicines that go on: they meet everything without being logged, and a dose as listed counts once."""

from datetime import timedelta
from uuid import UUID, uuid5

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Intake, Route
from journal_app.domain.evaluation import LATEST, affected_by_medicine, evaluate
from journal_app.domain.interactions import hits
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine, Person, PlannedStep
from journal_app.domain.units import Amount
from tests.unit.domain.small_knowledge import JOURNAL, SMALL, START, day, dose, drink, hour


def medicine(
    number: int,
    substance: str | None,
    start: Moment,
    stop: Moment | None = None,
    *,
    mg: float | None = None,
    times: float | None = 1,
    scheduled: bool = True,
    plan: tuple[PlannedStep, ...] = (),
    route: Route | None = None,
) -> Medicine:
    amount = Amount(value=mg, unit="mg") if mg is not None else None
    return Medicine(id=UUID(int=1000 + number), name=substance or "x", substance=substance, start=start, stop=stop,
                    amount=amount, times_per_day=times, scheduled=scheduled, plan=plan, route=route)  # fmt: skip


BENZO = medicine(1, "alprazolam", day(0))
OPIOID = medicine(2, "bup", day(0))
WINE = drink(1, 14, hour(400))


def met(regimen: tuple[Medicine, ...], *entries: Intake) -> set[tuple[int, str, str]]:
    """(id of the later one, rule, level) of each hit."""
    found = hits(SMALL, Person(regimen=regimen), entries)
    return {(hit.later.entry_id.int, hit.rule, hit.level.word) for hit in found}


def alerts(regimen: tuple[Medicine, ...], *entries: Intake, at_h: float = 0) -> tuple[Alert, ...]:
    return evaluate(SMALL, Person(regimen=regimen), entries, START + timedelta(hours=at_h), JOURNAL)


def test_what_goes_on_meets_what_is_taken_years_later() -> None:
    late = drink(1, 14, hour(24 * 3000))
    assert met((BENZO,), late) == {(1, "D4", "critical")}
    (hit,) = hits(SMALL, Person(regimen=(BENZO,)), [late])
    assert (hit.earlier[0].entry_id, hit.gap_h) == (BENZO.id, 0)


def test_before_its_start_it_is_not_there() -> None:
    assert met((BENZO,), drink(1, 14, hour(-30))) == set()
    assert met((BENZO,), drink(1, 14, hour(-2))) == {(BENZO.id.int, "D4", "critical")}, "the same date"


@pytest.mark.parametrize(
    ("at_h", "level"),
    [(24 * 10, "critical"), (24 * 11 - 8 + 14.9, "critical"), (24 * 11 - 8 + 15, "serious"),
     (24 * 11 - 8 + 45, "caution"), (24 * 11 - 8 + 75, None)],
)  # fmt: skip
def test_after_its_stop_it_fades_from_the_end_of_that_date(at_h: float, level: str | None) -> None:
    stopped = medicine(1, "alprazolam", day(0), day(10))
    found = met((stopped,), dose(1, "oxycodone", hour(at_h)))
    assert found == ({(1, "D1", level)} if level else set())


def test_a_stop_with_a_time_counts_from_it() -> None:
    stopped = medicine(1, "alprazolam", hour(0), hour(100))
    assert met((stopped,), dose(1, "oxycodone", hour(114.9))) == {(1, "D1", "critical")}
    assert met((stopped,), dose(1, "oxycodone", hour(115))) == {(1, "D1", "serious")}


def test_a_drink_without_a_time_on_the_date_of_a_stop_meets_it_as_a_logged_dose_of_that_date_would() -> None:
    stopped = medicine(1, "oxycodone", hour(0), hour(24 * 40 - 7))
    wine = drink(1, 14, day(40))
    assert met((stopped,), wine) == {(1, "D2", "critical")}
    assert met((), dose(2, "oxycodone", hour(24 * 40 - 8)), wine) == {(1, "D2", "critical")}
    assert met((stopped,), drink(1, 14, hour(24 * 40 + 4))) == {(1, "D2", "serious")}
    assert met((stopped,), drink(1, 14, day(41))) == set()


def test_after_a_stop_it_wears_off_as_after_use_each_day() -> None:
    stopped = medicine(1, "kratom_leaf", hour(0), hour(100))
    assert met((stopped,), dose(1, "alprazolam", hour(100 + 167))) == {(1, "D1", "serious")}
    assert met((stopped,), dose(1, "alprazolam", hour(100 + 168))) == set()


def test_the_last_patch_may_stay_on_after_the_stop() -> None:
    stopped = medicine(1, "fentanyl_patch", hour(0), hour(100))
    assert met((stopped,), dose(1, "alprazolam", hour(100 + 72 + 47))) == {(1, "D1", "critical")}
    assert met((stopped,), dose(1, "alprazolam", hour(100 + 72 + 48))) == {(1, "D1", "serious")}


def test_windows_of_a_rule_count_from_its_stop() -> None:
    stopped = medicine(1, "slow_ssri", day(0), hour(500))
    assert met((stopped,), dose(1, "maoi", hour(500 + 839))) == {(1, "S1", "critical")}
    assert met((stopped,), dose(1, "maoi", hour(500 + 840))) == set()
    inducer = medicine(1, "inducer", day(0), hour(500))
    assert met((inducer,), dose(1, "alprazolam", hour(500))) == set()
    assert met((inducer,), dose(1, "alprazolam", hour(548))) == {(1, "C1", "serious")}


def test_two_of_one_regimen_are_said_once_at_the_later_start() -> None:
    assert met((BENZO, OPIOID)) == {(OPIOID.id.int, "D1", "critical")}
    later = medicine(3, "gabapentin", day(30))
    assert met((BENZO, OPIOID, later)) == {
        (OPIOID.id.int, "D1", "critical"), (later.id.int, "D7", "serious"), (later.id.int, "N3+", "critical"),
    }  # fmt: skip
    (first, second) = alerts((BENZO, OPIOID, later), at_h=2000)
    assert first.id == uuid5(JOURNAL, str(OPIOID.id))
    assert second.at == later.start.at
    assert {first.state, second.state} == {"to_review"}, "they still run"


def test_a_plan_step_anchors_nothing_and_a_second_row_does() -> None:
    step = PlannedStep(from_day=(START + timedelta(days=20)).date(), amount=Amount(value=1, unit="mg"))
    assert met((BENZO, msgspec.structs.replace(OPIOID, plan=(step,)))) == met((BENZO, OPIOID))
    old, new = medicine(2, "bup", day(0), day(20), mg=8), medicine(3, "bup", day(20), mg=4)
    assert {later for later, _, _ in met((BENZO, old, new))} == {old.id.int, new.id.int}
    assert not [rule for _, rule, _ in met((old, new)) if rule.startswith("D")], "no medicine meets itself"


def test_a_dose_as_listed_meets_only_what_is_not_in_the_regimen() -> None:
    assert met((BENZO, OPIOID), dose(1, "bup", hour(100))) == {(OPIOID.id.int, "D1", "critical")}
    listed = dose(2, "bup", hour(401))
    found = met((BENZO, OPIOID), WINE, listed)
    assert {each for each in found if each[0] == 2} == {(2, "D2", "critical")}
    assert {rule for later, rule, _ in found if later == 1} == {"D2", "D4", "N3+"}


def test_two_doses_as_listed_do_not_meet_each_other() -> None:
    both = (dose(1, "bup", hour(100)), dose(2, "alprazolam", hour(101)))
    assert met((BENZO, OPIOID), *both) == {(OPIOID.id.int, "D1", "critical")}


def test_a_dose_as_listed_counts_once() -> None:
    found = hits(SMALL, Person(regimen=(BENZO,)), [dose(2, "alprazolam", hour(399)), WINE])
    assert [hit.rule for hit in found] == ["D4"]


def extra(regimen: tuple[Medicine, ...], *entries: Intake) -> set[int]:
    """Which doses met the other medicine of the regimen, as extra ones do."""
    return {later for later, rule, _ in met((BENZO, *regimen), *entries) if rule == "D1" and later < 1000}


def mg(number: int, at_h: float, value: float | None, unit: str = "mg") -> Intake:
    return dose(number, "bup", hour(at_h), amount=Amount(value=value, unit=unit) if value is not None else None)


@pytest.mark.parametrize(
    ("doses", "extras"),
    [
        ([mg(1, 100, 8)], set()),
        ([mg(1, 100, 8000, "mcg")], set()),
        ([mg(1, 100, 8.1)], {1}),
        ([mg(1, 100, 1, "tablet")], {1}),
        ([mg(1, 100, None)], set()),
        ([mg(1, 100, 8), mg(2, 104, 8)], {2}),
        ([mg(1, 100, 8), mg(2, 124, 8)], set()),
        ([mg(2, 100, 8), mg(1, 104, 8)], {1}),
    ],
)
def test_larger_or_more_often_than_prescribed_is_extra(doses: list[Intake], extras: set[int]) -> None:
    assert extra((medicine(2, "bup", day(0), mg=8),), *doses) == extras


def test_how_often_a_day_is_rounded_up_and_once_if_not_said() -> None:
    three = [mg(number, 100 + number, 8) for number in range(1, 4)]
    for times, extras in ((2, {3}), (2.5, set()), (0.5, {2, 3}), (None, {2, 3}), (3, set())):
        assert extra((medicine(2, "bup", day(0), mg=8, times=times),), *three) == extras


def test_a_night_dose_belongs_to_the_evening_before() -> None:
    evening, night = mg(1, 24 * 4 + 14, 8), mg(2, 24 * 4 + 18, 8)  # 22:00 and 02:00
    assert extra((medicine(2, "bup", day(0), mg=8),), evening, night) == {2}
    assert extra((medicine(2, "bup", day(0), mg=8),), mg(1, 24 * 4 + 6, 8), mg(2, 24 * 4 + 20.5, 8)) == set()


def test_two_rows_of_one_ingredient_prescribe_both() -> None:
    rows = (medicine(2, "bup", day(0), mg=4), medicine(3, "bup_film", day(0), mg=8))
    assert extra(rows, mg(1, 100, 8), mg(2, 105, 4)) == set()
    assert extra(rows, mg(1, 100, 8), mg(2, 105, 8)) == {2}
    assert extra(rows, mg(1, 100, 4), mg(2, 105, 8)) == set()


def test_the_plan_says_what_is_prescribed_on_a_day() -> None:
    step = PlannedStep(from_day=(START + timedelta(days=10)).date(), amount=Amount(value=4, unit="mg"))
    planned = (medicine(2, "bup", day(0), mg=8, plan=(step,)),)
    assert extra(planned, mg(1, 24 * 9, 8), mg(2, 24 * 10, 8), mg(3, 24 * 11, 4)) == {2}


def test_another_way_of_taking_it_or_one_said_to_be_unprescribed_is_extra() -> None:
    by_mouth = (medicine(2, "bup", day(0), route="sublingual"),)
    assert extra(by_mouth, dose(1, "bup", hour(100), route="iv")) == {1}
    assert extra(by_mouth, dose(1, "bup", hour(100), route="sublingual")) == set()
    assert extra(by_mouth, msgspec.structs.replace(mg(1, 100, None), prescribed=False)) == {1}


def test_a_dose_of_the_first_date_and_of_the_last_is_as_listed() -> None:
    stopped = (medicine(2, "bup", day(5), day(10)),)
    doses = [mg(number, 24 * at + 1, None) for number, at in ((1, 4), (2, 5), (3, 10), (4, 11))]
    assert extra(stopped, *doses) == {1, 4}


def test_as_needed_counts_only_when_it_is_logged() -> None:
    needed = medicine(1, "alprazolam", day(0), scheduled=False)
    assert met((needed,), WINE) == set()
    assert met((needed,), dose(2, "alprazolam", hour(399)), WINE) == {(1, "D4", "critical")}


def test_a_medicine_that_is_not_recognised_is_not_checked() -> None:
    assert met((medicine(1, None, day(0)), medicine(2, "no such", day(0))), WINE) == set()


def test_a_start_is_new_once() -> None:
    heroin = dose(1, "oxycodone", hour(24 * 30 - 3))
    start = medicine(2, "bup", hour(24 * 30))
    assert (start.id.int, "A3", "serious") in met((start,), heroin)
    assert not [rule for _, rule, _ in met((start,), dose(1, "oxycodone", hour(24 * 40)), mg(2, 24 * 40 + 1, 99))
                if rule == "A3"], "it stands in the regimen"  # fmt: skip
    change = medicine(3, "bup", hour(24 * 30))
    assert not [rule for _, rule, _ in met((medicine(2, "bup", day(0), day(29)), change), heroin) if rule == "A3"]


def test_what_a_medicine_can_touch() -> None:
    assert affected_by_medicine(SMALL, None, medicine(1, None, day(0))) is None
    assert affected_by_medicine(SMALL, None, medicine(1, "bup", day(0), scheduled=False)) is None
    span = affected_by_medicine(SMALL, None, BENZO)
    assert span is not None
    assert span[0] < START
    assert span[1] == LATEST
    ended = affected_by_medicine(SMALL, medicine(1, "alprazolam", day(0), day(9)), None)
    assert ended is not None
    assert timedelta(days=9 + 3) < ended[1] - START < timedelta(days=60)
    renamed = msgspec.structs.replace(BENZO, prescriber="Dr. B", note="with food")
    assert affected_by_medicine(SMALL, BENZO, renamed) is None


def test_a_stop_or_a_step_touches_nothing_of_the_years_before() -> None:
    stopped = msgspec.structs.replace(BENZO, stop=day(1000))
    step = PlannedStep(from_day=(START + timedelta(days=1000)).date(), times_per_day=2)
    planned = msgspec.structs.replace(BENZO, plan=(step,))
    for after in (stopped, planned):
        for pair in ((BENZO, after), (after, BENZO)):
            span = affected_by_medicine(SMALL, *pair)
            assert span is not None
            assert timedelta(days=995) < span[0] - START < timedelta(days=1000)


def test_the_level_of_a_stack_on_top_of_a_regimen() -> None:
    three = (BENZO, OPIOID, medicine(3, "gabapentin", day(0)))
    (alert,) = [each for each in alerts(three, dose(1, "zolpidem", hour(200))) if each.intake.entry_id.int == 1]
    assert (alert.level, alert.hits[0].rule) == (Level.CRITICAL, "N3+")
