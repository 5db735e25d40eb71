"""While an entry is typed the form says what its warning would be; it never blocks, and it asks only when critical."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Urge
from journal_app.domain.levels import Level
from journal_app.operations.check_before_logging import BeforeLogging
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.forms.urge_form import NOTHING_LOGGED, UrgeForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.live_check import LiveCheck
from tests.qt.today_steps import settle, shown, words_on
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace) -> Iterator[TodayPage]:
    """Today, an hour after a glass of wine."""
    log_entries(workspace, [wine(1)], "Logged wine")
    made = shown(qtbot, client, theme)
    yield made
    settle(qtbot, client)


def typed(text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit), focused
    QTest.keyClicks(focused, text)


def press(key: Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def dose_of(page: TodayPage, name: str, qtbot: QtBot, client: JournalClient) -> tuple[DoseForm, LiveCheck]:
    page.act("dose")
    settle(qtbot, client)
    typed(name)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    assert form.live is not None
    live = form.live
    qtbot.waitUntil(lambda: not live._typed.isActive())
    settle(qtbot, client)
    return form, live


def test_a_critical_one_says_what_met_and_the_number_and_asks_with_two_equal_buttons(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    form, live = dose_of(page, "diazepam", qtbot, client)
    assert live.shown.level == Level.CRITICAL
    said = words_on(live)
    assert "Alcohol and diazepam" in said
    assert "Emergency number: 911" in said
    assert "Wine 150 ml at 21:30" in said
    assert live.no.isVisible()
    assert live.yes.isVisible()
    assert live.no.property("kind") == live.yes.property("kind") is None
    assert abs(live.no.width() - live.yes.width()) <= 1
    assert not form.save.isVisible()
    assert not live.why.isVisible()
    live.fold.click()
    assert live.why.isVisible()
    assert "you will not wake up" in live.why.text()
    assert workspace.journal.entry_count() == 1
    assert faults(page) == []


def test_the_words_and_the_buttons_are_in_sight_while_the_name_is_typed(
    page: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    _, live = dose_of(page, "diazepam", qtbot, client)
    for each in (live.heading, live.number, live.yes):
        bottom = each.mapTo(page, QPoint(0, each.height())).y()
        assert 0 < bottom <= page.height(), each


def test_enter_logs_it_and_esc_does_not(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    form, _ = dose_of(page, "diazepam", qtbot, client)
    form.name.suggestions.hide()  # Esc closes an open list of names first
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert workspace.journal.entry_count() == 1
    press(Key.Key_Escape)
    settle(qtbot, client)
    assert page.forms.form is None
    dose_of(page, "diazepam", qtbot, client)
    press(Key.Key_Return)
    settle(qtbot, client)
    doses = [entry for entry in workspace.journal.entries() if isinstance(entry, Dose)]
    assert [entry.name for entry in doses] == ["diazepam"]


def test_not_taken_offers_to_note_the_urge(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    _, live = dose_of(page, "diazepam", qtbot, client)
    live.no.click()
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, UrgeForm)
    assert NOTHING_LOGGED in words_on(form)
    assert form.name.text == "diazepam"
    form.strength.set_value(7)
    form.to_mix.setChecked(True)
    form.instead.setText("called  Ana")
    form.outcome.setText("it passed")
    form.submit()
    settle(qtbot, client)
    (urge,) = [entry for entry in workspace.journal.entries() if isinstance(entry, Urge)]
    assert (urge.name, urge.substance, urge.strength, urge.to_mix) == ("diazepam", "diazepam", 7, True)
    assert (urge.instead, urge.outcome) == ("called  Ana", "it passed")
    assert not [alert for alert in workspace.journal.alerts() if alert.level == Level.CRITICAL]


def test_a_serious_one_stands_there_and_leaves_the_usual_buttons(
    page: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    form, live = dose_of(page, "gabapentin", qtbot, client)
    assert live.shown.level == Level.SERIOUS
    assert live.panel.isVisible()
    assert form.save.isVisible()
    assert not live.yes.isVisible()
    assert not live.number.isVisible()


def test_it_goes_away_when_the_reason_does(page: TodayPage, qtbot: QtBot, client: JournalClient) -> None:
    form, live = dose_of(page, "diazepam", qtbot, client)
    form.name.line.clear()
    qtbot.waitUntil(lambda: not live.panel.isVisible())
    assert form.save.isVisible()
    settle(qtbot, client)


def test_tab_leads_from_the_name_to_the_amount_whatever_has_appeared(
    page: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    form, live = dose_of(page, "diazepam", qtbot, client)
    press(Key.Key_Tab)
    assert form.amount.line.hasFocus()
    reached = []
    for _ in range(25):
        reached.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert live.fold in reached
    assert live.no in reached
    assert live.yes in reached
    assert reached.index(form.note) < reached.index(live.fold)


def test_saving_never_waits_for_the_check(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    page.act("dose")
    settle(qtbot, client)
    typed("diazepam")
    press(Key.Key_Return)  # at once, before any answer can have come
    settle(qtbot, client)
    assert workspace.journal.entry_count() == 2


def test_a_name_in_no_list_is_said_after_it_was_typed_and_can_be_given_a_kind(
    page: TodayPage, qtbot: QtBot, client: JournalClient
) -> None:
    form, live = dose_of(page, "grandma's tea", qtbot, client)
    assert not live.kind.isVisible(), "it is still being typed"
    form.amount.line.setFocus()
    qtbot.waitUntil(lambda: live.kind.isVisible() and live.kind.kind.count() > 2, timeout=10_000)
    assert "Not checked" in live.kind.said.text()
    opioid = next(n for n in range(live.kind.kind.count()) if "opioid" in live.kind.kind.itemText(n).lower())
    live.kind.kind.setCurrentIndex(opioid)
    live.kind.kind.activated.emit(opioid)
    live.kind.save.click()
    qtbot.waitUntil(lambda: live.shown.level == Level.CRITICAL, timeout=10_000)
    assert not live.kind.isVisible()
    settle(qtbot, client)


def test_an_entry_that_is_edited_is_checked_and_asked_nothing(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    client.log([dose("kratom_leaf", 0)], "Logged kratom")
    settle(qtbot, client)
    row = next(each for each in page.entries.rows if isinstance(each.row.entry, Dose))
    row.edit.click()
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    live = form.live
    assert live is not None
    qtbot.waitUntil(lambda: live.shown.level == Level.CRITICAL, timeout=10_000)
    assert form.save.isVisible()
    assert not live.no.isVisible()
    press(Key.Key_Escape)
    assert page.forms.form is None
    settle(qtbot, client)


def test_a_drink_is_checked_while_it_is_typed(
    page: TodayPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    settle(qtbot, client)
    page.act("drink")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DrinkForm)
    live = form.live
    assert live is not None
    assert live.shown == BeforeLogging()
    qtbot.waitUntil(lambda: bool(form.presets), timeout=10_000)
    form.presets[0].click()
    qtbot.waitUntil(lambda: live.waits_for_an_answer, timeout=10_000)
    assert workspace.journal.entry_count() == 2
    settle(qtbot, client)


def test_each_entry_leads_to_the_page_of_its_substance(page: TodayPage, qtbot: QtBot, client: JournalClient) -> None:
    client.log([dose("kratom_leaf", 0)], "Logged kratom")
    settle(qtbot, client)
    heard: list[str] = []
    page.substance_wanted.connect(heard.append)
    for row in page.entries.rows:
        assert row.about.isVisible()
        row.about.click()
    assert heard == ["alcohol", "kratom_leaf"]


def test_today_leads_to_the_check_of_a_combination(page: TodayPage, qtbot: QtBot) -> None:
    check = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "Check a combination")
    with qtbot.waitSignal(page.check_wanted):
        check.click()
