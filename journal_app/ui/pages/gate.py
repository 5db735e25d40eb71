"""What stands before the journal: first start, unlock and recovery share one calm column and its ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.background import Background
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.scrolled import Scrolled

WIDEST_COLUMN = 640
"""Logical pixels at 100 % text: about 70 letters a line."""
MARGIN, CARD_PADDING, SCROLL_BAR = 28, 20, 16


class Gate(QWidget):
    """A column in a scroll area, with a title and a message; emergency help stands in the sidebar, or in words above.

    `start` takes the focus that the page is given. Enter presses `primary` and Esc calls `go_back`; work is done in
    the background while words say so.
    """

    emergency_wanted = Signal()

    def __init__(self, theme: Theme, background: Background, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.background = background
        self.working = False
        self.start: QWidget | None = None
        self._rows: list[tuple[QBoxLayout, tuple[QPushButton, ...], int]] = []
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = label(title, "page-title")
        self.message = Message(theme)
        self.busy = label("", "quiet")
        self.busy.hide()
        self.emergency = with_icon(
            button(_("Emergency help (F1)"), name=_("Emergency help, key F1")), "emergency", theme, "critical"
        )
        self.emergency.clicked.connect(self.emergency_wanted.emit)
        self.emergency.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        self._inside = QWidget()
        scrolled = QWidget()
        self.area = Scrolled(scrolled)
        self._lay_out(scrolled)
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self, scrolled: QWidget) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout(scrolled)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.addStretch(1)
        row.addWidget(self._inside, 1000)
        row.addStretch(1)
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self.heading)
        add_layout(inner, self.column)
        inner.addWidget(self.message)
        inner.addWidget(self.busy)
        inner.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.addStretch(1)
        top.addWidget(self.emergency)
        self._top = top
        add_layout(whole, top)
        whole.addWidget(self.area, 1)

    def name_help(self, wanted: bool) -> None:
        """Whether the way to emergency help stands here: where the sidebar has no room for its words."""
        self.emergency.setVisible(wanted)
        self._top.setContentsMargins(MARGIN, 20 if wanted else 0, MARGIN, 0)

    def button_row(self, *buttons: QPushButton, in_card: bool = False) -> QBoxLayout:
        """Buttons side by side; under one another where the text is too large for that."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        for each in buttons:
            row.addWidget(each)
        row.addStretch(1)
        self._rows.append((row, buttons, 2 * CARD_PADDING if in_card else 0))
        return row

    def _fit(self) -> None:
        column = self.theme.scaled(WIDEST_COLUMN)
        self._inside.setMaximumWidth(column)
        room = min(column, self.width() - 2 * MARGIN - SCROLL_BAR)
        for row, buttons, padding in self._rows:
            needed = sum(each.sizeHint().width() + row.spacing() for each in buttons if not each.isHidden())
            fits = needed <= room - padding
            set_beside(row, fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What the pages say.

    def say(self, text: str, tone: str = "serious") -> None:
        """Show a sentence below the form and have it read aloud; an empty text takes it away."""
        self.message.say(text, tone)
        if text:
            announce(self, text)
            # Only after the layout has made room for it.
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.message))

    def work(self, words: str, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Run `work` in the background while `words` stand on the page; a UserError goes to `failed`.

        An answer that comes after the page is gone is given to `too_late`.
        """
        self.working = True
        self.say("")
        here = self.focusWidget()
        self.busy.setText(words)
        self.busy.setVisible(bool(words))
        if words:
            # The words take the keyboard meanwhile: a second Enter must not press something else.
            self.busy.setFocus()
            announce(self, words)
        self.freeze()

        def deliver(value: object, error: BaseException | None) -> None:
            if not isValid(self):
                self.too_late(value)
                return
            self.working = False
            self.thaw()
            if self.busy.hasFocus() and here is not None and isValid(here):
                here.setFocus()
            self.busy.hide()
            if error is None:
                then(value)
            elif isinstance(error, UserError):
                self.failed(error)
            else:
                raise error

        self.background.run(work, deliver)

    def failed(self, error: UserError) -> None:
        """What to do with an error that a person reads: its sentence is shown."""
        self.say(error.sentence)

    def too_late(self, value: object) -> None:
        """Somebody left while the work was done."""

    # What the pages are asked.

    @property
    def primary(self) -> QPushButton | None:
        """The button that Enter presses."""
        return None

    def freeze(self) -> None:
        """Work has begun: nothing new can be asked for until it has ended."""
        if self.primary is not None:
            self.primary.setEnabled(False)

    def thaw(self) -> None:
        """Work has ended."""
        if self.primary is not None:
            self.primary.setEnabled(True)

    def go_back(self) -> None:
        """Esc."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: with one, Tab would never leave what stands behind it.
        super().focusInEvent(event)
        if self.start is not None:
            self.start.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.primary is not None and self.primary.isVisible() and self.primary.isEnabled():
                self.primary.click()
            return
        if event.key() == Qt.Key.Key_Escape:
            if not self.working:
                self.go_back()
            return
        super().keyPressEvent(event)
