"""Checking a combination by keyboard: few keys, the words of a warning, nothing saved, silence never called safe."""

from collections.abc import Callable, Iterator
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Drink
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.combination_page import TYPED_MS, CombinationPage
from journal_app.ui.pages.places import COMBINATION, TODAY
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window
from tests.qt.today_steps import settle
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine

Key = Qt.Key
ALWAYS = "No result does not mean it is safe."


class KeyCounter(QObject):
    """Counts the keys that a person presses; a key together with Ctrl and Shift is one."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            self.keys += watched is QApplication.focusWidget()
        return False


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The window with an empty journal, on Today."""
    made = open_window(qtbot, theme, client)
    made.resize(1280, 832)
    yield made
    settle(qtbot, client)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, client: JournalClient) -> Callable[[], CombinationPage]:
    """Press Ctrl+Shift+K."""

    def open_page() -> CombinationPage:
        QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        settle(qtbot, client)
        page = window.page(COMBINATION)
        assert isinstance(page, CombinationPage)
        assert page.isVisible()
        return page

    return open_page


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def typed(text: str, *keys: Key) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit), focused
    QTest.keyClicks(focused, text)
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def answered(qtbot: QtBot, page: CombinationPage, text: str) -> None:
    qtbot.waitUntil(lambda: text in words(page.result), timeout=10_000)


def test_an_answer_takes_at_most_twelve_keys_and_three_seconds(
    qtbot: QtBot, opened: Callable[[], CombinationPage], workspace: Workspace
) -> None:
    counter = KeyCounter()
    QApplication.instance().installEventFilter(counter)  # type: ignore[union-attr]  # there is one
    began = process_time()
    page = opened()
    typed("kratom", Key.Key_Return)
    typed("wine")
    answered(qtbot, page, "Can stop your breathing")
    # What the computer is busy with besides is not counted, and the pause after each name is.
    taken = process_time() - began + 2 * TYPED_MS / 1000
    QApplication.instance().removeEventFilter(counter)  # type: ignore[union-attr]
    pressed = counter.keys + 1  # Ctrl+Shift+K, which goes to the window
    assert pressed <= 12
    assert taken <= 3
    assert "911" in words(page.result)
    assert workspace.journal.entry_count() == 0
    assert workspace.journal.undo_step() is None


def test_what_still_counts_stands_there_already(
    qtbot: QtBot, opened: Callable[[], CombinationPage], workspace: Workspace
) -> None:
    log_entries(workspace, [wine(1), dose("gabapentin", 3)], "Logged both")
    page = opened()
    assert [picker.text for picker in page.pickers] == ["alcohol", "gabapentin", ""]
    assert "active, today 21:30" in words(page)
    assert page.pickers[2].line.hasFocus()
    typed("diaz")
    qtbot.waitUntil(page.pickers[2].suggestions.isVisible)
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(page.pickers[2].line, key)
    answered(qtbot, page, "Critical")
    assert page.pickers[2].text == "diazepam"
    answered(qtbot, page, "Also in this combination")


@pytest.mark.parametrize("names", [("caffeine", "melatonin"), ("kratom", "wine"), ("kratom", "grandma's tea")])
def test_it_always_ends_with_what_silence_means(
    qtbot: QtBot, opened: Callable[[], CombinationPage], names: tuple[str, str]
) -> None:
    page = opened()
    assert words(page.result).endswith(ALWAYS)
    typed(names[0], Key.Key_Return)
    typed(names[1], Key.Key_Return)
    page.back.setFocus()
    answered(qtbot, page, "Checked: ")
    assert words(page.result).endswith(ALWAYS)


def test_a_name_in_no_list_is_not_checked_until_its_kind_is_said(
    qtbot: QtBot, opened: Callable[[], CombinationPage], client: JournalClient
) -> None:
    page = opened()
    typed("wine", Key.Key_Return)
    typed("grandma's tea", Key.Key_Return)
    page.back.setFocus()
    kind = page.result.kind
    qtbot.waitUntil(lambda: kind.isVisible() and kind.kind.count() > 2, timeout=10_000)
    assert "Not checked" in kind.said.text()
    opioid = next(place for place in range(kind.kind.count()) if "opioid" in kind.kind.itemText(place).lower())
    kind.kind.setCurrentIndex(opioid)
    kind.kind.activated.emit(opioid)
    kind.save.click()
    answered(qtbot, page, "Critical")
    assert not kind.isVisible()


def test_hours_apart_and_taking_a_name_out_change_the_answer(
    qtbot: QtBot, opened: Callable[[], CombinationPage], client: JournalClient
) -> None:
    page = opened()
    typed("alprazolam", Key.Key_Return)
    typed("oxycodone", Key.Key_Return)
    answered(qtbot, page, "Critical")
    page.hours.line.setFocus()
    typed("30")
    answered(qtbot, page, "Serious")
    page.pickers[0].remove.click()
    answered(qtbot, page, "Add another name")
    assert len(page.pickers) == 2
    settle(qtbot, client)


def test_the_further_warnings_lead_to_their_own_words(
    qtbot: QtBot, opened: Callable[[], CombinationPage], client: JournalClient
) -> None:
    page = opened()
    typed("kratom", Key.Key_Return)
    typed("wine", Key.Key_Return)
    page.add.click()
    typed("gabapentin", Key.Key_Return)
    answered(qtbot, page, "Also in this combination")
    further = page.result.others.findChildren(QPushButton)
    name = further[-1].text().partition(": ")[2]
    further[-1].click()
    assert page.result.alert.heading.text() == name
    assert page.result.alert.heading.hasFocus()


def test_log_it_leads_to_the_form_and_saves_nothing_yet(
    qtbot: QtBot, window: MainWindow, opened: Callable[[], CombinationPage], workspace: Workspace, client: JournalClient
) -> None:
    for name, kind in (("diazepam", DoseForm), ("wine", DrinkForm)):
        page = opened()
        typed(name, Key.Key_Return)
        qtbot.waitUntil(page.log_buttons.isVisible, timeout=10_000)
        page.log_buttons.findChildren(QPushButton)[0].click()
        settle(qtbot, client)
        today = window.page(TODAY)
        assert isinstance(today, TodayPage)
        assert today.isVisible()
        assert isinstance(today.forms.form, kind)
        assert workspace.journal.entry_count() == 0
        QTest.keyClick(today.forms.form, Key.Key_Return)
        settle(qtbot, client)
        if workspace.journal.entry_count() == 0:  # the size of the wine is asked about once
            QTest.keyClick(today.forms.form, Key.Key_Return)
            settle(qtbot, client)
        (entry,) = workspace.journal.entries()
        assert entry.name == name if not isinstance(entry, Drink) else entry.ethanol_g  # type: ignore[union-attr]
        client.undo()
        settle(qtbot, client)


def test_esc_goes_back_and_the_next_time_begins_anew(
    qtbot: QtBot, window: MainWindow, opened: Callable[[], CombinationPage], client: JournalClient
) -> None:
    page = opened()
    typed("kratom", Key.Key_Return)
    QTest.keyClick(page, Key.Key_Escape)
    assert window.page(TODAY).isVisible()
    again = opened()
    assert [picker.text for picker in again.pickers] == ["", ""]


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1280, 832), (150, 1024, 700), (200, 900, 640)])
def test_the_number_is_in_sight_and_nothing_is_without_a_name(
    qtbot: QtBot, window: MainWindow, opened: Callable[[], CombinationPage], theme: Theme, client: JournalClient,
    percent: int, width: int, height: int,
) -> None:  # fmt: skip
    theme.set_text_percent(percent)
    window.resize(width, height)
    page = opened()
    typed("kratom", Key.Key_Return)
    typed("wine", Key.Key_Return)
    answered(qtbot, page, "Critical")
    settle(qtbot, client)
    seen = [page.short, page.result.alert.emergency]
    assert any(
        each.isVisible() and each.mapTo(window, QPoint(0, each.height())).y() <= window.height() for each in seen
    )
    assert "911" in page.short.text or page.result.alert.emergency.isVisible()
    assert faults(page) == []
    content = page._scroll.widget()
    assert content is not None
    assert content.width() <= page._scroll.viewport().width()
    theme.set_text_percent(100)


def test_tab_reaches_every_part_in_the_order_of_reading(
    qtbot: QtBot, opened: Callable[[], CombinationPage], workspace: Workspace, client: JournalClient
) -> None:
    log_entries(workspace, [wine(1), dose("kratom_leaf", 3)], "Logged both")
    page = opened()
    answered(qtbot, page, "Critical")
    page.back.setFocus()
    reached: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    for owed in (*(picker.line for picker in page.pickers), page.add, page.hours.line, page.result.alert.fold):
        assert owed in reached
    places = [reached.index(each) for each in (page.back, page.pickers[0].line, page.pickers[1].line, page.add)]
    assert places == sorted(places)
