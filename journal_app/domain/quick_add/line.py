"""Reads one typed line: entries that are ready, or what has to be said first. A doubtful line asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import uuid4

import msgspec

from journal_app.domain.entries import Entry, NoneTaken, Note
from journal_app.domain.moments import Moment, moment_of, moment_on
from journal_app.domain.quick_add.built import Built
from journal_app.domain.quick_add.describe import item_of
from journal_app.domain.quick_add.doses import built_dose
from journal_app.domain.quick_add.drinks import built_drink
from journal_app.domain.quick_add.grouping import Group, Grouped, grouped
from journal_app.domain.quick_add.pieces import (
    Ask,
    Common,
    DraftPiece,
    FactPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
    TimePiece,
    VerbPiece,
)
from journal_app.domain.quick_add.reading import (
    QuickAlternative,
    QuickChoice,
    QuickItem,
    QuickQuestion,
    QuickReading,
)
from journal_app.domain.quick_add.scan import STRONG, WEAK, pieces_of
from journal_app.domain.quick_add.scopes import times_of
from journal_app.domain.quick_add.time_said import TimeSaid
from journal_app.domain.quick_add.tokens import (
    LONGEST_LINE,
    MOST_TOKENS,
    Token,
    cleaned,
    hidden_letter,
    tokens_of,
)
from journal_app.domain.quick_add.unknown import joined_products, mended_tokens, names_made, with_units_parted
from journal_app.domain.quick_add.when import NIGHT_ENDS_H, When, when_of
from journal_app.domain.wording import weekday_words

TOO_LONG: Final = "That is too long for quick add. It can be kept as a note, or written in shorter lines."
HIDDEN: Final = "The line holds a letter that cannot be seen. Please type it again, or keep the line as a note."
NO_SUBJECT: Final = "Please write what it was, such as kratom 3g."
A_QUESTION: Final = "That looks like a question. Type check and two names to look up a mix, or keep it as a note."
NO_CHECK: Final = "Please write what to check, such as check kratom diazepam."
NOTHING_WRITTEN: Final = "Please write the note after the word note."
MOST_ITEMS: Final = 30
MOST_ALTERNATIVES: Final = 4


def read(line: str, setting: Setting) -> QuickReading:
    """What a line says, by what the setting knows."""
    line = cleaned(line)
    if not line:
        return QuickReading(line=line)
    first = tokens_of(line[:40])
    note = _note(line, first, setting)
    if note is not None:
        return note
    tokens = tokens_of(line) if len(line) <= LONGEST_LINE else ()
    if not tokens or len(tokens) > MOST_TOKENS:
        return _refused(line, TOO_LONG, setting)
    if hidden_letter(tokens, line):
        return _refused(line, HIDDEN, setting)
    command = _command(line, tokens, setting)
    if command is not None:
        return command
    if tokens[-1].text == "?" or tokens[0].text == "?":
        return _refused(line, A_QUESTION, setting)
    return _Line(line, tokens, setting).reading()


def _note(line: str, first: Sequence[Token], setting: Setting) -> QuickReading | None:
    """ "note woke at 3": all the rest is kept as it stands."""
    if not first or first[0].key not in setting.lexicon.words.note:
        return None
    rest = line[first[0].end :]
    if rest and not (rest[0].isspace() or rest[0] == ":"):
        return None
    text = rest.lstrip(": \n\t").strip()
    if not text:
        return QuickReading(line=line, problem=NOTHING_WRITTEN)
    entry = _note_entry(text, setting)
    return QuickReading(line=line, items=(_item(entry, [], "", setting),))


def _note_entry(text: str, setting: Setting) -> Note:
    return Note(
        id=uuid4(), moment=when_of(None, setting.clock).moment or _now(setting), entered_at=setting.clock.now, note=text
    )


def _now(setting: Setting) -> Moment:
    return moment_of(setting.clock.now.replace(microsecond=0), setting.clock.zone)


def _item(entry: Entry, details: list[str], when: str, setting: Setting, *, checked: bool = True) -> QuickItem:
    return item_of(
        entry, details, when, setting.clock.today, setting.lexicon.words, setting.names.listed.knowledge,
        setting.drink_grams, checked=checked,
    )  # fmt: skip


def _refused(line: str, problem: str, setting: Setting) -> QuickReading:
    return QuickReading(line=line, problem=problem, alternatives=(_as_note(line, setting),))


def _as_note(line: str, setting: Setting) -> QuickAlternative:
    shown = line if len(line) <= 60 else line[:60].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    return QuickAlternative(
        title="Write it as a note instead", detail=shown, entries=(_note_entry(line, setting),), icon="note"
    )


def _command(line: str, tokens: tuple[Token, ...], setting: Setting) -> QuickReading | None:
    lexicon = setting.lexicon
    if lexicon.listed("undo").holds(tokens):
        return QuickReading(line=line, command="undo")
    count = lexicon.listed("check").at(tokens, 0)
    if not count:
        return None
    names: list[str] = []
    place = count
    while place < len(tokens):
        found = setting.names.at(tokens, place) if tokens[place].kind in ("word", "number") else None
        if found is not None:
            text = (
                found.own.name
                if found.own is not None
                else line[tokens[place].start : tokens[place + found.size - 1].end]
            )
            names.append(text)
            place += found.size
        else:
            token = tokens[place]
            if token.kind == "word" and token.key not in (
                *lexicon.words.separators,
                *lexicon.words.fillers,
                *lexicon.words.a,
            ):
                names.append(token.text)
            elif token.kind == "mark" and token.text not in STRONG + WEAK + "?.":
                return None
            place += 1
    if not names:
        return QuickReading(line=line, command="", problem=NO_CHECK)
    return QuickReading(line=line, command="check", check=tuple(dict.fromkeys(names)))


class _Line:
    """One line on its way from pieces to entries."""

    def __init__(self, line: str, tokens: tuple[Token, ...], setting: Setting) -> None:
        self.line = line
        self.setting = setting
        tokens = with_units_parted(tokens, setting)
        found = pieces_of(tokens, line, setting)
        mended = mended_tokens(tokens, found, setting)
        if mended is not None:
            found = pieces_of(mended, line, setting)
        pieces, self.asks = names_made(joined_products(found, line), line, setting)
        self.pieces = [piece for piece in pieces if not _is_empty(piece)]
        self.problem = ""
        self.items: list[QuickItem] = []
        self.others: list[tuple[str, Moment]] = []
        self.clocked = False

    def reading(self) -> QuickReading:
        """The whole reading."""
        sorted_out = grouped(self.pieces)
        groups = sorted_out.groups
        self._loose(sorted_out)
        if len(groups) > MOST_ITEMS:
            return _refused(self.line, TOO_LONG, self.setting)
        self._mixers(groups)
        self._doubt(sorted_out)
        times, ask, all_at = times_of(groups, self.line, self.setting.clock) if groups else ([], None, False)
        if ask is not None:
            self.asks.append(ask)
        whens = [self._build(group, time) for group, time in zip(groups, times, strict=True)]
        self._evidence(groups)
        return QuickReading(
            line=self.line,
            items=tuple(self.items),
            questions=self._questions(),
            alternatives=self._alternatives(times, whens, all_at=all_at),
            problem=self.problem if self.problem or self.items or self.asks else NO_SUBJECT,
        )

    def _loose(self, found: Grouped) -> None:
        """What belongs to no entry: a time for the one before it, or something that has no name."""
        rest = [piece for piece in found.loose if not isinstance(piece, NotePiece)]
        if not found.groups:
            if found.loose and not self.asks:
                self._say(_first_problem(found.loose) or NO_SUBJECT)
        elif rest and not self.asks:
            text = " ".join(self.line[piece.start : piece.end].strip() for piece in rest)
            self._say(f"Journal does not know what {text[:60]} belongs to. Please write it beside its name.")
        elif found.loose and found.groups:
            found.groups[-1].right += [piece for piece in found.loose if isinstance(piece, NotePiece)]

    def _say(self, problem: str) -> None:
        self.problem = self.problem or problem

    def _mixers(self, groups: list[Group]) -> None:
        """ "rum and coke": in a glass, coke is a soft drink until the person says that it is not."""
        drinks = any(isinstance(g.thing, SubjectPiece) and g.thing.found.drink is not None for g in groups)
        for group in groups:
            thing = group.thing
            if not drinks or not isinstance(thing, SubjectPiece) or thing.found.own is not None:
                continue
            quantity = any(isinstance(part, QuantityPiece) for part in group.parts)
            if thing.found.text.lower() in ("coke", "ice", "crush") and not quantity:
                substance = self.setting.names.listed.knowledge
                name = (
                    substance.substances[thing.found.ids[0]].name if substance and thing.found.ids else thing.found.text
                )
                text = f"Is {thing.found.text} what was in the glass, or {name}?"
                answers = (
                    (f"{thing.found.text.capitalize()} in the glass", f'"with {thing.found.text}"'),
                    (name.capitalize(), name),
                )
                self.asks.append(Ask("meaning", f"meaning:{thing.found.text}", text, answers, thing.start, thing.end))

    def _doubt(self, found: Grouped) -> None:
        if found.doubt is None or self.asks:
            return
        start, end = found.doubt
        before, moved, after = self.line[:start].rstrip(), self.line[start:end].strip(), self.line[end:].lstrip()
        answers = (
            (f"{before.split()[-1]} {moved}" if before else moved, f"{before} {moved}, {after}"),
            (f"{moved} {after.split()[0]}" if after else moved, f"{before}, {moved} {after}"),
        )
        self.asks.append(
            Ask("reading", f"reading:{moved}", f"Which one does {moved} belong to?", answers, 0, len(self.line))
        )

    def _build(self, group: Group, time: TimeSaid | None) -> When | None:
        built = self._built(group)
        self.asks += built.asks
        for name in built.detail:
            assert name
        if built.problem:
            self._say(built.problem)
            return None
        when = self._when(built, time)
        if when.problem:
            self._say(when.problem)
        if when.question:
            self._ask_when(when, time, group)
        if built.make is None or when.moment is None:
            return when
        notes = [*built.notes, *(part.text for part in group.parts if isinstance(part, NotePiece) and part.text)]
        common = Common(id=uuid4(), moment=when.moment, entered_at=self.setting.clock.now, note=" ".join(notes))
        for entry in built.make(common):
            self.items.append(_item(entry, built.detail, when.words, self.setting, checked=built.checked))
        if isinstance(group.thing, DraftPiece) and not built.make(common):
            from journal_app.domain.quick_add.said_entries import NO_MEDICINES

            self._say(NO_MEDICINES)
        return when

    def _built(self, group: Group) -> Built:
        thing = group.thing
        if isinstance(thing, SubjectPiece):
            make = built_dose if thing.found.drink is None else built_drink
            return make(group, self.line, self.setting)
        extra = [part for part in group.parts if isinstance(part, QuantityPiece | FactPiece)]
        if extra and not thing.problem:
            text = self.line[extra[0].start : extra[0].end].strip()
            return Built(problem=f"Journal does not know what {text} belongs to. Please write it beside its name.")
        return Built(
            make=thing.make,
            detail=[thing.detail] if thing.detail else [],
            asks=list(thing.asks),
            problem=thing.problem,
            whole_day=thing.whole_day,
            night=thing.night,
        )

    def _when(self, built: Built, time: TimeSaid | None) -> When:
        clock = self.setting.clock
        if not built.whole_day:
            if time is not None and time.clock is not None and time.date is None and not time.says_day:
                self.clocked = True
            return when_of(time, clock)
        if built.night:
            return self._night(time)
        if time is None or (time.says_day and not time.says_hour and not time.says_part):
            if (time is None and clock.base == clock.today and clock.local.hour < NIGHT_ENDS_H) or (
                time is not None and time.days_back == 0 and clock.local.hour < NIGHT_ENDS_H
            ):
                return _which_day(clock.today - timedelta(days=1), clock.today)
            return when_of(time, clock) if time is not None else When(moment_on(clock.base, clock.zone))
        found = when_of(time, clock)
        if found.moment is None:
            return found
        day = found.moment.local_date
        return When(
            question=f"That is kept for a whole day. Is it true of all of {weekday_words(day)}?",
            choices=((f"All of {weekday_words(day)}", str(day)),),
        )

    def _night(self, time: TimeSaid | None) -> When:
        """A night belongs to the date of its end."""
        clock = self.setting.clock
        if time is None or time.now:
            return When(moment_on(clock.base, clock.zone))
        if time.part is not None and time.part[0] == -1 and time.clock is None and time.part[1] >= 17:
            return When(moment_on(clock.today, clock.zone))
        found = when_of(time, clock)
        if found.moment is None or (time.clock is None and time.ago is None and time.part is None):
            return found
        if time.part is not None and time.clock is None and found.moment.local_date == clock.today:
            return When(moment_on(clock.today, clock.zone))
        return When(problem="Please write the hours slept, and when if you like, such as slept 11pm-6am.")

    def _ask_when(self, when: When, time: TimeSaid | None, group: Group) -> None:
        if time is not None and time.spans:
            spans = sorted(time.spans)
            start, end = spans[0]
            text = self.line[start:end].strip()
        else:
            spans, start, end, text = [], group.thing.end, group.thing.end, ""
        key = f"time:{text}"
        if any(ask.key == key for ask in self.asks):
            return
        if not when.choices:
            self._say(when.question)
            return
        answers: list[tuple[str, str | None]] = []
        for words, replacement in when.choices:
            line = self.line
            for place, (first, last) in reversed(list(enumerate(spans))):
                line = _replaced(line, first, last, replacement if place == 0 else "")
            if not spans:
                line = _replaced(line, start, end, f" {replacement}")
            answers.append((words, line))
        self.asks.append(Ask("time", key, when.question, tuple(answers), 0, len(self.line)))

    def _evidence(self, groups: list[Group]) -> None:
        """A name alone is not yet something that was taken: it may be half typed, or a thought."""
        if self.asks or self.problem or any(isinstance(piece, VerbPiece) for piece in self.pieces):
            return
        for group in groups:
            thing = group.thing
            if not isinstance(thing, SubjectPiece) or thing.found.drink is not None:
                continue
            if any(not isinstance(part, NotePiece) and not _only_counts(part) for part in group.parts):
                continue
            if any(each.leading_time or each.trailing_time for each in groups):
                continue
            name = thing.found.text
            answers = (("Yes, the amount is not known", None), ("Keep the line as a note", f"note {self.line}"))
            self.asks.append(
                Ask("reading", f"reading:{name.lower()}", f"Log {name} without an amount?", answers, 0, len(self.line))
            )

    def _questions(self) -> tuple[QuickQuestion, ...]:
        found: dict[str, QuickQuestion] = {}
        for ask in self.asks:
            if ask.key in self.setting.confirmed and any(line is None for _words, line in ask.answers):
                continue
            choices = tuple(
                QuickChoice(words=words, line="" if text is None else _replaced(self.line, ask.start, ask.end, text))
                for words, text in ask.answers
            )
            found.setdefault(ask.key, QuickQuestion(key=ask.key, kind=ask.kind, text=ask.text, choices=choices))
        return tuple(found.values())

    def _alternatives(
        self, times: list[TimeSaid | None], whens: list[When | None], *, all_at: bool
    ) -> tuple[QuickAlternative, ...]:
        found: list[QuickAlternative] = []
        entries = [item.entry for item in self.items]
        settled = bool(entries) and not self.problem and not self.asks
        if (
            settled
            and len({entry.moment for entry in entries}) == 1
            and not any(isinstance(e, NoneTaken) for e in entries)
        ):
            others = [other for when in whens[:1] if when is not None for other in when.others]
            moment = entries[0].moment
            if self.clocked and moment.precision == "minute":
                from journal_app.domain.moments import moment_at

                before = moment_at(moment.local - timedelta(days=1), moment.zone)
                if all(other.at != before.at for _words, other in others):
                    others.append(("the same time the day before", before))
            for _words, other in others:
                found.append(self._moved(entries, other))
        if settled and all_at:
            chosen = next(when for when, time in zip(whens, times, strict=True) if time is not None)
            if chosen is not None and chosen.moment is not None:
                found.append(self._moved(entries, chosen.moment, all_of_them=True))
        found.append(_as_note(self.line, self.setting))
        return tuple(found[:MOST_ALTERNATIVES])

    def _moved(self, entries: list[Entry], moment: Moment, *, all_of_them: bool = False) -> QuickAlternative:
        moved = tuple(msgspec.structs.replace(entry, id=uuid4(), moment=moment) for entry in entries)
        items = [_item(entry, [], "", self.setting) for entry in moved]
        title = ", ".join(item.title for item in items[:3])
        detail = items[0].when[:1].lower() + items[0].when[1:]
        return QuickAlternative(
            title=title, detail=f"all of them {detail}" if all_of_them else detail, entries=moved, icon=items[0].icon
        )


def _which_day(before: date, today: date) -> When:
    """At two in the morning, "today" may still be the evening before."""
    return When(
        question="Which day is that for?",
        choices=tuple((weekday_words(day), str(day)) for day in (before, today)),
    )


def _only_counts(piece: Piece) -> bool:
    """ "bars" without a number says nothing of how much it was."""
    return isinstance(piece, FactPiece) and piece == FactPiece(
        piece.start, piece.end, form=piece.form, unit=piece.unit, words=piece.words
    )


def _is_empty(piece: Piece) -> bool:
    """A word about a mixer says nothing that is kept."""
    return isinstance(piece, FactPiece) and piece == FactPiece(piece.start, piece.end)


def _first_problem(pieces: Sequence[Piece]) -> str:
    for piece in pieces:
        if isinstance(piece, QuantityPiece) and (piece.problem or piece.number.problem):
            return piece.problem or piece.number.problem
        if isinstance(piece, TimePiece) and piece.said.problem:
            return piece.said.problem
    return ""


def _replaced(line: str, start: int, end: int, text: str) -> str:
    """The line with a place of it written anew, and no words grown together."""
    before, after = line[:start], line[end:]
    if text and before and not before[-1].isspace() and (before[-1].isalnum() or before[-1] in ",;"):
        before += " "
    if text and after and (after[0].isalnum() or after[0] in '"+-'):
        after = " " + after
    return " ".join((before + text + after).split(" ")).strip()
