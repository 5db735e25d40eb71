"""The bar above the charts that says the values of one day; it stands in for tips that would float over the data."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import label

NARROW_LETTERS = 105
"""Below this many letters across, the words stand under the day."""

MARGIN, GAP = 16, 12
LONGEST_KEPT = 24
"""Letters of a value that stays in one line; a longer one would be wider than a narrow page with large text."""


class ReadoutBar(QFrame):
    """The day, its values in words, and three buttons: the day before, the day after, open the day."""

    moved = Signal(int)
    """-1 or 1."""
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "readout")
        self._day = label("", "strong", wrap=False)
        self._words = label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # Time runs from the left in a chart in every language, and so do these two.
        mirrored = QGuiApplication.isRightToLeft()
        earlier, later = ("chevron-right", "chevron-left") if mirrored else ("chevron-left", "chevron-right")
        self.previous = with_icon(button("", "square", name=_("Previous day")), earlier, theme)
        self.previous.setToolTip(_("Show the day before in the charts"))
        self.next = with_icon(button("", "square", name=_("Next day")), later, theme)
        self.next.setToolTip(_("Show the day after in the charts"))
        self.open = button(_("Open day"), "link", name=_("Open day"))
        self.open.setToolTip(_("Open this day's entries"))
        self.previous.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.open.clicked.connect(self.opened)
        self._buttons = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._buttons)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        pair = QWidget()
        pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        steps = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        self._pair = pair
        self._line.addWidget(pair)
        self._line.addWidget(self.open)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, 8, GAP, 8)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._day, 0, 0)
        self._form: tuple[bool, bool, bool] | None = None
        self._arrange()

    def start_over(self) -> None:
        """Other days follow: the bar may become lower again."""
        self._words.setMinimumHeight(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_place(self, day: str, words: str, *, first: bool, last: bool, can_open: bool) -> None:
        """Say a day's values; at the ends of the span there is no day further on."""
        self._day.setText(day)
        self._arrange()
        self._words.setText(_unbroken(words))
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)
        self.open.setEnabled(can_open)
        self.setAccessibleName(f"{day}: {words}")
        # The bar never shrinks from one day to the next: the charts under it would jump.
        needed = self._words.heightForWidth(self._words.width()) if self._words.width() > 100 else 0
        self._words.setMinimumHeight(max(self._words.minimumHeight(), needed))

    @property
    def text(self) -> str:
        """What the bar says."""
        return f"{self._day.text()}: {self._words.text()}".replace("\N{NO-BREAK SPACE}", " ")

    def _arrange(self) -> None:
        """The words beside the day, or under it where the bar is narrow for its text size; the buttons below each other
        where even they have no room in one line."""
        narrow = self.width() < NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        shown = [each.sizeHint().width() for each in (self._pair, self.open) if not each.isHidden()]
        buttons = sum(shown) + self._line.spacing() * (len(shown) - 1)
        room = self.contentsRect().width() - MARGIN - GAP
        narrowest = self._day.fontMetrics().horizontalAdvance(self._day.text()) + buttons + 2 * GAP > room
        if (narrow, narrowest, buttons > room) == self._form:
            return
        self._form = (narrow, narrowest, buttons > room)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if buttons > room else directions.LeftToRight)
        self._day.setWordWrap(narrowest)
        self._words.setMinimumHeight(0)
        self._grid.addWidget(self._day, 0, 0, 1, 3 if narrowest else 1)
        if narrow or narrowest:
            self._grid.addWidget(self._words, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._words, 0, 1)
        if narrowest:
            self._grid.addWidget(self._buttons, 2, 0, 1, 3)
        else:
            self._grid.addWidget(self._buttons, 0, 2)

    def minimumSizeHint(self) -> QSize:
        # As narrow as its narrowest form: else a wider one would hold the page open where it no longer fits.
        hint = super().minimumSizeHint()
        widest = max(each.minimumSizeHint().width() for each in (self._pair, self.open))
        border = self.width() - self.contentsRect().width()
        return QSize(min(hint.width(), widest + MARGIN + GAP + border), hint.height())


def _unbroken(words: str) -> str:
    """A value stays beside its name and unit when the line breaks; a list of what has no entry may break."""
    parts = words.split("  ·  ")
    kept = [
        part
        if len(part) > LONGEST_KEPT or part.startswith(_("no entry for {names}").partition("{names}")[0])
        else part.replace(" ", "\N{NO-BREAK SPACE}")
        for part in parts
    ]
    return "  ·  ".join(kept)
