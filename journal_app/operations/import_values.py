"""What a file of a whole journal says of the person, checked before any of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from journal_app.domain.alerts import Interruption
from journal_app.domain.knowledge import Knowledge, folded
from journal_app.domain.person import Answer, Contact, CustomSubstance, Medicine, PrescriberKnows, Profile
from journal_app.domain.tracking import MOST_MEASURES, MOST_SYMPTOMS, Tracking
from journal_app.errors import BadInput, BadKnowledge
from journal_app.exchange.cells import BadCell
from journal_app.exchange.checking import checked_moment, instant
from journal_app.i18n import _
from journal_app.operations.attention import SHOWN
from journal_app.operations.person_values import (
    CUSTOM,
    KINDS,
    KNOWLEDGE_VERSION,
    REGIMEN,
    RENEWAL,
    TRACKING,
    keep_value,
    read_value,
)
from journal_app.operations.prescriber_knows import REGIMEN_DAYS
from journal_app.operations.save_tracking import MOST_SUBSTANCES, require_plausible_tracking
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.storage.changes import Changes

OWN: Final = "own_"
"""How the id of every substance of a person's own begins, so that none can stand in the place of one in the list."""


LATEST_YEAR: Final = 9000
"""What a medicine leaves behind must still end within the calendar."""


class ImportedValues(msgspec.Struct, frozen=True):
    """`person` are those that the person said, by name; `others` are kept as they are."""

    person: dict[str, Any]
    others: dict[str, bytes]


def imported_values(values: Mapping[str, bytes]) -> ImportedValues:
    """The values of a file; raises BadInput for one on which a later evaluation would stumble."""
    try:
        person = {name: _checked(msgspec.json.decode(values[name], type=KINDS[name])) for name in KINDS & values.keys()}
        if SHOWN in values:
            msgspec.json.decode(values[SHOWN], type=list[Interruption])
    except (msgspec.MsgspecError, RecursionError, ValueError, OverflowError):
        # The reason would quote the file.
        raise BadInput(
            _("The file is not a journal that Journal wrote, or it is damaged. Nothing was imported.")
        ) from None
    # The journal itself was not evaluated with the version that the other one was.
    others = {name: values[name] for name in values.keys() - KINDS.keys() - {KNOWLEDGE_VERSION, RENEWAL}}
    return ImportedValues(person, others)


def own_substances_with(workspace: Workspace, values: ImportedValues) -> tuple[CustomSubstance, ...]:
    """The person's own substances, and those of the file whose id and name are not among them.

    A name that the list holds is not a person's own: a file must not make another thing of it.
    """
    shipped = workspace.shipped_knowledge
    listed = {} if isinstance(shipped, BadKnowledge) else shipped.name_index
    held = workspace.person().custom
    ids, names = {own.id for own in held}, {folded(own.name) for own in held}
    new: Sequence[CustomSubstance] = values.person.get(CUSTOM, ())
    return (*held, *(own for own in new if own.id not in ids and folded(own.name) not in names | listed.keys()))


def own_here(
    values: ImportedValues, custom: Sequence[CustomSubstance], knowledge: Knowledge | BadKnowledge
) -> dict[str, str]:
    """From the ids of the file's own substances to what the same names mean here, where that is something else."""
    here = {folded(own.name): own.id for own in custom}
    found: dict[str, str] = {}
    of_the_file: Sequence[CustomSubstance] = values.person.get(CUSTOM, ())
    for own in of_the_file:
        listed = None if isinstance(knowledge, BadKnowledge) else knowledge.recognise(own.name)
        meant = here.get(folded(own.name)) or listed
        if meant is not None and meant != own.id:
            found[own.id] = meant
    return found


def keep_imported(
    changes: Changes, values: ImportedValues, custom: tuple[CustomSubstance, ...], knowledge: Knowledge | BadKnowledge
) -> None:
    """Keep what stands in this journal not yet, in the import's own undo step; medicines join those that are here."""
    for name, value in values.person.items():
        if name == CUSTOM:
            keep_value(changes, CUSTOM, custom)
        elif name == REGIMEN:
            held: tuple[Medicine, ...] = read_value(changes, REGIMEN, ())
            ids = {each.id for each in held}
            new: list[Medicine] = [each for each in value if each.id not in ids]
            keep_value(changes, REGIMEN, (*held, *_in_todays_list(new, knowledge, own_here(values, custom, knowledge))))
        elif name == TRACKING:
            keep_value(changes, TRACKING, _joined(read_value(changes, TRACKING, None), value))
        elif changes.value(name) is None:
            keep_value(changes, name, value)


def _joined(here: Tracking | None, read: Tracking) -> Tracking:
    """What is kept track of here, and behind it what only the file has, as far as there is room."""
    if here is None:
        return msgspec.structs.replace(read, substances=read.substances[:MOST_SUBSTANCES])
    symptoms = {each.name.casefold() for each in here.symptoms}
    measures = {name.casefold() for name, _unit in here.measures}
    substances = {(each.name.casefold(), each.substance) for each in here.substances}
    more_symptoms = (each for each in read.symptoms if each.name.casefold() not in symptoms)
    more_measures = (each for each in read.measures if each[0].casefold() not in measures)
    more_substances = (each for each in read.substances if (each.name.casefold(), each.substance) not in substances)
    return msgspec.structs.replace(
        here,
        symptoms=(*here.symptoms, *more_symptoms)[:MOST_SYMPTOMS],
        measures=(*here.measures, *more_measures)[:MOST_MEASURES],
        substances=(*here.substances, *more_substances)[: max(MOST_SUBSTANCES, len(here.substances))],
        withdrawal_list=here.withdrawal_list or read.withdrawal_list,
    )


def _in_todays_list(
    regimen: Sequence[Medicine], knowledge: Knowledge | BadKnowledge, own: Mapping[str, str]
) -> tuple[Medicine, ...]:
    regimen = [
        msgspec.structs.replace(each, substance=own.get(each.substance or "", each.substance)) for each in regimen
    ]
    if isinstance(knowledge, BadKnowledge):
        return tuple(regimen)
    return tuple(
        each
        if each.substance in knowledge.substances
        else msgspec.structs.replace(each, substance=knowledge.recognise(each.name))
        for each in regimen
    )


def _checked(value: Any) -> Any:
    """The value with its times in aware UTC; raises ValueError for what cannot be."""
    if isinstance(value, tuple):
        return tuple(_checked_one(each) for each in value)
    if isinstance(value, Tracking):
        try:
            require_plausible_tracking(value)
        except BadInput:
            raise ValueError("tracking") from None
    else:
        _require(value.weight_kg is None or 0 < value.weight_kg < 1000)
    return value


def _checked_one(each: Medicine | CustomSubstance | Answer | Contact | PrescriberKnows | Profile) -> object:
    if isinstance(each, Medicine):
        _require(bool(each.name.strip()))
        amounts = [each.amount, *(step.amount for step in each.plan)]
        times = [each.times_per_day, *(step.times_per_day for step in each.plan)]
        _require(all(amount is None or 0 <= amount.value < 1e9 for amount in amounts))
        _require(all(often is None or 0 < often <= 48 for often in times))
        start, stop = checked_moment(each.start), None if each.stop is None else checked_moment(each.stop)
        _require(all(moment is None or moment.at.year < LATEST_YEAR for moment in (start, stop)))
        return msgspec.structs.replace(each, start=start, stop=stop)
    if isinstance(each, CustomSubstance):
        _require(each.id.startswith(OWN) and bool(folded(each.name)))
    if isinstance(each, PrescriberKnows):
        _require(bool(each.ingredients) and 0 < each.days <= REGIMEN_DAYS)
    if isinstance(each, Answer | PrescriberKnows):
        return msgspec.structs.replace(each, at=instant(each.at))
    return each


def _require(holds: bool) -> None:
    if not holds:
        raise BadCell(_("another value is expected"))
