"""Markers, signs that need help, medicines not taken: what each form hands over, and what follows."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import MARKERS, RED_FLAGS, Dose, Marker, RedFlag, Skipped
from journal_app.domain.moments import moment_of
from journal_app.domain.person import Contact, Medicine
from journal_app.domain.units import Amount
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.marker_form import PATCH_OFF, MarkerForm
from journal_app.ui.forms.red_flag_form import RedFlagForm
from journal_app.ui.forms.skipped_form import SkippedForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.desk import Desk
from tests.qt.walks import faults
from tests.unit.operations.new_journals import NOW, ZONE


def patch(workspace: Workspace) -> Dose:
    """A fentanyl patch that was put on yesterday."""
    at = NOW - timedelta(days=1)
    dose = Dose(
        id=uuid4(), moment=moment_of(at, ZONE), entered_at=at, name="fentanyl patch", substance="fentanyl_patch",
        amount=Amount(value=1, unit="patch"), route="transdermal",
    )  # fmt: skip
    log_entries(workspace, [dose], "patch")
    return dose


@pytest.mark.parametrize("kind", MARKERS)
def test_every_marker_can_be_written_down(desk: Desk, kind: str) -> None:
    form = desk.open(MarkerForm)
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(form.what.findData(kind))
    entry = desk.save(form)
    assert isinstance(entry, Marker)
    assert entry.what == kind


def test_a_patch_that_came_off_is_written_into_its_dose(desk: Desk, workspace: Workspace) -> None:
    worn = patch(workspace)
    form = desk.open(MarkerForm)
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(form.what.findData(PATCH_OFF))
    entry = desk.save(form)
    assert isinstance(entry, Dose)
    assert entry.id == worn.id
    assert entry.ended_at == NOW
    assert entry.amount == worn.amount


def test_without_a_patch_none_can_come_off(desk: Desk) -> None:
    form = desk.open(MarkerForm)
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(form.what.findData(PATCH_OFF))
    assert desk.refused(form).startswith("No patch is written down")


def test_a_dose_not_kept_down_says_which(desk: Desk, workspace: Workspace) -> None:
    dose = patch(workspace)
    form = desk.open(MarkerForm)
    assert isinstance(form, MarkerForm)
    form.what.setCurrentIndex(form.what.findData("not_kept_down"))
    assert form.dose.currentText() == "Fentanyl patch 1 patch, yesterday 22:30"
    entry = desk.save(form)
    assert isinstance(entry, Marker)
    assert entry.about == dose.id


def test_a_lowered_dose_says_of_what_and_keeps_it(desk: Desk, workspace: Workspace) -> None:
    taken = Medicine(id=uuid4(), name="diazepam", substance="diazepam", start=moment_of(NOW - timedelta(days=30), ZONE))
    save_medicine(workspace, taken)
    worn = patch(workspace)
    form = desk.open(MarkerForm)
    assert isinstance(form, MarkerForm)
    assert not form.medicine.isVisibleTo(form)
    form.what.setCurrentIndex(form.what.findData("dose_lowered"))
    assert form.medicine.isVisibleTo(form)
    offered = [form.medicine.itemText(place) for place in range(form.medicine.count())]
    assert offered == ["not said: it may be any", "Diazepam", "Fentanyl patch"]
    assert form.medicine.currentData() is None
    form.medicine.setCurrentIndex(1)
    entry = desk.save(form)
    assert isinstance(entry, Marker)
    assert entry.about == taken.id
    again = desk.open(MarkerForm, entry)
    assert isinstance(again, MarkerForm)
    assert again.medicine.currentText() == "Diazepam"
    again.medicine.setCurrentIndex(2)
    changed = desk.save(again)
    assert isinstance(changed, Marker)
    assert changed.about == worn.id


def test_a_marker_is_edited_and_keeps_what_it_is_about(desk: Desk, workspace: Workspace) -> None:
    about = uuid4()
    marker = Marker(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, what="not_kept_down", about=about)
    form = desk.open(MarkerForm, marker)
    assert isinstance(form, MarkerForm)
    form.note.setText("after breakfast")
    entry = desk.save(form)
    assert isinstance(entry, Marker)
    assert (entry.id, entry.about, entry.note) == (marker.id, about, "after breakfast")


@pytest.mark.parametrize("kind", RED_FLAGS)
def test_every_sign_can_be_written_down(desk: Desk, kind: str) -> None:
    form = desk.open(RedFlagForm)
    assert isinstance(form, RedFlagForm)
    form.what.setCurrentIndex(form.what.findData(kind))
    entry = desk.save(form)
    assert isinstance(entry, RedFlag)
    assert entry.what == kind


def test_a_medicine_not_taken_is_edited(desk: Desk) -> None:
    skipped = Skipped(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="methadone", about=uuid4())
    form = desk.open(SkippedForm, skipped)
    form.note.setText("the pharmacy was shut")
    entry = desk.save(form)
    assert isinstance(entry, Skipped)
    assert (entry.id, entry.about, entry.name) == (skipped.id, skipped.about, "methadone")
    assert entry.note == "the pharmacy was shut"


@pytest.mark.parametrize(("kind", "crisis"), [("seizure", False), ("suicide", True)])
def test_a_sign_asks_for_the_emergency_page(
    qtbot: QtBot, client: JournalClient, theme: Theme, kind: str, crisis: bool
) -> None:
    page = TodayPage(client, theme)
    qtbot.addWidget(page)
    page.show()
    wanted: list[bool] = []
    page.help_wanted.connect(wanted.append)
    page.act("red_flag")
    form = page.forms.form
    assert isinstance(form, RedFlagForm)
    form.what.setCurrentIndex(form.what.findData(kind))
    form.submit()
    qtbot.waitUntil(lambda: bool(wanted), timeout=20_000)
    assert wanted == [crisis]
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def words_of(page: EmergencyPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_emergency_page_shows_whom_to_reach(qtbot: QtBot, theme: Theme) -> None:
    people = (
        Contact(role="friend", name="Sam", number="555 0199"),
        Contact(role="naloxone", name="kitchen drawer"),
    )
    page = EmergencyPage(theme, lambda: "US", lambda: people)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "555 0199" in words_of(page))
    words = words_of(page)
    assert "Friend or family: Sam" in words
    assert "555 0199" in words
    assert "Naloxone: kitchen drawer" in words
    assert faults(page) == []


def test_for_thoughts_of_suicide_the_crisis_line_stands_alone(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "US")
    qtbot.addWidget(page)
    page.lead_with_crisis(True)
    page.show()
    qtbot.waitUntil(lambda: "988" in words_of(page))
    words = words_of(page)
    assert "911" in words
    assert "rescue breaths" not in words
    assert not page.box.isVisible()
    page.lead_with_crisis(False)
    assert page.box.isVisible()
    qtbot.waitUntil(lambda: "rescue breaths" in words_of(page))


@pytest.mark.parametrize("kind", [MarkerForm, RedFlagForm])
def test_one_enter_too_many_writes_nothing_down(desk: Desk, kind: type[MarkerForm] | type[RedFlagForm]) -> None:
    form = desk.open(kind)
    assert "Please choose what it" in desk.refused(form)
    assert form.first_field().hasFocus()
