"""A page that scrolls as a whole: the frame that such pages share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.pages.page import Page
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.scrolled import scrolled_column

BELOW = 28


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
        self._keep_from_edges(100)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        """What stays in view below what scrolls."""
        add_layout(whole, self.foot)

    def _keep_from_edges(self, text_percent: int) -> int:
        """Set the margins for the room that there is; how wide each is at the sides."""
        side, above = page_edges(self, text_percent)
        self._column.setContentsMargins(side, above, side, BELOW)
        return side
