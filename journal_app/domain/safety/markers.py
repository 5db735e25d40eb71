"""P16: a head injury beside a sedative, heat on a patch, a dose not kept down, a new sedating medicine."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from journal_app.domain.entries import Dose, Entry, Marker
from journal_app.domain.knowledge import Selector, Substance
from journal_app.domain.levels import Level
from journal_app.domain.moments import Moment
from journal_app.domain.person import Medicine
from journal_app.domain.safety.precision import span_of
from journal_app.domain.safety.record import Anchor, Finding, Record
from journal_app.domain.taken import Taken, microseconds, taken_in_order
from journal_app.domain.windows import is_worn

WATCHED_AFTER: Final = timedelta(hours=24)
"""A bleed can show hours after a head injury, and a fever lasts: so long after it an intake is held against it."""

NEAR: Final = 4 * WATCHED_AFTER
"""An intake so long after a marker, or before it, is not judged by it, however exact their times are."""

KEPT_DOWN: Final = timedelta(hours=6)
"""So long after a dose was not kept down, the same again is taken to replace it (Journal's own choice)."""

COUNTS_FOR: Final = timedelta(days=90)
"""Nothing that a marker meets was taken longer before it, but for a medicine of the regimen."""

WEARING_OFF: Final = 1
OVER: Final = {"head_injury": timedelta(days=2), "heat": timedelta(days=1), "medicine": timedelta(days=14)}
"""When a finding is history for somebody who writes it down late."""


def happenings(record: Record) -> Iterator[Finding]:
    """Everything that P16 is about, each at the entry or the medicine that makes it so."""
    sedating, patch = record.group("P16", "sedating"), record.group("P16", "patch")
    if sedating is None or patch is None:
        return
    for marker in record.markers:
        if not record.wants(marker.moment.at, NEAR):
            continue
        if marker.what == "head_injury":
            yield from _head_injury(record, marker, sedating)
        elif marker.what in ("fever", "heat"):
            yield from _heat(record, marker, patch)
        elif marker.what == "not_kept_down":
            yield from _not_kept_down(record, marker, sedating)
    for medicine in record.regimen(sedating):
        if not record.wants(medicine.start.at):
            continue
        yield from _new_medicine(record, medicine, sedating)


def is_beside_intakes(entry: Entry) -> bool:
    """Whether it is something that is held against what was taken in the weeks before it."""
    return isinstance(entry, Marker) and entry.what in ("head_injury", "fever", "heat")


def _around(record: Record, moment: Moment) -> list[Taken]:
    """What was taken in the 90 days before a moment and in the day after it, with the ends of its bands."""
    entries = record.entries
    first = bisect_left(entries, moment.at - COUNTS_FOR, key=_time)
    last = bisect_left(entries, moment.at + 2 * WATCHED_AFTER, key=_time)
    return taken_in_order(record.knowledge, record.person, entries[first:last])


def _time(entry: Entry) -> datetime:
    return entry.moment.at


def _standing(around: Iterable[Taken], moment: Moment, group: Selector) -> list[Taken]:
    """What of a group is active or wearing off at a moment, the newest of each ingredient, oldest first."""
    earliest, latest = (microseconds(at) for at in span_of(moment))
    found: dict[str, Taken] = {}
    for taken in around:
        if group.selects(taken.substance) and taken.earliest <= latest and taken.band_at(earliest) <= WEARING_OFF:
            found.pop(taken.substance.ingredient, None)
            found[taken.substance.ingredient] = taken
    return list(found.values())


def _anchors(taken: Iterable[Taken]) -> tuple[Anchor, ...]:
    return tuple(each.entry for each in taken)


def _head_injury(record: Record, marker: Marker, sedating: Selector) -> Iterator[Finding]:
    """At the marker for what stands then, and at the first intake of anything else in the day after it."""
    around = _around(record, marker.moment)
    standing = _standing(around, marker.moment, sedating)
    over = marker.moment.at + OVER["head_injury"]
    if standing:
        yield Finding(
            "P16", Level.SERIOUS, marker, earlier=_anchors(standing), over_at=over, case="head_injury"
        )  # fmt: skip
    met = {taken.substance.ingredient for taken in standing}
    for taken in _logged_after(around, marker.moment, sedating):
        if taken.substance.ingredient not in met and isinstance(taken.entry, Anchor):
            met.add(taken.substance.ingredient)
            yield Finding("P16", Level.SERIOUS, taken.entry, earlier=(marker,), over_at=over, case="head_injury")


def _logged_after(around: Sequence[Taken], moment: Moment, group: Selector) -> Iterator[Taken]:
    latest = microseconds(span_of(moment)[1])
    until = latest + WATCHED_AFTER // timedelta(microseconds=1)
    for taken in around:
        if not taken.ongoing and latest < taken.earliest <= until and group.selects(taken.substance):
            yield taken


def _heat(record: Record, marker: Marker, patch: Selector) -> Iterator[Finding]:
    """At the marker while a patch is worn; a fever also at a patch that is put on in the day after it."""
    around = [taken for taken in _around(record, marker.moment) if _is_patch(taken)]
    earliest, latest = (microseconds(at) for at in span_of(marker.moment))
    worn = [
        taken
        for taken in around
        if patch.selects(taken.substance) and taken.earliest <= latest and earliest < taken.left_at
    ]
    over = marker.moment.at + OVER["heat"]
    if worn:
        yield Finding("P16", Level.SERIOUS, marker, earlier=_anchors(worn), over_at=over, case="patch_heat")
    elif marker.what == "fever":
        for taken in _logged_after(around, marker.moment, patch):
            yield Finding("P16", Level.SERIOUS, taken.entry, earlier=(marker,), over_at=over, case="patch_heat")
            return


def _is_patch(taken: Taken) -> bool:
    return isinstance(taken.entry, Dose | Medicine) and is_worn(taken.entry, taken.substance)


def _not_kept_down(record: Record, marker: Marker, sedating: Selector) -> Iterator[Finding]:
    """At the first dose of the same ingredient within hours after the marker; the words name no amount."""
    doses = [
        entry
        for entry in record.entries
        if isinstance(entry, Dose) and abs(entry.moment.at - marker.moment.at) <= WATCHED_AFTER
    ]
    kinds = {entry.id: record.substance_of(entry) for entry in doses}
    lost = next((entry for entry in doses if entry.id == marker.about), None)
    if marker.about is None:
        before = [entry for entry in doses if _before(entry, marker) and _is(sedating, kinds[entry.id])]
        lost = before[-1] if before else None
    lost_kind = kinds[lost.id] if lost is not None else None
    if lost is None or lost_kind is None or not sedating.selects(lost_kind):
        return
    for entry in doses:
        kind = kinds[entry.id]
        same = entry.id != lost.id and kind is not None and kind.ingredient == lost_kind.ingredient
        if same and marker.moment.at <= entry.moment.at < marker.moment.at + KEPT_DOWN:
            over = entry.moment.at + OVER["heat"]
            yield Finding("P16", Level.SERIOUS, entry, earlier=(lost,), over_at=over, case="not_kept_down")
            return


def _before(entry: Entry, marker: Marker) -> bool:
    return entry.moment.at <= marker.moment.at


def _is(group: Selector, substance: Substance | None) -> bool:
    return substance is not None and group.selects(substance)


def _new_medicine(record: Record, medicine: Medicine, sedating: Selector) -> Iterator[Finding]:
    """At the start of a sedating medicine of the regimen, for another depressant that stands then."""
    substance = record.substance_of(medicine)
    if substance is None:
        return
    standing = [
        taken
        for taken in _standing(_around(record, medicine.start), medicine.start, sedating)
        if taken.substance.ingredient != substance.ingredient and _came_before(taken, medicine)
    ]
    if standing:
        over = medicine.start.at + OVER["medicine"]
        yield Finding("P16", Level.SERIOUS, medicine, earlier=_anchors(standing), over_at=over, case="new_medicine")


def _came_before(taken: Taken, medicine: Medicine) -> bool:
    """Of two medicines that start at one time the one with the smaller id is the earlier one."""
    return (taken.at, taken.entry.id.int) < (microseconds(medicine.start.at), medicine.id.int)
