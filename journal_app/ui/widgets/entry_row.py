"""One line of the day: time, icon, what it was, and the two things that can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.entries import Dose, Drink
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.lists import comma_words
from journal_app.i18n import _
from journal_app.operations.views import DayRow
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.kind_row import KindRow
from journal_app.ui.widgets.labels import breakable, label, restyle
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.row_time import on_two_lines
from journal_app.ui.widgets.tab_order import tab_along

NOT_CHECKED = _("Journal does not know this name, so it takes part in no check. That does not mean it is safe.")


def substance_of(row: DayRow) -> str:
    """The id of what was taken; empty where it is no intake or the name is not known."""
    if isinstance(row.entry, Drink):
        return ALCOHOL
    return (row.entry.substance or "") if isinstance(row.entry, Dose) else ""


class EntryRow(QFrame):
    """`edit_wanted` and `delete_wanted` hand over the row. Enter and Delete do so for the row that has the focus."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    kind_wanted = Signal(object)
    """Hands over this row: the person wants to say what kind of thing it is."""
    about_wanted = Signal(str)
    """The id of the row's substance, for its page."""

    def __init__(self, row: DayRow, theme: Theme) -> None:
        super().__init__()
        self.row = row
        self._theme = theme
        self.setProperty("kind", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_("Enter: edit. Delete: delete."))
        self.editor: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 4, 0, 4)
        self._whole.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._time = label(on_two_lines(row) or "\N{EN DASH}", "small", wrap=False)
        self._time.setAccessibleName(row.time or _("time not known"))
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        self._icon = QLabel()
        self._icon.setProperty("kind", "disc")
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        add_layout(line, self._words(row), 1)
        self.edit = self._tool("pencil", _("Edit"), _("Edit {entry}"), row)
        self.delete = self._tool("trash", _("Delete"), _("Delete {entry}"), row)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.row))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.row))
        self.substance = substance_of(row)
        self.about = self._tool("info", _("About"), _("About {entry}"), row)
        self.about.clicked.connect(lambda: self.about_wanted.emit(self.substance))
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self.about)
        if not self.substance:
            self.about.hide()
        tools.addWidget(self.edit)
        tools.addWidget(self.delete)
        add_layout(line, tools)
        line.setAlignment(tools, Qt.AlignmentFlag.AlignTop)
        add_layout(self._whole, line)
        said = (row.time or _("time not known"), row.title, row.detail, row.hint, "" if row.checked else NOT_CHECKED)
        self.setAccessibleName(comma_words([each for each in said if each]))
        theme.changed.connect(self._draw)
        self._draw()

    def open_editor(self, editor: QWidget) -> None:
        """Let the entry be edited in its own place."""
        self.editor = editor
        self._whole.addWidget(editor)

    def close_editor(self) -> None:
        """The editor is put away by whoever made it."""
        if self.editor is not None:
            self._whole.removeWidget(self.editor)
            self.editor = None

    def ask_kind(self, asked: KindRow) -> None:
        """Put the question in the place of what was said about a name that is not known."""
        for each in (self._not_known, self.kind):
            each.hide()
        self._column.insertWidget(self._column.count() - 1, asked)
        # Only now: shown without a parent it would be a window of its own.
        asked.ask_about(self.row.entry.name if isinstance(self.row.entry, Dose) else "")
        tab_along(self, asked.kind, asked.save)
        asked.kind.setFocus()

    def _words(self, row: DayRow) -> QVBoxLayout:
        words = self._column = QVBoxLayout()
        words.setSpacing(2)
        if not row.detail and row.checked:
            words.addStretch(1)
        self.title = label(breakable(row.title), "entry-title")
        words.addWidget(self.title)
        if row.detail:
            words.addWidget(label(breakable(row.detail), "small"))
        if row.hint:
            words.addWidget(label(breakable(row.hint), "tiny"))
        if not row.checked:
            chip = label(_("not checked"), "unknown-chip", wrap=False)
            words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            self._not_known = label(NOT_CHECKED, "tiny")
            words.addWidget(self._not_known)
            self.kind = button(
                _("Say what kind it is"), "link", name=_("Say what kind {name} is").format(name=row.title)
            )
            self.kind.clicked.connect(lambda: self.kind_wanted.emit(self))
            words.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        return words

    def _tool(self, icon: str, verb: str, named: str, row: DayRow) -> QPushButton:
        made = with_icon(button("", "tool", name=named.format(entry=row.title)), icon, self._theme, "text-2")
        made.setToolTip(verb)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.edit_wanted.emit(self.row)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.row)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by the menu key or the right button, with words."""
        menu = QMenu(self)
        menu.addAction(_("Edit"), self.edit.click)
        menu.addAction(_("Delete"), self.delete.click)
        if not self.row.checked:
            menu.addAction(_("Say what kind it is"), self.kind.click)
        if self.substance:
            menu.addAction(_("About this substance"), self.about.click)
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    def _draw(self) -> None:
        size = self._theme.scaled(18)
        self._icon.setPixmap(pixmap(self.row.icon, self._theme.colour("text-2"), size))
        disc = self._theme.scaled(34)
        self._icon.setFixedSize(QSize(disc, disc))
        self._time.setMinimumWidth(self._theme.scaled(40))
        restyle(self._icon)
