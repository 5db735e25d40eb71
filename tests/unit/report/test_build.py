"""The numbers and words of the report."""

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose, Entry
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.person import Medicine, PrescriberKnows, Profile
from journal_app.domain.tracking import TrackedSymptom, Tracking
from journal_app.report.build import NO_PROFILE, Report, build_report
from journal_app.report.data import ReportChoices, ReportData
from tests.unit.report.example import (
    ENTERED,
    FIRST,
    HAPPENED,
    LAST,
    MADE_AT,
    REGIMEN,
    SOME_KNOWLEDGE,
    alert,
    daily,
    dates,
    dose,
    drink,
    none_taken,
    note,
    own_alert,
    rating,
    sleep,
    taper,
)  # fmt: skip


def made(
    entries: tuple[Entry, ...] | list[Entry],
    alerts: tuple[Alert, ...] | list[Alert] = (),
    first: date = FIRST,
    last: date = LAST,
    *,
    knowledge: Knowledge | None = SOME_KNOWLEDGE,
    regimen: tuple[Medicine, ...] = (),
    profile: Profile = NO_PROFILE,
    knows: tuple[PrescriberKnows, ...] = (),
    tracked: Sequence[TrackedSymptom] = Tracking().symptoms,
    **chosen: object,
) -> Report:
    choices = msgspec.convert({"first": first, "last": last, **chosen}, ReportChoices)
    inside = [entry for entry in entries if first <= entry.moment.local_date <= last]
    return build_report(
        choices,
        daily(entries, first, last),
        inside,
        alerts,
        made_at=MADE_AT,
        drink_grams=12.0,
        knowledge=knowledge,
        app_version="0.1.0",
        regimen=regimen,
        profile=profile,
        knows=knows,
        tracked=tracked,
    )


def built(*arguments: object, **chosen: object) -> ReportData:
    return made(*arguments, **chosen).data  # type: ignore[arg-type]  # passed on as they are


def tile(data: ReportData, place: int) -> tuple[str, str, str]:
    one = data.tiles[place]
    return one.title, one.value, one.detail


def test_tiles_stand_in_their_fixed_order() -> None:
    data = built(*taper())
    assert [one.title for one in data.tiles] == ["Kratom powder", "Alcohol", "Diazepam", "Taken together", "Sleep"]
    assert tile(data, 0) == ("Kratom powder", "11 → 6 g", "a day; first 7 days, last 7 days (n = 7, 6)")
    assert data.tiles[1].value == "6 of 24 days"
    assert data.tiles[2].value == "2 of 24 days"
    assert "not prescribed" in data.tiles[2].detail
    assert data.tiles[4].value == "4.5 → 6 h"


def test_tile_of_main_substance_takes_the_one_with_the_most_days_and_never_alcohol() -> None:
    entries = [drink(day, 12) for day in dates(FIRST, 20)] + [dose(day, "Diazepam", 5) for day in dates(FIRST, 9)]
    assert tile(built(entries), 0)[0] == "Diazepam"


def test_a_week_with_three_amounts_has_no_median_but_says_so() -> None:
    entries = [dose(day, "Kratom", 5, "g") for day in dates(FIRST, 3)]
    entries += [dose(day, "Kratom", 3, "g") for day in dates(LAST - timedelta(days=5), 6)]
    assert tile(built(entries), 0)[1:] == ("3 g", "a day; last 7 days (n = 6); first 7 days: too few days (n = 3)")


def test_amounts_that_were_not_given_are_unknown_and_not_zero() -> None:
    entries = [dose(day, "Heroin", None, clock="") for day in dates(FIRST, 8)] + [drink(FIRST, None)]
    data = built(entries)
    assert tile(data, 0) == ("Heroin", "8 of 8 days", "amount not known")
    assert tile(data, 1) == ("Alcohol", "1 of 8 days", "amount not known")
    first_cell = next(day for day in data.weeks[0].days if day is not None)
    assert ("Heroin", "taken") in [(line.label, line.value) for line in first_cell.lines]
    assert "Heroin on\u00a03\u00a0days" in data.weeks[0].totals
    assert not any(line.value == "0" for line in first_cell.lines)


def test_unlike_units_are_listed_beside_each_other() -> None:
    entries: list[Entry] = [dose(day, "Kratom", 12, "g", "08:00") for day in dates(date(2026, 5, 18), 3)]
    entries += [dose(date(2026, 5, 18), "Kratom", 2, "capsule", "21:00")]
    entries += [rating(day, "anxiety", 3) for day in dates(FIRST, 10)]
    assert "Kratom 36\u00a0g +\u00a02\u00a0capsules" in built(entries).weeks[1].totals


def test_milligrams_and_grams_of_one_substance_are_summed() -> None:
    entries: list[Entry] = [
        dose(date(2026, 5, 18), "Kratom", 2, "g", "08:00"),
        dose(date(2026, 5, 18), "Kratom", 500, "mg", "09:00"),
    ]
    entries += [rating(day, "anxiety", 3) for day in dates(FIRST, 10)]
    assert {"Kratom 2.5\u00a0g", "Kratom 2500\u00a0mg"} & set(built(entries).weeks[1].totals)


@pytest.mark.parametrize(("days", "few"), [(6, True), (7, False)])
def test_fewer_than_seven_logged_days_give_the_day_list_and_say_why(days: int, few: bool) -> None:
    data = built([dose(day, "Kratom", 5, "g") for day in dates(FIRST, days)])
    assert bool(data.few_days) is few
    assert bool(data.day_list) is few
    assert bool(data.tiles or data.weeks or data.symptoms) is not few
    if few:
        assert "6 days logged" in data.few_days
        assert [line.day for line in data.day_list][:2] == ["15 May", "16 May"]
        assert data.day_list[0].taken == "Kratom 5 g"


def test_taken_together_is_tinted_only_when_there_is_such_a_day() -> None:
    entries, alerts = taper()
    quiet, warned = (built(entries, some, knowledge=SOME_KNOWLEDGE) for some in ((), alerts))
    assert [one.title for one in quiet.tiles if one.tinted] == []
    assert tile(quiet, 3) == ("Taken together", "0 days", "no serious or critical alert")
    assert [one.title for one in warned.tiles if one.tinted] == ["Taken together"]
    assert tile(warned, 3)[1:] == ("7 days", "may have been active at the same time; critical on 7 days")


def test_when_warnings_were_off_the_report_does_not_claim_that_nothing_met() -> None:
    entries, _alerts = taper()
    data = built(entries, knowledge=None)
    assert data.tiles[3].value == "Not checked"
    assert any("warnings were off" in one.text for one in data.method)


def test_alert_sets_come_worst_first_and_then_rarest() -> None:
    entries: list[Entry] = []
    alerts = []
    for day in dates(FIRST, 10):
        kratom, wine = dose(day, "kratom", 3, "g", "20:00"), drink(day, 12)
        entries += [kratom, wine]
        alerts.append(alert(kratom, wine, Level.CRITICAL))
    kratom = dose(FIRST, "kratom", 3, "g", "19:00")
    diazepam, gabapentin = dose(FIRST, "diazepam", 5, "mg", "22:00"), dose(FIRST, "gabapentin", 300, "mg", "22:30")
    entries += [diazepam, gabapentin]
    alerts += [alert(kratom, diazepam, Level.CRITICAL), alert(kratom, gabapentin, Level.SERIOUS)]
    data = built(entries, alerts)
    assert [(one.level, one.names, one.days) for one in data.alert_sets] == [
        ("critical", "Diazepam + kratom", "1 day, 15 May"),
        ("critical", "Alcohol + kratom", "10 days, last 24 May"),
        ("serious", "Gabapentin + kratom", "1 day, 15 May"),
    ]
    assert data.alert_counts == "days: 10 critical"


def test_what_a_correction_resolved_is_in_the_list_but_not_on_the_first_page() -> None:
    entries, _alerts = taper()
    kratom, wine = dose(FIRST, "kratom", 3, "g", "20:00"), drink(FIRST, 12)
    data = built(entries, [alert(kratom, wine, Level.CRITICAL, "resolved")])
    assert data.alert_sets == ()
    assert data.alert_counts == ""
    assert [line.review for line in data.alert_lines] == ["resolved by a correction"]
    assert data.alert_lines[0].taken == "kratom 3 g at 20:00; wine 150 ml at 21:00"
    assert data.alert_lines[0].apart == "1 h apart"


def test_an_alert_after_midnight_counts_on_the_evening_before() -> None:
    entries, _alerts = taper()
    kratom = dose(FIRST, "kratom", 3, "g", "23:00")
    wine = drink(FIRST + timedelta(days=1), 12, "01:30")
    data = built(entries, [alert(kratom, wine, Level.CRITICAL)])
    assert data.alert_sets[0].days == "1 day, 15 May"


def test_notes_stay_out_unless_they_are_shared() -> None:
    entries, alerts = taper()
    entries = (*entries, note(FIRST, "Ana stayed with me"))
    silent = msgspec.json.encode(built(entries, alerts)).decode()
    shared = built(entries, alerts, include_notes=True)
    assert "Ana stayed" not in silent
    assert "very sleepy" not in silent
    assert [line.text for line in shared.notes] == ["Ana stayed with me"]
    assert any("Felt very sleepy." in line.review for line in shared.alert_lines)


def test_unread_alerts_can_be_left_out_and_that_is_said() -> None:
    entries, alerts = taper()
    data = built(entries, alerts, include_unread=False)
    assert [one.names for one in data.alert_sets] == ["Alcohol + Kratom powder"]
    assert "2 unread alerts left out at the patient's choice." in data.left_out


def test_a_substance_that_is_not_shared_appears_nowhere_and_that_is_said() -> None:
    entries, alerts = taper()
    report = made(entries, alerts, substances=("kratom", "gabapentin"))
    words = msgspec.json.encode(report).decode().casefold()
    assert "diazepam" not in words
    assert "wine" not in words
    assert report.data.alert_sets == ()
    assert "The patient chose which substances to show." in report.data.left_out


def test_names_that_were_not_recognised_are_said_to_be_unchecked() -> None:
    entries = [dose(day, "Mystery powder", 1, "g", substance=None) for day in dates(FIRST, 9)]
    data = built(entries)
    assert data.left_out == ("Not recognised, so not checked for combinations: Mystery powder.",)
    assert any(one.title == "Not checked" and "Mystery powder" in one.text for one in data.method)


def test_calendar_hatches_gaps_and_counts_logged_days_only() -> None:
    data = built(*taper())
    assert [week.title for week in data.weeks] == [
        "3 of 3 days",
        "5 of 7 days",
        "6 of 7 days",
        "6 of 7 days",
        "4 of 4 days",
    ]
    sunday = data.weeks[1].days[6]
    assert sunday is not None
    assert (sunday.number, sunday.logged, sunday.lines) == ("24", False, ())
    assert data.weeks[0].days[:4] == (None, None, None, None)
    friday = data.weeks[0].days[4]
    assert friday is not None
    assert (friday.number, friday.month) == ("15", "May")
    values = {line.label: line.value for line in friday.lines}
    assert values["Kratom powder"] == "12 g"
    assert values["Diazepam"] == "0"
    assert data.completeness.value == "24 of 28 days"
    assert "No entry on 23 May, 24 May, 31 May and 5 Jun." in data.completeness.alt


def test_nothing_said_about_a_substance_is_a_dash_and_not_a_zero() -> None:
    entries = [dose(day, "Kratom", 5, "g") for day in dates(FIRST, 7)] + [sleep(FIRST + timedelta(days=9), 6)]
    data = built(entries)
    cells = {day.number: day for week in data.weeks for day in week.days if day}
    assert ("Kratom", "–") in [(line.label, line.value) for line in cells["24"].lines]
    assert not cells["25"].logged


def test_what_i_take_now_reads_the_last_seven_days_only() -> None:
    entries, alerts = taper()
    data = built(entries, alerts)
    lines = {line.name: (line.amount, line.remark) for line in data.taken_now}
    assert lines["Kratom powder"] == ("6 g a day", "08:00, 20:00")
    assert lines["Diazepam"] == ("5 mg, once", "not prescribed, 1 of 6 days")
    old = [dose(FIRST, "Tramadol", 50), *entries]
    assert "Tramadol" not in {line.name for line in built(old, alerts).taken_now}


def test_what_was_taken_on_every_day_with_nothing_else_to_say_is_counted_too() -> None:
    entries = [dose(day, "Opioid", None, clock="") for day in dates(FIRST, 7)]
    days = {line.name: line.remark for line in built(entries, (), FIRST, dates(FIRST, 7)[-1]).taken_now}
    assert days["Opioid"] == "7 of 7 days"


def test_first_page_says_whose_it_is_only_if_the_person_does() -> None:
    entries, alerts = taper()
    assert built(entries, alerts).about == ("15 May – 11 June 2026", "made 12 June 2026, 08:30")
    named = built(entries, alerts, name=" A. K. ", birth_year=1989)
    assert named.about[:2] == ("A. K.", "born 1989")
    assert named.document_title == "Diary"


def test_three_questions_are_kept_and_empty_ones_are_not() -> None:
    entries, alerts = taper()
    assert built(entries, alerts, questions=["One?", " ", "Two?", "Three?", "Four?"]).questions == ("One?", "Two?")


def test_symptoms_without_a_rating_have_no_panel_but_are_named() -> None:
    data = built([rating(day, "anxiety", 4) for day in dates(FIRST, 14)])
    assert [panel.title for panel in data.symptoms] == ["Anxiety"]
    assert data.symptoms_more == "Not rated: aches, insomnia and cravings."
    assert data.symptoms[0].summary == "first 7 days 4 (n = 7), last 7 days too few (n = 0)"


def test_none_said_for_alcohol_is_told_apart_from_nothing_said() -> None:
    silent = built([rating(day, "anxiety", 4) for day in dates(FIRST, 9)])
    assert tile(silent, 1) == ("Alcohol", "None logged", "nothing said about alcohol")
    sober = built([none_taken(day, "alcohol") for day in dates(FIRST, 9)])
    assert tile(sober, 1) == ("Alcohol", "0 days", "said as none on 9 days")


def test_an_empty_period_makes_a_report_that_says_so() -> None:
    data = built([])
    assert data.few_days.startswith("Too few days for a summary: 0 days logged")
    assert data.completeness.value == "0 of 28 days"


@pytest.mark.parametrize(("first_weekday", "first_row"), [(0, ["11", "12"]), (6, ["10", "11"]), (4, ["15", "16"])])
def test_the_weeks_of_the_calendar_begin_with_the_day_that_was_chosen(first_weekday: int, first_row: list[str]) -> None:
    data = built([rating(day, "anxiety", 4) for day in dates(FIRST, 28)], first_weekday=first_weekday)
    days = [cell for week in data.weeks for cell in week.days]
    assert all(len(week.days) == 7 for week in data.weeks)
    inside = [cell.number for cell in days if cell is not None]
    assert inside == [str(day.day) for day in dates(FIRST, 28)]
    # FIRST is a Friday: the first row begins with the days before it, which are left empty.
    before = next(place for place, cell in enumerate(days) if cell is not None)
    assert str(FIRST.day - before) == first_row[0]
    assert str(FIRST.day - before + 1) == first_row[1]
    assert data.first_weekday == first_weekday


def test_default_file_name_holds_the_dates_and_nothing_else() -> None:
    choices = ReportChoices(first=FIRST, last=LAST, name="A. K.")
    assert choices.file_name == "diary-2026-05-15_2026-06-11.pdf"


def test_the_whole_report_of_a_fixed_journal_is_as_it_was() -> None:
    """Written anew with `JOURNAL_GOLDEN=write`; a change of it is looked at like a change of code."""
    entries, alerts = taper()
    last = next(entry for entry in reversed(entries) if isinstance(entry, Dose) and entry.name == "Kratom powder")
    data = built(
        (*entries, *HAPPENED),
        (*alerts, own_alert(last, "P3", Level.CAUTION)),
        name="A. K.",
        birth_year=1989,
        questions=["Is that the taper?"],
        include_notes=True,
        regimen=REGIMEN,
        profile=Profile(sleep_apnoea=True),
        knows=(PrescriberKnows(ingredients=("alcohol", "kratom"), at=ENTERED, days=30),),
    )
    text = msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"
    golden = Path(__file__).parents[2] / "golden" / "report.json"
    if os.environ.get("JOURNAL_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_a_long_name_does_not_push_the_legend_off_the_page() -> None:
    entries = [dose(day, "W" * 200, 1, "g") for day in dates(FIRST, 7)]
    entries_and_ratings = [*entries, *(rating(day, "S" * 200, 3) for day in dates(FIRST, 7))]
    assert max(len(word) for line in built(entries_and_ratings).calendar_legend for word in line.split()) <= 25
