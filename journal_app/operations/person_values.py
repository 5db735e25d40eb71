"""The named values in which the journal keeps what a person said of themselves, beside their entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from journal_app.domain.clean_text import cleaned
from journal_app.domain.person import Answer, Contact, CustomSubstance, Medicine, Person, PrescriberKnows, Profile
from journal_app.domain.tracking import Tracking

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
RENEWAL: Final = "renewal"
"""How far the journal has been evaluated with a newer version; empty when none is under way."""

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
    """Put it into the change's undo step; what no file can hold of a text is replaced, as in entries."""
    changes.set_value(name, msgspec.json.encode(_cleaned(msgspec.to_builtins(value))), undoable=True)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def person_of(journal: Reading) -> Person:
    """What the journal knows about the person, as far as the warning engine looks at it."""
    return Person(
        profile=read_value(journal, PROFILE, Profile()),
        regimen=read_value(journal, REGIMEN, ()),
        custom=read_value(journal, CUSTOM, ()),
        answers=read_value(journal, ANSWERS, ()),
    )
