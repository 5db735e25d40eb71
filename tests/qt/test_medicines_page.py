"""Medicines and you: what is written down there takes part in the checks, comes back, and loses nothing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Skipped
from journal_app.domain.person import Contact, Medicine
from journal_app.domain.units import Amount
from journal_app.operations.read_person import read_person
from journal_app.operations.save_contacts import read_contacts
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.medicine_form import MedicineForm
from journal_app.ui.forms.stop_form import StopForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.medicine_line import MedicineLine
from tests.qt.desk import TODAY, write
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> MedicinesPage:
    """The page on an empty journal."""
    made = MedicinesPage(client, theme)
    client.changed.connect(lambda _changed: made.mark_stale())  # as the window does
    qtbot.addWidget(made)
    made.resize(1060, 832)
    made.show()
    made.activateWindow()
    settle(qtbot, client)
    return made


def settle(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(3):
        qtbot.wait(20)  # a loop of its own: what was let go is deleted in it
        come_to_rest()
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def add(qtbot: QtBot, client: JournalClient, page: MedicinesPage, name: str, amount: str, unit: str) -> MedicineForm:
    page.add.click()
    form = page.form
    assert isinstance(form, MedicineForm)
    write(form.name.line, name)
    write(form.amount.line, amount)
    form.unit.setCurrentText(unit)
    form.times.set_value(1.0)
    form.start.set_day(TODAY - timedelta(days=40))
    form.submit()
    settle(qtbot, client)
    return form


def words_of(page: MedicinesPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def press(page: MedicinesPage, name: str) -> None:
    (found,) = [made for made in page.findChildren(QPushButton) if made.accessibleName() == name and made.isVisible()]
    found.click()


def test_a_medicine_is_written_down_once_and_stands_in_the_list(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    assert "None yet." in words_of(page)
    add(qtbot, client, page, "methadone", "40", "mg")
    assert page.form is None
    (row,) = read_person(workspace).regimen
    assert (row.medicine.substance, row.medicine.amount) == ("methadone", Amount(value=40, unit="mg"))
    assert row.medicine.times_per_day == 1.0
    assert row.medicine.start.local_date == TODAY - timedelta(days=40)
    words = words_of(page)
    assert "methadone 40 mg" in words
    assert "since 13 October" in words


def test_two_dangerous_medicines_raise_a_warning_without_being_logged(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    add(qtbot, client, page, "diazepam", "5", "mg")
    levels = [alert.level.word for alert in workspace.journal.alerts() if not alert.rule]
    assert levels == ["critical"]


def test_an_unknown_medicine_says_that_it_is_not_checked(
    qtbot: QtBot, client: JournalClient, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "Zoplomax", "1", "tablet")
    assert "not checked" in words_of(page)


@pytest.mark.parametrize(
    ("name", "amount", "unit", "said"),
    [
        ("", "40", "mg", "Please write what it is."),
        ("methadone", "0", "mg", "Please write how much it is each time, or leave the amount empty."),
        ("methadone", "40", "unit", "Please choose the unit of the amount."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot,
    client: JournalClient,
    workspace: Workspace,
    page: MedicinesPage,
    name: str,
    amount: str,
    unit: str,
    said: str,
) -> None:
    form = add(qtbot, client, page, name, amount, unit)
    assert form.message.text == said
    assert form.amount.line.text() == amount
    assert read_person(workspace).regimen == ()


def test_a_thousand_or_one_is_asked(qtbot: QtBot, client: JournalClient, page: MedicinesPage) -> None:
    form = add(qtbot, client, page, "methadone", "1.000", "mg")
    assert page.form is form
    assert form.amount.said.text() == "1 or 1000?"


def test_a_planned_change_is_kept_with_its_date(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    page.add.click()
    form = page.form
    assert isinstance(form, MedicineForm)
    write(form.name.line, "diazepam")
    write(form.amount.line, "10")
    form.unit.setCurrentText("mg")
    form.plan.add.click()
    (line,) = form.plan._lines
    line.start.set_day(TODAY + timedelta(days=7))
    write(line.amount.line, "8")
    form.submit()
    settle(qtbot, client)
    (row,) = read_person(workspace).regimen
    (step,) = row.medicine.plan
    assert (step.from_day, step.amount) == (TODAY + timedelta(days=7), Amount(value=8, unit="mg"))


def test_a_stop_is_asked_about_and_undo_takes_it_back(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "diazepam", "10", "mg")
    press(page, "It was stopped: diazepam")
    form = page.form
    assert isinstance(form, StopForm)
    form.planned.set_index(1)
    form.submit()
    settle(qtbot, client)
    (row,) = read_person(workspace).regimen
    assert row.medicine.stop is not None
    assert row.medicine.plan[-1].times_per_day == 0.0
    client.undo()
    settle(qtbot, client)
    (row,) = read_person(workspace).regimen
    assert row.medicine.stop is None
    assert "stopped" not in " ".join(line.accessibleName() for line in page.findChildren(MedicineLine))


def test_all_medicines_are_taken_with_one_press_and_one_can_be_left_out(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    add(qtbot, client, page, "sertraline", "50", "mg")
    page.take.click()
    settle(qtbot, client)
    doses = [entry for entry in workspace.journal.entries() if isinstance(entry, Dose)]
    assert sorted((dose.name, dose.amount.text if dose.amount else "") for dose in doses) == [
        ("methadone", "40 mg"),
        ("sertraline", "50 mg"),
    ]
    assert all(dose.prescribed for dose in doses)
    press(page, "Not taken this time: sertraline")
    settle(qtbot, client)
    assert [entry.name for entry in workspace.journal.entries() if isinstance(entry, Skipped)] == ["sertraline"]


def test_what_is_said_of_the_body_is_kept_and_shown_again(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    form = page.profile
    form.birth_year.setValue(1950)
    write(form.weight.line, "61.5")
    form.boxes["sleep_apnoea"].setChecked(True)
    form.pregnant.setChecked(True)
    form.pregnant_since.set_day(TODAY - timedelta(days=3))
    form.save.click()
    settle(qtbot, client)
    profile = read_person(workspace).profile
    assert (profile.birth_year, profile.weight_kg, profile.sleep_apnoea) == (1950, 61.5, True)
    assert profile.pregnant_since == TODAY - timedelta(days=3)
    assert profile.breastfeeding_since is None
    client.undo()
    settle(qtbot, client)
    assert not form.boxes["sleep_apnoea"].isChecked()
    assert form.weight.line.text() == ""


def test_a_weight_that_cannot_be_is_refused_and_stays(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    write(page.profile.weight.line, "9000")
    page.profile.save.click()
    settle(qtbot, client)
    assert page.profile.problem.text() == "Please check the body weight, or leave it empty."
    assert page.profile.weight.line.text() == "9000"
    assert read_person(workspace).profile.weight_kg is None


@pytest.mark.parametrize(("wide", "percent", "beside"), [(1060, 100, True), (640, 100, True), (700, 200, False)])
def test_who_is_meant_is_never_cut_off_and_the_fields_go_below_where_there_is_no_room(
    page: MedicinesPage, theme: Theme, qtbot: QtBot, wide: int, percent: int, beside: bool
) -> None:
    theme.set_text_percent(percent)
    page.resize(wide, 832)
    for line in page.contacts._lines:
        qtbot.waitUntil(lambda line=line: line._role.width() == line._role.sizeHint().width())  # type: ignore[misc]  # a default
        name, role = line.name.geometry(), line._role.geometry()
        assert (name.top() < role.bottom()) is beside
        assert line.name.width() > theme.scaled(100)


def test_contacts_are_kept_and_only_shown_while_locked_when_chosen(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    handed: list[tuple[object, bool]] = []
    page.contacts_saved.connect(lambda contacts, locked: handed.append((contacts, locked)))
    prescriber, naloxone = page.contacts._lines[0], page.contacts._lines[3]
    write(prescriber.name, "Dr Lind")
    write(prescriber.number, "555 0100")
    write(naloxone.name, "kitchen drawer")
    page.contacts.save.click()
    settle(qtbot, client)
    kept = (
        Contact(role="prescriber", name="Dr Lind", number="555 0100"),
        Contact(role="naloxone", name="kitchen drawer"),
    )
    assert read_contacts(workspace) == kept
    assert handed == [(kept, False)]


def test_escape_puts_the_form_away(qtbot: QtBot, client: JournalClient, page: MedicinesPage) -> None:
    page.add.click()
    form = page.form
    assert isinstance(form, MedicineForm)
    QTest.keyClick(form.name.line, Qt.Key.Key_Escape)
    settle(qtbot, client)
    assert page.form is None


def test_every_field_has_a_name_and_is_reached_by_tab(qtbot: QtBot, client: JournalClient, page: MedicinesPage) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    page.add.click()
    settle(qtbot, client)
    assert faults(page) == []


def test_a_medicine_is_changed_and_keeps_its_id(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    (before,) = read_person(workspace).regimen
    press(page, "Edit: methadone")
    form = page.form
    assert isinstance(form, MedicineForm)
    assert form.amount.line.text() == "40"
    write(form.amount.line, "35")
    form.submit()
    settle(qtbot, client)
    (after,) = read_person(workspace).regimen
    changed: Medicine = after.medicine
    assert (changed.id, changed.start) == (before.medicine.id, before.medicine.start)
    assert changed.amount == Amount(value=35, unit="mg")


def test_the_country_is_changed_later_and_counts_at_once(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, page: MedicinesPage
) -> None:
    form = page.country.form
    assert (form.country, form.number.text()) == ("US", "911")
    form.combo.setCurrentIndex(form.combo.findData("GB"))
    with qtbot.waitSignal(page.country.saved) as kept:
        page.country.save.click()
    settle(qtbot, client)
    assert kept.args == ["GB", None]
    assert (workspace.country, workspace.drink_grams) == ("GB", 8.0)
    assert page.country.message.text == "Saved. Emergency number: 999."
    write(form.grams, "90")
    page.country.save.click()
    settle(qtbot, client)
    assert "from 4 to 30 g" in page.country.message.text
    assert workspace.drink_grams == 8.0


def test_tab_goes_through_the_page_in_the_order_of_reading(
    qtbot: QtBot, client: JournalClient, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    page.add.click()
    settle(qtbot, client)
    form = page.form
    assert isinstance(form, MedicineForm)
    form.plan.add.click()
    settle(qtbot, client)
    (step,) = form.plan._lines
    met: list[QWidget | None] = []
    widget: QWidget | None = page.findChildren(MedicineLine)[0].findChildren(QPushButton)[0]
    wanted = [widget, form.name.line, form.amount.line, step.amount.line, form.plan.add, form.save, page.add]
    wanted += [page.country.form.combo, page.country.save, page.profile.birth_year, page.contacts._lines[0].name]
    wanted += [page.contacts._lines[3].name, page.contacts.on_lock_screen, page.contacts.save]
    for _ in range(400):
        if widget in wanted:
            met.append(widget)
        widget = widget.nextInFocusChain() if widget is not None else None
    assert met[: len(wanted)] == wanted


def test_a_form_that_opens_comes_into_view(qtbot: QtBot, client: JournalClient, page: MedicinesPage) -> None:
    page.resize(760, 480)
    for name in ("methadone", "sertraline"):
        add(qtbot, client, page, name, "40", "mg")
    page._scroll.verticalScrollBar().setValue(0)
    page.add.click()
    settle(qtbot, client)
    assert page.form is not None
    top = page.form.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top < page.height() - 100


def test_what_was_saved_is_said_in_the_card_where_it_was_done(
    qtbot: QtBot, client: JournalClient, page: MedicinesPage
) -> None:
    line = page.contacts._lines[0].name
    write(line, "Dr Lind")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, client)
    assert page.reach_said.text == "Saved. The emergency page shows it."
    assert page.message.text == ""
    page.profile.save.click()
    settle(qtbot, client)
    assert page.about_said.text == "Saved what you said about you."
    assert page.reach_said.text == ""


def test_with_planned_medicines_it_is_as_wide_as_the_window_at_twice_the_text(
    qtbot: QtBot, client: JournalClient, theme: Theme, page: MedicinesPage
) -> None:
    add(qtbot, client, page, "methadone", "40", "mg")
    page.resize(746, 590)
    theme.set_text_percent(200)
    settle(qtbot, client)
    assert page.take.isVisible()
    shown = page._scroll.widget()
    assert shown is not None
    assert shown.width() <= page._scroll.viewport().width()


def test_discard_brings_back_what_is_saved_about_the_lock_screen(
    qtbot: QtBot, client: JournalClient, page: MedicinesPage
) -> None:
    page.contacts.show_on_lock_screen(True)
    page.contacts.on_lock_screen.click()
    write(page.contacts._lines[0].name, "Dr Lind")
    page.contacts.draft_line.discard.click()
    settle(qtbot, client)
    assert page.contacts.on_lock_screen.isChecked()
    assert page.contacts._lines[0].name.text() == ""
