"""An onset is written for people and counted by its upper end."""

import msgspec
import pytest

from journal_app.knowledge.files import SubstanceOnFile
from journal_app.knowledge.rows import Fault, onset_max_h
from tests.shipped import shipped_knowledge

ROW = SubstanceOnFile(
    id="kratom_leaf", name="kratom", ingredient="kratom", classes=("kratom",), sources="read: a", confidence="low"
)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("10-40 min", 40 / 60), ("30 min", 0.5), ("1-3 h", 3.0), ("1-3 d", 72.0), ("seconds-10 min", 1 / 6),
        ("seconds-min", 1.0), ("minutes", 1.0), ("hours", 24.0), ("hours-days", 168.0), ("days-weeks", 672.0),
    ],
)  # fmt: skip
def test_the_upper_end_counts(written: str, hours: float) -> None:
    assert onset_max_h(msgspec.structs.replace(ROW, onset=written)) == pytest.approx(hours)


def test_no_onset_is_not_known() -> None:
    assert onset_max_h(ROW) is None


@pytest.mark.parametrize("written", ["soon", "10 to 40 min", "10-40", "10-40 years", "-", "h 3"])
def test_an_onset_that_cannot_be_read_is_a_fault(written: str) -> None:
    with pytest.raises(Fault, match="kratom_leaf"):
        onset_max_h(msgspec.structs.replace(ROW, onset=written))


def test_every_depressant_has_an_onset_unless_it_stands_for_a_class() -> None:
    for substance in shipped_knowledge().substances.values():
        if substance.tier in (1, 2) and not substance.class_level:
            assert substance.onset_max_h, substance.id
