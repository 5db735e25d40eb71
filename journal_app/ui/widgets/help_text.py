"""A page of the help as it is read: Markdown without HTML, pictures from Journal's own folders only, nothing remote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

RESIZE_PAUSE_MS = 80
WIDEST_PICTURE = 900
BESIDE = 60
"""Logical pixels that a picture leaves for the margins and the scroll bar."""
PAGE_END = ".md"
MARGIN = 20
LONGEST_LINE = 78
"""Letters in a line, at most."""
LINE_PERCENT = 120
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture in the text."""


class HelpText(QTextBrowser):
    """`page_wanted(name)` fires when a link to another page of the help is followed; no other link does anything.

    A picture is taken from the first of the folders that has one of its name, whatever folder the page names.
    """

    page_wanted = Signal(str)

    def __init__(self, folders: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._markdown = ""
        self._shown_width = 0
        self._at_the_top = True
        self.setProperty("kind", "help")
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().actionTriggered.connect(self._scrolled)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(RESIZE_PAUSE_MS)
        self._pause.timeout.connect(self._show)

    def show_page(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self._markdown = markdown
        self._at_the_top = True
        self._show()
        self.verticalScrollBar().setValue(0)

    def show_again(self) -> None:
        """Lay the page out anew, for another size of text or another look."""
        if self._markdown:
            self._pause.start()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the help, as wide as there is room; everything else is empty, wherever it lies."""
        named = Path(QUrl(name).path()).name
        files = (folder / named for folder in self._folders if named.endswith(".png"))
        file = next((file for file in files if file.is_file()), None)
        picture = QImage() if file is None else QImage(str(file))
        if kind != QTextDocument.ResourceType.ImageResource.value or picture.isNull():
            return None
        ratio = self.devicePixelRatioF()
        width = min(WIDEST_PICTURE, max(120, self.viewport().width() - BESIDE))
        scaled = picture.scaled(
            QSize(round(width * ratio), picture.height()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._markdown and self.viewport().width() != self._shown_width:
            self._pause.start()

    def _show(self) -> None:
        # Qt moves a page that nobody scrolled, while the window finds its size.
        place = 0 if self._at_the_top else self.verticalScrollBar().value()
        self._shown_width = self.viewport().width()
        # Pictures that were loaded at another width are forgotten with the old text.
        self.document().clear()
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(self._markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self._set_apart()
        self.verticalScrollBar().setValue(place)

    def _scrolled(self) -> None:
        self._at_the_top = False

    def _set_apart(self) -> None:
        """Room between the passages and around the text, and lines that are not too long to follow."""
        document = self.document()
        letter = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().height()
        document.setDocumentMargin(MARGIN)
        root = document.rootFrame()
        frame = root.frameFormat()
        frame.setRightMargin(max(0, self.viewport().width() - 2 * MARGIN - LONGEST_LINE * letter))
        # One change: else the page is laid out anew for each of its blocks.
        change = QTextCursor(document)
        change.beginEditBlock()
        root.setFrameFormat(frame)
        block = document.begin()
        while block.isValid():
            shape = block.blockFormat()
            if PICTURE not in block.text():  # a fifth of a picture's height is much
                shape.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            in_table = QTextCursor(block).currentTable() is not None
            if shape.headingLevel():
                shape.setTopMargin(line if block.position() else 0)
                shape.setBottomMargin(line * 0.4)
            elif not in_table:
                shape.setBottomMargin(line * (0.25 if block.textList() is not None else 0.6))
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()
        change.endEditBlock()
        for child in root.childFrames():
            if isinstance(child, QTextTable):
                look = child.format()
                look.setCellPadding(line * 0.3)
                look.setBorderBrush(QColor(self.palette().color(QPalette.ColorRole.Mid)))
                look.setBottomMargin(line)
                child.setFormat(look)

    def _follow(self, link: QUrl) -> None:
        name = link.path()
        if not link.scheme() and not link.host() and name.endswith(PAGE_END) and "/" not in name:
            self.page_wanted.emit(name.removesuffix(PAGE_END))
