"""One warning in full: what met, the number and the signs first, then what to do, why, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.levels import Level
from journal_app.operations.views import AlertRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.card import Card, clear
from journal_app.ui.widgets.emergency_box import EmergencyBox
from journal_app.ui.widgets.labels import label, restyle, selectable
from journal_app.ui.widgets.level_chip import LevelChip


class AlertDetail(QFrame):
    """`read_wanted(note)`, `fix_wanted` and `full_screen_wanted` say what was pressed."""

    read_wanted = Signal(str)
    fix_wanted = Signal()
    full_screen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._body = QVBoxLayout()
        self._body.setContentsMargins(24, 14, 24, 16)
        self._body.setSpacing(14)
        column.addLayout(self._body, 1)
        self._fill_body()
        self._area.setWidget(inside)
        outer.addWidget(self._area, 1)
        self._outer, self._inner = outer, column
        self._foot_frame = self._make_foot()
        outer.addWidget(self._foot_frame)

    def _make_header(self) -> QWidget:
        self._header = QFrame()
        column = QVBoxLayout(self._header)
        column.setContentsMargins(24, 14, 24, 12)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(10)
        self._chip = LevelChip(self._theme)
        self._consequence = label("", "strong")
        self._when = label("", "small", wrap=False)
        top.addWidget(self._chip)
        top.addWidget(self._consequence, 1)
        top.addWidget(self._when)
        self.heading = selectable(label("", "section"))
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._taken = label("", "quiet")
        column.addLayout(top)
        column.addWidget(self.heading)
        column.addWidget(self._taken)
        return self._header

    def _fill_body(self) -> None:
        self.emergency = EmergencyBox(self._theme)
        self.emergency.full_screen_wanted.connect(self.full_screen_wanted.emit)
        self._body.addWidget(self.emergency)
        self._body.addWidget(label("For the next few hours", "card-head"))
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(14)
        self._steps.setVerticalSpacing(10)
        self._steps.setColumnStretch(1, 1)
        self._body.addLayout(self._steps)
        why = Card("well", padding=14, spacing=6)
        head = QHBoxLayout()
        self._fold = with_icon(button("Why this warning?", "link"), "chevron-down", self._theme, "accent")
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._sure = label("", "small", tone="note", wrap=False)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(self._sure)
        why.body.addLayout(head)
        self._why = selectable(label())
        self._sources = selectable(label("", "small"))
        why.body.addWidget(self._why)
        why.body.addWidget(self._sources)
        self._fold.toggled.connect(self._why.setVisible)
        self._fold.toggled.connect(self._sources.setVisible)
        self._body.addWidget(why)
        self._body.addStretch(1)

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(24, 10, 24, 14)
        self._foot.setSpacing(10)
        self.note = QLineEdit()
        self.note.setPlaceholderText("Add a note for yourself or your doctor")
        self.note.setAccessibleName("Note for yourself or your doctor")
        self.note.setMaxLength(2000)
        self.note.setMinimumWidth(80)
        fix = with_icon(button("Fix an entry", "quiet"), "pencil", self._theme)
        fix.clicked.connect(self.fix_wanted.emit)
        self.read = with_icon(
            button("I have read this", "primary", shortcut="Ctrl+Return"), "check", self._theme, "on-accent"
        )
        self.read.clicked.connect(self._tell_read)
        self.note.returnPressed.connect(self._tell_read)
        self._foot.addWidget(self.note, 1)
        self._foot.addWidget(fix)
        self._foot.addWidget(self.read)
        return foot

    def set_compact(self, compact: bool) -> None:
        """In a low window the foot scrolls with the text, so that the number and the signs stay in sight."""
        target = self._inner if compact else self._outer
        if target.indexOf(self._foot_frame) < 0:
            target.addWidget(self._foot_frame)

    def _tell_read(self) -> None:
        self.read_wanted.emit(self.note.text())

    def show_row(self, row: AlertRow) -> None:
        """Fill the panel with a warning."""
        text, tone = row.text, row.alert.level.word
        restyle(self._header, kind="alert-header", tone=tone)
        restyle(self._consequence, tone=tone)
        self._chip.set_level(row.alert.level)
        self._consequence.setText(text.consequence)
        self._when.setText(row.when)
        self.heading.setText(text.title)
        taken = [*text.taken, row.apart, text.may_add]
        self._taken.setText(" \N{MIDDLE DOT} ".join(part for part in taken if part))
        self.emergency.setVisible(row.alert.level >= Level.SERIOUS)
        self.emergency.show_signs(text.emergency_number, text.signs_in_yourself, text.signs_others_see)
        self._show_steps(row)
        self._why.setText("\n".join(part for part in (text.why, text.may_notice) if part))
        unconfirmed = " \N{MIDDLE DOT} not yet confirmed" if text.unconfirmed else ""
        count = len(text.sources)
        self._sure.setText(f"{text.how_sure} \N{MIDDLE DOT} {count} source{'' if count == 1 else 's'}{unconfirmed}")
        reviewed = f"Reviewed {text.reviewed.day} {text.reviewed:%B %Y}"
        self._sources.setText("\n".join((*(f"\N{BULLET} {source}" for source in text.sources), reviewed)))
        self.note.setText(row.note)
        self._area.verticalScrollBar().setValue(0)

    def _show_steps(self, row: AlertRow) -> None:
        clear(self._steps)
        for place, step in enumerate(row.text.steps):
            number = label(str(place + 1), "step-number", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setFixedSize(self._theme.scaled(30), self._theme.scaled(30))
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(label(step.title, "strong"))
            words.addWidget(label(step.text, "quiet"))
            self._steps.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addLayout(words, place, 1)
