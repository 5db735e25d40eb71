"""The window on a labelled example journal in a temporary place, gone when the window closes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_app.i18n import _
from journal_app.preferences import Preferences
from journal_app.ui.application import Application


@contextmanager
def example_application(qt: QApplication) -> Iterator[Application]:
    """Make the example, ready to be shown; nothing of the person's own is read or changed."""
    with tempfile.TemporaryDirectory(prefix="journal-example-") as folder:
        path = Path(folder) / "example.db"
        make_example_file(path)
        preferences = Preferences(country="US", journal=str(path), idle_lock_minutes=60)
        application = Application(qt, path, preferences, Path(folder) / "preferences.json", ())
        application.furnished.connect(lambda: mark_as_example(application))
        yield application


def make_example_file(path: Path) -> None:
    """Write the example journal of 90 days up to today."""
    from journal_app.domain.moments import moment_of
    from journal_app.operations.example_journal import make_example
    from journal_app.operations.open_journal import create

    workspace = create(path, None, "US").workspace
    try:
        make_example(workspace, moment_of(workspace.clock(), workspace.zone()).local_date)
    finally:
        workspace.journal.close()


def mark_as_example(application: Application) -> None:
    """Say above every page that these are invented entries."""
    application.window.mark(_("Example journal: invented entries. Nothing here is kept."))
