"""Holds the record against a list of warnings that is another than last time, and says how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from journal_app.domain.lists import comma_words
from journal_app.i18n import _, plural
from journal_app.ui.journal_client import Changed, JournalClient

if TYPE_CHECKING:
    from journal_app.operations.renew_alerts import Renewed, RenewedPart


class Window(Protocol):
    """What is needed of the window."""

    @property
    def client(self) -> JournalClient | None:
        """The client of the journal that is open in it."""

    def say_progress(self, text: str) -> None:
        """Say how far it has come; an empty text takes it away."""

    def note(self, text: str) -> None:
        """Say what was found."""


class Renewal(QObject):
    """Asks the worker for one piece after the other, so that whatever the person does comes in between."""

    def __init__(self, window: Window, ended: Callable[[], bool], parent: QObject | None = None) -> None:
        """`ended` says that the window closes, so that no further piece is begun; the next start goes on there."""
        super().__init__(parent)
        self._window = window
        self._ended = ended

    def begin(self, client: JournalClient) -> None:
        """Ask whether there is anything to do, and do it."""
        from journal_app.operations.renew_alerts import needs_renewal

        def asked(wanted: bool) -> None:
            if wanted:
                self._say(0)
                self._go_on(client)

        client.ask(needs_renewal, then=asked, owner=self)

    def _go_on(self, client: JournalClient) -> None:
        from journal_app.operations.renew_alerts import renew_part

        def came(part: RenewedPart) -> None:
            if part.whole is not None:
                self._renewed(part.whole)
                return
            self._say(part.percent)
            self._go_on(client)

        if self._ended() or self._window.client is not client:
            return
        client.ask(renew_part, then=came, failed=lambda _error: self._window.say_progress(""), owner=self)

    def _renewed(self, result: Renewed) -> None:
        self._window.say_progress("")
        client = self._window.client
        if result.done and client is not None:
            client.changed.emit(Changed.ALERTS)
            if words := renewed_words(result):
                self._window.note(words)

    def _say(self, percent: int) -> None:
        words = _("The list of warnings is new. Your record is being held against it: {percent} %")
        self._window.say_progress(words.format(percent=percent))


def renewed_words(result: Renewed) -> str:
    """What a new list changed, in one sentence; empty where it changed nothing."""
    counts = (
        (result.new, plural("{count} new", "{count} new", result.new)),
        (result.worse, plural("{count} now worse", "{count} now worse", result.worse)),
        (result.lower, plural("{count} now lower", "{count} now lower", result.lower)),
        (
            result.resolved,
            plural(
                "{count} no longer in the list, kept as resolved",
                "{count} no longer in the list, kept as resolved",
                result.resolved,
            ),
        ),
    )
    parts = [words.format(count=count) for count, words in counts if count]
    if not parts:
        return ""
    told = _("Your record was held against a new list of warnings: {changes}. What you have read stays read.")
    return told.format(changes=comma_words(parts))
