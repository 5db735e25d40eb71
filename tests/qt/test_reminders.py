"""Reminders come at the chosen times and never otherwise: asleep, put off, set back, locked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journal_app.preferences import Preferences, read_preferences
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.services.reminders import LOOK_AT_LEAST_EVERY_MS, Reminders
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.reminder_strip import ReminderStrip
from tests.qt.walks import faults

START = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)  # 14:00 in Berlin


class Wall:
    """A clock on the wall, and the reminders that look at it."""

    def __init__(self, file: Path, now: datetime = START, **preferences: object) -> None:
        self.now = now
        self.zone = "Europe/Berlin"
        stored = Preferences(**({"reminders": True} | preferences))  # type: ignore[arg-type]  # what a test wants
        self.store = PreferenceStore(file, stored)
        self.reminders = Reminders(self.store, clock=lambda: self.now, zone=lambda: self.zone)
        self.said: list[datetime] = []
        self.reminders.due.connect(lambda: self.said.append(self.now))

    def pass_by(self, minutes: float, step: float = 1) -> None:
        """Let time go by, and look as often as the timer does."""
        end = self.now + timedelta(minutes=minutes)
        while self.now < end:
            self.now = min(end, self.now + timedelta(minutes=step))
            self.reminders.look()

    def sleep(self, minutes: float) -> None:
        """The computer sleeps; nobody looks until it wakes."""
        self.now += timedelta(minutes=minutes)
        self.reminders.look()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


@pytest.fixture
def wall(file: Path, qtbot: QtBot) -> Iterator[Wall]:
    """Reminders at 20:00 and at 9:00."""
    made = Wall(file, reminder_second="09:00")
    yield made
    made.reminders.stop()


def hours(wall: Wall) -> list[str]:
    """When it reminded, by the clock of Berlin in summer."""
    return [f"{each + timedelta(hours=2):%d %H:%M}" for each in wall.said]


def test_twice_a_day_and_no_more(wall: Wall) -> None:
    wall.pass_by(48 * 60)
    assert hours(wall) == ["01 20:00", "02 09:00", "02 20:00", "03 09:00"]


def test_off_at_first(file: Path, qtbot: QtBot) -> None:
    assert not Preferences().reminders
    wall = Wall(file, reminders=False)
    wall.pass_by(24 * 60)
    assert wall.said == []
    assert not any(timer.isActive() for timer in wall.reminders.findChildren(QTimer))


def test_one_that_was_slept_through_is_never_mentioned(wall: Wall) -> None:
    wall.sleep(7 * 60)  # until 21:00
    wall.pass_by(60)
    assert wall.said == []
    wall.pass_by(11 * 60)
    assert hours(wall) == ["02 09:00"]


def test_one_that_came_due_just_before_waking_up_still_comes_once(wall: Wall) -> None:
    wall.sleep(6 * 60 + 5)
    wall.pass_by(30)
    assert hours(wall) == ["01 20:05"]


def test_a_clock_that_is_set_back_does_not_remind_again(wall: Wall) -> None:
    wall.pass_by(6 * 60 + 1)
    wall.now -= timedelta(hours=1)
    wall.reminders.look()
    wall.pass_by(90)
    assert hours(wall) == ["01 20:00"]


def test_a_journey_to_another_zone_keeps_the_times_of_the_wall(wall: Wall) -> None:
    wall.zone = "America/New_York"  # it is 8:00 there
    wall.pass_by(120)
    assert wall.said == [START + timedelta(hours=1)]


def test_an_hour_later_comes_once_and_survives_a_restart(wall: Wall, file: Path, qtbot: QtBot) -> None:
    wall.pass_by(6 * 60)
    wall.reminders.in_an_hour()
    wall.reminders.stop()
    again = Wall(file, wall.now, reminder_again_at=read_preferences(file).reminder_again_at)
    again.pass_by(120)
    assert hours(again) == ["01 21:00"]
    assert read_preferences(file).reminder_again_at == 0
    again.reminders.stop()


def test_tonight_is_at_eight_and_an_hour_later_when_it_is_evening(wall: Wall) -> None:
    wall.store.change(reminder_first="16:00", reminder_second="")
    wall.pass_by(120)
    wall.reminders.tonight()
    wall.pass_by(8 * 60)
    assert hours(wall) == ["01 16:00", "01 20:00"]
    assert wall.reminders.evening is not None  # it is past midnight by now
    wall.now = START + timedelta(hours=8)
    assert wall.reminders.evening is None


def test_a_time_that_was_set_after_it_passed_is_for_tomorrow(wall: Wall) -> None:
    wall.store.change(reminder_first="13:58", reminder_second="")
    wall.reminders.look()
    assert wall.said == []


def test_the_timer_waits_until_the_next_one_but_never_long(wall: Wall) -> None:
    (timer,) = wall.reminders.findChildren(QTimer)
    assert timer.interval() == LOOK_AT_LEAST_EVERY_MS
    wall.pass_by(6 * 60 - 0.25, step=5)
    assert 15_000 <= timer.interval() <= 15_100
    wall.store.change(reminders=False)
    assert not timer.isActive()


def test_the_strip_says_it_and_goes_away_with_any_answer(theme: Theme, qtbot: QtBot) -> None:
    strip = ReminderStrip(theme)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    for made, signal in (
        (strip.check_in, strip.check_in_wanted),
        (strip.hour, strip.hour_wanted),
        (strip.tonight, strip.tonight_wanted),
    ):
        strip.remind("Journal: a moment to check in?", unlocked=True, before_evening=True)
        assert strip.isVisible()
        assert faults(strip) == []
        with qtbot.waitSignal(signal):
            made.click()
        assert strip.isHidden()
    strip.remind("Journal: a moment to check in?", unlocked=False, before_evening=False)
    assert strip.check_in.isHidden()
    assert strip.tonight.isHidden()
    strip.close_button.click()
    assert strip.isHidden()
