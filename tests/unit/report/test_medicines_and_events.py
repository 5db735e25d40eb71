"""The medicine list, what happened, and warnings that are about no pair, in the report's words."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from journal_app.domain.entries import RED_FLAGS
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.person import PrescriberKnows, Profile
from journal_app.report.build import Report
from journal_app.report.data import ReportData
from tests.shipped import shipped_knowledge
from tests.unit.report.example import (
    FIRST,
    HAPPENED,
    LAST,
    REGIMEN,
    alert,
    dates,
    dose,
    drink,
    marker,
    medicine,
    own_alert,
    red_flag,
    skipped,
    taper,
    urge,
)  # fmt: skip
from tests.unit.report.test_build import built, made

ENTRIES, ALERTS = taper()


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped_knowledge()


def with_list(**chosen: object) -> ReportData:
    return built((*ENTRIES, *HAPPENED), ALERTS, regimen=REGIMEN, **chosen)


def test_what_i_take_now_begins_with_the_medicine_list() -> None:
    data = with_list()
    assert [(line.name, line.amount, line.remark) for line in data.taken_now if line.listed] == [
        (
            "Sertraline",
            "100 mg once a day",
            "since 3 Nov 2025, Dr. Lang, planned from 20 Jun: 150 mg once a day",
        ),
        ("Naproxen", "250 mg as needed", "since 1 Jan"),
        ("Pregabalin", "stopped 3 Jun", "was 75 mg 2 times a day, since 18 May"),
    ]
    assert "Kratom powder" in [line.name for line in data.taken_now if not line.listed]
    assert not data.taken_now[-1].listed
    assert "Zopiclone" not in msgspec.json.encode(data).decode()


def test_a_long_medicine_list_leaves_room_on_the_page_and_says_where_the_rest_is() -> None:
    many = tuple(medicine(f"Medicine {number}", 5, FIRST, substance=None) for number in range(9))
    data = built(ENTRIES, ALERTS, regimen=many)
    assert sum(line.listed for line in data.taken_now) == 3
    assert sum(not line.listed for line in data.taken_now) >= 2
    assert data.taken_now_more.startswith("and 6 more medicines in the list at the end")
    assert [row.name for row in data.medicines] == [f"Medicine {number}" for number in range(9)]


def test_the_last_page_has_every_medicine_with_its_plan() -> None:
    rows = {row.name: row for row in with_list().medicines}
    assert rows["Sertraline"].prescribed == "50 mg once a day"
    assert rows["Sertraline"].plan == "from 20 May: 100 mg once a day; from 20 Jun: 150 mg once a day"
    assert rows["Sertraline"].period == "3 Nov 2025 – goes on"
    assert rows["Pregabalin"].period == "18 May – 3 Jun"
    assert any(one.title == "Medicines on the list" and "whether or not" in one.text for one in with_list().method)
    assert not any(one.title == "Medicines on the list" for one in built(ENTRIES, ALERTS).method)


def test_a_medicine_of_the_list_is_never_counted_as_taken() -> None:
    report: Report = made((*ENTRIES, *HAPPENED), ALERTS, regimen=REGIMEN)
    assert not {"sertraline", "pregabalin", "naproxen"} & {lane.key for lane in report.trends.lanes}
    assert [line.name for line in report.trends.medicines] == ["Sertraline", "Naproxen", "Pregabalin"]
    cells = [line.label for week in report.data.weeks for day in week.days if day for line in day.lines]
    assert "Pregabalin" not in cells
    assert report.data.how_to_read.count("as prescribed, not logged each day") == 1


def test_a_medicine_that_is_not_recognised_is_said_to_be_unchecked() -> None:
    data = built(ENTRIES, ALERTS, regimen=(medicine("Grandma's drops", 5, FIRST, substance=None),))
    assert "Not recognised, so not checked for combinations: Grandma's drops." in data.left_out


def test_a_medicine_that_is_not_shared_appears_nowhere() -> None:
    report = made((*ENTRIES, *HAPPENED), ALERTS, regimen=REGIMEN, substances=("kratom", "sertraline"))
    words = msgspec.json.encode(report).decode().casefold()
    assert "sertraline" in words
    assert "pregabalin" not in words
    assert "naproxen" not in words
    assert "The patient chose which substances to show." in report.data.left_out
    # The urge was for wine.
    assert "wine" not in words


def test_signs_that_needed_help_stand_on_page_1_and_in_the_list() -> None:
    data = with_list()
    assert data.signs == "Signs that needed help: seizure, 3 June."
    assert [(line.when, line.text, line.sign) for line in data.events] == [
        ("3 June, 14:00", "Sign that needed help: seizure", True),
        ("2 June, 22:00", "Sertraline not taken", False),
        ("28 May, 10:00", "A dose lowered as planned", False),
        ("18 May, 10:00", "An appointment", False),
    ]
    assert built(ENTRIES, ALERTS).signs == ""
    many = [red_flag(day, "chest_pain") for day in dates(FIRST, 6)]
    assert built((*ENTRIES, *many), ALERTS).signs.endswith("; and 2 more in the list at the end.")


def test_signs_stay_when_only_some_substances_are_shared(knowledge: Knowledge) -> None:
    flag = red_flag(FIRST, "seizure")
    own = own_alert(flag, "P15", Level.CRITICAL, "seizure")
    data = built((*ENTRIES, flag), [own], substances=("kratom",), knowledge=knowledge)
    assert data.signs == "Signs that needed help: seizure, 15 May."
    assert [line.level for line in data.alert_lines] == ["critical"]


@pytest.mark.parametrize("what", RED_FLAGS)
def test_a_sign_speaks_to_the_reader_and_stands_once_on_page_1(what: str, knowledge: Knowledge) -> None:
    flag = red_flag(FIRST, what)  # type: ignore[arg-type]  # one of RED_FLAGS
    data = built((*ENTRIES, flag), [own_alert(flag, "P15", Level.CRITICAL, what)], knowledge=knowledge)
    assert data.alert_sets == ()
    assert data.alert_lines[0].taken.startswith("Noted: ")
    assert "ou " not in data.alert_lines[0].taken.replace("could", "")


def test_what_happened_is_flagged_in_its_cell() -> None:
    cells = {(day.month, day.number): day for week in with_list().weeks for day in week.days if day is not None}
    assert cells["", "18"].flags == ("appointment", "start Pregabalin")
    assert cells["", "20"].flags == ("100 mg Sertraline",)
    assert cells["", "28"].flags == ("dose lowered",)
    assert cells["", "3"].flags == ("seizure", "stop Pregabalin")
    assert ("Sertraline", "no") in [(line.label, line.value) for line in cells["", "2"].lines]
    assert ("Urge", "7") in [(line.label, line.value) for line in cells["", "4"].lines]
    assert "no = medicine of the list, not taken." in with_list().calendar_legend
    assert "no = medicine of the list, not taken." not in built(ENTRIES, ALERTS).calendar_legend


def test_a_full_day_keeps_its_lines_and_leaves_the_urge_out() -> None:
    day = FIRST + timedelta(days=1)
    others = [dose(day, f"Other {number}", 5, "mg") for number in range(7)]
    entries = (
        *ENTRIES,
        *others,
        urge(day, "Wine", 9),
        marker(day, "fever"),
        marker(day, "heat"),
        marker(day, "stressor"),
    )
    data = built(entries, ALERTS)
    cell = next(each for week in data.weeks for each in week.days if each is not None and each.number == "16")
    assert len(cell.flags) == 2
    assert cell.flags[1] == "and 2 more"
    assert len(cell.lines) + len(cell.flags) == 7
    assert "Urge" not in [line.label for line in cell.lines]


def test_few_days_are_listed_with_what_happened() -> None:
    day = FIRST + timedelta(days=1)
    entries = [
        dose(FIRST, "Kratom", 3, "g"),
        skipped(FIRST, "Sertraline"),
        marker(day, "appointment"),
        urge(day, "Wine", 6),
    ]
    data = built(entries, regimen=(medicine("Pregabalin", 75, FIRST),))
    assert [(line.day, line.taken) for line in data.day_list] == [
        ("15 May", "Kratom 3 g; Sertraline not taken; start Pregabalin"),
        ("16 May", "appointment; urge 6: Wine"),
    ]


def test_words_of_an_urge_are_notes_and_stay_out() -> None:
    assert "walked" not in msgspec.json.encode(with_list()).decode()


def test_a_warning_about_no_pair_keeps_its_own_words_and_has_no_plus(knowledge: Knowledge) -> None:
    kratom = dose(LAST, "Kratom", 3, "g", "21:00")
    wine = drink(LAST, 24)
    own = own_alert(kratom, "P3", Level.CAUTION)
    data = built((*ENTRIES, kratom), [own, alert(kratom, wine, Level.CRITICAL)], knowledge=knowledge)
    assert [(one.level, one.names) for one in data.alert_sets] == [
        ("critical", "Alcohol + Kratom"),
        ("caution", "Kratom on most days, and then none"),
    ]
    lines = {line.level: line for line in data.alert_lines}
    assert lines["caution"].taken == "Kratom on most days, and then none (Kratom 3 g at 21:00)"
    assert lines["caution"].apart == ""
    assert lines["critical"].apart == "0 minutes apart"


def test_warnings_of_one_substance_and_day_are_not_mixed_with_each_other(knowledge: Knowledge) -> None:
    kratom = dose(LAST, "Kratom", 3, "g", "21:00")
    both = [own_alert(kratom, "P3", Level.CAUTION), own_alert(kratom, "P5", Level.SERIOUS)]
    data = built((*ENTRIES, kratom), both, knowledge=knowledge)
    assert [one.names for one in data.alert_sets] == [
        "The amounts of Kratom went up",
        "Kratom on most days, and then none",
    ]
    assert len(data.alert_lines) == 2


def test_without_usable_data_such_a_warning_still_names_what_it_is_about() -> None:
    kratom = dose(LAST, "Kratom", 3, "g", "21:00")
    data = built((*ENTRIES, kratom), [own_alert(kratom, "P3", Level.CAUTION)], knowledge=None)
    assert [one.names for one in data.alert_sets] == ["Kratom"]


def test_only_what_met_counts_as_taken_together(knowledge: Knowledge) -> None:
    kratom = dose(LAST, "Kratom", 3, "g", "21:00")
    flag = red_flag(FIRST, "seizure")
    own = [own_alert(flag, "P15", Level.CRITICAL, "seizure"), own_alert(kratom, "P5", Level.SERIOUS)]
    data = built((*ENTRIES, kratom, flag), own, knowledge=knowledge)
    assert data.tiles[3].value == "0 days"
    assert data.alert_counts == "days: 1 critical, 1 serious"


def test_the_ledger_level_is_printed_beside_what_the_prescriber_knows() -> None:
    said = (PrescriberKnows(ingredients=("alcohol", "kratom", "more"), at=datetime(2026, 6, 1, tzinfo=UTC), days=30),)
    data = built(ENTRIES, ALERTS, knows=said)
    sets = {one.names: one for one in data.alert_sets}
    assert (sets["Alcohol + Kratom powder"].level, sets["Alcohol + Kratom powder"].knows) == ("critical", True)
    assert not sets["Diazepam + Kratom powder"].knows
    assert {line.knows for line in data.alert_lines} == {True, False}
    assert not any(line.knows for line in built(ENTRIES, ALERTS).alert_lines)


def test_health_details_are_named_and_can_be_left_out(knowledge: Knowledge) -> None:
    profile = Profile(sleep_apnoea=True, birth_year=1950, pregnant_since=date(2026, 5, 1), seizures=True)
    tablet = dose(LAST, "Diazepam", 5)
    own = own_alert(tablet, "P9", Level.SERIOUS)
    told = built((*ENTRIES, tablet), [own], profile=profile, knowledge=knowledge)
    texts = {one.title: one.text for one in told.method}
    assert texts["Health details"] == (
        "Warnings were raised for: pregnancy, sleep apnoea, a seizure or delirium in an earlier withdrawal and age "
        "(65 or older)."
    )
    assert [one.names for one in told.alert_sets] == ["Diazepam while pregnant"]
    silent = built((*ENTRIES, tablet), [own], profile=profile, knowledge=knowledge, include_health=False)
    words = msgspec.json.encode(silent).decode()
    assert "regnan" not in words
    assert "apnoea" not in words
    assert "seizure" not in words
    assert "1 alert about health details left out at the patient's choice." in silent.left_out
    assert "Health details" not in {one.title for one in built(ENTRIES, ALERTS).method}


def test_a_pregnancy_that_begins_later_is_not_told() -> None:
    data = built(ENTRIES, ALERTS, profile=Profile(pregnant_since=LAST + timedelta(days=1), birth_year=1990))
    assert "Health details" not in {one.title for one in data.method}
