"""The window follows the preferences: title, clock and colours, at once."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.time_text import clock_text, use_twelve_hours
from journal_app.preferences import Preferences
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.services.look import Look, has_twelve_hours
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH


@pytest.fixture
def look(qtbot: QtBot, theme: Theme) -> Iterator[tuple[Look, MainWindow, PreferenceStore]]:
    window = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(window)
    store = PreferenceStore(None, Preferences(theme="light"))
    window.preferences = store
    window.furnish(theme, Menus(theme))
    yield Look(window, theme, store), window, store
    use_twelve_hours(False)
    QApplication.setApplicationDisplayName("Journal")


def test_the_title_is_the_chosen_one_and_nothing_follows_it(
    look: tuple[Look, MainWindow, PreferenceStore],
) -> None:
    _, window, store = look
    assert window.windowTitle() == "Journal"
    store.change(window_title="Planner")
    assert window.windowTitle() == "Planner"
    assert QApplication.applicationDisplayName() == "Planner"


def test_the_clock_is_the_chosen_one(look: tuple[Look, MainWindow, PreferenceStore]) -> None:
    _, _, store = look
    store.change(clock="12")
    assert clock_text(time(20, 15)) == "8:15 pm"
    store.change(clock="24")
    assert clock_text(time(20, 15)) == "20:15"


@pytest.mark.parametrize(
    ("name", "twelve"), [("en_US", True), ("de_DE", False), ("en_GB", False), ("es_ES", False), ("ar_EG", True)]
)
def test_the_system_clock_is_that_of_its_locale(name: str, twelve: bool) -> None:
    assert has_twelve_hours(QLocale(name)) is twelve


def test_colours_contrast_and_size_follow(look: tuple[Look, MainWindow, PreferenceStore], theme: Theme) -> None:
    service, _, store = look
    store.change(theme="night")
    assert theme.look == "night"
    store.change(contrast="high")
    assert theme.high_contrast
    store.change(reduced_motion="on")
    assert theme.still
    store.change(contrast="normal", theme="light", reduced_motion="off")
    assert (theme.look, theme.high_contrast, theme.still) == ("light", False, False)
    service.set_text_percent(1000)
    assert store.value.text_percent == theme.text_percent == 200
    store.change(text_percent=100)
    assert theme.text_percent == 100
