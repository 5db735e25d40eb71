"""Amounts, times, units and names that nobody means: one sentence or a plain record, and the journal stays readable."""

import csv
import io
import json
import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypedDict
from uuid import UUID, uuid4

import msgspec
import pytest

from journal_app.domain.entries import (
    Dose,
    Drink,
    Entry,
    Marker,
    NoneTaken,
    Note,
    RedFlag,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.moments import Moment, moment_about, moment_at, moment_of, moment_on
from journal_app.domain.person import Contact, Medicine, PlannedStep, Profile
from journal_app.domain.units import Amount
from journal_app.errors import BadInput, UserError
from journal_app.operations.answer_question import answer_question
from journal_app.operations.check_together import check_together
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.import_records import import_records
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_alerts import read_alerts
from journal_app.operations.read_day import read_day
from journal_app.operations.read_person import read_person
from journal_app.operations.save_contacts import save_contacts
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.save_profile import save_profile
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = date(2026, 11, 22)
NUMBERS = (0.0, -1.0, 1e308, -1e308, math.nan, math.inf, -math.inf, 5e-324, 5.0)
TEXTS = (
    "", " ", "x" * 10_000, "\ud800", "a\udfffb", "\u202edrow", "kratom\u202e", "a\x00b", "\n\n", "{a}", "{0.__class__}",
    "%s", "= 1+1", "\N{PILL}" * 50, "\u0301" * 300, "1.000", "own_", "kratom",
)  # fmt: skip
UNITS = ("g", "lb", "", "\ud800", "\u202eg", "x" * 10_000)
MISSING_AND_DOUBLED = (
    ("Europe/Berlin", datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)),
    ("America/New_York", datetime(2026, 3, 8, 2, 30), datetime(2026, 11, 1, 1, 30)),
    ("Australia/Lord_Howe", datetime(2025, 10, 5, 2, 15), datetime(2026, 4, 5, 1, 45)),
)


class _Common(TypedDict):
    id: UUID
    moment: Moment
    entered_at: datetime


def common(moment: Moment | None = None) -> _Common:
    return {"id": uuid4(), "moment": moment or moment_of(NOW, ZONE), "entered_at": NOW}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """One journal for each value, so that what one entry leaves behind has to be readable with the next."""
    with new_workspace(tmp_path / "journal.db") as made:
        log_entries(made, [Dose(**common(), name="diazepam", substance="diazepam")], "Logged diazepam")
        yield made


def survives(workspace: Workspace, act: Callable[[], object], day: date = TODAY) -> bool:
    """Whether it was kept; a refusal is a sentence that keeps what was there, and afterwards every page can be read."""
    kept = workspace.journal.entry_count()
    try:
        act()
    except UserError as error:
        assert error.sentence.endswith(".")
        assert workspace.journal.entry_count() == kept
        return False
    finally:
        for each in (TODAY, day):
            read_day(workspace, each)
        read_alerts(workspace)
        read_person(workspace)
    return True


def moments() -> Iterator[tuple[Moment, bool]]:
    """Times, and whether they can be."""
    yield from ((Moment(at=at, zone=ZONE, utc_offset_s=0), False) for at in (
        datetime(1, 1, 1, tzinfo=UTC), datetime(1899, 12, 31, 23, 59, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), NOW + timedelta(days=2)))  # fmt: skip
    yield moment_on(date(9999, 12, 31), "Pacific/Kiritimati"), False
    yield from ((Moment(at=NOW, zone=ZONE, utc_offset_s=offset), False) for offset in (10**9, -(10**6), 10**12))
    yield from ((moment_on(day, "UTC"), True) for day in (date(1900, 1, 1), date(2024, 2, 29), date(2000, 2, 29)))
    yield moment_on(date(1900, 1, 2), "Asia/Kolkata"), True
    yield moment_about(datetime(1900, 1, 1, tzinfo=UTC), NOW, ZONE), True
    yield moment_about(NOW, NOW - timedelta(days=3), ZONE), True
    for zone, missing, doubled in MISSING_AND_DOUBLED:
        yield from ((moment_at(local, zone), True) for local in (missing, doubled, doubled.replace(fold=1)))


@pytest.mark.parametrize(("moment", "can_be"), list(moments()))
def test_a_time_is_kept_with_every_kind_of_entry_or_refused_with_each(
    workspace: Workspace, moment: Moment, can_be: bool
) -> None:
    day = moment.local_date if can_be else TODAY
    entries: tuple[Entry, ...] = (
        Dose(**common(moment), name="kratom", substance="kratom_leaf"), Drink(**common(moment), ethanol_g=20),
        Sleep(**common(moment), hours=8), Marker(**common(moment), what="hospital"),
        Skipped(**common(moment), name="methadone"), Urge(**common(moment), name="kratom", strength=3),
        RedFlag(**common(moment), what="seizure"), SymptomRating(**common(moment), symptom="anxiety", severity=3),
        NoneTaken(**common(moment), what="alcohol"), Note(**common(moment), note="words"),
    )  # fmt: skip
    for entry in entries:
        assert survives(workspace, partial(log_entries, workspace, [entry], "Logged"), day) is can_be
    for field in ("start", "stop"):
        held: dict[str, Any] = {"start": moment_on(date(1900, 1, 1), "UTC"), field: moment}
        medicine = Medicine(id=uuid4(), name="methadone", substance="methadone", **held)
        planned = moment.at > NOW and moment.at.year == NOW.year
        assert survives(workspace, partial(save_medicine, workspace, medicine)) is (can_be or planned)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_kept_or_refused(workspace: Workspace, number: float) -> None:
    entries: list[tuple[Entry, bool]] = [
        (Dose(**common(), name="kratom", substance="kratom_leaf", amount=Amount(value=number, unit=unit)), False)
        for unit in ("\ud800",)
    ]
    plausible = 0 < number < 1e6
    entries.append((Dose(**common(), name="kratom", amount=Amount(value=number, unit="g")), plausible))
    entries.append((Drink(**common(), ethanol_g=number), plausible or number == 0))
    entries.append((Drink(**common(), volume_ml=number, abv_percent=number, count=number), plausible))
    entries.append((Sleep(**common(), hours=number), 0 <= number <= 48))
    for entry, can_be in entries:
        assert survives(workspace, partial(log_entries, workspace, [entry], "Logged")) is can_be
    step = PlannedStep(from_day=TODAY, amount=Amount(value=number, unit="mg"), times_per_day=number)
    for extra in ({"amount": Amount(value=number, unit="mg")}, {"times_per_day": number}, {"plan": (step,)}):
        fields: dict[str, Any] = extra
        medicine = Medicine(id=uuid4(), name="x", start=moment_on(TODAY, ZONE), **fields)
        survives(workspace, partial(save_medicine, workspace, medicine))
    survives(workspace, partial(save_profile, workspace, Profile(weight_kg=number, sex="male")))
    survives(workspace, partial(check_together, workspace, ["kratom", "diazepam"], number))


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_that_nobody_knows_takes_no_page_down(workspace: Workspace, unit: str) -> None:
    amount = Amount(value=3, unit=unit)
    survives(workspace, partial(log_entries, workspace, [Dose(**common(), name="kratom", amount=amount)], "Logged"))
    medicine = Medicine(id=uuid4(), name="kratom", start=moment_on(TODAY, ZONE), amount=amount)
    survives(workspace, partial(save_medicine, workspace, medicine))


QUICK = ("", "x" * 10_000, "a\udfffb", "\u202edrow", "a\x00b")


@pytest.mark.parametrize("text", [*QUICK, *(pytest.param(text, marks=pytest.mark.long) for text in TEXTS)])
def test_a_text_is_kept_or_refused_wherever_it_stands(workspace: Workspace, text: str) -> None:
    entries: tuple[Entry, ...] = (
        Dose(**common(), name=text), Dose(**common(), name="kratom", product=text), Note(**common(), note=text),
        Dose(**common(), name="kratom", substance=text), Drink(**common(), name=text),
        SymptomRating(**common(), symptom=text, severity=3), NoneTaken(**common(), what=text),
        Skipped(**common(), name=text), Urge(**common(), name=text), Urge(**common(), name="x", instead=text),
        Marker(**common(), what="fever", note=text),
    )  # fmt: skip
    for entry in entries:
        survives(workspace, partial(log_entries, workspace, [entry], f"Logged {text}"))
        note = Note(**common(), note="before")
        log_entries(workspace, [note], "Logged")
        changed = msgspec.structs.replace(entry, id=note.id)
        survives(workspace, partial(edit_entry, workspace, changed, f"Changed {text}"))
    for name, prescriber in ((text, ""), ("methadone", text)):
        medicine = Medicine(id=uuid4(), name=name, start=moment_on(TODAY, ZONE), prescriber=prescriber, note=prescriber)
        survives(workspace, partial(save_medicine, workspace, medicine))
    survives(workspace, partial(save_contacts, workspace, [Contact(role="friend", name=text, number=text)]))
    survives(workspace, partial(save_custom_substance, workspace, text, "unknown_opioid"))
    survives(workspace, partial(save_custom_substance, workspace, "blue powder", text))
    survives(workspace, partial(check_together, workspace, [text, "kratom", "diazepam"]))
    survives(workspace, partial(answer_question, workspace, text, uuid4(), "stopped"))


def test_an_answer_that_is_none_is_refused_before_it_is_kept(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="no answer"):
        answer_question(workspace, "P1", uuid4(), "perhaps")  # type: ignore[arg-type]  # what is tested
    assert not workspace.person().answers


@pytest.mark.parametrize("year", [-(10**30), 0, 1, 1899, 1900, 2026, 2027, 9999, 10**30])
def test_a_birth_year(workspace: Workspace, year: int) -> None:
    kept = survives(workspace, partial(save_profile, workspace, Profile(birth_year=year)))
    assert kept is (1900 <= year <= 2026)


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(1900, 1, 1), date(2024, 2, 29), date.max])
def test_a_day_of_the_profile_and_of_a_plan(workspace: Workspace, day: date) -> None:
    profile = Profile(pregnant_since=day, breastfeeding_since=day)
    assert survives(workspace, partial(save_profile, workspace, profile)) is (1900 <= day.year <= 2026)
    plan = (PlannedStep(from_day=day, times_per_day=2),)
    medicine = Medicine(id=uuid4(), name="diazepam", substance="diazepam", start=moment_on(TODAY, ZONE), plan=plan)
    assert survives(workspace, partial(save_medicine, workspace, medicine)) is (1900 <= day.year <= 2200)


GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "journal.csv"
COLUMNS = GOLDEN.read_text(encoding="utf-8").split("\n")[0].strip().split(",")


def one_dose(**odd: str) -> bytes:
    """The first row of the golden file, with some cells in another's place."""
    row = next(iter(csv.DictReader(io.StringIO(GOLDEN.read_text(encoding="utf-8")))))
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerow({**row, **odd})
    return text.getvalue().encode("utf-8", "surrogatepass")


def test_the_row_that_is_made_odd_is_imported_as_it_stands(workspace: Workspace) -> None:
    assert import_records(workspace, one_dose(), file_format="journal_csv").entries == 1


@pytest.mark.long
@pytest.mark.parametrize("field", COLUMNS)
def test_an_odd_cell_of_an_import_is_kept_or_named(workspace: Workspace, field: str) -> None:
    odd = (*TEXTS, *(str(number) for number in NUMBERS), "1900-01-01", "9999-12-31", "2023-02-29", "2026-03-29",
           "02:30", "24:00", "UTC+99:00", "9999-12-31T23:59:59Z", "Not/AZone", "9" * 400)  # fmt: skip
    for value in odd:
        data = one_dose(**{field: value})
        survives(workspace, partial(import_records, workspace, data, file_format="journal_csv"))


def test_odd_journal_files_are_refused_in_one_sentence(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        for data in (b"", b"{", b"[]", b"null", b"[" * 5000, b"\xff\xfe", b'{"entries": 3}', b'{"a":"\\ud800"}',
                     json.dumps({"format": "journal", "entries": [{"kind": "dose"}]}).encode()):  # fmt: skip
            assert not survives(workspace, partial(import_records, workspace, data, file_format="journal_json"))
