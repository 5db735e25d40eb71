"""Everything that Journal knows about one substance, for its page: names, how it counts, what is known, its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import (
    ALCOHOL,
    Chapter,
    Knowledge,
    Source,
    Substance,
    Windows,
)  # fmt: skip
from journal_app.domain.wording import sentence_start
from journal_app.errors import BadInput, BadKnowledge
from journal_app.i18n import _
from journal_app.operations.explain_rule import (
    Explanation,
    SourceLine,
    explain_rule,
    source_line,
    span_words,
)  # fmt: skip
from journal_app.operations.recognise_name import suggest_names
from journal_app.operations.substance_rules import RuleLine, rules_naming
from journal_app.operations.views import NamedSubstance
from journal_app.operations.workspace import Workspace

MOST_FOUND: Final = 12
DEPRESSANT_WORDS: Final = {
    1: _("It can slow breathing. With others that do, it can stop it."),
    2: _("It makes sleepy, and adds to what slows breathing."),
    3: _("It calms a little, and adds a little to others."),
    None: _("It is not known to make sleepy or to slow breathing."),
}
CONFIDENCE_WORDS: Final = {
    "high": _("How long it counts rests on studies in people."),
    "medium": _("How long it counts rests on a few studies. Bodies differ."),
    "low": _("How long it counts is a careful guess. Little is known."),
}
NAME_KINDS: Final = (
    ("generic", _("Names")), ("class", _("Names")), ("brand", _("Brands")), ("slang", _("Street and product names")),
)  # fmt: skip


class StatementLine(Fact, frozen=True, kw_only=True):
    """One thing that is known, or that is said to be not known, with its sources."""

    text: str
    not_known: bool
    sources: tuple[SourceLine, ...]


class ChapterView(Fact, frozen=True, kw_only=True):
    """Some statements under a heading."""

    title: str
    statements: tuple[StatementLine, ...]


class SubstanceView(Fact, frozen=True, kw_only=True):
    """A substance's page. `names` are pairs of a heading and the names under it; `counts` one sentence a line.

    `reviewed` is the oldest review date of its sources, None without any. `rules` are worst first.
    """

    id: str
    title: str
    kinds: str
    depressant: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    counts: tuple[str, ...]
    confidence: str
    chapters: tuple[ChapterView, ...]
    rules: tuple[RuleLine, ...]
    sources: tuple[SourceLine, ...]
    reviewed: date | None
    is_class: bool


def read_substance(workspace: Workspace, substance_id: str) -> SubstanceView:
    """The page of a substance; BadInput for an id that is not in the list."""
    knowledge = workspace.usable_knowledge
    row = knowledge.substances.get(substance_id)
    if row is None:
        raise BadInput(_("That substance is not in the list. Please look it up by another name."))
    return SubstanceView(
        id=row.id,
        title=sentence_start(row.name),
        kinds=_kinds(knowledge, row),
        depressant=DEPRESSANT_WORDS[row.tier],
        names=tuple(_names(row)),
        counts=tuple(_counts(row)),
        confidence=CONFIDENCE_WORDS[row.confidence],
        chapters=tuple(_chapter(each) for each in _chapters(knowledge, row)),
        rules=rules_naming(knowledge, row),
        sources=tuple(source_line(source) for source in row.sources),
        reviewed=min((source.reviewed for source in row.sources), default=None),
        is_class=row.class_level,
    )


def find_substances(workspace: Workspace, text: str) -> tuple[NamedSubstance, ...]:
    """Substances that any name means which begins with (or else holds) the text, best first; all for no text."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    if not text.strip():
        rows = sorted(knowledge.substances.values(), key=lambda row: row.name.casefold())
        return tuple(NamedSubstance(id=row.id, name=sentence_start(row.name)) for row in rows)
    found = suggest_names(workspace, text, with_alcohol=True, most=MOST_FOUND)
    return tuple(
        NamedSubstance(id=match.substance, name=sentence_start(match.name)) for match in found if match.substance
    )


def explain_to_window(workspace: Workspace, rules: tuple[str, ...]) -> tuple[Explanation, ...]:
    """Rules in words, for the window."""
    return tuple(explain_rule(workspace.usable_knowledge, rule) for rule in rules)


def counts_words(windows: Windows) -> tuple[str, ...]:
    """The three windows as lengths of time, never as a time of day."""
    return (
        _("It counts as active for about {span}.").format(span=span_words(windows.active_h)),
        _("It counts as wearing off until about {span} after it was taken.").format(
            span=span_words(windows.wearing_off_h)
        ),
        _("A trace of it counts until about {span} after. Bodies differ.").format(span=span_words(windows.trace_h)),
    )


def _counts(row: Substance) -> Iterator[str]:
    if row.id == ALCOHOL or row.windows is None:
        yield _("How long it counts depends on how much it was, drink after drink.")
        yield _("An amount that is not known counts as active for about 12 hours. Bodies differ.")
        return
    yield from counts_words(row.windows)
    if row.repeat_lengthens:
        yield _("Taken on several days of a week, it builds up: then it counts as wearing off for 7 days or more.")
    if "transdermal" in row.routes:
        yield _("A patch counts for as long as it is worn, and after that as above.")


def _kinds(knowledge: Knowledge, row: Substance) -> str:
    words = [knowledge.classes[each].one for each in row.classes if each in knowledge.classes and not _technical(each)]
    return sentence_start(", ".join(dict.fromkeys(words)))


def _technical(class_id: str) -> bool:
    """Classes that say how the body handles it; those are told by the rules they matter to."""
    return class_id.startswith(("cyp", "cleared_by"))


def _names(row: Substance) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups: dict[str, list[str]] = {}
    headings = dict(NAME_KINDS)
    for known in row.names:
        if known.kind in headings and known.text.casefold() != row.name.casefold():
            groups.setdefault(headings[known.kind], []).append(known.text)
    for heading in dict.fromkeys(headings.values()):
        if heading in groups:
            yield heading, tuple(groups[heading])


def _chapters(knowledge: Knowledge, row: Substance) -> tuple[Chapter, ...]:
    own = knowledge.about.get(row.id, ())
    shared = knowledge.about.get(row.ingredient, ()) if row.ingredient != row.id else ()
    return (*own, *(each for each in shared if each not in own))


def _chapter(chapter: Chapter) -> ChapterView:
    statements = tuple(
        StatementLine(text=each.text, not_known=each.not_known, sources=_lines(each.sources))
        for each in chapter.statements
    )
    return ChapterView(title=chapter.title, statements=statements)


def _lines(sources: tuple[Source, ...]) -> tuple[SourceLine, ...]:
    return tuple(source_line(source) for source in sources)
