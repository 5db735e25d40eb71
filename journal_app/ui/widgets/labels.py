"""Labels that show text as it is: what a person wrote is never markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def label(
    text: str = "", kind: str = "", *, tone: str = "", wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """A plain-text label; `kind` and `tone` name its look in the style sheet."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let the text be marked and copied, by mouse and by keyboard."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Change the properties that the style sheet looks at, and show it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
