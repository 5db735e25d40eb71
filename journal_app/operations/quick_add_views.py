"""What a typed line was understood as, for whoever shows it; the types live beside the parser that makes them."""

from journal_app.domain.quick_add.reading import (
    Command,
    QuestionKind,
    QuickAlternative,
    QuickChoice,
    QuickIcon,
    QuickItem,
    QuickQuestion,
    QuickReading,
)

__all__ = [
    "Command",
    "QuestionKind",
    "QuickAlternative",
    "QuickChoice",
    "QuickIcon",
    "QuickItem",
    "QuickQuestion",
    "QuickReading",
]
