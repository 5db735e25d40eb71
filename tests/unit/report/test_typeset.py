"""The PDF itself: tagged, readable, literal, and silent about who made it."""

import io
import re
from datetime import date, timedelta
from typing import Any

import msgspec
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.levels import Level
from journal_app.report.data import Chart, ReportData
from journal_app.report.typeset import pdf_bytes, png_pages, printable
from tests.unit.report.example import FIRST, LAST, alert, dates, dose, drawn, note, rating, taper
from tests.unit.report.test_build import built

HOSTILE = (
    "#panic(1)",
    "$x^2$ and $",
    "*b* _i_ `raw`",
    "@ref <label>",
    "\\u{1F600} \\",
    "// comment /* open",
    '"quoted" = heading',
    "[link](x) #{ }",
    '#import "x.typ": *',
)


@pytest.fixture(scope="module")
def four_weeks() -> bytes:
    return pdf_bytes(built(*taper(), name="Xaver Quill", questions=["Is that the taper?"]), drawn)


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """All words of all pages; where a line breaks does not matter."""
    text = " ".join(page.extract_text() for page in reader(pdf).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def squeezed(text: str) -> str:
    return re.sub(r"\s|\u200b", "", text)


def test_pages_hold_what_a_doctor_looks_for(four_weeks: bytes) -> None:
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader(four_weeks).pages]
    assert len(pages) == 3
    for expected in (
        "Withdrawal diary 4-week summary",
        "Xaver Quill",
        "What I would like to talk about",
        "Is that the taper?",
        "24 of 28 days",
        "11 → 6 g",
        "0 none, 10 worst imaginable. Higher is worse.",
        "Diazepam + Kratom powder",
        "What I take now",
        "How to read",
        "Kept by the patient on their own computer. Not a diagnosis",
        "Page 1 of 3",
    ):
        assert expected in pages[0]
    assert "Written by the patient. Not checked by a clinician." in pages[1]
    assert "no entry" in pages[1]
    assert "filled in day by day rather than recalled" in pages[1]
    assert "Kratom powder 6 g at 20:00; wine 150 ml at 21:00" in pages[2]
    assert "substance and rule data 2026.11" in pages[2]
    assert "24 / 72 / 120 h (not yet confirmed)" in pages[2]


def test_pdf_is_tagged_for_screen_readers(four_weeks: bytes) -> None:
    root: dict[str, Any] = dict(reader(four_weeks).root_object)
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "en"
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def roles(pdf: bytes) -> tuple[list[str], list[str]]:
    """Every structure element's role, and every alternative text."""
    found: list[str] = []
    alternatives: list[str] = []
    waiting = [reader(pdf).root_object["/StructTreeRoot"].get_object()]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pypdf.generic.DictionaryObject):
            continue
        if "/S" in element:
            found.append(str(element["/S"]))
        if "/Alt" in element:
            alternatives.append(str(element["/Alt"]))
        children = element.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        waiting += [child.get_object() for child in (children if isinstance(children, list) else [children])]
    return found, alternatives


def test_every_chart_and_mark_has_words(four_weeks: bytes) -> None:
    found, alternatives = roles(four_weeks)
    for key in ("anxiety", "aches", "insomnia", "cravings", "lanes"):
        assert f"Chart of {key}, in words." in alternatives
    assert any(text.startswith("24 of 28 days have an entry. No entry on 23 May") for text in alternatives)
    assert alternatives.count("critical alert") == 7
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= set(found)
    assert found.count("/Figure") == len(alternatives)


def test_metadata_names_neither_person_nor_substance_nor_program(four_weeks: bytes) -> None:
    pdf = reader(four_weeks)
    metadata = {key: str(value) for key, value in (pdf.metadata or {}).items()}
    assert metadata["/Title"] == "Diary"
    assert not metadata.get("/Author")
    root: dict[str, Any] = dict(pdf.root_object)
    stream = root["/Metadata"].get_object().get_data().decode()
    for secret in ("Xaver", "Quill", "kratom", "Kratom", "diazepam", "Diazepam", "withdrawal"):
        assert secret not in stream
        assert secret not in str(metadata)


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595.3, 841.9), ("us-letter", 612, 792)])
def test_paper_is_as_chosen_and_the_summary_stays_one_page(paper: str, width: float, height: float) -> None:
    pdf = reader(pdf_bytes(built(*taper(), paper=paper), drawn))
    assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx([width, height], abs=0.5)
    assert len(pdf.pages) == 3
    assert "not known." in pdf.pages[0].extract_text()[-200:]
    assert "day by day" in pdf.pages[1].extract_text()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_wrote_is_never_markup(text: str) -> None:
    strange = dose(LAST, text, 2, "mg", "12:00", substance=None)
    chosen = {"name": text, "questions": [text], "include_notes": True, "first": LAST}
    found = squeezed(words(pdf_bytes(built([strange, note(LAST, text)], **chosen), drawn)))
    # As the name, the question, the day's dose, what is taken now, what is not checked and the note.
    assert found.count(squeezed(text)) >= 6


def test_what_a_person_wrote_is_never_markup_in_the_summary_either() -> None:
    entries, alerts = taper()
    text = "#panic(1) $x$ *b*"
    strange = [dose(day, text, 2, "mg", "12:00", substance=None) for day in dates(LAST, 1)]
    first_page = reader(pdf_bytes(built((*entries, *strange), alerts, name=text), drawn)).pages[0].extract_text()
    assert squeezed(first_page).count(squeezed(text)) >= 3


def test_words_from_right_to_left_arrive() -> None:
    entries, alerts = taper()
    text = words(pdf_bytes(built(entries, alerts, name="שלום", questions=["مرحبا بالعالم"]), drawn))
    assert "שלום" in text
    assert "مرحبا" in text


def test_long_words_and_emoji_do_not_break_the_page() -> None:
    entries, alerts = taper()
    strange = [
        dose(LAST, "W" * 300, 1, "mg", "10:00", substance=None),
        dose(LAST, "beer 🍺 中", 1, "patch", "12:00", substance=None),
        dose(LAST, "bell \x07 \u202e nul \x00", 1, "puff", "13:00", substance=None),
    ]
    questions = ["word " * 60, "V" * 500, "🍺" * 40]
    data = built((*entries, *strange), alerts, name="N" * 200, questions=questions)
    pdf = reader(pdf_bytes(data, drawn))
    assert len(pdf.pages) == 3
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    assert "beer[beermug]" in text
    assert "W" * 300 in text


@pytest.mark.parametrize("weeks", [2, 8, 12])
def test_more_weeks_go_on_further_pages_of_the_same_scale(weeks: int) -> None:
    first = LAST - timedelta(days=7 * weeks - 1)
    data = built(*taper(first), first=first)
    pages = [page.extract_text() for page in reader(pdf_bytes(data, drawn)).pages]
    calendars = [page for page in pages if "day by day" in page[:200]]
    assert len(data.weeks) == weeks + 1
    assert len(calendars) == -(-(weeks + 1) // 5)
    assert all("Hatched = no entry, left out of every total." in re.sub(r"\s+", " ", page) for page in calendars)


def test_many_alerts_and_no_amounts_keep_the_summary_on_one_page() -> None:
    names = ["Oxycodone", "Sedative-Hypnotic", "Heroin", "Methadone", "Crack", "Kratom", "Benzodiazepine", "Alprazolam"]
    entries = [dose(day, name, None, clock="") for day in dates(FIRST, 28) for name in names]
    alerts = [
        alert(entries[place], entries[place + step], Level.CRITICAL)
        for place in range(0, len(entries) - 8, 8)
        for step in range(1, 8)
    ]
    data = built(entries, alerts)
    pages = [page.extract_text() for page in reader(pdf_bytes(data, drawn)).pages]
    assert "4-week summary" in pages[0]
    assert "day by day" in pages[1]
    assert "not known" in pages[0]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_few_days_make_a_report_without_charts() -> None:
    asked: list[str] = []

    def refuse(key: str, width: float, height: float) -> Chart:
        asked.append(key)
        return drawn(key, width, height)

    data = built([dose(day, "Kratom", 5, "g") for day in dates(FIRST, 3)])
    text = words(pdf_bytes(data, refuse))
    assert asked == []
    assert "Too few days for a summary: 3 days logged" in text
    assert "Day list" in text


def test_charts_are_drawn_for_the_room_that_the_page_has() -> None:
    rooms: dict[str, tuple[float, float]] = {}

    def note_room(key: str, width: float, height: float) -> Chart:
        rooms[key] = (width, height)
        return drawn(key, width, height)

    pdf_bytes(built(*taper()), note_room)
    assert set(rooms) == {"anxiety", "aches", "insomnia", "cravings", "lanes"}
    assert rooms["lanes"][0] == pytest.approx(515.9, abs=1)
    assert rooms["anxiety"][0] == pytest.approx(rooms["lanes"][0] / 2, abs=10)
    assert all(height > 50 for _width, height in rooms.values())


def test_preview_shows_the_pages_of_the_pdf() -> None:
    data = built(*taper())
    pages = png_pages(data, drawn, pixels_per_inch=60)
    assert len(pages) == len(reader(pdf_bytes(data, drawn)).pages)
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_typesetting_leaves_no_file_behind(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refuse(*_arguments: object, **_more: object) -> None:
        raise AssertionError("a temporary file was asked for")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    assert pdf_bytes(built(*taper()), drawn).startswith(b"%PDF-1.7")


@given(st.text(max_size=40))
def test_any_text_becomes_printable_and_plain_letters_stay(text: str) -> None:
    shown = printable(text)
    assert all(letter.isprintable() or letter in "\u00a0\u200c\u200d" for letter in shown)
    assert [letter for letter in shown if letter.isascii() and letter.isalnum()][:1] or not re.search("[a-z0-9]", text)
    shown.encode()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=3, max_size=3), st.text(min_size=1, max_size=40))
def test_no_text_whatever_breaks_the_report(questions: list[str], name: str) -> None:
    entries = [dose(day, name, 1, "mg", substance=None) for day in dates(LAST, 1)]
    data = built(
        [*entries, note(LAST, name)], name=name, questions=questions, first=date(2026, 6, 1), include_notes=True
    )
    assert pdf_bytes(data, drawn).startswith(b"%PDF")


def test_half_a_letter_from_a_foreign_file_is_dropped() -> None:
    assert printable("a\ud83cb") == "a b"


@pytest.mark.parametrize(("first_weekday", "named"), [(0, "Mon Tue Wed"), (6, "Sun Mon Tue")])
def test_the_columns_of_the_calendar_are_named_from_the_first_day_of_the_week(first_weekday: int, named: str) -> None:
    data = built(*taper(), first_weekday=first_weekday)
    assert named in words(pdf_bytes(data, drawn))


def test_report_data_goes_through_json_without_loss() -> None:
    data = built(*taper())
    assert msgspec.json.decode(msgspec.json.encode(data), type=ReportData) == data


def test_day_ratings_of_many_symptoms_fit(four_weeks: bytes) -> None:
    symptoms = ("anxiety", "aches", "insomnia", "cravings", "restless legs", "sweating")
    entries = [rating(day, symptom, 10) for day in dates(FIRST, 28) for symptom in symptoms]
    data = built(entries)
    assert [bar.label for bar in next(day for day in data.weeks[0].days if day).bars] == [
        "An",
        "Ac",
        "In",
        "Cr",
        "Re",
        "Sw",
    ]
    assert len(reader(pdf_bytes(data, drawn)).pages) == len(reader(four_weeks).pages)
