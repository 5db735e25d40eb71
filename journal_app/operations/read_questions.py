"""What Journal asks before it says how serious a stop or a gap is."""

from __future__ import annotations

from journal_app.domain.safety.evaluate import SAFETY_KINDS
from journal_app.domain.safety.questions import Question, questions, questions_context
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace


def read_questions(workspace: Workspace) -> tuple[Question, ...]:
    """What is to be asked now, the newest first; nothing while warnings are off."""
    knowledge = workspace.knowledge
    if isinstance(knowledge, BadKnowledge):
        return ()
    journal, now = workspace.journal, workspace.clock()
    start, end = questions_context(now)
    return questions(
        knowledge,
        workspace.person(),
        journal.entries(start, end, SAFETY_KINDS),
        now,
        journal.id,
        past=journal,
        days=journal.days_with_entries(start, end),
        table=workspace.rules,
    )
