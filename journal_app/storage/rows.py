"""What the rows of all tables share: times, dates and ids in a column, Facts as JSON, and what no column can hold."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.domain.moments import Moment
from journal_app.errors import BadInput
from journal_app.i18n import _

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
LARGEST_INTEGER: Final = 2**63 - 1

_encoder = msgspec.json.Encoder()
_entry_decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
_alert_decoder = msgspec.json.Decoder(Alert)


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 in UTC; ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return (at.astimezone(UTC) - EPOCH) // MICROSECOND


def instant(at_us: int) -> datetime:
    """The aware instant of so many microseconds since 1970."""
    return EPOCH + timedelta(microseconds=at_us)


def optional_microseconds(at: datetime | None) -> int | None:
    """As `microseconds`; None for a time that is not known."""
    return None if at is None else microseconds(at)


def optional_instant(at_us: int | None) -> datetime | None:
    """As `instant`; None for a time that is not known."""
    return None if at_us is None else instant(at_us)


def optional_text(identity: UUID | None) -> str | None:
    """The id as a column holds it; None where nothing is named."""
    return None if identity is None else str(identity)


def optional_uuid(text: str | None) -> UUID | None:
    """The id that a column holds; None where it names nothing."""
    return None if text is None else UUID(text)


def quick_uuid(text: str) -> UUID:
    """`UUID(text)` at a quarter of its cost: hundreds of rows are read for each entry that is logged."""
    return msgspec.convert(text, UUID)


def local_date_of(moment: Moment) -> str:
    """The moment's local date as it is stored; where that falls outside the calendar, the date in UTC."""
    try:
        return moment.local_date.isoformat()
    except OverflowError:
        return moment.at.date().isoformat()


def person_day_of(moment: Moment) -> str:
    """The moment's person-day as it is stored; where that falls outside the calendar, the date in UTC."""
    try:
        return moment.person_day.isoformat()
    except OverflowError:
        return moment.at.date().isoformat()


def require_storable(contents: Iterable[object]) -> None:
    """Raise BadInput for half a character and for numbers without end: SQLite would lose or change them."""
    values = tuple(contents)
    try:
        "".join([content for content in values if isinstance(content, str)]).encode()
    except UnicodeEncodeError:
        raise BadInput(
            _(
                "The text holds half a character, which cannot be stored. Nothing was saved. "
                "Please take out the odd sign and save again."
            )
        ) from None
    for content in values:
        if (isinstance(content, float) and not math.isfinite(content)) or (
            isinstance(content, int) and abs(content) > LARGEST_INTEGER
        ):
            raise BadInput(_("That number cannot be right. Nothing was saved. Please check it."))


def packed(content: msgspec.Struct | tuple[tuple[str, int], ...]) -> bytes:
    """A Fact or answers as JSON, for an image, a version, a snapshot or a column. BadInput for half a character."""
    try:
        return _encoder.encode(content)
    except UnicodeEncodeError:
        raise BadInput(_("The text holds half a character, which cannot be stored. Nothing was saved.")) from None


def unpacked_entry(content: bytes | None) -> Entry | None:
    """The entry of an image; None where the image says that there was none."""
    return None if content is None else _entry_decoder.decode(content)


def unpacked_alert(content: bytes | None) -> Alert | None:
    """The alert of an image; None where the image says that there was none."""
    return None if content is None else _alert_decoder.decode(content)


def day(text: str) -> date:
    """A stored local date."""
    return date.fromisoformat(text)
