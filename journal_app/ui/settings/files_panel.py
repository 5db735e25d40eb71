"""Where the journal lies on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from journal_app.i18n import _
from journal_app.ui.settings.panel import Desk, SettingPanel
from journal_app.ui.settings.setting import Setting
from journal_app.ui.widgets.buttons import button


class FilesPanel(SettingPanel):
    """The path, to be read and copied, and a button that copies it."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__(setting, desk)
        self.path = QLineEdit(str(desk.path))
        self.path.setReadOnly(True)
        self.path.setAccessibleName(_("Where the journal is"))
        self.copy = button(_("Copy the place"), name=_("Copy the place of the journal"))
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.body.addWidget(self.path)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        self.path.setText(str(self.desk.path))
        self.path.setCursorPosition(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.text())
        self.say(_("The place was copied."), "ok")
