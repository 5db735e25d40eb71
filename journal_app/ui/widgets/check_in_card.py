"""The check-in: four symptoms from 0 to 10, a note, and a draft that survives a lock or a crash."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit

from journal_app.domain.entries import SYMPTOMS
from journal_app.domain.fact import Fact
from journal_app.domain.wording import sentence_start
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.ui.icons import pixmap
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.rating_row import RatingRow

DRAFT: Final = "check-in"
AUTOSAVE_MS: Final = 400
LONGEST_NOTE: Final = 20_000


class CheckInDraft(Fact, frozen=True, kw_only=True):
    """What was given but not saved yet."""

    ratings: dict[str, int] = msgspec.field(default_factory=dict)
    note: str = ""


class CheckInCard(Card):
    """`save_wanted(ratings, note)` asks for the save; `saved()` tells that it went through and empties the card."""

    save_wanted = Signal(object, str)

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(padding=24, spacing=12)
        self._client = client
        self._theme = theme
        self._head()
        self.rows = tuple(RatingRow(symptom, sentence_start(symptom), theme) for symptom in SYMPTOMS)
        for index, row in enumerate(self.rows):
            self.body.addWidget(row)
            row.changed.connect(self._changed)
            if index:
                row.previous_wanted.connect(self.rows[index - 1].enter)
                self.rows[index - 1].next_wanted.connect(row.enter)
        self._anchors()
        self.note = QPlainTextEdit()
        self.note.setProperty("kind", "well")
        self.note.setPlaceholderText("A note, if you want one. What helped? What was hard?")
        self.note.setAccessibleName("Note for the check-in")
        self.note.setTabChangesFocus(True)
        self.body.addWidget(self.note)
        self.message = Message(theme)
        self.body.addWidget(self.message)
        self._foot()
        self.rows[-1].next_wanted.connect(self.note.setFocus)
        self.note.textChanged.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.keep_draft)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        theme.changed.connect(self._draw)
        self._draw()
        self._show_progress()
        self._show_kept(False)
        client.ask(read_draft, DRAFT, then=self._restore, owner=self)

    def _head(self) -> None:
        head = QHBoxLayout()
        self.title = label("Check-in", "section")
        self.progress = label("", "quiet", wrap=False)
        head.addWidget(self.title, 1)
        head.addWidget(self.progress)
        self.body.addLayout(head)
        self.body.addWidget(label("Rate the last few hours. Skip anything you like.", "quiet"))

    def _anchors(self) -> None:
        anchors = QHBoxLayout()
        anchors.setContentsMargins(5, 0, 5, 0)
        anchors.addWidget(label("0  none", "small", wrap=False))
        anchors.addStretch(1)
        anchors.addWidget(label("worst imaginable  10", "small", wrap=False))
        self.body.addLayout(anchors)

    def _foot(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._kept_icon = QLabel()
        self.kept = label("Draft kept on this computer", "small")
        self.save = button("Save", "primary")
        self.save.setText("Save  Ctrl+Enter")
        self.save.setAccessibleName("Save the check-in")
        self.save.setToolTip("Save (Ctrl+Enter)")
        foot.addWidget(self._kept_icon)
        foot.addWidget(self.kept, 1)
        foot.addWidget(self.save)
        self.body.addLayout(foot)
        self.save.clicked.connect(self.submit)

    @property
    def ratings(self) -> dict[str, int]:
        """The ratings that were given, in their fixed order."""
        return {row.symptom: row.value for row in self.rows if row.value is not None}

    def enter(self) -> None:
        """Put the focus on the first empty row, where the person was."""
        empty = [row for row in self.rows if row.value is None]
        (empty or list(self.rows))[0].enter()

    def submit(self) -> None:
        """Ask for the save of what was given."""
        note = self.note.toPlainText().strip()
        if not self.ratings and not note:
            self.message.say("Nothing is rated yet. Choose a number from 0 to 10.", "note")
            self.enter()
            return
        self.message.say("")
        self.save_wanted.emit(self.ratings, note)

    def saved(self) -> None:
        """Empty the card and forget the draft."""
        self._show_draft(CheckInDraft())
        self._timer.stop()
        self._show_kept(False)
        self._client.ask(save_draft, DRAFT, None)

    def keep_draft(self) -> None:
        """Keep what was given so far inside the journal."""
        self._timer.stop()
        draft = CheckInDraft(ratings=self.ratings, note=self.note.toPlainText()[:LONGEST_NOTE])
        text = msgspec.json.encode(draft).decode() if draft != CheckInDraft() else None
        self._client.ask(save_draft, DRAFT, text, then=lambda _: self._show_kept(text is not None), owner=self)

    def flush(self) -> None:
        """Keep the draft at once if something is not kept yet."""
        if self._timer.isActive():
            self.keep_draft()

    def _restore(self, text: str | None) -> None:
        if text is None or self.ratings or self.note.toPlainText():
            return
        try:
            draft = msgspec.json.decode(text, type=CheckInDraft)
        except msgspec.DecodeError:
            return
        self._show_draft(draft)
        self._timer.stop()
        self._show_kept(True)

    def _show_draft(self, draft: CheckInDraft) -> None:
        for row in self.rows:
            value = draft.ratings.get(row.symptom)
            row.set_value(value if value is not None and 0 <= value <= 10 else None)
        self.note.blockSignals(True)
        self.note.setPlainText(draft.note)
        self.note.blockSignals(False)
        self._show_progress()

    def _changed(self) -> None:
        self._show_progress()
        self.message.say("")
        self._show_kept(False)
        self._timer.start()

    def _show_progress(self) -> None:
        self.progress.setText(f"{len(self.ratings)} of {len(self.rows)}")

    def _show_kept(self, kept: bool) -> None:
        self._kept_icon.setVisible(kept)
        self.kept.setText("Draft kept on this computer" if kept else "")

    def _draw(self) -> None:
        self._kept_icon.setPixmap(pixmap("check", self._theme.colour("ok"), self._theme.scaled(18)))
        self.note.setFixedHeight(self._theme.scaled(64))
