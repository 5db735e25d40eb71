"""Journal help: contents and search on the left, the page on the right, all of it on this computer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from journal_app.i18n import _, language
from journal_app.operations.read_help import find_help, help_folders, plain, read_help
from journal_app.ui.pages.page import Page
from journal_app.ui.shortcuts import keyboard_table, shortcuts, shown, tip
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.help_text import HelpText
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from journal_app.operations.read_help import HelpHit
    from journal_app.operations.read_help import HelpPage as Shipped
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

KEYS_HERE: Final = "<!-- keys -->"
"""Where a page has the table of keys, written as this system writes them."""
BOLD: Final = re.compile(r"\*\*([^*\n]+)\*\*")
OTHER_KEYS: Final = {"Tab": "Tab", "Shift+Tab": "Shift+Tab", "Shift": "Shift", "Page Up": "PgUp", "Page Down": "PgDown"}
"""Keys that pages name besides the shortcuts, and what Qt calls them."""
REMARK: Final = re.compile(r"<!--.*?-->", re.DOTALL)
"""For those who write the page."""
NARROW: Final = 820
CONTENTS_WIDTH: Final = 260
CONTENTS_HEIGHT: Final = 180
ANY_SIZE: Final = 16_777_215
_NAME = Qt.ItemDataRole.UserRole


class HelpPage(Page):
    """`closed` leaves it for where the person came from."""

    title = _("Journal help")
    closed = Signal()

    def __init__(self, _client: JournalClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAccessibleName(self.title)
        self._theme = theme
        self._pages = {page.name: _with_keys(page) for page in read_help(language().code)}
        self._build()
        self.search.textChanged.connect(self._look_up)
        self.search.returnPressed.connect(self.contents.setFocus)
        self.contents.currentItemChanged.connect(self._open_item)
        self.text.page_wanted.connect(self.open_page)
        self.back.clicked.connect(self.closed.emit)
        theme.changed.connect(self._arrange)
        theme.changed.connect(self.text.show_again)
        self._look_up("")

    def _build(self) -> None:
        whole = self._whole = QVBoxLayout(self)
        whole.setSpacing(16)
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", self._theme)
        whole.addWidget(PageHead(self.back, label(self.title, "page-title")))
        left = QVBoxLayout()
        left.setSpacing(8)
        self.search = QLineEdit()
        self.search.setMaxLength(120)
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(_("Search the help"))
        self.search.setToolTip(tip(_("Search the help"), "find"))
        self.contents = WrappedList(self._theme)
        self.contents.setAccessibleName(_("Pages of the help"))
        self.nothing = label(_("No page has these words. Try one word, or a shorter one."), "quiet")
        self.nothing.hide()
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        left.addWidget(self.contents, 1)
        self._side = QWidget()
        self._side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self.text = HelpText(help_folders(language().code))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._side)
        self._columns.addWidget(self.text, 1)
        add_layout(whole, self._columns, 1)
        self._arrange()

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        item = self.contents.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def find_words(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def open_page(self, name: str) -> None:
        """Show a page by the name of its file; a name that is not there changes nothing."""
        if name in self._pages:
            self.search.clear()
            for row in range(self.contents.count()):
                if self.contents.item(row).data(_NAME) == name:
                    self.contents.setCurrentRow(row)

    def _look_up(self, words: str) -> None:
        before = self.shown
        hits = find_help(words, tuple(self._pages.values()))
        self.nothing.setVisible(not hits)
        self.contents.blockSignals(True)
        self.contents.clear()
        for hit in hits:
            self.contents.addItem(_item(hit, searched=bool(words.strip())))
        self.contents.measure()
        self.contents.blockSignals(False)
        rows = [row for row in range(self.contents.count()) if self.contents.item(row).data(_NAME) == before]
        if hits:
            self.contents.setCurrentRow(rows[0] if rows and not words.strip() else 0)

    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        page = self._pages[str(item.data(_NAME))]
        self.text.show_page(page.markdown)
        self.text.setAccessibleName(_("Help: {page}").format(page=page.title))

    def _arrange(self) -> None:
        side, above = page_edges(self, self._theme.text_percent)
        self._whole.setContentsMargins(side, above, side, 16)
        narrow = self.width() < self._theme.scaled(NARROW)
        set_beside(self._columns, not narrow)
        self._side.setMaximumWidth(ANY_SIZE if narrow else self._theme.scaled(CONTENTS_WIDTH))
        self._side.setMinimumWidth(0 if narrow else self._theme.scaled(CONTENTS_WIDTH))
        # The text has the larger part, also in a low window.
        height = min(self._theme.scaled(CONTENTS_HEIGHT), self.height() * 3 // 10)
        self._side.setMaximumHeight(height if narrow else ANY_SIZE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would stop at it and skip what stands above the contents.
        super().focusInEvent(event)
        self.contents.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            self.closed.emit()


def _with_keys(page: Shipped) -> Shipped:
    """A page with the table of keys, and each key in it as this system and the language in use write it."""
    keys = {key: key for each in shortcuts() for key in each.keys} | OTHER_KEYS
    text = BOLD.sub(lambda bold: f"**{shown(keys[bold[1]])}**" if bold[1] in keys else bold[0], page.markdown)
    text = REMARK.sub("", text.replace(KEYS_HERE, keyboard_table()))
    return msgspec.structs.replace(page, markdown=text, words=plain(text))


def _item(hit: HelpHit, *, searched: bool) -> QListWidgetItem:
    text = f"{hit.page.title}\n{hit.place}" if searched and hit.place else hit.page.title
    item = QListWidgetItem(text)
    item.setData(_NAME, hit.page.name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
    return item
