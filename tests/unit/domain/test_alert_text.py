"""What an alert says, word for word, to somebody who has to act on it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.alert_text import AlertText, alert_text, emergency_number, taken_lines
from journal_app.domain.alerts import Alert, IntakeSeen
from journal_app.domain.entries import Dose, Drink, Intake
from journal_app.domain.evaluation import evaluate
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment, moment_about, moment_at, moment_on
from journal_app.domain.person import Medicine, Person, Profile
from journal_app.domain.units import Amount
from tests.shipped import shipped_knowledge

ZONE = "Europe/Berlin"
NOW = datetime(2026, 6, 4, 12, tzinfo=UTC)
JOURNAL = UUID(int=77)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


KNOWN = shipped_knowledge()


def at(clock: str, day: int = 3) -> Moment:
    hour, minute = clock.split(":")
    return moment_at(datetime(2026, 6, day, int(hour), int(minute)), ZONE)


def dose(number: int, name: str, moment: Moment, mg: float | None = None) -> Dose:
    amount = Amount(value=mg, unit="mg") if mg is not None else None
    return Dose(
        id=UUID(int=number), moment=moment, entered_at=NOW, name=name, substance=KNOWN.recognise(name), amount=amount
    )


def wine(number: int, moment: Moment, count: float = 2) -> Drink:
    return Drink(
        id=UUID(int=number), moment=moment, entered_at=NOW, name="wine", ethanol_g=14.2 * count, volume_ml=150,
        abv_percent=12, count=count,
    )  # fmt: skip


def alert_of(*intakes: Intake) -> Alert:
    """The alert of the last intake in time."""
    return evaluate(KNOWN, Person(), intakes, NOW, JOURNAL)[-1]


def text_of(*intakes: Intake, country: str | None = "DE") -> AlertText:
    return alert_text(KNOWN, alert_of(*intakes), country)


def test_wine_and_diazepam_read_as_designed() -> None:
    text = text_of(wine(1, at("20:40")), dose(2, "DIAZEPAM", at("21:05"), 5))
    assert text.level is Level.CRITICAL
    assert text.title == "Alcohol and diazepam were taken close together"
    assert text.consequence == "Can stop your breathing"
    assert text.taken == ("Wine 150 ml × 2 at 20:40", "DIAZEPAM 5 mg at 21:05")
    assert text.apart == "25 minutes apart"
    assert text.summary == "Alcohol and diazepam: together they can stop your breathing."
    assert text.announcement == (
        "Critical alert. Alcohol and diazepam. Can stop your breathing. Emergency number 112. Press F1 for what to do."
    )
    assert text.emergency_number == "112"
    assert [step.title for step in text.steps] == [
        "Add nothing more that makes you sleepy.", "Do not be alone.", "Keep naloxone close, if you have it.",
        "Do not stop a prescribed benzodiazepine or sedative suddenly.",
    ]  # fmt: skip
    assert text.steps[2].text.startswith("It does not act on alcohol or diazepam.")
    assert text.how_sure == "Well established"
    assert not text.unconfirmed
    assert text.sources
    assert text.reviewed.year >= 2026
    assert "you will not wake up" in text.signs_others_see
    assert "fighting to stay awake" in text.signs_in_yourself


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("GB", "999"), ("AU", "000"), ("DE", "112")])
def test_the_number_is_the_country_s(country: str, number: str) -> None:
    text = text_of(wine(1, at("20:40")), dose(2, "Xanax", at("21:05")), country=country)
    assert text.emergency_number == number
    assert f"Emergency number {number}." in text.announcement


@pytest.mark.parametrize("country", [None, "ZZ", "XX", "BR", ""])
def test_without_a_number_the_words_stand_for_it(country: str | None) -> None:
    text = text_of(wine(1, at("20:40")), dose(2, "Xanax", at("21:05")), country=country)
    assert text.emergency_number == "your local emergency number"
    assert "Call your local emergency number. Press F1" in text.announcement
    assert emergency_number(KNOWN, country) == text.emergency_number


def test_what_fades_is_said_in_its_own_words() -> None:
    text = text_of(dose(1, "alprazolam", at("20:00", 1)), dose(2, "oxycodone", at("20:00", 2)))
    assert text.level is Level.SERIOUS
    assert text.title == "Oxycodone and alprazolam may still meet in the body"
    assert text.why.startswith("Alprazolam is wearing off")
    assert text.apart == "24 h apart"
    assert text.taken == ("Alprazolam at 20:00 on 1 June", "Oxycodone at 20:00 on 2 June")
    trace = text_of(dose(1, "alprazolam", at("08:00", 1)), dose(2, "oxycodone", at("20:00", 3)))
    assert trace.level is Level.CAUTION
    assert trace.title == "What is left of alprazolam meets oxycodone"
    assert trace.apart == "2 days apart"
    assert trace.announcement == "Caution alert. Oxycodone and alprazolam. You may feel more sleepy."


def test_days_without_a_time_say_so() -> None:
    day = moment_on(NOW.date(), ZONE)
    text = text_of(dose(1, "Heroin", day), dose(2, "Benzodiazepine", day))
    assert text.title == "Heroin and a benzodiazepine were taken close together"
    assert text.apart == "times not known"
    assert set(text.taken) == {
        "Heroin on 4 June, time not known", "Benzodiazepine on 4 June, time not known",
    }  # fmt: skip


def test_a_time_that_is_only_about_known_says_so() -> None:
    about = moment_about(at("20:00").at, at("21:00").at, ZONE)
    text = text_of(wine(1, at("19:00")), dose(2, "valium", about))
    assert text.taken[1] == "Valium at about 20:30"
    assert text.apart == "about 1 h apart"


def test_taken_in_the_same_minute_is_at_the_same_time() -> None:
    assert text_of(wine(1, at("19:00")), dose(2, "valium", at("19:00"))).apart == "at the same time"


def test_a_danger_of_another_kind_is_said_beside_the_leading_one() -> None:
    text = text_of(dose(1, "sertraline", at("08:00")), wine(2, at("13:00")), dose(3, "tramadol", at("14:00")))
    assert text.title == "Tramadol and alcohol were taken close together"
    assert text.may_add == (
        "Sertraline and tramadol can also raise serotonin. Call for fever, stiff muscles or confusion."
    )
    kratom = text_of(dose(1, "kratom", at("08:00")), dose(2, "alprazolam", at("11:00")))
    assert kratom.consequence == "Can stop your breathing"
    assert kratom.may_add == "Kratom can also make alprazolam stronger and last longer."


def test_each_other_danger_is_said_once() -> None:
    text = text_of(
        dose(1, "ondansetron", at("08:00")), dose(2, "hydroxyzine", at("08:30")), dose(3, "quetiapine", at("09:00")),
        dose(4, "alprazolam", at("09:10")), dose(5, "methadone", at("09:30")),
    )  # fmt: skip
    assert text.level is Level.CRITICAL
    assert text.may_add.count("heart rhythm") == 1


def test_the_emergency_box_names_the_signs_of_the_danger() -> None:
    serotonin = text_of(dose(1, "phenelzine", at("08:00")), dose(2, "tramadol", at("09:00")))
    assert (serotonin.level, serotonin.consequence) == (Level.CRITICAL, "Can cause dangerous fever")
    assert "fever, sweating and shaking" in serotonin.signs_in_yourself
    assert "a seizure, or you will not wake up" in serotonin.signs_others_see
    rhythm = text_of(dose(1, "methadone", at("08:00")), dose(2, "ondansetron", at("09:00")))
    assert rhythm.signs_in_yourself[0] == "fainting, or close to it"


def test_three_depressants_are_named_together_and_another_may_add() -> None:
    text = text_of(
        dose(1, "opioid", at("18:00", 1)), wine(2, at("20:00", 3)), dose(3, "xanax", at("20:10", 3)),
        dose(4, "gabapentin", at("21:18", 3)),
    )  # fmt: skip
    assert text.title == "Alcohol, Xanax and gabapentin were taken close together"
    assert text.apart == "within 1 h 18 min"
    assert text.steps
    pair = text_of(dose(1, "opioid", at("18:00", 2)), wine(2, at("20:00", 3)), dose(3, "xanax", at("20:10", 3)))
    assert pair.title == "Alcohol and Xanax were taken close together"
    assert pair.may_add == "An opioid may add to it."


def test_kratom_is_told_as_kratom() -> None:
    text = text_of(dose(1, "red bali", at("19:00")), wine(2, at("21:00")))
    assert text.title == "Red bali and alcohol were taken close together"
    assert text.why.startswith("Kratom and 7-OH act like opioids.")
    assert text.steps[2].text.startswith("It does not act on alcohol.")


def test_a_street_pill_is_never_said_to_be_beyond_naloxone() -> None:
    for other in ("oxycodone", "alprazolam", "ghb", "phenobarbital", "sleeping pill", "soma", "kratom"):
        for first, second in ((other, "street pill"), ("street pill", other)):
            text = text_of(dose(1, first, at("19:00")), dose(2, second, at("19:30")))
            assert "a street pill" not in " ".join(step.text for step in text.steps)
    text = text_of(dose(1, "street pill", at("19:00")), wine(2, at("19:30")))
    assert text.level is Level.CRITICAL
    assert "street pill" not in " ".join(step.text for step in text.steps)


def test_an_alert_whose_rule_is_gone_still_speaks() -> None:
    alert = alert_of(wine(1, at("20:40")), dose(2, "diazepam", at("21:05")))
    gone = msgspec.structs.replace(alert, hits=tuple(msgspec.structs.replace(hit, rule="Z9") for hit in alert.hits))
    text = alert_text(KNOWN, gone, "US")
    assert text.title == "Alcohol and diazepam were taken close together"
    assert text.consequence == "Can stop your breathing"
    assert text.how_sure == "Unknown"
    assert text.unconfirmed
    empty = msgspec.structs.replace(alert, hits=())
    assert alert_text(KNOWN, empty, "US").title == "Diazepam was warned about"


def test_a_substance_that_is_gone_is_called_as_it_was_written() -> None:
    alert = alert_of(wine(1, at("20:40")), dose(2, "diazepam", at("21:05")))
    hit = alert.hits[0]
    later = msgspec.structs.replace(hit.later, substance="gone", name="blue one")
    gone = msgspec.structs.replace(alert, hits=(msgspec.structs.replace(hit, later=later),))
    assert "blue one" in alert_text(KNOWN, gone, None).title


def test_a_heavy_day_is_not_given_an_amount() -> None:
    seen = IntakeSeen(
        entry_id=UUID(int=1),
        substance="alcohol",
        ingredient="alcohol",
        name="alcohol",
        detail="heavy",
        moment=at("20:00"),
    )
    assert taken_lines((seen,)) == ("Alcohol (heavy) at 20:00",)
    named = msgspec.structs.replace(seen, name="Heavy Drinking")
    assert taken_lines((named,)) == ("Heavy Drinking at 20:00",)


def test_years_are_named_when_they_differ() -> None:
    seen = alert_of(wine(1, at("20:40")), dose(2, "diazepam", at("21:05"))).intake
    old = msgspec.structs.replace(seen, moment=moment_at(datetime(2025, 12, 31, 23, 0), ZONE))
    assert taken_lines((old, seen)) == ("Diazepam at 23:00 on 31 December 2025", "Diazepam at 21:05 on 3 June 2026")


def test_no_placeholder_is_left_at_any_level_of_any_rule(knowledge: Knowledge) -> None:
    names = ["alcohol", "oxycodone", "kratom", "diazepam", "alprazolam", "ghb", "phenobarbital", "soma", "gabapentin",
             "zolpidem", "phenibut", "sleeping pill", "street pill", "benzo", "opioid"]  # fmt: skip
    said = set()
    for first in names:
        for second in names:
            for hours in (1, 20, 60):
                start = at("10:00", 1)
                entries = (
                    dose(1, first, start),
                    dose(2, second, moment_at(start.local + timedelta(hours=hours), ZONE)),
                )
                for alert in evaluate(knowledge, Person(), entries, NOW, JOURNAL):
                    text = alert_text(knowledge, alert, "US")
                    parts = (
                        text.title,
                        text.summary,
                        text.why,
                        text.may_add,
                        text.announcement,
                        text.consequence,
                        *(f"{step.title} {step.text}" for step in text.steps),
                    )
                    every = " ".join(part for part in parts if part)
                    assert "{" not in every
                    assert "  " not in every
                    assert text.title[0].isupper() or text.title[0].isdigit()
                    said.add((alert.hits[0].rule, alert.level))
    assert len({rule for rule, _ in said}) >= 8


@given(name=st.text(min_size=1, max_size=200), detail=st.sampled_from(["", "{a} mg", "3 g"]))
def test_any_name_a_person_writes_is_shown_as_plain_text(name: str, detail: str) -> None:
    alert = alert_of(wine(1, at("20:40")), dose(2, "diazepam", at("21:05")))
    hit = alert.hits[0]
    later = msgspec.structs.replace(hit.later, name=name, detail=detail)
    changed = msgspec.structs.replace(alert, intake=later, hits=(msgspec.structs.replace(hit, later=later),))
    text = alert_text(KNOWN, changed, "US")
    assert len(text.title) < 120
    assert "\n" not in text.title
    assert (
        any(line.casefold().startswith(" ".join(name.split()).casefold()[:1]) for line in text.taken)
        or not name.strip()
    )


def test_a_level_that_health_raised_keeps_the_words_of_what_happened() -> None:
    entries = (dose(1, "oxycodone", at("08:00"), 5), dose(2, "kratom", at("09:00")))
    plain, frail = (
        alert_text(KNOWN, evaluate(KNOWN, Person(profile=Profile(lung=lung)), entries, NOW, JOURNAL)[-1], "DE")
        for lung in (False, True)
    )
    assert (plain.level, frail.level) == (Level.SERIOUS, Level.CRITICAL)
    assert frail.title == plain.title
    assert frail.why == f"{plain.why} What you said about your health makes this more serious."
    assert frail.announcement.startswith("Critical alert.")


def test_a_medicine_that_goes_on_is_told_from_when() -> None:
    medicine = Medicine(
        id=UUID(int=9), name="Xanax", substance="alprazolam", start=moment_on(date(2026, 5, 1), ZONE),
        amount=Amount(value=0.5, unit="mg"),
    )  # fmt: skip
    (alert,) = evaluate(KNOWN, Person(regimen=(medicine,)), [wine(1, at("20:40"))], NOW, JOURNAL)
    text = alert_text(KNOWN, alert, "DE")
    assert text.taken[0] == "Xanax 0.5 mg, ongoing since 1 May"
    assert text.apart == ""
    assert text.level == Level.CRITICAL
