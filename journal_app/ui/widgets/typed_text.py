"""Whether somebody has begun to write somewhere."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def holds_typed_text(page: QWidget) -> bool:
    """Whether any field of the page holds text."""
    return any(each.text() for each in page.findChildren(QLineEdit)) or any(
        each.toPlainText() for each in page.findChildren(QPlainTextEdit)
    )
