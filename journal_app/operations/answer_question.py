"""Answer what a safety rule asks before it says anything: did you stop, or just not log?"""

from __future__ import annotations

from typing import Literal, get_args
from uuid import UUID

from journal_app.domain.person import Answer
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.change_person import change_person
from journal_app.operations.person_values import ANSWERS
from journal_app.operations.views import Logged
from journal_app.operations.workspace import Workspace

AnswerWord = Literal["stopped", "cut_down", "not_logged", "break", "planned"]


def answer_question(workspace: Workspace, rule: str, anchor: UUID, answer: AnswerWord) -> Logged:
    """Keep the answer, and check again what it is about; a later answer takes the place of an earlier one.

    BadInput for a word that is no answer: kept, it could never be read again.
    """
    if answer not in get_args(AnswerWord):
        raise BadInput(_("That is no answer to the question. Nothing was saved. Please choose one of the answers."))
    given = Answer(rule=rule, anchor=anchor, answer=answer, at=workspace.clock())
    others = tuple(each for each in workspace.person().answers if (each.rule, each.anchor) != (rule, anchor))
    return change_person(workspace, _("Answered a question"), {ANSWERS: (*others, given)})
