"""Street names that are ordinary words too: "rocks", "ice", "molly". Without more to go by, they are asked about."""

from __future__ import annotations

from collections.abc import Iterable

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import AS_NOTE, either
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.pieces import Ask, FactPiece, QuantityPiece, Setting, SubjectPiece
from journal_app.i18n import _


def ordinary_asks(groups: Iterable[Group], line: str, setting: Setting) -> list[Ask]:
    """A question for each name that is an ordinary word, where neither a weight nor a route says what is meant."""
    found: list[Ask] = []
    for group in groups:
        thing = group.thing
        if not isinstance(thing, SubjectPiece) or not _is_ordinary(thing, setting):
            continue
        if _says_more(group) and folded(thing.found.text) not in setting.lexicon.unclear:
            continue
        key, text = f"meaning:{folded(thing.found.text)}", thing.found.text
        answers: list[tuple[str, str | None]] = []
        for each in thing.found.ids:
            name = _name(each, setting)
            whole = f"{line[: thing.start]}{name}{line[thing.end :]}"
            settled = len(thing.found.ids) == 1 or folded(name) in setting.lexicon.ordinary
            answers.append((name, None if settled else whole))
        answers.append((AS_NOTE, f"note {line}"))
        names = either([words for words, _line in answers[:-1]])
        found.append(
            Ask(
                "meaning",
                key,
                _("Does {word} mean {names} here?").format(word=text, names=names),
                tuple(answers[:4]),
                0,
                len(line),
            )
        )
    return found


def _is_ordinary(thing: SubjectPiece, setting: Setting) -> bool:
    found = thing.found
    if found.own is not None or found.drink is not None or not found.ids:
        return False
    key = folded(found.text)
    ordinary = setting.lexicon.ordinary
    return key in ordinary or (key.endswith("s") and key[:-1] in ordinary)


def _says_more(group: Group) -> bool:
    """Whether it is weighed, counted in tabs, or was taken in a way that nothing else is."""
    for part in group.parts:
        if isinstance(part, QuantityPiece) and (
            part.unit not in ("", "piece", "bag") or part.volume_ml or part.form == "line"
        ):
            return True
        if isinstance(part, FactPiece) and (part.route is not None or part.routes):
            return True
    return False


def _name(identity: str, setting: Setting) -> str:
    knowledge = setting.names.listed.knowledge
    return identity if knowledge is None else knowledge.substances[identity].name
