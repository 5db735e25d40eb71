"""No page and no form cuts a word off, lays one thing over another, or makes a target too small to meet.

At every text size, in the smallest window and in the usual one, in light and in dark.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.i18n import language
from journal_app.preferences import Theme as ThemeChoice
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.places import CLASSES, TODAY
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, wine

SMALLEST, USUAL = QSize(900, 640), QSize(1280, 832)
FORMS: Final = ("dose", "drink", "sleep", "none", "note", "marker", "red_flag", "urge", "measure", "score")
SMALLEST_TARGET, PRIMARY_TARGET = 24, 40
ROUNDING: Final = 1


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The window with two entries and a critical warning, from right to left where the language is."""
    if language().right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.furnish(theme, Menus(theme))
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    made.show()
    made.open_journal(client)
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    client.log([wine(0)], "Logged wine")
    at_rest(qtbot, client)
    yield made
    at_rest(qtbot, client)
    theme.choose("light")
    theme.set_text_percent(100)


def at_rest(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(4):
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
        come_to_rest()


def words_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return text or widget.accessibleName() or widget.objectName()


def where(widget: QWidget) -> str:
    return f"{type(widget).__name__} {words_of(widget)[:40]!r} in {type(widget.parent()).__name__}"


def shown_widgets(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisible() and not inside_an_input(each)]


def inside_an_input(widget: QWidget) -> bool:
    """What Qt builds inside boxes and bars is Qt's own to lay out."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QAbstractSpinBox | QAbstractSlider | QLineEdit):
            return True
        above = above.parentWidget()
    return widget.objectName().startswith("qt_")


def clipped(widget: QWidget) -> str:
    """What of a widget's words has no room; nothing when all has."""
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        return _clipped_label(widget)
    if isinstance(widget, QPushButton) and widget.text():
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
        icon = widget.iconSize().width() + 4 if not widget.icon().isNull() else 0
        needed = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
        if needed.width() + icon > room.width() + ROUNDING + 4:
            return f"{needed.width() + icon} wide in {room.width()}"
        if needed.height() > widget.height() + ROUNDING:
            return f"{needed.height()} high in {widget.height()}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        hint = widget.minimumSizeHint()
        if hint.width() > widget.width() + ROUNDING or hint.height() > widget.height() + ROUNDING:
            return f"{hint.width()} x {hint.height()} in {widget.width()} x {widget.height()}"
    elif isinstance(widget, QComboBox | QAbstractSpinBox):
        lines = widget.fontMetrics().height()
        if widget.height() < lines + 2 * ROUNDING:
            return f"{lines} high in {widget.height()}"
    return ""


def _clipped_label(widget: QLabel) -> str:
    margins = widget.contentsRect()
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + ROUNDING:
            return f"{needed} high in {widget.height()}"
        longest = max(
            (widget.fontMetrics().horizontalAdvance(word) for word in widget.text().replace("\u200b", " ").split()),
            default=0,
        )
        return f"a word {longest} wide in {margins.width()}" if longest > margins.width() + ROUNDING else ""
    needed_size = widget.fontMetrics().size(0, widget.text())
    if needed_size.width() > margins.width() + ROUNDING:
        return f"{needed_size.width()} wide in {margins.width()}"
    return f"{needed_size.height()} high in {margins.height()}" if needed_size.height() > margins.height() + 3 else ""


def cut_by_parent(widget: QWidget) -> bool:
    """Whether a part of the widget lies outside the frame it is in, where no bar scrolls to it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea | QMainWindow):
        return False
    grand = parent.parentWidget()
    if isinstance(grand, QAbstractScrollArea) and grand.viewport() is parent:
        return False
    return not parent.rect().adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(widget.geometry())


def has_words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) and (
        not isinstance(widget, QLabel) or bool(widget.text())
    )


def overlapping(window: QWidget) -> list[str]:
    """Pairs of things with words, in one frame, that lie over each other."""
    found = []
    by_parent: dict[int, list[QWidget]] = {}
    for each in shown_widgets(window):
        if has_words(each) and each.parentWidget() is not None and not floats(each):
            by_parent.setdefault(id(each.parentWidget()), []).append(each)
    for siblings in by_parent.values():
        for place, first in enumerate(siblings):
            for second in siblings[place + 1 :]:
                both = first.geometry() & second.geometry()
                if both.width() > 2 and both.height() > 2:
                    found.append(f"{where(first)} and {where(second)} lie over each other")
    return found


def floats(widget: QWidget) -> bool:
    """The count beside Alerts lies on its button on purpose, and lets presses through."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def too_small(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) or not widget.isEnabled():
        return ""
    least = min(widget.width(), widget.height())
    if widget.property("kind") == "primary" and widget.height() < PRIMARY_TARGET:
        return f"{widget.height()} high, not {PRIMARY_TARGET}"
    # A rating's buttons share their row; each is still as wide as WCAG asks for.
    if least < SMALLEST_TARGET and not (isinstance(widget, QRadioButton) and least >= SMALLEST_TARGET):
        return f"{widget.width()} x {widget.height()}, not {SMALLEST_TARGET}"
    return ""


def scrolls_sideways(window: QWidget) -> list[str]:
    found = []
    for area in window.findChildren(QScrollArea):
        if not area.isVisible():
            continue
        bar = area.horizontalScrollBar()
        content = area.widget()
        if bar.maximum() > 0 or (content is not None and content.width() > area.viewport().width() + ROUNDING):
            wide = content.width() if content is not None else bar.maximum()
            found.append(f"{wide} wide in {area.viewport().width()}: {where(area)}, for {widest(content)}")
    return found


def widest(content: QWidget | None) -> str:
    """Whose least width is the largest: that is where to look."""
    if content is None:
        return ""
    inner = [each for each in content.findChildren(QWidget) if each.isVisible() and has_words(each)]
    return where(max(inner, key=lambda each: each.minimumSizeHint().width())) if inner else ""


def layout_faults(window: MainWindow) -> list[str]:
    """Everything on screen that is cut off, covered, too small, or wider than the window."""
    found = []
    for each in shown_widgets(window):
        if reason := clipped(each):
            found.append(f"cut off, {reason}: {where(each)}")
        if cut_by_parent(each):
            found.append(f"outside its frame: {where(each)}")
        if reason := too_small(each):
            found.append(f"too small, {reason}: {where(each)}")
    found += overlapping(window) + scrolls_sideways(window)
    stack = window.findChildren(QStackedWidget)[0]
    shown = stack.currentWidget()
    if shown is not None and shown.minimumSizeHint().width() > window.width() - window.sidebar.width():
        room = window.width() - window.sidebar.width()
        found.append(f"the page wants {shown.minimumSizeHint().width()} of {room}, for {widest(shown)}")
    return found


LOOKS: Final[tuple[tuple[QSize, int, ThemeChoice], ...]] = (
    (SMALLEST, 100, "light"),
    (SMALLEST, 150, "dark"),
    (SMALLEST, 200, "light"),
    (USUAL, 100, "dark"),
    (USUAL, 150, "light"),
    (USUAL, 200, "dark"),
)
FORM_LOOKS: Final = (LOOKS[1], LOOKS[2], LOOKS[3])
"""A form stands on one page, which was seen in every look already."""


def faults_in_every_look(
    window: MainWindow,
    theme: Theme,
    qtbot: QtBot,
    client: JournalClient,
    looks: Sequence[tuple[QSize, int, ThemeChoice]] = LOOKS,
) -> list[str]:
    found = []
    for size, percent, look in looks:
        window.resize(size)
        theme.choose(look)
        theme.set_text_percent(percent)
        at_rest(qtbot, client)
        assert window.size() == size, f"the window cannot be {size.width()} x {size.height()} at {percent} %"
        found += [f"{size.width()} at {percent} %: {each}" for each in layout_faults(window)]
    return found


@pytest.mark.parametrize("key", CLASSES)
def test_a_page_has_room_for_all_it_says(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, key: str
) -> None:
    window.show_page(key)
    at_rest(qtbot, client)
    found = faults_in_every_look(window, theme, qtbot, client)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("what", FORMS)
def test_a_form_has_room_for_all_it_says(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, what: str
) -> None:
    window.show_page(TODAY)
    window.page(TODAY).act(what)
    at_rest(qtbot, client)
    found = faults_in_every_look(window, theme, qtbot, client, FORM_LOOKS)
    assert not found, "\n".join(found)


def test_emergency_help_has_room_for_all_it_says(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient
) -> None:
    window.show_emergency()
    at_rest(qtbot, client)
    found = faults_in_every_look(window, theme, qtbot, client)
    assert not found, "\n".join(found)


def test_a_cut_word_is_seen(window: MainWindow) -> None:
    label = QLabel("What cannot be read", window)
    label.setGeometry(QRect(QPoint(400, 300), QSize(30, 40)))
    small = QPushButton("x", window)
    small.setGeometry(QRect(QPoint(395, 310), QSize(20, 20)))
    label.show()
    small.show()
    said = "\n".join(layout_faults(window))
    assert "cut off" in said
    assert "too small" in said
    assert "lie over each other" in said
