"""What every page is: a screen with a title that asks again when it is shown and what it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow


class Page(QWidget):
    """One screen. It knows the client and Facts; a hidden page marks itself stale and asks again when shown."""

    title = ""
    can_be_made_anew = True
    """Whether all that the page shows is asked for again when it is made once more; typed text is looked at apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True

    def stand_in(self, window: MainWindow) -> None:
        """Take what the page shows that is the window's and not the journal's; called once, before it is shown."""

    def refresh(self) -> None:
        """Ask again for what the page shows."""

    def panes(self) -> tuple[QWidget, ...]:
        """The parts of the page to which F6 goes one after the other, in reading order."""
        return (self,)

    def keep_drafts(self) -> None:
        """Keep all that was typed and not saved at once: the journal is about to be closed."""
        from journal_app.ui.forms.form_drafts import FormDrafts

        for drafts in self.findChildren(FormDrafts):
            drafts.flush()

    def mark_stale(self) -> None:
        """Something changed that this page shows: ask again now, or when it is next shown."""
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
