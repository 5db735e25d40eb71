"""Names in sentences are the person's own, spelt as Knowledge spells them."""

import pytest

from journal_app.domain.knowledge import Knowledge
from journal_app.domain.naming import (
    LONGEST_NAME,
    display_name,
    in_class,
    in_words,
    members,
    once_each,
    shortened,
    spoken_name,
    with_shown_names,
)
from journal_app.knowledge.clinical_texts import in_language
from tests.shipped import shipped_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


@pytest.mark.parametrize(
    ("written", "spoken"),
    [("XANAX", "Xanax"), ("Thc", "THC"), ("Merperidine", "meperidine"), ("Opioid", "an opioid"), ("heroin", "heroin"),
     ("Heavy Drinking", "alcohol"), ("benzos", "a benzodiazepine"), ("vallies", "vallies"), ("ghb", "GHB"),
     ("7 oh", "7-OH"), ("suboxon", "buprenorphine"), ("musclerelax", "a muscle relaxant")],
)  # fmt: skip
def test_names_are_spelt_as_they_are_known(knowledge: Knowledge, written: str, spoken: str) -> None:
    assert spoken_name(knowledge, written, str(knowledge.recognise(written))) == spoken


def test_a_name_that_is_not_known_stays_as_written(knowledge: Knowledge) -> None:
    assert spoken_name(knowledge, " my  blue ones ", "diazepam") == "my blue ones"
    assert spoken_name(knowledge, "", "diazepam") == "diazepam"
    assert spoken_name(knowledge, "", "gone_row") == "gone row"
    assert len(spoken_name(knowledge, "x" * 500, "diazepam")) == LONGEST_NAME
    assert shortened("a\nb\t c") == "a b c"


def test_display_names(knowledge: Knowledge) -> None:
    assert display_name(knowledge, "kratom_leaf") == "kratom"
    assert display_name(knowledge, "no_such_row") == "no such row"


def test_lists_in_words() -> None:
    assert in_words(()) == ""
    assert in_words(("wine",)) == "wine"
    assert in_words(("wine", "kratom")) == "wine and kratom"
    assert in_words(("wine", "kratom", "diazepam")) == "wine, kratom and diazepam"
    assert once_each(("Wine", "kratom", "wine")) == ("Wine", "kratom")


def test_classes(knowledge: Knowledge) -> None:
    assert in_class(knowledge, "kratom_leaf", "opioid")
    assert not in_class(knowledge, "loperamide", "opioid")
    assert not in_class(knowledge, None, "opioid")
    assert not in_class(knowledge, "no_such_row", "opioid")
    assert {row.id for row in members(knowledge, "ghb")} == {"ghb", "gbl", "butanediol", "sodium_oxybate"}


def test_a_translated_name_is_recognised_beside_the_others(knowledge: Knowledge) -> None:
    names = {"nitrous oxide": "Lachgas", "cimetidine or ranitidine": "cimetidina o ranitidina", "kratom": "Kratom"}
    german = in_language(knowledge, lambda text: names.get(text, text))
    assert knowledge.recognise("Lachgas") is None
    assert german.recognise("lachgas") == "nitrous"
    assert spoken_name(german, "LACHGAS", "nitrous") == "Lachgas"
    assert german.recognise("nitrous oxide") == knowledge.recognise("nitrous oxide") == "nitrous"
    assert spoken_name(german, "kratom", "kratom_leaf") == "Kratom"
    assert german.recognise("ranitidina") == german.recognise("cimetidina o ranitidina") == "cimetidine"
    assert any(known.text == "Lachgas" for known in german.substances["nitrous"].names)
    assert with_shown_names(knowledge, knowledge) == knowledge, "in English each name is known already"


def test_a_translated_name_never_takes_the_meaning_of_another(knowledge: Knowledge) -> None:
    german = in_language(knowledge, lambda text: "Valium" if text == "nitrous oxide" else text)
    assert set(german.meanings("valium")) == {"diazepam", "nitrous"}
