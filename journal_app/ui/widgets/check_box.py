"""A box to tick whose words go on in a new line where there is no room beside one another: Qt would cut them off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget


class CheckBox(QCheckBox):
    """`words` are all of it in one line; an ampersand in them is a letter."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._beside() + self._wide(self.words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        longest = max((self._wide(word) for word in self.words.split()), default=0)
        return QSize(self._beside() + longest, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._broken(self.width() - self._beside()).replace("&", "&&"))

    def _broken(self, room: int) -> str:
        lines = [""]
        for word in self.words.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self._wide(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _beside(self) -> int:
        """The room of the box itself, and what lies between it and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "x"
        flags = Qt.TextFlag.TextShowMnemonic
        words = self.fontMetrics().size(flags, "x")
        whole = self.style().sizeFromContents(QStyle.ContentsType.CT_CheckBox, option, words, self)
        return whole.width() - words.width()
