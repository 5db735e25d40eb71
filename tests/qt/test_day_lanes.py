"""The day's picture in a window: moved through by keys, read aloud, shown as a table, and kept for going back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.charts import describe_day
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.day_lanes import DayLanes
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW

TODAY = NOW.date()
Key = Qt.Key


@pytest.fixture
def lanes(qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme) -> Iterator[DayLanes]:
    """Kratom and wine this evening, diazepam yesterday; the picture of today is drawn."""
    log_entries(workspace, [dose("kratom_leaf", 2, grams=3), wine(1), dose("diazepam", 30)], "Logged")
    made = DayLanes(client, theme)
    made.resize(800, 600)
    made.show()
    show(qtbot, made)
    yield made
    qtbot.waitUntil(lambda: made.drawn)
    made.close()
    made.deleteLater()


def show(qtbot: QtBot, lanes: DayLanes, days_ago: int = 0) -> None:
    """Show a day, and wait until it is there and drawn."""
    day = TODAY - timedelta(days=days_ago)
    lanes.show_day(day)
    qtbot.waitUntil(lambda: lanes._data is not None and lanes._data.day == day, timeout=30_000)
    come_to_rest()
    qtbot.waitUntil(lambda: lanes.drawn, timeout=30_000)


def test_a_screen_reader_meets_a_chart_that_says_the_day(lanes: DayLanes) -> None:
    interface = QAccessible.queryAccessibleInterface(lanes.canvas)
    assert interface.role() == QAccessible.Role.Chart
    words = interface.text(QAccessible.Text.Name)
    assert words.startswith("Sunday 22 November 2026, midnight to midnight. Kratom: 3 g at 20:30.")
    assert "Diazepam: no entry that day; since 21 Nov 16:30" in words


def test_the_cursor_begins_at_the_present_and_keys_move_it(qtbot: QtBot, lanes: DayLanes) -> None:
    assert lanes.readout.text.startswith("22:30: Kratom may be active")
    lanes.canvas.setFocus()
    for _ in range(2):
        QTest.keyClick(lanes.canvas, Key.Key_Left)
    assert "Alcohol wine 150 ml at 21:30, may be active" in lanes.readout.text
    QTest.keyClick(lanes.canvas, Key.Key_Left)
    assert lanes.readout.text.startswith("21:00: Kratom may be active  ·  Diazepam")
    QTest.keyClick(lanes.canvas, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert lanes.readout.text.startswith("18:00:")
    QTest.keyClick(lanes.canvas, Key.Key_Home)
    assert lanes.readout.text == "00:00: Diazepam may be active"
    assert not lanes.readout.previous.isEnabled()
    QTest.keyClick(lanes.canvas, Key.Key_End)
    assert lanes.readout.text.startswith("23:30:")
    assert not lanes.readout.next.isEnabled()
    lanes.readout.previous.click()
    assert lanes.readout.text.startswith("23:00:")


def test_t_shows_the_table_and_t_leads_back_with_the_focus(lanes: DayLanes) -> None:
    lanes.activateWindow()
    lanes.canvas.setFocus()
    QTest.keyClick(lanes.canvas, Key.Key_T)
    assert lanes.table.isVisible()
    assert not lanes.canvas.isVisible()
    assert lanes.table.hasFocus()
    model = lanes.table.model()
    assert model.rowCount() == 24
    assert model.index(20, 1).data() == "3 g at 20:30, may be active"
    spoken = model.index(20, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kratom: 3 g at 20:30, may be active"
    QTest.keyClick(lanes.table, Key.Key_T)
    assert lanes.canvas.isVisible()
    assert lanes.canvas.hasFocus()


def test_enter_asks_for_the_day(qtbot: QtBot, lanes: DayLanes) -> None:
    with qtbot.waitSignal(lanes.day_wanted) as wanted:
        QTest.keyClick(lanes.canvas, Key.Key_Return)
    assert wanted.args == [TODAY]


def test_a_day_that_was_drawn_before_is_not_drawn_again(
    qtbot: QtBot, lanes: DayLanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal_app.charts import day_lanes

    genuine, drawn = day_lanes.picture_of_day, []

    def noted(*arguments: object) -> object:
        drawn.append(arguments)
        return genuine(*arguments)  # type: ignore[arg-type]  # what it was called with

    monkeypatch.setattr(day_lanes, "picture_of_day", noted)
    before = lanes.canvas.grab().toImage()
    show(qtbot, lanes, 1)
    assert len(drawn) == 1
    assert lanes.canvas.grab().toImage() != before
    show(qtbot, lanes, 0)
    assert len(drawn) == 1
    assert lanes.canvas.grab().toImage() == before


def test_the_dark_look_is_drawn_in_its_own_colours(qtbot: QtBot, lanes: DayLanes, theme: Theme) -> None:
    theme.choose("dark")
    come_to_rest()
    qtbot.waitUntil(lambda: lanes.drawn)
    corner = lanes.canvas.grab().toImage().pixelColor(1, lanes.canvas.height() - 2)
    assert corner.name() == theme.colour("card").lower()


def test_a_day_without_anything_says_so_and_one_with_ratings_only_says_that(
    qtbot: QtBot, lanes: DayLanes, workspace: Workspace
) -> None:
    show(qtbot, lanes, 60)
    assert lanes.empty.text() == describe_day.NOTHING
    assert not lanes.canvas.isVisible()
    assert not lanes.table_button.isVisible()
    log_entries(workspace, [rating("anxiety", 4, at=NOW - timedelta(days=61))], "Logged")
    show(qtbot, lanes, 61)
    assert lanes.empty.text() == describe_day.NOTHING_TAKEN


def test_a_new_entry_changes_the_picture(qtbot: QtBot, lanes: DayLanes, workspace: Workspace) -> None:
    log_entries(workspace, [dose("kratom_leaf", 5, grams=2)], "Logged")
    lanes.show_day(TODAY)
    qtbot.waitUntil(lambda: "2 g at 17:30" in lanes.canvas.accessibleName())
    qtbot.waitUntil(lambda: lanes.drawn)
    assert lanes.readout.text.startswith("22:30"), "the cursor stays where it was"


@pytest.mark.parametrize(("percent", "width"), [(100, 320), (150, 420), (200, 640)])
def test_nothing_is_cut_in_a_narrow_place(
    qtbot: QtBot, lanes: DayLanes, theme: Theme, percent: int, width: int
) -> None:
    theme.set_text_percent(percent)
    lanes.resize(width, 900)
    come_to_rest()
    qtbot.waitUntil(lambda: lanes.drawn)
    for widget in (lanes.readout, lanes.canvas, lanes.table_button, lanes.readout.next):
        assert widget.mapTo(lanes, widget.rect().topRight()).x() <= lanes.width(), widget
    assert lanes.minimumSizeHint().width() <= width
