"""Time since last in a window: rows by arrows, steps of the chosen one, a search, and nothing that counts up."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Entry
from journal_app.domain.moments import moment_of, moment_on
from journal_app.domain.person import Medicine
from journal_app.domain.wording import sentence_start
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.views import SinceLast
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages import since_page
from journal_app.ui.pages.since_page import SincePage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.since_last_card import SinceLastCard
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE

TODAY = NOW.date()
Key = Qt.Key


def a_fortnight() -> list[Entry]:
    """Kratom an hour and a half ago and four days ago, wine yesterday, diazepam nine days ago, one day not logged."""
    taken: list[Entry] = [dose("kratom_leaf", 1.45, grams=2), dose("kratom_leaf", 96, grams=3), wine(24)]
    taken.append(dose("diazepam", 9 * 24))
    return taken + [rating("anxiety", 3, at=NOW - timedelta(days=day)) for day in range(14) if day != 6]


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme) -> Iterator[SincePage]:
    """The page, active, with everything drawn."""
    log_entries(workspace, a_fortnight(), "Logged")
    made = SincePage(client, theme)
    made.resize(1056, 832)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(qtbot, made)
    yield made
    settle(qtbot, made)
    made.close()
    made.deleteLater()


def settle(qtbot: QtBot, page: SincePage) -> None:
    """Until everything that was asked for is there and drawn; the first drawing of a process reads matplotlib."""
    for _ in range(4):
        come_to_rest()
        qtbot.waitUntil(lambda: not page._client.background.busy and page.settled, timeout=30_000)


def names(page: SincePage) -> list[str]:
    """The rows in view."""
    return [row.name for row in page.list.rows]


def test_rows_say_all_of_themselves_newest_first(page: SincePage) -> None:
    assert names(page) == ["Kratom", "Alcohol", "Diazepam", "Kratom and 7-OH", "Opioids", "Benzodiazepines"]
    assert page.list.rows[0].ago == "1 h 27 min"
    assert page.list.rows[2].remark == "1 day since then has no entry, so it may be less."
    interface = QAccessible.queryAccessibleInterface(page.list)
    said = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]
    assert "Kratom: 1 h 27 min. Last: kratom 2 g, today 21:03" in said


def test_arrows_choose_a_row_and_its_steps_follow(qtbot: QtBot, page: SincePage) -> None:
    page.list.setFocus()
    assert page.heading.text() == "Kratom, day by day"
    QTest.keyClick(page.list, Key.Key_Down)
    settle(qtbot, page)
    assert page.heading.text() == "Alcohol, day by day"
    assert page.chart.readout.text == "Sun 22 November 2026: 1 day since alcohol"
    for _ in range(2):
        QTest.keyClick(page.list, Key.Key_Down)
    settle(qtbot, page)
    assert page.heading.text() == "Kratom and 7-OH, day by day", "the heading between is passed over"


def test_the_steps_are_a_chart_that_keys_go_through(qtbot: QtBot, page: SincePage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.chart.canvas)
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name).startswith("Time since kratom, 23 August – 22 November 2026: an entry")
    page.chart.canvas.setFocus()
    assert page.chart.readout.text == "Sun 22 November 2026: Kratom: an entry that day"
    QTest.keyClick(page.chart.canvas, Key.Key_Left)
    assert page.chart.readout.text == ("Sat 21 November 2026: 3 days since kratom"), (
        "four days ago it was taken, and each day since has an entry"
    )
    QTest.keyClick(page.chart.canvas, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.chart.readout.text.startswith("Sat 14 November 2026: ")
    with qtbot.waitSignal(page.day_wanted) as wanted:
        QTest.keyClick(page.chart.canvas, Key.Key_Return)
    assert wanted.args == [TODAY - timedelta(days=8)]


def test_t_shows_the_table_and_leads_back(qtbot: QtBot, page: SincePage) -> None:
    page.chart.canvas.setFocus()
    QTest.keyClick(page.chart.canvas, Key.Key_T)
    assert page.chart.table.isVisible()
    assert page.table_button.text() == "Picture"
    assert page.chart.table.model().index(0, 1).data() == "0"
    assert page.chart.table.model().rowCount() == 92
    page.spans.chosen.emit(1)
    QTest.keyClick(page.chart.table, Key.Key_T)
    assert page.chart.canvas.isVisible()
    assert page.table_button.text() == "Table"


def test_another_span_is_read(qtbot: QtBot, page: SincePage) -> None:
    page.spans.set_index(0)
    page.spans.chosen.emit(0)
    settle(qtbot, page)
    assert page.chart.canvas.accessibleName().startswith("Time since kratom, 26 October – 22 November 2026")


def test_an_ongoing_medicine_is_not_counted(qtbot: QtBot, page: SincePage, workspace: Workspace) -> None:
    medicine = Medicine(
        id=UUID(int=4), name="methadone", substance="methadone", start=moment_on(TODAY - timedelta(days=30), ZONE)
    )
    save_medicine(workspace, medicine)
    page.mark_stale()
    settle(qtbot, page)
    assert "Methadone" in names(page)
    page.find_words()
    QTest.keyClicks(page.search, "methad")
    settle(qtbot, page)
    assert names(page) == ["Methadone"]
    assert page.list.rows[0].ago == "as prescribed"
    assert page.ongoing.isVisible()
    assert not page.chart.canvas.isVisible()
    assert not page.spans.isVisible()


def test_a_search_that_finds_nothing_says_so_and_loses_nothing(qtbot: QtBot, page: SincePage) -> None:
    page.find_words()
    assert page.search.hasFocus()
    for text in ("zzz", "<b>$x$", "\u202e\u200b", "x" * 200):
        page.search.setText(text)
        settle(qtbot, page)
        assert names(page) == []
        assert page.none_found.isVisible()
    page.search.setText("BENZO")
    settle(qtbot, page)
    assert names(page) == ["Benzodiazepines"]
    assert not page.none_found.isVisible()
    page.search.clear()
    settle(qtbot, page)
    assert len(names(page)) == 6


@pytest.mark.parametrize("name", ["<b>bold</b> & more", "x" * 300, "\u202eabc \u200b", "=1+1", "薬 💊"])
def test_a_name_of_any_kind_is_shown_as_it_stands(
    qtbot: QtBot, page: SincePage, workspace: Workspace, name: str
) -> None:
    now = moment_of(NOW - timedelta(minutes=5), ZONE)
    log_entries(workspace, [Dose(id=uuid4(), moment=now, entered_at=NOW, name=name)], "Logged")
    page.mark_stale()
    settle(qtbot, page)
    assert names(page)[0] == sentence_start(name)
    page.list.setCurrentRow(1)
    settle(qtbot, page)
    assert page.heading.textFormat() == Qt.TextFormat.PlainText
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_the_chosen_row_stays_when_a_new_entry_comes(qtbot: QtBot, page: SincePage, workspace: Workspace) -> None:
    page.list.setCurrentRow(3)
    settle(qtbot, page)
    assert page.heading.text() == "Diazepam, day by day"
    log_entries(workspace, [dose("gabapentin", 0.1)], "Logged")
    page.mark_stale()
    settle(qtbot, page)
    assert names(page)[0] == "Gabapentin"
    assert page.list.rows[0].ago == "less than an hour"
    assert page.heading.text() == "Diazepam, day by day"


def test_an_empty_journal_says_what_will_stand_here(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = SincePage(client, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text() == since_page.EMPTY
    assert not page.rows.isVisible()
    assert not page.steps.isVisible()


def test_back_closes_the_page(qtbot: QtBot, page: SincePage) -> None:
    with qtbot.waitSignal(page.closed):
        page.back.click()


def test_the_card_on_today_leads_here(qtbot: QtBot) -> None:
    card = SinceLastCard()
    qtbot.addWidget(card)
    card.show_spans([SinceLast(name="Kratom", ago="1 h 27 min")])
    with qtbot.waitSignal(card.all_wanted):
        card.all.click()
    assert card.all.accessibleName() == "Time since last: all substances and kinds"


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1056, 832), (100, 824, 640), (150, 824, 640), (200, 824, 640)]
)
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, page: SincePage, theme: Theme, percent: int, width: int, height: int
) -> None:
    theme.set_text_percent(percent)
    page.resize(width, height)
    settle(qtbot, page)
    for each in page.findChildren(QLabel):
        if each.isVisible() and not each.wordWrap():
            assert each.width() >= each.sizeHint().width() - 1, each.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.mapTo(page, button.rect().topRight()).x() <= page.width(), button.text()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    bottom = page.list.visualItemRect(page.list.item(page.list.count() - 1)).bottom()
    assert bottom <= page.list.viewport().height(), "the page scrolls, not the list"
