"""A product that holds several medicines is checked as all of them, whatever its brand says first."""

import pytest

from journal_app.domain.combination import check_combination
from journal_app.domain.levels import Level
from tests.shipped import shipped_knowledge

HELD = {
    "Excedrin": "contains_paracetamol caffeine",
    "Excedrin PM": "antihistamine contains_paracetamol",
    "BC powder": "analgesic caffeine",
    "NyQuil": "antihistamine contains_paracetamol serotonergic_opioid",
    "Frenadol": "antihistamine contains_paracetamol serotonergic_opioid",
    "DayQuil": "contains_paracetamol serotonergic_opioid",
    "Coricidin HBP": "antihistamine serotonergic_opioid",
    "triple c": "antihistamine serotonergic_opioid",
    "Tylenol PM": "antihistamine contains_paracetamol",
    "Unisom PM": "antihistamine contains_paracetamol",
    "Advil PM": "antihistamine analgesic",
    "Aleve PM": "antihistamine analgesic",
    "Percocet": "opioid contains_paracetamol",
    "Percodan": "opioid analgesic",
    "Vicodin": "opioid contains_paracetamol",
    "Vicoprofen": "opioid analgesic",
    "Apadaz": "opioid contains_paracetamol",
    "Synalgos-DC": "opioid analgesic",
    "Darvocet": "opioid qt contains_paracetamol",
    "co-codamol": "opioid contains_paracetamol",
    "co-codaprin": "opioid analgesic",
    "Nurofen Plus": "opioid analgesic",
    "Suboxone": "opioid opioid_partial",
    "Tylenol 3": "opioid contains_paracetamol",
    "lean": "opioid antihistamine qt",
    "promethazine codeine": "opioid antihistamine qt",
    "Phenergan with codeine": "opioid antihistamine qt",
    "promethazine dm": "antihistamine serotonergic_opioid qt",
    "Fioricet": "barbiturate contains_paracetamol",
    "Fiorinal": "barbiturate analgesic",
    "Fioricet with codeine": "barbiturate opioid contains_paracetamol",
    "Ascomp": "barbiturate opioid",
    "Soma Compound": "carbamate analgesic",
    "Soma Compound with codeine": "carbamate opioid analgesic",
    "Limbitrol": "benzodiazepine tricyclic serotonergic qt",
    "Librax": "benzodiazepine",
    "Triavil": "antipsychotic tricyclic serotonergic",
    "Deanxit": "antipsychotic tricyclic",
    "Symbyax": "antipsychotic ssri_snri",
    "Parmodalin": "maoi antipsychotic",
    "Bellergal": "barbiturate",
    "Mersyndol": "opioid antihistamine contains_paracetamol",
    "Ultracet": "opioid serotonergic contains_paracetamol",
}


@pytest.mark.parametrize(("product", "held"), HELD.items())
def test_every_part_of_a_product_is_in_its_classes(product: str, held: str) -> None:
    knowledge = shipped_knowledge()
    found = knowledge.recognise(product)
    assert found is not None
    assert set(held.split()) <= set(knowledge.substances[found].classes)


def test_a_product_lasts_as_long_as_its_longest_part_and_is_as_strong_as_its_strongest() -> None:
    rows = shipped_knowledge().substances
    for product, parts in {
        "codeine_promethazine": ("codeine", "promethazine"),
        "carisoprodol_codeine": ("carisoprodol", "codeine", "aspirin"),
        "chlordiazepoxide_amitriptyline": ("chlordiazepoxide", "amitriptyline"),
        "dxm_chlorphenamine": ("dxm", "chlorphenamine"),
        "diphenhydramine_naproxen": ("diphenhydramine", "naproxen"),
    }.items():
        made, held = rows[product].windows, [rows[part].windows for part in parts]
        assert made is not None
        assert made.active_h == max(each.active_h for each in held if each is not None)
        assert made.trace_h == max(each.trace_h for each in held if each is not None)
        assert rows[product].tier == min(tier for part in parts if (tier := rows[part].tier) is not None)


@pytest.mark.parametrize(
    ("product", "other", "at_least"),
    [
        ("lean", "alcohol", "critical"),
        ("Soma Compound with codeine", "alprazolam", "critical"),
        ("Ascomp", "diazepam", "critical"),
        ("Limbitrol", "phenelzine", "serious"),
        ("promethazine dm", "phenelzine", "critical"),
        ("Excedrin", "warfarin", "serious"),
        ("Advil PM", "lithium", "serious"),
        ("Coricidin HBP", "oxycodone", "caution"),
    ],
)
def test_the_part_that_does_not_lead_is_warned_of_too(product: str, other: str, at_least: str) -> None:
    found = check_combination(shipped_knowledge(), (product, other))
    assert found.level is not None
    assert found.level >= Level[at_least.upper()]
