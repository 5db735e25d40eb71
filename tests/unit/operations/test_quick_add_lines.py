"""How well typed lines are recognised: the golden set, measured. A line may ask, but must never be silently wrong."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.quick_add_compact import agrees, compact
from tests.unit.operations.quick_add_person import person_workspace

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "quick_add_lines.toml"
LEAST_LINES = 450
LEAST_RIGHT = 0.98


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One journal for all lines; nothing is logged."""
    with person_workspace(tmp_path_factory.mktemp("lines") / "journal.db") as made:
        yield made


def golden_lines() -> list[tuple[str, str]]:
    """The lines and what they have to be read as."""
    read = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))
    return [(line, expected) for line, expected in read["lines"]]


def test_lines_are_read_as_they_are_meant(workspace: Workspace) -> None:
    """98 of 100 right, none silently wrong; the figure is printed with -s and stands in the README."""
    lines = golden_lines()
    assert len(lines) >= LEAST_LINES and len({line for line, _expected in lines}) == len(lines)
    wrong, silent = [], []
    for line, expected in lines:
        reading = read_line(workspace, line)
        found = compact(reading)
        if not agrees(found, expected):
            wrong.append(f"{line!r}: {found}, not {expected}")
            if reading.ready:
                silent.append(wrong[-1])
    print(f"typed lines: {len(lines) - len(wrong)} of {len(lines)} right, {len(silent)} silently wrong")
    assert not silent, silent
    assert len(lines) - len(wrong) >= LEAST_RIGHT * len(lines), wrong


def test_an_answer_leads_on(workspace: Workspace) -> None:
    """Each answer of each question settles that question: the line it writes, or the key it confirms."""
    stuck = []
    for line, _expected in golden_lines():
        for question in read_line(workspace, line).questions:
            for choice in question.choices:
                confirmed = frozenset() if choice.line else frozenset({question.key})
                after = read_line(workspace, choice.line or line, confirmed=confirmed)
                if question.key in [each.key for each in after.questions] or after.problem:
                    stuck.append(f"{line!r} -> {choice.words!r}: {choice.line!r} ({after.problem})")
    assert not stuck, stuck


def test_a_title_typed_again_is_the_same_entry(workspace: Workspace) -> None:
    """What is shown can be typed: it is read as the same thing, of the same amount."""
    different = []
    for line, _expected in golden_lines():
        reading = read_line(workspace, line)
        for item in reading.items if reading.ready else ():
            if item.title.startswith("Note: ") or not item.checked:
                continue
            keys = frozenset(question.key for question in read_line(workspace, item.title).questions)
            again = read_line(workspace, item.title, confirmed=keys)
            titles = [each.title for each in again.items]
            if titles != [item.title] or not again.ready or type(again.items[0].entry) is not type(item.entry):
                different.append(f"{line!r}: {item.title!r} -> {titles} {again.questions} {again.problem}")
    assert not different, different
