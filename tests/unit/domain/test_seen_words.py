"""What an alert keeps is shown as it always was, whatever version of Journal kept it."""

from datetime import datetime
from uuid import UUID

import pytest

from journal_app.domain.alerts import IntakeSeen
from journal_app.domain.moments import moment_at
from journal_app.domain.seen_words import detail_words, is_ongoing, no_substance_seen, own_name, seen_name
from journal_app.domain.units import UNITS, Amount
from tests.shipped import shipped_knowledge

MOMENT = moment_at(datetime(2026, 6, 3, 20), "UTC")


def seen(name: str, detail: str = "", substance: str = "") -> IntakeSeen:
    return IntakeSeen(
        entry_id=UUID(int=1), substance=substance, ingredient=substance, name=name, detail=detail, moment=MOMENT
    )


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("value", [0.5, 1, 2, 1500, 0.00001, 1e9])
def test_every_amount_is_shown_as_it_was_written(unit: str, value: float) -> None:
    amount = Amount(value=value, unit=unit)
    assert amount.kept == amount.text
    assert detail_words(seen("kratom", amount.kept)) == amount.text
    assert detail_words(seen("kratom", f"{amount.kept}, ongoing")) == f"{amount.text}, ongoing"


@pytest.mark.parametrize(
    "detail",
    ["150 ml × 2", "330 ml", "28.4 g of alcohol", "1e+03 ml × 0.5", "ongoing", "", "a handful", "3 somethings"],
)
def test_every_other_detail_too(detail: str) -> None:
    assert detail_words(seen("wine", detail)) == detail


def test_a_heavy_drink_is_said_once() -> None:
    assert detail_words(seen("alcohol", "heavy")) == "(heavy)"
    assert detail_words(seen("Heavy drinking", "heavy")) == ""


def test_a_medicine_of_the_regimen_is_known_by_its_detail() -> None:
    assert is_ongoing(seen("methadone", "8 mg, ongoing"))
    assert is_ongoing(seen("methadone", "ongoing"))
    assert not is_ongoing(seen("methadone", "8 mg"))


def test_what_is_no_intake_has_journals_own_words_and_a_person_has_their_own() -> None:
    knowledge = shipped_knowledge()
    none = seen(no_substance_seen("kratom_leaf"), substance="kratom_leaf")
    assert seen_name(knowledge, none) == f"no {knowledge.substances['kratom_leaf'].name}"
    assert own_name(none, knowledge) == seen_name(knowledge, none)
    assert seen_name(knowledge, seen("no alcohol", substance="alcohol")) == "alcohol"
    assert seen_name(knowledge, seen("a head injury")) == "a head injury"
    assert seen_name(knowledge, seen("XANAX", substance="alprazolam")) == "Xanax"
    assert own_name(seen("my own brew", substance="kratom_leaf"), knowledge) == "my own brew"
