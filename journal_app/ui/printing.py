"""Printing through the system's own dialog; what is printed are finished pages, as the preview shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from journal_app.i18n import _

NEUTRAL_NAME = _("Pages")
"""What the printer's queue shows, where others can read it."""

COULD_NOT_PRINT = _(
    "The printer did not take the pages. Nothing in your journal changed. Look whether it is on, or save the report."
)


def printer_for(paper: str) -> QPrinter:
    """A printer set to a paper ("a4" or "us-letter"); the pages bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "us-letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(NEUTRAL_NAME)
    printer.setCreator("")
    return printer


def ask_how_to_print(parent: QWidget, paper: str, chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """Open the system's dialog; `chosen` is called with the printer unless the person closes it."""
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.accepted.connect(lambda *_printer: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> str:
    """Print PNG pictures, each over a whole page; returns the sentence to show if the printer refuses, else nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        return COULD_NOT_PRINT
    for number, data in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            return COULD_NOT_PRINT
        image = QImage.fromData(data)
        whole = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        fitted = image.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(0, 0, fitted.width(), fitted.height()), image)
    return "" if painter.end() else COULD_NOT_PRINT
