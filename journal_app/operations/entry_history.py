"""What an entry said before: every earlier version in words, each of which can be brought back."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from uuid import UUID

from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact
from journal_app.domain.moments import moment_of
from journal_app.domain.wording import entry_words, when_words
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.read_day import described
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace


class EarlierVersion(Fact, frozen=True, kw_only=True):
    """One version before the present one: what it said, and from when to when it stood, in words.

    `since` (aware UTC) tells it apart; `entry` is None for a time in which it was deleted.
    """

    since: datetime
    entry: Entry | None
    title: str
    detail: str
    stood: str


def read_entry_history(workspace: Workspace, entry_id: UUID) -> tuple[EarlierVersion, ...]:
    """The versions before the present one, newest first; the times in which it was deleted are left out."""
    versions = workspace.journal.history(entry_id)
    today = moment_of(workspace.clock(), workspace.zone()).local_date

    def words(at: datetime) -> str:
        return when_words(moment_of(at, workspace.zone()), today)

    found = []
    for version, following in pairwise(versions):
        if version.entry is None or version.entry == versions[-1].entry:
            continue
        title, detail = described(workspace, version.entry)
        when = when_words(version.entry.moment, today)
        found.append(
            EarlierVersion(
                since=version.changed_at,
                entry=version.entry,
                title=f"{title}, {when}",
                detail=detail,
                stood=_("Written {then}, changed {later}").format(
                    then=words(version.changed_at), later=words(following.changed_at)
                ),
            )
        )
    return tuple(reversed(found))


def restore_version(workspace: Workspace, entry_id: UUID, since: datetime) -> Logged:
    """Let an entry say again what it said: an edit like any other, checked and undoable."""
    for version in workspace.journal.history(entry_id):
        if version.changed_at == since and version.entry is not None:
            label = _("Brought back {entry}").format(entry=entry_words(version.entry))
            return edit_entry(workspace, version.entry, label, f"edit:{entry_id}")
    raise BadInput(_("That earlier version is no longer kept. Nothing was changed."))
