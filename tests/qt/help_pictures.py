"""The pictures of the help and of the README, taken from the running window on invented journals.

`xvfb-run -s "-screen 0 1600x1000x24" python -m tests.qt.help_pictures [NAME ...]` writes them anew, all or those named.
An evening time zone (TZ) gives a day with entries. Nothing of the machine's own is read.
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal_app import paths
from journal_app.domain.entries import Dose, Drink, Entry, NoneTaken
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Contact, Medicine
from journal_app.domain.units import Amount, ethanol_grams
from journal_app.domain.wording import entry_words
from journal_app.operations.open_journal import create
from journal_app.operations.save_medicine import save_medicine
from journal_app.preferences import Preferences
from journal_app.ui.application import Application, make_qt
from journal_app.ui.demo import make_example_file, mark_as_example
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.combination_page import CombinationPage
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.pages.places import (
    ALERTS,
    CALENDAR,
    COMBINATION,
    MEDICINES,
    REPORT,
    SETTINGS,
    SINCE,
    TIMELINE,
    TODAY,
    TRENDS,
)
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.pages.timeline_page import TimelinePage
from journal_app.ui.pages.today_page import TodayPage

FOLDER: Final = paths.resources() / "help" / "en"
SIZE: Final = (1280, 832)
LARGEST: Final = 150 * 1024
SETTLED_MS: Final = 1500
MOMENT_MS: Final = 700
MOST_MOMENTS: Final = 30
CHARTS_MS: Final = 6000

CONTACTS: Final = (
    Contact(role="prescriber", name="Dr Example", number="555 0100"),
    Contact(role="pharmacy", name="Corner Pharmacy", number="555 0101"),
    Contact(role="friend", name="Sam", number="555 0102"),
    Contact(role="naloxone", name="Top kitchen drawer, on the left"),
)


class Desk:
    """The open window, and what a person does at it."""

    def __init__(self, window: MainWindow, client: JournalClient) -> None:
        self.window = window
        self.client = client

    def log(self, entry: Entry) -> None:
        """Log one entry, and let the warning come."""
        self.client.log([entry], f"Logged {entry_words(entry)}")
        wait(SETTLED_MS)

    def dose(self, name: str, substance: str, hours_ago: float, value: float, unit: str = "mg") -> Dose:
        """A dose some hours ago."""
        return Dose(
            id=uuid4(),
            moment=moment_of(self.ago(hours_ago), self.client.zone),
            entered_at=self.client.clock(),
            name=name,
            substance=substance,
            amount=Amount(value=value, unit=unit),
        )

    def wine(self, hours_ago: float, count: float) -> Drink:
        """Glasses of wine."""
        return Drink(
            id=uuid4(),
            moment=moment_of(self.ago(hours_ago), self.client.zone),
            entered_at=self.client.clock(),
            name="wine",
            volume_ml=150,
            abv_percent=12,
            count=count,
            ethanol_g=ethanol_grams(150, 12, count),
        )

    def ago(self, hours: float) -> datetime:
        """So long before now, to the minute."""
        now: datetime = self.client.clock()
        return (now - timedelta(hours=hours)).replace(second=0, microsecond=0)

    def rest(self) -> None:
        """Wait until nothing is asked for and nothing moves any more: a busy machine needs longer than an idle one."""
        before = None
        for _moment in range(MOST_MOMENTS):
            wait(MOMENT_MS)
            now = self.window.grab().toImage()
            if not self.client.background.busy and now == before:
                return
            before = now

    def take(self, name: str) -> None:
        """Write what the window shows once it has come to rest, under a name."""
        self.rest()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        pixels = np.asarray(Image.open(io.BytesIO(buffer.data().data())).convert("RGB"), dtype=np.int64)
        file = FOLDER / f"{name}.png"
        for colours in (256, 128, 64):
            _reduced(pixels, colours).save(file, optimize=True)
            if file.stat().st_size <= LARGEST:
                return


def _reduced(pixels: np.ndarray, colours: int) -> Image.Image:
    """The picture with only so many colours: grounds and words keep their exact tone, rare ones go to their nearest."""
    codes, place, counts = np.unique(
        pixels.reshape(-1, 3) @ np.array([65536, 256, 1]), return_inverse=True, return_counts=True
    )
    every = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    chosen = [int(counts.argmax())]
    nearest = np.zeros(len(codes), dtype=int)
    distance = ((every - every[chosen[0]]) ** 2).sum(axis=1)
    # Always the colour next that is worst served so far, by how far off it is and how much of it there is.
    while len(chosen) < colours and distance.any():
        chosen.append(int((distance * counts).argmax()))
        to_new = ((every - every[chosen[-1]]) ** 2).sum(axis=1)
        nearest = np.where(to_new < distance, len(chosen) - 1, nearest)
        distance = np.minimum(distance, to_new)
    reduced = Image.fromarray(nearest[place].reshape(pixels.shape[:2]).astype(np.uint8), "P")
    reduced.putpalette(every[chosen].astype(np.uint8).tobytes())
    return reduced


def wait(milliseconds: int) -> None:
    """Let the window go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def at_a_desk(example: bool = True) -> Iterator[Desk]:
    """The window on the example journal, or on an empty one, said above every page to be invented."""
    qt = QApplication.instance() or make_qt()
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        if example:
            make_example_file(path)
        else:
            create(path, None, "US").workspace.journal.close()
        preferences = Preferences(country="US", journal=str(path), idle_lock_minutes=600, theme="light")
        application = Application(qt, path, preferences, Path(folder) / "preferences.json", ())
        window = application.window
        application.furnished.connect(lambda: mark_as_example(application))
        window.resize(*SIZE)
        window.show()
        while window.client is None:
            wait(50)
        wait(SETTLED_MS)
        yield Desk(window, window.client)
        window.close()
        wait(SETTLED_MS)


def an_evening_with_kratom_and_wine() -> None:
    """The pictures that one evening of the example gives."""
    with at_a_desk() as desk:
        desk.window.check_combination()
        wait(SETTLED_MS)
        page = desk.window.page(COMBINATION)
        assert isinstance(page, CombinationPage)
        empty = next(picker for picker in page.pickers if not picker.text)
        empty.set_name("diazepam", "diazepam")
        empty.changed.emit()
        wait(SETTLED_MS)
        desk.take("combination")
        desk.window.show_page(TODAY)
        today = desk.window.page(TODAY)
        assert isinstance(today, TodayPage)
        today.log_named("diazepam", "diazepam")
        wait(SETTLED_MS)
        desk.take("if-i-log-it")
        form = today.forms.form
        assert form is not None
        form.closed.emit()
        desk.log(desk.wine(0.4, 2))
        desk.take("alert-kratom-alcohol")
        desk.window.open_substance("kratom_leaf")
        wait(SETTLED_MS)
        desk.take("substance-kratom")
        desk.window.show_page(TODAY)
        wait(SETTLED_MS)
        desk.take("today")
        for index, name in ((TRENDS, "trends"), (REPORT, "report")):
            desk.window.show_page(index)
            wait(CHARTS_MS)
            desk.take(name)


def what_goes_on() -> None:
    """The Medicines page, and the emergency page with whom to reach."""
    with at_a_desk() as desk:
        desk.window.show_page(MEDICINES)
        wait(SETTLED_MS)
        page = desk.window.page(MEDICINES)
        assert isinstance(page, MedicinesPage)
        page.profile.birth_year.setValue(1984)
        page.profile.save.click()
        page.contacts.fill(CONTACTS)
        page.contacts.save.click()
        wait(SETTLED_MS)
        page.message.say("")
        to_the_top(page)
        wait(SETTLED_MS)
        desk.take("medicines")
        desk.window.show_emergency()
        wait(SETTLED_MS)
        desk.take("emergency")


def to_the_top(page: QWidget) -> None:
    """Show the page from its head on."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)


def the_other_pages() -> None:
    """A line that is typed, a check-in that is begun, and the pages that look back."""
    with at_a_desk() as desk:
        today = desk.window.page(TODAY)
        assert isinstance(today, TodayPage)
        desk.window.open_quick_add("kratom 3g 20:15, 2 beers, anx 7")
        wait(SETTLED_MS)
        desk.take("quick-add")
        desk.window.open_quick_add("")
        desk.window.show_page(TODAY)
        for row, value in zip(today.check_in.rows, (6, 3, 7), strict=False):
            row.set_value(value)
            row.changed.emit()
        today.act("check-in")
        wait(SETTLED_MS)
        desk.take("check-in")
        for key, name in ((TIMELINE, "timeline"), (CALENDAR, "calendar"), (SINCE, "since")):
            desk.window.show_page(key)
            wait(SETTLED_MS)
            if key == TIMELINE:
                page = desk.window.page(key)
                assert isinstance(page, TimelinePage)
                page.open_day(desk.ago(24).date())
                wait(SETTLED_MS)
            desk.take(name)
        desk.window.show_page(SETTINGS)
        settings = desk.window.page(SETTINGS)
        assert isinstance(settings, SettingsPage)
        settings.show_section("look")
        wait(SETTLED_MS)
        desk.take("settings")


def a_prescribed_stack() -> None:
    """An opioid in the regimen, and a benzodiazepine that is logged."""
    with at_a_desk(example=False) as desk:
        desk.client.change(
            save_medicine,
            Medicine(
                id=uuid4(),
                name="Methadone",
                substance="methadone",
                amount=Amount(value=40, unit="mg"),
                times_per_day=1,
                prescriber="Dr Example",
                start=moment_on(desk.ago(24 * 200).date(), desk.client.zone),
            ),
        )
        wait(SETTLED_MS)
        desk.log(desk.dose("Xanax", "alprazolam", 0.3, 1))
        desk.take("alert-methadone-alprazolam")


def back_after_days_without() -> None:
    """Kratom each day, four days without, and kratom again."""
    with at_a_desk(example=False) as desk:
        entries: list[Entry] = [desk.dose("kratom", "kratom_leaf", 24 * days + 1, 4, "g") for days in range(5, 20)]
        entries += [
            NoneTaken(
                id=uuid4(),
                moment=moment_on(moment_of(desk.ago(24 * days), desk.client.zone).local_date, desk.client.zone),
                entered_at=desk.client.clock(),
                what="kratom_leaf",
            )
            for days in range(1, 5)
        ]
        desk.client.log(entries, "Logged")
        wait(SETTLED_MS)
        desk.log(desk.dose("kratom", "kratom_leaf", 0.5, 4, "g"))
        desk.window.show_page(ALERTS)
        wait(SETTLED_MS)
        desk.take("alert-after-a-break")


SCENES: Final[dict[str, Callable[[], None]]] = {
    "evening": an_evening_with_kratom_and_wine,
    "medicines": what_goes_on,
    "pages": the_other_pages,
    "prescribed": a_prescribed_stack,
    "break": back_after_days_without,
}


def main(names: Sequence[str]) -> int:
    """Take the pictures of the scenes that are named, or of all."""
    for name in names or SCENES:
        SCENES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
