"""The sidebar: the pages there are, how many warnings wait, the lock, and emergency help, always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.icons import icon, pixmap
from journal_app.ui.pages.places import Place
from journal_app.ui.shortcuts import tip
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import SIDEBAR_WIDTH
from journal_app.ui.widgets.buttons import with_gap
from journal_app.ui.widgets.emergency_button import EmergencyButton
from journal_app.ui.widgets.labels import label, restyle
from journal_app.ui.widgets.nesting import add_layout

NARROW = 76
ICON_GAP = 8


class Sidebar(QWidget):
    """`page_wanted(key)`, `emergency_wanted` and `lock_wanted` say what was pressed."""

    page_wanted = Signal(str)
    emergency_wanted = Signal()
    lock_wanted = Signal()
    narrow_changed = Signal(bool)
    """Whether it shows icons only from now on."""

    def __init__(self, places: Sequence[Place], theme: Theme, parent: QWidget | None = None) -> None:
        """`places` in order, those at the bottom last."""
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._narrow = False
        self._enabled = True
        self._to_review = 0
        self._badge_key = ""
        self._places = tuple(places)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(6)
        add_layout(column, self._head())
        column.addSpacing(14)
        self._group = QButtonGroup(self)
        self._buttons = {place.key: self._page_button(place) for place in places}
        self._list = QWidget()
        self._list.setProperty("kind", "scrolled")
        pages = QVBoxLayout(self._list)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(6)
        for place in places:
            if not place.at_bottom:
                pages.addWidget(self._buttons[place.key])
        pages.addStretch(1)
        # With large text and a low window the pages do not all fit: then they scroll, and emergency help stays.
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        column.addWidget(self._scroll, 1)
        self._badge = label("", "badge", wrap=False, parent=self._list)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Its page's button moves when the text grows and when the pages are named.
        self._list.installEventFilter(self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        self._emergency = EmergencyButton(theme)
        self._emergency.clicked.connect(self.emergency_wanted.emit)
        column.addWidget(self._emergency)
        for place in places:
            if place.at_bottom:
                column.addWidget(self._buttons[place.key])
        theme.changed.connect(self._draw)
        self._draw()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._mark = QLabel()
        self._name = label("Journal", "section", wrap=False)
        self._lock = QPushButton()
        self._lock.setProperty("kind", "quiet")
        self._lock.setAccessibleName(_("Lock the journal"))
        self._lock.setToolTip(tip(_("Lock the journal"), "lock"))
        self._lock.clicked.connect(self.lock_wanted.emit)
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        row.addWidget(self._lock)
        return row

    def _page_button(self, place: Place) -> QPushButton:
        made = QPushButton(place.title)
        made.setProperty("kind", "navigation")
        made.setCheckable(True)
        made.setAutoExclusive(True)  # said to be one of several, and no box to tick
        made.setToolTip(tip(place.title, f"page-{place.key}"))
        made.clicked.connect(lambda _checked=False: self.page_wanted.emit(place.key))
        self._group.addButton(made)
        return made

    def set_enabled_pages(self, enabled: bool) -> None:
        """Whether the pages can be gone to: only while a journal is open."""
        self._enabled = enabled
        for each in self._buttons.values():
            each.setVisible(enabled)
        self._show_emergency()
        self._lock.setVisible(enabled)
        self._mark.setVisible(not (enabled and self._narrow))
        self._place_badge()

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; one that has no place here leaves none marked."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        elif (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            marked.setChecked(False)
            self._group.setExclusive(True)
        self._draw()

    def set_to_review(self, count: int, key: str) -> None:
        """Show how many warnings wait, beside the page with this key."""
        self._to_review = count
        self._badge_key = key
        self._badge.setText(str(count))
        self._name_pages()
        self._place_badge()

    def _name_pages(self) -> None:
        for place in self._places:
            waiting = self._to_review if place.key == self._badge_key else 0
            self._buttons[place.key].setAccessibleName(
                _("{page}, {count} to review").format(page=place.title, count=waiting) if waiting else place.title
            )

    def set_number(self, number: str) -> None:
        """The emergency number of the person's country; empty while it is not known."""
        self._emergency.set_number(number)

    @property
    def narrow(self) -> bool:
        """Whether it shows icons only."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for a narrow window; the names stay as tooltips and for screen readers."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place in self._places:
            made = self._buttons[place.key]
            made.setText("" if narrow else place.title)
            restyle(made, narrow="true" if narrow else "")
        self._name.setVisible(not narrow)
        # There is room for one of the two, and a lock that is out of sight is not used.
        self._mark.setVisible(not (narrow and self._lock.isVisibleTo(self)))
        self._emergency.set_narrow(narrow)
        self._show_emergency()
        self._draw()
        self.narrow_changed.emit(narrow)

    def _show_emergency(self) -> None:
        """Not as an icon alone where somebody meets it for the first time: a locked page then says it in words."""
        self._emergency.setVisible(self._enabled or not self._narrow)

    def _draw(self) -> None:
        size = self._theme.scaled(20)
        self._mark.setPixmap(pixmap("journal", self._theme.colour("accent"), self._theme.scaled(24)))
        self._lock.setIcon(icon("lock", self._theme.colour("text-2"), size))
        for place in self._places:
            made = self._buttons[place.key]
            colour = self._theme.colour("accent" if made.isChecked() else "text-2")
            gap = 0 if self._narrow else self._theme.scaled(ICON_GAP)
            made.setIcon(QIcon(with_gap(pixmap(place.icon, colour, size), gap)))
            made.setIconSize(QSize(size + gap, size))
        self._lock.setIconSize(QSize(size, size))
        self.setFixedWidth(self._theme.scaled(NARROW if self._narrow else SIDEBAR_WIDTH))
        self._place_badge()

    def _place_badge(self) -> None:
        shown = self._to_review > 0 and self._buttons[self._badge_key].isVisibleTo(self)
        self._badge.setVisible(shown)
        if shown:
            self._badge.adjustSize()
            beside = self._buttons[self._badge_key].geometry()
            left = beside.right() - self._badge.width() - (4 if self._narrow else 10)
            top = beside.top() if self._narrow else beside.center().y() - self._badge.height() // 2
            self._badge.move(left, top)
            self._badge.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        layout = self._list.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and layout is not None:
            layout.activate()
            self._place_badge()
        return super().eventFilter(watched, event)
