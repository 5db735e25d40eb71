"""Reads pages and heavy libraries in the background, so that the first visit, chart and report come at once."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QThread

from journal_app.ui.steady import spare_what_stays

PAGES = ("today", "timeline", "alerts", "emergency", "trends", "report")


class _WarmUp(QThread):
    def run(self) -> None:
        from journal_app.operations.warm_up import warm_up as read

        for name in PAGES:
            importlib.import_module(f"journal_app.ui.pages.{name}_page")
        read()


def warm_up(parent: QObject) -> None:
    """Start reading; the thread ends by itself, and before `parent` goes."""
    thread = _WarmUp(parent)
    thread.finished.connect(thread.deleteLater)
    thread.finished.connect(spare_what_stays)
    parent.destroyed.connect(thread.wait)
    thread.start(QThread.Priority.LowPriority)
