"""Typed lines: what is asked, at which times, in which words; and that what is ready can be logged as it stands."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from journal_app.domain.entries import Dose, Drink, Intake, NoneTaken, Note, Sleep, Urge
from journal_app.domain.moments import moment_of
from journal_app.domain.units import Amount
from journal_app.errors import BadKnowledge
from journal_app.operations.drafts import save_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.quick_add import read_line
from journal_app.operations.quick_add_views import QuickReading
from journal_app.operations.save_custom_substance import save_custom_substance
from journal_app.operations.undo_change import undo
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace
from tests.unit.operations.quick_add_compact import compact
from tests.unit.operations.quick_add_person import person_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A person of a week."""
    with person_workspace(tmp_path / "journal.db") as made:
        yield made


def at(workspace: Workspace, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
    """Set the clock to an instant, in UTC."""
    workspace.clock = lambda: datetime(year, month, day, hour, minute, tzinfo=UTC)


def only(reading: QuickReading) -> str:
    """When the one entry was."""
    assert reading.ready and len(reading.items) == 1, reading
    return reading.items[0].when


def test_the_preview_is_one_sentence_that_can_be_read_out(workspace: Workspace) -> None:
    """Units in full, day and time, route."""
    item = read_line(workspace, "diazepam 10mg 21:05 by mouth").items[0]
    assert item.spoken == "Diazepam, 10 milligrams, today 21:05, by mouth"
    assert (item.title, item.when, item.detail, item.icon) == ("Diazepam 10 mg", "Today 21:05", "by mouth", "pill")
    assert read_line(workspace, "k 3").items[0].icon == "leaf"


def test_what_is_ready_is_logged_as_it_stands(workspace: Workspace) -> None:
    """Several entries are one step, with ids of their own."""
    reading = read_line(workspace, "kratom 3g 20:15, 2 beers, anx 7")
    entries = tuple(item.entry for item in reading.items)
    done = log_entries(workspace, entries, "Logged")
    assert len({entry.id for entry in done.entries}) == 3
    assert done.alerts, "kratom and alcohol meet"


def test_a_time_that_is_still_to_come_is_yesterday_and_says_so(workspace: Workspace) -> None:
    """In words, and today's time is another reading."""
    reading = read_line(workspace, "kratom 3g 23:10")
    assert only(reading) == "Yesterday 23:10 (23:10 today is still to come, so this is yesterday)"
    assert "today 23:10" in [each.detail for each in reading.alternatives]


def test_the_same_time_yesterday_is_another_reading(workspace: Workspace) -> None:
    """A slip of the day is one key away; the line as a note is always the last."""
    reading = read_line(workspace, "kratom 3g 20:15")
    assert [each.detail for each in reading.alternatives] == ["yesterday 20:15", "kratom 3g 20:15"]
    assert isinstance(reading.alternatives[-1].entries[0], Note)


def test_nine_may_be_in_the_morning(workspace: Workspace) -> None:
    """The last nine o'clock is meant, the other one is offered; where neither is near, it is asked."""
    reading = read_line(workspace, "kratom 3g at 9")
    assert only(reading) == "Today 21:00"
    assert reading.alternatives[0].detail == "today 09:00"
    assert compact(read_line(workspace, "kratom 3g yesterday at 9")) == "asks time"


def test_a_quarter_past_eight_is_asked_only_where_clocks_have_two_halves(workspace: Workspace) -> None:
    """In Germany 8:15 is in the morning."""
    assert compact(read_line(workspace, "kratom 3g 8:15")) == "asks time"
    workspace.country = "DE"
    assert only(read_line(workspace, "kratom 3g 8:15")) == "Today 08:15"


def test_after_midnight_last_night_is_still_the_night(workspace: Workspace) -> None:
    """At half past one, the night goes up to now, and half past eleven was before midnight."""
    at(workspace, 2026, 11, 23, 0, 30)
    found = read_line(workspace, "kratom 3g last night").items[0].entry.moment
    assert found.precision == "about" and found.latest == workspace.clock()
    assert only(read_line(workspace, "kratom 3g 23:30")).startswith("Yesterday 23:30")
    assert compact(read_line(workspace, "nothing today")) == "asks time"
    assert read_line(workspace, "nothing 2026-11-22").ready


def test_the_hour_that_was_there_twice_is_asked_about(workspace: Workspace) -> None:
    """25 October 2026: 02:30 in Berlin was there in summer time and in winter time."""
    at(workspace, 2026, 10, 25, 9)
    question = read_line(workspace, "kratom 3g 2:30 am").questions[0]
    lines = [choice.line for choice in question.choices]
    instants = [read_line(workspace, line).items[0].entry.moment.at for line in lines]
    assert instants[1] - instants[0] == timedelta(hours=1)
    assert instants[0] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_hour_that_was_never_there_is_asked_about(workspace: Workspace) -> None:
    """29 March 2026: 02:30 was skipped."""
    at(workspace, 2026, 3, 29, 9)
    question = read_line(workspace, "kratom 3g 2:30 am").questions[0]
    assert [choice.words for choice in question.choices] == ["01:30", "03:30"]
    assert all(read_line(workspace, choice.line).ready for choice in question.choices)


def test_on_another_day_of_the_page_the_line_is_about_that_day(workspace: Workspace) -> None:
    """Without a time it is some time of that day; ago still counts from now."""
    day = date(2026, 11, 18)
    assert only(read_line(workspace, "kratom 3g", day)) == "18 November, time not known"
    assert only(read_line(workspace, "kratom 3g 20:15", day)) == "18 November 20:15"
    assert only(read_line(workspace, "no alcohol", day)) == "18 November"
    assert only(read_line(workspace, "kratom 3g 2h ago", day)) == "Today 20:30"


def test_more_than_usual_is_confirmed_by_its_key_for_that_amount_alone(workspace: Workspace) -> None:
    """One key confirms 30 g, and not 60 g; the slip of a zero is offered."""
    question = read_line(workspace, "kratom 30g").questions[0]
    assert question.text == "That is more than you usually log. Is 30 g right?"
    assert [choice.line for choice in question.choices] == ["", "kratom 3 g"]
    confirmed = frozenset({question.key})
    assert read_line(workspace, "kratom 30g", confirmed=confirmed).ready
    assert not read_line(workspace, "kratom 60g", confirmed=confirmed).ready


def test_three_times_the_usual_is_not_yet_more(workspace: Workspace) -> None:
    """The edge: 9 g of the usual 3 g is read, 9.1 g is asked about, in milligrams too."""
    assert read_line(workspace, "kratom 9g").ready
    assert not read_line(workspace, "kratom 9.1g").ready
    assert not read_line(workspace, "kratom 9100mg").ready


def test_one_slip_does_not_make_much_usual(tmp_path: Path) -> None:
    """A single large amount among many does not silence the question."""
    with new_workspace(tmp_path / "journal.db") as workspace:
        amounts = [3.0] * 20 + [30.0]
        doses = [
            Dose(
                id=uuid4(), moment=moment_of(NOW - timedelta(hours=5 * number), ZONE), entered_at=NOW, name="kratom",
                substance="kratom_leaf", amount=Amount(value=value, unit="g"),
            )
            for number, value in enumerate(amounts, 1)
        ]  # fmt: skip
        log_entries(workspace, doses, "Before")
        assert not read_line(workspace, "kratom 30g").ready


def test_a_misspelled_substance_is_asked_about_unless_it_is_the_persons_own(workspace: Workspace) -> None:
    """Kept as written it is not checked; an own one is read and shown."""
    question = read_line(workspace, "clonazapem 1mg").questions[0]
    assert (question.kind, question.text) == ("spelling", "Did you mean clonazepam?")
    assert question.choices[0].line == "clonazepam 1mg"
    kept = read_line(workspace, "clonazapem 1mg", confirmed=frozenset({question.key})).items[0]
    assert not kept.checked and isinstance(kept.entry, Dose) and kept.entry.substance is None
    own = read_line(workspace, "krtom 3g")
    assert own.ready and "read as kratom" in own.items[0].detail


def test_short_words_are_never_corrected(workspace: Workspace) -> None:
    """Three letters are too few to tell a slip from another name."""
    for line in ("oxe 5mg", "xam 1mg"):
        reading = read_line(workspace, line)
        assert not any(item.checked for item in reading.items)


def test_the_last_unit_serves_for_a_bare_number(workspace: Workspace) -> None:
    """Only for what was logged before; a new name is asked for its unit."""
    assert read_line(workspace, "diazepam 10").items[0].title == "Diazepam 10 mg"
    question = read_line(workspace, "lorazepam 1").questions[0]
    assert question.kind == "unit" and question.choices[0].line == "lorazepam 1 mg"


def test_an_own_substance_whose_name_is_in_the_list_too_can_be_chosen(workspace: Workspace) -> None:
    """What the person made stands first among their own names."""
    save_custom_substance(workspace, "Blue Thing", "unknown_opioid")
    reading = read_line(workspace, "blue thing 2 caps")
    entry = reading.items[0].entry
    own = {each.id for each in workspace.person().custom}
    assert reading.ready and isinstance(entry, Dose) and entry.substance in own


def test_a_glass_of_one_country_is_known_only_there(workspace: Workspace) -> None:
    """A schooner is 425 ml in Australia; elsewhere its size is not guessed."""
    assert not read_line(workspace, "2 schooners").ready
    workspace.country = "AU"
    assert compact(read_line(workspace, "2 schooners")) == "schooner 2x425ml 5%"


def test_drinks_have_the_size_of_the_country(workspace: Workspace) -> None:
    """A beer of the US is 355 ml, elsewhere 330; a pint is 473 or 568."""
    us = [item.entry for item in read_line(workspace, "beer, pint, shot").items]
    workspace.country = "GB"
    gb = [item.entry for item in read_line(workspace, "beer, pint, shot").items]
    sizes = [[each.volume_ml for each in found if isinstance(each, Drink)] for found in (us, gb)]
    assert sizes == [[355, 473, 44], [330, 568, 25]]


def test_a_drink_of_the_persons_own_keeps_its_size(workspace: Workspace) -> None:
    """What was logged as homebrew is homebrew the next time."""
    drink = read_line(workspace, "beer 500ml 7%").items[0].entry
    assert isinstance(drink, Drink)
    own = Drink(
        id=uuid4(), moment=drink.moment, entered_at=NOW, name="zauberbräu", volume_ml=500, abv_percent=7, ethanol_g=27.6
    )
    log_entries(workspace, (own,), "Logged")
    again = read_line(workspace, "2 zauberbräu").items[0].entry
    assert isinstance(again, Drink) and (again.volume_ml, again.abv_percent, again.count) == (500, 7, 2)


def test_a_night_belongs_to_the_date_of_its_end(workspace: Workspace) -> None:
    """Bed before midnight, up in the morning."""
    night = read_line(workspace, "slept 11pm-6am woke 3").items[0].entry
    assert isinstance(night, Sleep) and night.moment.local_date == date(2026, 11, 22)
    assert night.bed_at == datetime(2026, 11, 21, 22, tzinfo=UTC) and night.up_at == datetime(
        2026, 11, 22, 5, tzinfo=UTC
    )


def test_craving_is_a_rating_alone_and_an_urge_with_what_it_is_for(workspace: Workspace) -> None:
    """And without how strong it was, it is asked."""
    assert compact(read_line(workspace, "craving 6")) == "cravings=6"
    urge = read_line(workspace, "craving kratom 6").items[0].entry
    assert isinstance(urge, Urge) and (urge.name, urge.substance, urge.strength) == ("kratom", "kratom_leaf", 6)
    assert not read_line(workspace, "craving kratom").ready


def test_a_none_beside_some_is_refused(workspace: Workspace) -> None:
    """Both cannot be true of a date; another date is no contradiction."""
    assert not read_line(workspace, "no alcohol today, 2 beers").ready
    assert not read_line(workspace, "nothing today, kratom 3g").ready
    assert read_line(workspace, "no kratom yesterday, kratom 3g").ready


def test_a_time_for_all_or_for_one_is_asked(workspace: Workspace) -> None:
    """Both answers are lines that say it plainly."""
    question = read_line(workspace, "kratom 3g, 2 beers 20:15").questions[0]
    readings = [compact(read_line(workspace, choice.line)) for choice in question.choices]
    assert readings == [
        "kratom_leaf 3g @0 20:15 ; beer 2x355ml 5% @0 20:15",
        "kratom_leaf 3g ; beer 2x355ml 5% @0 20:15",
    ]


def test_one_of_several_at_a_time_offers_all_at_it(workspace: Workspace) -> None:
    """The beers are now; that all were at a quarter past eight is another reading."""
    reading = read_line(workspace, "kratom 3g 20:15, 2 beers")
    assert reading.alternatives[0].detail == "all of them today 20:15"
    assert {entry.moment.local.hour for entry in reading.alternatives[0].entries} == {20}


def test_without_a_list_a_line_is_still_read(tmp_path: Path) -> None:
    """Warnings are off, names are kept as written and not checked; a none of the day needs no list."""
    with new_workspace(tmp_path / "journal.db") as made:
        workspace = Workspace(
            journal=made.journal, knowledge=BadKnowledge("damaged"), clock=lambda: NOW, zone=lambda: ZONE
        )
        reading = read_line(workspace, "kratom 3g")
        assert reading.ready and not reading.items[0].checked
        assert isinstance(read_line(workspace, "nothing today").items[0].entry, NoneTaken)
        assert read_line(workspace, "anx 7").ready


def test_an_empty_line_says_nothing(workspace: Workspace) -> None:
    """Nothing to log, nothing to ask, nothing to complain about."""
    for line in ("", "   ", "\n\t"):
        assert read_line(workspace, line) == QuickReading(line="")


def test_an_entry_logged_is_known_at_the_next_key(workspace: Workspace) -> None:
    """The names are read again after a change."""
    assert compact(read_line(workspace, "lorazepam 1")) == "asks unit"
    log_entries(workspace, [item.entry for item in read_line(workspace, "lorazepam 1mg").items], "Logged")
    assert compact(read_line(workspace, "lorazepam 1")) == "lorazepam 1mg"
    undo(workspace)
    assert compact(read_line(workspace, "lorazepam 1")) == "asks unit"


def test_a_draft_has_nothing_read_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are kept while a line is typed; the names that it is held against stay the same."""
    read_line(workspace, "lorazepam 1mg")
    asked: list[datetime] = []
    latest = workspace.journal.latest_intakes

    def counted(before: datetime) -> tuple[Intake, ...]:
        asked.append(before)
        return latest(before)

    monkeypatch.setattr(workspace.journal, "latest_intakes", counted)
    save_draft(workspace, "quick add", "lorazepam 1m")
    item = read_line(workspace, "lorazepam 1mg").items[0]
    assert asked == []
    log_entries(workspace, [item.entry], "Logged")
    read_line(workspace, "lorazepam 1")
    assert len(asked) == 1, "an entry may have brought a name"
