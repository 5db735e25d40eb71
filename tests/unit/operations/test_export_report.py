"""The report from a real journal to a file on the disk."""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pypdf
import pytest

from journal_app.domain.entries import Dose, Entry
from journal_app.errors import BadInput, BadKnowledge, CouldNotSave
from journal_app.operations.export_report import (
    ReportChoices,
    export_report,
    preview_report,
    report_choices_default,
    report_start,
)  # fmt: skip
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.storage.journal import Journal, create_journal_file
from tests.shipped import shipped_knowledge
from tests.unit.report.example import FIRST, LAST, ZONE, dose, taper
from tests.unit.report.test_typeset import roles

MORNING_AFTER = datetime(2026, 6, 12, 6, 30, tzinfo=UTC)
FOUR_WEEKS = ReportChoices(first=FIRST, last=LAST)

Open = Callable[..., Workspace]


def real_substances(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The example's kratom under the id that the knowledge has for it."""
    return tuple(
        msgspec.structs.replace(entry, substance="kratom_leaf")
        if isinstance(entry, Dose) and entry.substance == "kratom"
        else entry
        for entry in entries
    )


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    journals: list[Journal] = []

    def make(entries: tuple[Entry, ...] = (), now: datetime = MORNING_AFTER, country: str = "DE") -> Workspace:
        journal, _words = create_journal_file(tmp_path / f"journal-{len(journals)}.db", None)
        journals.append(journal)
        workspace = Workspace(
            journal=journal,
            knowledge=shipped_knowledge(),
            country=country,
            drink_grams=12.0,
            clock=lambda: now,
            zone=lambda: ZONE,
        )
        if entries:
            log_entries(workspace, entries, "Example")
        return workspace

    yield make
    for journal in journals:
        journal.close()


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_report_of_a_journal_is_saved_and_says_what_met(opened: Open, tmp_path: Path) -> None:
    workspace = opened(real_substances(taper()[0]))
    out = tmp_path / FOUR_WEEKS.file_name
    steps: list[tuple[int, int]] = []
    assert export_report(workspace, FOUR_WEEKS, out, lambda done, of: steps.append((done, of))) == out
    text = pages(out.read_bytes())
    assert "24 of 28 days" in text[0]
    assert "11 → 6 g" in text[0]
    assert "Alcohol + Kratom powder" in text[0]
    assert "2 of 24 days 10 mg and 5 mg, not prescribed" in text[0]
    assert "Critical" in text[0]
    assert "made 12 June 2026, 08:30" in text[0]
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]


def test_charts_are_described_from_the_same_numbers(opened: Open, tmp_path: Path) -> None:
    workspace = opened(real_substances(taper()[0]))
    pdf = export_report(workspace, FOUR_WEEKS, tmp_path / "out.pdf").read_bytes()
    _roles, alternatives = roles(pdf)
    assert any(text.startswith("Anxiety, 15 May – 11 June 2026: rated on 24 of 28 days") for text in alternatives)
    assert any("2 drinks on 6 of 28 days" in text for text in alternatives)


def test_preview_has_the_pages_of_the_file(opened: Open, tmp_path: Path) -> None:
    workspace = opened(real_substances(taper()[0]))
    pictures = preview_report(workspace, FOUR_WEEKS)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert len(pictures) == len(pages(export_report(workspace, FOUR_WEEKS, tmp_path / "out.pdf").read_bytes()))


def test_only_the_owner_may_read_the_file_and_no_other_file_is_left(opened: Open, tmp_path: Path) -> None:
    workspace = opened(real_substances(taper()[0]))
    folder = tmp_path / "reports"
    folder.mkdir()
    out = export_report(workspace, FOUR_WEEKS, folder / "out.pdf")
    assert list(folder.iterdir()) == [out]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said_and_leaves_the_old_file(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened(real_substances(taper()[0]))
    with pytest.raises(CouldNotSave, match="could not be saved there"):
        export_report(workspace, FOUR_WEEKS, tmp_path / "no such folder" / "out.pdf")
    old = tmp_path / "out.pdf"
    old.write_bytes(b"the old report")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotSave):
        export_report(workspace, FOUR_WEEKS, old)
    assert old.read_bytes() == b"the old report"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_an_empty_journal_gives_a_report_that_says_so(opened: Open, tmp_path: Path) -> None:
    workspace = opened()
    text = pages(export_report(workspace, report_choices_default(workspace), tmp_path / "out.pdf").read_bytes())
    assert "Too few days for a summary: 0 days logged" in text[0]


def test_unusable_knowledge_still_gives_a_report_that_claims_nothing(opened: Open, tmp_path: Path) -> None:
    good = opened(real_substances(taper()[0]))
    workspace = Workspace(journal=good.journal, knowledge=BadKnowledge("Warnings are off."), clock=good.clock)
    text = pages(export_report(workspace, FOUR_WEEKS, tmp_path / "out.pdf").read_bytes())
    assert "Not checked" in text[0]


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 6, 2), date(2026, 6, 1)), (date(2024, 1, 1), date(2026, 1, 1))]
)
def test_impossible_days_are_refused_in_one_sentence(opened: Open, first: date, last: date) -> None:
    with pytest.raises(BadInput, match="Nothing was made"):
        preview_report(opened(), ReportChoices(first=first, last=last))


def test_usual_choices_end_with_the_last_day_that_can_have_an_entry(opened: Open) -> None:
    entries = real_substances(taper()[0])
    assert report_choices_default(opened(entries)) == FOUR_WEEKS
    with_today = (*entries, dose(LAST + timedelta(days=1), "Kratom powder", 3, "g", "07:00", substance="kratom_leaf"))
    assert report_choices_default(opened(with_today)).last == LAST + timedelta(days=1)
    years_later = MORNING_AFTER + timedelta(days=900)
    assert report_choices_default(opened(entries, now=years_later)) == FOUR_WEEKS


@pytest.mark.parametrize(("country", "paper"), [("US", "us-letter"), ("DE", "a4")])
def test_paper_follows_the_country(opened: Open, country: str, paper: str) -> None:
    assert report_choices_default(opened(country=country)).paper == paper


def test_choices_offer_what_was_logged(opened: Open) -> None:
    start = report_start(opened(real_substances(taper()[0])))
    assert start.file_name == "diary-2026-05-15_2026-06-11.pdf"
    assert start.substances == (
        ("diazepam", "Diazepam"),
        ("gabapentin", "Gabapentin"),
        ("kratom_leaf", "Kratom powder"),
        ("alcohol", "Alcohol"),
    )
