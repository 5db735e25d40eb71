"""Which of the alerts that a change raised may take the person's attention at once; their level never depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.errors import BadKnowledge
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes
