"""Whether the contacts may be read before the journal is unlocked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from journal_app.domain.person import Contact
from journal_app.i18n import _
from journal_app.operations.save_contacts import read_contacts
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting

NO_CONTACTS = _("No contact is written down yet. Add one on the page Medicines, under Who to reach.")


class ContactsPanel(SettingPanel):
    """`contacts_saved(contacts, on_lock_screen)` when the box is ticked or not."""

    contacts_saved = Signal(object, bool)

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self._contacts: tuple[Contact, ...] = ()
        self.box = QCheckBox(_("Show them on the lock screen too"))
        self.box.setAccessibleName(_("{setting}: show them on the lock screen too").format(setting=setting.label))
        self.box.setAccessibleDescription(setting.help)
        self.box.clicked.connect(lambda on: self.contacts_saved.emit(self._contacts, on))
        self.body.addWidget(self.box)

    def refresh(self) -> None:
        self.desk.client.ask(read_contacts, then=self._show, owner=self)

    def _show(self, contacts: tuple[Contact, ...]) -> None:
        self._contacts = contacts
        self.box.setChecked(bool(self.desk.preferences.value.contacts))
        self.box.setEnabled(bool(contacts))
        self.message.say("" if contacts else NO_CONTACTS)
