"""What an import did, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from journal_app.domain.levels import Level
from journal_app.i18n import _, in_context

if TYPE_CHECKING:
    from journal_app.operations.import_records import ImportResult

KIND_WORDS: Final[Mapping[str, str]] = {
    "dose": in_context("a kind of entry", "dose"),
    "drink": in_context("a kind of entry", "drink"),
    "symptom": in_context("a kind of entry", "symptom"),
    "sleep": in_context("a kind of entry", "sleep"),
    "none": in_context("a kind of entry", "nothing taken"),
    "note": in_context("a kind of entry", "note"),
    "marker": in_context("a kind of entry", "marker"),
    "skipped": in_context("a kind of entry", "medicine not taken"),
    "urge": in_context("a kind of entry", "urge"),
    "red_flag": in_context("a kind of entry", "sign that needs help"),
    "measure": in_context("a kind of entry", "measure"),
    "score": in_context("a kind of entry", "withdrawal check-in"),
}


def import_in_words(result: ImportResult) -> Iterator[str]:
    """What an import did, line by line."""
    kinds = ", ".join(f"{KIND_WORDS.get(kind, kind)} {count}" for kind, count in result.added.items())
    yield _("Rows in the file: {rows} (format {format})").format(rows=result.rows, format=result.format)
    added = _("Would be added: {count}") if result.dry_run else _("Added: {count}")
    yield added.format(count=result.entries) + (f" ({kinds})" if kinds else "")
    yield _("Already there: {count}").format(count=result.duplicates)
    if result.changed:
        changed = _("Would be changed: {count}") if result.dry_run else _("Changed: {count}")
        yield changed.format(count=result.changed)
    if result.different:
        yield _("There with other words, and left as they are here: {count}").format(count=result.different)
    if result.first is not None:
        yield _("Dates: {first} to {last}").format(first=result.first, last=result.last)
    if result.repeated_headers or result.blank_rows:
        yield _("Passed over: {headers} repeated headers, {rows} rows that name nothing").format(
            headers=result.repeated_headers, rows=result.blank_rows
        )
    if result.ignored_columns:
        yield _("Columns not read: {columns}").format(columns=", ".join(result.ignored_columns))
    names = ", ".join(f"{found.name} ({found.count})" for found in result.not_recognised)
    yield _("Not recognised, so not checked: {names}").format(names=names or in_context("of several things", "none"))
    if result.warnings_off:
        yield _("Warnings are off, because the list of substances cannot be used.")
    else:
        levels = {level.word: level.words for level in Level}
        counts = ", ".join(f"{count} {levels.get(level, level)}" for level, count in result.alerts.items())
        yield _("Warnings: {counts}").format(counts=counts)
        yield _("Warnings that may still be active: {count}").format(count=result.still_active)
    if result.dry_run:
        yield _("This was a dry run: nothing was saved.")
