"""Read a typed line: what would be logged, what has to be asked first. Nothing is saved here.

What is understood goes to `log_entries` like every other entry, so it is checked and can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

import msgspec

from journal_app.domain.entries import Dose, Drink, Intake, Kind
from journal_app.domain.knowledge import Knowledge, folded
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine
from journal_app.domain.quick_add.clock import Clock
from journal_app.domain.quick_add.drink_kinds import DrinkKind
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.line import read
from journal_app.domain.quick_add.listed_names import ListedNames
from journal_app.domain.quick_add.names import NameBook, OwnName
from journal_app.domain.quick_add.pieces import Setting
from journal_app.domain.units import Amount, converted, same_dimension
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import language
from journal_app.operations.close_day import open_nones
from journal_app.operations.first_choices import FIRST_SYMPTOMS
from journal_app.operations.list_drinks import list_drinks
from journal_app.operations.log_entry import require_plausible
from journal_app.operations.person_values import PERSON_VALUES, TRACKING
from journal_app.operations.quick_add_views import QuickReading
from journal_app.operations.quick_add_words import lexicon_of
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.said_as_usual import said_as_usual
from journal_app.operations.take_regimen import regimen_doses
from journal_app.operations.workspace import Workspace

if TYPE_CHECKING:
    from journal_app.domain.tracking import Tracking

NEWEST_INTAKES: Final = 300
"""So many of the newest doses and drinks say what is usual."""
USUAL_SHARE: Final = 0.9
"""The usual maximum is what so large a share of the own amounts does not exceed: one slip does not move it."""


def read_line(
    workspace: Workspace, line: str, day: date | None = None, confirmed: frozenset[str] = frozenset()
) -> QuickReading:
    """What a line means. `day` is the local date on screen if that is not today; `confirmed` the keys of questions
    that were answered as the line stands. Never raises for anything that is typed.
    """
    held = _held_for(workspace)
    zone = workspace.zone()
    twelve = (workspace.country or "US") in held.lexicon.words.clock.twelve_hour_countries
    now = workspace.clock()
    clock = Clock(now, zone, day, twelve)
    regimen = workspace.person().regimen

    def medicine(substance: str | None, name: str) -> UUID | None:
        found = [
            each.id
            for each in regimen
            if (substance is not None and each.substance == substance) or folded(each.name) == folded(name)
        ]
        return found[0] if len(found) == 1 else None

    def doses(moment: Moment) -> tuple[Dose, ...]:
        return regimen_doses(workspace, moment)

    def still_open(moment: Moment, named: frozenset[str]) -> tuple[str, ...]:
        return open_nones(workspace, moment.local_date, named)

    setting = Setting(
        lexicon=held.lexicon,
        names=held.names,
        clock=clock,
        country=workspace.country,
        drink_grams=workspace.drink_grams,
        confirmed=confirmed,
        usual=held.usual_maximum,
        regimen=doses,
        medicine=medicine,
        still_open=still_open,
    )
    reading = read(line, setting)
    try:
        for item in reading.items:
            require_plausible(item.entry, now)
    except BadInput as error:
        return msgspec.structs.replace(reading, problem=reading.problem or error.sentence)
    return reading


def get_ready(workspace: Workspace) -> None:
    """Read what every line is held against, which is then kept until something is logged."""
    _held_for(workspace)


class _Held(NamedTuple):
    """The names of one journal, kept from one key to the next while nothing that they come from changes.

    `read_at`: how often entries, and what the person said of themselves, had changed by then. A draft, which is kept
    with every few keys, is no such change.
    """

    read_at: tuple[int, int]
    knowledge: Knowledge | BadKnowledge
    country: str | None
    lexicon: Lexicon
    names: NameBook
    intakes: tuple[Intake, ...]
    regimen: tuple[Medicine, ...]
    said: tuple[Dose, ...]
    """What the person said is usual."""

    def usual_maximum(self, substance: str | None, name: str, unit: str) -> float | None:
        """The largest amount that is usual for the person, in the unit; None when none was logged in one like it."""
        amounts = sorted(
            converted(intake.amount, unit).value
            for intake in self.intakes
            if isinstance(intake, Dose) and intake.amount is not None and _same(intake, substance, name)
            if same_dimension(intake.amount.unit, unit)
        )
        if not amounts:
            amounts = sorted(
                converted(dose.amount, unit).value
                for dose in self.said
                if dose.amount is not None and _same(dose, substance, name) and same_dimension(dose.amount.unit, unit)
            )
        if not amounts:
            # What is taken on and on says what is usual before the first dose of it is logged.
            amounts = sorted(
                converted(medicine.amount, unit).value
                for medicine in self.regimen
                if medicine.amount is not None and _is_it(medicine, substance, name)
                if same_dimension(medicine.amount.unit, unit)
            )
        if not amounts:
            return None
        return amounts[min(len(amounts) - 1, int(USUAL_SHARE * len(amounts)))]


def _is_it(medicine: Medicine, substance: str | None, name: str) -> bool:
    return medicine.substance == substance if substance is not None else folded(medicine.name) == folded(name)


def _same(dose: Dose, substance: str | None, name: str) -> bool:
    return dose.substance == substance if substance is not None else folded(dose.name) == folded(name)


_held: WeakKeyDictionary[Workspace, _Held] = WeakKeyDictionary()
_listed: WeakKeyDictionary[Workspace, ListedNames] = WeakKeyDictionary()


def _held_for(workspace: Workspace) -> _Held:
    journal, knowledge = workspace.journal, workspace.knowledge
    read_at = journal.entry_changes(), journal.value_changes((TRACKING, *PERSON_VALUES))
    lexicon = lexicon_of(language().code)
    held = _held.get(workspace)
    if (
        held is not None
        and (held.read_at, held.country) == (read_at, workspace.country)
        and held.knowledge is knowledge
        and held.lexicon is lexicon
    ):
        return held
    usable = None if isinstance(knowledge, BadKnowledge) else knowledge
    listed = _listed.get(workspace)
    if listed is None or listed.knowledge is not usable or held is None or held.lexicon is not lexicon:
        listed = _listed[workspace] = ListedNames(usable, lexicon.words.names)
    tracking = read_tracking(workspace)
    newest = workspace.journal.entries(kinds=_INTAKES, newest_first=True, limit=NEWEST_INTAKES)
    older = workspace.journal.latest_intakes(workspace.clock() + timedelta(days=1))
    intakes = tuple(each for each in (*newest, *older) if isinstance(each, Dose | Drink))
    names = NameBook(
        listed,
        lexicon.words,
        list_drinks(workspace),
        workspace.country,
        own=_own_names(workspace, tracking, intakes),
        own_drinks=_own_drinks(intakes, listed),
        symptoms=((symptom.name, symptom.scale) for symptom in tracking.symptoms),
        measures=tracking.measures,
        further_symptoms=FIRST_SYMPTOMS,
    )
    regimen = tuple(workspace.person().regimen)
    said = tuple(intake for _tracked, intake in said_as_usual(workspace) if isinstance(intake, Dose))
    held = _held[workspace] = _Held(read_at, knowledge, workspace.country, lexicon, names, intakes, regimen, said)
    return held


_INTAKES: Final[tuple[Kind, ...]] = ("dose", "drink")


def _own_names(workspace: Workspace, tracking: Tracking, intakes: tuple[Intake, ...]) -> Iterator[tuple[str, OwnName]]:
    """How each name of the person's own is typed, the short ones first, and what it is."""
    doses = [each for each in intakes if isinstance(each, Dose)]
    unit_of: dict[str, str] = {}
    for dose in doses:
        if dose.amount is not None:
            unit_of.setdefault(dose.substance or folded(dose.name), dose.amount.unit)
            unit_of.setdefault(folded(dose.name), dose.amount.unit)
    for substance in tracking.substances:
        said = substance.usual.unit if substance.usual is not None else ""
        unit = unit_of.get(folded(substance.name)) or unit_of.get(substance.substance or "", said)
        own = OwnName(substance.name, substance.substance, unit)
        if substance.often:
            yield substance.often, own
        yield substance.name, own
    meant: dict[str, Counter[str | None]] = {}
    for dose in doses:
        meant.setdefault(folded(dose.name), Counter())[dose.substance] += 1
    for dose in doses:
        key = folded(dose.name)
        # A name that was logged as two substances has to be asked about again.
        if len(meant[key]) == 1:
            yield dose.name, OwnName(dose.name, dose.substance, unit_of.get(key, ""))
    for medicine in workspace.person().regimen:
        amount: Amount | None = medicine.amount
        unit = unit_of.get(folded(medicine.name)) or (amount.unit if amount is not None else "")
        yield medicine.name, OwnName(medicine.name, medicine.substance, unit)
    for custom in workspace.person().custom:
        yield custom.name, OwnName(custom.name, custom.id, unit_of.get(custom.id, ""))


def _own_drinks(intakes: tuple[Intake, ...], listed: ListedNames) -> Iterator[DrinkKind]:
    """Drinks by names of the person's own, in the size and strength that they were last logged in."""
    for drink in intakes:
        if isinstance(drink, Drink) and drink.volume_ml is not None and not listed.meanings(folded(drink.name)):
            yield DrinkKind(drink.name, drink.volume_ml, drink.abv_percent, id=f"own:{drink.name}")
