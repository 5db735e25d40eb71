"""Wherever the keyboard is, a ring says so: enough pixels change, and strongly enough, on every control of a page."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CLASSES, TODAY
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window
from tests.qt.test_nothing_clipped import at_rest, inside_an_input, where
from tests.unit.operations.made_entries import dose, wine

STRONG_ENOUGH: Final = 3.0
"""WCAG 1.4.11 and 2.4.13: the contrast between a pixel with and without the focus."""
ENOUGH_PIXELS: Final = 60
"""A ring of 2 pixels around the smallest thing, a box to tick, has more; a blinking caret has fewer."""


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[MainWindow]:
    """The active window with two entries and a warning."""
    made = open_window(qtbot, theme, client)
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    client.log([wine(0)], "Logged wine")
    at_rest(qtbot, client)
    yield made
    theme.choose_contrast("system")
    theme.choose("light")
    at_rest(qtbot, client)


def brightness(widget: QWidget) -> np.ndarray:
    """The light of each pixel of the widget, on the ground of the window where it has none of its own."""
    straight = QImage(widget.size(), QImage.Format.Format_RGBA8888)
    straight.fill(QApplication.palette().window().color())
    painter = QPainter(straight)
    painter.drawPixmap(0, 0, widget.grab())
    painter.end()
    pixels = np.frombuffer(straight.constBits(), np.uint8).reshape(straight.height(), straight.bytesPerLine() // 4, 4)
    parts = pixels[:, : straight.width(), :3] / 255
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    found: np.ndarray = light @ np.array([0.2126, 0.7152, 0.0722])
    return found


def ring_pixels(widget: QWidget) -> int:
    """How many pixels differ strongly between the widget with and without the keyboard."""
    parent = widget.parentWidget()
    around = isinstance(widget, QRadioButton) or (parent is not None and parent.property("kind") == "quick-field")
    seen = parent if around and parent is not None else widget
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    without = brightness(seen)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    proxy = widget.focusProxy()
    assert widget.hasFocus() or (proxy is not None and proxy.hasFocus()), where(widget)
    with_focus = brightness(seen)
    if without.shape != with_focus.shape:
        return ENOUGH_PIXELS
    lighter, darker = np.maximum(without, with_focus), np.minimum(without, with_focus)
    return int(((lighter + 0.05) / (darker + 0.05) >= STRONG_ENOUGH).sum())


def reachable(window: MainWindow) -> list[QWidget]:
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not inside_an_input(each)
    ]


def unseen(window: MainWindow) -> list[str]:
    found = []
    for each in reachable(window):
        if each.isVisible() and (pixels := ring_pixels(each)) < ENOUGH_PIXELS:
            found.append(f"{pixels} pixels: {where(each)} {each.property('kind') or ''}")
    return found


@pytest.mark.parametrize("key", CLASSES)
def test_the_keyboard_is_seen_on_every_control(
    window: MainWindow, qtbot: QtBot, client: JournalClient, key: str
) -> None:
    window.show_page(key)
    at_rest(qtbot, client)
    found = unseen(window)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", ["dark", "night", "high"])
@pytest.mark.parametrize("what", ["dose", "drink"])
def test_the_keyboard_is_seen_in_forms_in_every_look(
    window: MainWindow, theme: Theme, qtbot: QtBot, client: JournalClient, look: str, what: str
) -> None:
    if look == "high":
        theme.choose_contrast("high")
    else:
        theme.choose(look)  # type: ignore[arg-type]  # one of the themes
    window.show_page(TODAY)
    window.page(TODAY).act(what)
    at_rest(qtbot, client)
    found = unseen(window)
    assert not found, "\n".join(found)


def test_a_control_without_a_ring_is_found(window: MainWindow) -> None:
    plain = QPushButton("x", window)
    plain.setStyleSheet("QPushButton, QPushButton:focus { border: none; background: white; padding: 4px; }")
    plain.setGeometry(400, 300, 60, 40)
    plain.show()
    assert any("QPushButton 'x'" in each for each in unseen(window))
