"""Some of what is known about a substance: each statement with the numbers of its sources, what is not known marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from journal_app.domain.wording import day_words
from journal_app.i18n import _
from journal_app.operations.explain_rule import SourceLine
from journal_app.operations.read_substance import ChapterView, StatementLine
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import label, selectable
from journal_app.ui.widgets.nesting import add_layout


class ChapterCard(Card):
    """One chapter. Its sources are folded below it, numbered as the statements name them."""

    def __init__(self, chapter: ChapterView, theme: Theme) -> None:
        super().__init__(spacing=8)
        self.body.addWidget(label(chapter.title, "card-head"))
        numbers: dict[SourceLine, int] = {}
        for statement in chapter.statements:
            for source in statement.sources:
                numbers.setdefault(source, len(numbers) + 1)
            self._add(statement, [numbers[source] for source in statement.sources])
        if numbers:
            self.fold = sources_fold(_("Sources ({count})").format(count=len(numbers)), theme)
            self.sources = selectable(label(_listed(numbers), "small"))
            self.sources.hide()
            self.fold.toggled.connect(self.sources.setVisible)
            self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(self.sources)

    def _add(self, statement: StatementLine, numbers: list[int]) -> None:
        said = f"{statement.text} [{', '.join(map(str, numbers))}]" if numbers else statement.text
        if not statement.not_known:
            self.body.addWidget(selectable(label(said)))
            return
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(_("not known"), "unknown-chip", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(selectable(label(said)), 1)
        add_layout(self.body, row)


def sources_fold(text: str, theme: Theme) -> QPushButton:
    """The button that shows and hides sources."""
    made = with_icon(button(text, "link"), "chevron-down", theme, "accent")
    made.setCheckable(True)
    return made


def _listed(numbers: dict[SourceLine, int]) -> str:
    return "\n".join(f"[{number}] {source_text(source)}" for source, number in numbers.items())


def source_text(source: SourceLine) -> str:
    """`Trakulsrichai 2015 (its text was read, looked at 22 November 2026)`."""
    day = day_words(source.reviewed, year=True)
    return _("{title} ({mark}, looked at {day})").format(title=source.title, mark=source.mark, day=day)
