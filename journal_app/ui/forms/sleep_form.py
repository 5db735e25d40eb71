"""A night's sleep: to bed, up, hours, wakings, how well. Each of them may stay unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.domain.clean_text import cleaned
from journal_app.domain.entries import Entry, Sleep
from journal_app.domain.moments import Moment
from journal_app.domain.night import bed_time, hours_in_bed, waking_moment
from journal_app.domain.number_text import plain_number
from journal_app.domain.time_text import NOT_A_TIME, NOT_HOURS, clock_text, read_hours
from journal_app.domain.wording import sleep_words
from journal_app.i18n import _, in_context, plural
from journal_app.ui.forms.clock_input import ClockInput
from journal_app.ui.forms.entry_form import LONGEST_TEXT, CommonFields, EntryForm
from journal_app.ui.forms.number_input import NumberInput
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.rating_row import RatingRow

MOST_WAKINGS: Final = 99


class SleepForm(EntryForm):
    """The night belongs to the day on which it ended; hours follow from the clocks until they are written by hand."""

    heading = _("Sleep")
    edit_heading = _("Edit sleep")

    def __init__(self, client: JournalClient, theme: Theme) -> None:
        super().__init__(client, theme)
        self._clocks_at_first = ("", "")
        self.bed = ClockInput("23:10")
        self.up = ClockInput("6:40")
        self.hours = QLineEdit()
        self.hours.setMaxLength(LONGEST_TEXT)
        self.hours.setPlaceholderText("5h30")
        self.wakings = NumberInput(_("Times awake"))
        self.quality = RatingRow("quality", _("How well, 0 worst imaginable to 10 best imaginable"), theme)
        self.understood = label("", "small")
        self.understood.hide()
        self._worked_out = ""
        for pairs in (
            ((_("To bed"), self.bed), (in_context("out of bed", "Up"), self.up)),
            ((_("Hours slept"), self.hours), (_("Times awake"), self.wakings)),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for text, field in pairs:
                column = form_row(text, field)
                column.addStretch(1)
                add_layout(row, column, 1)
            add_layout(self.fields.body, row)
        self.fields.body.addWidget(self.understood)
        self.fields.body.addWidget(self.quality)
        self.quality.next_wanted.connect(self.save.setFocus)
        self.quality.previous_wanted.connect(self.wakings.line.setFocus)
        self.when.for_whole_day(_("The morning on which it ended"))
        self.hours.textEdited.connect(lambda _text: self._show())
        for clock in (self.bed, self.up):
            clock.textEdited.connect(lambda _text: self._work_out())
        self.when.changed.connect(self._work_out)

    def first_field(self) -> QWidget:
        return self.bed

    def fill(self, entry: Entry) -> None:
        """Show a night to be edited."""
        super().fill(entry)
        assert isinstance(entry, Sleep)
        for line, at in ((self.bed, entry.bed_at), (self.up, entry.up_at)):
            line.setText("" if at is None else clock_text(at + timedelta(seconds=entry.moment.utc_offset_s)))
        self._clocks_at_first = (self.bed.text(), self.up.text())
        if entry.hours is not None:
            self.hours.setText(sleep_words(entry.hours))
        self.wakings.set_value(entry.wakings)
        self.quality.set_value(entry.quality)
        self._show()

    def draft_restored(self, kept_at: float) -> None:
        super().draft_restored(kept_at)
        self._show()

    def common(self) -> CommonFields | None:
        """The night ends when the person got up, if that is said."""
        fields = super().common()
        up, zone = self.up.value, self.when.zone
        if fields is None or up is None or self._same_night(fields["moment"]):
            return fields
        fields["moment"] = waking_moment(fields["moment"].local_date, up, zone)
        return fields

    def entries(self, fields: CommonFields) -> tuple[Entry, ...]:
        """One night, or nothing after saying what is missing."""
        for clock in (self.bed, self.up):
            if not clock.is_empty and clock.value is None:
                self.refuse(NOT_A_TIME, clock)
                return ()
        typed = cleaned(self.hours.text()).strip()
        hours = read_hours(typed) if typed else None
        if typed and hours is None:
            self.refuse(NOT_HOURS, self.hours)
            return ()
        if not self.wakings.settle():
            self.wakings.line.setFocus()
            return ()
        wakings = self.wakings.value
        if wakings is not None and (wakings != int(wakings) or wakings > MOST_WAKINGS):
            self.refuse(_("Please write how often you woke as a whole number."), self.wakings.line)
            return ()
        said = (hours, wakings, self.quality.value, self.bed.value, self.up.value)
        if all(each is None for each in said) and not fields["note"]:
            self.refuse(_("Please write the hours, or how often you woke."), self.hours)
            return ()
        in_bed = self._in_bed(fields["moment"])
        if in_bed is not None and hours is not None and hours > in_bed + 0.01:
            self.refuse(
                _("You were in bed for {span}. Please check the hours or the times.").format(span=sleep_words(in_bed)),
                self.hours,
            )
            return ()
        if self.up.value is not None and fields["moment"].at > self.client.clock() and self.edited is None:
            self.refuse(_("That morning is still to come. Please check the time and the date."), self.up)
            return ()
        before = self.edited if isinstance(self.edited, Sleep) else None
        bed_at, up_at = self._clocks(fields["moment"])
        if before is not None and self._same_night(fields["moment"]):
            # To the second, and by the offset at which they were written down.
            bed_at, up_at = before.bed_at, before.up_at
        return (
            Sleep(
                **fields,
                hours=self._exact_hours(hours),
                wakings=None if wakings is None else int(wakings),
                quality=self.quality.value,
                bed_at=bed_at,
                up_at=up_at,
            ),
        )

    def _same_night(self, moment: Moment) -> bool:
        """Whether an edited night is left as it was, day and clocks."""
        before = self.edited
        return (
            before is not None
            and moment == before.moment
            and (self.bed.text(), self.up.text()) == (self._clocks_at_first)
        )

    def _exact_hours(self, hours: float | None) -> float | None:
        """Hours that were left alone keep their fraction of a minute."""
        before = self.edited if isinstance(self.edited, Sleep) else None
        if before is not None and before.hours is not None and self.hours.text() == sleep_words(before.hours):
            return before.hours
        return hours

    def _clocks(self, moment: Moment) -> tuple[datetime | None, datetime | None]:
        bed, up, zone = self.bed.value, self.up.value, self.when.zone
        day = moment.local_date
        return (
            None if bed is None else bed_time(day, bed, up, zone),
            None if up is None else waking_moment(day, up, zone).at,
        )

    def _in_bed(self, moment: Moment | None) -> float | None:
        now: datetime = self.client.clock()
        day = (
            moment.local_date if moment is not None else now.astimezone(UTC).astimezone(ZoneInfo(self.when.zone)).date()
        )
        return hours_in_bed(day, self.bed.value, self.up.value, self.when.zone)

    def _work_out(self) -> None:
        """Fill in the hours in bed, unless other hours were written by hand."""
        hours = self._in_bed(self.when.peek())
        untouched = self.hours.text() == self._worked_out
        if untouched and self.edited is None:
            self._worked_out = "" if hours is None else sleep_words(hours)
            self.hours.setText(self._worked_out)
        self._show()

    def _show(self) -> None:
        hours = read_hours(cleaned(self.hours.text()))
        in_bed = self._in_bed(self.when.peek())
        said = ""
        if hours is not None:
            slept = plural("{span}, that is {count} hour.", "{span}, that is {count} hours.", round(hours, 2))
            said = slept.format(span=sleep_words(hours), count=plain_number(round(hours, 2)))
        if in_bed is not None:
            lay = _("{span} in bed. Correct the hours if you lay awake.").format(span=sleep_words(in_bed))
            said = f"{lay} {said}".strip()
        self.understood.setText(said)
        self.understood.setVisible(bool(said))
