"""The sidebar: the pages there are, how many warnings wait, the lock, and emergency help, always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.icons import icon, pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import SIDEBAR_WIDTH
from journal_app.ui.widgets.emergency_button import EmergencyButton
from journal_app.ui.widgets.labels import label, restyle

NARROW = 76


class Sidebar(QWidget):
    """`page_wanted(index)`, `emergency_wanted` and `lock_wanted` say what was pressed."""

    page_wanted = Signal(int)
    emergency_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, pages: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        """`pages`: title and icon of each page, in order."""
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._narrow = False
        self._to_review = 0
        self._badge_index = 0
        self._titles = [title for title, _ in pages]
        self._icons = [drawing for _, drawing in pages]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addSpacing(14)
        self._group = QButtonGroup(self)
        self._buttons = [self._page_button(index, column) for index in range(len(pages))]
        self._badge = label("", "badge", wrap=False, parent=self)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        column.addStretch(1)
        self._emergency = EmergencyButton(theme)
        self._emergency.clicked.connect(self.emergency_wanted.emit)
        column.addWidget(self._emergency)
        self._group.idClicked.connect(self.page_wanted.emit)
        theme.changed.connect(self._draw)
        self._draw()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._mark = QLabel()
        self._name = label("Journal", "section", wrap=False)
        self._lock = QPushButton()
        self._lock.setProperty("kind", "quiet")
        self._lock.setAccessibleName("Lock the journal")
        self._lock.setToolTip("Lock the journal (Ctrl+L)")
        self._lock.clicked.connect(self.lock_wanted.emit)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addWidget(self._lock)
        return row

    def _page_button(self, index: int, column: QVBoxLayout) -> QPushButton:
        made = QPushButton(self._titles[index])
        made.setProperty("kind", "navigation")
        made.setCheckable(True)
        made.setToolTip(f"{self._titles[index]} (Ctrl+{index + 1})")
        self._group.addButton(made, index)
        column.addWidget(made)
        return made

    def set_enabled_pages(self, enabled: bool) -> None:
        """Whether the pages can be gone to: only while a journal is open."""
        for each in self._buttons:
            each.setVisible(enabled)
        self._lock.setVisible(enabled)
        self._mark.setVisible(not (enabled and self._narrow))
        self._place_badge()

    def set_current(self, index: int) -> None:
        """Mark the page that is shown."""
        self._buttons[index].setChecked(True)
        self._draw()

    def set_to_review(self, count: int, index: int) -> None:
        """Show how many warnings wait, beside the page with this index."""
        self._to_review = count
        self._badge_index = index
        self._badge.setText(str(count))
        self._name_pages()
        self._place_badge()

    def _name_pages(self) -> None:
        for index, (made, title) in enumerate(zip(self._buttons, self._titles, strict=True)):
            waiting = self._to_review if index == self._badge_index else 0
            made.setAccessibleName(f"{title}, {waiting} to review" if waiting else title)

    def set_number(self, number: str) -> None:
        """The emergency number of the person's country; empty while it is not known."""
        self._emergency.set_number(number)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for a narrow window; the names stay as tooltips and for screen readers."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for made, title in zip(self._buttons, self._titles, strict=True):
            made.setText("" if narrow else title)
            restyle(made, narrow="true" if narrow else "")
        self._name.setVisible(not narrow)
        # There is room for one of the two, and a lock that is out of sight is not used.
        self._mark.setVisible(not (narrow and self._lock.isVisibleTo(self)))
        self._emergency.set_narrow(narrow)
        self._draw()

    def _draw(self) -> None:
        size = self._theme.scaled(20)
        self._mark.setPixmap(pixmap("journal", self._theme.colour("accent"), self._theme.scaled(24)))
        self._lock.setIcon(icon("lock", self._theme.colour("text-2"), size))
        for made, drawing in zip(self._buttons, self._icons, strict=True):
            colour = self._theme.colour("accent" if made.isChecked() else "text-2")
            made.setIcon(icon(drawing, colour, size))
            made.setIconSize(QSize(size, size))
        self._lock.setIconSize(QSize(size, size))
        self.setFixedWidth(self._theme.scaled(NARROW if self._narrow else SIDEBAR_WIDTH))
        self._place_badge()

    def _place_badge(self) -> None:
        shown = self._to_review > 0 and self._buttons[0].isVisibleTo(self)
        self._badge.setVisible(shown)
        if shown:
            self._badge.adjustSize()
            beside = self._buttons[self._badge_index].geometry()
            left = beside.right() - self._badge.width() - (4 if self._narrow else 10)
            top = beside.top() if self._narrow else beside.center().y() - self._badge.height() // 2
            self._badge.move(left, top)
            self._badge.raise_()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands a QResizeEvent
        self._place_badge()
