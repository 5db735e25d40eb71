"""A name that is in no list: not checked, and a way to say what kind it is, so that it is from then on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QVBoxLayout

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.operations.save_custom_substance import kinds_of_substance, save_custom_substance
from journal_app.ui.announce import announce
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import breakable, label, restyle
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout

CHOOSE = _("choose a kind")


class KindRow(QFrame):
    """Hidden until a name is given. `saved` fires when the name has a kind."""

    saved = Signal()

    def __init__(self, client: JournalClient, *, narrow: bool = False) -> None:
        """`narrow`: the button stands below the list, where there is no room beside it."""
        super().__init__()
        self._client = client
        self._kinds: tuple[tuple[str, str], ...] = ()
        self.name = ""
        restyle(self, tone="unknown")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self.said = label("")
        column.addWidget(self.said)
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        self.kind = NamedChoice()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8 if narrow else 12)
        self.kind.setAccessibleName(_("What kind is it?"))
        self.save = button(_("Save the kind"))
        row.addWidget(self.kind, 1)
        row.addWidget(self.save)
        add_layout(column, row)
        self.save.clicked.connect(self._save)
        self.kind.activated.connect(lambda _index: self._show_what_can_be_done())
        self.hide()

    def ask_about(self, name: str) -> None:
        """Ask what kind this name is; an empty name hides the row."""
        if name == self.name:
            return
        self.name = name
        self.setVisible(bool(name))
        if not name:
            return
        shown = breakable(name)
        said = _(
            "Not checked: Journal does not know \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}. "
            "That does not mean it is safe. If you know what kind it is, say so, and it is checked."
        )
        self.said.setText(said.format(name=shown))
        self.kind.setAccessibleName(_("What kind is {name}?").format(name=name))
        self.save.setAccessibleName(_("Save the kind of {name}").format(name=name))
        if not self._kinds:
            self._client.ask(kinds_of_substance, then=self._offer, owner=self)
        self.kind.setCurrentIndex(0)
        self._show_what_can_be_done()

    def _offer(self, kinds: tuple[tuple[str, str], ...]) -> None:
        self._kinds = kinds
        self.kind.clear()
        self.kind.addItems([CHOOSE, *(name for _kind, name in kinds)])
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        self.save.setEnabled(self.kind.currentIndex() > 0)

    def _save(self) -> None:
        index = self.kind.currentIndex()
        if index < 1 or not self.name:
            return
        self.save.setEnabled(False)
        kind = self._kinds[index - 1][0]
        self._client.change(save_custom_substance, self.name, kind, then=self._done, failed=self._failed)

    def _done(self, _logged: object) -> None:
        announce(self, _("{name} is checked from now on.").format(name=self.name))
        self.ask_about("")
        self.saved.emit()

    def _failed(self, error: UserError) -> None:
        self.said.setText(error.sentence)
        announce(self, error.sentence)
        self._show_what_can_be_done()
