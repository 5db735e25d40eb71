"""Save what the person said about their own body; it only ever makes warnings more careful."""

from __future__ import annotations

from datetime import date

from journal_app.domain.moments import EARLIEST_YEAR, moment_of
from journal_app.domain.person import Profile
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.person_values import PROFILE
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

HEAVIEST_KG = 700.0


def save_profile(workspace: Workspace, profile: Profile, progress: Progress | None = None, draft: str = "") -> Logged:
    """Keep it and check the whole journal again, in one step that one undo takes back.

    `draft` is the name of the draft that it was typed as: it is forgotten in the same moment.

    Raises BadInput for what cannot be, and UserError when `progress` asked to stop; then nothing was changed.
    """
    _require_plausible(profile, moment_of(workspace.clock(), workspace.zone()).local_date)
    return change_person(workspace, _("About you"), {PROFILE: profile}, progress=progress, draft=draft)


def _require_plausible(profile: Profile, today: date) -> None:
    if profile.weight_kg is not None and not 0 < profile.weight_kg <= HEAVIEST_KG:
        raise BadInput(
            _("That weight cannot be right. Nothing was changed. Please check the number, or leave it empty.")
        )
    if profile.birth_year is not None and not EARLIEST_YEAR <= profile.birth_year <= today.year:
        raise BadInput(_("That year cannot be right. Nothing was changed. Please check it, or leave it empty."))
    for day in (profile.pregnant_since, profile.breastfeeding_since):
        if day is not None and not date(EARLIEST_YEAR, 1, 1) <= day <= today:
            raise BadInput(_("That date cannot be right. Nothing was changed. Please check it, or leave it empty."))
