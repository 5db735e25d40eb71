"""Records of real people against the Knowledge that ships: each dangerous date has a critical alert, no other."""

import csv
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from journal_app.domain.entries import Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.moments import moment_on
from journal_app.domain.person import Person
from tests.shipped import shipped_knowledge
from tests.unit.domain.small_knowledge import JOURNAL, dose, drink

DAY_0 = date(2020, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
KRATOM_USER = "2918"
OTHERS = 20

OPIOIDS = {
    "Heroin", "Oxycodone", "Hydrocodone", "Suboxone", "Methadone", "Opioid", "Buprenorphine", "Morphine", "Tramadol",
    "Codeine", "Hydromorphone", "Propoxyphene", "Opium", "Kratom", "Fentanyl", "Merperidine",
}  # fmt: skip
BENZODIAZEPINES = {"Benzodiazepine"}
DRINKING = {"Alcohol", "Light Drinking", "Heavy Drinking"}
"""As the file writes them, and not as our data reads them: the count must not lean on what it checks."""


@cache
def knowledge() -> Knowledge:
    return shipped_knowledge()


def rows(folder: Path) -> dict[str, list[tuple[date, str]]]:
    """By participant, the (date, name) rows."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    with (folder / "tlfb.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["who"]].append((DAY_0 + timedelta(days=int(row["when"])), row["what"]))
    return found


def participants(folder: Path) -> dict[str, list[tuple[date, str]]]:
    """2918, and the twenty others with the most dates on which two of the groups stand together."""
    everybody = rows(folder)
    others = sorted(everybody, key=lambda who: (-len(dangerous_dates(everybody[who])), who))
    return {who: everybody[who] for who in [KRATOM_USER, *(who for who in others if who != KRATOM_USER)][: OTHERS + 1]}


def dangerous_dates(records: list[tuple[date, str]]) -> set[date]:
    """Dates on which two of opioid, benzodiazepine and alcohol stand together."""
    names: dict[date, set[str]] = defaultdict(set)
    for day, name in records:
        names[day].add(name)
    groups = (OPIOIDS, BENZODIAZEPINES, DRINKING)
    return {day for day, said in names.items() if sum(bool(said & group) for group in groups) >= 2}


def entries_of(records: list[tuple[date, str]]) -> list[Intake]:
    """Day-precise entries; drinking without an amount."""
    entries: list[Intake] = []
    for number, (day, name) in enumerate(records, start=1):
        moment = moment_on(day, "America/New_York")
        if name in DRINKING:
            entries.append(drink(number, None, moment, heavy=name.startswith("Heavy")))
        else:
            entries.append(dose(number, knowledge().recognise(name), moment, name=name))
    return entries


def critical_dates(entries: list[Intake]) -> dict[date, UUID]:
    found = evaluate(knowledge(), Person(), entries, NOW, JOURNAL)
    assert {alert.state for alert in found} <= {"historical"}, "records of long ago do not ask for attention"
    return {alert.intake.moment.local_date: alert.id for alert in found if alert.level == Level.CRITICAL}


def test_every_dangerous_date_has_a_critical_alert(real_records: Path) -> None:
    checked = 0
    for who, records in participants(real_records).items():
        dangerous = dangerous_dates(records)
        missing = dangerous - set(critical_dates(entries_of(records)))
        assert not missing, f"participant {who}: {len(missing)} dates without a critical alert"
        checked += len(dangerous)
    assert checked > 500, f"only {checked} dates were checked"


def test_every_dangerous_date_of_every_participant_has_a_critical_alert(real_records: Path) -> None:
    checked = people = 0
    for who, records in rows(real_records).items():
        dangerous = dangerous_dates(records)
        if dangerous:
            missing = dangerous - set(critical_dates(entries_of(records)))
            assert not missing, f"participant {who}: {len(missing)} dates without a critical alert"
            checked += len(dangerous)
            people += 1
    print(f"{checked} dates of {people} participants, each with a critical alert")
    assert people > 130
    assert checked > 1300


def test_the_kratom_user_has_such_dates(real_records: Path) -> None:
    records = rows(real_records)[KRATOM_USER]
    assert any(name == "Kratom" for _, name in records)
    assert len(dangerous_dates(records)) > 0


def test_a_date_with_one_substance_and_nothing_before_has_no_critical_alert(real_records: Path) -> None:
    longest = timedelta(days=15)
    checked = 0
    for who, records in rows(real_records).items():
        by_day: dict[date, set[str]] = defaultdict(set)
        for day, name in records:
            by_day[day].add("alcohol" if name in DRINKING else name)
        days = sorted(by_day)
        alone = {
            day
            for place, day in enumerate(days)
            if len(by_day[day]) == 1 and (place == 0 or day - days[place - 1] >= longest)
        }
        checked += len(alone)
        assert not alone & set(critical_dates(entries_of(records))), f"participant {who}"
    assert checked > 100, f"only {checked} dates were checked"


def test_every_name_of_an_opioid_or_a_benzodiazepine_is_recognised_as_one() -> None:
    for names, group in ((OPIOIDS, "opioid"), (BENZODIAZEPINES, "benzodiazepine"), ({"Alcohol"}, ALCOHOL)):
        for name in names:
            substance = knowledge().recognise(name)
            assert substance is not None, name
            assert group in knowledge().substances[substance].classes, name
