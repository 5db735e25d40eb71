"""Says that what was typed is kept as a draft, and offers to let go of it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from journal_app.i18n import _
from journal_app.ui.widgets.breaking_row import BreakingRow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label


class DraftLine(BreakingRow):
    """Hidden while nothing is kept."""

    discarded = Signal()
    """What was typed is wanted no more."""

    def __init__(self, name: str) -> None:
        """`name` says what is discarded, for those who hear it."""
        words = label(_("Draft kept on this computer"), "small")
        discard = button(_("Discard"), "link", name=name)
        super().__init__((words,), (discard,))
        self.discard = discard
        self.give_room(words)
        self.discard.clicked.connect(lambda _checked=False: self.discarded.emit())
        self.show_kept(False)

    def show_kept(self, kept: bool) -> None:
        """Whether what was typed is kept."""
        self.setVisible(kept)
