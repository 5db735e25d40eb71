"""Raises the window that is already open, through a local socket that only this user can reach."""

from __future__ import annotations

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 500


def _name(journal: Path) -> str:
    # The name tells nothing about where the journal lies.
    return f"journal-{uuid5(NAMESPACE_URL, str(journal.resolve()))}"


def raise_other(journal: Path) -> bool:
    """Ask a window that holds this journal to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(journal))
    answered = socket.waitForConnected(ANSWER_MS)
    socket.abort()
    return answered


class Doorbell(QObject):
    """`rung` fires when another start of Journal asks this window to come to the front."""

    rung = Signal()

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the journal's kernel lock, so a socket of that name is a leftover of a process that died.
        QLocalServer.removeServer(_name(journal))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(journal))

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.rung.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
