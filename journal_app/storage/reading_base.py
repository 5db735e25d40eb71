"""What every question to a journal needs: on which transaction it runs, and the Facts that rows say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import TEXT, ColumnElement, Connection, Select, UnaryExpression, select
from sqlalchemy.sql.operators import custom_op

from journal_app.domain.entries import Entry
from journal_app.storage import entry_rows, rows
from journal_app.storage.known_rows import KnownRows
from journal_app.storage.tables import KEPT, entry

T = TypeVar("T")

KEPT_ENTRIES = select(*entry_rows.ENTRY_COLUMNS).where(KEPT)


class ReadingBase:
    """Journal and Changes say on which transaction is read."""

    known: KnownRows
    """Those of the journal, also for a change to it."""

    def _run(self, query: Callable[[Connection], T]) -> T:
        raise NotImplementedError

    def _now(self) -> datetime:
        raise NotImplementedError

    def _searched(self, query: Callable[[Connection], T]) -> T:
        """As `_run`, for what reads the index of words."""
        return self._run(query)

    def _entries(self, statement: Select[Any]) -> tuple[Entry, ...]:
        found = self._run(lambda connection: connection.execute(statement).all())
        return self.known.entries(found)


def between(column: ColumnElement[int], start: datetime | None, end: datetime | None) -> list[ColumnElement[bool]]:
    """Half-open, in a column of microseconds; None where one side is open."""
    conditions = []
    if start is not None:
        conditions.append(column >= rows.microseconds(start))
    if end is not None:
        conditions.append(column < rows.microseconds(end))
    return conditions


def unindexed(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column as SQLite looks at it last: the times or dates asked for are far fewer than all entries of a kind."""
    return UnaryExpression(column, operator=custom_op("+"), type_=TEXT())


def ordered(statement: Select[Any], newest_first: bool = False) -> Select[Any]:
    """By time, and by id where that is the same."""
    if newest_first:
        return statement.order_by(entry.c.at_us.desc(), entry.c.id.desc())
    return statement.order_by(entry.c.at_us, entry.c.id)
