"""What the person said of themselves: body, medicines, own substances, whom to reach."""

from __future__ import annotations

from datetime import date

from journal_app.domain.fact import Fact
from journal_app.domain.moments import Moment, moment_of
from journal_app.domain.number_text import general_number
from journal_app.domain.person import Contact, CustomSubstance, Medicine, Profile
from journal_app.domain.wording import day_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _, plural
from journal_app.operations.person_values import CONTACTS, read_value
from journal_app.operations.workspace import Workspace


class MedicineRow(Fact, frozen=True, kw_only=True):
    """One medicine of the regimen in words: "Diazepam 10 mg", "3 times a day, since 3 June".

    `running`: it has started and not ended. `checked` is False when its name is not recognised: then it takes part in
    no check, and the row has to say so.
    """

    medicine: Medicine
    title: str
    detail: str
    running: bool
    checked: bool


class CustomRow(Fact, frozen=True, kw_only=True):
    """A substance of the person's own, and what kind it is in words. `checked` as in MedicineRow."""

    custom: CustomSubstance
    kind: str
    checked: bool


class PersonView(Fact, frozen=True, kw_only=True):
    """Everything of it; medicines that go on come first, then by their start."""

    profile: Profile
    regimen: tuple[MedicineRow, ...]
    custom: tuple[CustomRow, ...]
    contacts: tuple[Contact, ...]
    warnings_off: str | None = None


def read_person(workspace: Workspace) -> PersonView:
    """Read it all."""
    person, knowledge = workspace.person(), workspace.knowledge
    rows = [_medicine_row(workspace, medicine) for medicine in person.regimen]
    kinds = {} if isinstance(knowledge, BadKnowledge) else knowledge.substances
    return PersonView(
        profile=person.profile,
        regimen=tuple(sorted(rows, key=lambda row: (not row.running, row.medicine.start.at, row.medicine.name))),
        custom=tuple(
            CustomRow(
                custom=own, kind=kinds[own.kind].name if own.kind in kinds else own.kind, checked=own.kind in kinds
            )
            for own in person.custom
        ),
        contacts=read_value(workspace.journal, CONTACTS, ()),
        warnings_off=knowledge.sentence if isinstance(knowledge, BadKnowledge) else None,
    )


def _medicine_row(workspace: Workspace, medicine: Medicine) -> MedicineRow:
    knowledge, now = workspace.knowledge, workspace.clock()
    today = moment_of(now, workspace.zone()).local_date
    # By the steps of the plan that have come; of a stopped one, what it was at the end.
    until = today if medicine.stop is None else min(today, medicine.stop.local_date)
    amount, times = medicine.amount, medicine.times_per_day
    for step in sorted(medicine.plan, key=lambda step: step.from_day):
        if step.from_day <= until:
            amount = step.amount if step.amount is not None else amount
            times = step.times_per_day if step.times_per_day is not None else times
    if not medicine.scheduled:
        often = _("as needed")
    elif times is None:
        often = _("every day")
    elif times == 1:
        often = _("once a day")
    else:
        often = plural("{count} time a day", "{count} times a day", times).format(count=general_number(times))
    since = _("since {day}").format(day=_day(medicine.start, today))
    ended = _("stopped on {day}").format(day=_day(medicine.stop, today)) if medicine.stop is not None else ""
    return MedicineRow(
        medicine=medicine,
        title=f"{medicine.name} {amount.text}" if amount is not None else medicine.name,
        detail=", ".join(part for part in (often, since, ended) if part),
        running=is_running(medicine, workspace),
        checked=not isinstance(knowledge, BadKnowledge) and (medicine.substance or "") in knowledge.substances,
    )


def _day(moment: Moment, today: date) -> str:
    return day_words(moment.local_date, year=moment.local_date.year != today.year)


def is_running(medicine: Medicine, workspace: Workspace) -> bool:
    """Whether a medicine goes on today: it has started, and its stop has not come."""
    today = moment_of(workspace.clock(), workspace.zone()).local_date
    return medicine.start.local_date <= today and (medicine.stop is None or today < medicine.stop.local_date)
