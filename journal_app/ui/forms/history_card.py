"""What an entry said before, folded below its form: each version with its times, to be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.i18n import _, plural
from journal_app.operations.entry_history import EarlierVersion
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.tab_order import tab_through


class HistoryCard(Card):
    """Hidden while there is no earlier version. `restore_wanted` hands over the EarlierVersion."""

    restore_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("plain", padding=0, spacing=8)
        self.fold = with_icon(button("", "link"), "history", theme, "accent")
        self.fold.setCheckable(True)
        row = QHBoxLayout()
        row.addWidget(self.fold)
        row.addStretch(1)
        add_layout(self.body, row)
        self.lines = Card("well", padding=12, spacing=10)
        self.lines.hide()
        self.body.addWidget(self.lines)
        self.restores: tuple[QPushButton, ...] = ()
        self.fold.toggled.connect(self.lines.setVisible)
        self.hide()

    def show_versions(self, versions: Sequence[EarlierVersion]) -> None:
        """Offer these, newest first."""
        if not versions:
            return
        count = len(versions)
        self.fold.setText(
            plural("History: {count} earlier version", "History: {count} earlier versions", count).format(count=count)
        )
        self.fold.setAccessibleName(self.fold.text())
        made = []
        for version in versions:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(breakable(version.title), "strong"))
            if version.detail:
                words.addWidget(label(breakable(version.detail), "small"))
            words.addWidget(label(version.stood, "tiny"))
            add_layout(row, words, 1)
            restore = button(
                _("Bring back"), name=_("Bring back: {entry}. {stood}").format(entry=version.title, stood=version.stood)
            )
            restore.clicked.connect(partial(self._restore, version))
            row.addWidget(restore, 0, Qt.AlignmentFlag.AlignTop)
            self.lines.body.addWidget(line)
            made.append(restore)
        self.restores = tuple(made)
        self.show()
        tab_through(self.fold, self.lines.body)

    def _restore(self, version: EarlierVersion, _checked: bool = False) -> None:
        self.restore_wanted.emit(version)
