"""The words of warnings, kept while a journal is open: a day shows the same warnings again after each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from journal_app.domain.alert_text import AlertText, alert_text
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.alerts import Alert
    from journal_app.domain.knowledge import Knowledge

MOST: Final = 256


class _Held(NamedTuple):
    alert: Alert
    knowledge: Knowledge
    country: str | None
    text: AlertText


_held: WeakKeyDictionary[Workspace, dict[UUID, _Held]] = WeakKeyDictionary()


def known_text(workspace: Workspace, alert: Alert) -> AlertText:
    """`alert_text` by what is known now, for the person's country; BadKnowledge where nothing is."""
    knowledge, country = workspace.usable_knowledge, workspace.country
    texts = _held.setdefault(workspace, {})
    held = texts.get(alert.id)
    # An alert never changes; what was found anew is another one.
    if held is not None and held.alert is alert and held.knowledge is knowledge and held.country == country:
        return held.text
    if len(texts) >= MOST:
        texts.clear()
    text = alert_text(knowledge, alert, country)
    texts[alert.id] = _Held(alert, knowledge, country, text)
    return text
