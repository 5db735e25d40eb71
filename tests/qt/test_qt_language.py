"""Qt's own words in the language of Journal: buttons, keys, direction, numbers."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from journal_app.i18n import language, use_language
from journal_app.ui.qt_language import speak
from journal_app.ui.shortcuts import shown
from tests.conftest import LANGUAGE

Speak = Callable[[str], None]


@pytest.fixture
def speak_in(qapp: QApplication) -> Iterator[Speak]:
    """Start Qt in a language; all is English again afterwards."""
    locale, direction = QLocale(), qapp.layoutDirection()

    def in_this(code: str) -> None:
        use_language(code)
        assert language().code == code
        speak(qapp)

    yield in_this
    use_language(LANGUAGE)
    for each in qapp.findChildren(QTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()
    qapp.setLayoutDirection(direction)
    QLocale.setDefault(locale)


def cancel_text() -> str:
    """What Qt writes on its button for Cancel."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    box.deleteLater()
    return text


@pytest.mark.parametrize(
    ("code", "cancel", "key"),
    [("de", "Abbrechen", "Strg+K"), ("es", "Cancelar", "Control+K"), ("en", "Cancel", "Ctrl+K")],
)
def test_buttons_and_keys_speak_the_language(speak_in: Speak, code: str, cancel: str, key: str) -> None:
    speak_in(code)
    assert cancel_text() == cancel
    if sys.platform != "darwin":  # which writes it as a sign
        assert shown("Ctrl+K") == key
    assert QLocale().name().startswith(code)


def test_a_language_from_right_to_left_turns_the_windows_round(speak_in: Speak, qapp: QApplication) -> None:
    speak_in("ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    speak_in("de")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_territory_of_the_system_stays(speak_in: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("fr_CH")))
    speak_in("de")
    assert QLocale().name() == "de_CH"


@pytest.mark.parametrize("system", ["ar_EG", "en_AU"])
def test_dates_are_shown_in_the_digits_that_all_numbers_have(
    speak_in: Speak, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    QLocale.setDefault(QLocale(system))
    speak_in("ar")
    assert QLocale().toString(QDate(2026, 11, 22), "d MMM yyyy") == "22 نوفمبر 2026"


def test_english_is_english_on_a_system_that_speaks_another(speak_in: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("de_DE")))
    speak_in("en")
    assert QLocale().name() == "en_DE"
