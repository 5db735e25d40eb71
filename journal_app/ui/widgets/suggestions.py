"""Names offered below a field while typing: part of the layout, never over it, and never chosen by themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.i18n import _
from journal_app.operations.views import NameMatch


class Suggestions(QListWidget):
    """The keyboard stays in the field: Down and Up go through the names, Enter takes one, Esc hides them."""

    taken = Signal(str)

    def __init__(self, line: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setAccessibleName(_("Names that Journal knows"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        line.installEventFilter(self)
        self.itemClicked.connect(self._take)

    def offer(self, names: Sequence[str]) -> None:
        """Show these names, none of them chosen; no names hide the list."""
        self.clear()
        for name in names:
            self.addItem(QListWidgetItem(name))
        if names:
            rows = sum(self.sizeHintForRow(row) for row in range(len(names)))
            self.setFixedHeight(rows + 2 * self.frameWidth() + 4)
        self.setVisible(bool(names))

    def offer_meanings(self, matches: Sequence[NameMatch]) -> None:
        """Offer the names of these matches while the field is typed in, unless the only one stands there already."""
        names = [match.name for match in matches]
        written = " ".join(cleaned(self._line.text()).split()).casefold()
        known = [name.casefold() for name in names] == [written]
        self.offer(names if self._line.hasFocus() and not known else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return not self.isHidden() and self._handled(event.key())
        return super().eventFilter(watched, event)

    def _handled(self, key: int) -> bool:
        row = self.currentRow()
        if key == Qt.Key.Key_Down:
            self.setCurrentRow(min(row + 1, self.count() - 1))
        elif key == Qt.Key.Key_Up:
            self.setCurrentRow(row - 1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(self.item(row))
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        name = item.text()
        self.hide()
        self.taken.emit(name)
