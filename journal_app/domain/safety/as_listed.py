"""Which logged doses of a record are the regimen's own, for rules that say nothing about what is prescribed."""

from uuid import UUID

from journal_app.domain.entries import Dose
from journal_app.domain.regimen import AsListed, begins_us, ends_us, taking_part
from journal_app.domain.safety.record import Record
from journal_app.domain.taken import microseconds


def as_listed(record: Record) -> frozenset[UUID]:
    """The doses that `regimen.AsListed` takes as the prescribed ones."""
    medicines = taking_part(record.knowledge, record.person.regimen)
    if not medicines:
        return frozenset()
    rows = []
    for medicine, row in medicines:
        start, stop = medicine.start, medicine.stop
        ends = ends_us(stop, microseconds(stop.at) if stop is not None else 0)
        rows.append((medicine, row, begins_us(start, microseconds(start.at)), ends))
    listed = AsListed(rows)
    found = set()
    for entry in record.entries:
        if isinstance(entry, Dose):
            substance = record.substance_of(entry)
            if substance is not None and listed.takes(entry, substance, microseconds(entry.moment.at)):
                found.add(entry.id)
    return frozenset(found)
