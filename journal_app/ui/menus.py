"""The menu bar: everything the window can do, with its keys; nothing in it is dead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from journal_app.i18n import _, in_context
from journal_app.preferences import Theme as ThemeChoice
from journal_app.ui.pages.places import DELETED, HELP, REPORT, SINCE
from journal_app.ui.shortcuts import sequences, shortcut
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.pages.places import Place

TEXT_STEP = 10
LOOK_WORDS: Final = {
    "system": _("Look like the system"),
    "light": in_context("a look", "Light"),
    "dark": in_context("a look", "Dark"),
    "night": in_context("a look", "Night"),
}


class Menus(QObject):
    """Says what was chosen; the application carries it out."""

    lock_wanted = Signal()
    back_up_wanted = Signal()
    restore_wanted = Signal()
    passphrase_wanted = Signal()
    about_wanted = Signal()
    look_chosen = Signal(str)
    """The look that was chosen: "system", "light", "dark" or "night"."""
    text_size_chosen = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    today_wanted = Signal(str)
    """What Today is asked for: a kind of form ("dose", "marker"), "check-in", "medicines", or a day ("previous")."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._needs_journal: list[QAction] = []
        self._undo_redo: list[QAction] = []

    def fill(self, window: MainWindow, places: Sequence[Place]) -> None:
        """Make the menu bar of the window."""
        self._file(window)
        self._edit(window)
        self._view(window, places)
        self._log(window)
        self._help(window)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Only what works is enabled: most things need an open journal."""
        for action in self._needs_journal:
            action.setEnabled(is_open)
        self.set_undo(False, False)

    def set_undo(self, can_undo: bool, can_redo: bool) -> None:
        """Whether there is a change to take back, and one to bring back."""
        for action, can in zip(self._undo_redo, (can_undo, can_redo), strict=True):
            action.setEnabled(can)

    def _file(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu(_("&File"))
        self._add(menu, _("&New entry"), partial(self.today_wanted.emit, "dose"), "new")
        menu.addSeparator()
        self._add(menu, _("Report for the doc&tor"), partial(window.show_page, REPORT), "report")
        self._add(menu, _("Pr&int the report..."), window.print_report, "print")
        menu.addSeparator()
        self._add(menu, _("&Back up now"), self.back_up_wanted.emit)
        self._add(menu, _("&Restore from a backup..."), self.restore_wanted.emit)
        self._add(menu, _("Change &passphrase..."), self.passphrase_wanted.emit)
        menu.addSeparator()
        self._add(menu, _("&Lock"), self.lock_wanted.emit, "lock")
        quit_action = self._add(menu, _("&Quit"), window.quit, "quit", always=True)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu(_("&Edit"))
        undo = self._add(menu, _("&Undo"), self.undo_wanted.emit, "undo")
        redo = self._add(menu, _("&Redo"), self.redo_wanted.emit, "redo")
        self._undo_redo = [undo, redo]
        menu.addSeparator()
        self._add(menu, _("&Find"), window.find_on_page, "find")
        menu.addSeparator()
        self._add(menu, _("Recently &deleted"), partial(window.show_page, DELETED))

    def _view(self, window: MainWindow, places: Sequence[Place]) -> None:
        menu = window.menuBar().addMenu(_("&View"))
        for place in places:
            self._add(menu, place.title, partial(window.show_page, place.key), f"page-{place.key}")
        self._add(menu, _("Next pane"), window.next_pane, "next-pane", always=True)
        menu.addSeparator()
        self._add(menu, _("Previous day"), partial(self.today_wanted.emit, "previous"), "previous-day")
        self._add(menu, _("Next day"), partial(self.today_wanted.emit, "next"), "next-day")
        self._add(menu, _("Go to today"), partial(self.today_wanted.emit, "today"), "today")
        self._add(menu, _("Time &since last"), partial(window.show_page, SINCE))
        self._add(menu, _("&Look up a substance"), partial(window.open_substance, ""), "substance")
        menu.addSeparator()
        self._looks(menu)
        menu.addSeparator()
        self._add(menu, _("Larger text"), partial(self._text, TEXT_STEP), "larger", always=True)
        self._add(menu, _("Smaller text"), partial(self._text, -TEXT_STEP), "smaller", always=True)
        self._add(menu, _("Usual text size"), partial(self.text_size_chosen.emit, 100), "usual-size", always=True)

    def _looks(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        self._look_actions: dict[str, QAction] = {}
        for choice in get_args(ThemeChoice):
            action = self._add(menu, LOOK_WORDS[choice], partial(self.look_chosen.emit, choice), always=True)
            action.setCheckable(True)
            group.addAction(action)
            self._look_actions[choice] = action
        # Settings can change it too.
        self._theme.changed.connect(self._mark_look)
        self._mark_look()

    def _mark_look(self) -> None:
        self._look_actions[self._theme.choice].setChecked(True)

    def _log(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu(_("&Log"))
        self._add(menu, _("&Quick add"), window.open_quick_add, "quick-add")
        self._again = [self._again_action(menu, window, index) for index in range(len(shortcut("again").keys))]
        menu.addSeparator()
        for what, text, name in (
            ("dose", _("A &dose"), "dose"),
            ("drink", _("A d&rink"), "drink"),
            ("check-in", _("&Check-in"), "check-in"),
            ("sleep", _("&Sleep"), "sleep"),
            ("none", _("&Nothing taken"), "none"),
            ("close-day", _("Nothing &else on this day"), "close-day"),
            ("note", _("N&ote"), "note"),
            ("measure", _("A meas&ure"), ""),
            ("urge", _("An ur&ge"), ""),
            ("score", _("A &total from a form"), ""),
            ("withdrawal", _("W&ithdrawal check-in"), ""),
            ("medicines", _("I took &my medicines"), "medicines"),
            ("marker", _("Something that &happened"), ""),
            ("red_flag", _("A sign that needs help no&w"), ""),
        ):
            self._add(menu, text, partial(self.today_wanted.emit, what), name)
        menu.addSeparator()
        self._add(menu, _("Check a com&bination"), window.check_combination, "combination")

    def _again_action(self, menu: QMenu, window: MainWindow, index: int) -> QAction:
        action = self._add(menu, "", partial(window.log_again, index))
        action.setShortcut(sequences("again")[index])
        # A hand that rests on the key logs once.
        action.setAutoRepeat(False)
        action.setVisible(False)
        return action

    def set_again(self, titles: Sequence[str]) -> None:
        """What can be logged again now, in the order of its keys."""
        for action, title in zip(self._again, [*titles, *[""] * len(self._again)], strict=False):
            action.setText(_("Again: {title}").format(title=title.replace("&", "&&")))
            action.setVisible(bool(title))
            action.setEnabled(bool(title))

    def _help(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu(_("&Help"))
        self._add(menu, _("&Emergency help"), window.show_emergency, "emergency", always=True)
        self._add(menu, _("&Journal help"), partial(window.show_page, HELP), "help")
        self._add(menu, _("The &keyboard"), partial(window.open_help, "keyboard"))
        menu.addSeparator()
        self._add(menu, _("&About Journal"), self.about_wanted.emit, always=True)

    def _text(self, step: int) -> None:
        self.text_size_chosen.emit(self._theme.text_percent + step)

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        name: str = "",
        *,
        always: bool = False,
    ) -> QAction:
        """An action under the words; `name` is that of its shortcut, if it has one."""
        action = QAction(text, self)
        if name:
            action.setShortcuts(sequences(name))
            action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        if not always:
            self._needs_journal.append(action)
        return action
