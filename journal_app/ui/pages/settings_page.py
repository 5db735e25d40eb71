"""Settings: the declared sections on the left, the rows of one of them on the right, and a search over all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.page import Page
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.settings.panel import Desk
from journal_app.ui.settings.section_view import SectionView
from journal_app.ui.settings.setting import finds
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import with_icon
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.margins import margins
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.scrolled import scrolled_column
from journal_app.ui.widgets.tab_order import tab_through

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.services.preference_store import PreferenceStore

SIDE_BY_SIDE_FROM: Final = 780
"""Logical pixels at 100 % text; narrower, the sections become a list above the rows."""
LIST_WIDTH: Final = 190
WIDEST_ROWS: Final = 760
NOTHING_FOUND: Final = _("No setting has these words. Try another word.")


class SettingsPage(Page):
    """Built from `declared.SECTIONS`; a section is made when it is first shown."""

    title = _("Settings")
    command_wanted = Signal(str)
    """What a button asks for; the window's commands know it."""
    contacts_saved = Signal(object, bool)
    country_saved = Signal(object, object)

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self._client = client
        self._theme = theme
        self._preferences: PreferenceStore | None = None
        self._views: dict[str, SectionView] = {}
        self._shown = SECTIONS[0].key
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a setting"))
        self.search.setAccessibleName(_("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(60)
        self.search.textChanged.connect(lambda _text: self._find())
        self.sections = NamedChoice()
        self.sections.setAccessibleName(_("Section"))
        self.sections.activated.connect(lambda index: self.show_section(SECTIONS[index].key))
        self.nothing = label(NOTHING_FOUND, "quiet")
        self.nothing.hide()
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margins(36, 28, 0, 0))
        outer.setSpacing(16)
        outer.addWidget(label(_("Settings"), "page-title"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        add_layout(outer, self._columns, 1)
        self._list = QWidget()
        side = self._side = QVBoxLayout(self._list)
        side.setContentsMargins(0, 0, 0, 24)
        side.setSpacing(4)
        side.addWidget(self.search)
        side.addWidget(self.sections)
        side.addSpacing(8)
        group = QButtonGroup(self)
        for section in SECTIONS:
            made = with_icon(QPushButton(section.title), section.icon, self._theme, "text-2")
            made.setProperty("kind", "navigation")
            made.setCheckable(True)
            made.setAutoExclusive(True)  # said to be one of several, and no box to tick
            made.clicked.connect(lambda _checked=False, key=section.key: self.show_section(key))
            group.addButton(made)
            side.addWidget(made)
            self.buttons[section.key] = made
            self.sections.addItem(section.title)
        side.addStretch(1)
        self._columns.addWidget(self._list)
        self.area, self._rows = scrolled_column(24)
        self._rows.setContentsMargins(margins(0, 0, 24, 28))
        self._rows.addWidget(self.nothing)
        self._rows.addStretch(1)
        self._columns.addWidget(self.area, 1)
        # Takes what is left in a wide window: it would stand before the first column else.
        self._columns.addStretch(0)

    def stand_in(self, window: MainWindow) -> None:
        assert window.preferences is not None
        self.use_preferences(window.preferences)

    def use_preferences(self, preferences: PreferenceStore) -> None:
        """Show and change these; called once, before the page is shown."""
        self._preferences = preferences
        preferences.changed.connect(self._follow)
        self.show_section(self._shown)

    @property
    def section(self) -> str:
        """The key of the section that is shown when nothing is searched for."""
        return self._shown

    def view(self, key: str) -> SectionView:
        """A section, made when it is first wanted."""
        if key not in self._views:
            assert self._preferences is not None
            place = [section.key for section in SECTIONS].index(key)
            view = SectionView(SECTIONS[place], Desk(self._client, self._theme, self._preferences))
            view.chosen.connect(self._choose)
            view.command_wanted.connect(self.command_wanted)
            view.filled.connect(self._order_tabs)
            for panel in view.rows.values():
                for name in ("contacts_saved", "country_saved"):
                    if hasattr(panel, name):
                        getattr(panel, name).connect(getattr(self, name))
            view.hide()
            before = sum(1 for section in SECTIONS[:place] if section.key in self._views)
            self._views[key] = view
            self._rows.insertWidget(before, view)
            self._show_values(view)
        return self._views[key]

    def show_section(self, key: str) -> None:
        """Show one section, whatever is searched for now."""
        self._shown = key
        if self.search.text():
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self.buttons[key].setChecked(True)
        self.sections.setCurrentIndex(list(self.buttons).index(key))
        self._find()
        self.area.verticalScrollBar().setValue(0)
        announce(self, next(section.title for section in SECTIONS if section.key == key))

    def show_setting(self, key: str) -> None:
        """Show the section of one setting, with the keyboard at its first control."""
        self.show_section(next(each.key for each in SECTIONS if key in (setting.key for setting in each.settings)))
        row = self.view(self._shown).rows[key]
        first = next(each for each in row.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first.setFocus()
        # Only after the layout has made room for the section.
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))

    def find_words(self) -> None:
        """Put the keyboard into the search field, for Find."""
        self.search.setFocus()
        self.search.selectAll()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        for view in self._views.values():
            if view.isVisibleTo(self):
                self._show_values(view)
                view.refresh()

    def _show_values(self, view: SectionView) -> None:
        assert self._preferences is not None
        view.show_preferences(self._preferences.value, tray=_has_tray())

    def _find(self) -> None:
        """Show what the search finds, of all sections; the chosen section without one."""
        if self._preferences is None:
            return
        words = self.search.text().strip()
        any_found = False
        for section in SECTIONS:
            # A section that has nothing of what is searched for is not made for that.
            wanted = any(finds(setting, words) for setting in section.settings) if words else section.key == self._shown
            if not wanted:
                if section.key in self._views:
                    self._views[section.key].hide()
                continue
            view = self.view(section.key)
            found = view.show_found(words) > 0
            newly = found and not view.isVisibleTo(self)
            view.setVisible(found)
            any_found = any_found or found
            if newly and self.isVisible():
                view.refresh()
        self.nothing.setVisible(not any_found)
        if words and not any_found:
            announce(self, NOTHING_FOUND)
        self._order_tabs()

    def _order_tabs(self) -> None:
        tab_through(self.buttons[self._shown], self._rows)

    def _choose(self, key: str, value: object) -> None:
        assert self._preferences is not None
        self._preferences.change(**{key: value})

    def _follow(self, _names: frozenset[str]) -> None:
        for view in self._views.values():
            self._show_values(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.scaled(SIDE_BY_SIDE_FROM)
        set_beside(self._columns, wide)
        self.sections.setVisible(not wide)
        for made in self.buttons.values():
            made.setVisible(wide)
        self._list.setMaximumWidth(self._theme.scaled(LIST_WIDTH) if wide else 16_777_215)
        self._list.setMinimumWidth(self._theme.scaled(LIST_WIDTH) if wide else 0)
        self._side.setContentsMargins(margins(0, 0, 0 if wide else 24, 24 if wide else 0))
        layout = self.layout()
        if layout is not None:
            side, above = page_edges(self, self._theme.text_percent)
            layout.setContentsMargins(margins(side, above, 0, 0))
        self.area.setMaximumWidth(self._theme.scaled(WIDEST_ROWS + 24) if wide else 16_777_215)


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable()
