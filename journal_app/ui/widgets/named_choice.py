"""A list of which one is chosen, that tells a screen reader what it is for.

On Linux Qt says of such a list only what is chosen in it, as its name, and leaves what it is for to a label beside it.
Where none is in view, there is one that is not seen.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from journal_app.ui.widgets.labels import label


class NamedChoice(QComboBox):
    """A combo box; its accessible name is heard on every system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unseen: QLabel | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_labelled()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._unseen is not None:
            self._unseen.setText(name)

    def _keep_labelled(self) -> None:
        around = self.parentWidget()
        if around is None or self._unseen is not None:
            return
        beside = around.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not any(each.buddy() is self for each in beside):
            self._unseen = label(self.accessibleName(), parent=around)
            self._unseen.hide()
            self._unseen.setBuddy(self)
