"""Say what kind of substance a name is that no list holds, so that it is checked from then on."""

from __future__ import annotations

from uuid import uuid5

import msgspec

from journal_app.domain.knowledge import Knowledge, folded
from journal_app.domain.person import CustomSubstance
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.evaluation_road import Progress
from journal_app.operations.own_names import give_substances
from journal_app.operations.person_values import CUSTOM, REGIMEN
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

LONGEST_NAME = 100


def kinds_of_substance(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """The kinds to choose from: the id of each, and what to call it, in the order of the data set."""
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    return tuple((row.id, row.name) for row in knowledge.substances.values() if row.class_level)


def save_custom_substance(workspace: Workspace, name: str, kind: str, progress: Progress | None = None) -> Logged:
    """Keep a substance of the person's own, and give it to every entry and medicine of that name that has none.

    All in one step that one undo takes back. A name that is the person's own already gets the new kind.
    """
    written = " ".join(name.split())
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge):
        raise knowledge
    _require_usable(knowledge, written, kind)
    key = folded(written)
    identity = f"own_{uuid5(workspace.journal.id, 'substance:' + key).hex[:12]}"
    person = workspace.person()
    custom = tuple(own for own in person.custom if own.id != identity)
    values: dict[str, tuple[object, ...]] = {CUSTOM: (*custom, CustomSubstance(id=identity, name=written, kind=kind))}
    regimen = tuple(
        msgspec.structs.replace(medicine, substance=identity)
        if medicine.substance is None and folded(medicine.name) == key
        else medicine
        for medicine in person.regimen
    )
    if regimen != person.regimen:
        values[REGIMEN] = regimen
    words = knowledge.substances[kind].name

    return change_person(
        workspace,
        _("{name}: {kind}").format(name=written, kind=words),
        values,
        lambda changes: give_substances(changes, {key: identity}),
        progress=progress,
    )


def _require_usable(knowledge: Knowledge, name: str, kind: str) -> None:
    if not folded(name) or len(name) > LONGEST_NAME:
        raise BadInput(
            _("The substance has no name that can be kept. Nothing was saved. Please write what you call it.")
        )
    if kind not in knowledge.substances or not knowledge.substances[kind].class_level:
        raise BadInput(
            _("That kind of substance is not in the list. Nothing was saved. Please choose one from the list.")
        )
    if knowledge.name_index.get(folded(name)):
        raise BadInput(_("That name is in the list already. Nothing was saved. Please choose what it means there."))
