"""What the domain says in a language, as JSON: `python -m tests.unit.domain.spoken de`.

Words are made when their modules are read, so each language has a process of its own. It speaks the few texts that
stand here and not those that ship: a better translation breaks no test.
"""

import io
import sys
from datetime import UTC, date, datetime, timedelta
from gettext import GNUTranslations
from typing import Any
from uuid import UUID

import msgspec

from journal_app import i18n

Said = str | tuple[str, str]

TEXTS: dict[str, dict[tuple[str, str | tuple[str, str]], Said]] = {
    "de": {
        ("a date", "{weekday} {day} {month}"): "{weekday}, {day}. {month}",
        ("a date", "{weekday} {day} {month} {year}"): "{weekday}, {day}. {month} {year}",
        ("a date", "{day} {month}"): "{day}. {month}",
        ("a date", "{month} {year}"): "{month} {year}",
        ("a short date", "{day} {month}"): "{day}. {month}",
        ("", "yesterday"): "gestern",
        ("", ("{count} minute", "{count} minutes")): ("{count} Minute", "{count} Minuten"),
        ("", ("{count} day", "{count} days")): ("{count} Tag", "{count} Tage"),
        ("", ("capsule", "capsules")): ("Kapsel", "Kapseln"),
        ("", "anxiety"): "Angst",
        ("", "aches"): "Schmerzen",
        ("", "{symptom} (in words)"): "{symptom} (in Worten)",
        ("", "blood pressure"): "Blutdruck",
        ("", "a head injury"): "eine Kopfverletzung",
        ("", "{amount}, ongoing"): "{amount}, laufend",
        ("", "{grams} g of alcohol"): "{grams} g Alkohol",
        ("", "(heavy)"): "(viel)",
        ("", "no {substance}"): "ohne {substance}",
        ("", ("{count} standard drink", "{count} standard drinks")): ("{count} Getränk", "{count} Getränke"),
        ("", "{substance} at {clock}"): "{substance} um {clock}",
        ("a substance", "alcohol"): "Alkohol",
        ("a list", "{names} and {last}"): "{names} und {last}",
        ("a list", "{names} or {last}"): "{names} oder {last}",
        ("how bad", "moderate"): "mittel",
    },
    "es": {
        ("a date", "{weekday} {day} {month}"): "{weekday} {day} de {month}",
        ("a date", "{weekday} {day} {month} {year}"): "{weekday} {day} de {month} de {year}",
        ("a date", "{day} {month}"): "{day} de {month}",
        ("a date", "{month} {year}"): "{month} de {year}",
        ("", ("{count} minute", "{count} minutes")): ("{count} minuto", "{count} minutos"),
        ("", ("capsule", "capsules")): ("cápsula", "cápsulas"),
        ("", "anxiety"): "ansiedad",
        ("a list", "{names} and {last}"): "{names} y {last}",
        ("a list", "{names} or {last}"): "{names} o {last}",
        ("a list, its last word with an i sound", "{names} and {last}"): "{names} e {last}",
        ("a list, its last word with an o sound", "{names} or {last}"): "{names} u {last}",
        ("before noon", "am"): "a. m.",
        ("after noon", "pm"): "p. m.",
    },
}


def speak(code: str) -> None:
    """Use a language with the texts that stand here."""
    from babel.messages import Catalog
    from babel.messages.mofile import write_mo

    i18n.use_language(code)
    if code not in TEXTS:
        return
    catalog = Catalog(locale=code)
    for (context, text), said in TEXTS[code].items():
        catalog.add(text, said, context=context or None)
    made = io.BytesIO()
    write_mo(made, catalog)
    i18n._State.texts = GNUTranslations(io.BytesIO(made.getvalue()))


ZONE = "Europe/Berlin"
JOURNAL = UUID(int=77)
NOW = datetime(2026, 6, 20, 12, tzinfo=UTC)


def words() -> dict[str, Any]:
    """Dates, numbers and entries in words."""
    from journal_app.domain.drink_words import standard_drinks
    from journal_app.domain.entries import Dose, Drink, NoneTaken, SymptomRating
    from journal_app.domain.finding import fixed_words_for, searchable
    from journal_app.domain.lists import and_words, or_words
    from journal_app.domain.moments import moment_at
    from journal_app.domain.naming import display_name
    from journal_app.domain.number_text import general_number, plain_number, read_number
    from journal_app.domain.short_dates import short_day_words, short_weekday_words
    from journal_app.domain.time_text import clock_text, read_clock, use_twelve_hours
    from journal_app.domain.units import Amount
    from journal_app.domain.wording import (
        entry_words,
        hours_words,
        inside_sentence,
        measure_name,
        month_year_words,
        sentence_start,
        symptom_words,
        weekday_words,
        when_words,
    )
    from tests.shipped import shipped_knowledge

    knowledge = shipped_knowledge()
    day, moment = date(2026, 11, 21), moment_at(datetime(2026, 6, 11, 20, 15), ZONE)
    fields: Any = {"id": UUID(int=1), "moment": moment, "entered_at": NOW}
    anxiety = SymptomRating(**fields, symptom="anxiety", severity=2, scale="words")
    use_twelve_hours(True)
    evening = clock_text(moment.local)
    use_twelve_hours(False)
    return {
        "day": weekday_words(day),
        "day and year": weekday_words(day, year=True),
        "month": month_year_words(day),
        "short": short_day_words(day),
        "short weekday": short_weekday_words(day),
        "when": when_words(moment, date(2026, 6, 12)),
        "spans": [hours_words(timedelta(minutes=minutes)) for minutes in (1, 2, 4320)],
        "numbers": [plain_number(1234.5), general_number(0.25), standard_drinks(20, 10)],
        "read back": read_number(plain_number(2.5)).value,
        "inside": [inside_sentence("Kratom"), inside_sentence("GHB")],
        "start": sentence_start("über"),
        "symptoms": [symptom_words(name) for name in ("anxiety", "Heimweh", "aches (in words)")],
        "measures": [measure_name("blood pressure"), measure_name("steps")],
        "entries": [
            entry_words(Dose(**fields, name="Kratom", amount=Amount(value=2.5, unit="g"))),
            entry_words(Dose(**fields, name="Kratom", amount=Amount(value=1, unit="capsule"))),
            entry_words(Dose(**fields, name="Kratom", amount=Amount(value=2, unit="capsule"))),
            entry_words(Drink(**fields, volume_ml=330, count=2)),
            entry_words(anxiety),
            entry_words(NoneTaken(**fields, what="alcohol")),
        ],
        "typed small": [
            entry_words(Dose(**fields, name="kratom")),
            entry_words(Drink(**fields, name="beer", volume_ml=330)),
        ],
        "lists": [and_words(["a", "b", "ibuprofeno"]), and_words(["a", "hielo"]), or_words(["a", "oxicodona"])],
        "evening": [evening, str(read_clock(evening))],
        "kinds": [
            display_name(knowledge, "opioid"),
            knowledge.classes["opioid"].many,
            display_name(knowledge, "gone_row"),
        ],
        "found": [bool(set(searchable(anxiety).split()) & set(fixed_words_for(word))) for word in ("angst", "tag")],
    }


def alerts() -> list[Any]:
    """Warnings of every kind of entry that one can be about, as they are kept, and each in words."""
    from journal_app.domain.alert_text import alert_text
    from journal_app.domain.entries import Dose, Drink, Entry, Marker, NoneTaken, RedFlag
    from journal_app.domain.evaluation import evaluate
    from journal_app.domain.moments import moment_at
    from journal_app.domain.person import Medicine, Person, Profile
    from journal_app.domain.safety.evaluate import safety_alerts
    from journal_app.domain.units import Amount
    from tests.shipped import shipped_knowledge

    def at(day: int, hour: int) -> dict[str, Any]:
        moment = moment_at(datetime(2026, 6, day, hour), ZONE)
        return {"id": UUID(int=100 * day + hour), "moment": moment, "entered_at": NOW}

    pieces = Amount(value=2, unit="capsule")
    entries: list[Entry] = [
        Dose(**at(day, 20), name="diazepam", substance="diazepam", amount=pieces) for day in range(1, 19)
    ]
    entries += [
        Drink(**at(18, 21), name="alcohol", volume_ml=330, count=2, ethanol_g=26),
        Drink(**at(18, 22), name="alcohol", ethanol_g=28.4),
        Drink(**at(18, 23), name="alcohol", heavy=True),
        Marker(**at(18, 12), what="head_injury"),
        RedFlag(**at(18, 13), what="no_fluids"),
        NoneTaken(**at(19, 12), what="diazepam"),
    ]
    start = moment_at(datetime(2026, 5, 1, 8), ZONE)
    amount = Amount(value=0.5, unit="tablet")
    medicine = Medicine(id=UUID(int=9), name="methadone", substance="methadone", amount=amount, start=start)
    knowledge, person = (
        shipped_knowledge(),
        Person(regimen=(medicine,), profile=Profile(pregnant_since=date(2026, 4, 1))),
    )
    found = (
        *evaluate(knowledge, person, [each for each in entries if isinstance(each, Dose | Drink)], NOW, JOURNAL),
        *safety_alerts(knowledge, person, entries, NOW, JOURNAL),
    )
    return [{"kept": msgspec.to_builtins(alert), "taken": alert_text(knowledge, alert, "DE").taken} for alert in found]


if __name__ == "__main__":
    speak(sys.argv[1])
    sys.stdout.buffer.write(msgspec.json.encode({"words": words(), "alerts": alerts()}))
