"""Where the journal lies on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.settings.declared import Setting
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.widgets.buttons import button


class FilesPanel(SettingPanel):
    """The path, to be read and copied, and a button that opens its folder."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self.path = QLineEdit(str(desk.path))
        self.path.setReadOnly(True)
        self.path.setAccessibleName("Where the journal is")
        self.open = button("Open the folder", name="Open the folder of the journal")
        self.open.clicked.connect(lambda _checked=False: self._open())
        self.body.addWidget(self.path)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        self.path.setText(str(self.desk.path))
        self.path.setCursorPosition(0)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.path.parent))):
            self.say("The folder could not be opened from here. Its place is written above.", "caution")
