"""The chart on screen: drawn in the background, moved through by keys and mouse, and a chart to screen readers."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.charts import describe
from journal_app.charts.style import DARK, LIGHT
from journal_app.ui.widgets.chart_canvas import ChartCanvas, ChartRenderer
from tests.unit.charts.example import example_trends


@pytest.fixture
def renderer(qtbot: QtBot) -> Iterator[ChartRenderer]:
    """A renderer that has drawn everything before the test ends."""
    made = ChartRenderer()
    yield made
    made.finish()
    qtbot.waitUntil(lambda: not made.busy)


@pytest.fixture
def canvas(qtbot: QtBot, renderer: ChartRenderer) -> ChartCanvas:
    """Anxiety over four weeks, 500 pixels wide, drawn."""
    made = ChartCanvas(renderer)
    qtbot.addWidget(made)
    made.resize(500, 150)
    data = example_trends()
    # The first drawing of a process reads matplotlib, which takes a while beside other work.
    with qtbot.waitSignal(made.drawn, timeout=30_000):
        made.show_chart(data, 0, LIGHT, describe.symptom(data, data.symptoms[0]), 150)
        made.show()
    return made


def shows(widget: QWidget, colour: str) -> bool:
    """Whether a colour is anywhere on the widget."""
    image = widget.grab().toImage()
    wanted = colour.lower()
    return any(
        image.pixelColor(x, y).name() == wanted for y in range(0, image.height(), 2) for x in range(image.width())
    )


def test_a_screen_reader_meets_a_chart_with_its_sentence(canvas: ChartCanvas) -> None:
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name).startswith("Anxiety, 15 May – 11 June 2026: rated on 24 of 28 days")


def test_keys_move_by_day_and_week_and_stop_at_the_ends(qtbot: QtBot, canvas: ChartCanvas) -> None:
    places: list[int] = []
    canvas.place_moved.connect(places.append)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert places == [], "there is no day before the first"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert places == [1, 2, 1, 8, 1, 27, 0]


def test_enter_opens_the_day_and_t_asks_for_the_table(qtbot: QtBot, canvas: ChartCanvas) -> None:
    canvas.set_place(5)
    with qtbot.waitSignal(canvas.opened) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == [5]
    with qtbot.waitSignal(canvas.table_asked):
        QTest.keyClick(canvas, Qt.Key.Key_T)


def test_a_click_moves_the_cursor_and_a_drag_chooses_a_stretch(qtbot: QtBot, canvas: ChartCanvas) -> None:
    places: list[int] = []
    stretches: list[tuple[int, int]] = []
    canvas.place_moved.connect(places.append)
    canvas.stretch_chosen.connect(lambda first, last: stretches.append((first, last)))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(495, 60))
    assert places == [27]
    assert stretches == []
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    QTest.mouseMove(canvas, QPoint(400, 60))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 60))
    (stretch,) = stretches
    assert 7 < stretch[1] - stretch[0] < 20


def test_the_cursor_is_painted_over_the_picture_without_drawing_it_anew(
    qtbot: QtBot, canvas: ChartCanvas, renderer: ChartRenderer
) -> None:
    before = canvas.grab().toImage()
    canvas.set_place(14)
    after = canvas.grab().toImage()
    assert not renderer.busy
    assert before != after


def test_another_theme_is_drawn_in_its_own_colours(qtbot: QtBot, canvas: ChartCanvas) -> None:
    assert shows(canvas, LIGHT.background)
    data = example_trends()
    with qtbot.waitSignal(canvas.drawn):
        canvas.show_chart(data, 0, DARK, "Anxiety", 150)
    assert shows(canvas, DARK.background)
    assert not shows(canvas, LIGHT.background)


def test_only_the_newest_picture_is_shown(qtbot: QtBot, canvas: ChartCanvas, renderer: ChartRenderer) -> None:
    data = example_trends()
    shown: list[bool] = []
    canvas.drawn.connect(lambda: shown.append(shows(canvas, LIGHT.background)))
    for style in (DARK, LIGHT, DARK, LIGHT):
        canvas.show_chart(data, 0, style, "Anxiety", 150)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: canvas.up_to_date)
    assert shown[-1]
    assert shown.count(True) == 1, "what was outdated before it was drawn is not shown"


def test_drawing_happens_off_the_window_thread(
    qtbot: QtBot, canvas: ChartCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal_app.charts import figure

    genuine: Callable[..., object] = figure.picture_of
    threads: list[int] = []

    def noted(*arguments: object) -> object:
        threads.append(threading.get_ident())
        return genuine(*arguments)

    monkeypatch.setattr(figure, "picture_of", noted)
    with qtbot.waitSignal(canvas.drawn):
        canvas.show_chart(example_trends(), "lanes", LIGHT, "Lanes", None)
    assert threads
    assert threading.get_ident() not in threads


def test_the_lanes_take_the_height_they_need(qtbot: QtBot, renderer: ChartRenderer) -> None:
    canvas = ChartCanvas(renderer)
    qtbot.addWidget(canvas)
    canvas.resize(700, 100)
    with qtbot.waitSignal(canvas.drawn):
        canvas.show_chart(example_trends(), "lanes", LIGHT, "Lanes", None)
    low = canvas.height()
    with qtbot.waitSignal(canvas.drawn):
        canvas.show_chart(example_trends(), "lanes", LIGHT.enlarged(150), "Lanes", None)
    assert canvas.height() > low * 1.3


def test_a_chart_may_go_away_while_it_is_drawn(qtbot: QtBot, renderer: ChartRenderer) -> None:
    for _ in range(20):
        canvas = ChartCanvas(renderer)
        canvas.resize(400, 120)
        canvas.show_chart(example_trends(), 0, LIGHT, "Anxiety", 120)
        QAccessible.queryAccessibleInterface(canvas)
        canvas.deleteLater()
        del canvas
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not renderer.busy)
