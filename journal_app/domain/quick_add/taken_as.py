"""What a thing was taken as, where that makes it another thing: eaten cannabis is not smoked, a patch not sniffed."""

from __future__ import annotations

from typing import Final

from journal_app.domain.entries import Route
from journal_app.domain.knowledge import Substance, folded
from journal_app.domain.quick_add.built import either
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import Ask, FactPiece, QuantityPiece, Setting, SubjectPiece
from journal_app.domain.quick_add.tokens import tokens_of
from journal_app.i18n import _

MOST_OFFERED: Final = 3


def other_form_asks(group: Group, substance: str | None, line: str, setting: Setting) -> list[Ask]:
    """Asks which form it was, where what is said of it does not fit the one that its name means."""
    subject = group.thing
    knowledge = setting.names.listed.knowledge
    known = None if knowledge is None else knowledge.substances.get(substance or "")
    if not isinstance(subject, SubjectPiece) or known is None or knowledge is None or subject.found.own is not None:
        return []
    wanted, words = _said_route(group, line, setting)
    if not words or not known.routes or wanted in known.routes:
        return []
    others = [each for each in knowledge.substances.values() if _fits(each, known, wanted)]
    if not others:
        return []
    answers: list[tuple[str, str | None]] = [(each.name, each.name) for each in others[:MOST_OFFERED]]
    key = f"meaning:{folded(subject.found.text)}:{words}"
    answers.append((known.name, None))
    text = _("Which one was it: {choices}?").format(choices=either([name for name, _line in answers]))
    return [Ask("meaning", key, text, tuple(answers), subject.start, subject.end)]


def _fits(other: Substance, known: Substance, wanted: Route) -> bool:
    return other.ingredient == known.ingredient and other.id != known.id and wanted in other.routes


def _said_route(group: Group, line: str, setting: Setting) -> tuple[Route, str]:
    """The route that a word for what was eaten, or a patch, implies; the word is empty where none was said."""
    for part in group.parts:
        if not isinstance(part, FactPiece | QuantityPiece):
            continue
        if part.unit == "patch":
            return "transdermal", "patch"
        for token in tokens_of(line[part.start : part.end]):
            if token.key in setting.lexicon.words.eaten:
                return "oral", token.key
    return "oral", ""
