"""What Journal asks before it says how serious a stop or a gap is."""

from __future__ import annotations

from datetime import timedelta

from journal_app.domain.safety.questions import Question, questions
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace

LOOKED_AT = timedelta(days=120)


def read_questions(workspace: Workspace) -> tuple[Question, ...]:
    """What is to be asked now, the newest first; nothing while warnings are off."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    now = workspace.clock()
    entries = workspace.journal.entries(now - LOOKED_AT, now + timedelta(days=1))
    return questions(knowledge, workspace.person(), entries, now, workspace.journal.id)
