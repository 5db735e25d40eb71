"""Several panels of which one is shown, as high as that one; a QStackedWidget is always as high as its highest."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Steps(QWidget):
    """Panels by index, in the order in which they were added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: list[QWidget] = []
        self._index = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, panel: QWidget) -> None:
        """Put a panel behind the others; the first one is shown."""
        panel.setVisible(not self._panels)
        self._panels.append(panel)
        self._column.addWidget(panel)

    @property
    def index(self) -> int:
        """Which one is shown."""
        return self._index

    def show_panel(self, index: int) -> None:
        """Show this one in place of the one before."""
        self._index = index
        for place, panel in enumerate(self._panels):
            if place != index:
                panel.hide()
        self._panels[index].show()
