"""The questions about alerts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from journal_app.domain.alerts import Alert, AlertState
from journal_app.domain.levels import Level
from journal_app.storage import alert_rows, tables
from journal_app.storage.conditions import one_of
from journal_app.storage.reading_base import ReadingBase, between

_ALERTS = select(*alert_rows.ALERT_COLUMNS)


class AlertReading(ReadingBase):
    """Of every state, resolved ones too, where nothing else is said."""

    def alerts(
        self,
        *,
        states: Collection[AlertState] | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        ids: Collection[UUID] | None = None,
        pairs: bool | None = None,
        least: Level | None = None,
        most: Level | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Alerts that meet every condition given, newest first; `start` and `end` half-open on the intake's time.

        `least` and `most`: only those of these levels and between. `pairs`: only those that an intake raised (True), or
        only those of rules without a pair (False).
        """
        alert = tables.alert
        statement = _ALERTS.where(*between(alert.c.at_us, start, end))
        if states is not None:
            statement = statement.where(alert.c.state.in_(tuple(states)))
        if ids is not None:
            statement = statement.where(one_of(alert.c.id, ids))
        if pairs is not None:
            statement = statement.where(alert.c.rule == "" if pairs else alert.c.rule != "")
        if least is not None:
            statement = statement.where(alert.c.level >= int(least))
        if most is not None:
            statement = statement.where(alert.c.level <= int(most))
        return self._alerts(statement.order_by(alert.c.at_us.desc(), alert.c.id).limit(limit))

    def alerts_of(self, intakes: Collection[UUID]) -> tuple[Alert, ...]:
        """The alerts that these intakes raised, newest first."""
        alert = tables.alert
        statement = _ALERTS.where(one_of(alert.c.intake_id, intakes))
        return self._alerts(statement.order_by(alert.c.at_us.desc(), alert.c.id))

    def _alerts(self, statement: Select[Any]) -> tuple[Alert, ...]:
        found = self._run(lambda connection: connection.execute(statement).all())
        return self.known.alerts(found)
