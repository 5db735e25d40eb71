"""What is said about a combination: what met, the number and the signs first, then what to do, why, and how sure.

The same for a warning that was raised, for one that would be, and for a combination that is only asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.alert_text import AlertText
from journal_app.domain.knowledge import Step
from journal_app.domain.levels import Level
from journal_app.domain.wording import day_words
from journal_app.i18n import _, plural
from journal_app.operations.views import NamedSubstance
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.beside_or_below import BesideOrBelow
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.clinical_line import clinical_line
from journal_app.ui.widgets.emergency_box import EmergencyBox
from journal_app.ui.widgets.labels import breakable, label, restyle, selectable
from journal_app.ui.widgets.lead_row import LeadRow
from journal_app.ui.widgets.level_chip import LevelChip
from journal_app.ui.widgets.nesting import add_layout, add_layout_at
from journal_app.ui.widgets.wrap_row import WrapRow


class AlertBody(QWidget):
    """`full_screen_wanted`, and `substance_wanted(id)` for the page of a substance that is named."""

    full_screen_wanted = Signal()
    substance_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers: list[QWidget] = []
        theme.changed.connect(self._draw)
        self.about: tuple[QWidget, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._body = QVBoxLayout()
        self._body.setContentsMargins(24, 14, 24, 16)
        self._body.setSpacing(14)
        add_layout(column, self._body, 1)
        self._fill_body()

    def _make_header(self) -> QWidget:
        self._header = QFrame()
        column = QVBoxLayout(self._header)
        column.setContentsMargins(24, 14, 24, 12)
        column.setSpacing(4)
        said, at = QHBoxLayout(), QHBoxLayout()
        said.setSpacing(10)
        self._chip = LevelChip(self._theme)
        self._consequence = label("", "strong")
        self._when = label("", "small", wrap=False)
        said.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._consequence, 1)
        at.addWidget(self._when)
        self.heading = label("", "section")
        # By mouse only: by keyboard too it would show a cursor that blinks in words that nobody can change.
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._taken = label("", "quiet")
        column.addWidget(BesideOrBelow(said, at, spacing=10))
        column.addWidget(self.heading)
        column.addWidget(self._taken)
        return self._header

    def _fill_body(self) -> None:
        self.crisis = Card("well", padding=14, spacing=2)
        self.crisis.body.addWidget(label(_("Crisis line: talk to someone now"), "strong"))
        self.crisis_number = selectable(label("", "number"))
        self.crisis.body.addWidget(self.crisis_number)
        self._body.addWidget(self.crisis)
        self.emergency = EmergencyBox(self._theme)
        self.emergency.full_screen_wanted.connect(self.full_screen_wanted.emit)
        self._body.addWidget(self.emergency)
        self._next = label(_("For the next few hours"), "card-head")
        self._body.addWidget(self._next)
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(14)
        self._steps.setVerticalSpacing(10)
        self._steps.setColumnStretch(1, 1)
        add_layout(self._body, self._steps)
        why = Card("well", padding=14, spacing=6)
        self.fold = with_icon(button(_("Why this warning?"), "link"), "chevron-down", self._theme, "accent")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self._sure = label("", "small", tone="note")
        why.body.addWidget(LeadRow((self.fold,), self._sure))
        self._why = selectable(label())
        self._sources = selectable(label("", "small"))
        why.body.addWidget(self._why)
        why.body.addWidget(self._sources)
        self._about = WrapRow()
        why.body.addWidget(self._about)
        for folded in (self._why, self._sources, self._about):
            self.fold.toggled.connect(folded.setVisible)
        self._body.addWidget(why)
        if (line := clinical_line()) is not None:
            self._body.addWidget(line)
        self._body.addStretch(1)

    def show_text(
        self,
        text: AlertText,
        *,
        heading: str,
        taken: Sequence[str] = (),
        when: str = "",
        substances: Sequence[NamedSubstance] = (),
        shown: Level | None = None,
        history: Sequence[str] = (),
    ) -> None:
        """Fill it. `taken` are the parts of the line below the heading; `substances` lead to their pages.

        `shown` is the level of the head where it is lower than the text's own, by which the box of signs goes;
        `history` is what became of the warning, a line each.
        """
        level = text.level if shown is None else shown
        tone = level.word
        restyle(self._header, kind="alert-header", tone=tone)
        restyle(self._consequence, tone=tone)
        self._chip.set_level(level)
        self._consequence.setText(text.consequence)
        self._when.setText(when)
        self.heading.setText(breakable(heading))
        said = " \N{MIDDLE DOT} ".join(part for part in taken if part)
        self._taken.setText(said)
        self._taken.setVisible(bool(said))
        self.crisis.setVisible(bool(text.crisis_number))
        self.crisis_number.setText(text.crisis_number)
        self.crisis_number.setAccessibleName(_("Crisis line: {number}").format(number=text.crisis_number))
        self.emergency.setVisible(text.level >= Level.SERIOUS)
        self.emergency.show_signs(text.emergency_number, text.signs_in_yourself, text.signs_others_see)
        self._next.setVisible(bool(text.steps))
        self._show_steps(text.steps)
        self._why.setText("\n".join(part for part in (text.why, text.may_notice) if part))
        count = len(text.sources)
        sure = (
            text.how_sure,
            plural("{count} source", "{count} sources", count).format(count=count),
            _("not yet confirmed") if text.unconfirmed else "",
        )
        self._sure.setText(" \N{MIDDLE DOT} ".join(part for part in sure if part))
        reviewed = _("Reviewed {day}").format(day=day_words(text.reviewed, year=True))
        self._sources.setText("\n".join((*(f"\N{BULLET} {source}" for source in text.sources), reviewed, *history)))
        self._show_about(substances)

    def _show_steps(self, steps: Sequence[Step]) -> None:
        clear(self._steps)
        self._numbers = []
        for place, step in enumerate(steps):
            number = label(str(place + 1), "step-number", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._size_number(number)
            self._numbers.append(number)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(label(step.title, "strong"))
            words.addWidget(label(step.text, "quiet"))
            self._steps.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            add_layout_at(self._steps, words, place, 1)

    def _size_number(self, number: QWidget) -> None:
        number.setFixedSize(self._theme.scaled(30), self._theme.scaled(30))

    def _draw(self) -> None:
        for number in self._numbers:
            self._size_number(number)

    def _show_about(self, substances: Sequence[NamedSubstance]) -> None:
        clear(self._about.grid)
        made = []
        for each in substances:
            link = button(_("About {name}").format(name=each.name), "link")
            link.clicked.connect(lambda _checked=False, identity=each.id: self.substance_wanted.emit(identity))
            made.append(link)
        self.about = tuple(made)
        self._about.set_widgets(made)
        self._about.setVisible(bool(made) and self.fold.isChecked())
