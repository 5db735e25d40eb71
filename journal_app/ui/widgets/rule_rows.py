"""The warnings that name a substance, worst first; each opens its explanation in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from journal_app.domain.lists import comma_words
from journal_app.domain.wording import day_words, sentence_start
from journal_app.i18n import _
from journal_app.operations.explain_rule import Explanation
from journal_app.operations.read_substance import explain_to_window
from journal_app.operations.substance_rules import RuleLine
from journal_app.ui.icons import pixmap
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.labels import breakable, label, restyle, selectable
from journal_app.ui.widgets.message import SHAPES
from journal_app.ui.widgets.nesting import add_layout

SEVERAL_NAMES = 6
"""More lines than that are shown only when asked for."""


class RuleRow(Card):
    """One warning: shape, word and colour of its level, what it is with; its explanation is read when it is opened."""

    def __init__(self, line: RuleLine, client: JournalClient, theme: Theme) -> None:
        super().__init__("plain", padding=0, spacing=4)
        self.line = line
        self._client = client
        self._theme = theme
        row = QHBoxLayout()
        row.setSpacing(8)
        self._icon = QLabel()
        level = line.level.words
        self.said = label(breakable(_("{level}: {summary}").format(level=sentence_start(level), summary=line.words)))
        self.open = button(
            _("Explain"), "link", name=_("Explain: {level}, {rule}").format(level=level, rule=line.words)
        )
        self.open.setCheckable(True)
        self.open.toggled.connect(self._toggle)
        row.addWidget(self._icon)
        row.addWidget(self.said, 1)
        row.addWidget(self.open)
        add_layout(self.body, row)
        self.explained = Card("well", padding=14, spacing=6)
        self.explained.hide()
        self.body.addWidget(self.explained)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        tone = self.line.level.word
        self._icon.setPixmap(pixmap(SHAPES[tone], self._theme.colour(tone), self._theme.scaled(20)))

    def _toggle(self, opened: bool) -> None:
        self.explained.setVisible(opened)
        if opened and self.explained.body.isEmpty():
            self._client.ask(explain_to_window, self.line.rules, then=self._fill, owner=self)

    def _fill(self, found: tuple[Explanation, ...]) -> None:
        clear(self.explained.body)
        for place, each in enumerate(found):
            if place:
                self.explained.body.addSpacing(14)
            self._explain(each)

    def _explain(self, found: Explanation) -> None:
        body = self.explained.body
        body.addWidget(label(found.title, "strong"))
        body.addWidget(label("\n".join(found.meets), "small"))
        if found.asks:
            body.addWidget(label(_("Journal asks first: {question}").format(question=found.asks), "small"))
        for each in found.levels:
            named = comma_words([part for part in (sentence_start(each.level.words), each.about) if part])
            said = _("{level}: {summary}").format(level=named, summary=each.consequence)
            head = label(said, "small-strong")
            restyle(head, tone=each.level.word)
            body.addWidget(head)
            body.addWidget(selectable(label(f"{each.summary} {each.why}")))
        if found.levels and found.levels[0].steps:
            body.addWidget(label(_("What to do next"), "small-strong"))
            steps = (f"{place}. {step.title} {step.text}" for place, step in enumerate(found.levels[0].steps, start=1))
            body.addWidget(label("\n".join(steps)))
        body.addWidget(label(_("What you may notice"), "small-strong"))
        body.addWidget(label(found.may_notice))
        sure = _("How sure: {how_sure}, not yet confirmed") if found.unconfirmed else _("How sure: {how_sure}")
        body.addWidget(label(sure.format(how_sure=found.how_sure), "small-strong"))
        sources = (
            f"\N{BULLET} {source.title} ({source.mark}, {day_words(source.reviewed, year=True)})"
            for source in found.sources
        )
        named = _("Sources of rule {rule}:").format(rule=found.rule)
        body.addWidget(selectable(label("\n".join((named, *sources)), "small")))


class RuleRows(Card):
    """All of them; the worst are in view, and one button shows the rest."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(spacing=6)
        self._client = client
        self._theme = theme
        self.rows: tuple[RuleRow, ...] = ()
        self.body.addWidget(label(_("Warnings that name it"), "card-head"))
        self.none = label(_("No rule names it. That does not mean it is safe."), "quiet")
        self.body.addWidget(self.none)
        self._list = Card("plain", padding=0, spacing=4)
        self.body.addWidget(self._list)
        self.more: QPushButton = button("", "link")
        self.more.clicked.connect(partial(self._show, -1))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show these, worst first."""
        clear(self._list.body)
        self.rows = tuple(RuleRow(line, self._client, self._theme) for line in lines)
        for row in self.rows:
            self._list.body.addWidget(row)
        self.none.setVisible(not self.rows)
        self._show(SEVERAL_NAMES)

    def _show(self, count: int, _checked: bool = False) -> None:
        shown = self.rows if count < 0 else self.rows[:count]
        for row in self.rows:
            row.setVisible(row in shown)
        left = len(self.rows) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(_("Show {count} more").format(count=left))
        if count < 0 and len(self.rows) > SEVERAL_NAMES:
            self.rows[SEVERAL_NAMES].open.setFocus()
