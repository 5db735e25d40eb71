"""What quick add understood, asks and offers instead: one row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from journal_app.i18n import _
from journal_app.operations.quick_add_views import QuickAlternative, QuickQuestion
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import ICON_GAP, button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import breakable, label, restyle
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.wrap_row import WrapRow

NOT_CHECKED = _("Journal does not know this name, so it takes part in no check. That does not mean it is safe.")
MOST_ALT_KEYS = 9
CENTRE = Qt.AlignmentFlag.AlignVCenter


class ParseRow(QFrame):
    """One thing that the line says: what, how much, when. `edit_wanted` opens the form for it."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = "note"
        self.setProperty("kind", "readout")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(12)
        self._icon = QLabel()
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = label("", "strong")
        self.detail = label("", "small")
        self.unknown = label(_("not checked"), "unknown-chip", wrap=False)
        self.unknown_words = label(NOT_CHECKED, "tiny")
        for each in (self.title, self.detail):
            words.addWidget(each)
        words.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.unknown_words)
        add_layout(row, words, 1)
        self.edit = button(_("Tab to edit"), "link", name=_("Edit in the form, key Tab"))
        self.edit.clicked.connect(self.edit_wanted.emit)
        row.addWidget(self.edit)
        theme.changed.connect(self._draw)

    def show_words(self, icon: str, title: str, detail: str, spoken: str, *, checked: bool = True) -> None:
        """Show one thing; `spoken` is the whole as a sentence."""
        self._icon_name = icon
        self.title.setText(breakable(title))
        self.detail.setText(breakable(detail))
        self.detail.setVisible(bool(detail))
        for each in (self.unknown, self.unknown_words):
            each.setVisible(not checked)
        self.setAccessibleName(spoken if checked else f"{spoken}. {NOT_CHECKED}")
        self._draw()

    def offer_edit(self, offered: bool, *, by_tab: bool) -> None:
        """Whether there is a form for it, and whether Tab in the line opens it."""
        self.edit.setVisible(offered)
        self.edit.setText(_("Tab to edit") if by_tab else _("Edit"))

    def set_chosen(self, chosen: bool) -> None:
        """Whether Enter logs it."""
        restyle(self, kind="readout" if chosen else "plain")

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._theme.colour("accent"), self._theme.scaled(20)))


class ElidedButton(QPushButton):
    """A button over the whole width whose text ends in dots where there is no room for it."""

    def __init__(self, text: str, kind: str, name: str) -> None:
        super().__init__()
        self._words = text
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self.setToolTip(text)
        self.setAutoDefault(True)
        self.setText(without_mnemonic(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - self.fontMetrics().horizontalAdvance("mm") - 2 * ICON_GAP
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(without_mnemonic(shown))


class AlternativeRows(Card):
    """ "Also understood as": `chosen(index)` on Enter or a click, `looked_at(index)` when the keyboard comes to one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("plain", padding=0, spacing=4)
        self._theme = theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self.buttons: tuple[QPushButton, ...] = ()
        self.body.addWidget(label(_("Also understood as"), "small-strong"))
        self._rows = Card("plain", padding=0, spacing=2)
        self.body.addWidget(self._rows)
        self.hide()

    def show_alternatives(self, alternatives: Sequence[QuickAlternative]) -> bool:
        """Show them; False when nothing had to be made anew."""
        told = tuple((each.title, each.detail) for each in alternatives)
        self.setVisible(bool(told))
        if told == self._shown:
            return False
        self._shown = told
        old, self._rows = self._rows, Card("plain", padding=0, spacing=2)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        made = []
        for index, each in enumerate(alternatives):
            words = f"{each.title}   {each.detail}".strip()
            row = QHBoxLayout()
            row.setSpacing(8)
            one = ElidedButton(words, "row", f"{each.title}, {each.detail}".strip(", "))
            with_icon(one, each.icon, self._theme, "text-2")
            one.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            row.addWidget(one, 1)
            if index < 2:
                row.addWidget(label(" ".join(["\N{DOWNWARDS ARROW}"] * (index + 1)), "key", wrap=False), 0, CENTRE)
            add_layout(self._rows.body, row)
            made.append(one)
        self.buttons = tuple(made)
        self._rows.show()
        return True


class QuestionBox(Card):
    """One question about the line with its answers; `answered(index)` by a click, Enter or Alt and a number."""

    answered = Signal(int)

    def __init__(self) -> None:
        super().__init__("card", padding=14, spacing=10)
        self._shown: QuickQuestion | None = None
        self.text = label("", "strong")
        self.body.addWidget(self.text)
        self._answers = WrapRow(most_columns=3)
        self.body.addWidget(self._answers)
        self.buttons: tuple[QPushButton, ...] = ()
        self.hide()

    def ask(self, question: QuickQuestion | None) -> bool:
        """Ask it; None asks nothing. False when it stands there already."""
        if question == self._shown:
            return False
        self._shown = question
        self.setVisible(question is not None)
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = ()
        if question is None:
            self._answers.set_widgets([])
            return True
        self.text.setText(breakable(question.text))
        made = []
        for index, choice in enumerate(question.choices):
            key = f"Alt+{index + 1}" if index < MOST_ALT_KEYS else ""
            answer = button(without_mnemonic(f"{choice.words}   {key}".strip()), name=choice.words)
            answer.setToolTip(f"{choice.words} ({key})" if key else choice.words)
            answer.clicked.connect(lambda _checked=False, index=index: self.answered.emit(index))
            made.append(answer)
        self.buttons = tuple(made)
        self._answers.set_widgets(self.buttons)
        return True


def without_mnemonic(text: str) -> str:
    """The text as a button shows it: one that a person wrote names no key."""
    return text.replace("&", "&&")
