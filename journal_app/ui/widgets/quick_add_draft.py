"""The line of quick add until it is logged: kept in the encrypted journal, so that a lock or a crash loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from journal_app.operations.drafts import read_draft, save_draft

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient

DRAFT: Final = "quick-add"
"""The name under which it is kept."""
AUTOSAVE_MS: Final = 400


class LineDraft(QObject):
    """Keeps a line after a pause in typing."""

    def __init__(self, client: JournalClient, line: Callable[[], str], parent: QObject) -> None:
        """`line` says what stands there."""
        super().__init__(parent)
        self._client = client
        self._line = line
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.keep)

    def read(self, then: Callable[[str], None]) -> None:
        """Hand over what was kept before; nothing happens where there was nothing."""
        self._client.ask(read_draft, DRAFT, then=lambda text: then(text) if text else None, owner=self)

    def later(self) -> None:
        """Something was typed."""
        self._timer.start()

    def keep(self) -> None:
        """Keep the line as it is now; an empty one is forgotten."""
        self._timer.stop()
        self._client.ask(save_draft, DRAFT, self._line() or None)

    def flush(self) -> None:
        """Keep it at once if it is not kept yet."""
        if self._timer.isActive():
            self.keep()

    def forgotten(self) -> None:
        """It was forgotten with what was logged."""
        self._timer.stop()
