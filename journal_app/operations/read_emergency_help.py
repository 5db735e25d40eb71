"""The emergency page: it needs no open journal, and it works even when the shipped knowledge cannot be read."""

from __future__ import annotations

from datetime import date, timedelta

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Country, EmergencyHelp, HelpLine, Knowledge, Step
from journal_app.domain.wording import day_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _
from journal_app.operations.open_journal import read_knowledge
from journal_app.operations.views import EmergencyLine, LineKind
from journal_app.storage.clock import utc_now

NO_COUNTRY_NUMBER = _("your local emergency number")
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
    named: tuple[tuple[LineKind, str, HelpLine | None], ...] = (
        ("emergency", _("Emergency"), country.emergency),
        ("crisis", _("Crisis line"), country.crisis),
        ("poison", _("Poison centre"), country.poison),
        ("drug_help", _("Drug and alcohol help"), country.drug_help),
    )
    return tuple(
        EmergencyLine(kind=kind, label=label, number=line.number, checked=_about(line, today))
        for kind, label, line in named
        if line is not None
    )


def _about(line: HelpLine, today: date) -> str:
    """Whose line it is, what to know of it ("daytime", "or 112"), and when it was checked."""
    if line.checked_on is None:
        checked = _("not yet checked with the operator")
    else:
        long_ago = today - line.checked_on > CHECKED_WITHIN
        words = _("checked on {day}, more than a year ago") if long_ago else _("checked on {day}")
        checked = words.format(day=day_words(line.checked_on, year=True))
    return " \N{MIDDLE DOT} ".join(part for part in (line.name, line.note, checked) if part)


def _plain_help() -> EmergencyHelp:
    """The words that must never be missing, kept in the program for the day the data file is damaged."""
    return EmergencyHelp(
        signs_in_yourself=(_("fighting to stay awake"), _("breathing slow or hard"), _("confused, or very unwell")),
        signs_others_see=(
            _("you will not wake up"),
            _("slow, gurgling or no breathing"),
            _("blue, grey or very pale lips"),
        ),
        steps_for_bystander=(
            Step(title=_("Call"), text=_("Say: not waking, or not breathing.")),
            Step(title=_("Give naloxone if you have it"), text=_("Give it again after 2 to 3 minutes.")),
            Step(title=_("Not breathing: rescue breaths"), text=_("Do what the person on the phone says.")),
            Step(title=_("Breathing: on their side"), text=_("Never leave them on their back.")),
            Step(title=_("Stay until help comes"), text=_("Naloxone fades before many opioids do.")),
        ),
        steps_for_yourself=(
            Step(title=_("Call, and say what you took"), text=_("Unlock the door. Tell someone near you.")),
            Step(title=_("Do not be alone"), text=_("Ask someone to stay with you.")),
        ),
        never_do=(),
        withdrawal_signs=(
            _("a seizure"),
            _("seeing or hearing things others do not"),
            _("confusion"),
            _("fever with shaking"),
        ),
        withdrawal_text=_("Stopping alcohol or a benzodiazepine suddenly can be dangerous."),
        sources=(),
    )
