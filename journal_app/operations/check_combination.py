"""Say what is known about a combination of names; needs no journal and saves nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal_app.domain.combination import check_combination
from journal_app.domain.rule_table import RuleTable
from journal_app.i18n import _
from journal_app.knowledge.shipped import shipped_knowledge

NOT_AN_ALL_CLEAR = _("No result does not mean it is safe.")


class CombinationCheck:
    """Answers for one combination after the other; raises BadKnowledge where the shipped list cannot be used."""

    def __init__(self) -> None:
        self._knowledge = shipped_knowledge()
        self._table = RuleTable(self._knowledge)

    def as_json(self, names: Sequence[str], hours_between: float | None = None) -> dict[str, object]:
        """`level`, `rules` and `unknown`, and for a level of none the `message` that silence is not safety."""
        result = check_combination(self._knowledge, names, hours_between, table=self._table)
        answer: dict[str, object] = {
            "level": "none" if result.level is None else result.level.word,
            "rules": list(result.rules),
            "unknown": list(result.unknown),
        }
        return answer | ({"message": result.message} if result.level is None else {})

    def as_json_of_nothing(self) -> dict[str, object]:
        """The same for a line without a name: nothing was checked, and it says so."""
        return self.as_json(()) | {"error": _("This line has no names, so nothing was checked.")}

    def in_words(
        self, names: Sequence[str], hours_between: float | None = None, country: str | None = None
    ) -> Iterator[str]:
        """The answer line by line, the worst in full; the last one is always that silence is not safety."""
        from journal_app.operations.combination_words import hits_in_words

        result = check_combination(self._knowledge, names, hours_between, table=self._table)
        yield from hits_in_words(self._knowledge, result.hits, country)
        if not result.hits:
            yield _("No warning in our list.")
        if result.unknown:
            yield _("Not in our list, so not checked: {names}").format(names=", ".join(result.unknown))
        yield NOT_AN_ALL_CLEAR
