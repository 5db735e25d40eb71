"""How well typed lines are recognised: the golden sets, measured. A line may ask, but must never be silently wrong."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from journal_app.domain.entries import Note
from journal_app.i18n import language, use_language
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.quick_add_compact import agrees, compact
from tests.unit.operations.quick_add_person import person_workspace

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
LEAST_RIGHT = 0.98


class GoldenSet(NamedTuple):
    """The lines of one language: their files, the country that the drinks are of, and how many there are at least."""

    language: str
    files: tuple[str, ...]
    country: str
    least: int


SETS = (
    GoldenSet("en", ("quick_add_lines.toml", "quick_add_lines_more.toml"), "US", 4000),
    GoldenSet("de", ("quick_add_lines_de.toml", "quick_add_lines_more_de.toml"), "DE", 600),
    GoldenSet("es", ("quick_add_lines_es.toml", "quick_add_lines_more_es.toml"), "ES", 550),
)


class Lines(NamedTuple):
    """One journal for all lines of a set; nothing is logged."""

    workspace: Workspace
    lines: list[tuple[str, str]]
    least: int


def golden_lines(files: tuple[str, ...] = SETS[0].files) -> list[tuple[str, str]]:
    """The lines of a set and what they have to be read as."""
    read = [tomllib.loads((GOLDEN / file).read_text(encoding="utf-8")) for file in files]
    return [(line, expected) for each in read for line, expected in each["lines"]]


@pytest.fixture(scope="module", params=SETS, ids=[each.language for each in SETS])
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lines]:
    """A journal in the language and country of a set, with its lines and what they have to be read as."""
    of: GoldenSet = request.param
    before = language().code
    with person_workspace(tmp_path_factory.mktemp("lines") / "journal.db") as made:
        made.country = of.country
        use_language(of.language)
        yield Lines(made, golden_lines(of.files), of.least)
        use_language(before)


def test_lines_are_read_as_they_are_meant(golden: Lines) -> None:
    """98 of 100 right, none silently wrong; the figure is printed with -s and stands in the README."""
    lines = golden.lines
    assert len(lines) >= golden.least and len({line for line, _expected in lines}) == len(lines)
    wrong, silent = [], []
    for line, expected in lines:
        reading = read_line(golden.workspace, line)
        found = compact(reading)
        if not agrees(found, expected):
            wrong.append(f"{line!r}: {found}, not {expected}")
            if reading.ready:
                silent.append(wrong[-1])
    print(f"typed lines: {len(lines) - len(wrong)} of {len(lines)} right, {len(silent)} silently wrong")
    assert not silent, silent
    assert len(lines) - len(wrong) >= LEAST_RIGHT * len(lines), wrong


def test_an_answer_leads_on(golden: Lines) -> None:
    """Each answer of each question settles that question: the line it writes, or the key it confirms."""
    stuck = []
    for line, _expected in golden.lines:
        for question in read_line(golden.workspace, line).questions:
            for choice in question.choices:
                confirmed = frozenset() if choice.line else frozenset({question.key})
                after = read_line(golden.workspace, choice.line or line, confirmed=confirmed)
                if question.key in [each.key for each in after.questions] or after.problem:
                    stuck.append(f"{line!r} -> {choice.words!r}: {choice.line!r} ({after.problem})")
    assert not stuck, stuck


def test_a_title_typed_again_is_the_same_entry(golden: Lines) -> None:
    """What is shown can be typed: it is read as the same thing, of the same amount."""
    different = []
    for line, _expected in golden.lines:
        reading = read_line(golden.workspace, line)
        for item in reading.items if reading.ready else ():
            if isinstance(item.entry, Note) or not item.checked:
                continue
            keys = frozenset(question.key for question in read_line(golden.workspace, item.title).questions)
            again = read_line(golden.workspace, item.title, confirmed=keys)
            titles = [each.title for each in again.items]
            if titles != [item.title] or not again.ready or type(again.items[0].entry) is not type(item.entry):
                different.append(f"{line!r}: {item.title!r} -> {titles} {again.questions} {again.problem}")
    assert not different, different
