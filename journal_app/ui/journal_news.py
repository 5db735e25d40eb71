"""What an open journal has to say to the window: that it changed, that a warning was raised, that something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from journal_app.ui.pages.places import ALERTS

if TYPE_CHECKING:
    from journal_app.domain.alerts import Alert
    from journal_app.ui.journal_client import Changed, JournalClient
    from journal_app.ui.main_window import MainWindow

HELP_NOW: Final = "P15"
"""The rule about signs that need help now."""


class JournalNews(QObject):
    """Hears one client; what comes after the journal was left is not asked about any more."""

    def __init__(self, window: MainWindow, client: JournalClient) -> None:
        super().__init__(window)
        self._window = window
        client.changed.connect(self._on_changed)
        client.alerts_raised.connect(self._on_alerts_raised)
        client.alerts_changed.connect(self._on_alerts_changed)
        client.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Show what holds as the journal is opened."""
        self._count_alerts()
        self._look_for_undo()

    def _on_changed(self, changed: Changed) -> None:
        self._window.mark_stale()
        if changed:
            self._count_alerts()
            self._look_for_undo()
            self._window.hush()

    def _count_alerts(self) -> None:
        from journal_app.operations.count_to_review import count_to_review

        client, sidebar = self._window.client, self._window.sidebar
        if client is not None:
            client.ask(count_to_review, then=lambda count: sidebar.set_to_review(count, ALERTS), owner=self)

    def _look_for_undo(self) -> None:
        from journal_app.operations.read_undo import read_undo

        client, menus = self._window.client, self._window.menus
        if client is not None:
            client.ask(read_undo, then=lambda steps: menus.set_undo(steps.can_undo, steps.can_redo), owner=self)

    def _on_alerts_raised(self, alerts: tuple[Alert, ...]) -> None:
        # Of several at once the newest names all that stands.
        worst = max(alerts, key=lambda alert: (alert.level, alert.at))
        if worst.rule == HELP_NOW:
            # The number comes before anything there is to read.
            if not self._window.emergency_shown:
                self._window.show_emergency()
        else:
            self._window.open_alert(worst.id)
        self._window.something_raised.emit()

    def _on_alerts_changed(self, alerts: tuple[Alert, ...]) -> None:
        from journal_app.operations.alert_words import announcement

        client, window = self._window.client, self._window
        waiting = tuple(alert for alert in alerts if alert.state == "to_review")
        if waiting and client is not None:
            worst = max(waiting, key=lambda alert: alert.level)
            assertive = worst.level.word == "critical"
            client.ask(announcement, worst, then=lambda text: window.announce(text, assertive=assertive))

    def _on_failed(self, error: BaseException) -> None:
        from journal_app.errors import UserError

        if isinstance(error, UserError):
            self._window.say(error)
        else:
            from journal_app.ui.bug_dialog import show_bug

            show_bug(error, self._window)
