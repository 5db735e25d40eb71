"""The icon in the tray: what its menu holds, that it tells nothing, and that no window is ever lost in it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from journal_app import startup
from journal_app.preferences import Preferences
from journal_app.ui import restarting
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.menus import Menus
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.services.preference_store import PreferenceStore
from journal_app.ui.services.tray import SOMETHING, Tray
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, SIDEBAR_WIDTH
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, wine

# The platform of the tests has neither a tray nor a window manager, and says so each time.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise")

LOCKED = ["Open", "Emergency help", "Quit"]


class Desktop:
    """A desktop with a tray, or without one."""

    has_tray = True

    def __call__(self) -> bool:
        return self.has_tray


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The messages that the desktop would show."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, text, *_more: found.append((title, text)))
    return found


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """A window that nobody has opened a journal in yet."""
    made = MainWindow(LIGHT["bg"], LIGHT["sidebar"], SIDEBAR_WIDTH)
    qtbot.addWidget(made)
    made.preferences = PreferenceStore(tmp_path / "preferences.json", Preferences(tray=True, stay_in_tray=True))
    made.furnish(theme, Menus(theme))
    made.use_emergency(lambda: EmergencyPage(theme, lambda: "US"))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.stays = lambda: False
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def tray(qapp: QApplication, window: MainWindow, theme: Theme, desktop: Desktop) -> Iterator[Tray]:
    assert window.preferences is not None
    made = Tray(qapp, window, theme, window.preferences, desktop)
    yield made
    # The window may be gone already, and the icon with it.
    if shiboken6.isValid(made):
        made.stop()


def items(tray: Tray) -> list[str]:
    return [each.text() for each in tray.menu.actions() if not each.isSeparator()]


def item(tray: Tray, text: str) -> QAction:
    return next(each for each in tray.menu.actions() if text in each.text())


def settle(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(3):
        come_to_rest()
        qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def test_there_is_no_icon_unless_it_is_wanted(qapp: QApplication, window: MainWindow, theme: Theme) -> None:
    store = PreferenceStore(None, Preferences())
    tray = Tray(qapp, window, theme, store, lambda: True)
    assert window.findChildren(QSystemTrayIcon) == []
    store.change(tray=True)
    (made,) = tray.findChildren(QSystemTrayIcon)
    assert made.isVisible()
    store.change(tray=False)
    assert not made.isVisible()
    tray.stop()


def test_without_a_tray_closing_is_quitting(tray: Tray, window: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    desktop.has_tray = False
    assert not tray.stays()
    with qtbot.waitSignal(window.closing):
        window.close()


def test_closing_hides_the_window_only_where_that_was_chosen(tray: Tray, window: MainWindow, qtbot: QtBot) -> None:
    assert window.preferences is not None
    with qtbot.assertNotEmitted(window.closing):
        window.close()
    assert not window.isVisible()
    window.come_to_front()
    window.preferences.change(stay_in_tray=False)
    with qtbot.waitSignal(window.closing):
        window.close()


def test_quit_ends_it_whatever_was_chosen(tray: Tray, window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    assert not window.isVisible()
    with qtbot.waitSignal(window.closing):
        item(tray, "Quit").trigger()


def test_a_window_comes_back_when_the_tray_is_gone(tray: Tray, window: MainWindow, desktop: Desktop) -> None:
    window.close()
    desktop.has_tray = False
    tray.look()
    assert window.isVisible()


def test_while_locked_the_menu_opens_helps_and_quits(tray: Tray, window: MainWindow, qtbot: QtBot) -> None:
    assert items(tray) == LOCKED
    window.close()
    item(tray, "Open").trigger()
    assert window.isVisible()
    item(tray, "Emergency help").trigger()
    assert window.emergency_shown


def test_names_are_in_the_menu_only_while_the_journal_is_open(
    tray: Tray, window: MainWindow, client: JournalClient, qtbot: QtBot
) -> None:
    window.open_journal(client)
    client.log([dose("kratom_leaf", 5, grams=3)], "Logged kratom")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: any("3 g" in text for text in items(tray)))
    assert [text for text in items(tray) if "3 g" not in text] == [
        "Quick add", "Check-in", "Check a combination", "Open", "Emergency help", "Lock", "Quit",
    ]  # fmt: skip
    with qtbot.waitSignal(client.logged):
        item(tray, "3 g").trigger()
    with qtbot.waitSignal(tray.lock_wanted):
        item(tray, "Lock").trigger()
    settle(qtbot, client)
    window.leave_journal()
    assert items(tray) == LOCKED


def test_a_click_opens_quick_add(tray: Tray, window: MainWindow, client: JournalClient, qtbot: QtBot) -> None:
    opened: list[bool] = []
    window.open_quick_add = lambda text="": opened.append(True)  # type: ignore[method-assign]
    window.open_journal(client)
    window.close()
    tray.activated(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    assert opened == [True]
    settle(qtbot, client)


def test_a_warning_says_only_that_there_is_something_to_read(
    tray: Tray, window: MainWindow, client: JournalClient, shown: list[tuple[str, str]], qtbot: QtBot
) -> None:
    window.open_journal(client)
    settle(qtbot, client)
    window.close()
    client.log([dose("diazepam", 1), wine(0)], "Logged")
    with qtbot.waitSignal(window.something_raised, timeout=20_000):
        settle(qtbot, client)
    assert shown == [("Journal", SOMETHING)]
    assert not window.isVisible()
    settle(qtbot, client)


def test_a_warning_about_what_was_logged_in_the_menu_brings_the_window(
    tray: Tray, window: MainWindow, client: JournalClient, shown: list[tuple[str, str]], qtbot: QtBot
) -> None:
    window.open_journal(client)
    client.log([dose("diazepam", 100)], "Logged")
    settle(qtbot, client)
    qtbot.waitUntil(lambda: "&1" in items(tray)[0], timeout=20_000)
    client.log([wine(0)], "Logged")
    settle(qtbot, client)
    window.close()
    shown.clear()
    diazepam = next(each for each in tray.menu.actions() if "iazepam" in each.text())
    diazepam.trigger()
    qtbot.waitUntil(window.isVisible, timeout=20_000)
    assert shown == []
    settle(qtbot, client)


def test_tooltip_and_messages_have_the_chosen_title(
    tray: Tray, window: MainWindow, shown: list[tuple[str, str]]
) -> None:
    assert window.preferences is not None
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip() == "Journal"
    window.preferences.change(window_title="Notes")
    assert icon.toolTip() == "Notes"
    assert tray.say("A moment to check in?")
    assert shown == [("Notes", "A moment to check in?")]


def test_a_window_that_was_hidden_is_locked_and_stays_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execv", lambda _program, arguments: ran.append(arguments))
    restarting.restart(["journal"], tmp_path / "journal.db", hidden=True)
    opened: list[dict[str, object]] = []

    def open_window(path: Path, **how: object) -> int:
        opened.append({"path": path, **how})
        return 0

    monkeypatch.setattr(startup, "open_window", open_window)
    assert startup.main(ran[0][1:]) == 0
    assert opened == [{"path": tmp_path / "journal.db", "locked": True, "hidden": True}]
