"""Midnight, a sleep of the computer and a clock that is set, while something stands open: nothing changes its day."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Note, SymptomRating
from journal_app.domain.moments import moment_at, moment_of, moment_on
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.when_field import ABOUT, AT, DAY_ONLY, TODAY, YESTERDAY, WhenField
from journal_app.ui.idle_lock import IdleLock
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.sleeping_clock import seconds_with_sleep
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.desk import Desk, choose, write
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle, shown
from tests.unit.operations.new_journals import NOW, ZONE

SATURDAY: Final = date(2026, 11, 21)
LATE: Final = datetime(2026, 11, 21, 22, 58, tzinfo=UTC)
"""23:58 on that Saturday in the zone of the tests."""
JUMPS: Final = {
    "midnight": timedelta(minutes=4),
    "a sleep": timedelta(hours=9),
    "a clock set forward": timedelta(days=366),
}


class Clock:
    """The time of the computer, which a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Two minutes to midnight."""
    return Clock(LATE)


@pytest.fixture
def late(workspace: Workspace, clock: Clock) -> Clock:
    """The same, for everything that asks the open journal for the time."""
    workspace.clock = clock
    return clock


@pytest.fixture
def when(qtbot: QtBot, theme: Theme, clock: Clock) -> WhenField:
    """The field alone."""
    made = WhenField(clock, ZONE)
    qtbot.addWidget(made)
    made.set_day(SATURDAY)
    made.show()
    return made


@pytest.mark.parametrize("jump", JUMPS.values(), ids=list(JUMPS))
@pytest.mark.parametrize("day", [TODAY, YESTERDAY])
@pytest.mark.parametrize("kind", [AT, ABOUT, DAY_ONLY])
def test_the_day_that_was_shown_is_the_day_that_is_kept(
    when: WhenField, clock: Clock, kind: int, day: int, jump: timedelta
) -> None:
    choose(when, kind)
    when.day.setCurrentIndex(day)
    write(when.time, "21:15")
    said, meant = when.said.text(), when.moment()
    assert meant is not None
    assert meant.local_date == SATURDAY - timedelta(days=day)
    clock.now += jump
    assert when.moment() == meant
    assert when.said.text() == said
    assert when.draft()["day"] == meant.local_date.isoformat()


def test_a_time_that_meant_the_evening_before_goes_on_meaning_it(when: WhenField, clock: Clock) -> None:
    choose(when, AT)
    write(when.time, "23:59")
    assert "still to come" in when.said.text()
    clock.now += timedelta(minutes=4)
    assert when.moment() == moment_at(datetime(2026, 11, 20, 23, 59), ZONE)


def test_a_time_that_is_typed_after_midnight_is_of_the_new_day(when: WhenField, clock: Clock) -> None:
    choose(when, AT)
    clock.now += timedelta(minutes=10)
    write(when.time, "0:05")
    assert when.moment() == moment_at(datetime(2026, 11, 22, 0, 5), ZONE)


def test_a_clock_that_is_set_back_asks_about_the_day(when: WhenField, clock: Clock) -> None:
    choose(when, DAY_ONLY)
    clock.now -= timedelta(days=1)
    assert when.moment() is None
    assert when.said.text() == "That is still to come. Please check the time and the date."
    clock.now += timedelta(days=1)
    assert when.moment() == moment_on(SATURDAY, ZONE)


def test_a_note_that_is_corrected_past_midnight_stays_on_its_day(desk: Desk, workspace: Workspace, late: Clock) -> None:
    entry = Note(id=uuid4(), moment=moment_on(SATURDAY, ZONE), entered_at=LATE, note="x")
    form = desk.open(NoteForm, entry)
    assert isinstance(form, NoteForm)
    form.words.setPlainText("y")
    late.now += timedelta(minutes=4)
    again = desk.save(form)
    assert again.moment == entry.moment


@pytest.mark.parametrize(
    ("at", "offsets"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), (7200, 3600)),  # 02:30 comes twice
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), (3600, 7200)),  # 02:30 never comes
    ],
)
def test_what_is_logged_as_now_on_both_sides_of_a_change_of_the_clock_is_an_hour_apart(
    qtbot: QtBot, theme: Theme, at: datetime, offsets: tuple[int, int]
) -> None:
    clock = Clock(at)
    field = WhenField(clock, ZONE)
    qtbot.addWidget(field)
    first = field.moment()
    clock.now += timedelta(hours=1)
    second = field.moment()
    assert first is not None
    assert second is not None
    assert second.at - first.at == timedelta(hours=1)
    assert (first.utc_offset_s, second.utc_offset_s) == offsets


def test_an_entry_of_the_second_half_past_two_stays_there_when_it_is_edited(qtbot: QtBot, theme: Theme) -> None:
    second = moment_of(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ZONE)
    field = WhenField(Clock(datetime(2026, 10, 25, 9, 0, tzinfo=UTC)), ZONE)
    qtbot.addWidget(field)
    field.fill(second)
    assert field.time.text() == "02:30"
    assert field.moment() == second


def test_a_check_in_that_asks_about_now_is_saved_for_now_past_midnight(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, late: Clock
) -> None:
    page = shown(qtbot, client, theme)
    assert "few hours" in page.check_in.what_to_rate.text()
    page.check_in.rows[0].set_value(7)
    page.check_in.rows[0].changed.emit()
    late.now += timedelta(minutes=4)  # the page has not heard of it yet
    page.check_in.submit()
    settle(qtbot, client)
    (rating,) = [each for each in workspace.journal.entries() if isinstance(each, SymptomRating)]
    assert rating.moment == moment_of(late.now, ZONE)


def test_today_follows_a_clock_that_is_set_forward_and_back(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace
) -> None:
    clock = Clock(NOW)
    workspace.clock = clock
    page = shown(qtbot, client, theme)
    for jump in (timedelta(days=365), timedelta(days=-366), timedelta(hours=3), timedelta(hours=4)):
        clock.now += jump
        page._minute_passed()
        settle(qtbot, client)
        assert page.day == moment_of(clock.now, ZONE).local_date
        assert page.shows_today


def test_what_is_opened_right_after_midnight_is_for_now(
    qtbot: QtBot, client: JournalClient, theme: Theme, late: Clock
) -> None:
    page = shown(qtbot, client, theme)
    late.now += timedelta(minutes=4)  # the page has not heard of it yet
    page.act("note")
    settle(qtbot, client)
    assert page.shows_today
    assert page.forms.form is not None
    assert page.forms.form.when.moment() == moment_of(late.now, ZONE)


def test_a_line_that_is_opened_right_after_midnight_is_for_now(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, late: Clock
) -> None:
    window = open_window(qtbot, theme, client)
    late.now += timedelta(minutes=4)
    window.open_quick_add("kratom 3g")
    settle(qtbot, client)
    panel = window.findChild(QuickAddPanel)
    assert panel is not None
    assert not panel.for_day.isVisible()
    qtbot.waitUntil(lambda: panel.reader.reading is not None, timeout=20_000)
    with qtbot.waitSignal(panel.logged, timeout=20_000):
        panel.enter.press()
    settle(qtbot, client)
    (entry,) = workspace.journal.entries()
    assert entry.moment == moment_of(late.now, ZONE)


# Asleep.


def test_the_clock_of_the_lock_goes_on_and_nobody_can_set_it() -> None:
    first = seconds_with_sleep()
    assert 0 <= seconds_with_sleep() - first < 60
    # It counts from some start of the computer, not from 1970 as the clock that is set does, and sleeps count too.
    assert first < time.time() / 2
    assert seconds_with_sleep() >= time.monotonic() - 1


def test_the_hand_that_wakes_the_computer_finds_the_journal_locked(qapp: QApplication, qtbot: QtBot) -> None:
    seconds = [1000.0]
    lock = IdleLock(qapp, 5, lambda: False, lambda: seconds[0])
    locked: list[bool] = []
    lock.lock_wanted.connect(lambda: locked.append(True))
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    seconds[0] += 8 * 3600
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert locked == [True]
    lock.stop()
    seconds[0] += 8 * 3600
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert locked == [True], "it went on after it was stopped"
