"""A level said three ways at once: by shape, by word and by colour."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from journal_app.domain.levels import Level
from journal_app.domain.wording import sentence_start
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.message import SHAPES


class LevelChip(QFrame):
    """`Critical` as a filled chip, the other levels as shape and word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = Level.NOTE
        self.setProperty("kind", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(6)
        self._icon = QLabel()
        self._word = label("", "strong", wrap=False)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        theme.changed.connect(self._draw)

    def set_level(self, level: Level) -> None:
        """Show this level."""
        self._level = level
        restyle(self, tone=level.word)
        restyle(self._word, tone=level.word)
        self._word.setText(sentence_start(level.words))
        self._draw()

    def _draw(self) -> None:
        word = self._level.word
        colour = self._theme.colour("on-critical" if self._level is Level.CRITICAL else word)
        self._icon.setPixmap(pixmap(SHAPES[word], colour, self._theme.scaled(18)))
