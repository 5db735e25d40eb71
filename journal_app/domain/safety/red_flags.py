"""P15: signs that need help now. Each one is critical, in words of its own; for thoughts of suicide the crisis line."""

from collections.abc import Iterator

from journal_app.domain.entries import RedFlag
from journal_app.domain.levels import Level
from journal_app.domain.safety.record import Finding, Record


def red_flags(record: Record) -> Iterator[Finding]:
    """Every red flag that was noted (clinical/rules-and-model.md, P15 and section 5)."""
    if "P15" not in record.knowledge.safety_rules:
        return
    for entry in record.entries:
        if isinstance(entry, RedFlag):
            yield Finding("P15", Level.CRITICAL, entry, case=entry.what)
