"""The journal's own CSV: one row for each entry, made to be opened in a spreadsheet and read back without loss.

Column        Kinds           What stands in it
date          all             local date, 2026-11-22
time          all             local time, 20:15; empty: some time on that date
zone          all             IANA time zone, Europe/Berlin
utc_offset    all             offset that held there then, UTC+01:00
kind          all             dose, drink, symptom, sleep, none, note, marker, skipped, urge, red_flag,
                              measure or score
name          dose, skipped   the substance as written; of an urge what it was for
              drink, symptom  the drink, the symptom
              none            what was not taken: alcohol, a substance, or everything
              marker          detox hospital prison head_injury fever heat not_kept_down dose_lowered appointment
                              support_group birthday stressor
              red_flag        seizure confusion seeing_things chest_pain no_fluids suicide
              measure         pulse, blood pressure, temperature, weight, or a person's own
              score           id of Journal's own list of questions, or the name of another's form
amount, unit  dose            3, g (units: mcg mg g ml piece tablet capsule patch drop puff bag)
              measure         the value; pulse is kept in /min, blood pressure in mmHg, temperature in °C, weight in kg
              score           the sum; without a unit
route         dose            oral sublingual buccal nasal smoked inhaled iv im sc rectal transdermal other
severity      symptom, urge   0 (none) to 10 (worst imaginable); of an urge how strong, empty: not said
note          all             the person's own words
earliest      all             with `latest`: the time is not known exactly and lies between the two (UTC)
latest        all
substance     dose and others id in the list of substances; empty: not recognised, not checked
form          dose            what it was taken as: powder, tea, tablet
product       dose            strain or brand
prescribed    dose            yes, no or empty
with_food     dose            yes, no or empty
ended_at      dose            when a patch came off (UTC)
ethanol_g     drink           grams of pure alcohol in all; empty: not known (never zero)
volume_ml     drink           one drink's volume
abv_percent   drink           its strength, percent by volume
count         drink           how many
heavy         drink           yes: said to be heavy, amount not known
scale         symptom         words: severity goes from 0 (none) to 3 (severe); empty: 0 to 10
hours         sleep           hours slept
bed_at        sleep           when to bed (UTC)
up_at         sleep           when up (UTC)
wakings       sleep           how many times awake
quality       sleep           0 (worst imaginable) to 10 (best imaginable)
second        measure         the lower of two values: diastolic blood pressure
answers       score           [["id of a question", answer], ...] as JSON; empty: only the sum is known
given_by      score           who gave a total of another's form
about         marker          id of the entry that it concerns
              skipped         id of the medicine
to_mix        urge            yes: an urge to mix it with something
instead       urge            what was done instead
outcome       urge            how it went
entered_at    all             when it was written down (UTC)
entered_by    all             person, example, or import: and the name of the format
id            all             the entry's id; with it a row is taken literally

A row without an id is one that somebody wrote by hand: only date and kind are needed, zone and time fall back on the
reader's, names are looked up, and the alcohol of a drink is worked out from its volume and strength.
A cell that a spreadsheet would read as a formula has a ' in front, which reading takes away.
"""

from collections.abc import Iterable

from journal_app.domain.entries import (
    Entry,
)
from journal_app.errors import BadInput
from journal_app.exchange.csv_rows import NAME, Row
from journal_app.exchange.csv_written import COLUMNS, written
from journal_app.exchange.delimited import decoded, read_table, written_table
from journal_app.exchange.reading import Reading, ReadingContext, Recognise, RowIds, names_not_recognised
from journal_app.i18n import _

__all__ = ["COLUMNS", "NAME", "read_csv", "write_csv"]


def write_csv(entries: Iterable[Entry]) -> bytes:
    """The entries as CSV, in the order given."""
    rows = []
    for entry in entries:
        cells_of = written(entry)
        rows.append([cells_of.get(column, "") for column in COLUMNS])
    return written_table(COLUMNS, rows)


def read_csv(data: bytes, recognise: Recognise, context: ReadingContext) -> Reading:
    """The entries of a journal CSV; raises BadInput that names the line and the column, never what stands there."""
    table = read_table(decoded(data))
    missing = [column for column in ("date", "kind") if column not in table.header]
    if missing:
        raise BadInput(
            _('The file has no column "{column}" in its first line. Nothing was imported.').format(column=missing[0])
        )
    ids = RowIds(context.journal_id, NAME)
    entries: list[Entry] = []
    blank = repeated = 0
    for line, row_cells in table.rows:
        if not any(cell.strip() for cell in row_cells):
            blank += 1
        elif tuple(cell.strip().lower() for cell in row_cells)[: len(table.header)] == table.header:
            repeated += 1
        else:
            entries.append(Row(line, row_cells, table, context).entry(recognise, ids))
    known = frozenset(COLUMNS)
    return Reading(
        format=NAME,
        entries=tuple(entries),
        rows=len(entries),
        not_recognised=names_not_recognised(entries),
        repeated_headers=repeated,
        blank_rows=blank,
        ignored_columns=tuple(column for column in table.header if column and column not in known),
    )
