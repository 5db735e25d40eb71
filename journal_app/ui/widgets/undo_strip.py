"""What was done last, and the way back: part of the layout, so that it never hides anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from journal_app.domain.wording import inside_sentence
from journal_app.i18n import _
from journal_app.ui.icons import pixmap
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.beside_or_below import BesideOrBelow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import breakable, label


class UndoStrip(QFrame):
    """`undo_wanted` and `redo_wanted`; hidden while there is nothing to take back."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "well")
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        self._icon = QLabel()
        self.text = label("", "small")
        self.undo = button(_("Undo"), "link", name=_("Undo"))
        self.redo = button(_("Redo"), "link", name=_("Redo"))
        self._undo_key = label(key_shown("undo"), "key", wrap=False)
        self._redo_key = label(key_shown("redo"), "key", wrap=False)
        said, back = QHBoxLayout(), QHBoxLayout()
        for each in (said, back):
            each.setSpacing(8)
        said.addWidget(self._icon)
        said.addWidget(self.text, 1)
        for widget in (self.undo, self._undo_key, self.redo, self._redo_key):
            back.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(BesideOrBelow(said, back, spacing=8))
        self.undo.clicked.connect(self.undo_wanted.emit)
        self.redo.clicked.connect(self.redo_wanted.emit)
        theme.changed.connect(self._draw)
        self._draw()
        self.show_labels(None, None)

    def show_labels(self, undo: str | None, redo: str | None) -> None:
        """What undo would take back and what redo would bring again; None: nothing."""
        said = undo or ""
        if redo is not None:
            said = _("Taken back: {what}").format(what=inside_sentence(redo))
        self.text.setText(breakable(said))
        self.text.setAccessibleName(said)
        self.redo.setVisible(redo is not None)
        # After an undo there may be more to take back: longer words leave no room for a key beside two buttons.
        self._redo_key.setVisible(redo is not None and undo is None)
        self.redo.setToolTip(key_shown("redo"))
        self.undo.setVisible(undo is not None)
        self._undo_key.setVisible(undo is not None and redo is None)
        self.undo.setText(_("Undo more") if redo is not None else _("Undo"))
        self.undo.setAccessibleName(_("Undo: {what}").format(what=undo) if undo else _("Undo"))
        self.redo.setAccessibleName(_("Redo: {what}").format(what=redo) if redo else _("Redo"))
        self.setVisible(undo is not None or redo is not None)

    def _draw(self) -> None:
        # Narrower, a sentence would stand word below word: then the buttons go below it.
        self.text.setMinimumWidth(self._theme.scaled(130))
        self._icon.setPixmap(pixmap("check", self._theme.colour("ok"), self._theme.scaled(18)))
