"""One change to the journal: everything in it is saved together or not at all, and can be taken back together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from journal_app.domain.alerts import Alert, AlertEvent
from journal_app.domain.entries import Entry
from journal_app.storage import alert_rows, entry_rows, rows, search, tables
from journal_app.storage.conditions import one_of
from journal_app.storage.deleted import erase
from journal_app.storage.facts import Everything, UndoStep
from journal_app.storage.reading import Reading
from journal_app.storage.rows import microseconds, packed
from journal_app.storage.tables import KEPT, entry
from journal_app.storage.undo import Image, Steps

T = TypeVar("T")

Pair = tuple[Entry | None, Entry | None]

_entry_insert = upsert(entry)
_put_entry = _entry_insert.on_conflict_do_update(
    index_elements=[entry.c.id],
    set_={column.name: _entry_insert.excluded[column.name] for column in entry.c if not column.primary_key},
)
_alert_insert = upsert(tables.alert)
_put_alert = _alert_insert.on_conflict_do_update(
    index_elements=[tables.alert.c.id],
    set_={column.name: _alert_insert.excluded[column.name] for column in tables.alert.c if not column.primary_key},
)
_value_insert = upsert(tables.value)
_put_value = _value_insert.on_conflict_do_update(
    index_elements=[tables.value.c.name],
    set_={name: _value_insert.excluded[name] for name in ("content", "changed_at_us")},
)
_stored_entry = select(*entry_rows.ENTRY_COLUMNS, entry.c.deleted_at_us).where(entry.c.id == bindparam("wanted"))
_delete_entry = update(entry).where(entry.c.id == bindparam("wanted")).values(deleted_at_us=bindparam("gone_at_us"))
_add_version = insert(tables.version)
_count_change = update(tables.journal).values(change_count=tables.journal.c.change_count + 1)


class Changes(Reading):
    """Made by `Journal.changes()`; also reads, and then sees what it has changed so far."""

    def __init__(
        self, connection: Connection, label: str, undoable: bool, now: datetime, value_changes: Counter[str]
    ) -> None:
        """`now` (aware) is when the change is made; `value_changes` counts how often each value was set."""
        self._connection = connection
        self._label = label
        self._undoable = undoable
        self._at = now
        self._value_changes = value_changes
        self._images: list[Image] = []
        self.values_set: set[str] = set()
        """The names of the values that were set or forgotten."""
        self._entries_changed = False
        self._changed = False

    def _run(self, query: Callable[[Connection], T]) -> T:
        return query(self._connection)

    def _now(self) -> datetime:
        return self._at

    def put(self, entry: Entry) -> Entry | None:
        """Add an entry, or replace the one with its id; returns the entry before.

        Raises BadInput for what cannot be kept.
        """
        before, is_there = self._stored(entry.id)
        if before == entry:
            return before
        self._replace(entry.id, before, is_there, entry)
        self._note_entry(str(entry.id), before, entry)
        return before

    def put_many(self, entries: Iterable[Entry]) -> None:
        """Add very many entries; the undo step then remembers only their ids."""
        wanted = list(entries)
        known = {UUID(each) for each in self._ids_among(each.id for each in wanted)}
        fresh: dict[UUID, Entry] = {}
        others: list[Entry] = []
        for each in wanted:
            if each.id in known or each.id in fresh:
                others.append(each)
            else:
                fresh[each.id] = each
        if fresh:
            self._connection.execute(insert(entry), [entry_rows.entry_row(each) for each in fresh.values()])
            self.known.recent.forget()
            search.put(self._connection, fresh.values())
            self._entries_changed = self._changed = True
            if self._undoable:
                self._images.append(
                    Image("inserted", str(len(self._images)), None, b"".join(each.bytes for each in fresh))
                )
        for each in others:
            self.put(each)

    def remove(self, entry_id: UUID) -> Entry | None:
        """Take an entry out; it stays in the file, marked. Returns it, None if it was not there."""
        before, _ = self._stored(entry_id)
        if before is None:
            return None
        self._replace(entry_id, before, True, None)
        self._note_entry(str(entry_id), before, None)
        return before

    def erase(self, ids: Iterable[UUID]) -> int:
        """Take deleted entries out for good, with all that tells of them; never undoable. Returns their number."""
        erased = erase(self._connection, tuple(ids))
        self._changed = self._changed or erased > 0
        return erased

    def put_alerts(self, alerts: Iterable[Alert], undoable: bool = False) -> None:
        """Add or replace alerts; `undoable` for what the person did (a review), not for what a change raised."""
        wanted = list(alerts)
        if not wanted:
            return
        if undoable and self._undoable:
            before = {each.id: each for each in self.alerts(ids=[each.id for each in wanted])}
            for each in wanted:
                old = before.get(each.id)
                self._images.append(Image("alert", str(each.id), None if old is None else packed(old), packed(each)))
        noted = self._noted_anew(wanted)
        self._connection.execute(_put_alert, [alert_rows.alert_row(each) for each in wanted])
        if noted:
            search.put_again(self._connection, noted)
        self._changed = True

    def set_value(self, name: str, value: bytes | None, undoable: bool = False) -> None:
        """Keep a small named value; None forgets it. `undoable` for what the person said, not for what we remember."""
        before = self.value(name) if undoable else None
        if undoable and before == value:
            return
        if undoable and self._undoable:
            self._images.append(Image("value", name, before, value))
        self.values_set.add(name)
        self._value_changes[name] += 1
        if value is None:
            self._connection.execute(delete(tables.value).where(tables.value.c.name == name))
        else:
            row = {"name": name, "content": value, "changed_at_us": microseconds(self._at)}
            self._connection.execute(_put_value, row)
        self._changed = True

    def take_in(self, everything: Everything) -> None:
        """Take in what another journal exported: entries, deleted ones, versions, alerts and values.

        Not undoable. What is here already is left as it is.
        """
        known = set(self._ids_among(_all_ids(everything)))
        fresh = [each for each in everything.entries if str(each.id) not in known]
        new = [entry_rows.entry_row(each) for each in fresh]
        new += [
            entry_rows.entry_row(each.entry) | {"deleted_at_us": microseconds(each.deleted_at)}
            for each in everything.deleted
            if str(each.entry.id) not in known
        ]
        versions = [
            {
                "entry_id": str(each.entry_id),
                "replaced_at_us": microseconds(each.replaced_at),
                "content": None if each.entry is None else packed(each.entry),
            }
            for each in everything.versions
            if str(each.entry_id) not in known
        ]
        if new:
            self._connection.execute(insert(entry), new)
            self.known.recent.forget()
            search.put(self._connection, fresh)
            self._entries_changed = True
        if versions:
            self._connection.execute(insert(tables.version), versions)
        here = {each.id for each in self.alerts(ids=[each.id for each in everything.alerts])}
        self.put_alerts(each for each in everything.alerts if each.id not in here)
        for name, content in everything.values.items():
            if self.value(name) is None:
                self.set_value(name, content)
        self._changed = True

    def undo(self) -> UndoStep | None:
        """Take the newest step back; returns it with each entry as it was until now and as it is again."""
        return self._travel(back=True)

    def redo(self) -> UndoStep | None:
        """Bring again what was last taken back."""
        return self._travel(back=False)

    def finish(self) -> None:
        """Write the undo step; called once, before the commit."""
        steps = Steps(self._connection, self._at)
        if self._entries_changed or self._images:
            steps.forget_undone()
        images = _merged(self._images)
        if images:
            steps.record(self._label, images)
        if self._changed:
            self._connection.execute(_count_change)

    def _travel(self, *, back: bool) -> UndoStep | None:
        steps = Steps(self._connection, self._at)
        found = steps.next(undone=not back)
        if found is None:
            return None
        images = steps.images(found.number)
        pairs: list[Pair] = []
        values: list[str] = []
        for image in reversed(images) if back else images:
            target = image.before if back else image.after
            if image.subject == "entry":
                pairs.append(self._set_entry(UUID(image.subject_id), rows.unpacked_entry(target)))
            elif image.subject == "value":
                self.set_value(image.subject_id, target)
                values.append(image.subject_id)
            elif image.subject == "inserted":
                pairs.extend(self._set_inserted(image.after or b"", there=not back))
            else:
                self._set_review(UUID(image.subject_id), rows.unpacked_alert(target))
        steps.mark(found.number, undone=back)
        self._changed = True
        return UndoStep(
            label=found.label,
            at=rows.instant(found.at_us),
            content=steps.content(found),
            entries=tuple(pairs),
            values=tuple(values),
        )

    def _set_entry(self, entry_id: UUID, target: Entry | None) -> Pair:
        before, is_there = self._stored(entry_id)
        if before != target:
            self._replace(entry_id, before, is_there, target)
        return before, target

    def _set_inserted(self, ids: bytes, *, there: bool) -> list[Pair]:
        wanted = [UUID(bytes=ids[start : start + 16]) for start in range(0, len(ids), 16)]
        self.known.recent.forget()
        if there:
            hidden = entry.c.deleted_at_us.is_not(None)
            gone = self._ids_among(wanted, hidden)
            self._add_versions([(each, None) for each in gone])
            self._connection.execute(update(entry).where(one_of(entry.c.id, wanted), hidden).values(deleted_at_us=None))
            back = self.entries_by_id(UUID(each) for each in gone)
            search.put(self._connection, back)
            return [(None, each) for each in back]
        present = self.entries_by_id(wanted)
        self._add_versions([(str(each.id), packed(each)) for each in present])
        deletion = update(entry).where(one_of(entry.c.id, wanted), KEPT)
        self._connection.execute(deletion.values(deleted_at_us=microseconds(self._at)))
        search.remove(self._connection, [str(each.id) for each in present])
        return [(each, None) for each in present]

    def _set_review(self, alert_id: UUID, target: Alert | None) -> None:
        """Only what the person said of an alert travels: what raised it, and how bad it is, is the engine's to say."""
        stored = self.alerts(ids=[alert_id])
        if target is None or not stored or stored[0].level > target.level:
            return
        open_states = ("to_review", "read")
        state = target.state if stored[0].state in open_states and target.state in open_states else stored[0].state
        said = _with_reads_of(stored[0].events, target.events)
        self.put_alerts([msgspec.structs.replace(stored[0], review=target.review, state=state, events=said)])

    def _stored(self, entry_id: UUID) -> tuple[Entry | None, bool]:
        """The entry if it is not deleted, and whether there is a row at all."""
        row = self._connection.execute(_stored_entry, {"wanted": str(entry_id)}).first()
        if row is None:
            return None, False
        *columns, deleted_at_us = row
        return (entry_rows.entry_from(columns) if deleted_at_us is None else None), True

    def _replace(self, entry_id: UUID, before: Entry | None, is_there: bool, after: Entry | None) -> None:
        row = None if after is None else entry_rows.entry_row(after)
        if is_there:
            self._add_versions([(str(entry_id), None if before is None else packed(before))])
        if row is not None:
            self._connection.execute(_put_entry, row)
        else:
            self._connection.execute(_delete_entry, {"wanted": str(entry_id), "gone_at_us": microseconds(self._at)})
        self.known.recent.touch(str(entry_id))
        if after is not None:
            search.put(self._connection, (after,))
        else:
            search.remove(self._connection, (str(entry_id),))

    def _noted_anew(self, wanted: Sequence[Alert]) -> list[str]:
        """The entries at whose warnings another note stands than before: a note is searched for with its entry."""
        alert = tables.alert
        stored = select(alert.c.id, alert.c.review_note).where(one_of(alert.c.id, (each.id for each in wanted)))
        before = {known: note or "" for known, note in self._connection.execute(stored)}
        return [
            str(each.intake.entry_id)
            for each in wanted
            if before.get(str(each.id), "") != ("" if each.review is None else each.review.note)
        ]

    def _add_versions(self, replaced: Sequence[tuple[str, bytes | None]]) -> None:
        at_us = microseconds(self._at)
        new = [{"entry_id": each, "replaced_at_us": at_us, "content": content} for each, content in replaced]
        if new:
            self._connection.execute(_add_version, new)

    def _note_entry(self, entry_id: str, before: Entry | None, after: Entry | None) -> None:
        self._entries_changed = self._changed = True
        if self._undoable:
            images = [None if each is None else packed(each) for each in (before, after)]
            self._images.append(Image("entry", entry_id, images[0], images[1]))

    def _ids_among(self, ids: Iterable[UUID], *conditions: ColumnElement[bool]) -> Sequence[str]:
        statement = select(entry.c.id).where(one_of(entry.c.id, ids), *conditions)
        return self._connection.scalars(statement).all()


def _with_reads_of(stored: Sequence[AlertEvent], target: Sequence[AlertEvent]) -> tuple[AlertEvent, ...]:
    """The events of an alert as they stand, with those readings that the target knows and no others."""
    others = [event for event in stored if event.what != "read"]
    return tuple(sorted([*others, *(event for event in target if event.what == "read")], key=lambda event: event.at))


def _merged(images: Sequence[Image]) -> list[Image]:
    """One image for each entry and alert, first before to last after; none where nothing changed in the end."""
    merged: dict[tuple[str, str], Image] = {}
    for image in images:
        key = (image.subject, image.subject_id)
        merged[key] = merged[key]._replace(after=image.after) if key in merged else image
    return [image for image in merged.values() if image.before != image.after]


def _all_ids(everything: Everything) -> Iterable[UUID]:
    yield from (each.id for each in everything.entries)
    yield from (each.entry.id for each in everything.deleted)
