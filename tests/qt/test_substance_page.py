"""The page of a substance: what is known and what is not, found by any name, each rule with its explanation."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import COMBINATION, SUBSTANCE, TODAY
from journal_app.ui.pages.substance_page import SubstancePage
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle
from tests.qt.walks import faults

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The window with an empty journal, on Today."""
    made = open_window(qtbot, theme, client)
    made.resize(1280, 832)
    yield made
    settle(qtbot, client)


def page_of(window: MainWindow, qtbot: QtBot, client: JournalClient, substance: str) -> SubstancePage:
    window.open_substance(substance)
    settle(qtbot, client)
    page = window.page(SUBSTANCE)
    assert isinstance(page, SubstancePage)
    return page


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_kratom_tells_what_it_does_how_long_it_counts_and_what_warns_of_it(
    window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    page = page_of(window, qtbot, client, "kratom_leaf")
    said = words(page)
    assert page.heading.text() == "Kratom"
    for part in (
        "It can slow breathing", "about 24 hours", "Bodies differ", "Critical: with alcohol", "maeng da",
        "Last looked at", "does not mean it is safe",
    ):  # fmt: skip
        assert part in said, part
    assert faults(page) == []


def test_a_rule_is_explained_in_its_place(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    page = page_of(window, qtbot, client, "kratom_leaf")
    (row,) = [each for each in page.rules.rows if "K1" in each.line.rules]
    assert row.said.text() == "Critical: with alcohol"
    row.open.click()
    qtbot.waitUntil(lambda: "How sure" in words(row.explained), timeout=10_000)
    assert "together they can stop your breathing" in words(row.explained)
    assert "Sources of rule D2:" in words(row.explained)
    assert "Sources of rule K1:" in words(row.explained)
    row.open.click()
    assert not row.explained.isVisible()


def test_any_name_finds_it_by_keyboard(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    page = page_of(window, qtbot, client, "")
    assert page.search.hasFocus()
    assert page.found.count() > 100
    QTest.keyClicks(page.search, "xanax")
    settle(qtbot, client)
    QTest.keyClick(page.search, Key.Key_Return)
    settle(qtbot, client)
    assert page.heading.text() == "Alprazolam"
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "qqqq")
    settle(qtbot, client)
    assert "No such name in our list. That does not mean it is safe." in words(page)
    QTest.keyClick(page.search, Key.Key_Escape)
    assert page.heading.text() == "Alprazolam"
    assert "No such name" not in words(page)


def test_back_goes_to_where_one_came_from(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    window.check_combination()
    settle(qtbot, client)
    page = page_of(window, qtbot, client, "diazepam")
    QTest.keyClick(page, Key.Key_Escape)
    assert window.page(COMBINATION).isVisible()
    QTest.keyClick(window.page(COMBINATION), Key.Key_Escape)
    assert window.page(TODAY).isVisible()


def test_a_substance_that_is_gone_is_said_and_leads_to_the_list(
    window: MainWindow, qtbot: QtBot, client: JournalClient
) -> None:
    page = page_of(window, qtbot, client, "own_gone")
    assert "not in the list" in page.message.text
    assert page.found.isVisible()


@pytest.mark.parametrize("substance", ["kratom_leaf", "alcohol", "unknown_opioid", "sertraline"])
@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (150, 1024), (200, 900)])
def test_nothing_is_cut_at_any_text_size(
    window: MainWindow, qtbot: QtBot, client: JournalClient, theme: Theme, substance: str, percent: int, width: int
) -> None:
    theme.set_text_percent(percent)
    window.resize(width, 700)
    page = page_of(window, qtbot, client, substance)
    content = page._scroll.widget()
    assert content is not None
    assert content.width() <= page._scroll.viewport().width()
    theme.set_text_percent(100)


def test_tab_reaches_what_can_be_opened(window: MainWindow, qtbot: QtBot, client: JournalClient) -> None:
    page = page_of(window, qtbot, client, "kratom_leaf")
    page.back.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    assert page.search in reached
    for row in page.rules.rows[:3]:
        assert row.open in reached
