"""Take a substance of the person's own out of the list; what was logged under its name stays, and is not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from journal_app.domain.entries import Dose, Entry, Skipped, Urge
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.person_values import CUSTOM, REGIMEN
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes


def remove_custom_substance(workspace: Workspace, identity: str, progress: Progress | None = None) -> Logged:
    """Forget what kind it is, in one step that one undo takes back.

    Its entries and medicines keep their name and become "not checked"; their warnings are kept as resolved. An id that
    is no substance of the person's own changes nothing.
    """
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        raise knowledge
    person = workspace.person()
    name = next((own.name for own in person.custom if own.id == identity), "")
    if not name:
        return Logged(label=_("Nothing was removed"))
    values: dict[str, tuple[object, ...]] = {CUSTOM: tuple(own for own in person.custom if own.id != identity)}
    regimen = tuple(
        msgspec.structs.replace(medicine, substance=None) if medicine.substance == identity else medicine
        for medicine in person.regimen
    )
    if regimen != person.regimen:
        values[REGIMEN] = regimen
    others = knowledge.substances.keys() - {identity}

    def forget(changes: Changes) -> list[tuple[Entry | None, Entry | None]]:
        pairs: list[tuple[Entry | None, Entry | None]] = []
        for entry in changes.entries_of_no_list(others):
            if isinstance(entry, Dose | Skipped | Urge) and entry.substance == identity:
                unknown = msgspec.structs.replace(entry, substance=None)
                pairs.append((changes.put(unknown), unknown))
        return pairs

    label = _("Removed {name} from your own names").format(name=name)
    return change_person(workspace, label, values, forget, progress=progress)
