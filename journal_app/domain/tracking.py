"""What a person keeps track of: their symptoms in their order, what is asked at the end of a day, what they measure."""

from __future__ import annotations

from typing import Final, Literal

from journal_app.domain.entries import SYMPTOMS, SymptomScale
from journal_app.domain.fact import Fact
from journal_app.domain.units import Amount

WithdrawalList = Literal["", "opioid", "sedative"]


class TrackedSymptom(Fact, frozen=True, kw_only=True):
    """A symptom of the check-in. A hidden one is not asked; what was rated stays in every chart and report."""

    name: str
    scale: SymptomScale = "0-10"
    hidden: bool = False


class TrackedSubstance(Fact, frozen=True, kw_only=True):
    """A substance for which the end of the day writes an explicit none, and which quick add knows first.

    `substance` is its id in Knowledge ("alcohol" too), None for a name that is not in the list. `favourite` ones stand
    before all others among the chips. `often` is a short name of the person's own ("k"). `usual` is what the person
    said is usually taken at a time; of alcohol that is `usual_drink`, the id of a usual drink, and `usual_count` of it.
    """

    name: str
    substance: str | None = None
    favourite: bool = False
    often: str = ""
    usual: Amount | None = None
    usual_drink: str = ""
    usual_count: float = 1.0


class Tracking(Fact, frozen=True, kw_only=True):
    """What is tracked; the default is what every journal starts with.

    `measures` are keys of MEASURES or names of the person's own, each with its unit. `withdrawal_list` is the list of
    questions that is offered, "" for none.
    """

    symptoms: tuple[TrackedSymptom, ...] = tuple(TrackedSymptom(name=name) for name in SYMPTOMS)
    substances: tuple[TrackedSubstance, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    withdrawal_list: WithdrawalList = ""


LONGEST_SYMPTOM_NAME: Final = 60
MOST_SYMPTOMS: Final = 40
LONGEST_MEASURE_NAME: Final = 60
LONGEST_UNIT: Final = 20
MOST_MEASURES: Final = 40


def shown_symptoms(tracking: Tracking) -> tuple[TrackedSymptom, ...]:
    """The symptoms that the check-in asks for, in the person's order."""
    return tuple(symptom for symptom in tracking.symptoms if not symptom.hidden)
