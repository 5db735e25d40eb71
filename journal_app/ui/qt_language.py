"""Qt's own words, the direction of reading, and the form of numbers and dates, in the language in use."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from journal_app.i18n import ENGLISH, PSEUDO, language

ZERO: Final = "0"
"""Fields of dates and numbers show the digits 0 to 9, as all other numbers do, and as they are typed."""
WORLD: Final = "001"
"""The territory for a language as such; its digits are these for Arabic too."""


def speak(qt: QApplication) -> None:
    """Have Qt speak it too: its buttons, the menus of its fields, its dialogs, the names of keys.

    English is what Qt is written in. To be called before any widget is made.
    """
    spoken = language()
    code = ENGLISH if spoken.code == PSEUDO else spoken.code
    system = QLocale.system().name()
    if not system.startswith(code):
        # The territory stays, where it has such a language: it decides the first weekday and the size of paper.
        QLocale.setDefault(QLocale(f"{code}_{system.partition('_')[2]}"))
    if QLocale().zeroDigit() != ZERO:
        QLocale.setDefault(QLocale(f"{code}_{WORLD}"))
    if code == ENGLISH:
        return
    from PySide6.QtCore import QLibraryInfo, Qt, QTranslator

    translator = QTranslator(qt)
    if translator.load(QLocale(code), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)
    direction = Qt.LayoutDirection
    qt.setLayoutDirection(direction.RightToLeft if spoken.right_to_left else direction.LeftToRight)
