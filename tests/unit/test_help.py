"""The help: its pictures and links lead somewhere, it is easy to read, and it judges nobody."""

import re
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from journal_app.domain.knowledge import Knowledge
from journal_app.knowledge.plain_words import faults_of, grade
from tests.shipped import shipped_knowledge
from tests.unit.test_project import PROJECT, README

HELP: Final = PROJECT / "resources" / "help" / "en"
PAGES: Final = sorted(HELP.glob("*.md"))
HARDEST_PAGE: Final = 8.0
LARGEST_PICTURE: Final = 150 * 1024
LINK: Final = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
NAMES_PLACE_OR_MACHINE: Final = re.compile(r"/(home|root|tmp|work|Users)/|\b\w+@\w+|localhost|C:\\\\", re.IGNORECASE)
JUDGING: Final = re.compile(r"\b(clear|clearly|fine to|you should have|must not have)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The list that ships, for the names in it."""
    return shipped_knowledge()


def prose(text: str) -> list[str]:
    """The passages of a page as they are read: no code, no marks, each cell of a table and each item for itself."""
    text = re.sub(r"<!--.*?-->|```.*?```|!\[[^\]]*\]\([^)]*\)", "", text, flags=re.DOTALL)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"`[^`]*`", "it", text))
    passages = [""]
    for line in text.splitlines():
        starts = re.match(r"\s*(#+|[-|]|\d+\.)\s*", line)
        if starts or not line.strip():
            passages.append("")
        for part in line[starts.end() if starts else 0 :].replace("*", "").split("|"):
            if set(part) - set("-: "):
                passages[-1] += f" {part.strip()}"
                if "|" in line:
                    passages.append("")
    return [passage.strip() for passage in passages if passage.strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_leads_to_is_there(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (HELP / target).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_easy_to_read(page: Path, knowledge: Knowledge) -> None:
    names = {word for name in knowledge.name_index for word in name.split()}
    whole = " ".join(
        each if each.endswith((".", "?", "!", ":")) else f"{each}." for each in prose(page.read_text("utf-8"))
    )
    assert grade(whole, names) <= HARDEST_PAGE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_judges_nobody_and_promises_nothing(page: Path) -> None:
    for passage in prose(page.read_text("utf-8")):
        words = [fault for fault in faults_of(passage) if fault.startswith("the word")]
        assert not words, (words, passage)
        assert not JUDGING.search(passage), passage


@pytest.mark.parametrize("page", [*PAGES, PROJECT / "README.md"], ids=lambda page: page.name)
def test_a_page_names_no_machine(page: Path) -> None:
    assert not NAMES_PLACE_OR_MACHINE.search(page.read_text("utf-8"))


def test_every_page_is_in_the_contents() -> None:
    listed = set(LINK.findall((HELP / "index.md").read_text("utf-8")))
    assert listed == {page.name for page in PAGES} - {"index.md"}


def test_every_picture_is_shown_somewhere_and_small() -> None:
    shown = {Path(target).name for page in PAGES for target in LINK.findall(page.read_text("utf-8"))}
    shown |= {Path(target).name for target in LINK.findall(README)}
    for picture in HELP.glob("*.png"):
        assert picture.name in shown, f"{picture.name} is shown nowhere"
        assert picture.stat().st_size <= LARGEST_PICTURE, picture.name
        with Image.open(picture) as image:
            assert image.size == (1280, 832), picture.name
