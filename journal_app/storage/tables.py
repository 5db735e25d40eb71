"""The journal's tables as today's code reads them; how a file came to have them is told by the migrations."""

from sqlalchemy import BLOB, INTEGER, REAL, TEXT, Column, Index, MetaData, Table, and_, literal_column

metadata = MetaData()

journal = Table(
    "journal",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("made_at_us", INTEGER, nullable=False),
    Column("change_count", INTEGER, nullable=False),
    # With which way of taking words the search was made; 0: not made yet.
    Column("words_version", INTEGER, nullable=False, server_default="0"),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    Column("id", TEXT, primary_key=True, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("at_us", INTEGER, nullable=False),
    Column("zone", TEXT, nullable=False),
    Column("utc_offset_s", INTEGER, nullable=False),
    Column("precision", TEXT, nullable=False),
    Column("earliest_us", INTEGER),
    Column("latest_us", INTEGER),
    Column("local_date", TEXT, nullable=False),
    Column("entered_at_us", INTEGER, nullable=False),
    Column("entered_by", TEXT, nullable=False),
    Column("note", TEXT, nullable=False),
    Column("deleted_at_us", INTEGER),
    # Intakes: what the time of the last one is looked up by: the substance's id, or else the name as written.
    Column("intake_key", TEXT),
    Column("name", TEXT),
    Column("substance", TEXT),
    Column("amount_value", REAL),
    Column("amount_unit", TEXT),
    Column("route", TEXT),
    Column("product", TEXT),
    Column("prescribed", INTEGER),
    Column("ended_at_us", INTEGER),
    Column("ethanol_g", REAL),
    Column("volume_ml", REAL),
    Column("abv_percent", REAL),
    Column("drink_count", REAL),
    Column("heavy", INTEGER),
    Column("symptom", TEXT),
    Column("severity", INTEGER),
    Column("hours", REAL),
    Column("bed_at_us", INTEGER),
    Column("up_at_us", INTEGER),
    Column("wakings", INTEGER),
    Column("what", TEXT),
    Column("about", TEXT),
    Column("to_mix", INTEGER),
    Column("instead", TEXT),
    Column("outcome", TEXT),
    Column("form", TEXT),
    Column("with_food", INTEGER),
    Column("scale", TEXT),
    Column("quality", INTEGER),
    Column("second_value", REAL),
    Column("answers", TEXT),
    Column("given_by", TEXT),
    sqlite_strict=True,
)

KEPT = entry.c.deleted_at_us.is_(None)
"""Every question but the export's is about the entries that are not deleted; so are the indexes."""

Index("entry_at", entry.c.at_us, sqlite_where=KEPT)
# All that the daily records need, in the order in which they are grouped: they are read from this index alone.
Index(
    "entry_day",
    entry.c.local_date, entry.c.kind, entry.c.intake_key, entry.c.symptom, entry.c.what, entry.c.amount_unit,
    entry.c.amount_value, entry.c.ethanol_g, entry.c.severity, entry.c.hours, entry.c.deleted_at_us,
    sqlite_where=KEPT,
)  # fmt: skip
RATED_IN_WORDS = entry.c.scale == literal_column("'words'")
Index("entry_in_words", entry.c.local_date, entry.c.symptom, entry.c.severity, sqlite_where=and_(KEPT, RATED_IN_WORDS))
Index("entry_intake_key_at", entry.c.intake_key, entry.c.at_us, sqlite_where=KEPT)

alert = Table(
    "alert",
    metadata,
    Column("id", TEXT, primary_key=True, nullable=False),
    Column("intake_id", TEXT, nullable=False),
    Column("level", INTEGER, nullable=False),
    Column("at_us", INTEGER, nullable=False),
    Column("local_date", TEXT, nullable=False),
    Column("person_day", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("knowledge_version", TEXT, nullable=False),
    Column("raised_at_us", INTEGER, nullable=False),
    Column("snapshot", BLOB, nullable=False),
    Column("read_at_us", INTEGER),
    Column("review_note", TEXT),
    Column("rule", TEXT, nullable=False, server_default=""),
    Column("review_level", INTEGER),
    Column("state_before", TEXT),
    Column("opened_at_us", INTEGER),
    sqlite_strict=True,
)
Index("alert_at", alert.c.at_us)
Index("alert_intake", alert.c.intake_id)
Index("alert_state_at", alert.c.state, alert.c.at_us)
Index("alert_local_date", alert.c.local_date, alert.c.level)

version = Table(
    "version",
    metadata,
    Column("number", INTEGER, primary_key=True),
    Column("entry_id", TEXT, nullable=False),
    Column("replaced_at_us", INTEGER, nullable=False),
    Column("content", BLOB),  # as it was before; none: it was deleted then
    sqlite_strict=True,
)
Index("version_entry", version.c.entry_id, version.c.number)

step = Table(
    "step",
    metadata,
    Column("number", INTEGER, primary_key=True),
    Column("label", TEXT, nullable=False),
    Column("at_us", INTEGER, nullable=False),
    Column("undone", INTEGER, nullable=False),
    Column("language", TEXT, nullable=False, server_default=""),  # of the label; "" where it is not known
    sqlite_strict=True,
)

image = Table(
    "image",
    metadata,
    Column("number", INTEGER, primary_key=True),
    Column("step", INTEGER, nullable=False),
    Column("subject", TEXT, nullable=False),  # entry, alert, value, or inserted: many new entries at once
    Column("subject_id", TEXT, nullable=False),
    Column("before", BLOB),
    Column("after", BLOB),
    sqlite_strict=True,
)
Index("image_step", image.c.step)

value = Table(
    "value",
    metadata,
    Column("name", TEXT, primary_key=True, nullable=False),
    Column("content", BLOB, nullable=False),
    Column("changed_at_us", INTEGER, nullable=False),
    sqlite_strict=True,
)
