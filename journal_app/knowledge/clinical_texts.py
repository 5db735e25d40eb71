"""Every clinical text that a person reads, listed for translation and put in place of the English one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.naming import with_shown_names

TEXT_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "Substance": ("name", "onset", "window_note", "depressant", "slows_breathing"),
    "SubstanceClass": ("one", "many"),
    "Step": ("title", "text"),
    "RuleText": ("title", "consequence", "summary", "why"),
    "PairRule": ("mechanism", "may_notice", "beside", "signs_in_yourself", "signs_others_see"),
    "StackRule": ("mechanism", "may_notice"),
    "SafetyRule": ("mechanism", "may_notice", "question", "answers", "signs_in_yourself", "signs_others_see"),
    "Statement": ("text",),
    "Chapter": ("title",),
    "HelpLine": ("note",),
    "Country": ("name",),
    "DrinkPreset": ("name",),
    "Instrument": ("title", "short"),
    "Question": ("words",),
    "EmergencyHelp": (
        "signs_in_yourself", "signs_others_see", "never_do", "withdrawal_signs", "withdrawal_text",
    ),
}  # fmt: skip
"""Of each kind of Fact the fields that are read; a source's title stays as it was published, and a name of a service
as its operator writes it."""


def clinical_texts(knowledge: Knowledge) -> dict[str, str]:
    """Every text once, in the order of the data, each with the first place where it stands ("PairRule L1: why")."""
    found: dict[str, str] = {}

    def note(text: str, place: str) -> str:
        if text:
            found.setdefault(text, place)
        return text

    _walk(knowledge, note, "")
    return found


def in_language(knowledge: Knowledge, translate: Callable[[str], str]) -> Knowledge:
    """The same knowledge with every text translated; names that are recognised, rules and numbers stay as they are, and
    a translated name is recognised beside them.
    """
    translated: Knowledge = _walk(knowledge, lambda text, _place: translate(text), "")
    return with_shown_names(translated, knowledge)


def _walk(value: Any, change: Callable[[str, str], str], place: str) -> Any:
    if isinstance(value, Fact):
        kind = type(value).__name__
        here = f"{kind} {identity}" if (identity := getattr(value, "id", getattr(value, "code", ""))) else place or kind
        texts = TEXT_FIELDS.get(kind, ())
        changed: dict[str, Any] = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            new = _texts(old, change, f"{here}: {name}") if name in texts else _walk(old, change, here)
            if new is not old:
                changed[name] = new
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, dict):
        return dict(_pairs(value, change, place)) if _holds_facts(value.values()) else value
    if isinstance(value, tuple):
        return tuple(_walk(each, change, place) for each in value) if _holds_facts(value) else value
    return value


def _pairs(value: dict[str, Any], change: Callable[[str, str], str], place: str) -> Iterator[tuple[str, Any]]:
    for key, each in value.items():
        yield key, _walk(each, change, f"{place} {key}".strip())


def _texts(value: Any, change: Callable[[str, str], str], place: str) -> Any:
    if isinstance(value, str):
        return change(value, place)
    if isinstance(value, tuple):
        return tuple(change(each, place) for each in value)
    return {key: change(each, place) for key, each in value.items()}


def _holds_facts(values: Any) -> bool:
    first = next(iter(values), None)
    return isinstance(first, Fact) or (isinstance(first, tuple) and _holds_facts(first))
