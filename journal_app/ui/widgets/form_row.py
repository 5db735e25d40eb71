"""The one way a form makes a row, so that no input is without a label, a name for screen readers, or its unit."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout


def form_row(text: str, field: QWidget, *, unit: str = "", hint: str = "") -> QVBoxLayout:
    """A label above its input, the unit beside it, a hint below; the label's key jumps to the input."""
    column = QVBoxLayout()
    column.setSpacing(4)
    head = label(text, "small-strong")
    head.setBuddy(field)
    plain = text.replace("&", "")
    field.setAccessibleName(f"{plain}, {unit}" if unit else plain)
    if hint:
        field.setAccessibleDescription(hint)
    column.addWidget(head)
    if unit:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(field, 1)
        line.addWidget(label(unit, "quiet", wrap=False))
        add_layout(column, line)
    else:
        column.addWidget(field)
    if hint:
        column.addWidget(label(hint, "tiny"))
    return column
