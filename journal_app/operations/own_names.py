"""Give entries whose name was in no list the substance that the name means now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from journal_app.domain.entries import Dose, Entry, Skipped, Urge
from journal_app.domain.knowledge import folded

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes


def give_substances(changes: Changes, meant: Mapping[str, str]) -> list[tuple[Entry | None, Entry | None]]:
    """Rewrite every entry without a substance whose folded name is in `meant` (name to id); the pairs that changed."""
    pairs: list[tuple[Entry | None, Entry | None]] = []
    for entry in changes.entries_not_recognised() if meant else ():
        if isinstance(entry, Dose | Skipped | Urge) and folded(entry.name) in meant:
            known = msgspec.structs.replace(entry, substance=meant[folded(entry.name)])
            pairs.append((changes.put(known), known))
    return pairs
