"""What a screen reader is told, through the real accessibility bus: names, roles, states, and what is announced."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep

import pytest
from babel.messages.pofile import read_po

from journal_app.ui.pages.places import PLACES
from tests.end_to_end import driver
from tests.end_to_end.accessible_tree import CHOICE, Element, element_from
from tests.end_to_end.read_everywhere import moments
from tests.end_to_end.story_environment import ROOT, story_environment

LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
PATIENCE_S = 120.0
NAMELESS = {
    "filler", "panel", "graphic", "layered pane", "scroll pane", "viewport", "label", "separator", "list item",
    "menu bar", "scroll bar",
}  # fmt: skip
"""Roles that hold or decorate: a reader passes over them where they have no name."""

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the accessibility bus is of Linux"),
    pytest.mark.skipif(
        shutil.which("dbus-run-session") is None or not any(each.exists() for each in LAUNCHERS),
        reason="the accessibility bus is not installed (apt-get install at-spi2-core dbus)",
    ),
]

Heard = tuple[dict[str, Element], list[dict[str, object]]]
"""The tree at each moment, and every announcement."""


def read(folder: Path, process: "subprocess.Popen[bytes]", moment: str) -> Element:
    """The tree at a moment of the story, which then goes on."""
    end = monotonic() + PATIENCE_S
    diary = folder / "diary.jsonl"
    while f'"what": "{moment}"' not in (diary.read_text("utf-8") if diary.exists() else ""):
        assert process.poll() is None and monotonic() < end, f"the story never came to {moment!r}"
        sleep(0.05)
    (folder / f"{moment}.ask").touch()
    answer = folder / f"{moment}.json"
    while not answer.exists():
        assert process.poll() is None and monotonic() < end, f"nothing was read at {moment!r}"
        sleep(0.05)
    (folder / moment).touch()
    return element_from(json.loads(answer.read_text("utf-8")))


def bus_starts(environment: dict[str, str]) -> bool:
    """Whether the bus itself works here; what Journal tells it is another question."""
    question = "from tests.end_to_end.accessible_tree import Bus; Bus().tree()"
    try:
        asked = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "-c", question],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


@pytest.fixture(scope="module")
def heard(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    """The tree of each page, and every announcement."""
    wanted = ("warned", *(place.key for place in PLACES), "emergency")
    yield from lived("be read aloud", wanted, screen, tmp_path_factory)


@pytest.fixture(scope="module")
def everywhere(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Element]]:
    """The tree of each page, form, section of the settings and dialog, in German."""
    for trees, _said in lived("be read everywhere", moments(), screen, tmp_path_factory, JOURNAL_LANGUAGE="de"):
        yield trees


def lived(
    story: str, wanted: Sequence[str], screen: str, tmp_path_factory: pytest.TempPathFactory, **more: str
) -> Iterator[Heard]:
    """Live a story, and read the tree at each wanted moment of it; `more` goes into the environment."""
    home, folder = tmp_path_factory.mktemp("reader-home"), tmp_path_factory.mktemp("reader")
    environment = story_environment(story, home, folder, screen, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **more)
    if not bus_starts(environment):
        pytest.skip("the accessibility bus does not start on this machine")
    listener = [sys.executable, "-m", "tests.end_to_end.accessible_tree", str(folder)]
    process = subprocess.Popen(
        ["dbus-run-session", "--", *listener, sys.executable, str(Path(driver.__file__)), "demo"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        trees = {moment: read(folder, process, moment) for moment in wanted}
        process.wait(PATIENCE_S)
        said = [json.loads(line) for line in (folder / "said.jsonl").read_text("utf-8").splitlines()]
        yield trees, said
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_whatever_takes_the_keyboard_has_a_name(heard: Heard) -> None:
    for moment, tree in heard[0].items():
        nameless = [
            each.role
            for each in tree.all()
            if "focusable" in each.states and "showing" in each.states and not each.name
        ]
        assert nameless == [], moment


def test_every_control_that_shows_has_a_role_and_a_name(
    heard: Heard,
) -> None:
    for moment, tree in heard[0].items():
        shown = [each for each in tree.all() if "showing" in each.states]
        assert len(shown) > 20, moment
        assert {each.role for each in shown if not each.name} <= NAMELESS | {"application", "frame"}, moment


@pytest.mark.long
def test_everything_everywhere_is_named_and_no_neighbours_are_alike(everywhere: dict[str, Element]) -> None:
    for moment, tree in everywhere.items():
        shown = [each for each in tree.all() if "showing" in each.states]
        assert len(shown) > 20, moment
        assert {each.role for each in shown if not each.name} <= NAMELESS | {"application", "frame"}, moment
        takers = [each for each in shown if "focusable" in each.states]
        assert [each.role for each in takers if not each.name] == [], moment
        assert [each.name for each in takers if each.role == CHOICE and not any(each.labels)] == [], moment
        heard_of = [(each.role, each.labels, each.name) for each in takers]
        assert [one for one, other in pairwise(heard_of) if one == other] == [], moment


@pytest.mark.long
def test_nothing_is_said_in_english_to_who_reads_german(everywhere: dict[str, Element]) -> None:
    with (ROOT / "resources" / "locale" / "de" / "journal.po").open("rb") as file:
        catalog = read_po(file)
    german: dict[str, set[str]] = {}
    for message in catalog:
        if isinstance(message.id, str) and isinstance(message.string, str):
            german.setdefault(message.id.replace("&", ""), set()).add(message.string.replace("&", ""))
    for moment, tree in everywhere.items():
        said = {text for each in tree.all() for text in (each.name, each.description, *each.labels)}
        assert [text for text in said & german.keys() if text and text not in german[text]] == [], moment


def test_a_list_to_choose_from_says_what_it_is_for(heard: Heard) -> None:
    choices = [(moment, each) for moment, tree in heard[0].items() for each in tree.all() if each.role == CHOICE]
    assert {moment for moment, _each in choices} >= {"calendar", "report", "medicines", "settings"}
    assert [(moment, each.name) for moment, each in choices if "showing" in each.states and not any(each.labels)] == []


def test_of_the_pages_one_is_chosen_and_none_is_a_box_to_tick(heard: Heard) -> None:
    for place in PLACES:
        takers = [each for each in heard[0][place.key].all() if "focusable" in each.states]
        roles = {each.role for each in takers if each.name.startswith(place.title)}
        assert "radio button" in roles, place.key
        assert "check box" not in roles, place.key


def test_a_rating_is_a_named_group_of_radio_buttons(
    heard: Heard,
) -> None:
    rows = [each for each in heard[0]["today"].all() if each.name == "Anxiety" and each.role != "label"]
    buttons = [each for row in rows for each in row.all() if each.role == "radio button"]
    assert [each.name for each in buttons] == [f"Anxiety {value}" for value in range(11)]


def test_a_critical_warning_is_announced_at_once_with_the_number(
    heard: Heard,
) -> None:
    urgent = [str(each["text"]) for each in heard[1] if each["assertive"]]
    assert any(text.startswith("Critical alert.") and "911" in text and "F1" in text for text in urgent)
    words = " ".join(each.name for each in heard[0]["warned"].all())
    assert "Can stop your breathing" in words


def test_each_page_can_be_gone_to_and_says_its_title(
    heard: Heard,
) -> None:
    for place in PLACES:
        names = [each.name for each in heard[0][place.key].all() if "showing" in each.states]
        assert any(name.startswith(place.title) for name in names)


def test_charts_are_described_in_words(heard: Heard) -> None:
    charts = [each for each in heard[0]["trends"].all() if each.role == "chart"]
    assert charts
    assert all(len(f"{each.name} {each.description}".split()) > 8 for each in charts)


def test_the_number_to_call_is_read_first_on_the_emergency_page(
    heard: Heard,
) -> None:
    assert any("911" in each.name for each in heard[0]["emergency"].all() if "showing" in each.states)


def test_no_title_of_a_window_tells_anything(heard: Heard) -> None:
    frames = {each.name for tree in heard[0].values() for each in tree.all() if each.role in ("frame", "application")}
    assert frames == {"Journal"}
