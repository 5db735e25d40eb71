"""What is known about one substance, what is not, and every warning that names it; any name finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.lists import comma_words
from journal_app.domain.wording import day_words
from journal_app.i18n import _
from journal_app.i18n.bidi import directed
from journal_app.operations.read_substance import SubstanceView, find_substances, read_substance
from journal_app.operations.views import NamedSubstance
from journal_app.ui.announce import announce
from journal_app.ui.pages.page import Page
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.chapter_card import ChapterCard, source_text, sources_fold
from journal_app.ui.widgets.clinical_line import clinical_line
from journal_app.ui.widgets.labels import breakable, label, selectable
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.rule_rows import RuleRows
from journal_app.ui.widgets.scrolled import scrolled_column
from journal_app.ui.widgets.tab_order import tab_through

if TYPE_CHECKING:
    from journal_app.errors import UserError
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

TWO_COLUMNS_FROM: Final = 820
"""Logical pixels at 100 % text: below, the cards stand under one another."""
NAMES_SHOWN: Final = 24
IDENTITY: Final = Qt.ItemDataRole.UserRole + 1
NOT_AN_ALL_CLEAR: Final = _("Where nothing is written, nothing is known. That does not mean it is safe.")


class SubstancePage(Page):
    """`closed` (Esc) leads back. Without a substance it is a list to look one up in."""

    title = _("Substances")
    closed = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._client = client
        self._theme = theme
        self._substance = ""
        self.heading = label(self.title, "page-title")
        self.kinds = label("", "quiet")
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", theme)
        self.search = QLineEdit()
        self.search.setMaxLength(120)
        self.search.setPlaceholderText(_("Look up any name, brand or street name"))
        self.search.setAccessibleName(_("Look up a substance"))
        self.search.setToolTip(tip(_("Look up a substance"), "find"))
        self.found = QListWidget()
        self.found.setAccessibleName(_("Substances found"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(_("No such name in our list. That does not mean it is safe."), "quiet")
        self.nothing.hide()
        self.message = Message(theme)
        self.rules = RuleRows(client, theme)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.back.clicked.connect(self.closed.emit)
        self.search.textEdited.connect(self._look_up)
        self.search.returnPressed.connect(self._open_first)
        self.found.itemActivated.connect(self._open_item)
        self.found.itemClicked.connect(self._open_item)
        theme.changed.connect(self._fit)
        self._show_search("")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(PageHead(self.back, self.heading, self.kinds))
        self._head.addWidget(self.search)
        self._head.addWidget(self.nothing)
        self._head.addWidget(self.message)
        add_layout(outer, self._head)
        self._list_place = QVBoxLayout()
        self._list_place.addWidget(self.found)
        add_layout(outer, self._list_place, 1)
        self._scroll, self._column = scrolled_column(16)
        # What is below the fold is reached by the arrows and Page Down.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(_("What is known"))
        self._columns.setSpacing(16)
        for side in (self._left, self._right):
            side.setSpacing(16)
            add_layout(self._columns, side, 1)
        add_layout(self._column, self._columns)
        self._column.addWidget(label(NOT_AN_ALL_CLEAR, "strong"))
        if (line := clinical_line()) is not None:
            self._column.addWidget(line)
        self._column.addStretch(1)
        outer.addWidget(self._scroll, 1)

    # Looking up.

    def open_substance(self, substance: str) -> None:
        """Show a substance; with an empty id, the list to look one up in."""
        self._substance = substance
        self.message.say("")
        if substance:
            self.refresh()
        else:
            self.search.clear()
            self._show_search("")
            self.find_words()

    def refresh(self) -> None:
        if self._substance:
            self._client.ask(read_substance, self._substance, then=self._show, failed=self._not_there, owner=self)

    def _not_there(self, error: UserError) -> None:
        self._substance = ""
        self.message.say(error.sentence, "unknown")
        self._show_search("")

    def find_words(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look_up(self, text: str) -> None:
        if text.strip() or not self._substance:
            self._show_search(text)
        else:
            self._show_page()

    def _show_search(self, text: str) -> None:
        self._scroll.hide()
        self.found.show()
        self._fit()
        if not self._substance:
            self.heading.setText(self.title)
            self.kinds.setText(_("Every name that Journal knows leads to a page."))
        self._client.ask(find_substances, text, then=self._offer, owner=self)

    def _show_page(self) -> None:
        self.found.hide()
        self.nothing.hide()
        self._scroll.show()

    def _offer(self, found: tuple[NamedSubstance, ...]) -> None:
        self.found.clear()
        for each in found:
            item = QListWidgetItem(directed(each.name))
            item.setData(IDENTITY, each.id)
            self.found.addItem(item)
        if found:
            self.found.setCurrentRow(0)
        self.nothing.setVisible(not found)

    def _open_first(self) -> None:
        item = self.found.currentItem()
        if item is not None and not self.found.isHidden():
            self._open_item(item)

    def _open_item(self, item: QListWidgetItem) -> None:
        self.search.clear()
        self.open_substance(str(item.data(IDENTITY)))

    # The page.

    def _show(self, view: SubstanceView) -> None:
        if view.id != self._substance:
            return
        self._show_page()
        self.heading.setText(breakable(view.title))
        self.kinds.setText(view.kinds)
        for side in (self._left, self._right):
            self.rules.setParent(None)
            clear(side)
        self._left.addWidget(_short_card(view))
        for chapter in view.chapters:
            self._left.addWidget(ChapterCard(chapter, self._theme))
        self._left.addStretch(1)
        self.rules.show_rules(view.rules)
        self._right.addWidget(self.rules)
        self.rules.show()
        self._right.addWidget(_names_card(view))
        self._right.addWidget(self._sources_card(view))
        self._right.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self._fit()
        tab_through(self._scroll, self._columns)
        announce(self, f"{view.title}. {view.depressant}")
        if self.isVisible() and not self.search.text():
            self._scroll.setFocus()

    def _sources_card(self, view: SubstanceView) -> QWidget:
        card = Card(spacing=8)
        card.body.addWidget(label(_("Where this comes from"), "card-head"))
        if view.reviewed is not None:
            card.body.addWidget(
                label(_("Last looked at: {day}.").format(day=day_words(view.reviewed, year=True)), "small")
            )
        fold = sources_fold(_("Sources ({count})").format(count=len(view.sources)), self._theme)
        listed = "\n".join(f"\N{BULLET} {source_text(source)}" for source in view.sources)
        sources = selectable(label(breakable(listed), "small"))
        sources.hide()
        fold.toggled.connect(sources.setVisible)
        card.body.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(sources)
        return card

    def _fit(self) -> None:
        scale = self._theme.text_percent / 100
        wide = self.width() >= TWO_COLUMNS_FROM * scale
        set_beside(self._columns, wide)
        side, above = page_edges(self, self._theme.text_percent)
        self._head.setContentsMargins(side, above, side, 14)
        # Hidden, the list must not leave its margin behind.
        below = 0 if self.found.isHidden() else 24
        self._list_place.setContentsMargins(side, 0, side, below)
        self._column.setContentsMargins(side, 0, side, 24)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Tab would stop at it and skip what stands before.
        super().focusInEvent(event)
        if self._substance:
            self.back.setFocus(event.reason())
        else:
            self.search.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._substance and self._scroll.isHidden():
                self.search.clear()
                self._show_page()
            else:
                self.closed.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.found.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _short_card(view: SubstanceView) -> Card:
    card = Card(spacing=8)
    card.body.addWidget(label(_("In short"), "card-head"))
    card.body.addWidget(label(view.depressant, "strong"))
    if view.is_class:
        card.body.addWidget(
            label(_("This stands for one that is not known more exactly. The worst of its kind counts."))
        )
    for line in view.counts:
        card.body.addWidget(label(line))
    card.body.addWidget(label(view.confidence, "small"))
    return card


def _names_card(view: SubstanceView) -> Card:
    card = Card(spacing=6)
    card.body.addWidget(label(_("Also called"), "card-head"))
    if not view.names:
        card.body.addWidget(label(_("No other name in our list."), "quiet"))
    for heading, names in view.names:
        card.body.addWidget(label(heading, "small-strong"))
        shown = selectable(label(breakable(comma_words(names[:NAMES_SHOWN]))))
        card.body.addWidget(shown)
        if len(names) > NAMES_SHOWN:
            more = button(_("Show {count} more").format(count=len(names) - NAMES_SHOWN), "link")
            more.clicked.connect(lambda _checked=False, names=names, shown=shown: shown.setText(comma_words(names)))
            more.clicked.connect(more.hide)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    return card
