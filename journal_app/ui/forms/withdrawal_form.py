"""The withdrawal check-in: a list of signs, none to severe, a sum without bands, and the signs that need help now."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.entries import Entry, Marker, RedFlag, ScaleScore
from journal_app.domain.instruments import Instrument, RedAnswer
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.wording import RED_FLAG_WORDS, sentence_start
from journal_app.i18n import _
from journal_app.operations.read_tracking import read_tracking
from journal_app.ui.forms.entry_form import CommonFields, EntryForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.rating_row import RatingRow
from journal_app.ui.widgets.segmented import Segmented

NOTHING_SAID: Final = _("Nothing is answered yet. Choose an answer in any row.")
NO_LIST: Final = _("The questions cannot be read on this computer. You can still mark a sign that needs help now.")
ALL_RED: Final[tuple[RedAnswer, ...]] = (
    "seizure", "seeing_things", "confusion", "fever", "chest_pain", "no_fluids", "suicide",
)  # fmt: skip


class WithdrawalForm(EntryForm):
    """Every row may be skipped. What needs help now opens emergency help at once, and is written down by itself."""

    heading = _("Withdrawal check-in")
    help_wanted = Signal(bool)
    """An answer was ticked that needs help now, before anything is saved; True for one that a crisis line is for."""

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        knowledge = client.workspace.shipped_knowledge
        found = tuple(knowledge.instruments.values()) if isinstance(knowledge, Knowledge) else ()
        self.instruments: tuple[Instrument, ...] = found
        body = self.fields.body
        body.addWidget(label(_("How is it now? Skip anything you like."), "quiet"))
        self.which = Segmented([each.short for each in found] or [""], _("Which list"))
        body.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeading)
        self.which.setVisible(len(found) > 1)
        self.rows: dict[str, tuple[RatingRow, ...]] = {}
        self._places: dict[str, QWidget] = {}
        for instrument in found:
            body.addWidget(self._questions(instrument))
        self.sum = label("", "strong")
        body.addWidget(self.sum)
        body.addWidget(
            label(_("The sum has no good or bad range. A low sum does not mean there is no danger."), "small")
        )
        body.addWidget(label(_("Is one of these happening? Call first: key F1 shows the number."), "strong"))
        self.red: dict[RedAnswer, QCheckBox] = {}
        self._helped: set[bool] = set()
        for answer in found[0].red if found else ALL_RED:
            words = _("a fever") if answer == "fever" else RED_FLAG_WORDS[answer]
            self.red[answer] = CheckBox(sentence_start(words))
            self.red[answer].clicked.connect(lambda ticked, answer=answer: self._red_clicked(answer, ticked))
            body.addWidget(self.red[answer])
        if not found:
            self.message.say(NO_LIST, "unknown")
        self.which.chosen.connect(lambda _index: self._show())
        self._chose_list = False
        self.which.chosen.connect(lambda _index: self._mark_chosen())
        client.ask(read_tracking, then=lambda tracking: self._begin_with_list(tracking.withdrawal_list), owner=self)
        self._show()

    @property
    def instrument(self) -> Instrument | None:
        """The list that is shown."""
        return self.instruments[self.which.index] if self.instruments else None

    @property
    def needs_help(self) -> bool:
        """Whether what was marked needs help now without an entry that says so by itself."""
        return self.red["fever"].isChecked() and not any(
            box.isChecked() for answer, box in self.red.items() if answer != "fever"
        )

    def first_field(self) -> QWidget:
        shown = self._shown_rows()
        return shown[0].buttons[shown[0].value or 0] if shown else next(iter(self.red.values()))

    def draft_inputs(self) -> dict[str, QWidget]:
        named = super().draft_inputs()
        for each in self.instruments:
            named |= {f"{each.id}:{row.symptom}": row for row in self.rows[each.id]}
        return named | {f"red:{answer}": box for answer, box in self.red.items()}

    def draft_restored(self, kept_at: float) -> None:
        super().draft_restored(kept_at)
        self._chose_list = True
        self._show()

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """The sum with its answers, and what needs help now; nothing after saying that nothing is answered."""
        made: list[Entry] = []
        answers = tuple((row.symptom, row.value) for row in self._shown_rows() if row.value is not None)
        if answers and self.instrument is not None:
            score = float(sum(value for _symptom, value in answers))
            made.append(ScaleScore(**fields, scale=self.instrument.id, score=score, answers=answers))
        for answer, box in self.red.items():
            if box.isChecked():
                note = fields["note"] if not made else ""
                common = CommonFields(
                    id=uuid4(),
                    moment=fields["moment"],
                    entered_at=fields["entered_at"],
                    entered_by=fields["entered_by"],
                    note=note,
                )
                made.append(Marker(**common, what="fever") if answer == "fever" else RedFlag(**common, what=answer))
        if not made:
            self.refuse(NOTHING_SAID, self.first_field())
        return tuple(made)

    def _red_clicked(self, answer: RedAnswer, ticked: bool) -> None:
        """Help comes with the answer, once: who goes on to tick a second one has seen it."""
        crisis = answer == "suicide"
        if ticked and crisis not in self._helped:
            self._helped.add(crisis)
            self.help_wanted.emit(crisis)

    def _questions(self, instrument: Instrument) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        rows = tuple(RatingRow(each.id, each.words, self.theme, "words") for each in instrument.questions)
        for index, row in enumerate(rows):
            column.addWidget(row)
            row.changed.connect(self._show)
            if index:
                row.previous_wanted.connect(rows[index - 1].enter)
                rows[index - 1].next_wanted.connect(row.enter)
        rows[-1].next_wanted.connect(lambda: next(iter(self.red.values())).setFocus())
        self.rows[instrument.id] = rows
        self._places[instrument.id] = place
        return place

    def _shown_rows(self) -> tuple[RatingRow, ...]:
        return () if self.instrument is None else self.rows[self.instrument.id]

    def _mark_chosen(self) -> None:
        self._chose_list = True

    def _begin_with_list(self, kind: str) -> None:
        """Begin with the list that the person keeps; a choice or an answer of now goes before it."""
        wanted = next((index for index, each in enumerate(self.instruments) if each.kind == kind), None)
        if wanted is None or self._chose_list or any(row.value is not None for row in self._shown_rows()):
            return
        had_focus = self.isAncestorOf(focused) if (focused := self.window().focusWidget()) is not None else False
        self.which.set_index(wanted)
        self._show()
        if had_focus:
            self.first_field().setFocus()

    def _show(self) -> None:
        shown = self.instrument
        for name, place in self._places.items():
            place.setVisible(shown is not None and name == shown.id)
        answers = [row.value for row in self._shown_rows() if row.value is not None]
        said = _("Sum {sum}, {answered} of {all} answered") if answers else _("{answered} of {all} answered")
        self.sum.setText(said.format(sum=sum(answers), answered=len(answers), all=len(self._shown_rows())))
        self.sum.setVisible(shown is not None)
