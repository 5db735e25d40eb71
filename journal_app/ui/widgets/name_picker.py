"""One name of a combination: what is typed, what it means, where it comes from, and the way to take it out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from journal_app.i18n import _
from journal_app.operations.recognise_name import recognised, suggest_names
from journal_app.operations.views import NameMatch
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.suggestions import Suggestions

LONGEST_NAME = 120


def suggest_any(workspace: Workspace, text: str) -> tuple[NameMatch, ...]:
    """Names to offer, alcohol too."""
    return suggest_names(workspace, text, with_alcohol=True)


class NamePicker(QFrame):
    """`changed` while typing, `entered(self)` on Enter, `removed(self)`, and `about_wanted(id)` for its page."""

    changed = Signal()
    entered = Signal(object)
    removed = Signal(object)
    about_wanted = Signal(str)

    def __init__(self, client: JournalClient, theme: Theme, number: int) -> None:
        super().__init__()
        self._client = client
        self._why = ""
        self.substance: str | None = None
        self._known = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setPlaceholderText(_("kratom, wine, diazepam"))
        self.line.setAccessibleName(_("Substance {number}").format(number=number))
        take_out = _("Take substance {number} out").format(number=number)
        self.remove = with_icon(button("", "tool", name=take_out), "close", theme, "text-2")
        self.about = with_icon(button("", "tool", name=_("About this substance")), "info", theme, "text-2")
        row.addWidget(self.line, 1)
        row.addWidget(self.about)
        row.addWidget(self.remove)
        add_layout(column, row)
        self.suggestions = Suggestions(self.line)
        column.addWidget(self.suggestions)
        self.said = label("", "small")
        column.addWidget(self.said)
        self.suggestions.taken.connect(self._take)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        self.line.installEventFilter(self)
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        self.about.clicked.connect(lambda: self.about_wanted.emit(self.substance))
        self._say("")

    @property
    def text(self) -> str:
        """What was written, with single spaces."""
        return " ".join(self.line.text().split())

    @property
    def being_typed(self) -> bool:
        """Whether the name is still on its way to one that is known: then it is not said to be unknown yet."""
        return self.line.hasFocus() and not self._known

    def set_name(self, name: str, substance: str | None, why: str = "") -> None:
        """Show a name whose meaning is known, and why it stands there."""
        self.line.setText(name)
        self.substance, self._known, self._why = substance, True, why
        self._say(why)

    def look_up(self, text: str) -> None:
        """Show a name that was typed elsewhere, and ask what it means."""
        self.line.setText(text)
        self._look_up()

    def _edited(self, text: str) -> None:
        self._why = ""
        self.substance, self._known = None, False
        self._say("")
        self._client.ask(suggest_any, text, then=self.suggestions.offer_meanings, owner=self)
        self._look_up()

    def _take(self, name: str) -> None:
        self.line.setText(name)
        self._look_up()

    def _finished(self) -> None:
        self.suggestions.hide()
        self.changed.emit()

    def _look_up(self) -> None:
        if self.text:
            self._client.ask(recognised, self.text, then=self._understand, owner=self.line)
        else:
            self.changed.emit()

    def _understand(self, match: NameMatch) -> None:
        if match.written != self.text:
            return
        self.substance = match.substance
        self._known = match.substance is not None or bool(match.choices)
        if match.choices:
            names = _(" or ").join(name for _identity, name in match.choices)
            self._say(_("Can mean {names}: the worst of them is told.").format(names=names))
        elif match.substance is not None and match.name.casefold() != self.text.casefold():
            self._say(match.name)
        else:
            self._say("")
        self.changed.emit()

    def _say(self, text: str) -> None:
        self.said.setText(breakable(text))
        self.said.setVisible(bool(text))
        self.about.setVisible(self.substance is not None)
        if self.substance is not None:
            self.about.setAccessibleName(_("About {name}").format(name=self.text))
        self.line.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            chooses = not self.suggestions.isHidden() and self.suggestions.currentRow() >= 0
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if chooses:
                    # The list hears of it after this filter; the person goes on to the next name in any case.
                    self.suggestions.taken.emit(self.suggestions.currentItem().text())
                self.suggestions.hide()
                self.entered.emit(self)
                return True
        return super().eventFilter(watched, event)
