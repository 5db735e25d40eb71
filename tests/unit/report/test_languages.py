"""The report in another language: its words on every page, no English sentence, and as many pages as in English."""

import base64
import io
import json
from functools import cache

import pytest
from pypdf import PdfReader

from tests.unit.spoken import english_in, in_language

MAKE = """
import base64, json
from datetime import date, timedelta
from journal_app.i18n.choice import speak
speak()
from journal_app.report.typeset import pdf_bytes
from tests.unit.report.example import ENTERED, FIRST, HAPPENED, LAST, REGIMEN, dates, dose, drawn, taper
from tests.unit.report.test_build import built

first = LAST - timedelta(days=83)
entries, alerts = taper(first)
made = [
    built((*entries, *HAPPENED), alerts, first=first, regimen=REGIMEN, name="Xaver Quill", questions=["?", "??"]),
    built((*entries, *HAPPENED), alerts, first=first, regimen=REGIMEN, paper="us-letter"),
    built([dose(day, "Kratom", 5, "g") for day in dates(FIRST, 3)]),
    built([]),
]
print(json.dumps([base64.b64encode(pdf_bytes(data, drawn)).decode() for data in made]))
"""
TWELVE_WEEKS, ON_LETTER, FEW_DAYS, NOTHING = range(4)
NOT_REVIEWED = {
    "de": "Die Übersetzung der medizinischen Texte ist noch nicht von einer Fachperson geprüft.",
    "es": "La traducción de los textos clínicos aún no ha sido revisada por personal clínico.",
}


@cache
def reports(language: str) -> tuple[PdfReader, ...]:
    answer = in_language(language, "-c", MAKE)
    assert answer.stderr == ""
    return tuple(PdfReader(io.BytesIO(base64.b64decode(made))) for made in json.loads(answer.stdout))


def pages(language: str, which: int) -> list[str]:
    found = [" ".join(page.extract_text().split()) for page in reports(language)[which].pages]
    # What is cut at the end of a line to go on in the next is one word.
    return [text.replace("\u00ad ", "").replace("\u200b", "") for text in found]


@pytest.mark.parametrize(
    ("language", "summary", "days", "method"),
    [
        (
            "de",
            ("Entzugstagebuch", "Übersicht, 12 Wochen", "Worüber ich sprechen möchte", "Symptome", "Warnungen",
             "Kritisch", "Was ich jetzt nehme", "Schlaf", "Seite 1 von", "Selbst geschrieben. Nicht ärztlich geprüft."),
            ("Tag für Tag", "Mo Di Mi Do Fr Sa So Woche", "kein Eintrag", "Schraffiert"),
            ("Liste und Vorgehen", "Medikamentenliste", "Wie das entstand", "Unbekannt ist nicht null"),
        ),
        (
            "es",
            ("Diario de abstinencia", "12 semanas", "De qué me gustaría hablar", "Síntomas", "Avisos", "Crítico",
             "Lo que tomo ahora", "Sueño", "Página 1 de", "Escrito por la persona. Sin revisión clínica."),
            ("día a día", "lun mar mié jue vie sáb dom Semana", "sin entrada", "Rayado"),
            ("lista y método", "Lista de medicamentos", "Cómo se hizo", "Desconocido no es cero"),
        ),
    ],
)  # fmt: skip
def test_every_page_speaks_the_language(
    language: str, summary: tuple[str, ...], days: tuple[str, ...], method: tuple[str, ...]
) -> None:
    for which in (TWELVE_WEEKS, ON_LETTER, FEW_DAYS, NOTHING):
        assert {
            number: found for number, text in enumerate(pages(language, which)) if (found := english_in(text))
        } == {}
    first, second, *rest = pages(language, TWELVE_WEEKS)
    for text, words in ((first, summary), (second, days), (" ".join(rest), method)):
        assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_longer_language_needs_no_more_pages_and_keeps_the_summary_on_one(language: str) -> None:
    for which in (TWELVE_WEEKS, ON_LETTER):
        assert len(pages(language, which)) == len(pages("en", which))
        second = pages(language, which)[1]
        assert {"de": "Tag für Tag", "es": "día a día"}[language] in second


@pytest.mark.parametrize("language", ["de", "es"])
def test_clinical_texts_that_no_clinician_has_read_are_said_to_be_so_once(language: str) -> None:
    text = " ".join(pages(language, TWELVE_WEEKS))
    assert text.replace("- ", "").count(NOT_REVIEWED[language]) == 1
    assert NOT_REVIEWED[language] in pages(language, FEW_DAYS)[0].replace("- ", "")
    assert "reviewed by a clinician" not in " ".join(pages("en", TWELVE_WEEKS))


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_screen_reader_is_told_the_language_and_speaks_it(language: str) -> None:
    report = reports(language)[TWELVE_WEEKS]
    assert str(report.root_object["/Lang"]) == language
    assert report.metadata is not None
    assert str(report.metadata["/Title"]) == {"de": "Tagebuch", "es": "Diario"}[language]
