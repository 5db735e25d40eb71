"""The line of quick add until it is logged: kept in the encrypted journal, so that a lock or a crash loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from journal_app.operations.drafts import read_draft, save_draft
from journal_app.ui.autosave import Autosave

if TYPE_CHECKING:
    from journal_app.ui.journal_client import JournalClient

DRAFT: Final = "quick-add"
"""The name under which it is kept."""


class LineDraft(QObject):
    """Keeps a line after a pause in typing."""

    def __init__(self, client: JournalClient, line: Callable[[], str], parent: QObject, name: str = DRAFT) -> None:
        """`line` says what stands there, `name` under which name it is kept."""
        super().__init__(parent)
        self.name = name
        self._client = client
        self._line = line
        self._autosave = Autosave(self.keep, self)

    def read(self, then: Callable[[str], None]) -> None:
        """Hand over what was kept before; nothing happens where there was nothing."""
        self._client.ask(read_draft, self.name, then=lambda text: then(text) if text else None, owner=self)

    def later(self) -> None:
        """Something was typed."""
        self._autosave.later()

    def keep(self) -> None:
        """Keep the line as it is now; an empty one is forgotten."""
        self._autosave.stop()
        self._client.ask(save_draft, self.name, self._line() or None)

    def flush(self) -> None:
        """Keep it at once if it is not kept yet."""
        if self._autosave.waits:
            self.keep()

    def forgotten(self) -> None:
        """It was forgotten with what was logged."""
        self._autosave.stop()
