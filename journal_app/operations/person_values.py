"""The named values in which the journal keeps what a person said of themselves, beside their entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from journal_app.domain.person import Answer, Contact, CustomSubstance, Medicine, Person, PrescriberKnows, Profile
from journal_app.domain.tracking import Tracking
from journal_app.errors import BadInput
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes
    from journal_app.storage.reading import Reading

PROFILE: Final = "profile"
REGIMEN: Final = "regimen"
CUSTOM: Final = "custom"
ANSWERS: Final = "answers"
CONTACTS: Final = "contacts"
PRESCRIBER_KNOWS: Final = "prescriber_knows"
TRACKING: Final = "tracking"
KNOWLEDGE_VERSION: Final = "knowledge_version"
"""The version of the data that the whole journal was last evaluated with; plain text."""

PERSON_VALUES: Final = (PROFILE, REGIMEN, CUSTOM, ANSWERS)
"""What the warning engine looks at."""

KINDS: Final[dict[str, Any]] = {
    PROFILE: Profile,
    REGIMEN: tuple[Medicine, ...],
    CUSTOM: tuple[CustomSubstance, ...],
    ANSWERS: tuple[Answer, ...],
    CONTACTS: tuple[Contact, ...],
    PRESCRIBER_KNOWS: tuple[PrescriberKnows, ...],
    TRACKING: Tracking,
}
"""What each value holds, as JSON."""

Value = TypeVar("Value")


def read_value(journal: Reading, name: str, nothing: Value) -> Value:
    """What the journal holds under a name, or `nothing`."""
    stored = journal.value(name)
    found: Value = nothing if stored is None else msgspec.json.decode(stored, type=KINDS[name])
    return found


def keep_value(changes: Changes, name: str, value: Profile | Tracking | tuple[object, ...]) -> None:
    """Put it into the change's undo step; BadInput for half a character, which no file can hold."""
    try:
        stored = msgspec.json.encode(value)
    except UnicodeEncodeError:
        raise BadInput(
            _("The text holds half a character, which cannot be kept. Nothing was saved. Please type it again.")
        ) from None
    changes.set_value(name, stored, undoable=True)


def person_of(journal: Reading) -> Person:
    """What the journal knows about the person, as far as the warning engine looks at it."""
    return Person(
        profile=read_value(journal, PROFILE, Profile()),
        regimen=read_value(journal, REGIMEN, ()),
        custom=read_value(journal, CUSTOM, ()),
        answers=read_value(journal, ANSWERS, ()),
    )
