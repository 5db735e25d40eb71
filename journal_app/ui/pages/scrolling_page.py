"""A page that scrolls as a whole: the frame that such pages share."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.pages.page import Page
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.scrolled import scrolled_column

WIDE_SIDE: Final = 36
NARROW_SIDE: Final = 20
ABOVE_AND_BELOW: Final = 28


class ScrollingPage(Page):
    """What a page puts into `_column` stands in `_scroll`, from the top down; a reader hears its title first."""

    spacing = 16
    """Logical pixels between what stands in the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._scroll, self._column = scrolled_column(self.spacing)
        self._keep_from_edges(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        """What stays in view below what scrolls."""
        add_layout(whole, self.foot)

    def _keep_from_edges(self, wide: bool) -> int:
        """Set the margins for a page with room or for one without; how wide each is at the sides."""
        side = WIDE_SIDE if wide else NARROW_SIDE
        self._column.setContentsMargins(side, ABOVE_AND_BELOW, side, ABOVE_AND_BELOW)
        return side
