"""The check-in: what the person keeps track of, the night in the morning, a note, and a draft that survives a crash."""

from __future__ import annotations

from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from journal_app.domain.check_in import CheckIn, Rated, TimeOfDay
from journal_app.domain.entries import SymptomScale
from journal_app.domain.tracking import TrackedSymptom, Tracking, shown_symptoms
from journal_app.domain.wording import sentence_start, symptom_words
from journal_app.i18n import _
from journal_app.operations.drafts import read_draft, save_draft
from journal_app.operations.read_tracking import read_tracking
from journal_app.ui.autosave import Autosave
from journal_app.ui.forms.check_in_draft import DRAFT, CheckInDraft, given_since
from journal_app.ui.forms.check_in_foot import CloseLine, SymptomPlace
from journal_app.ui.forms.sleep_rows import SleepRows
from journal_app.ui.icons import pixmap
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.shortcuts import key_shown, tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.rating_row import RatingRow
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import WrapRow
from journal_app.ui.widgets.written_words import written_words

TITLES: Final[dict[TimeOfDay, str]] = {
    "morning": _("Morning check-in"), "day": _("Check-in"), "evening": _("Evening check-in"),
}  # fmt: skip
ANCHORS: Final = (_("0  none"), _("worst imaginable  10"))


class CheckInCard(Card):
    """`save_wanted(CheckIn)` asks for the save; `saved()` tells that it went through and empties the card."""

    save_wanted = Signal(object)
    close_wanted = Signal(object)
    """date: nothing else was taken on it."""
    withdrawal_wanted = Signal()
    changed = Signal()
    """Something was given, taken away, brought back or saved."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(padding=20, spacing=10)
        self._client = client
        self._theme = theme
        self._set_aside: dict[tuple[str, SymptomScale], int] = {}
        self._handed_over = CheckInDraft()
        self._had_focus = False
        self.rows: tuple[RatingRow, ...] = ()
        self._head()
        self.sleep = SleepRows(theme)
        self.sleep.hide()
        self.body.addWidget(self.sleep)
        self._ratings = QVBoxLayout()
        self._ratings.setSpacing(8)
        add_layout(self.body, self._ratings)
        self.note = QPlainTextEdit()
        self.note.setProperty("kind", "well")
        self.note.setPlaceholderText(_("A note, if you want one. What helped? What was hard?"))
        self.note.setAccessibleName(_("Note for the check-in"))
        self.note.setTabChangesFocus(True)
        self.body.addWidget(self.note)
        self.message = Message(theme)
        self.body.addWidget(self.message)
        self._foot()
        self.symptoms = SymptomPlace(client, theme, self.add, self.change)
        self.body.addWidget(self.symptoms)
        self.symptoms.changed.connect(self.refresh)
        self.close_line = CloseLine()
        self.close_line.wanted.connect(self.close_wanted)
        self.body.addWidget(self.close_line)
        self._autosave = Autosave(self.keep_draft, self)
        self._show_rows(shown_symptoms(Tracking()))
        self.sleep.changed.connect(self._changed)
        self.note.textChanged.connect(self._changed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        theme.changed.connect(self._draw)
        self._draw()
        self._show_kept(False)
        self.refresh()
        client.ask(read_draft, DRAFT, then=self._restore, owner=self)

    def _head(self) -> None:
        head = QHBoxLayout()
        self.title = label(_("Check-in"), "section")
        self.progress = label("", "quiet", wrap=False)
        head.addWidget(self.title, 1)
        head.addWidget(self.progress)
        add_layout(self.body, head)
        self.what_to_rate = label("", "quiet")
        self.body.addWidget(self.what_to_rate)
        self.name_day(_("Check-in"), today=True)

    def name_day(self, title: str, *, today: bool) -> None:
        """Say which check-in it is, and what is rated in it."""
        self.title.setText(title)
        self.what_to_rate.setText(
            _("Rate the last few hours. Skip anything you like.")
            if today
            else _("Rate that day. Skip anything you like.")
        )

    def _foot(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._kept_icon = QLabel()
        self.kept = label(_("Draft kept on this computer"), "small")
        self.save = button(_("Save"), "primary")
        self.save.setText(_("Save  {key}").format(key=key_shown("save")))
        self.save.setAccessibleName(_("Save the check-in"))
        self.save.setToolTip(tip(_("Save"), "save"))
        foot.addWidget(self._kept_icon)
        foot.addWidget(self.kept, 1)
        foot.addWidget(self.save)
        add_layout(self.body, foot)
        self.save.clicked.connect(self.submit)
        self._more = WrapRow()
        self.add = with_icon(button(_("Add symptom"), "quiet"), "plus", self._theme, "text-2")
        self.change = button(_("Change symptoms"), "quiet")
        self.withdrawal = button(_("Withdrawal check-in"), "quiet")
        self.withdrawal.setParent(self)
        self.withdrawal.hide()
        self.withdrawal.clicked.connect(self.withdrawal_wanted)
        self._more.set_widgets((self.add, self.change))
        self.body.addWidget(self._more)

    @property
    def ratings(self) -> dict[str, int]:
        """The ratings that were given, in the person's order."""
        return {row.symptom: row.value for row in self.rows if row.value is not None}

    @property
    def is_begun(self) -> bool:
        """Whether there is something to save."""
        return bool(self.ratings or not self.note.document().isEmpty() or not self.sleep.is_empty)

    def refresh(self) -> None:
        """Ask again for what is kept track of."""
        self._client.ask(read_tracking, then=self._show_tracking, owner=self)

    def ask_for_night(self, wanted: bool) -> None:
        """Whether the night is asked for; what was said of it stays in view until it is saved."""
        self.sleep.setVisible(wanted or not self.sleep.is_empty)

    def enter(self) -> None:
        """Put the focus on the first empty row, where the person was."""
        if not self.sleep.isHidden() and self.sleep.is_empty:
            self.sleep.enter()
            return
        empty = [row for row in self.rows if row.value is None]
        if empty or self.rows:
            (empty or list(self.rows))[0].enter()
        else:
            self.note.setFocus()

    def submit(self) -> None:
        """Ask for the save of what was given."""
        if not self.save.isEnabled():
            return
        note = written_words(self.note).strip()
        night = None if self.sleep.isHidden() or self.sleep.is_empty else self.sleep.night()
        if not self.ratings and not note and night is None:
            self.message.say(_("Nothing is rated yet. Choose an answer in any row."), "note")
            self.enter()
            return
        problem = "" if night is None else self.sleep.problem()
        self.message.say(problem, "serious")
        if problem:
            return
        rated = tuple(
            Rated(symptom=row.symptom, severity=row.value, scale=row.scale)
            for row in self.rows
            if row.value is not None
        )
        focused = QApplication.focusWidget()
        self._had_focus = focused is not None and self.isAncestorOf(focused)
        self._autosave.stop()
        self._handed_over = self._draft()
        self.save_wanted.emit(CheckIn(ratings=rated, night=night, note=note))

    def saved(self) -> None:
        """Empty the card; the keyboard stays here, at what closes the day where that is asked.

        The save forgot the draft in the same change. What was typed since then stays.
        """
        before, now = self._handed_over, self._draft()
        self._show_draft(given_since(before, now))
        self._set_aside.clear()
        self._show_kept(False)
        if now == before:
            self._autosave.stop()
        else:
            self._autosave.later()
        if self._had_focus:
            self._had_focus = False
            if self.close_line.isHidden():
                self.enter()
            else:
                self.close_line.button.setFocus()

    def go_on(self) -> None:
        """The save did not go through: what is there is kept again as a draft."""
        self.save.setEnabled(True)
        self._autosave.later()

    def keep_draft(self) -> None:
        """Keep what was given so far inside the journal."""
        self._autosave.stop()
        draft = self._draft()
        text = msgspec.json.encode(draft).decode() if draft != CheckInDraft() else None
        self._client.ask(save_draft, DRAFT, text, then=partial(self._was_kept, text is not None), owner=self)

    def _was_kept(self, something: bool, _nothing: None) -> None:
        self._show_kept(something and not self._autosave.waits)

    def _draft(self) -> CheckInDraft:
        return CheckInDraft(
            ratings=self.ratings,
            words=tuple(row.symptom for row in self.rows if row.scale == "words" and row.value is not None),
            night=self.sleep.draft(),
            note=written_words(self.note),
        )

    def flush(self) -> None:
        """Keep the draft at once if something is not kept yet."""
        if self._autosave.waits:
            self.keep_draft()

    def _restore(self, text: str | None) -> None:
        if text is None or self.ratings or self.note.toPlainText() or not self.sleep.is_empty:
            return
        try:
            draft = msgspec.json.decode(text, type=CheckInDraft)
        except msgspec.DecodeError:
            return
        self._show_draft(draft)
        self._autosave.stop()
        self._show_kept(True)

    def _show_draft(self, draft: CheckInDraft) -> None:
        for row in self.rows:
            value = draft.ratings.get(row.symptom)
            fits = value is not None and 0 <= value <= row.worst
            row.set_value(value if fits and (row.symptom in draft.words) == (row.scale == "words") else None)
        self.note.blockSignals(True)
        self.note.setPlainText(draft.note)
        self.note.blockSignals(False)
        try:
            self.sleep.take_draft(draft.night)
        except (TypeError, ValueError):
            self.sleep.take_draft([])
        self.ask_for_night(not self.sleep.isHidden())
        self._show_progress()
        self.changed.emit()

    def _show_tracking(self, tracking: Tracking) -> None:
        shown = shown_symptoms(tracking)
        if bool(tracking.withdrawal_list) == self.withdrawal.isHidden():
            self.withdrawal.setVisible(bool(tracking.withdrawal_list))
            also = (self.withdrawal,) if tracking.withdrawal_list else ()
            self._more.set_widgets((self.add, self.change, *also))
        if [(row.symptom, row.scale) for row in self.rows] != [(each.name, each.scale) for each in shown]:
            self._show_rows(shown)

    def _show_rows(self, symptoms: tuple[TrackedSymptom, ...]) -> None:
        """Other rows: what was given stays, also for a symptom that is hidden now and shown again later."""
        self._set_aside |= {(row.symptom, row.scale): row.value for row in self.rows if row.value is not None}
        clear(self._ratings)
        self.rows = tuple(
            RatingRow(each.name, sentence_start(symptom_words(each.name)), self._theme, each.scale) for each in symptoms
        )
        for index, row in enumerate(self.rows):
            self._ratings.addWidget(row)
            row.set_value(self._set_aside.pop((row.symptom, row.scale), None))
            row.changed.connect(self._changed)
            row.next_wanted.connect(self.rows[index + 1].enter if index + 1 < len(self.rows) else self.note.setFocus)
            if index:
                row.previous_wanted.connect(self.rows[index - 1].enter)
            if row.scale == "0-10" and all(each.scale == "words" for each in self.rows[index + 1 :]):
                self._anchors()
        if self.rows:
            self.rows[0].previous_wanted.connect(partial(self._back_to_night))
        self.sleep.next_wanted.connect(self._leave_night, Qt.ConnectionType.UniqueConnection)
        tab_through(self.sleep.quality.buttons[-1], self._ratings)
        self._show_progress()

    def _anchors(self) -> None:
        anchors = QHBoxLayout()
        anchors.setContentsMargins(5, 0, 5, 0)
        anchors.addWidget(label(ANCHORS[0], "small", wrap=False))
        anchors.addStretch(1)
        anchors.addWidget(label(ANCHORS[1], "small", wrap=False))
        add_layout(self._ratings, anchors)

    def _leave_night(self) -> None:
        if self.rows:
            self.rows[0].enter()
        else:
            self.note.setFocus()

    def _back_to_night(self) -> None:
        if not self.sleep.isHidden():
            self.sleep.quality.enter()

    def _changed(self) -> None:
        self._show_progress()
        self.message.say("")
        self._show_kept(False)
        self._autosave.later()
        self.changed.emit()

    def _show_progress(self) -> None:
        self.progress.setText(_("{rated} of {all}").format(rated=len(self.ratings), all=len(self.rows)))

    def _show_kept(self, kept: bool) -> None:
        self._kept_icon.setVisible(kept)
        self.kept.setText(_("Draft kept on this computer") if kept else "")

    def _draw(self) -> None:
        self._kept_icon.setPixmap(pixmap("check", self._theme.colour("ok"), self._theme.scaled(18)))
        self.note.setFixedHeight(self._theme.scaled(64))
