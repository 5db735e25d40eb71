"""The one holder of the preferences while the window runs: what is changed is on the disk at once."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from journal_app.errors import UserError
from journal_app.preferences import Preferences, write_preferences


class PreferenceStore(QObject):
    """`changed` names what is another now; it fires after the file was written, or could not be."""

    changed = Signal(object)
    """frozenset[str]: the fields of Preferences that changed."""
    failed = Signal(object)
    """UserError: the disk did not take it; it holds until the program ends."""

    def __init__(self, file: Path | None, preferences: Preferences, parent: QObject | None = None) -> None:
        """Without a file they are kept in memory alone."""
        super().__init__(parent)
        self._file = file
        self._value = preferences

    @property
    def value(self) -> Preferences:
        """The preferences as they are now."""
        return self._value

    def change(self, **changes: object) -> None:
        """Change some fields; nothing happens where all are so already."""
        before = self._value
        self._value = replace(before, **changes)
        changed = frozenset(name for name in changes if getattr(before, name) != getattr(self._value, name))
        if not changed:
            return
        if self._file is not None:
            try:
                write_preferences(self._file, self._value)
            except UserError as error:
                self.failed.emit(error)
        self.changed.emit(changed)
