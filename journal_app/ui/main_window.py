"""The one window: sidebar and pages once a journal is open, a gate before that, emergency help always.

It is painted empty first. Nothing that takes time is imported here, not even Qt's enumerations, which cost a fifth of
a bare window; what the window is furnished with is read after the first paint.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.pages.places import ALERTS, COMBINATION, HELP, PLACES, REPORT, SUBSTANCE, TIMELINE, TODAY, make_page
from journal_app.ui.steady import spare_nothing, spare_what_stays

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from journal_app.domain.alerts import Alert
    from journal_app.errors import UserError
    from journal_app.operations.again import AgainItem
    from journal_app.ui.journal_client import Changed, JournalClient
    from journal_app.ui.menus import Menus
    from journal_app.ui.pages.page import Page
    from journal_app.ui.quick_adding import QuickAdding
    from journal_app.ui.services.preference_store import PreferenceStore
    from journal_app.ui.theme import Theme

IN_SIDEBAR: Final = frozenset(place.key for place in PLACES)

DAY_STEPS: Final = ("previous", "next", "today")

SEARCHED: Final = TIMELINE
"""Where Find leads from a page that has nothing to search."""

HELP_NOW: Final = "P15"
"""The rule about signs that need help now."""

NARROW_BELOW: Final = 1000
"""Logical pixels at 100 % text: below, the sidebar shows icons only."""

TALLER_THAN_ANY_SCREEN: Final = 16_000


class MainWindow(QMainWindow):
    """Shows one thing at a time: a gate (first start, unlock, recovery), the pages, or emergency help over either."""

    painted = Signal()
    """Once, after the first paint: only then is anything heavy started."""
    closing = Signal()
    contacts_saved = Signal(object, bool)
    """tuple[Contact, ...], and whether they may be shown on the lock screen."""
    opened = Signal()
    left = Signal()
    """A journal is open, and is no longer: what stands outside the window shows it."""
    something_raised = Signal()
    """A warning takes the person's attention."""
    command_wanted = Signal(str)
    """What a button of Settings asks for."""
    country_saved = Signal(object, object)
    """The country and the grams of alcohol in a drink, for the preferences."""

    again_changed = Signal(object)
    """tuple[AgainItem, ...]: what `log_again` logs now."""

    def __init__(self, ground: str, side: str, side_width: int) -> None:
        """`ground` and `side` are the colours of the empty window and of the place of its sidebar."""
        super().__init__()
        self.setWindowTitle("Journal")
        self.setMinimumSize(900, 640)
        self.resize(1280, 832)
        self.setPalette(_ground(ground))
        self._band: QWidget | None = QWidget(self)
        self._band.setPalette(_ground(side))
        self._band.setAutoFillBackground(True)
        self._band.resize(side_width, TALLER_THAN_ANY_SCREEN)
        self._client: JournalClient | None = None
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self._shown_page = TODAY
        self._painted = False
        self._before_emergency: QWidget | None = None
        self._focus_before_emergency: QWidget | None = None
        self._emergency: QWidget | None = None
        self._emergency_factory: Callable[[], QWidget] | None = None
        self.contacts_on_lock_screen = False
        self._quick: QuickAdding | None = None
        self.again_items: tuple[AgainItem, ...] = ()
        self.preferences: PreferenceStore | None = None
        self.stays: Callable[[], bool] = lambda: False
        """Whether closing the window leaves the program in the tray."""
        self._quitting = False

    def furnish(self, theme: Theme, menus: Menus) -> None:
        """Put in the sidebar, the menus and the place for pages; until then the window is only a ground."""
        from journal_app.preferences import Preferences
        from journal_app.ui.services.preference_store import PreferenceStore
        from journal_app.ui.widgets.message import Message
        from journal_app.ui.widgets.sidebar import Sidebar

        if self._band is not None:
            self._band.deleteLater()
            self._band = None
        self.setPalette(QPalette())
        if self.preferences is None:
            self.preferences = PreferenceStore(None, Preferences(), self)
        self._theme = theme
        self.menus = menus
        self.sidebar = Sidebar(PLACES, theme)
        self.sidebar.set_enabled_pages(False)
        self._stack = QStackedWidget()
        self._message = Message(theme)
        self._mark = Message(theme)
        self._progress = Message(theme)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._lay_out()
        menus.fill(self, PLACES)
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.emergency_wanted.connect(self.show_emergency)
        self.sidebar.lock_wanted.connect(menus.lock_wanted.emit)
        theme.changed.connect(self._fit)
        theme.about_to_change.connect(self._let_hidden_pages_go)
        self._fit()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setProperty("kind", "page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = self._above = QVBoxLayout()
        above.setContentsMargins(28, 0, 28, 0)
        above.setSpacing(8)
        above.addWidget(self._mark)
        above.addWidget(self._progress)
        above.addWidget(self._message)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    # Gates and emergency help.

    def show_gate(self, gate: QWidget) -> None:
        """Show a page that stands before the journal, in place of the one before."""
        self._stack.addWidget(gate)
        self._go_to(gate)

    def _go_to(self, shown: QWidget) -> None:
        """Show a widget of the stack; a gate that is left behind is let go, with all that was typed into it.

        Emergency help is never taken away by something that happens: then the widget waits behind it.
        """
        self._put_quick_add_away()
        old = self._stack.currentWidget()
        if self.emergency_shown:
            old, self._before_emergency = self._before_emergency, shown
        else:
            self._stack.setCurrentWidget(shown)
            shown.setFocus()
        kept = (self._blank, self._emergency, shown, *self._pages.values())
        if old is not None and not any(old is each for each in kept):
            self._stack.removeWidget(old)
            old.deleteLater()

    @property
    def emergency_shown(self) -> bool:
        """Whether emergency help is in view."""
        return self._emergency is not None and self._stack.currentWidget() is self._emergency

    def use_emergency(self, factory: Callable[[], QWidget]) -> None:
        """How the emergency page is made when it is first wanted; it has a signal `closed`."""
        self._emergency_factory = factory

    def show_emergency(self, crisis: bool = False) -> None:
        """Emergency help, over whatever is shown; it needs no open journal. `crisis`: the crisis line leads."""
        from PySide6.QtWidgets import QApplication

        if self._emergency is None:
            if self._emergency_factory is None:
                return
            self._emergency = self._emergency_factory()
            self._emergency.closed.connect(self.hide_emergency)  # type: ignore[attr-defined]  # EmergencyPage's signal
            self._stack.addWidget(self._emergency)
        self._put_quick_add_away()
        if not self.emergency_shown:
            self._before_emergency = self._stack.currentWidget()
            self._focus_before_emergency = QApplication.focusWidget()
        self._emergency.lead_with_crisis(crisis)  # type: ignore[attr-defined]  # EmergencyPage
        self._stack.setCurrentWidget(self._emergency)
        self._emergency.setFocus()

    def hide_emergency(self) -> None:
        """Back to where the person was."""
        back, self._before_emergency = self._before_emergency, None
        if back is not None and self.emergency_shown:
            self._stack.setCurrentWidget(back)
            focused, self._focus_before_emergency = self._focus_before_emergency, None
            still_there = focused is not None and shiboken6.isValid(focused) and focused.isVisible()
            (focused if focused is not None and still_there else back).setFocus()

    # The open journal.

    def open_journal(self, client: JournalClient) -> None:
        """Show the pages of a journal that was just opened."""
        self._client = client
        client.changed.connect(self._on_changed)
        client.alerts_raised.connect(self._on_alerts_raised)
        client.alerts_changed.connect(self._on_alerts_changed)
        client.failed.connect(self._on_failed)
        self.sidebar.set_enabled_pages(True)
        self.menus.set_open(True)
        self._go_to(self.page(TODAY))
        self.sidebar.set_current(TODAY)
        self._begin_quick_add(client)
        self._count_alerts()
        self._look_for_undo()
        spare_what_stays()
        self.opened.emit()

    def keep_drafts(self) -> None:
        """Have every page keep what was typed and not saved, while the journal is still open."""
        for page in self._pages.values():
            page.keep_drafts()
        if self._quick is not None:
            self._quick.flush()

    def leave_journal(self) -> None:
        """The journal is being closed: let go of its pages and of what only works with it."""
        if self._quick is not None:
            self._quick.end()
            self._quick = None
        spare_nothing()
        client, self._client = self._client, None
        if client is not None:
            client.setParent(None)
            client.deleteLater()
        self._go_to(self._blank)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._trail.clear()
        self.sidebar.set_enabled_pages(False)
        self.menus.set_open(False)
        self.left.emit()

    @property
    def client(self) -> JournalClient | None:
        """The client of the open journal, None before."""
        return self._client

    def page(self, key: str) -> Page:
        """The page with this key, made when it is first wanted."""
        if key not in self._pages:
            assert self._client is not None
            made = make_page(key, self._client, self._theme, self)
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def _let_hidden_pages_go(self) -> None:
        """Another look is put on every widget there is, which takes a second for pages that nobody sees."""
        from journal_app.ui.widgets.typed_text import holds_typed_text

        shown = (self._stack.currentWidget(), self._before_emergency)
        for key, page in tuple(self._pages.items()):
            if page.can_be_made_anew and not any(page is each for each in shown) and not holds_typed_text(page):
                page.keep_drafts()
                del self._pages[key]
                self._stack.removeWidget(page)
                # At once: what is only let go later would still be given the new look.
                shiboken6.delete(page)

    def show_page(self, key: str) -> None:
        """Go to a page."""
        if self._client is None:
            return
        if key in IN_SIDEBAR:
            self._trail.clear()
        elif key != self._shown_page:
            self._trail.append(self._shown_page)
        self._go_to_page(key)

    def go_back(self) -> None:
        """From a page that has no place in the sidebar to where the person came from."""
        self._go_to_page(self._trail.pop() if self._trail else TODAY)

    def _go_to_page(self, key: str) -> None:
        page = self.page(key)
        self._shown_page = key
        self.hide_emergency()
        self._go_to(page)
        if key in IN_SIDEBAR:
            self.sidebar.set_current(key)

    def _begin_quick_add(self, client: JournalClient) -> None:
        from journal_app.ui.quick_adding import QuickAdding

        self._quick = QuickAdding(self, client, self._theme, self.page(TODAY))  # type: ignore[arg-type]  # TodayPage

    def open_quick_add(self, text: str = "") -> None:
        """Open quick add over the page, with a text in its line, or with the line that was kept."""
        if self._quick is not None:
            self._quick.open(text)

    def log_again(self, index: int) -> None:
        """Log one of `again_items` now, by its place from 0 on."""
        if self._quick is not None:
            self._quick.log_again(index)

    def _put_quick_add_away(self) -> None:
        if self._quick is not None:
            self._quick.put_away()

    def check_names(self, names: Sequence[str]) -> None:
        """Ask about a combination of these names."""
        if self._client is not None:
            self.show_page(COMBINATION)
            self.page(COMBINATION).start_with(names)  # type: ignore[attr-defined]  # CombinationPage

    def check_combination(self) -> None:
        """Ask about a combination, from what still counts now."""
        if self._client is not None:
            is_new = COMBINATION not in self._pages
            self.show_page(COMBINATION)
            if not is_new:
                self.page(COMBINATION).start_anew()  # type: ignore[attr-defined]  # CombinationPage

    def open_substance(self, substance: str) -> None:
        """Show what is known about a substance; an empty id looks one up."""
        if self._client is not None:
            self.show_page(SUBSTANCE)
            self.page(SUBSTANCE).open_substance(substance)  # type: ignore[attr-defined]  # SubstancePage

    def open_help(self, page: str) -> None:
        """Show a page of the help, by the name of its file."""
        if self._client is not None:
            self.show_page(HELP)
            self.page(HELP).open_page(page)  # type: ignore[attr-defined]  # HelpPage

    def find_on_page(self) -> None:
        """Put the keyboard into the search field of the page that is shown, or of a page that has one."""
        if self._client is not None:
            if not hasattr(self.page(self._shown_page), "find_words"):
                self.show_page(SEARCHED)
            self.page(self._shown_page).find_words()  # type: ignore[attr-defined]  # asked for above

    def print_report(self) -> None:
        """Show the report and ask how to print it."""
        if self._client is not None:
            self.show_page(REPORT)
            self.page(REPORT).print()  # type: ignore[attr-defined]  # ReportPage

    def log_named(self, name: str, substance: str) -> None:
        """Open the form for what was chosen elsewhere; an empty id is a name that no list has."""
        self.show_page(TODAY)
        self.page(TODAY).log_named(name, substance or None)  # type: ignore[attr-defined]  # TodayPage

    def act_on_today(self, what: str) -> None:
        """Show Today and have it do what a menu asks for; a page with days of its own goes through those itself."""
        if self._client is not None:
            step = getattr(self._pages.get(self._shown_page), "step_day", None)
            if step is not None and what in DAY_STEPS:
                step(what)
                return
            self.show_page(TODAY)
            self.page(TODAY).act(what)  # type: ignore[attr-defined]  # TodayPage

    def undo(self) -> None:
        """Take the last change back."""
        if self._client is not None:
            self._client.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if self._client is not None:
            self._client.redo()

    def open_entry(self, entry: UUID, day: date) -> None:
        """Open an entry for editing, on its day."""
        self.open_day(day)
        self.page(TODAY).open_entry(entry)  # type: ignore[attr-defined]  # TodayPage

    def open_day(self, day: date) -> None:
        """Show a day on Today."""
        self.show_page(TODAY)
        self.page(TODAY).open_day(day)  # type: ignore[attr-defined]  # TodayPage

    def open_alert(self, alert: UUID) -> None:
        """Show a warning on Alerts."""
        self.show_page(ALERTS)
        self.page(ALERTS).open_alert(alert)  # type: ignore[attr-defined]  # AlertsPage

    def _on_changed(self, changed: Changed) -> None:
        for page in self._pages.values():
            page.mark_stale()
        if changed:
            self._count_alerts()
            self._look_for_undo()
            self._message.say("")

    def _count_alerts(self) -> None:
        from journal_app.operations.count_to_review import count_to_review

        if self._client is not None:
            self._client.ask(count_to_review, then=lambda count: self.sidebar.set_to_review(count, ALERTS), owner=self)

    def _look_for_undo(self) -> None:
        from journal_app.operations.read_undo import read_undo

        if self._client is not None:
            self._client.ask(
                read_undo, then=lambda steps: self.menus.set_undo(steps.can_undo, steps.can_redo), owner=self
            )

    def _on_alerts_raised(self, alerts: tuple[Alert, ...]) -> None:
        # Of several at once the newest names all that stands.
        worst = max(alerts, key=lambda alert: (alert.level, alert.at))
        if worst.rule == HELP_NOW:
            # The number comes before anything there is to read.
            if not self.emergency_shown:
                self.show_emergency()
        else:
            self.open_alert(worst.id)
        self.something_raised.emit()

    def _on_alerts_changed(self, alerts: tuple[Alert, ...]) -> None:
        from journal_app.operations.alert_words import announcement

        waiting = tuple(alert for alert in alerts if alert.state == "to_review")
        if waiting and self._client is not None:
            worst = max(waiting, key=lambda alert: alert.level)
            assertive = worst.level.word == "critical"
            self._client.ask(announcement, worst, then=lambda text: self._announce(text, assertive=assertive))

    def _announce(self, text: str, *, assertive: bool = False) -> None:
        from journal_app.ui.announce import announce

        announce(self, text, assertive=assertive)

    def _on_failed(self, error: BaseException) -> None:
        from journal_app.errors import UserError

        if isinstance(error, UserError):
            self.say(error)
        else:
            from journal_app.ui.bug_dialog import show_bug

            show_bug(error, self)

    def say(self, error: UserError) -> None:
        """Show an error's sentence above the page, and have it read aloud."""
        self._message.say(error.sentence, "serious")
        self._announce(error.sentence)

    def mark(self, text: str) -> None:
        """Say above every page, for as long as the window is open, what kind of journal this is."""
        self._mark.say(text)

    def say_progress(self, text: str) -> None:
        """Say how far something long has come; an empty text takes it away."""
        self._progress.say(text)

    def note(self, text: str) -> None:
        """Say above the page what was found, until something else is done."""
        self._message.say(text, "note")
        self._announce(text)

    def tell(self, text: str) -> None:
        """Show that something was done."""
        self._message.say(text, "ok")
        self._announce(text)
        QTimer.singleShot(8000, self._message, lambda: self._message.say("") if self._message.text == text else None)

    # The window itself.

    def next_pane(self) -> None:
        """F6: from the sidebar to the page and back."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        self._put_quick_add_away()
        focused = QApplication.focusWidget()
        inside = focused is not None and self.sidebar.isAncestorOf(focused)
        target = self._stack.currentWidget() if inside else self.sidebar
        first = target.nextInFocusChain() if target is not None else None
        while target is not None and first is not None and first is not target:
            reachable = first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisible() and first.isEnabled()
            if reachable and target.isAncestorOf(first):
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
            first = first.nextInFocusChain()

    def come_to_front(self) -> None:
        """Show the window above all others, with the keyboard, as far as the system lets us."""
        if self.isMinimized():
            self.showNormal()
        else:
            self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Size and place in base64, to be remembered."""
        return base64.b64encode(self.saveGeometry().data()).decode()

    def restore_place(self, stored: str) -> None:
        """Bring back a remembered size and place; nonsense changes nothing."""
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored.encode()))

    def _fit(self) -> None:
        if self._band is None:
            self.sidebar.set_narrow(self.width() < NARROW_BELOW * self._theme.text_percent / 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing inside had a use for it, leaves what lies on top."""
        if event.key() != _escape():
            super().keyPressEvent(event)
        elif self.emergency_shown:
            self.hide_emergency()
        elif self._client is not None and self._shown_page not in IN_SIDEBAR:
            self.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def put_above(self, widget: QWidget) -> None:
        """Give something its place above every page, below what is said there."""
        self._above.addWidget(widget)

    def quit(self) -> None:
        """Close the window and end the program, whether or not it has an icon in the tray."""
        from PySide6.QtWidgets import QApplication

        self._quitting = True
        self.close()
        QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._quitting and self.stays():
            event.ignore()
            self.keep_drafts()
            self.hide()
            return
        self.closing.emit()
        super().closeEvent(event)


def _escape() -> int:
    from PySide6.QtCore import Qt

    return Qt.Key.Key_Escape


def _ground(colour: str) -> QPalette:
    # Not QPalette(QColor(...)): to choose among its constructors PySide makes all of Qt's enumerations first.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette
