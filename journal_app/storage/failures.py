"""The sentences for everything that can go wrong with the journal file; no text of an entry ever gets into them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from journal_app.errors import (
    CouldNotSave,
    DamagedJournal,
    JournalAlreadyOpen,
    MissingJournal,
    NewerJournal,
    NotAJournal,
    UserError,
    WrongPassphrase,
)
from journal_app.i18n import _

SQLITE_BUSY = 5
SQLITE_READONLY = 8
SQLITE_INTERRUPT = 9
SQLITE_IOERR = 10
SQLITE_CORRUPT = 11
SQLITE_FULL = 13
SQLITE_CANTOPEN = 14
SQLITE_CONSTRAINT = 19
SQLITE_NOTADB = 26

DOUBTFUL = frozenset({SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB})
"""Codes that a passing read error raises as well as real damage: reopen and look again before believing them."""

ROOM_TO_OPEN: Final = 64 * 1024
"""Bytes: opening needs 32 KiB beside the file, and the library calls their lack a read error."""


def primary_code(error: BaseException) -> int:
    """The primary SQLite result code of a driver's error, 0 if it carries none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def code_of(error: BaseException) -> int:
    """The primary SQLite result code of an error of the driver, or of the SQL library around it."""
    return primary_code(getattr(error, "orig", None) or error)


def saving_failure(error: Exception) -> UserError | None:
    """What to tell a person whose save failed; None when it is not the disk's fault but ours."""
    code = code_of(error)
    if code == SQLITE_FULL:
        return CouldNotSave(
            _(
                "The disk is full, so this could not be saved. What was saved before is all there. "
                "Free some space, then save again."
            ),
            details=f"SQLite {code}",
        )
    if code == SQLITE_BUSY:
        return CouldNotSave(
            _(
                "Another program is using the journal file, so this could not be saved. What was saved before is all "
                "there. Close that program, then save again."
            ),
            details=f"SQLite {code}",
        )
    if code in (SQLITE_READONLY, SQLITE_CANTOPEN, *DOUBTFUL):
        return CouldNotSave(
            _(
                "The disk did not let Journal write, so this could not be saved. What was saved before is all there. "
                "Check the disk, then save again."
            ),
            details=f"SQLite {code}",
        )
    return None


def opening_failure(error: Exception, path: Path) -> Exception:
    """What to tell a person whose journal did not open; the error itself where it is not the file's fault but ours."""
    code = code_of(error)
    if code in (SQLITE_CANTOPEN, SQLITE_READONLY):
        return not_permitted(f"SQLite {code}")
    if code == SQLITE_BUSY:
        return already_open()
    if code == SQLITE_FULL or (code == SQLITE_IOERR and _is_full(path.parent)):
        return CouldNotSave(
            _(
                "The disk is full, so the journal cannot be opened. What was saved before is all there. "
                "Free some space, then open it again."
            ),
            details=f"SQLite {code}",
        )
    return damaged(f"SQLite {code}") if code in DOUBTFUL else saving_failure(error) or error


def making_failure(error: Exception) -> Exception:
    """What to tell a person whose new journal could not be made; the error itself where it is not the disk's fault."""
    code = code_of(error)
    if code == SQLITE_FULL:
        return CouldNotSave(
            _("The disk is full, so no journal was made and nothing was left behind. Free some space, then try again."),
            details=f"SQLite {code}",
        )
    return not_permitted(f"SQLite {code}") if code in (SQLITE_CANTOPEN, SQLITE_READONLY, *DOUBTFUL) else error


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM_TO_OPEN
    except OSError:
        return False


def missing() -> MissingJournal:
    """Nothing is at the journal's place."""
    return MissingJournal(
        _(
            "The journal is not where it was. Nothing was made in its place, and nothing was changed. "
            "Look for the file, plug in its disk, or restore a backup."
        )
    )


def replaced(*, backed_up: bool) -> CouldNotSave:
    """While the journal was open its file was moved, deleted, or another one was put in its place."""
    if backed_up:
        sentence = _(
            "The journal file was moved, deleted or replaced by another program, so this could not be saved. A backup "
            "was made of what was saved before. Close Journal and open it again to get it back."
        )
    else:
        sentence = _(
            "The journal file was moved, deleted or replaced by another program, so this could not be saved. Put the "
            "file back in its place, then close Journal and open it again."
        )
    return CouldNotSave(sentence)


def empty() -> DamagedJournal:
    """The file is there but holds nothing."""
    return DamagedJournal(
        _("The journal file is empty: its content is gone from this place. Nothing was changed. Restore a backup.")
    )


def damaged(details: str = "") -> DamagedJournal:
    """The key is right and the file cannot be read as it was written."""
    return DamagedJournal(
        _(
            "The journal file is damaged and cannot be read. Nothing was changed. "
            "Restore a backup; the damaged file is kept."
        ),
        details=details,
    )


def key_file_damaged() -> DamagedJournal:
    """Neither copy of the key file can be read."""
    return DamagedJournal(
        _(
            "The small key file beside the journal is damaged. The journal itself was not touched. "
            "Open it with your recovery words, or restore a backup."
        )
    )


def key_file_missing() -> DamagedJournal:
    """A journal may be there, but no key file."""
    return DamagedJournal(
        _(
            "The small key file beside the journal is missing. The journal itself was not touched. "
            "Put the key file back, open the journal with your recovery words, or restore a backup."
        )
    )


def not_a_journal(details: str = "") -> NotAJournal:
    """Something else stands at the journal's place."""
    return NotAJournal(
        _(
            "What is at this place is not this journal, or its beginning is destroyed. Nothing was changed. "
            "Choose the right file, or restore a backup."
        ),
        details=details,
    )


def newer() -> NewerJournal:
    """A later version of the program wrote it."""
    return NewerJournal(
        _(
            "This journal was written by a newer version of Journal. Nothing was changed. "
            "Install the newer version to open it."
        )
    )


def already_open() -> JournalAlreadyOpen:
    """The kernel lock is held."""
    return JournalAlreadyOpen(
        _(
            "This journal is already open in another window or command. Nothing was changed. "
            "Use that one, or close it first."
        )
    )


def not_permitted(details: str = "") -> UserError:
    """The system does not let us at the file or its folder."""
    return UserError(
        _(
            "The system does not let Journal open this file or write beside it. Nothing was changed. "
            "Check who may read and write that folder."
        ),
        details=details,
    )


def wrong_passphrase() -> WrongPassphrase:
    """The key file is whole, and the passphrase does not open it."""
    return WrongPassphrase(
        _("That passphrase does not open this journal. Nothing was changed. Try again, or use your recovery words.")
    )


def passphrase_not_saved(details: str) -> CouldNotSave:
    """The disk did not take the key file with the new passphrase."""
    return CouldNotSave(
        _(
            "The passphrase could not be changed: the disk did not take it. The one you have still opens the journal, "
            "and nothing was changed. Free some space, then try again."
        ),
        details=details,
    )


def passphrase_needed() -> WrongPassphrase:
    """Opened without one, where one is set."""
    return WrongPassphrase(_("This journal has a passphrase. Nothing was changed. Type it to open the journal."))


def words_of_another() -> WrongPassphrase:
    """Whole recovery words, of some other journal."""
    return WrongPassphrase(
        _(
            "These are the recovery words of another journal. Nothing was changed. "
            "Look for the sheet that belongs to this one."
        )
    )


def words_or_file_wrong() -> DamagedJournal:
    """Recovery words that fit together do not open the file, and no key file says whose fault it is."""
    return DamagedJournal(
        _(
            "These recovery words do not open this file: they belong to another journal, or the file is damaged. "
            "Nothing was changed. Check the sheet, or restore a backup."
        )
    )


def something_there() -> UserError:
    """A new journal is never made over anything."""
    return UserError(
        _(
            "There are already files of a journal at this place, so no new one was made and nothing was changed. "
            "Open that journal, restore its backup, or choose another place."
        )
    )
