"""Recently deleted, at the keyboard: brought back by one key, gone for good only after a second word."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry
from journal_app.operations.delete_entry import delete_entries
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.deleted_page import NOTHING, SURE, DeletedPage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import settle, words_on
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW

InBackground = Callable[[Callable[[], object]], object]


@pytest.fixture
def page(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, in_background: InBackground
) -> DeletedPage:
    """Three deleted entries, the wine deleted last."""
    entries: list[Entry] = [dose("diazepam", 5), dose("kratom_leaf", 4), wine(3)]
    in_background(lambda: log_entries(workspace, entries, "x"))

    def delete_one_by_one() -> None:
        for minute, entry in enumerate(entries):
            now = NOW + timedelta(minutes=minute)
            workspace.journal._clock = partial(_same, now)
            delete_entries(workspace, [entry.id], "x")

    in_background(delete_one_by_one)
    made = DeletedPage(client, theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    client.changed.connect(lambda _changed: made.mark_stale())
    made.show()
    made.activateWindow()
    settle(qtbot, client)
    return made


def _same(now: datetime) -> datetime:
    return now


def _titles(page: DeletedPage) -> list[str]:
    return [line.row.title.split(",")[0] for line in page.lines]


def test_bring_back_by_one_key_and_the_next_one_has_the_keyboard(
    page: DeletedPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    assert _titles(page) == ["Wine 150 ml", "Kratom", "Diazepam"]
    page.lines[0].back.setFocus()
    QTest.keyClick(page.lines[0].back, Qt.Key.Key_Return)
    settle(qtbot, client)
    assert _titles(page) == ["Kratom", "Diazepam"]
    assert workspace.journal.entry_count() == 1
    assert QApplication.focusWidget() is page.lines[0].back


def test_it_goes_for_good_only_after_a_second_word(
    page: DeletedPage, qtbot: QtBot, client: JournalClient, workspace: Workspace
) -> None:
    line = page.lines[1]
    assert SURE not in words_on(page)
    line.gone.click()
    assert SURE in words_on(page)
    assert QApplication.focusWidget() is line.keep
    QTest.keyClick(line.keep, Qt.Key.Key_Return)
    settle(qtbot, client)
    assert SURE not in words_on(page)
    assert len(page.lines) == 3
    line.gone.click()
    line.sure.click()
    settle(qtbot, client)
    assert _titles(page) == ["Wine 150 ml", "Diazepam"]
    assert len(workspace.journal.deleted_entries()) == 2


def test_escape_takes_the_question_away_before_it_leaves_the_page(page: DeletedPage, qtbot: QtBot) -> None:
    page.lines[0].gone.click()
    with qtbot.assertNotEmitted(page.closed):
        QTest.keyClick(page.lines[0].keep, Qt.Key.Key_Escape)
    assert SURE not in words_on(page)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.lines[0].gone, Qt.Key.Key_Escape)


def test_an_empty_page_says_so(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    made = DeletedPage(client, theme)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, client)
    assert NOTHING in words_on(made)


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_on_it_can_be_reached_and_read(
    page: DeletedPage, theme: Theme, percent: int, qtbot: QtBot, client: JournalClient
) -> None:
    theme.set_text_percent(percent)
    page.lines[0].gone.click()
    settle(qtbot, client)
    assert faults(page) == []
