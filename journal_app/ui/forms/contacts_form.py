"""People and places to reach in an emergency: prescriber, pharmacy, a friend, and where the naloxone is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, get_args

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.person import Contact
from journal_app.i18n import _
from journal_app.ui.forms.draft_line import DraftLine
from journal_app.ui.forms.kept_input import KeptInput
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout, set_beside
from journal_app.ui.widgets.tab_order import tab_through

Role = Literal["prescriber", "pharmacy", "friend", "naloxone", "other"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
FIELDS_NEED: Final = 28
"""Characters for the name and the number beside each other; with less room they stand below who it is."""
ROLE_WORDS: Final[dict[Role, str]] = {
    "prescriber": _("Prescriber"),
    "pharmacy": _("Pharmacy"),
    "friend": _("Friend or family"),
    "naloxone": _("Naloxone"),
    "other": _("Other"),
}
FIRST_OFFERED: Final[tuple[Role, ...]] = ("prescriber", "pharmacy", "friend", "naloxone")


LONGEST_TEXT: Final = 20_000
"""What is pasted is never cut off without a word: what is too long is refused when it is saved."""


class ContactsForm(KeptInput):
    """`submitted(contacts, on_lock_screen)` when the person saves; empty lines are left out."""

    submitted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._saved_on_lock_screen = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._said = label(_("Shown on the emergency page, also for someone who finds you."), "small")
        column.addWidget(self._said)
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        add_layout(column, self._place)
        self.on_lock_screen = CheckBox(_("Show them on the lock screen too"))
        self.on_lock_screen.clicked.connect(lambda _on: self.changed.emit())
        column.addWidget(self.on_lock_screen)
        words = _("They are then kept outside the locked journal: whoever uses this computer can read them.")
        self.on_lock_screen.setAccessibleDescription(words)
        column.addWidget(label(words, "tiny"))
        self.draft_line = DraftLine(_("Discard what is not saved of who to reach"))
        column.addWidget(self.draft_line)
        row = QHBoxLayout()
        self.add = button(_("Add another"), "link", name=_("Add another contact"))
        self.add.clicked.connect(lambda _checked=False: self._add_another())
        self.save = button(_("Save"))
        self.save.setAccessibleName(_("Save who to reach"))
        self.save.clicked.connect(lambda _checked=False: self.submit())
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.save)
        add_layout(column, row)

    def submit(self) -> None:
        """Hand over what is written now."""
        self.submitted.emit(self.contacts(), self.on_lock_screen.isChecked())

    def fill(self, contacts: Sequence[Contact]) -> None:
        """Show the contacts, and an empty line for each usual one that is missing."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines.clear()
        for contact in contacts:
            line = self._add(contact.role)
            line.name.setText(contact.name)
            line.number.setText(contact.number)
        missing = [role for role in FIRST_OFFERED if role not in {contact.role for contact in contacts}]
        for role in missing:
            self._add(role)
        tab_through(self._said, self._place)

    def show_on_lock_screen(self, on: bool) -> None:
        """Show whether they stand on the lock screen, as it is saved."""
        self._saved_on_lock_screen = on
        self.on_lock_screen.setChecked(on)

    def forget_choice(self) -> None:
        """Show again what is saved about the lock screen."""
        self.on_lock_screen.setChecked(self._saved_on_lock_screen)

    def draft(self) -> list[Any]:
        """Every line that something is written in, and whether they may be shown on the lock screen."""
        return [
            self.on_lock_screen.isChecked(), [[each.role, each.name, each.number] for each in self.contacts()]
        ]  # fmt: skip

    def take_draft(self, content: list[Any]) -> None:
        """Bring back what was kept."""
        on_lock_screen, lines = content
        if not all(role in ROLES for role, _name, _number in lines):
            raise ValueError("no such role")
        self.fill([Contact(role=role, name=str(name), number=str(number)) for role, name, number in lines])
        self.on_lock_screen.setChecked(bool(on_lock_screen))

    def contacts(self) -> tuple[Contact, ...]:
        """What is written now."""
        found = []
        for line in self._lines:
            name, number = (" ".join(cleaned(field.text()).split()) for field in (line.name, line.number))
            if name or number:
                found.append(Contact(role=line.role, name=name, number=number))
        return tuple(found)

    def _add_another(self) -> None:
        line = self._add("other")
        tab_through(self._said, self._place)
        line.name.setFocus()

    def _add(self, role: Role) -> _Line:
        line = _Line(role)
        self._lines.append(line)
        self._place.addWidget(line)
        for field in (line.name, line.number):
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(lambda _text: self.changed.emit())
        line.role_changed.connect(self.changed)
        return line


class _Line(QWidget):
    """Who, the name, the number; for naloxone, where it is."""

    role_changed = Signal()

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._role = NamedChoice()
        for each in ROLES:
            self._role.addItem(ROLE_WORDS[each], each)
        self._role.setAccessibleName(_("Who or what"))
        # As wide as its longest word: a word that is cut off does not say who is meant.
        self._role.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TEXT)
        self.number = QLineEdit()
        self.number.setMaxLength(LONGEST_TEXT)
        row.addWidget(self._role)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.name, 4)
        fields.addWidget(self.number, 3)
        add_layout(row, fields, 1)
        self._role.currentIndexChanged.connect(lambda _index: self._name_fields())
        self._role.activated.connect(lambda _index: self.role_changed.emit())
        self._role.setCurrentIndex(ROLES.index(role))
        self._name_fields()

    @property
    def role(self) -> Role:
        """Who or what this line is about."""
        return ROLES[self._role.currentIndex()]

    def minimumSizeHint(self) -> QSize:
        return QSize(self._role.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._role.sizeHint().width()
        beside = room >= FIELDS_NEED * self.fontMetrics().averageCharWidth()
        set_beside(self._row, beside)

    def _name_fields(self) -> None:
        place = self.role == "naloxone"
        words = ROLE_WORDS[self.role]
        self.name.setPlaceholderText(_("where it is") if place else _("name"))
        self.number.setPlaceholderText("" if place else _("number"))
        self.number.setVisible(not place)
        named = _("{who}, where it is") if place else _("{who}, name")
        self.name.setAccessibleName(named.format(who=words))
        self.number.setAccessibleName(_("{who}, number").format(who=words))
