"""Colours that can be read and told apart, in every look and by every eye."""

from itertools import combinations
from typing import Final

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette

from journal_app.domain.entries import SYMPTOMS
from journal_app.ui.system_look import contrast as contrast_of_colours
from journal_app.ui.system_look import tokens_from
from journal_app.ui.tokens import DARK, LOOKS, NIGHT, Look, look_of

TEXT, PART = 4.6, 3.1
"""What Journal owes beyond WCAG's 4.5 and 3."""
STRONG_TEXT, STRONG_PART = 7.0, 4.5
GROUNDS: Final = ("bg", "sidebar", "card", "well", "accent-soft")
LEVELS: Final = ("critical", "serious", "caution", "note", "unknown", "ok")
SOFT: Final = tuple(f"{level}-soft" for level in LEVELS)
STRONG: Final[tuple[Look, ...]] = ("contrast-light", "contrast-dark")

# How people with no working red, green or blue cones see, on linear light (Machado, Oliveira and Fernandes 2009).
EYES: Final = {
    "all cones": np.eye(3),
    "protan": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deutan": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritan": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip
LEAST_DISTANCE: Final = 14.5
"""In OKLab, times 100: a just noticeable difference is about 2."""


def contrast(first: str, second: str) -> float:
    return contrast_of_colours(QColor(first), QColor(second))


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def brightness(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def oklab(light: np.ndarray) -> np.ndarray:
    cones = np.array([
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ])  # fmt: skip
    axes = np.array([
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ])  # fmt: skip
    found: np.ndarray = axes @ np.cbrt(cones @ np.clip(light, 0, 1))
    return found


def test_black_on_white_has_the_contrast_that_is_known() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_look_has_the_same_tokens() -> None:
    assert all(set(tokens) == set(DARK) for tokens in LOOKS.values())


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("text", ["text", "text-2", "text-3"])
def test_text_can_be_read_on_every_ground(look: Look, text: str) -> None:
    tokens = LOOKS[look]
    grounds = GROUNDS if text == "text-3" else (*GROUNDS, *SOFT)
    for ground in grounds:
        assert contrast(tokens[text], tokens[ground]) >= (STRONG_TEXT if look in STRONG else TEXT), ground


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("level", LEVELS)
def test_levels_can_be_read_on_their_soft_ground_and_on_cards(look: Look, level: str) -> None:
    tokens = LOOKS[look]
    for ground in (f"{level}-soft", "card", "bg"):
        assert contrast(tokens[level], tokens[ground]) >= (STRONG_TEXT if look in STRONG else TEXT), ground


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground"), [("on-accent", "accent"), ("on-critical", "critical")])
def test_text_on_filled_buttons_and_chips_can_be_read(look: Look, text: str, ground: str) -> None:
    assert contrast(LOOKS[look][text], LOOKS[look][ground]) >= (STRONG_TEXT if look in STRONG else TEXT)


@pytest.mark.parametrize("look", LOOKS)
def test_words_in_the_accent_can_be_read(look: Look) -> None:
    for ground in GROUNDS:
        assert contrast(LOOKS[look]["accent"], LOOKS[look][ground]) >= TEXT, ground


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("part", ["control", "accent", *SYMPTOMS])
def test_edges_rings_and_lines_stand_out(look: Look, part: str) -> None:
    tokens = LOOKS[look]
    grounds = ("card",) if part in SYMPTOMS else ("card", "bg", "well", "sidebar")
    for ground in grounds:
        assert contrast(tokens[part], tokens[ground]) >= (STRONG_PART if look in STRONG else PART), ground


@pytest.mark.parametrize("look", STRONG)
def test_strong_contrast_leaves_no_faint_line(look: Look) -> None:
    tokens = LOOKS[look]
    for name in ("line", *(f"{level}-line" for level in LEVELS if level != "ok")):
        assert contrast(tokens[name], tokens["card"]) >= STRONG_PART, name
    assert contrast(tokens["hatch"], tokens["card"]) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("look", LOOKS)
def test_symptoms_differ_in_colour_for_every_eye(look: Look, eye: str) -> None:
    seen = {name: oklab(EYES[eye] @ linear(LOOKS[look][name])) for name in SYMPTOMS}
    for first, second in combinations(SYMPTOMS, 2):
        assert 100 * np.linalg.norm(seen[first] - seen[second]) >= LEAST_DISTANCE, (first, second)


def test_night_is_a_tenth_dimmer_than_dark_and_no_surface_leans_to_blue() -> None:
    for name in ("text", "text-2", *LEVELS):
        assert brightness(NIGHT[name]) <= 0.9 * brightness(DARK[name]), name
    for name in ("bg", "sidebar", "card", "well", "line", *SOFT):
        red, green, blue = (int(NIGHT[name][place : place + 2], 16) for place in (1, 3, 5))
        assert blue <= max(red, green), name
        assert brightness(NIGHT[name]) <= 1.02 * brightness(DARK[name]), name


@pytest.mark.parametrize(
    ("theme", "dark", "strong", "look"),
    [
        ("system", False, False, "light"),
        ("system", True, False, "dark"),
        ("light", True, False, "light"),
        ("night", False, False, "night"),
        ("night", False, True, "contrast-dark"),
        ("system", False, True, "contrast-light"),
        ("system", True, True, "contrast-dark"),
        ("light", True, True, "contrast-light"),
    ],
)
def test_which_look_is_on(theme: str, dark: bool, strong: bool, look: Look) -> None:
    assert look_of(theme, dark=dark, contrast=strong) == look


def palette(window: str, text: str, highlight: str, highlighted: str) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Window, window), (role.Base, window), (role.WindowText, text), (role.Text, text),
        (role.Highlight, highlight), (role.HighlightedText, highlighted),
    ):  # fmt: skip
        made.setColor(each, QColor(colour))
    return made


def test_colours_that_were_chosen_for_the_whole_system_are_used_and_can_be_read() -> None:
    tokens = tokens_from(palette("#202020", "#FFFF00", "#00FFFF", "#000000"))
    assert tokens is not None
    assert set(tokens) == set(DARK)
    assert tokens["bg"] == tokens["card"] == "#202020"
    assert tokens["text"] == tokens["critical"] == "#FFFF00"
    assert (tokens["accent"], tokens["on-accent"]) == ("#00FFFF", "#000000")
    for name in ("text", "text-3", "accent", *LEVELS):
        assert contrast(tokens[name], tokens["card"]) >= STRONG_TEXT, name
    for name in SYMPTOMS:
        assert contrast(tokens[name], tokens["card"]) >= 3, name


def test_a_pale_marking_of_the_system_gives_way_to_its_text() -> None:
    tokens = tokens_from(palette("#FFFFFF", "#000000", "#D0E0F0", "#000000"))
    assert tokens is not None
    assert (tokens["accent"], tokens["on-accent"]) == ("#000000", "#FFFFFF")


def test_colours_too_weak_to_read_are_not_taken_over() -> None:
    assert tokens_from(palette("#777777", "#999999", "#000000", "#FFFFFF")) is None
