"""A fault of ours, said plainly; its report holds versions and places in the code, never what a person wrote."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app import __version__
from journal_app.i18n import _
from journal_app.ui.widgets.labels import label


def bug_report(error: BaseException) -> str:
    """Versions, the kind of error and where in the code it happened. Messages and values are left out on purpose."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(
        (
            f"Journal {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
            type(error).__name__,
            *places,
        )
    )


class BugDialog(QDialog):
    """What happened, what is kept, and a report that can be copied."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Journal")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Something in Journal went wrong."), "section"))
        column.addWidget(
            label(
                _(
                    "What was saved before is still there. Try again; if it happens again, close Journal and open it "
                    "anew."
                )
            )
        )
        report = QPlainTextEdit(bug_report(error))
        report.setReadOnly(True)
        report.setAccessibleName(_("Report of the fault"))
        report.setMinimumSize(520, 180)
        column.addWidget(label(_("This report holds nothing that you wrote:"), "small"))
        column.addWidget(report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def show_bug(error: BaseException, parent: QWidget | None) -> None:
    """Show the dialog without stopping the window."""
    dialog = BugDialog(error, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
