"""What a typed line was understood as: entries ready to be logged, what must be asked first, and other readings."""

from __future__ import annotations

from typing import Literal

from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact

QuickIcon = Literal["leaf", "pill", "glass", "moon", "note", "check-in", "none", "flag", "emergency"]
QuestionKind = Literal["number", "meaning", "spelling", "unit", "more_than_usual", "item", "time", "reading"]
Command = Literal["", "undo", "check"]


class QuickItem(Fact, frozen=True, kw_only=True):
    """One entry of the line. `title` "Diazepam 10 mg", `when` "Today 21:05", `detail` "by mouth, not prescribed".

    `spoken` is the whole as one sentence with the units in full: "Diazepam, 10 milligrams, today 21:05, by mouth".
    `checked` is False for a dose of a name that is in no list.
    """

    entry: Entry
    title: str
    when: str
    detail: str
    spoken: str
    icon: QuickIcon
    checked: bool = True


class QuickChoice(Fact, frozen=True, kw_only=True):
    """An answer to a question: the words of its button, and the line that says so ("" where it is only confirmed)."""

    words: str
    line: str = ""


class QuickQuestion(Fact, frozen=True, kw_only=True):
    """What has to be said before the line is logged. `key` is confirmed as it stands by the choice without a line."""

    key: str
    kind: QuestionKind
    text: str
    choices: tuple[QuickChoice, ...]


class QuickAlternative(Fact, frozen=True, kw_only=True):
    """Another reading of the line, such as the same time yesterday, or the line as a note."""

    title: str
    detail: str
    entries: tuple[Entry, ...]
    icon: QuickIcon


class QuickReading(Fact, frozen=True, kw_only=True):
    """What a line says.

    It can be logged as it stands when there are `items` or a `command`, no `questions` and no `problem`. `problem` is
    one sentence about what is not understood. `check` are the names of `check kratom diazepam`.
    """

    line: str
    items: tuple[QuickItem, ...] = ()
    questions: tuple[QuickQuestion, ...] = ()
    alternatives: tuple[QuickAlternative, ...] = ()
    command: Command = ""
    check: tuple[str, ...] = ()
    problem: str = ""

    @property
    def ready(self) -> bool:
        """Whether Enter may carry it out."""
        return bool(self.items or self.command) and not self.questions and not self.problem
