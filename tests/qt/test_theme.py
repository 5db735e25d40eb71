"""The look that was chosen or that the system asks for, text that grows, and nothing that moves where nothing shall."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.preferences import Preferences
from journal_app.ui.glance import Glance, glance_from
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import CONTRAST_DARK, LOOKS, NIGHT
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label


class System(QObject):
    """A system whose wishes the test sets."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.dark = False
        self.contrast = False
        self.still = False
        self.chosen: dict[str, str] | None = None

    def contrast_tokens(self) -> dict[str, str] | None:
        return self.chosen

    def ask(self, *, dark: bool = False, contrast: bool = False, still: bool = False) -> None:
        self.dark, self.contrast, self.still = dark, contrast, still
        self.changed.emit()


@pytest.fixture
def system() -> System:
    """A light system that asks for nothing."""
    return System()


@pytest.fixture
def follower(qapp: QApplication, system: System) -> Iterator[Theme]:
    """A theme that follows that system in everything."""
    made = Theme(qapp, system=system)  # type: ignore[arg-type]  # it answers alike
    yield made
    system.ask()
    made.deleteLater()


def test_text_grows_and_is_held_in_bounds(theme: Theme, qtbot: QtBot) -> None:
    shown: QLabel = label("Anxiety")
    before = shown.sizeHint().height()
    theme.set_text_percent(200)
    shown.ensurePolished()
    assert shown.sizeHint().height() > 1.6 * before
    theme.set_text_percent(900)
    assert theme.text_percent == 200
    theme.set_text_percent(10)
    assert theme.text_percent == 80
    theme.set_text_percent(100)


def test_no_sheet_takes_the_place_of_another(theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt needs three times as long for that, and the window stands still meanwhile."""
    sheets: list[str] = []

    class Told:
        def __getattr__(self, name: str) -> object:
            return getattr(qapp, name)

        def setStyleSheet(self, sheet: str) -> None:
            sheets.append(sheet)
            qapp.setStyleSheet(sheet)

    monkeypatch.setattr(theme, "_application", Told())
    theme.set_text_percent(150)
    theme.choose("dark")
    theme.choose("dark")
    assert [bool(each) for each in sheets] == [False, True, False, True]
    assert qapp.styleSheet() == sheets[-1]


def test_switching_the_look_tells_the_widgets(theme: Theme, qtbot: QtBot) -> None:
    told = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose("dark")
    theme.choose("light")
    assert told == [True, False]


def test_the_look_follows_the_system_while_journal_runs(follower: Theme, system: System, qapp: QApplication) -> None:
    told = []
    follower.changed.connect(lambda: told.append(follower.look))
    system.ask(dark=True)
    assert qapp.palette().window().color().name().upper() == LOOKS["dark"]["bg"]
    system.ask(dark=True, contrast=True)
    assert qapp.palette().window().color().name().upper() == CONTRAST_DARK["bg"]
    system.ask()
    assert told == ["dark", "contrast-dark", "light"]


def test_what_was_chosen_goes_before_the_system(follower: Theme, system: System) -> None:
    follower.choose("night")
    follower.choose_contrast("normal")
    follower.choose_motion("off")
    system.ask(contrast=True, still=True)
    assert follower.tokens == NIGHT
    assert not follower.high_contrast
    assert not follower.still
    follower.choose_contrast("high")
    assert follower.tokens == CONTRAST_DARK


def test_the_systems_own_strong_colours_are_used_unless_journal_is_asked_for_its_own(
    follower: Theme, system: System
) -> None:
    system.chosen = {**CONTRAST_DARK, "text": "#FFFF00"}
    system.ask(dark=True, contrast=True)
    assert follower.colour("text") == "#FFFF00"
    follower.choose_contrast("high")
    assert follower.colour("text") == CONTRAST_DARK["text"]


def test_strong_contrast_has_thicker_edges_and_rings(follower: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(200, 44)
    line.show()
    thin = edge_of(line)
    usual, ring = thin, follower.ring
    follower.choose_contrast("high")
    assert edge_of(line) == usual + 1
    assert (ring, follower.ring) == (2, 3)
    follower.choose_contrast("normal")


def edge_of(line: QLineEdit) -> int:
    """How many pixels at the left, half way down, have the colour of an edge."""
    image = line.grab().toImage()
    ground = image.pixelColor(20, image.height() - 6)
    return sum(image.pixelColor(x, image.height() // 2) != ground for x in range(8))


def test_nothing_moves_where_nothing_shall(follower: Theme, system: System, qapp: QApplication, qtbot: QtBot) -> None:
    shown = button("Save")
    qtbot.addWidget(shown)
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    system.ask(still=True)
    shown.ensurePolished()
    assert shown.style().styleHint(duration, None, shown) == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_FadeTooltip)
    assert qapp.styleHints().cursorFlashTime() == 0
    system.ask()
    assert shown.style().styleHint(duration, None, shown) > 0
    assert qapp.styleHints().cursorFlashTime() > 0


@pytest.mark.parametrize(
    ("glance", "look"),
    [
        (Glance("light"), "light"),
        (Glance("night"), "night"),
        (Glance("night", contrast="high"), "contrast-dark"),
        (Glance("light", contrast="high"), "contrast-light"),
        (glance_from(Preferences(theme="dark", contrast="high")), "contrast-dark"),
    ],
)
def test_the_first_paint_has_the_look_that_was_chosen(glance: Glance, look: str, qapp: QApplication) -> None:
    assert glance.tokens(qapp) == LOOKS[look]  # type: ignore[index]  # one of its keys


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_fields_of_every_kind_are_of_one_height(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_percent(percent)
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    fields: list[QWidget] = [QLineEdit(), QComboBox(), QSpinBox(), QDateEdit()]
    for each in fields:
        column.addWidget(each)
    with qtbot.waitExposed(whole):
        whole.show()
    assert len({each.height() for each in fields}) == 1
    assert fields[0].height() >= fields[0].fontMetrics().height() + 4
