"""Goes to every place of the window, so that what a screen reader is told there can be read: pages, forms, dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QDialog

from journal_app.ui.forms.form_place import NEW
from journal_app.ui.main_window import MainWindow
from journal_app.ui.pages.places import CLASSES, MEDICINES, SETTINGS
from journal_app.ui.settings.declared import SECTIONS
from tests.end_to_end.keyboard import CTRL, Key, Keyboard, pause

DIALOGS = ("recovery_words", "passphrase", "export", "import", "erase")
REST_MS = 300
LONGEST_REST_MS = 5000

Place = tuple[str, Callable[[], object]]


def moments() -> tuple[str, ...]:
    """What each place is called."""
    return (
        *(f"page {key}" for key in CLASSES),
        *(f"form {what}" for what in (*NEW, "medicine")),
        *(f"settings {section.key}" for section in SECTIONS),
        *(f"dialog {what}" for what in DIALOGS),
        "quick add",
        "emergency",
    )


def go_everywhere(person: Keyboard, wait_for_parent: Callable[[Keyboard, str], None]) -> None:
    """Stop at each place until the parent has read it."""
    person.until(lambda: window() is not None and window().client is not None, "the open journal")
    for name, go in _places():
        go()
        _rest(window())
        wait_for_parent(person, name)
        if name.startswith("dialog"):
            _close_dialog(person)
    window().hide_emergency()
    person.press(Key.Key_K, CTRL)
    person.write("kratom 3g 20:15, 2 beers")
    _rest(window())
    wait_for_parent(person, "quick add")
    window().show_emergency()
    _rest(window())
    wait_for_parent(person, "emergency")
    person.leave()


def window() -> MainWindow:
    """The one window."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))


def _places() -> Iterator[Place]:
    main = window()
    for key in CLASSES:
        yield f"page {key}", partial(main.show_page, key)
    for what in NEW:
        yield f"form {what}", partial(main.act_on_today, what)
    yield "form medicine", partial(_medicine, main)
    for section in SECTIONS:
        yield f"settings {section.key}", partial(_section, main, section.key)
    for what in DIALOGS:
        yield f"dialog {what}", partial(main.command_wanted.emit, what)


def _medicine(main: MainWindow) -> None:
    main.show_page(MEDICINES)
    main.page(MEDICINES).forms.add()


def _section(main: MainWindow, key: str) -> None:
    main.show_page(SETTINGS)
    main.page(SETTINGS).show_section(key)


def _close_dialog(person: Keyboard) -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()
    pause(REST_MS)


def _rest(main: MainWindow) -> None:
    """Until nothing is being read in the background any more."""
    waited = 0
    while waited < LONGEST_REST_MS:
        pause(REST_MS)
        waited += REST_MS
        if main.client is None or not main.client.background.busy:
            return
