"""Opens the window on the person's own journal or on the example, and stays until it closes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_app.ui.application import Application, make_qt


def run_window(
    journal: Path | None,
    *,
    demo: bool = False,
    locked: bool = False,
    hidden: bool = False,
    passphrase: str | None = None,
    relaunch: Sequence[str] = (),
) -> int:
    """Open the window and stay until it closes; returns the exit status.

    `relaunch` is the command that starts this program again, for the lock. `demo` opens a labelled example journal in
    a temporary place, which is gone when the window closes.
    """
    from journal_app.paths import preferences_file
    from journal_app.ui.privacy import forbid_core_dumps

    forbid_core_dumps()
    os.umask(0o077)
    qt = make_qt()
    if demo:
        from journal_app.ui.demo import example_application

        with example_application(qt) as example:
            return run(qt, example)
    application = Application(
        qt, journal, None, preferences_file(), relaunch, locked=locked, hidden=hidden, passphrase=passphrase
    )
    return run(qt, application)


def run(qt: QApplication, application: Application) -> int:
    """Show the window and run until it closes; an exception that nobody expected is shown as a fault of ours."""

    def on_exception(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            qt.quit()
            return
        from journal_app.ui.bug_dialog import show_bug

        show_bug(error, application.window)

    sys.excepthook = on_exception
    application.show()
    return qt.exec()
