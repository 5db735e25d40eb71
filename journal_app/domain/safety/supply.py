"""P14: what nobody tested. A note at each intake of an unregulated product, since each one can be another mix."""

from collections.abc import Iterator

from journal_app.domain.levels import Level
from journal_app.domain.safety.record import Finding, Record


def unregulated_supply(record: Record) -> Iterator[Finding]:
    """A note at each intake of a street product (clinical/rules-and-model.md, P14)."""
    group = record.group("P14", "unregulated")
    if group is None:
        return
    for use in record.intakes(group):
        if record.wants(use.at):
            yield Finding("P14", Level.NOTE, use.entry)
