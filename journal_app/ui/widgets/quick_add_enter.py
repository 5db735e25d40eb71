"""What Enter does in quick add: it waits until its own line is understood and checked, and logs exactly that."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entries import Entry
from journal_app.domain.logged_words import logged_words
from journal_app.domain.moments import moment_of
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.views import Logged
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.widgets.quick_add_draft import DRAFT
from journal_app.ui.widgets.quick_add_line import QuickLine
from journal_app.ui.widgets.quick_add_reader import LineReader
from journal_app.ui.widgets.quick_add_results import QuickAddResults

SEEN_AFTER_S: Final = 0.4
"""A critical warning has been seen by then; an Enter before that shows it, and logs only when it is pressed again."""
BEHIND_MS: Final = 60
"""So long at most the panel waits until the page behind it shows what was saved."""
FAULT: Final = _("Something went wrong. Your line is still here. You can press Enter again, or use the form ({key}).")


class Wanted(NamedTuple):
    """An Enter that waits; `another`: the panel stays open. `saw_critical`: the warning was answered by it."""

    another: bool
    saw_critical: bool


class EnterKey(QObject):
    """One Enter at a time. While it waits, what is typed is kept apart; another line ends the waiting."""

    saved = Signal(object, bool, str)
    """Logged, whether another one follows, and what was typed meanwhile."""
    saving = Signal()
    """The line is on its way into the journal: kept once more, its draft would outlive it."""
    refused = Signal(str)
    """Nothing was saved: one sentence."""
    unclear = Signal(object)
    """QuickReading: there is something to ask first."""
    command = Signal(object)
    """QuickReading: the line says what to do, and logs nothing."""
    typed_meanwhile = Signal(str)
    gave_up = Signal()
    """Nothing is logged by the Enter that waited: what the line says is for the person to see."""

    def __init__(self, client: JournalClient, line: QuickLine, reader: LineReader, results: QuickAddResults) -> None:
        super().__init__(line)
        self._client = client
        self._line = line
        self._reader = reader
        self._results = results
        self._wanted: Wanted | None = None
        self._saving = False
        self._is_saved = False
        self._checking = False
        self._critical_since: float | None = None
        reader.refused.connect(lambda error: self._refuse(error.sentence))
        results.live.answered.connect(self._checked)
        results.live.took_it.connect(lambda: self._want(Wanted(another=False, saw_critical=True)))
        client.failed.connect(self._fault)

    @property
    def waits(self) -> bool:
        """Whether an Enter waits until its line is understood: unless there is something to ask, it is logged then."""
        return self._wanted is not None

    def press(self, another: bool = False) -> None:
        """Log what stands there, once it is understood and checked."""
        since = self._critical_since
        saw = since is not None and time.monotonic() - since >= SEEN_AFTER_S
        self._want(Wanted(another=another, saw_critical=saw))

    def check(self) -> None:
        """Something else would be logged now: ask what its warning would be."""
        self._checking = True
        self._results.live.ask()

    def choice_changed(self) -> None:
        """Another reading of the line was chosen."""
        self.line_changed()
        self.check()

    def line_changed(self) -> None:
        """The line is another one now: no Enter was pressed on it, and no warning of it was seen."""
        self._critical_since = None
        self.stop_waiting()

    def go_on(self) -> None:
        """Carry out the Enter that waits, as soon as what it is about is known."""
        wanted, reading = self._wanted, self._reader.reading
        if wanted is None or reading is None or self._saving:
            return
        entries = self._results.entries()
        if reading.command and reading.ready and not self._results.chosen:
            self.stop_waiting()
            self.command.emit(reading)
        elif not entries:
            self.stop_waiting()
            self.unclear.emit(reading)
        elif self._checking:
            return
        elif self._results.live.waits_for_an_answer and not wanted.saw_critical:
            # It announces itself; the next Enter is the answer to it.
            self.stop_waiting()
        else:
            self._save(entries)

    def stop_waiting(self) -> None:
        """Nothing is logged by the Enter that was pressed; what is being saved already goes its way."""
        if self._saving or self._wanted is None:
            return
        self._wanted = None
        self.gave_up.emit()
        if ahead := self._line.release():
            self.typed_meanwhile.emit(ahead)

    def _want(self, wanted: Wanted) -> None:
        if self._wanted is not None or not self._line.text().strip():
            return
        self._wanted = wanted
        self._line.hold()
        if self._reader.reading is None:
            self._reader.ask()
        self.go_on()

    def _checked(self) -> None:
        self._checking = False
        if not self._results.live.waits_for_an_answer:
            self._critical_since = None
        elif self._critical_since is None:
            self._critical_since = time.monotonic()
        self.go_on()

    def _save(self, entries: Sequence[Entry]) -> None:
        self._saving = True
        self.saving.emit()
        words = logged_words(entries, moment_of(self._client.clock(), self._client.zone).local_date)
        self._client.log(entries, words, then=self._behind, failed=self._failed, draft=DRAFT)

    def _behind(self, result: Logged) -> None:
        """It is saved: the panel goes as the page behind it shows that, so that the window is painted once."""
        self._is_saved = True
        self._client.background.once_answered(partial(self._saved, result), self, BEHIND_MS)

    def _saved(self, result: Logged) -> None:
        another = self._wanted is not None and self._wanted.another
        self._saving, self._is_saved, self._wanted = False, False, None
        self.saved.emit(result, another, self._line.release())

    def _failed(self, error: UserError) -> None:
        self._saving = False
        self._refuse(error.sentence)

    def _refuse(self, sentence: str) -> None:
        self.stop_waiting()
        self.refused.emit(sentence)

    def _fault(self, _error: object) -> None:
        """A fault of ours, which the window shows: an Enter that waits for its end would wait for ever."""
        if self._is_saved:
            return
        waited = self._wanted is not None
        self._saving = self._checking = False
        self.stop_waiting()
        if waited:
            self.refused.emit(FAULT.format(key=key_shown("new")))
