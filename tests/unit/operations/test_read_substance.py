"""The page of a substance: names, how it counts, what is known and not known, and the rules that name it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from journal_app.domain.knowledge import Chapter, Source, Statement
from journal_app.errors import BadInput
from journal_app.operations.read_substance import explain_to_window, find_substances, read_substance
from journal_app.operations.workspace import Workspace
from tests.shipped import shipped_knowledge
from tests.unit.operations.new_journals import new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "journal.db") as made:
        yield made


def test_kratom_tells_what_it_is_how_long_it_counts_and_what_it_meets(workspace: Workspace) -> None:
    page = read_substance(workspace, "kratom_leaf")
    assert page.title == "Kratom"
    assert page.kinds.startswith("An opioid")
    assert "slow breathing" in page.depressant
    assert page.counts[0] == "It counts as active for about 24 hours."
    assert "3 days" in page.counts[1]
    assert "Bodies differ" in page.counts[2]
    assert any("builds up" in each for each in page.counts)
    names = dict(page.names)
    assert "mitragyna speciosa" in names["Names"]
    assert "maeng da" in names["Street and product names"]
    levels = [line.level for line in page.rules]
    assert levels == sorted(levels, reverse=True)
    for line in page.rules:
        assert tuple(each.rule for each in explain_to_window(workspace, line.rules)) == line.rules


def test_every_substance_has_a_page_without_clock_times_or_gaps(workspace: Workspace) -> None:
    for substance in shipped_knowledge().substances:
        page = read_substance(workspace, substance)
        text = " ".join((page.title, page.kinds, page.depressant, page.confidence, *page.counts))
        assert page.kinds, substance
        assert page.counts, substance
        assert page.sources, substance
        assert re.search(r"\d{1,2}:\d\d|None|\{", text) is None, substance
        assert "safe" not in text


def test_what_is_known_is_shown_for_every_form_of_an_ingredient(workspace: Workspace) -> None:
    source = Source(title="A study", mark="read", reviewed=date(2026, 11, 1))
    chapter = Chapter(
        title="What it does",
        statements=(
            Statement(text="It acts like an opioid.", sources=(source,)),
            Statement(text="How it acts in a child is not known.", sources=(), not_known=True),
        ),
    )
    own = Chapter(title="The leaf", statements=(Statement(text="It is a leaf.", sources=(source,)),))
    known = msgspec.structs.replace(shipped_knowledge(), about={"kratom": (chapter,), "kratom_leaf": (own,)})
    with_pages = Workspace(journal=workspace.journal, knowledge=known)
    leaf = read_substance(with_pages, "kratom_leaf").chapters
    assert [each.title for each in leaf] == ["The leaf", "What it does"]
    assert [each.title for each in read_substance(with_pages, "kratom_extract").chapters] == ["What it does"]
    assert [(each.not_known, len(each.sources)) for each in leaf[1].statements] == [(False, 1), (True, 0)]


def test_a_substance_that_is_not_there_is_one_sentence(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        read_substance(workspace, "moon_dust")


def test_any_name_finds_the_substance_alcohol_too(workspace: Workspace) -> None:
    assert find_substances(workspace, "maeng")[0].name == "Kratom"
    assert find_substances(workspace, "xanax")[0].name == "Alprazolam"
    assert find_substances(workspace, "wine")[0].name == "Alcohol"
    assert find_substances(workspace, "qqqq") == ()
    everything = [each.name for each in find_substances(workspace, "")]
    assert len(everything) == len(shipped_knowledge().substances)
    assert [name.casefold() for name in everything] == sorted(name.casefold() for name in everything)
