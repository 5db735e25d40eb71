"""What is printed are the pages of the report, each over a whole sheet, and nothing tells what they are about."""

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.printing import NEUTRAL_NAME, ask_how_to_print, print_pages, printer_for

A4, LETTER = (595, 842), (612, 792)


def picture(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 848), colour).save(buffer, "PNG")
    return buffer.getvalue()


def to_file(printer: QPrinter, out: Path) -> QPrinter:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    return printer


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("us-letter", LETTER)])
def test_each_page_takes_one_sheet_of_the_paper(
    qapp: QApplication, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    out = tmp_path / "out.pdf"
    assert print_pages(to_file(printer_for(paper), out), (picture("#A3150D"), picture("#0B6B66"))) == ""
    read = pypdf.PdfReader(out)
    assert len(read.pages) == 2
    for page in read.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == pytest.approx(size, abs=1)
        (image,) = page.images
        assert image.image is not None
    assert read.metadata is not None
    assert read.metadata.title == NEUTRAL_NAME


class OutOfPaper(QPrinter):
    """It takes one page and no other."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_refuses_is_told_in_one_sentence(qapp: QApplication, tmp_path: Path) -> None:
    printer = to_file(OutOfPaper(), tmp_path / "out.pdf")
    sentence = print_pages(printer, (picture("#A3150D"), picture("#0B6B66")))
    assert "Nothing in your journal changed" in sentence


def test_the_systems_dialog_decides(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chosen: list[QPrinter] = []
    ask_how_to_print(parent, "a4", chosen.append).reject()
    assert chosen == []
    dialog = ask_how_to_print(parent, "a4", chosen.append)
    dialog.accepted.emit(dialog.printer())
    assert len(chosen) == 1
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QPrintDialog))
