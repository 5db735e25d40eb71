"""Every setting there is, declared once: the page, its search and its tests are made from this."""

from typing import Final

from journal_app.ui.settings.declared_data import ABOUT, DATA
from journal_app.ui.settings.declared_entries import ALERTS, FAVOURITES, REMINDERS, SUBSTANCES, SYMPTOMS
from journal_app.ui.settings.declared_look import LOOK, PRIVACY

SECTIONS: Final = (SYMPTOMS, SUBSTANCES, FAVOURITES, REMINDERS, ALERTS, LOOK, PRIVACY, DATA, ABOUT)
