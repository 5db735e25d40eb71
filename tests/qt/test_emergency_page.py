"""Emergency help as a person in need meets it: no journal, any country, any text size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.errors import BadKnowledge
from journal_app.i18n import language, use_language
from journal_app.operations import read_emergency_help as operation
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.clinical_line import NOT_REVIEWED
from journal_app.ui.widgets.full_screen_number import FullScreenNumber
from tests.qt.gates import assert_keyboard_complete, assert_well_made, escape, press, show, words_on


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "999"), ("AU", "000"), ("DE", "112"), (None, "your local emergency number")]
)
def test_the_number_of_the_country_is_there_without_scrolling(
    qtbot: QtBot, theme: Theme, country: str | None, number: str
) -> None:
    page = EmergencyPage(theme, lambda: country)
    show(qtbot, page)
    large = page.box.number
    assert large.text() == number
    bottom = large.mapTo(page, large.rect().bottomLeft()).y()
    assert 0 < bottom < page.height()


def test_signs_steps_and_lines_are_all_said(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "GB")
    show(qtbot, page)
    words = words_on(page)
    for said in (
        "In yourself", "fighting to stay awake", "Someone else sees", "you will not wake up",
        "If you are with someone", "Not breathing: rescue breaths.", "If it is you", "Do not be alone.",
        "Never do", "Do not make the person vomit.", "Signs of dangerous withdrawal", "a seizure",
        "116 123", "not yet checked with the operator", "United Kingdom",
    ):  # fmt: skip
        assert said in words, said


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark"), (200, "light")])
def test_nothing_is_cut_or_out_of_reach(qtbot: QtBot, theme: Theme, percent: int, look: str) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page = EmergencyPage(theme, lambda: "GB")
    show(qtbot, page, 824)
    assert_well_made(page)
    assert page.area.horizontalScrollBar().maximum() == 0
    page.setFocus()
    assert_keyboard_complete(page)


def test_the_words_are_read_by_arrow_keys(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "GB")
    show(qtbot, page)
    page.area.setFocus()
    before = page.area.verticalScrollBar().value()
    QTest.keyClick(page.area, Qt.Key.Key_PageDown)
    assert page.area.verticalScrollBar().value() > before


def test_escape_and_the_button_lead_back(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: None)
    show(qtbot, page)
    with qtbot.waitSignal(page.closed):
        escape()
    assert QApplication.focusWidget() is page.back
    with qtbot.waitSignal(page.closed):
        press(page.back)


def test_a_country_chosen_later_is_used_at_the_next_showing(qtbot: QtBot, theme: Theme) -> None:
    chosen: list[str | None] = [None]
    page = EmergencyPage(theme, lambda: chosen[0])
    show(qtbot, page)
    assert page.box.number.text() == "your local emergency number"
    assert "112 works on most mobile phones" in words_on(page)
    page.hide()
    chosen[0] = "NZ"
    page.show()
    assert page.box.number.text() == "111"
    assert "112 works" not in words_on(page)


def test_it_works_when_the_list_cannot_be_read(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(operation, "read_knowledge", lambda: BadKnowledge("The list cannot be read."))
    page = EmergencyPage(theme, lambda: "GB")
    show(qtbot, page)
    words = words_on(page)
    assert "your local emergency number" in words
    assert "you will not wake up" in words
    assert "Give naloxone if you have it" in words
    assert "Never do" not in words
    assert_well_made(page)


def test_full_screen_shows_the_number_120_pixels_high(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "AU")
    show(qtbot, page)
    page.show_full_screen()
    large = page.findChild(FullScreenNumber)
    assert large is not None
    qtbot.waitUntil(large.isVisible)
    number = next(each for each in large.findChildren(QLabel) if each.text() == "000")
    assert number.fontInfo().pixelSize() == 120
    assert "Stay until help comes." in words_on(large)
    QTest.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(FullScreenNumber) is None)
    assert page.isVisible()


@pytest.fixture(params=["de", "es"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The code of a language that is in use for a while."""
    before = language().code
    use_language(request.param)
    yield request.param
    use_language(before)


def test_in_another_language_the_first_steps_are_in_view_at_once_too(spoken: str, qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "DE" if spoken == "de" else "ES")
    show(qtbot, page)
    assert words_on(page).count(NOT_REVIEWED) == 1
    first_step = next(each for each in page.findChildren(QLabel) if each.text() == "1")
    bottom = first_step.mapTo(page, first_step.rect().bottomLeft()).y()
    assert 0 < bottom < page.height()


def test_in_english_nothing_is_said_of_a_translation(qtbot: QtBot, theme: Theme) -> None:
    page = EmergencyPage(theme, lambda: "GB")
    show(qtbot, page)
    assert "translation" not in words_on(page)
