"""The menu bar: everything the window can do, with its keys; nothing in it is dead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from journal_app.preferences import Theme as ThemeChoice
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.pages.places import Place

TEXT_STEP = 10


class Menus(QObject):
    """Says what was chosen; the application carries it out."""

    lock_wanted = Signal()
    back_up_wanted = Signal()
    restore_wanted = Signal()
    passphrase_wanted = Signal()
    about_wanted = Signal()
    look_chosen = Signal(str)
    """The look that was chosen: "system", "light" or "dark"."""
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
        menu = window.menuBar().addMenu("&File")
        self._add(menu, "&New entry", partial(self.today_wanted.emit, "dose"), "Ctrl+N")
        menu.addSeparator()
        self._add(menu, "&Back up now", self.back_up_wanted.emit)
        self._add(menu, "&Restore from a backup...", self.restore_wanted.emit)
        self._add(menu, "Change &passphrase...", self.passphrase_wanted.emit)
        menu.addSeparator()
        self._add(menu, "&Lock", self.lock_wanted.emit, "Ctrl+L")
        # Windows has no standard key for it.
        quit_action = self._add(menu, "&Quit", window.close, "Ctrl+Q", always=True)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu("&Edit")
        undo = self._add(menu, "&Undo", self.undo_wanted.emit, "Ctrl+Z")
        redo = self._add(menu, "&Redo", self.redo_wanted.emit, "Ctrl+Shift+Z")
        self._undo_redo = [undo, redo]

    def _view(self, window: MainWindow, places: Sequence[Place]) -> None:
        menu = window.menuBar().addMenu("&View")
        for place in places:
            self._add(menu, place.title, partial(window.show_page, place.key), place.shortcut)
        self._add(menu, "Next pane", window.next_pane, "F6", always=True)
        menu.addSeparator()
        self._add(menu, "Previous day", lambda: self.today_wanted.emit("previous"), "Ctrl+[")
        self._add(menu, "Next day", lambda: self.today_wanted.emit("next"), "Ctrl+]")
        self._add(menu, "Go to today", lambda: self.today_wanted.emit("today"), "Ctrl+T")
        self._add(menu, "&Look up a substance", lambda: window.open_substance(""), "Ctrl+Shift+F")
        menu.addSeparator()
        looks = QActionGroup(self)
        for choice in get_args(ThemeChoice):
            text = {"system": "Look like the system", "light": "Light", "dark": "Dark", "night": "Night"}[choice]
            action = self._add(menu, text, partial(self.look_chosen.emit, choice), always=True)
            action.setCheckable(True)
            action.setChecked(choice == self._theme.choice)
            looks.addAction(action)
        menu.addSeparator()
        larger = self._add(menu, "Larger text", lambda: self._text(TEXT_STEP), "Ctrl++", always=True)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, "Smaller text", lambda: self._text(-TEXT_STEP), "Ctrl+-", always=True)
        self._add(menu, "Usual text size", lambda: self.text_size_chosen.emit(100), "Ctrl+0", always=True)

    def _log(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu("&Log")
        for what, text, key in (
            ("dose", "A &dose", "Ctrl+D"),
            ("drink", "A d&rink", "Ctrl+R"),
            ("check-in", "&Check-in", "Ctrl+J"),
            ("sleep", "&Sleep", "Ctrl+Shift+S"),
            ("none", "&Nothing taken", "Ctrl+Shift+N"),
            ("note", "N&ote", "Ctrl+Shift+O"),
            ("medicines", "I took &my medicines", "Ctrl+M"),
            ("marker", "Something that &happened", ""),
            ("red_flag", "A sign that needs help no&w", ""),
        ):
            self._add(menu, text, partial(self.today_wanted.emit, what), key)
        menu.addSeparator()
        self._add(menu, "Check a &combination", window.check_combination, "Ctrl+Shift+K")

    def _help(self, window: MainWindow) -> None:
        menu = window.menuBar().addMenu("&Help")
        self._add(menu, "&Emergency help", window.show_emergency, "F1", always=True)
        self._add(menu, "&About Journal", self.about_wanted.emit, always=True)

    def _text(self, step: int) -> None:
        self.text_size_chosen.emit(self._theme.text_percent + step)

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        key: str = "",
        *,
        always: bool = False,
    ) -> QAction:
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        if not always:
            self._needs_journal.append(action)
        return action
