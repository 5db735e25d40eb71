"""Which of the alerts that a change raised may take the person's attention at once; their level never depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
