"""The emergency number over the whole screen, with the steps for whoever is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.knowledge import Step
from journal_app.i18n import _
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import label


class FullScreenNumber(QDialog):
    """120 px high, in sight from across a room; Esc closes it."""

    def __init__(self, number: str, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Journal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(48, 32, 48, 32)
        call = label(_("Call now"), "page-title", tone="critical")
        call.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        large = label(number, "huge-number" if any(sign.isdigit() for sign in number) else "page-title")
        large.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        large.setAccessibleName(_("Emergency number {number}").format(number=number))
        outer.addWidget(call)
        outer.addWidget(large)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for place, step in enumerate(steps, start=1):
            column.addWidget(label(f"{place}  {step.title}", "section"))
            column.addWidget(label(step.text))
        column.addStretch(1)
        area.setWidget(inside)
        outer.addWidget(area, 1)
        close = button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.accept()
            return
        super().keyPressEvent(event)
