"""What operations hand to a window or to the command line: Facts that are ready to be shown."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from journal_app.domain.alert_text import AlertText
from journal_app.domain.alerts import Alert, Episode
from journal_app.domain.entries import Entry
from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level


class Logged(Fact, frozen=True, kw_only=True):
    """What one change did.

    `label` is what the undo strip says. `alerts` are those that were raised or changed; `interrupting` those of them
    that may take the person's attention at once (ux.md section 7); `still_active` how many overlaps run now.
    """

    label: str
    entries: tuple[Entry, ...] = ()
    alerts: tuple[Alert, ...] = ()
    interrupting: tuple[Alert, ...] = ()
    still_active: int = 0


class DayRow(Fact, frozen=True, kw_only=True):
    """One line of a day's list. `time` is "20:15", "about 20:15" or "" when the time is not known.

    `checked` is False for a dose whose name is not recognised: it takes part in no check, and the row says so.
    `entries` are all the entries of the row: more than one for the ratings of one check-in, which share a moment.
    `hint`: what a note says of the entry, in one sentence; warnings of a higher level have a strip of their own.
    """

    entry: Entry
    entries: tuple[Entry, ...]
    time: str
    title: str
    detail: str
    icon: Literal["leaf", "pill", "glass", "moon", "note", "check-in", "none", "flag", "emergency", "pulse", "ruler"]
    checked: bool = True
    level: Level | None = None
    hint: str = ""


class EpisodeStrip(Fact, frozen=True, kw_only=True):
    """One episode as a strip beside its entry: "Critical: kratom and alcohol", one sentence, and what to open."""

    episode: Episode
    text: AlertText
    title: str
    summary: str
    alert: UUID
    after_entry: UUID
    to_review: bool
    shown: Level = Level.NOTE
    """The level at which it is shown; the episode keeps its own."""
    still_applies: bool = False
    """A caution that was read often enough: its title alone is shown."""
    hidden_until: str = ""
    """Of a serious one that the person hid for a day, until when, in words; empty while it is shown."""


class SinceLast(Fact, frozen=True, kw_only=True):
    """Time since the last intake of one substance, in words ("1 h 27 min", "3 days")."""

    name: str
    ago: str


class DayView(Fact, frozen=True, kw_only=True):
    """One local date: its rows by time, its strips, and what undo and redo would do (None: nothing)."""

    day: date
    rows: tuple[DayRow, ...]
    strips: tuple[EpisodeStrip, ...]
    since_last: tuple[SinceLast, ...]
    nones: tuple[str, ...]
    undo_label: str | None
    redo_label: str | None
    warnings_off: str | None


class NamedSubstance(Fact, frozen=True, kw_only=True):
    """A substance that is named somewhere and has a page of its own: its id, and what it is called there."""

    id: str
    name: str


class AlertRow(Fact, frozen=True, kw_only=True):
    """One episode in the list of alerts: the alert that leads it, all its alerts, and the words.

    `shown` is the level at which it is shown: its own, or one lower while the prescriber knows (`prescriber_knows`).
    `may_know`: it can be said that the prescriber knows. `of_medicine`: it stands at a medicine of the list, not at an
    entry, so it is mended there. `history` is what became of it, a line each, oldest first.
    """

    alert: Alert
    alerts: tuple[UUID, ...]
    text: AlertText
    when: str
    apart: str
    names: str
    note: str
    read_when: str
    substances: tuple[NamedSubstance, ...] = ()
    shown: Level = Level.NOTE
    prescriber_knows: bool = False
    may_know: bool = False
    of_medicine: bool = False
    history: tuple[str, ...] = ()


class AlertsView(Fact, frozen=True, kw_only=True):
    """What waits for review and what was read or is history, worst first and then newest."""

    to_review: tuple[AlertRow, ...]
    read: tuple[AlertRow, ...]
    warnings_off: str | None


class NameMatch(Fact, frozen=True, kw_only=True):
    """What a typed name means: one substance, none (kept as written, *not checked*), or several to choose from."""

    written: str
    substance: str | None
    name: str
    choices: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()


LineKind = Literal["emergency", "crisis", "poison", "drug_help"]


class EmergencyLine(Fact, frozen=True, kw_only=True):
    """A line to call: what it is for (`kind`, and in words), its number, whose it is and when it was last checked."""

    kind: LineKind
    label: str
    number: str
    checked: str


class BackupRow(Fact, frozen=True, kw_only=True):
    """One backup to choose from: when it was made, how many entries it holds, why it was made."""

    key: str
    made_at: datetime
    when: str
    entries: int
    reason: str
