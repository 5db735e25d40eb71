"""The index of words inside the encrypted file: kept with every change of an entry, and made anew where it is damaged.

It keeps its own copy of the words. Without one ("contentless") it would be half as large, but the words of an entry
that is gone would stay in the file until the index is next merged: here they are taken out with the entry.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, column, func, literal_column, select, text, update
from sqlalchemy import table as plain_table
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entries import Entry
from journal_app.domain.finding import fixed_words_for, is_number, searchable
from journal_app.storage import entry_rows, failures, tables
from journal_app.storage.tables import KEPT, alert, entry

if TYPE_CHECKING:
    from journal_app.storage.database import Database

WORDS_VERSION: Final = 1
"""Counts how `searchable` was changed: an index that was made with other words is made anew when it is opened."""

AT_ONCE: Final = 2000
"""Entries that are read and indexed together while the whole index is made."""

CREATE: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(words, detail=none, columnsize=0, tokenize=\"ascii tokenchars '#=_'\")",
    "CREATE VIRTUAL TABLE search_term USING fts5vocab('search', 'row')",
    # Words that are taken out are overwritten, not only marked.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)
ABOUT_INDEX: Final = "fts5"
"""What stands in each sentence of SQLite's own check of the file about a damaged index, in either case."""

DAMAGED: Final = (failures.SQLITE_CORRUPT, failures.SQLITE_CONSTRAINT)
"""What a damaged index answers to a change; it has no constraint that what is put in could break."""

DROP: Final = ("DROP TABLE IF EXISTS search_term", "DROP TABLE IF EXISTS search")

_search = plain_table("search", column("rowid"), column("words"))
_term = plain_table("search_term", column("term"), column("doc"))
_row_number: ColumnElement[int] = literal_column("entry.rowid")

_PUT = text("INSERT OR REPLACE INTO search (rowid, words) SELECT rowid, :words FROM entry WHERE id = :id")
_REMOVE = text(
    "DELETE FROM search WHERE rowid IN (SELECT rowid FROM entry WHERE id IN (SELECT value FROM json_each(:ids)))"
)
_FLUSH = text("INSERT INTO search (search) VALUES ('flush')")
_NOTES = (
    select(alert.c.intake_id, alert.c.review_note)
    .where(alert.c.review_note.is_not(None), alert.c.review_note != "")
    .order_by(alert.c.intake_id, alert.c.id)
)
_ANY_WITH = text("SELECT 1 FROM search WHERE search MATCH :asked LIMIT 1")
_PAGE = (
    select(_row_number.label("number"), *entry_rows.ENTRY_COLUMNS)
    .where(KEPT, _row_number > bindparam("after"))
    .order_by(_row_number)
    .limit(AT_ONCE)
)


def put(connection: Connection, entries: Iterable[Entry]) -> None:
    """Index entries as they stand now; they are in their table already."""
    wanted = list(entries)
    notes = _notes_of(connection, [str(each.id) for each in wanted])
    given = [{"id": str(each.id), "words": searchable(each, notes.get(str(each.id), ()))} for each in wanted]
    if given:
        _keep(connection, lambda: connection.execute(_PUT, given))


def put_again(connection: Connection, ids: Collection[str]) -> None:
    """Index those of the entries that are there anew: what was noted at their warnings has changed."""
    wanted = text("SELECT value FROM json_each(:ids)").bindparams(ids=_listed(ids))
    found = connection.execute(select(*entry_rows.ENTRY_COLUMNS).where(KEPT, entry.c.id.in_(wanted))).all()
    put(connection, [entry_rows.entry_from(row) for row in found])


def remove(connection: Connection, ids: Collection[str]) -> None:
    """Take entries out; they are still in their table, marked as deleted."""
    if ids:
        _keep(connection, lambda: connection.execute(_REMOVE, {"ids": _listed(ids)}))


def require_current(database: Database) -> None:
    """Make the index if it was never made, or with other words than those that are taken today."""
    made_with = select(tables.journal.c.words_version)
    if database.read(lambda connection: connection.scalar(made_with)) != WORDS_VERSION:
        with database.writing() as connection:
            rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew from the entries; takes about 3 s for 100,000."""
    for statement in (*DROP, *CREATE):
        connection.exec_driver_sql(statement)
    notes: dict[str, list[str]] = {}
    for entry_id, note in connection.execute(_NOTES):
        notes.setdefault(entry_id, []).append(note)
    insert = text("INSERT INTO search (rowid, words) VALUES (:number, :words)")
    after = -1
    while page := connection.execute(_PAGE, {"after": after}).all():
        given = []
        for number, *columns in page:
            each = entry_rows.entry_from(columns)
            given.append({"number": number, "words": searchable(each, notes.get(str(each.id), ()))})
        connection.execute(insert, given)
        after = page[-1][0]
    connection.execute(update(tables.journal).values(words_version=WORDS_VERSION))


def matching(words: Sequence[str]) -> ColumnElement[bool]:
    """The condition that an entry holds each of the words, or a word that begins so."""
    asked = text("search MATCH :asked").bindparams(asked=" AND ".join(_asked(word) for word in words))
    return _row_number.in_(select(_search.c.rowid).where(asked))


def has_word(connection: Connection, word: str) -> bool:
    """Whether any entry holds a word of a question."""
    return connection.scalar(_ANY_WITH, {"asked": _asked(word)}) is not None


def vocabulary(connection: Connection) -> dict[str, int]:
    """Every word that any entry holds, and in how many entries."""
    return {term: count for term, count in connection.execute(select(_term.c.term, _term.c.doc)) if term[:1] != "="}


def _asked(word: str) -> str:
    """One word in the index's own language. A word holds letters, digits, signs and # alone: nothing to escape."""
    found = [f'"{word}"' if is_number(word) else f'"{word}" *']
    found += [f'"{fixed}"' for fixed in fixed_words_for(word)]
    return f"({' OR '.join(found)})"


def literally(part: str) -> ColumnElement[bool]:
    """The condition that a text stands in one of the texts of an entry exactly so."""
    texts = ("note", "name", "product", "form", "instead", "outcome", "symptom", "what", "given_by")
    return func.instr(func.concat_ws("\n", *(entry.c[name] for name in texts)), part) > 0


def _notes_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    wanted = text("SELECT value FROM json_each(:ids)").bindparams(ids=_listed(ids))
    for entry_id, note in connection.execute(_NOTES.where(alert.c.intake_id.in_(wanted))):
        found.setdefault(entry_id, []).append(note)
    return found


def _listed(ids: Collection[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()


def _keep(connection: Connection, act: Callable[[], object]) -> None:
    """Do it; where the index is damaged, make it anew: nothing that a person wrote may be lost for its sake."""
    try:
        with connection.begin_nested():
            act()
            # Else a damage would only come to light in whichever statement is next.
            connection.execute(_FLUSH)
    except DBAPIError as error:
        if failures.code_of(error) not in DAMAGED:
            raise
        rebuild(connection)
