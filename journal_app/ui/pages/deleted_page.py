"""Recently deleted: what was taken out in the last 30 days, to be brought back or to go for good."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _, plural
from journal_app.operations.recently_deleted import (
    DeletedRow,
    DeletedView,
    bring_back,
    delete_for_good,
    read_deleted,
)
from journal_app.operations.views import Logged
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import WrapRow

NOTHING = _("Nothing was deleted in the last 30 days.")
BESIDE_FROM = 560
"""Logical pixels at 100 % text from which on the buttons stand beside the words."""
SURE = _("Delete it for good? This cannot be undone.")


class DeletedLine(QFrame):
    """One deleted entry. Deleting for good asks once more, in its own place."""

    back_wanted = Signal(object)
    gone_wanted = Signal(object)
    """UUID of the entry."""

    def __init__(self, row: DeletedRow, theme: Theme) -> None:
        super().__init__()
        self.row = row
        self.setProperty("kind", "entry")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(8)
        self._theme = theme
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = label(breakable(row.title), "entry-title")
        words.addWidget(self.title)
        if row.detail:
            words.addWidget(label(breakable(row.detail), "small"))
        words.addWidget(label(f"{row.deleted} \N{MIDDLE DOT} {row.until}", "tiny"))
        add_layout(line, words, 1)
        self.back = with_icon(
            button(_("Bring back"), name=_("Bring back {entry}").format(entry=row.title)), "restore", theme, "accent"
        )
        self.gone = button(_("Delete for good"), "quiet", name=_("Delete for good: {entry}").format(entry=row.title))
        tools = WrapRow()
        tools.set_widgets((self.back, self.gone))
        line.addWidget(tools, 1, Qt.AlignmentFlag.AlignTop)
        add_layout(column, line)
        self._ask = QWidget()
        self._asked = asked = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ask)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(10)
        asked.addWidget(label(SURE, "strong"), 1)
        answers = WrapRow()
        self.keep = button(_("Keep it"), name=_("Keep {entry}").format(entry=row.title))
        self.sure = button(_("Delete for good"), name=_("Yes, delete for good: {entry}").format(entry=row.title))
        answers.set_widgets((self.keep, self.sure))
        asked.addWidget(answers, 1)
        self._ask.hide()
        column.addWidget(self._ask)
        self.back.clicked.connect(lambda: self.back_wanted.emit(row.entry.id))
        self.gone.clicked.connect(self._ask_first)
        self.keep.clicked.connect(self._keep)
        self.sure.clicked.connect(lambda: self.gone_wanted.emit(row.entry.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words above the buttons where both have no room side by side."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.scaled(BESIDE_FROM)
        for box in (self._line, self._asked):
            set_beside(box, beside)

    def _ask_first(self) -> None:
        self._ask.show()
        self.gone.setEnabled(False)
        # One Enter too many keeps it.
        self.keep.setFocus()
        announce(self, SURE)

    def _keep(self) -> None:
        self.gone.setEnabled(True)
        self.gone.setFocus()
        self._ask.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ask.isVisible():
            self._keep()
        else:
            super().keyPressEvent(event)


class DeletedPage(ScrollingPage):
    """Newest first; everything on it is undone by the other button, but for what goes for good."""

    title = _("Recently deleted")
    closed = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self.lines: tuple[DeletedLine, ...] = ()
        self._shown: DeletedView | None = None
        column = self._column
        self.back = with_icon(button(_("Back (Esc)"), name=_("Back, key Escape")), "chevron-left", theme)
        self.back.clicked.connect(self.closed.emit)
        column.addWidget(PageHead(self.back, label(self.title, "page-title")))
        column.addWidget(label(_("Deleted entries stay here for 30 days. Then they go for good."), "quiet"))
        self._card = Card(spacing=4)
        column.addWidget(self._card)
        column.addStretch(1)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._keep_from_edges(self._theme.text_percent)

    def refresh(self) -> None:
        """Ask again what was deleted."""
        self._client.ask(read_deleted, then=self._show, owner=self)

    def _show(self, view: DeletedView) -> None:
        if view == self._shown:
            return
        self._shown = view
        at = self._focused()
        clear(self._card.body)
        made = []
        for row in view.rows:
            line = DeletedLine(row, self._theme)
            line.back_wanted.connect(self._bring_back)
            line.gone_wanted.connect(self._delete_for_good)
            self._card.body.addWidget(line)
            made.append(line)
        self.lines = tuple(made)
        if not made:
            self._card.body.addWidget(label(NOTHING, "quiet"))
        if view.more:
            self._card.body.addWidget(label(_more(view.more), "quiet"))
        tab_through(self.back, self._card.body)
        if at is not None:
            (self.lines[min(at, len(self.lines) - 1)].back if self.lines else self.back).setFocus()

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        for index, line in enumerate(self.lines):
            if focused is not None and line.isAncestorOf(focused):
                return index
        return None

    def _bring_back(self, entry: UUID) -> None:
        self._client.change(bring_back, (entry,), then=self._say)

    def _delete_for_good(self, entry: UUID) -> None:
        self._client.ask(
            delete_for_good, (entry,), then=partial(self._gone, entry), owner=self, changes=Changed.ENTRIES
        )

    def _say(self, done: Logged) -> None:
        announce(self, done.label)

    def _gone(self, _entry: UUID, _count: int) -> None:
        announce(self, _("Deleted for good."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _more(count: int) -> str:
    words = plural(
        "{count} more is kept behind these. It shows here when the ones above are gone.",
        "{count} more are kept behind these. They show here when the ones above are gone.",
        count,
    )
    return words.format(count=count)
