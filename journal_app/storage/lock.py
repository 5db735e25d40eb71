"""One writer for each journal: a kernel lock on a separate file, which the system frees whenever a process ends."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.storage import failures

if TYPE_CHECKING:
    from filelock import BaseFileLock


class JournalLock:
    """Held while a journal is open. The file stays behind when it is closed: its being there says nothing."""

    def __init__(self, journal: Path) -> None:
        """Does not take the lock yet."""
        self.file = journal.with_name(journal.name + ".lock")
        self._held: BaseFileLock | None = None
        self._made_here = False

    def acquire(self) -> None:
        """Take the lock at once, or raise JournalAlreadyOpen."""
        from filelock import FileLock, Timeout

        self._made_here = not self.file.exists()
        # Opened on the worker and closed by the window's thread: the lock is the process's, not a thread's.
        lock = FileLock(self.file, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            raise failures.already_open() from None
        except (OSError, NotImplementedError) as error:
            raise failures.not_permitted(type(error).__name__) from None
        self._held = lock

    def release(self) -> None:
        """Let go of it."""
        if self._held is not None:
            self._held.release()
            self._held = None

    def abandon(self) -> None:
        """Let go of it after a failed opening, and leave no file that was not there before."""
        if self._held is not None and self._made_here:
            # While still held: whoever has opened it meanwhile finds it gone, and tries again.
            with contextlib.suppress(OSError):
                self.file.unlink()
        self.release()
