"""The answer about a combination, in the words and the shape of a warning; it always says what silence means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.levels import Level
from journal_app.domain.lists import comma_words
from journal_app.domain.wording import inside_sentence, sentence_start
from journal_app.i18n import _
from journal_app.operations.check_together import NOT_AN_ALL_CLEAR, TogetherAnswer
from journal_app.operations.would_say import Said, short_words
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.alert_body import AlertBody
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.kind_row import KindRow
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.message import Message

WAITING = _("Add another name, and what is known about the two stands here.")


class CombinationResult(Card):
    """`substance_wanted(id)`, `full_screen_wanted`, and `named` when an unknown name was given a kind."""

    substance_wanted = Signal(str)
    full_screen_wanted = Signal()
    named = Signal()

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(padding=1, spacing=0)
        self._said: tuple[Said, ...] = ()
        self.heading = label(WAITING, "section")
        self.alert = AlertBody(theme)
        self.alert.hide()
        self.alert.substance_wanted.connect(self.substance_wanted.emit)
        self.alert.full_screen_wanted.connect(self.full_screen_wanted.emit)
        self.body.addWidget(self.alert)
        below = Card("plain", padding=23, spacing=10)
        self.off = Message(theme)
        below.body.addWidget(self.off)
        below.body.addWidget(self.heading)
        self.others = Card("plain", padding=0, spacing=4)
        self.others.hide()
        below.body.addWidget(self.others)
        self.checked = label("", "quiet")
        below.body.addWidget(self.checked)
        self.kind = KindRow(client)
        self.kind.saved.connect(self.named.emit)
        below.body.addWidget(self.kind)
        self.more_unknown = label("", "small")
        below.body.addWidget(self.more_unknown)
        self.end = label(NOT_AN_ALL_CLEAR, "strong")
        below.body.addWidget(self.end)
        self.body.addWidget(below)
        self.body.addStretch(1)
        self.show_answer(TogetherAnswer())

    def show_answer(self, answer: TogetherAnswer) -> None:
        """Show the worst in full and the further ones folded."""
        self._said = answer.said
        self.off.say(answer.warnings_off, "serious")
        self._show(0)
        nothing = not answer.said and not answer.warnings_off
        self.heading.setVisible(nothing)
        self.heading.setText(_("No warning in our list.") if answer.enough and answer.checked else WAITING)
        names = comma_words(answer.checked)
        self.checked.setText(breakable(_("Checked: {names}.").format(names=names)) if names and answer.enough else "")
        self.checked.setVisible(bool(self.checked.text()))
        self.kind.ask_about(answer.unknown[0] if answer.unknown else "")
        more = comma_words(answer.unknown[1:])
        self.more_unknown.setText(breakable(_("Not checked either: {names}.").format(names=more)) if more else "")
        self.more_unknown.setVisible(bool(more))

    @property
    def summary(self) -> str:
        """What a screen reader says of the answer."""
        if self._said:
            first = self._said[0]
            found = _("{level}: {summary}").format(level=first.text.level.words, summary=first.text.summary)
            return f"{found} {NOT_AN_ALL_CLEAR}"
        return f"{self.heading.text()} {NOT_AN_ALL_CLEAR}"

    @property
    def tone(self) -> str:
        """The word of the worst level, "note" where there is none."""
        return self._said[0].text.level.word if self._said else "note"

    @property
    def in_short(self) -> str:
        """The worst in one line, with the number to call; empty where nothing was found."""
        if not self._said:
            return ""
        text = self._said[0].text
        said = _("{level}: {summary}").format(
            level=sentence_start(text.level.words), summary=inside_sentence(text.summary)
        )
        if text.level >= Level.SERIOUS:
            said += " " + _("Emergency number: {number}.").format(number=text.emergency_number)
        return said

    def _show(self, place: int) -> None:
        self.alert.setVisible(bool(self._said))
        if self._said:
            shown = self._said[place]
            self.alert.show_text(
                shown.text, heading=shown.heading, taken=(shown.sentence,), substances=shown.substances
            )
        self._offer_others(place)

    def _offer_others(self, shown: int) -> None:
        """The others stand below by level and name; each leads to its own words in the same place."""
        focused = self.others.isAncestorOf(QWidget.focusWidget(self) or self)
        clear(self.others.body)
        self.others.setVisible(len(self._said) > 1)
        if len(self._said) < 2:
            return
        self.others.body.addWidget(label(_("Also in this combination"), "small-strong"))
        for place, words in enumerate(short_words(self._said)):
            if place == shown:
                continue
            link = button(words, "link", name=_("Show {name}").format(name=words))
            link.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            self.others.body.addWidget(link)
        if focused:
            self.alert.heading.setFocus()

    def _choose(self, place: int) -> None:
        self._show(place)
        self.alert.heading.setFocus()
