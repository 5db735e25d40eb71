"""Labels that show text as it is: what a person wrote is never markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.i18n import language
from journal_app.i18n.bidi import directed


class FromRight(QLabel):
    """A label in a language that is read from the right: Latin words stay in their order, and stand where others do.

    Qt would begin at the left where the first letter is Latin, as in the name of a substance.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        super().setText(directed(text))

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        left, right, absolute = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignAbsolute
        if not alignment & absolute and alignment & (left | right):
            there = right if alignment & left else left
            alignment = (alignment & ~(left | right)) | there | absolute
        super().setAlignment(alignment)

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        # Qt moves a broken line to the left by the space at its end: without room there its last letter is cut off.
        # The room stays as it is later: to change it while a page is first laid out shows it squeezed for a moment.
        self.setContentsMargins(self.fontMetrics().horizontalAdvance(" ") + 1 if on else 0, 0, 0, 0)


def label(
    text: str = "", kind: str = "", *, tone: str = "", wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """A plain-text label; `kind` and `tone` name its look in the style sheet."""
    made = FromRight(parent) if language().right_to_left else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    return made


LONGEST_RUN = 16
"""Letters without a space that still fit a narrow card at twice the text size."""


def breakable(text: str) -> str:
    """The text with places where a very long word may break; without them Qt would cut it off or widen the page."""
    words = []
    for word in text.split(" "):
        parts = [word[start : start + LONGEST_RUN] for start in range(0, len(word), LONGEST_RUN)]
        words.append("\N{ZERO WIDTH SPACE}".join(parts))
    return " ".join(words)


def selectable(made: QLabel) -> QLabel:
    """Let the text be marked and copied, by mouse and by keyboard."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Change the properties that the style sheet looks at, and show it."""
    if properties and all(widget.property(name) == value for name, value in properties.items()):
        # To look through the style sheet again takes longer than all the rest of showing a line.
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
