"""Every field of the window that somebody can write in, found by walking: nothing typed is lost or cut off."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.ui.autosave import Autosave
from journal_app.ui.forms.form_place import NEW
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.medicines_page import MedicinesPage
from journal_app.ui.pages.places import ALERTS, CLASSES, MEDICINES, REPORT, SETTINGS, TODAY
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.theme import Theme
from tests.qt.open_window import open_window, today_of
from tests.qt.today_steps import settle
from tests.qt.turns import come_to_rest
from tests.unit.operations.made_entries import dose, wine

Writable = QLineEdit | QPlainTextEdit

SEARCHED: Final = {
    "Find in all entries", "Find a setting", "Search the help", "Look up a substance", "Search what was taken",
    "Substance 1", "Substance 2", "Substance 3", "Hours apart, if you know", "Log anything",
}  # fmt: skip
"""What is only looked for, or asked about: nothing of it is saved. The line of quick add has tests of its own."""
COUNTED: Final = {"One drink holds, g of alcohol"}
"""A number beside a choice, not words of the person's."""
TYPED: Final = "=1+1 <b>%s</b> {0} 'x' \u05d0"
LONG: Final = "a" * 10_000


def _page(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.show_page(key)


def _form(what: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.show_page(TODAY)
        today_of(window).act(what)

    return show


def _medicine(window: MainWindow) -> None:
    window.show_page(MEDICINES)
    page = window.page(MEDICINES)
    assert isinstance(page, MedicinesPage)
    page.forms.add()


def _section(key: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.show_page(SETTINGS)
        page = window.page(SETTINGS)
        assert isinstance(page, SettingsPage)
        page.show_section(key)

    return show


PLACES: Final[dict[str, Callable[[MainWindow], None]]] = (
    {key: _page(key) for key in CLASSES}
    | {f"form {what}": _form(what) for what in NEW}
    | {"form medicine": _medicine}
    | {f"settings {section.key}": _section(section.key) for section in SECTIONS}
)
WRITTEN_IN: Final = {TODAY, ALERTS, REPORT, MEDICINES, "form medicine", *(f"form {what}" for what in NEW)}
"""Where there must be fields, or the walk itself is wrong."""


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, client: JournalClient) -> Iterator[Callable[[], MainWindow]]:
    """Opens the window on a journal with a warning; once more as after a lock, when only the journal is left."""
    windows: list[MainWindow] = []

    def open_it() -> MainWindow:
        for old in windows:
            old.hide()
        windows.append(open_window(qtbot, theme, client))
        return windows[-1]

    client.log([dose("kratom_leaf", 1), wine(0)], "x")
    settle(qtbot, client)
    yield open_it
    settle(qtbot, client)


def _fields(window: MainWindow) -> dict[str, Writable]:
    """The fields in view, by what they are called."""
    found: dict[str, Writable] = {}
    fields: list[Writable] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    for each in fields:
        name = each.accessibleName() or _name_above(each)
        if each.isVisible() and each.isEnabled() and not each.isReadOnly() and not _is_part(each):
            assert name, f"a field without a name: {each} in {each.parent()}"
            assert name not in found, f"two fields have one name: {name}"
            found[name] = each
    assert not [each for each in window.findChildren(QTextEdit) if each.isVisible() and not each.isReadOnly()]
    return {name: each for name, each in found.items() if name not in SEARCHED | COUNTED}


def _name_above(field: QWidget) -> str:
    above = field.parentWidget()
    return "" if above is None else above.accessibleName()


def _is_part(field: QWidget) -> bool:
    """The line inside a date or a number that is stepped to: it takes nothing but those."""
    above = field.parentWidget()
    return isinstance(above, QAbstractSpinBox | QDateEdit) or (isinstance(above, QComboBox) and not above.isEditable())


def _write(field: Writable, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.textEdited.emit(text)
    else:
        field.setPlainText(text)


def _text(field: Writable) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _at_rest(qtbot: QtBot, client: JournalClient) -> None:
    for _ in range(4):
        settle(qtbot, client)
        come_to_rest()


@pytest.mark.parametrize("place", list(PLACES))
@pytest.mark.parametrize("end", ["lock", "crash"])
def test_what_was_typed_is_there_after_a_lock_and_after_a_crash(
    opened: Callable[[], MainWindow], qtbot: QtBot, client: JournalClient, place: str, end: str
) -> None:
    window = opened()
    PLACES[place](window)
    _at_rest(qtbot, client)
    names = list(_fields(window))
    assert names or place not in WRITTEN_IN
    for name in names:
        field = _fields(window).get(name)
        if field is not None:  # another answer may take a question away
            _write(field, TYPED)
            come_to_rest()
    typed = {name: _text(field) for name, field in _fields(window).items() if name in names}
    if end == "lock":
        window.keep_drafts()
    else:
        qtbot.waitUntil(lambda: not any(each.waits for each in window.findChildren(Autosave)), timeout=20_000)
    _at_rest(qtbot, client)
    window = opened()
    PLACES[place](window)
    _at_rest(qtbot, client)
    again = {name: _text(field) for name, field in _fields(window).items()}
    assert {name: text for name, text in again.items() if name in typed} == typed


@pytest.mark.parametrize("place", list(PLACES))
def test_no_field_cuts_off_what_is_pasted(
    opened: Callable[[], MainWindow], qtbot: QtBot, client: JournalClient, place: str
) -> None:
    window = opened()
    PLACES[place](window)
    _at_rest(qtbot, client)
    for name, field in _fields(window).items():
        most = field.maxLength() if isinstance(field, QLineEdit) else len(LONG)
        assert most >= len(LONG), f"{name} cuts off at {most}"
