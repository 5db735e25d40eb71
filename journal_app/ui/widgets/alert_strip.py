"""One warning beside its entry: shape, word and colour of its level, one sentence, and the way to read it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from journal_app.domain.levels import Level
from journal_app.i18n import _
from journal_app.operations.views import EpisodeStrip
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import breakable, label, restyle
from journal_app.ui.widgets.message import SHAPES
from journal_app.ui.widgets.nesting import add_layout


def about(strip: EpisodeStrip) -> object:
    """Which episode a strip is about: with each intake it has another newest warning, but it stays that episode."""
    return strip.episode.person_day, strip.episode.ingredients


class AlertStrip(QFrame):
    """`read_wanted(UUID)` asks for the warning in full. A critical one also says the number to call.

    A serious one can be hidden for a day, `hide_wanted(alerts)`, and shown again, `show_wanted(alerts)`.
    """

    read_wanted = Signal(object)
    hide_wanted = Signal(object)
    show_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "note"
        self.alert: UUID | None = None
        self.about: object = None
        """The episode that it shows, by what stays the same while it grows."""
        self._shown: EpisodeStrip | None = None
        self.after_entry: UUID | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = label("", "strong")
        self.summary = label("", "strip")
        self.number = label("", "strip-strong")
        self.was_read = label(_("You have read this."), "small")
        for each in (self.title, self.summary, self.number, self.was_read):
            words.addWidget(each)
        self.hide_it = button(_("Hide for 24 hours"), "link")
        self.hide_it.clicked.connect(self._hide_or_show)
        words.addWidget(self.hide_it, 0, Qt.AlignmentFlag.AlignLeft)
        add_layout(row, words, 1)
        self.read = button(_("Read"), "link")
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.alert))
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._draw)

    def show_strip(self, strip: EpisodeStrip) -> None:
        """Show one episode."""
        if strip == self._shown:
            return
        self._shown = strip
        level = strip.episode.level
        self.alert = strip.alert
        self.about = about(strip)
        self.after_entry = strip.after_entry
        self._tone = strip.shown.word
        critical = level == Level.CRITICAL
        hidden = bool(strip.hidden_until)
        title = strip.title
        if hidden:
            title = _("A serious warning is hidden until {when}.").format(when=strip.hidden_until)
        self.title.setText(breakable(title))
        self.summary.setText(breakable(strip.summary))
        self.summary.setVisible(not hidden and not strip.still_applies)
        number = _("Emergency number: {number}").format(number=strip.text.emergency_number)
        self.number.setText(number if critical else "")
        self.number.setVisible(critical)
        self.was_read.setVisible(not strip.to_review and not hidden and not strip.still_applies)
        self.hide_it.setVisible(level == Level.SERIOUS)
        self.hide_it.setText(_("Show it") if hidden else _("Hide for 24 hours"))
        hide = _("Hide for 24 hours: {warning}").format(warning=strip.title)
        self.hide_it.setAccessibleName(_("Show the hidden warning") if hidden else hide)
        self.read.setVisible(not hidden)
        said = (title, "" if self.summary.isHidden() else strip.summary, self.number.text())
        self.setAccessibleName(". ".join(each.rstrip(".") for each in said if each))
        self.read.setText(_("Read") if strip.to_review else _("Open"))
        self.read.setAccessibleName(f"{self.read.text()}: {strip.title}")
        restyle(self, tone=self._tone)
        restyle(self.title, tone=self._tone)
        restyle(self.number, tone=self._tone)
        restyle(self.read, tone=self._tone)
        restyle(self.hide_it, tone=self._tone)
        self._draw()

    def _hide_or_show(self) -> None:
        if self._shown is not None:
            wanted = self.show_wanted if self._shown.hidden_until else self.hide_wanted
            wanted.emit(self._shown.episode.alerts)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(SHAPES[self._tone], self._theme.colour(self._tone), self._theme.scaled(20)))
