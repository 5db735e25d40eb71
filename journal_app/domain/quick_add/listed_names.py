"""The names of the list, and those of the language in use, grouped for slips of the hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.knowledge import Knowledge, folded

SHORTEST_CORRECTED: Final = 4


class ListedNames:
    """The names of the list, grouped for slips of the hand; made once for one Knowledge."""

    def __init__(self, knowledge: Knowledge | None, further: Mapping[str, Sequence[str]] | None = None) -> None:
        """`further` are names in another language, by the ids of what they mean."""
        self.knowledge = knowledge
        self.further: dict[str, tuple[str, ...]] = {}
        self.by_length: dict[int, list[str]] = {}
        self.shown: dict[str, str] = {}
        for substance in () if knowledge is None else knowledge.substances.values():
            for known in substance.names:
                plain = known.kind in ("generic", "brand", "slang")
                self.shown.setdefault(folded(known.text), known.text if plain else substance.name)
        for identity, names in (further or {}).items():
            for name in names if knowledge is not None and identity in knowledge.substances else ():
                if not self.meanings(folded(name)):
                    self.further[folded(name)] = (identity,)
                    self.shown.setdefault(folded(name), name)
        for key in () if knowledge is None else (*knowledge.name_index, *self.further):
            if len(key) >= SHORTEST_CORRECTED:
                self.by_length.setdefault(len(key), []).append(key)
        self.in_order = sorted(name for names in self.by_length.values() for name in names)

    def beginning_with(self, key: str) -> list[str]:
        """The names that begin with a key, the shortest first."""
        first = bisect_left(self.in_order, key)
        last = bisect_right(self.in_order, key, key=lambda name: name[: len(key)])
        return sorted(self.in_order[first:last], key=len)

    def meanings(self, key: str) -> tuple[str, ...]:
        """The ids of a folded name."""
        known = () if self.knowledge is None else self.knowledge.name_index.get(key, ())
        return known or self.further.get(key, ())
