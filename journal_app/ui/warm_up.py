"""Reads the heavy libraries in the background, so that the first chart and the first report come at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread


class _WarmUp(QThread):
    def run(self) -> None:
        from journal_app.operations.warm_up import warm_up as read

        read()


def warm_up(parent: QObject) -> None:
    """Start reading; the thread ends by itself, and before `parent` goes."""
    thread = _WarmUp(parent)
    thread.finished.connect(thread.deleteLater)
    parent.destroyed.connect(thread.wait)
    thread.start(QThread.Priority.LowPriority)
