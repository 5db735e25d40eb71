"""The journal as JSON: everything comes back, and nothing else is accepted."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.alerts import Alert, AlertEvent, Hit, IntakeSeen, Review
from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.domain.levels import Band, Level
from journal_app.domain.moments import moment_on
from journal_app.domain.person import (
    Answer,
    Contact,
    CustomSubstance,
    Medicine,
    PlannedStep,
    PrescriberKnows,
    Profile,
)
from journal_app.domain.units import Amount
from journal_app.errors import BadInput
from journal_app.exchange.document import DOCUMENT_VERSION, DeletedEntry, EarlierVersion, JournalDocument
from journal_app.exchange.journal_json import decode_document, read_json, value_of_json, value_to_json, write_json
from tests.unit.exchange.cases import CONTEXT, FIRST_KINDS, GOLDEN, NOW, SECOND_KINDS, one_of_each, recognise
from tests.unit.exchange.entries_from_anywhere import entries


def seen(entry: Dose | Drink) -> IntakeSeen:
    return IntakeSeen(
        entry_id=entry.id,
        substance="kratom_leaf",
        ingredient="mitragynine",
        name=entry.name,
        detail="3 g",
        moment=entry.moment,
    )


def first_document() -> JournalDocument:
    """What the first files held."""
    written = one_of_each()
    kratom, wine = written[0], written[3]
    assert isinstance(kratom, Dose)
    assert isinstance(wine, Drink)
    journal_id = UUID(int=77)
    hit = Hit(
        rule="K1",
        level=Level.CRITICAL,
        rule_level=Level.CRITICAL,
        earlier=(seen(kratom),),
        later=seen(wine),
        band=Band.ACTIVE,
        gap_h=0.75,
    )
    alert = Alert(
        id=uuid5(journal_id, str(wine.id)),
        level=Level.CRITICAL,
        at=wine.moment.at,
        intake=seen(wine),
        hits=(hit,),
        knowledge_version="2026-11-22",
        raised_at=NOW,
        state="read",
        review=Review(read_at=NOW + timedelta(minutes=3), note="called a friend"),
    )
    return JournalDocument(
        version=1,
        journal_id=journal_id,
        made_at=NOW,
        exported_at=NOW,
        entries=written[:9],
        deleted=(DeletedEntry(entry=written[9], deleted_at=NOW),),
        history=(EarlierVersion(entry_id=kratom.id, replaced_at=NOW, entry=None),),
        alerts=(alert,),
        values={"profile": msgspec.Raw(b'{"sex":"female","weight_kg":61.5}')},
    )


def whole_journal() -> JournalDocument:
    """Every kind of entry, an alert with all that became of it, everything that a person says of herself."""
    first = first_document()
    (alert,) = first.alerts
    event = AlertEvent(at=NOW, what="raised", level=Level.CRITICAL, knowledge_version="2026-11-22")
    full = msgspec.structs.replace(
        alert,
        rule="P4",
        opened_at=NOW,
        state="resolved",
        state_before="read",
        review=Review(read_at=NOW, note="called a friend", level=Level.SERIOUS),
        events=(event, msgspec.structs.replace(event, what="resolved")),
    )
    medicine = Medicine(
        id=UUID(int=500),
        name="Valium",
        substance="diazepam",
        start=moment_on(date(2026, 1, 2), "Europe/Berlin"),
        amount=Amount(value=10.0, unit="mg"),
        times_per_day=2.0,
        plan=(PlannedStep(from_day=date(2026, 6, 1), amount=Amount(value=8.0, unit="mg")),),
    )
    values = {
        "profile": Profile(sex="female", weight_kg=61.5, birth_year=1961, pregnant_since=date(2026, 3, 1), lung=True),
        "regimen": (medicine,),
        "custom": (CustomSubstance(id="own_0123456789ab", name="Blue powder", kind="unknown_opioid"),),
        "contacts": (Contact(role="naloxone", name="in the red bag"), Contact(role="friend", name="A", number="1")),
        "answers": (Answer(rule="P1", anchor=UUID(int=1), answer="not_logged", at=NOW),),
        "prescriber_knows": (PrescriberKnows(ingredients=("diazepam", "kratom"), at=NOW, days=30),),
    }
    return msgspec.structs.replace(
        first,
        version=DOCUMENT_VERSION,
        entries=(*first.entries, *one_of_each()[FIRST_KINDS:]),
        alerts=(full,),
        values={name: msgspec.Raw(msgspec.json.encode(value)) for name, value in values.items()},
    )


def same(first: JournalDocument, second: JournalDocument) -> bool:
    """Values are bytes of JSON, which compare by their text."""
    plain = [msgspec.structs.replace(document, values={}) for document in (first, second)]
    read = [{name: msgspec.json.decode(raw) for name, raw in document.values.items()} for document in (first, second)]
    return plain[0] == plain[1] and read[0] == read[1]


def test_everything_comes_back() -> None:
    assert same(decode_document(write_json(whole_journal())), whole_journal())


def test_the_file_is_as_it_was_released() -> None:
    golden = (GOLDEN / "journal.json").read_bytes()
    assert write_json(whole_journal()) == golden
    assert same(decode_document(golden), whole_journal())


def test_the_second_files_are_read_for_ever() -> None:
    entries_then = (*first_document().entries, *one_of_each()[FIRST_KINDS:SECOND_KINDS])
    then = msgspec.structs.replace(whole_journal(), version=2, entries=entries_then)
    assert same(decode_document((GOLDEN / "journal_2.json").read_bytes()), then)


def test_the_first_files_are_read_for_ever() -> None:
    assert same(decode_document((GOLDEN / "journal_1.json").read_bytes()), first_document())


@settings(max_examples=250)
@given(st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_export_then_import_gives_the_same_entries(written: list[Entry]) -> None:
    document = JournalDocument(
        journal_id=UUID(int=1), made_at=NOW, exported_at=datetime(2026, 1, 1, tzinfo=UTC), entries=tuple(written)
    )
    assert read_json(write_json(document), recognise, CONTEXT).entries == tuple(written)


@pytest.mark.parametrize(
    "content",
    [b'{"sex":"female","weight_kg":61.5}', b"[]", b"5", b"", b"kratom 3", b'"said"', b'{"a": 1}', b"{", "ä\n".encode()],
)
def test_a_value_is_given_back_byte_by_byte(content: bytes) -> None:
    document = msgspec.structs.replace(whole_journal(), values={"it": value_to_json(content)})
    assert value_of_json(decode_document(write_json(document)).values["it"]) == content


def spoilt(**changes: object) -> bytes:
    document = msgspec.json.decode(write_json(whole_journal()))
    document |= changes
    return msgspec.json.encode(document)


def spoilt_dose(**changes: object) -> bytes:
    document = msgspec.json.decode(write_json(whole_journal()))
    document["entries"][0] |= changes
    return msgspec.json.encode(document)


def timeless(part: str, field: str) -> bytes:
    """The journal with one time that has no zone."""
    document = msgspec.json.decode(write_json(whole_journal()))
    document[part][0][field] = "2026-11-22T09:30:00"
    return msgspec.json.encode(document)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'"journal"',
        b"{",
        b"nul",
        b'{"format":"journal"}',
        b"[" * 100_000 + b"]" * 100_000,
        b'{"format":"journal","version":1,"values":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
        b'{"format":"journal","version":' + b"9" * 5000 + b"}",
        b'{"format":"journal","version":NaN}',
        b'{"format":"journal","version":1e999}',
        spoilt(extra=1),
        spoilt(version="1"),
        spoilt(journal_id="x"),
        spoilt(entries=[{"kind": "shopping"}]),
        spoilt(values=["not", "named"]),
        spoilt_dose(amount={"value": "3", "unit": "g"}),
        spoilt_dose(amount={"value": 3, "unit": "spoon"}),
        spoilt_dose(amount={"value": -3, "unit": "g"}),
        spoilt_dose(entered_at="2026-11-22T09:30:00"),
        spoilt_dose(name="a\x00b"),
        spoilt_dose(name=""),
        spoilt_dose(route="by air"),
        spoilt_dose(id="00000000-0000-0000-0000-000000000002"),
        spoilt_dose(moment={"at": "2026-05-15T18:15:00Z", "zone": "Mars/Base", "utc_offset_s": 0}),
        spoilt_dose(moment={"at": "0001-01-01T00:00:00Z", "zone": "UTC", "utc_offset_s": 0}),
        spoilt_dose(moment={"at": "2026-05-15T18:15:00Z", "zone": "UTC", "utc_offset_s": 10**9}),
        spoilt_dose(moment={"at": "2026-05-15T18:15:00Z", "zone": "UTC", "utc_offset_s": 0, "precision": "about"}),
        spoilt(made_at="2026-11-22T09:30:00"),
        timeless("deleted", "deleted_at"),
        timeless("history", "replaced_at"),
        timeless("alerts", "raised_at"),
        timeless("alerts", "at"),
        timeless("alerts", "opened_at"),
        write_json(whole_journal()).replace(b'"value": 3.0', b'"value": 1e999'),
        write_json(whole_journal()).replace(b'"value": 3.0', b'"value": NaN'),
        write_json(whole_journal()).decode().encode("utf-16"),
    ],
    ids=range(37),
)
def test_anything_else_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        decode_document(data)
    assert "Nothing was imported" in refused.value.sentence
    assert "Kratom" not in refused.value.sentence


def test_a_newer_journal_is_told_from_a_damaged_one() -> None:
    with pytest.raises(BadInput, match="newer"):
        decode_document(spoilt(version=DOCUMENT_VERSION + 1, something_new=1))
