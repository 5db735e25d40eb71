"""The entry that is chosen in the Timeline: all of its text, its warning, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.operations.timeline_views import TimelineRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.entry_row import NOT_CHECKED, substance_of
from journal_app.ui.widgets.labels import breakable, label, selectable
from journal_app.ui.widgets.level_chip import LevelChip
from journal_app.ui.widgets.wrap_row import WrapRow


class TimelineEntry(Card):
    """Hidden while no entry is chosen."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    """TimelineRow: the entry that is shown."""
    alert_wanted = Signal(object)
    """UUID of the warning at the entry."""
    about_wanted = Signal(str)
    """The id of the entry's substance, for its page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(padding=16, spacing=6)
        self.row: TimelineRow | None = None
        self.time = label("", "small")
        self.title = selectable(label("", "card-head"))
        self.detail = selectable(label("", "quiet"))
        self.hint = label("", "small")
        for each in (self.time, self.title, self.detail, self.hint):
            self.body.addWidget(each)
        self._warning = QWidget()
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(0, 4, 0, 0)
        self.chip = LevelChip(theme)
        self._knows = label("", "small")
        self.read = button(_("Read"), "link", name=_("Read the alert"))
        warning.addWidget(self.chip)
        warning.addWidget(self._knows, 1)
        warning.addWidget(self.read)
        self.body.addWidget(self._warning)
        tools = WrapRow()
        tools.grid.setContentsMargins(0, 6, 0, 0)
        self.edit = with_icon(button(_("Edit")), "pencil", theme)
        self.edit.setToolTip(_("Edit (Enter)"))
        self.delete = with_icon(button(_("Delete")), "trash", theme)
        self.delete.setToolTip(_("Delete (Delete key); it can be undone"))
        self.about = with_icon(button("", "square", name=_("About this substance")), "info", theme)
        tools.set_widgets((self.edit, self.delete, self.about))
        self.body.addWidget(tools)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.row))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.row))
        self.read.clicked.connect(lambda: self.alert_wanted.emit(None if self.row is None else self.row.alert))
        self.about.clicked.connect(
            lambda: self.about_wanted.emit("" if self.row is None else substance_of(self.row.row))
        )
        self.show_row(None)

    def show_row(self, row: TimelineRow | None) -> None:
        """Show an entry, or nothing."""
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.setAccessibleName(_("Chosen entry: {entry}").format(entry=row.row.title))
        hint = row.row.hint if row.row.checked else NOT_CHECKED
        said = (row.row.time or _("Time not known"), row.row.title, row.row.detail, hint)
        for each, words in zip((self.time, self.title, self.detail, self.hint), said, strict=True):
            each.setText(breakable(words))
            each.setVisible(bool(words))
        self._warning.setVisible(row.level is not None)
        if row.level is not None:
            self.chip.set_level(row.level)
            self._knows.setText(row.level_words.partition(", ")[2])
        self.about.setVisible(bool(substance_of(row.row)))
        self.edit.setAccessibleName(_("Edit {entry}").format(entry=row.row.title))
        self.delete.setAccessibleName(_("Delete {entry}").format(entry=row.row.title))
