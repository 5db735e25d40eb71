"""P8 at its edge: a form that rises for a day can be stacked, one that rises for longer is renewed as it should be."""

from datetime import timedelta

import msgspec
import pytest

from journal_app.domain.person import Person
from journal_app.domain.safety.record import Record
from journal_app.domain.safety.stacking import again_before_the_peak
from tests.unit.domain.safety.found import found, knowledge
from tests.unit.domain.small_knowledge import START, dose, hour


@pytest.mark.parametrize(("onset_max_h", "said"), [(24, True), (24.5, False), (25, False)])
def test_what_rises_for_longer_than_a_day_is_not_stacked(onset_max_h: float, said: bool) -> None:
    shipped = knowledge()
    slow = msgspec.structs.replace(shipped.substances["fentanyl_patch"], onset_max_h=onset_max_h)
    with_slow = msgspec.structs.replace(shipped, substances={**shipped.substances, slow.id: slow})
    twice = dose(1, slow.id, hour(0)), dose(2, slow.id, hour(23))
    findings = list(again_before_the_peak(Record(with_slow, Person(), twice, START)))
    assert bool(findings) is said
    for finding in findings:
        assert finding.over_at == START + timedelta(hours=23 + onset_max_h)


def test_a_patch_that_came_off_at_the_very_time_of_the_next_one() -> None:
    for off_h, said in ((10, False), (10.1, True)):
        first = dose(1, "fentanyl_patch", hour(0), ended_at=START + timedelta(hours=off_h))
        assert bool(found(again_before_the_peak, first, dose(2, "fentanyl_patch", hour(10)))) is said
