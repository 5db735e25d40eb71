"""The way to an open journal: first start, unlock or recovery, whichever the journal's own state asks for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from journal_app.errors import JournalAlreadyOpen, UserError, WrongPassphrase
from journal_app.i18n import _
from journal_app.preferences import Preferences
from journal_app.ui.background import Background
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.operations.open_journal import Opened
    from journal_app.ui.pages.gate import Gate
    from journal_app.ui.pages.recovery_page import RecoveryPage

FIRST_RUN: Final = "first_run"
NEXT_AFTER_OPENING: Final = (
    "ui.pages.today_page", "ui.journal_news", "ui.quick_adding", "ui.idle_lock", "ui.single_instance",
    "operations.count_to_review", "operations.back_up_journal", "operations.read_emergency_help",
)  # fmt: skip
OTHER_RAISED: Final = "other_raised"


class Opening(QObject):
    """`opened(Opened)` fires at the end. Only the first start makes a journal, and the person walks through it."""

    opened = Signal(object)
    made = Signal(object, object)
    """Opened, and what was chosen for the preferences, by their fields: the journal exists, though its recovery words
    may still have to be copied."""
    held = Signal(object)
    """Opened: a journal that is open already, though the person is not in it yet."""
    words_copied = Signal()
    """The recovery words are on paper."""
    asked = Signal()
    """A page waits for the person."""
    other_raised = Signal()
    """Another window has this journal, and it came to the front."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        background: Background,
        path: Path,
        preferences: Callable[[], Preferences],
        *,
        locked: bool = False,
        passphrase: str | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._background = background
        self._preferences = preferences
        self._locked = locked
        self._passphrase = passphrase
        self.path = path
        self.chosen_by_hand = False

    def begin(self) -> None:
        """Find out how the journal can be opened, and open it if nothing has to be asked."""
        passphrase, self._passphrase = self._passphrase, None
        preferences = self._preferences()
        self._background.run(lambda: self._look_and_open(preferences, passphrase), self._after_looking, owner=self)

    def lock(self) -> None:
        """Show the unlock screen, whether or not there is a passphrase."""
        self._locked = True
        self.begin()

    def _look_and_open(self, preferences: Preferences, passphrase: str | None) -> Opened | str:
        from journal_app.operations.open_journal import is_first_run, journal_state, unlock

        # The code of the page that comes next is read here, where reading it does not hold the window up.
        if is_first_run(preferences, self.path):
            importlib.import_module("journal_app.ui.pages.first_run_page")
            return FIRST_RUN
        state = journal_state(self.path)
        if state == "needs_passphrase" and not self._locked and self._raise_other():
            # Nobody has to type a passphrase to hear that the journal is open already.
            return OTHER_RAISED
        if self._locked or (state == "needs_passphrase" and passphrase is None):
            importlib.import_module("journal_app.ui.pages.unlock_page")
            return state
        found = unlock(
            self.path,
            passphrase,
            preferences.country,
            preferences.drink_grams,
            with_words=preferences.words_to_copy and passphrase is not None,
        )
        for name in NEXT_AFTER_OPENING:
            importlib.import_module(f"journal_app.{name}")
        return found

    def _after_looking(self, found: Any, error: BaseException | None) -> None:
        if isinstance(error, WrongPassphrase):
            self.show_unlock(sentence=error.sentence)
        elif isinstance(error, UserError):
            self._show_recovery(error)
        elif error is not None:
            raise error
        elif found == FIRST_RUN:
            self._show_first_run()
        elif found == OTHER_RAISED:
            self.other_raised.emit()
        elif isinstance(found, str):
            self.show_unlock(with_passphrase=found == "needs_passphrase")
        else:
            self._unlocked(found)

    def _unlocked(self, opened: Opened) -> None:
        """Open it, unless its recovery words are still to be copied: that comes first."""
        if not opened.recovery_words:
            self.opened.emit(opened)
            return
        from journal_app.ui.pages.words_page import WordsPage

        self.held.emit(opened)
        page = WordsPage(self._theme, self._background, opened)
        page.opened.connect(lambda _opened: self.words_copied.emit())
        page.opened.connect(self.opened.emit)
        self._show(page)
        self.asked.emit()

    def _show_first_run(self) -> None:
        from journal_app.ui.pages.first_run_page import FirstRunPage

        page = FirstRunPage(self._theme, self._background, self.path)
        page.made.connect(lambda result: self.made.emit(result, page.preferences))
        page.made.connect(self._unlocked)
        self._show(page)
        self.asked.emit()

    def show_unlock(self, *, with_passphrase: bool = True, sentence: str = "", words: bool = False) -> None:
        """Ask for the passphrase, or for the recovery words."""
        from journal_app.ui.pages.unlock_page import UnlockPage

        preferences = self._preferences()
        page = UnlockPage(
            self._theme,
            self._background,
            self.path,
            preferences.country,
            preferences.drink_grams,
            with_passphrase=with_passphrase,
            with_words=preferences.words_to_copy,
        )
        page.show_words(words)
        if sentence:
            page.message.say(sentence, "serious")
        page.opened.connect(self._unlocked)
        page.recovery_wanted.connect(self._show_recovery)
        self._show(page)
        self.asked.emit()

    def _show_recovery(self, error: UserError) -> None:
        if isinstance(error, JournalAlreadyOpen) and self._raise_other():
            self.other_raised.emit()
            return
        from journal_app.ui.pages.recovery_page import RecoveryPage

        page = RecoveryPage(self._theme, self._background, self.path, error.sentence)
        page.restored.connect(self.begin)
        page.retry.connect(self.begin)
        self._connect_choices(page)
        self._show(page)
        self.asked.emit()

    def show_backups(self, then: Callable[[], None]) -> None:
        """Choose a backup to go back to; the journal must be closed by now. `then` runs when the choice is made."""
        from journal_app.ui.pages.recovery_page import RecoveryPage

        page = RecoveryPage(
            self._theme,
            self._background,
            self.path,
            _("The journal as it is now is kept beside the backup that you choose."),
            title=_("Go back to a backup"),
            retry_text=_("Keep my journal as it is"),
        )
        page.restored.connect(then)
        page.retry.connect(then)
        self._connect_choices(page)
        self._show(page)

    def _show(self, page: Gate) -> None:
        page.emergency_wanted.connect(self._window.show_emergency)
        page.name_help(self._window.sidebar.narrow)
        self._window.sidebar.narrow_changed.connect(page.name_help)
        self._window.show_gate(page)

    def _connect_choices(self, page: RecoveryPage) -> None:
        page.chosen.connect(self._choose)
        page.words_wanted.connect(lambda: self.show_unlock(words=True))

    def _choose(self, path: Path) -> None:
        self.path = path
        self.chosen_by_hand = True
        self.begin()

    def _raise_other(self) -> bool:
        from journal_app.ui.single_instance import raise_other

        return raise_other(self.path)
