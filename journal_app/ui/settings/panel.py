"""What every panel of Settings is: a part of the page with rows of its own that asks the journal what holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import UserError
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.settings.setting import Setting
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout

if TYPE_CHECKING:
    from journal_app.ui.services.preference_store import PreferenceStore


class Desk(NamedTuple):
    """What panels work with."""

    client: JournalClient
    theme: Theme
    preferences: PreferenceStore

    @property
    def path(self) -> Path:
        """Where the open journal lies."""
        return self.client.workspace.journal.path


class SettingPanel(QWidget):
    """A name, a help sentence, and below them `body` for the panel's own rows; `message` says what came of it."""

    command_wanted = Signal(str)
    filled = Signal()
    """Its rows were made anew, so the order of Tab has to be found again."""

    def __init__(self, setting: Setting, desk: Desk) -> None:
        super().__init__()
        self.setting = setting
        self.desk = desk
        self.setAccessibleName(setting.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(setting.label, "strong"))
        words.addWidget(label(setting.help, "small"))
        add_layout(column, words)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        add_layout(column, self.body)
        self.message = Message(desk.theme)
        column.addWidget(self.message)

    def refresh(self) -> None:
        """Ask again for what is shown."""

    def say(self, sentence: str, tone: str = "ok") -> None:
        """Say what came of something, and have it read aloud; what went well is not said for ever."""
        self.message.say(sentence, tone)
        if sentence:
            announce(self, sentence)
        if tone == "ok":
            QTimer.singleShot(
                8000, self.message, lambda: self.message.say("") if self.message.text == sentence else None
            )

    def failed(self, error: UserError) -> None:
        """Say an error's sentence; what was typed stays."""
        self.say(error.sentence, "serious")
