"""Colours that can be read, in light and in dark, and text that grows."""

import pytest
from PySide6.QtWidgets import QLabel

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import DARK, LIGHT
from journal_app.ui.widgets.labels import label

LOOKS = {"light": LIGHT, "dark": DARK}


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", ["bg", "sidebar", "card", "well", "accent-soft"])
@pytest.mark.parametrize("text", ["text", "text-2", "text-3"])
def test_text_can_be_read_on_every_ground(look: str, ground: str, text: str) -> None:
    assert _contrast(LOOKS[look][text], LOOKS[look][ground]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("level", ["critical", "serious", "caution", "note", "unknown", "ok"])
def test_levels_can_be_read_on_their_soft_ground_and_on_cards(look: str, level: str) -> None:
    tokens = LOOKS[look]
    assert _contrast(tokens[level], tokens[f"{level}-soft"]) >= 4.5
    assert _contrast(tokens[level], tokens["card"]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground"), [("on-accent", "accent"), ("on-critical", "critical")])
def test_text_on_filled_buttons_and_chips_can_be_read(look: str, text: str, ground: str) -> None:
    assert _contrast(LOOKS[look][text], LOOKS[look][ground]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("part", ["control", "anxiety", "aches", "insomnia", "cravings", "accent"])
def test_edges_and_lines_stand_out(look: str, part: str) -> None:
    assert _contrast(LOOKS[look][part], LOOKS[look]["card"]) >= 3.0


def test_both_looks_have_the_same_tokens() -> None:
    assert set(LIGHT) == set(DARK)


def test_text_grows_and_is_held_in_bounds(theme: Theme, qtbot: object) -> None:
    shown: QLabel = label("Anxiety")
    before = shown.sizeHint().height()
    theme.set_text_percent(200)
    shown.ensurePolished()
    assert shown.sizeHint().height() > 1.6 * before
    theme.set_text_percent(900)
    assert theme.text_percent == 200
    theme.set_text_percent(100)


def test_switching_the_look_tells_the_widgets(theme: Theme, qtbot: object) -> None:
    told = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose("dark")
    theme.choose("light")
    assert told == [True, False]
