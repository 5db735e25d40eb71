"""Reads pages and heavy libraries in the background, so that the first visit, chart and report come at once."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QThread

from journal_app.ui.pages.places import CLASSES
from journal_app.ui.steady import spare_what_stays

FIRST = ("today_page", "timeline_page", "alerts_page", "emergency_page", "trends_page", "report_page")
"""What people go to most, and quickest."""


class _WarmUp(QThread):
    def run(self) -> None:
        from journal_app.operations.warm_up import warm_up as read

        _import(FIRST)
        read()
        _import([module for module, _, _name in (where.partition(".") for where in CLASSES.values())])


def _import(modules: tuple[str, ...] | list[str]) -> None:
    for name in modules:
        importlib.import_module(f"journal_app.ui.pages.{name}")


def warm_up(parent: QObject) -> None:
    """Start reading; the thread ends by itself, and before `parent` goes."""
    thread = _WarmUp(parent)
    thread.finished.connect(thread.deleteLater)
    thread.finished.connect(spare_what_stays)
    parent.destroyed.connect(thread.wait)
    thread.start(QThread.Priority.LowPriority)
