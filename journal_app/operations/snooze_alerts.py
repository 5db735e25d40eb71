"""Hide the strip of a serious warning for a day; what is kept of it, counted and reported stays as it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import msgspec

from journal_app.domain.levels import Level
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.reading import Reading

HIDDEN_FOR: Final = timedelta(hours=24)

_HIDDEN: Final = "hidden_strips"
"""The name under which the journal keeps, as JSON, until when the strip of an alert is hidden."""


def snooze_alerts(workspace: Workspace, ids: Collection[UUID]) -> None:
    """Hide their strips for 24 hours; one undo takes it back. BadInput for a critical one.

    It holds for these alerts alone: whatever is logged next stands at its own entry again.
    """
    now = workspace.clock()
    with workspace.journal.changes(_("Hid a warning for 24 hours")) as changes:
        if any(alert.level >= Level.CRITICAL for alert in changes.alerts(ids=tuple(ids))):
            raise BadInput(_("A critical warning cannot be hidden. Nothing was changed."))
        kept = _still_hidden(changes, now) | dict.fromkeys(ids, now + HIDDEN_FOR)
        changes.set_value(_HIDDEN, msgspec.json.encode(kept), undoable=True)


def show_again(workspace: Workspace, ids: Collection[UUID]) -> None:
    """Show the strips of these alerts before their time."""
    with workspace.journal.changes(_("Showed a warning again")) as changes:
        kept = {key: until for key, until in _still_hidden(changes, workspace.clock()).items() if key not in ids}
        changes.set_value(_HIDDEN, msgspec.json.encode(kept), undoable=True)


def hidden_until(workspace: Workspace) -> dict[UUID, datetime]:
    """Until when (aware UTC) which alerts have no strip."""
    return _still_hidden(workspace.journal, workspace.clock())


def _still_hidden(journal: Reading, now: datetime) -> dict[UUID, datetime]:
    stored = journal.value(_HIDDEN)
    held = msgspec.json.decode(stored, type=dict[UUID, datetime]) if stored else {}
    return {key: until for key, until in held.items() if now < until}
