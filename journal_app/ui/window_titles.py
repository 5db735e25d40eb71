"""The neutral names that the window can have, in the language in use; what is stored is always the English one."""

from typing import Final

from journal_app.i18n import _

WINDOW_TITLES: Final = {"Journal": "Journal", "Notes": _("Notes"), "Planner": _("Planner")}
