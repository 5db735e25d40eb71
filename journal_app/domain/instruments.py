"""Lists of questions about oneself: Journal's own, with where their content comes from. A sum has no bands."""

from datetime import date
from typing import Literal

from journal_app.domain.entries import RedFlagKind
from journal_app.domain.fact import Fact

RedAnswer = RedFlagKind | Literal["fever"]
"""An answer that needs help now and is never scored; a fever is written down as something that happened."""


class Question(Fact, frozen=True, kw_only=True):
    """One question, answered from 0 (none) to 3 (severe); `id` stands in the answers of a ScaleScore."""

    id: str
    words: str


class Instrument(Fact, frozen=True, kw_only=True):
    """A list of questions. `kind` is what it is about, `short` its name among the lists, `red` what is never scored."""

    id: str
    kind: Literal["opioid", "sedative"]
    title: str
    short: str
    source: str
    credit: str
    licence: str
    version: str
    reviewed: date
    questions: tuple[Question, ...]
    red: tuple[RedAnswer, ...]
