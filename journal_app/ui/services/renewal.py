"""Holds the record against a list of warnings that is another than last time, and says how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.domain.lists import comma_words
from journal_app.i18n import _, plural
from journal_app.ui.journal_client import Changed, JournalClient

if TYPE_CHECKING:
    from journal_app.operations.renew_alerts import Renewed
    from journal_app.ui.main_window import MainWindow


class Renewal(QObject):
    """Runs on the worker; `told` comes back from there."""

    told = Signal(int, int)
    """From the worker: how much of the record has been held against a new list of warnings, and of how much."""

    def __init__(self, window: MainWindow, ended: Callable[[], bool], parent: QObject | None = None) -> None:
        """`ended` says that the window closes, so that the work stops."""
        super().__init__(parent)
        self._window = window
        self._ended = ended
        self.told.connect(self._say)

    def begin(self, client: JournalClient) -> None:
        """Ask whether there is anything to do, and do it."""
        from journal_app.operations.renew_alerts import needs_renewal, renew_alerts

        def tell(done: int, total: int) -> bool:
            self.told.emit(done, total)
            return not self._ended()

        def asked(wanted: bool) -> None:
            if wanted and self._window.client is client:
                client.ask(
                    renew_alerts,
                    tell,
                    then=self._renewed,
                    failed=lambda _error: self._window.say_progress(""),
                    owner=self,
                )

        client.ask(needs_renewal, then=asked, owner=self)

    def _renewed(self, result: Renewed) -> None:
        self._window.say_progress("")
        client = self._window.client
        if result.done and client is not None:
            client.changed.emit(Changed.ALERTS)
            if words := renewed_words(result):
                self._window.note(words)

    def _say(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
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
