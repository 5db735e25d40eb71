"""The first start by keyboard: three pages, with a real encrypted journal at their end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.tracking import TrackedSubstance, Tracking
from journal_app.domain.units import Amount
from journal_app.operations import open_journal
from journal_app.operations.again import read_again
from journal_app.operations.open_journal import Opened, journal_state, unlock
from journal_app.operations.quick_add import read_line
from journal_app.operations.read_tracking import read_tracking
from journal_app.ui.background import Background
from journal_app.ui.pages.first_run_page import COUNTRY, TRACK, WELCOME, FirstRunPage
from journal_app.ui.theme import Theme
from tests.qt.gates import (
    PASSPHRASE as SECRET,
)
from tests.qt.gates import (
    assert_keyboard_complete,
    assert_well_made,
    enter,
    escape,
    focused,
    let_go,
    press,
    settle,
    show,
    type_into,
    words_on,
)

InBackground = Callable[[Callable[[], object]], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal will be."""
    return tmp_path / "diary" / "journal.journal"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, path: Path) -> FirstRunPage:
    """The page, active, at its first step; the list of names has been read."""
    made = FirstRunPage(theme, background, path)
    show(qtbot, made)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    return made


def made_by(qtbot: QtBot, page: FirstRunPage, act: Callable[[], None] = enter) -> Opened:
    """Do the last thing, and hand over the journal that it made."""
    with qtbot.waitSignal(page.made, timeout=20_000) as signal:
        act()
    assert signal.args is not None
    return signal.args[0]  # type: ignore[no-any-return]  # what the page emitted


def tracked(opened: Opened, in_background: InBackground) -> Tracking:
    found = in_background(lambda: read_tracking(opened.workspace))
    in_background(opened.workspace.journal.close)
    assert isinstance(found, Tracking)
    return found


def test_a_newcomer_without_a_country_hears_once_what_is_missing_and_goes_on(
    qtbot: QtBot, page: FirstRunPage, path: Path, in_background: InBackground
) -> None:
    page.country_form.load("")
    assert "No account, no internet" in words_on(page)
    assert "No warning does not mean it is safe" in words_on(page)
    assert "nobody can open it again, and neither can we" in words_on(page)
    assert "Page 1 of 3" in words_on(page)
    enter()
    assert page.step == TRACK
    enter()
    assert page.step == COUNTRY
    assert "Page 3 of 3" in words_on(page)
    enter()
    assert page.message.text == (
        "Without a country, the emergency number is missing, and a drink counts as 10 g of alcohol. "
        "Choose one now, or press Open my journal again and choose it later in Settings."
    )
    assert focused() is page.country_form.combo
    assert not path.exists()
    page.country_form.combo.setCurrentIndex(3)
    assert not page.message.text
    page.country_form.combo.setCurrentIndex(0)
    opened = made_by(qtbot, page)
    assert opened.recovery_words == ()
    assert tracked(opened, in_background) == Tracking()
    assert journal_state(path) == "open_without_passphrase"


def test_the_whole_walk_by_keyboard_makes_an_encrypted_journal(
    qtbot: QtBot, page: FirstRunPage, path: Path, in_background: InBackground
) -> None:
    assert focused() is page.new_passphrase.first
    QTest.keyClicks(focused(), SECRET)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), SECRET)
    enter()
    assert page.step == TRACK
    QTest.keyClick(focused(), Qt.Key.Key_Space)  # anxiety is not wanted
    press(page.track.symptoms["sweating"])
    type_into(page.track.line, "krat")
    qtbot.waitUntil(page.track.suggestions.isVisible)
    QTest.keyClick(page.track.line, Qt.Key.Key_Down)
    enter()
    assert page.step == TRACK, "Enter took the name"
    type_into(page.track.line, "blue powder")
    enter()
    assert page.step == TRACK, "Enter took the name"
    enter()
    assert page.step == COUNTRY
    QTest.keyClicks(page.country_form.combo, "New")
    assert page.country_form.number.text() == "111"
    page.country_form.grams.selectAll()
    type_into(page.country_form.grams, "12,5")
    page.clock.setFocus()
    QTest.keyClick(page.clock, Qt.Key.Key_End)
    enter()
    assert "This takes a moment" in words_on(page)
    assert not page.next.isEnabled()
    opened = made_by(qtbot, page, lambda: None)
    assert page.preferences == {"country": "NZ", "drink_grams": 12.5, "clock": "12"}
    assert page.new_passphrase.first.text() == page.new_passphrase.second.text() == ""
    assert len(opened.recovery_words) == 24
    assert (opened.workspace.country, opened.workspace.drink_grams) == ("NZ", 12.5)
    found = tracked(opened, in_background)
    assert [each.name for each in found.symptoms if not each.hidden] == ["aches", "insomnia", "cravings", "sweating"]
    assert [each.name for each in found.symptoms if each.hidden] == ["anxiety"]
    assert [(each.name, each.substance) for each in found.substances][1:] == [("blue powder", None)]
    assert found.substances[0].substance is not None
    assert found.substances[0].name.lower().startswith("krat")
    assert journal_state(path) == "needs_passphrase"
    assert b"SQLite format 3" not in path.read_bytes()
    again = in_background(lambda: unlock(path, SECRET, "NZ"))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


def test_a_newcomer_whose_country_is_suggested_presses_enter_three_times(
    qtbot: QtBot, page: FirstRunPage, in_background: InBackground
) -> None:
    page.country_form.load("DE")
    enter()
    enter()
    opened = made_by(qtbot, page)
    in_background(opened.workspace.journal.close)
    assert page.preferences["country"] == "DE"


@pytest.mark.parametrize(
    ("typed", "within"),
    [("abcd", "within a minute"), ("monday2024", "within an hour"), ("kratom123", "within an hour")],
)
def test_a_passphrase_that_is_quickly_guessed_is_said_calmly_and_taken(
    page: FirstRunPage, typed: str, within: str
) -> None:
    QTest.keyClicks(focused(), typed)
    assert not page.new_passphrase.guessed.isVisible(), "nobody is interrupted at the first letters"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert within in page.new_passphrase.guessed.text()
    assert page.new_passphrase.guessed.isVisible()
    type_into(page.new_passphrase.second, typed)
    enter()
    assert page.step == TRACK


def test_what_is_said_of_a_passphrase_follows_it_and_goes(page: FirstRunPage) -> None:
    QTest.keyClicks(focused(), "abcd")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert page.new_passphrase.guessed.isVisible()
    type_into(page.new_passphrase.first, " gentle river lamp")
    assert not page.new_passphrase.guessed.isVisible()
    QTest.keyClick(page.new_passphrase.first, Qt.Key.Key_Tab)
    assert not page.new_passphrase.guessed.isVisible()
    page.new_passphrase.clear()
    assert not page.new_passphrase.guessed.isVisible()


def test_every_page_can_be_skipped_with_all_that_stands_on_it(
    qtbot: QtBot, page: FirstRunPage, path: Path, in_background: InBackground
) -> None:
    type_into(page.new_passphrase.first, "half a passphrase")
    press(page.skip)
    assert page.step == TRACK
    press(page.track.symptoms["nausea"])
    type_into(page.track.line, "diazepam")
    press(page.skip)
    assert page.step == COUNTRY
    page.country_form.combo.setCurrentIndex(page.country_form.combo.findData("US"))
    opened = made_by(qtbot, page, lambda: press(page.skip))
    assert page.preferences == {"country": None, "drink_grams": None, "clock": "system"}
    assert tracked(opened, in_background) == Tracking()
    assert journal_state(path) == "open_without_passphrase"


def test_a_name_is_ticked_where_it_stands_already(page: FirstRunPage) -> None:
    enter()
    for written in ("Valium", "diazepam", "blue powder", "Blue Powder"):
        type_into(page.track.line, written)
        press(page.track.add)
    found = page.track.tracking().substances
    assert [each.substance for each in found] == ["diazepam", None]
    assert found[1] == TrackedSubstance(name="blue powder")


def test_usual_amounts_make_chips_and_a_question_about_a_slip_from_the_first_day_on(
    qtbot: QtBot, page: FirstRunPage, in_background: InBackground
) -> None:
    page.country_form.load("GB")
    enter()
    assert page.track.amounts == {}
    for written in ("kratom", "wine", "blue powder", "diazepam"):
        type_into(page.track.line, written)
        press(page.track.add)
    amounts = {name.casefold(): each for name, each in page.track.amounts.items()}
    assert len(amounts) == 4
    type_into(amounts["kratom"].number.line, "2,5")
    alcohol = amounts.get("alcohol") or amounts["wine"]
    type_into(alcohol.number.line, "3")
    alcohol.unit.setCurrentIndex(alcohol.unit.findData("wine"))
    type_into(amounts["blue powder"].number.line, "1")
    press(page.next)
    assert page.message.text == "Please choose the unit of blue powder, or leave the amount empty."
    assert page.step == TRACK
    amounts["blue powder"].unit.setCurrentIndex(amounts["blue powder"].unit.findData("g"))
    press(page.next)
    assert page.step == COUNTRY
    opened = made_by(qtbot, page)

    def look() -> tuple[list[str], list[str]]:
        chips = [item.title for item in read_again(opened.workspace)]
        questions = [
            question.text
            for line in ("kratom 25", "kratom 3", "blue powder 10 g")
            for question in read_line(opened.workspace, line).questions
        ]
        return chips, questions

    found = in_background(look)
    in_background(opened.workspace.journal.close)
    assert found == (
        ["Kratom 2.5 g", "Wine 175 ml × 3", "Blue powder 1 g"],
        [
            "That is more than you usually log. Is 25 g right?",
            "That is more than you usually log. Is 10 g right?",
        ],
    )


def test_an_amount_that_is_not_one_number_is_asked_about_where_it_stands(page: FirstRunPage) -> None:
    enter()
    type_into(page.track.line, "diazepam")
    press(page.track.add)
    (amount,) = page.track.amounts.values()
    type_into(amount.number.line, "1.000")
    press(page.next)
    assert page.step == TRACK
    assert "or leave it empty" in page.message.text
    assert amount.number.said.text() == "1 or 1000?"
    amount.number.line.clear()
    press(page.track.symptoms["chills"])
    type_into(amount.number.line, "10")
    press(page.next)
    assert page.step == COUNTRY
    press(page.back)
    assert page.track.tracking().substances[0].usual == Amount(value=10, unit="mg")
    press(page.skip)
    assert page.track.amounts == {}


def test_names_can_be_chosen_by_mouse(qtbot: QtBot, page: FirstRunPage) -> None:
    enter()
    type_into(page.track.line, "gabap")
    qtbot.waitUntil(page.track.suggestions.isVisible)
    item = page.track.suggestions.item(0)
    page.track.suggestions.itemClicked.emit(item)
    assert [each.substance for each in page.track.tracking().substances] == ["gabapentin"]
    assert page.track.line.text() == ""


def test_a_passphrase_is_typed_twice_or_not_at_all(page: FirstRunPage, path: Path) -> None:
    type_into(page.new_passphrase.first, "one thing")
    enter()
    assert page.message.text == "Please type the same passphrase once more."
    type_into(page.new_passphrase.second, "another thing")
    enter()
    assert page.message.text == "The two passphrases are not the same. Please type them again."
    assert page.step == WELCOME
    page.new_passphrase.clear()
    enter()
    assert page.step == TRACK
    assert not path.exists()


def test_a_place_that_is_taken_is_said_and_left_alone(qtbot: QtBot, page: FirstRunPage, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something of theirs")
    page.country_form.load("DE")
    for _ in range(3):
        enter()
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=20_000)
    assert "no new one was made and nothing was changed" in page.message.text
    assert page.step == COUNTRY
    assert page.next.isEnabled()
    assert path.read_bytes() == b"something of theirs"


def test_the_suggestion_of_a_country_says_that_it_is_one(page: FirstRunPage) -> None:
    page.country_form.load("GB")
    enter()
    enter()
    assert page.country_form.country == "GB"
    assert "Suggested by the settings of this computer" in words_on(page)
    QTest.keyClicks(page.country_form.combo, "Germ")
    assert "Suggested" not in words_on(page)


@pytest.mark.parametrize(
    ("typed", "said"), [("1.000", "plain number"), ("many", "plain number"), ("900", "from 4 to 30 g")]
)
def test_a_drink_that_cannot_be_is_asked_again(page: FirstRunPage, path: Path, typed: str, said: str) -> None:
    enter()
    enter()
    type_into(page.country_form.grams, typed)
    enter()
    assert said in page.message.text
    assert page.step == COUNTRY
    assert not path.exists()


def test_escape_goes_back_and_nothing_is_lost(page: FirstRunPage) -> None:
    enter()
    press(page.track.symptoms["chills"])
    enter()
    escape()
    assert page.step == TRACK
    assert page.track.symptoms["chills"].isChecked()
    escape()
    assert page.step == WELCOME
    escape()
    assert page.step == WELCOME


def test_leaving_while_the_journal_is_made_lets_go_of_the_file(
    qtbot: QtBot, theme: Theme, path: Path, background: Background, in_background: InBackground
) -> None:
    page = FirstRunPage(theme, background, path)
    show(qtbot, page, keep=False)
    page.country_form.load("DE")
    for _ in range(3):
        enter()
    let_go(page)
    qtbot.waitUntil(lambda: not background.busy, timeout=20_000)
    again = in_background(lambda: open_journal.unlock(path, None, None))
    assert isinstance(again, Opened)
    in_background(again.workspace.journal.close)


@pytest.mark.parametrize(("percent", "look"), [(100, "light"), (150, "dark"), (200, "light")])
def test_every_step_is_whole_named_and_reached_by_tab(
    theme: Theme, page: FirstRunPage, percent: int, look: str
) -> None:
    theme.choose(look)  # type: ignore[arg-type]  # one of the two looks
    theme.set_text_percent(percent)
    page.resize(824 if percent == 100 else 786, 610)

    def check(step: int) -> None:
        settle()
        assert page.step == step
        assert_well_made(page)
        assert page.area.horizontalScrollBar().maximum() == 0
        assert_keyboard_complete(page)

    check(WELCOME)
    press(page.next)
    check(TRACK)
    press(page.next)
    check(COUNTRY)


def test_the_passphrase_is_hidden_until_asked(page: FirstRunPage) -> None:
    field = page.new_passphrase.first
    assert field.echoMode() == QLineEdit.EchoMode.Password
    press(page.new_passphrase.show_typed)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
