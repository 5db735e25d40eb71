"""Conditions that several questions share."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, func, select


def one_of(column: ColumnElement[str], ids: Iterable[UUID | str]) -> ColumnElement[bool]:
    """The column holds one of the ids, however many: they go as one parameter."""
    listed = msgspec.json.encode([str(each) for each in ids]).decode()
    return column.in_(select(func.json_each(listed).table_valued("value").c.value))
