"""Medicines and you: what is taken on and on, what Journal should know of your body, and whom to reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.moments import moment_of
from journal_app.domain.person import Contact, Medicine, Profile
from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.read_person import PersonView, read_person
from journal_app.operations.remove_medicine import remove_medicine
from journal_app.operations.save_contacts import save_contacts
from journal_app.operations.save_profile import save_profile
from journal_app.operations.skip_medicine import skip_medicine
from journal_app.operations.take_regimen import take_regimen
from journal_app.operations.views import Logged
from journal_app.ui.announce import announce
from journal_app.ui.forms.contacts_form import ContactsForm
from journal_app.ui.forms.country_card import CountryCard
from journal_app.ui.forms.kept_form import KeptForm
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.forms.medicine_place import MedicinePlace
from journal_app.ui.forms.profile_form import ProfileForm
from journal_app.ui.forms.stop_form import StopForm
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.pages.scrolling_page import ScrollingPage
from journal_app.ui.shortcuts import key_shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.medicine_line import MedicineLine
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.tab_order import tab_through
from journal_app.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from journal_app.ui.main_window import MainWindow

TWO_COLUMNS_FROM: Final = 940
"""Logical pixels at 100 % text; narrower, the right column stands below the left."""
CHECKING: Final = _("Your whole record is being checked again. You can go on.")


class MedicinesPage(ScrollingPage):
    """Everything here takes part in every check; nothing of it has to be filled in."""

    title = _("Medicines")
    can_be_made_anew = False
    contacts_saved = Signal(object, bool)
    """tuple[Contact, ...], and whether they may be shown on the lock screen."""
    country_saved = Signal(object, object)
    """The country and the grams of alcohol in a drink."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Medicines and you"))
        # The order of Tab begins here: Qt puts nothing after a widget that takes no focus at all.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._client = client
        self._theme = theme
        self._shown_profile: Profile | None = None
        self._shown_contacts: tuple[Contact, ...] | None = None
        self.forms = MedicinePlace(client, theme)
        self.forms.opened.connect(self._opened)
        self.forms.closed.connect(self._focus_add)
        self.forms.saving.connect(self._say_checking)
        self.forms.saved.connect(lambda name: self._say_done(_("Saved {name}.").format(name=name)))
        self.forms.failed.connect(self._not_saved)
        self.message = Message(theme)
        self.profile = ProfileForm(client.clock, client.zone)
        self.contacts = ContactsForm()
        self.country = CountryCard(client, theme)
        self.about_said, self.reach_said = Message(theme), Message(theme)
        profile, contacts = self.profile, self.contacts
        self._kept_profile = KeptForm(
            client, "profile", profile, profile.draft_inputs(), profile.draft_line, self._fill_profile
        )
        self._kept_contacts = KeptForm(
            client, "contacts", contacts, {"contacts": contacts}, contacts.draft_line, self._fill_contacts
        )
        self.profile.submitted.connect(self._save_profile)
        self.contacts.submitted.connect(self._save_contacts)
        self.country.saved.connect(self.country_saved)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def stand_in(self, window: MainWindow) -> None:
        self.contacts.show_on_lock_screen(window.contacts_on_lock_screen)

    def _lay_out(self) -> None:
        self._column.addWidget(label(_("Medicines and you"), "page-title"))
        self._column.addWidget(self.message)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(16)
        left.addWidget(self._medicines_card())
        left.addWidget(self._own_card())
        left.addWidget(self.country)
        left.addStretch(1)
        right.addWidget(_card(_("About you"), self.profile, self.about_said))
        right.addWidget(_card(_("Who to reach"), self.contacts, self.reach_said))
        right.addStretch(1)
        add_layout(self._columns, left, 1)
        add_layout(self._columns, right, 1)
        add_layout(self._column, self._columns)
        self._column.addStretch(1)

    def _medicines_card(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("Medicines that go on"), "card-head"))
        words = _("Write each one down once. It then takes part in every check and stands in the report.")
        card.body.addWidget(label(words, "small"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        add_layout(card.body, self._rows)
        card.body.addWidget(self.forms)
        self.add = button(_("Add a medicine"), "primary")
        self.add.clicked.connect(lambda _checked=False: self.forms.add())
        self.take = button(_("I took my medicines"), name=_("I took all my planned medicines just now"))
        self.take.clicked.connect(lambda _checked=False: self.took_medicines())
        row = WrapRow()
        row.set_widgets((self.add, self.take))
        card.body.addWidget(row)
        return card

    def _own_card(self) -> Card:
        self.own = Card()
        self.own.body.addWidget(label(_("Names of your own"), "card-head"))
        words = _("A name that Journal does not know is not checked until you say what kind it is.")
        self.own.body.addWidget(label(words, "small"))
        self._own_rows = QVBoxLayout()
        self._own_rows.setSpacing(8)
        add_layout(self.own.body, self._own_rows)
        return self.own

    @property
    def form(self) -> MedicineForm | StopForm | None:
        """The form that is open."""
        return self.forms.form

    def refresh(self) -> None:
        """Ask again for all of it."""
        self._client.ask(read_person, then=self._show, owner=self)

    def took_medicines(self) -> None:
        """Log every planned medicine as taken just now."""
        now = moment_of(self._client.clock().replace(microsecond=0), self._client.zone)
        self._client.change(take_regimen, now, then=self._done(_("Logged your medicines.")), failed=self._failed)

    def _show(self, view: PersonView) -> None:
        clear(self._rows)
        for row in view.regimen:
            line = MedicineLine(row)
            line.edit_wanted.connect(self.forms.edit)
            line.stop_wanted.connect(self.forms.stop)
            line.skip_wanted.connect(self._skip)
            line.remove_wanted.connect(self._remove)
            self._rows.addWidget(line)
        if not view.regimen:
            self._rows.addWidget(label(_("None yet."), "quiet"))
        self.take.setVisible(any(row.running and row.medicine.scheduled for row in view.regimen))
        clear(self._own_rows)
        for own in view.custom:
            self._own_rows.addWidget(
                label(breakable(_("{name}: counted as {kind}").format(name=own.custom.name, kind=own.kind)))
            )
        self.own.setVisible(bool(view.custom))
        # What is being typed stays, unless what was saved has changed under it: by an undo.
        if view.profile != self._shown_profile:
            self._shown_profile = view.profile
            self._fill_profile()
            self._kept_profile.filled()
        if view.contacts != self._shown_contacts:
            self._shown_contacts = view.contacts
            self._fill_contacts()
            self._kept_contacts.filled()
        if view.warnings_off:
            self.message.say(view.warnings_off, "serious")
        self._order_tabs()

    def _fill_profile(self) -> None:
        if self._shown_profile is not None:
            self.profile.fill(self._shown_profile)

    def _fill_contacts(self) -> None:
        self.contacts.fill(self._shown_contacts or ())
        self.contacts.forget_choice()
        self._order_tabs()

    def _opened(self, form: QWidget) -> None:
        self._order_tabs()
        # The page can only scroll to the form once the layout has given it its place.
        QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form, 0, 24))

    def _order_tabs(self) -> None:
        forms = self.forms.layout()
        if forms is not None:
            tab_through(self, forms)
        tab_through(self, self._rows)

    def _focus_add(self) -> None:
        self.add.setFocus()

    def _say_checking(self) -> None:
        self.message.say(CHECKING)

    def _not_saved(self, error: UserError) -> None:
        if isinstance(self.form, MedicineForm):
            self.message.say("")  # the form says it
        else:
            self._failed(error)

    def _remove(self, medicine: Medicine) -> None:
        self._change(
            remove_medicine,
            medicine.id,
            then=self._done(
                _("Removed {name}. {key} brings it back.").format(name=medicine.name, key=key_shown("undo"))
            ),
        )

    def _skip(self, medicine: Medicine) -> None:
        self._client.change(
            skip_medicine,
            medicine.id,
            then=self._done(_("Written down: {name} was not taken this time.").format(name=medicine.name)),
            failed=self._failed,
        )

    def _save_profile(self, profile: Profile) -> None:
        done = self._done(_("Saved what you said about you."), self.about_said)
        draft, then, failed = self._kept_profile.saving(done, self._failed)
        self._change(save_profile, profile, None, draft, then=then, failed=failed)

    def _save_contacts(self, contacts: tuple[Contact, ...], on_lock_screen: bool) -> None:
        def saved(_nothing: object) -> None:
            self.contacts.show_on_lock_screen(on_lock_screen)
            self.contacts_saved.emit(contacts, on_lock_screen)
            self._say_done(_("Saved. The emergency page shows it."), self.reach_said)

        draft, then, failed = self._kept_contacts.saving(saved, lambda error: self._failed(error, self.reach_said))
        self._client.ask(save_contacts, contacts, draft, then=then, failed=failed, changes=Changed.PREFERENCES)

    def _change(
        self,
        operation: Callable[..., Logged],
        *arguments: object,
        then: Callable[[Any], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        self._say_checking()
        self._client.change(operation, *arguments, then=then, failed=failed or self._failed)

    def _done(self, sentence: str, where: Message | None = None) -> Callable[[Logged], None]:
        return partial(self._done_with, sentence, where)

    def _done_with(self, sentence: str, where: Message | None, _logged: Logged) -> None:
        self._say_done(sentence, where)

    def _say_done(self, sentence: str, where: Message | None = None) -> None:
        """Say it in the card in which it was done; of the medicines, above them."""
        self._say(sentence, "ok", where or self.message)

    def _failed(self, error: UserError, where: Message | None = None) -> None:
        self._say(error.sentence, "serious", where or self.message)

    def _say(self, sentence: str, tone: str, where: Message) -> None:
        for each in (self.message, self.about_said, self.reach_said, self.country.message):
            each.say(sentence if each is where else "", tone)
        announce(self, sentence)
        QTimer.singleShot(0, where, lambda: self._scroll.ensureWidgetVisible(where, 0, 24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.scaled(TWO_COLUMNS_FROM)
        set_beside(self._columns, wide)
        self._keep_from_edges(self._theme.text_percent)


def _card(title: str, form: QWidget, said: Message) -> Card:
    card = Card()
    card.body.addWidget(label(title, "card-head"))
    card.body.addWidget(form)
    card.body.addWidget(said)
    return card
