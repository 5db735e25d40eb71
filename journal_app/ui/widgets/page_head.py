"""The head of a page that is left by a button: its title, and the button beside it or, without room for both, below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.widgets.beside_or_below import BesideOrBelow


class PageHead(BesideOrBelow):
    """The title breaks into lines before the button goes below: it does so only for a word that is too long."""

    def __init__(self, back: QPushButton, *words: QWidget) -> None:
        """`words` stand under each other, the title first."""
        first, second = QVBoxLayout(), QHBoxLayout()
        first.setSpacing(2)
        for each in words:
            first.addWidget(each)
        second.addWidget(back)
        super().__init__(first, second, spacing=8)
        self.line.setAlignment(second, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
