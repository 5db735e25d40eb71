"""What the help says can be typed is understood, in each language as in English."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from journal_app.domain.entries import Dose, Drink, Entry, Marker, NoneTaken, Note, Sleep, SymptomRating
from journal_app.i18n import language, use_language
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.quick_add_person import person_workspace
from tests.unit.test_help import HELP

PAGES: Final = ("quick-add", "getting-started")
ASKS: Final = ("asks",)
ONLY_A_TIME: Final = 2
"""Lines that stand for a part of a line, and cannot be logged alone: "yesterday 23:10", on each page."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A person of a week, who speaks as before afterwards; nothing is logged."""
    before = language().code
    with person_workspace(tmp_path_factory.mktemp("person") / "journal.db") as made:
        yield made
    use_language(before)


def typed(code: str) -> list[str]:
    """The lines that the pages show."""
    texts = [(HELP.parent / code / f"{name}.md").read_text("utf-8") for name in PAGES]
    return [line for text in texts for line in re.findall(r"`([^`\n]+)`", text)]


def meaning(entry: Entry) -> tuple[object, ...]:
    """What an entry says, whatever words it was said in."""
    when = (entry.moment.at, entry.moment.precision)
    if isinstance(entry, Dose):
        return Dose, entry.substance, entry.amount, *when
    if isinstance(entry, Drink):
        return Drink, entry.volume_ml, entry.abv_percent, entry.count, *when
    if isinstance(entry, SymptomRating):
        return SymptomRating, entry.symptom, entry.severity, *when
    if isinstance(entry, Sleep):
        return Sleep, entry.hours
    if isinstance(entry, NoneTaken):
        return NoneTaken, entry.what, *when
    if isinstance(entry, Marker):
        return Marker, entry.what, *when
    assert isinstance(entry, Note), entry
    return Note, bool(entry.note), *when


def meanings(workspace: Workspace, code: str) -> list[tuple[object, ...]]:
    """What each line of the pages is taken for."""
    use_language(code)
    found: list[tuple[object, ...]] = []
    for line in typed(code):
        reading = read_line(workspace, line)
        said = (reading.command, reading.check, tuple(meaning(item.entry) for item in reading.items))
        found.append(said if reading.ready else ASKS)
    return found


@pytest.mark.parametrize("code", ["de", "es"])
def test_a_line_of_the_help_means_what_the_english_one_means(workspace: Workspace, code: str) -> None:
    english = zip(typed("en"), meanings(workspace, "en"), strict=True)
    for (there, meant), here, understood in zip(english, typed(code), meanings(workspace, code), strict=True):
        assert understood == meant, (there, here)


@pytest.mark.parametrize("code", ["en", "de", "es"])
def test_a_line_of_the_help_can_be_logged(workspace: Workspace, code: str) -> None:
    assert meanings(workspace, code).count(ASKS) == ONLY_A_TIME
