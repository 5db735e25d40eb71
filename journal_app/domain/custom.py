"""Substances of the person's own: each is checked by the kind that the person gave it, and found by its name."""

from collections.abc import Sequence

import msgspec

from journal_app.domain.alcohol import UNKNOWN_AMOUNT_ACTIVE_H, alcohol_windows
from journal_app.domain.knowledge import Knowledge, KnownName, folded
from journal_app.domain.person import CustomSubstance


def with_custom(knowledge: Knowledge, custom: Sequence[CustomSubstance]) -> Knowledge:
    """The data set with these added: classes, tier and windows of their kind, an ingredient of their own.

    One whose kind is not in the data set is left out, and stays *not checked*. A name that the data set knows keeps
    its meaning there, and is then a name of several. One that is a kind of alcohol counts as an amount not known.
    """
    substances = dict(knowledge.substances)
    names = dict(knowledge.name_index)
    for own in custom:
        kind = knowledge.substances.get(own.kind)
        if kind is None:
            continue
        substances[own.id] = msgspec.structs.replace(
            kind,
            id=own.id,
            name=own.name,
            ingredient=own.id,
            windows=kind.windows or alcohol_windows(UNKNOWN_AMOUNT_ACTIVE_H),
            names=(KnownName(text=own.name, kind="generic"),),
            class_level=False,
        )
        key = folded(own.name)
        names[key] = tuple(dict.fromkeys((*names.get(key, ()), own.id)))
    return msgspec.structs.replace(knowledge, substances=substances, name_index=names)
