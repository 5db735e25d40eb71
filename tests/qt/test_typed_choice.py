"""A country is chosen by typing its name, as a person types it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.forms.country_form import CountryForm
from journal_app.ui.widgets.typed_choice import TypedChoice


@pytest.fixture
def form(qtbot: QtBot) -> CountryForm:
    made = CountryForm()
    qtbot.addWidget(made)
    made.load("")
    made.show()
    made.combo.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("united states", "US"),
        ("UNITED KINGDOM", "GB"),
        ("states", "US"),
        ("us", "US"),
        ("usa", "US"),
        ("new z", "NZ"),
        ("germany", "DE"),
        ("xqz", None),
    ],
)
def test_a_name_that_is_typed_is_chosen_and_its_number_shown(form: CountryForm, typed: str, code: str | None) -> None:
    QTest.keyClicks(form.combo, typed)
    assert form.country == code
    assert form.combo.view().isVisible() is False
    if code == "US":
        assert form.number.text() == "911"


class Opened(TypedChoice):
    """Counts how often its list opens."""

    times = 0

    def showPopup(self) -> None:
        self.times += 1


def test_a_space_of_its_own_still_opens_the_list_and_arrows_still_move(qtbot: QtBot) -> None:
    combo = Opened()
    qtbot.addWidget(combo)
    combo.addItems(["none", "apple", "pear"])
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "apple"
    QTest.keyClick(combo, Qt.Key.Key_Space)
    assert combo.times == 1
    QTest.keyClicks(combo, "pe a")
    assert (combo.currentText(), combo.times) == ("pear", 1)


def test_the_same_letter_again_goes_on_and_begins_anew_at_the_end(qtbot: QtBot) -> None:
    combo = TypedChoice()
    qtbot.addWidget(combo)
    combo.addItems(["none", "apple", "pear", "almond"])
    shown = []
    for _press in range(3):
        QTest.keyClicks(combo, "a")
        shown.append(combo.currentText())
    assert shown == ["apple", "almond", "apple"]
