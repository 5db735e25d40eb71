"""The emergency page: it needs no open journal, and it works even when the shipped knowledge cannot be read."""

from __future__ import annotations

from datetime import date, timedelta

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Country, EmergencyHelp, HelpLine, Knowledge, Step
from journal_app.errors import BadKnowledge
from journal_app.operations.open_journal import read_knowledge
from journal_app.operations.views import EmergencyLine
from journal_app.operations.workspace import utc_now

NO_COUNTRY_NUMBER = "your local emergency number"
"""Said where no country was chosen or the table cannot be read; a wrong number would be worse than none."""


CHECKED_WITHIN = timedelta(days=365)


class EmergencyHelpView(Fact, frozen=True, kw_only=True):
    """The number to call, in whose country, further lines, and the words."""

    number: str
    country_name: str
    lines: tuple[EmergencyLine, ...]
    help: EmergencyHelp


def read_emergency_help(
    country: str | None, knowledge: Knowledge | BadKnowledge | None = None, *, today: date | None = None
) -> EmergencyHelpView:
    """Everything the emergency page shows for a country code (None: not chosen yet).

    `knowledge` where it was read already; else it is read now. `today` (by default the present date) tells which
    numbers were checked too long ago.
    """
    knowledge = knowledge or read_knowledge()
    if isinstance(knowledge, BadKnowledge):
        return EmergencyHelpView(number=NO_COUNTRY_NUMBER, country_name="", lines=(), help=_plain_help())
    chosen = knowledge.countries.get(country or "")
    if chosen is None:
        return EmergencyHelpView(number=NO_COUNTRY_NUMBER, country_name="", lines=(), help=knowledge.emergency)
    return EmergencyHelpView(
        number=chosen.emergency.number,
        country_name=chosen.name,
        lines=_lines(chosen, today or utc_now().date()),
        help=knowledge.emergency,
    )


def _lines(country: Country, today: date) -> tuple[EmergencyLine, ...]:
    named = (
        ("Emergency", country.emergency),
        ("Crisis line", country.crisis),
        ("Poison centre", country.poison),
        ("Drug and alcohol help", country.drug_help),
    )
    return tuple(
        EmergencyLine(label=label, number=line.number, checked=_about(line, today))
        for label, line in named
        if line is not None
    )


def _about(line: HelpLine, today: date) -> str:
    """Whose line it is, what to know of it ("daytime", "or 112"), and when it was checked."""
    if line.checked_on is None:
        checked = "not yet checked with the operator"
    else:
        checked = f"checked on {line.checked_on.day} {line.checked_on:%B %Y}"
        if today - line.checked_on > CHECKED_WITHIN:
            checked += ", more than a year ago"
    return " \N{MIDDLE DOT} ".join(part for part in (line.name, line.note, checked) if part)


def _plain_help() -> EmergencyHelp:
    """The words that must never be missing, kept in the program for the day the data file is damaged."""
    return EmergencyHelp(
        signs_in_yourself=("fighting to stay awake", "breathing slow or hard", "confused, or very unwell"),
        signs_others_see=("you will not wake up", "slow, gurgling or no breathing", "blue, grey or very pale lips"),
        steps_for_bystander=(
            Step(title="Call", text="Say: not waking, or not breathing."),
            Step(title="Give naloxone if you have it", text="Give it again after 2 to 3 minutes."),
            Step(title="Not breathing: rescue breaths", text="Do what the person on the phone says."),
            Step(title="Breathing: on their side", text="Never leave them on their back."),
            Step(title="Stay until help comes", text="Naloxone fades before many opioids do."),
        ),
        steps_for_yourself=(
            Step(title="Call, and say what you took", text="Unlock the door. Tell someone near you."),
            Step(title="Do not be alone", text="Ask someone to stay with you."),
        ),
        never_do=(),
        withdrawal_signs=(
            "a seizure",
            "seeing or hearing things others do not",
            "confusion",
            "fever with shaking",
        ),
        withdrawal_text="Stopping alcohol or a benzodiazepine suddenly can be dangerous.",
        sources=(),
    )
