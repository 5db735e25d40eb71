"""Make a journal, or open one; nothing else in the program does either, and neither ever takes "empty" for "new"."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from journal_app.errors import BadKnowledge, MissingJournal
from journal_app.i18n import _
from journal_app.operations.workspace import DEFAULT_STANDARD_DRINK_G, Workspace

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Knowledge
    from journal_app.domain.tracking import Tracking
    from journal_app.preferences import Preferences
    from journal_app.storage.journal import Journal


@dataclass(frozen=True)
class Opened:
    """An open journal; `recovery_words` only while they are still to be copied by the person."""

    workspace: Workspace
    recovery_words: tuple[str, ...] = ()


def is_first_run(preferences: Preferences, path: Path) -> bool:
    """Whether there is no journal yet: no file, no key file *and* no remembered place."""
    from journal_app.storage.keys import key_files

    return preferences.journal is None and not path.exists() and not any(key.exists() for key in key_files(path))


def journal_state(path: Path) -> Literal["open_without_passphrase", "needs_passphrase"]:
    """How the journal can be opened, from its key file alone; raises the UserError that says why it cannot be."""
    from journal_app.storage.keys import key_files, needs_passphrase
    from journal_app.storage.opening import require_journal

    if not path.exists():
        raise MissingJournal(
            _(
                "The journal is not where it was. Nothing was made in its place, and nothing was changed. "
                "Look for the file, plug in its disk, or restore a backup."
            )
        )
    if not any(key.exists() for key in key_files(path)):
        require_journal(path)
        # The recovery words are the key itself, so the unlock screen can still help.
        return "needs_passphrase"
    return "needs_passphrase" if needs_passphrase(path) else "open_without_passphrase"


def create(
    path: Path,
    passphrase: str | None,
    country: str | None,
    drink_grams: float | None = None,
    tracking: Tracking | None = None,
) -> Opened:
    """Make a new journal where none is; the only way in which a journal ever comes to be. It tracks what is said."""
    from journal_app.storage.journal import create_journal_file

    journal, words = create_journal_file(path, passphrase)
    opened = Opened(workspace_for(journal, country, drink_grams), words)
    if tracking is not None:
        from journal_app.operations.save_tracking import save_tracking

        try:
            # A new journal has nothing to undo: it begins with what its person said on the way in.
            save_tracking(opened.workspace, tracking, undoable=False)
        except BaseException:
            journal.close()
            raise
    return opened


def unlock(
    path: Path,
    passphrase: str | None,
    country: str | None,
    drink_grams: float | None = None,
    *,
    with_words: bool = False,
) -> Opened:
    """Open the journal with its passphrase, or with None where it has none.

    `with_words`: its recovery words come too, where they could not be copied when it was made.
    """
    from journal_app.storage.journal import open_journal_file

    opened = Opened(workspace_for(open_journal_file(path, passphrase), country, drink_grams))
    if not with_words:
        return opened
    from journal_app.operations.recovery_words import recovery_words

    return Opened(opened.workspace, recovery_words(path, passphrase))


def recover(
    path: Path, words: str, new_passphrase: str | None, country: str | None, drink_grams: float | None = None
) -> Opened:
    """Open the journal with its recovery words and give it a new passphrase (or none)."""
    from journal_app.storage.journal import open_with_recovery_words

    return Opened(workspace_for(open_with_recovery_words(path, words, new_passphrase), country, drink_grams))


def workspace_for(journal: Journal, country: str | None, drink_grams: float | None = None) -> Workspace:
    """The workspace of an open journal; unusable knowledge is carried along as its error and stops nothing."""
    knowledge = read_knowledge()
    grams = drink_grams
    if grams is None and not isinstance(knowledge, BadKnowledge) and country in knowledge.countries:
        grams = knowledge.countries[country].standard_drink_g
    return Workspace(
        journal=journal, knowledge=knowledge, country=country, drink_grams=grams or DEFAULT_STANDARD_DRINK_G
    )


def read_knowledge() -> Knowledge | BadKnowledge:
    """The shipped knowledge, or the error that says why warnings are off."""
    from journal_app.knowledge.shipped import shipped_knowledge

    try:
        return shipped_knowledge()
    except BadKnowledge as error:
        return error
