"""The domain speaks the language in use, and keeps what it keeps in one form for all of them."""

import os
import subprocess
import sys
from datetime import timedelta
from functools import cache
from typing import Any

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.ledger import reconcile
from tests.unit.domain.spoken import NOW, alerts, words


@cache
def said(code: str) -> Any:
    """What the domain says in a language."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.unit.domain.spoken", code],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return msgspec.json.decode(run.stdout)


def kept(found: list[Any]) -> list[Alert]:
    return [msgspec.convert(each["kept"], Alert) for each in found]


def test_dates_and_spans() -> None:
    german, spanish, english = said("de")["words"], said("es")["words"], words()
    assert german["day"] == "Samstag, 21. November"
    assert german["day and year"] == "Samstag, 21. November 2026"
    assert (german["month"], german["short"]) == ("November 2026", "21. Nov")
    assert german["short weekday"] == "Sa, 21. November 2026"
    assert german["when"] == "gestern 20:15"
    assert german["spans"] == ["1 Minute", "2 Minuten", "3 Tage"]
    assert spanish["day"] == "sábado 21 de noviembre"
    assert spanish["day and year"] == "sábado 21 de noviembre de 2026"
    assert spanish["month"] == "noviembre de 2026"
    assert spanish["spans"][:2] == ["1 minuto", "2 minutos"]
    assert english["day and year"] == "Saturday 21 November 2026"
    assert (english["month"], english["short"]) == ("November 2026", "21 Nov")
    assert english["spans"] == ["1 minute", "2 minutes", "3 days"]


def test_numbers_have_a_comma_and_are_read_back() -> None:
    assert said("de")["words"]["numbers"] == ["1234,5", "0,25", "2 Getränke"]
    assert said("es")["words"]["numbers"][:2] == ["1234,5", "0,25"]
    assert words()["numbers"] == ["1234.5", "0.25", "2 standard drinks"]
    assert said("de")["words"]["read back"] == said("es")["words"]["read back"] == words()["read back"] == 2.5


def test_german_nouns_keep_their_capital_inside_a_sentence() -> None:
    assert said("de")["words"]["inside"] == ["Kratom", "GHB"]
    assert said("de")["words"]["typed small"] == ["Kratom", "Beer 330 ml"]
    assert said("es")["words"]["typed small"] == words()["typed small"] == ["kratom", "beer 330 ml"]
    assert words()["inside"] == ["kratom", "GHB"]
    assert said("es")["words"]["inside"] == ["kratom", "GHB"]
    assert said("de")["words"]["start"] == "Über"


def test_what_journal_names_is_translated_and_what_a_person_names_is_not() -> None:
    german = said("de")["words"]
    assert german["symptoms"] == ["Angst", "Heimweh", "Schmerzen (in Worten)"]
    assert german["measures"] == ["Blutdruck", "steps"]
    assert german["entries"] == [
        "Kratom 2,5 g", "Kratom 1 Kapsel", "Kratom 2 Kapseln", "Alkohol 330 ml × 2", "Angst mittel", "ohne Alkohol",
    ]  # fmt: skip
    assert said("es")["words"]["entries"][1:3] == ["Kratom 1 cápsula", "Kratom 2 cápsulas"]
    assert words()["symptoms"] == ["anxiety", "Heimweh", "aches (in words)"]
    assert words()["entries"] == [
        "Kratom 2.5 g", "Kratom 1 capsule", "Kratom 2 capsules", "alcohol 330 ml × 2", "anxiety moderate", "no alcohol",
    ]  # fmt: skip


def test_a_kind_of_substances_is_named_as_knowledge_translates_it() -> None:
    shown, of_the_list, gone = said("de")["words"]["kinds"]
    assert shown == of_the_list != "opioids"
    assert gone == "gone row"
    assert words()["kinds"] == ["opioid", "opioids", "gone row"]


def test_lists_are_joined_as_in_the_language() -> None:
    assert said("de")["words"]["lists"] == ["a, b und ibuprofeno", "a und hielo", "a oder oxicodona"]
    assert said("es")["words"]["lists"] == ["a, b e ibuprofeno", "a y hielo", "a u oxicodona"]
    assert words()["lists"] == ["a, b and ibuprofeno", "a and hielo", "a or oxicodona"]


def test_the_halves_of_the_day_are_read_as_they_are_shown() -> None:
    assert said("es")["words"]["evening"] == ["8:15 p. m.", "20:15:00"]
    assert words()["evening"] == ["8:15 pm", "20:15:00"]


def test_an_entry_is_found_by_the_words_it_is_shown_in() -> None:
    assert said("de")["words"]["found"] == [True, False]
    assert words()["found"] == [False, False], "in English it is found by the word itself"


def test_another_language_changes_no_kept_warning() -> None:
    english, german = alerts(), said("de")["alerts"]
    assert len(english) > 5
    assert [each["kept"] for each in german] == msgspec.json.decode(
        msgspec.json.encode([each["kept"] for each in english])
    )
    assert reconcile(kept(english), kept(german), NOW + timedelta(hours=1)) == ()


def test_a_kept_warning_is_shown_in_the_language_in_use() -> None:
    taken = {line for each in said("de")["alerts"] for line in each["taken"]}
    english = {line for each in alerts() for line in each["taken"]}
    assert any(line.startswith("Eine Kopfverletzung") for line in taken)
    assert any("2 Kapseln" in line for line in taken)
    assert any("28,4 g Alkohol" in line for line in taken)
    assert any("Alkohol (viel)" in line for line in taken)
    assert any(line.startswith("Ohne Diazepam") for line in taken)
    assert any(line.startswith("A head injury") for line in english)
    assert any(line.startswith("No diazepam") for line in english)
    assert any("28.4 g of alcohol" in line for line in english)
