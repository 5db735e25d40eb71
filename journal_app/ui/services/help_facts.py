"""What emergency help shows of the person's own: the number of their country, and whom to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.ui.background import Background
from journal_app.ui.main_window import MainWindow
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.theme import Theme

if TYPE_CHECKING:
    from journal_app.domain.person import Contact
    from journal_app.ui.pages.emergency_page import EmergencyPage


class HelpFacts(QObject):
    """Keeps them in step with the preferences and the open journal; they are there while it is locked, too."""

    def __init__(
        self, window: MainWindow, theme: Theme, preferences: PreferenceStore, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._preferences = preferences
        self._background = background
        self._contacts = preferences.value.contacts
        window.use_emergency(self._page)
        window.contacts_on_lock_screen = bool(preferences.value.contacts)
        window.contacts_saved.connect(self._keep_contacts)
        window.country_saved.connect(lambda country, grams: preferences.change(country=country, drink_grams=grams))
        preferences.changed.connect(self._follow)

    def read_number(self) -> None:
        """Show the emergency number in the sidebar."""
        from journal_app.operations.read_emergency_help import NO_COUNTRY_NUMBER, read_emergency_help

        def show(number: object, _error: BaseException | None) -> None:
            self._window.sidebar.set_number("" if number in (None, NO_COUNTRY_NUMBER) else str(number))

        country, client = self._preferences.value.country, self._window.client
        if client is not None:
            show(read_emergency_help(country, client.workspace.shipped_knowledge).number, None)
        else:
            self._background.run(lambda: read_emergency_help(country).number, show, owner=self)

    def read_contacts(self) -> None:
        """Take the contacts from the open journal."""
        from journal_app.operations.save_contacts import read_contacts

        def show(contacts: tuple[Contact, ...]) -> None:
            self._contacts = contacts or self._preferences.value.contacts

        if self._window.client is not None:
            self._window.client.ask(read_contacts, then=show, owner=self)

    def _keep_contacts(self, contacts: tuple[Contact, ...], on_lock_screen: bool) -> None:
        self._contacts = contacts
        self._window.contacts_on_lock_screen = on_lock_screen
        self._preferences.change(contacts=contacts if on_lock_screen else ())

    def _follow(self, names: frozenset[str]) -> None:
        if "country" in names:
            self.read_number()

    def _page(self) -> EmergencyPage:
        from journal_app.ui.pages.emergency_page import EmergencyPage

        page = EmergencyPage(
            self._theme,
            lambda: self._preferences.value.country,
            lambda: self._contacts,
            lambda: self._window.client is not None,
        )
        page.country_wanted.connect(lambda: self._window.show_setting("country"))
        return page
