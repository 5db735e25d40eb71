"""Whether to ask, before something is logged, if its amount is right: the only question, and it never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from journal_app.domain.alcohol import known_grams
from journal_app.domain.entries import Dose, Drink, Entry, Intake, Kind
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.usual_amount import far_more_than_usual
from journal_app.domain.wording import entry_words
from journal_app.i18n import _
from journal_app.operations.said_as_usual import said_as_usual
from journal_app.operations.workspace import Workspace

USUAL_OVER: Final = timedelta(days=90)
"""How far back the person's own amounts are looked for."""


def ask_about_amount(workspace: Workspace, entry: Entry) -> str:
    """`That is more than you usually log. Is 30 g right?`, or nothing where there is nothing to ask."""
    if not isinstance(entry, Dose | Drink):
        return ""
    now = workspace.clock()
    others: Sequence[Intake]
    if isinstance(entry, Dose) and entry.substance is None:
        kinds: tuple[Kind, ...] = ("dose",)
        doses = workspace.journal.entries(now - USUAL_OVER, now, kinds)
        others = [each for each in doses if isinstance(each, Dose)]
    else:
        substance = (entry.substance or "") if isinstance(entry, Dose) else ALCOHOL
        others = workspace.journal.intakes_of((substance,), now - USUAL_OVER, now)
    if not far_more_than_usual(entry, others, (intake for _tracked, intake in said_as_usual(workspace))):
        return ""
    grams = known_grams(entry) if isinstance(entry, Drink) else None
    if grams is not None:
        return _("That is more than you usually log. Is {drink}, {grams} g of alcohol, right?").format(
            drink=entry_words(entry), grams=f"{grams:.0f}"
        )
    amount = entry.amount.text if isinstance(entry, Dose) and entry.amount is not None else entry_words(entry)
    return _("That is more than you usually log. Is {amount} right?").format(amount=amount)
