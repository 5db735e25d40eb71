"""The first tables: entries, alerts, versions, undo steps, named values."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEPT = "deleted_at_us IS NULL"


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "journal",
        sa.Column("id", sa.TEXT, primary_key=True),
        sa.Column("made_at_us", sa.INTEGER, nullable=False),
        sa.Column("change_count", sa.INTEGER, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.TEXT, primary_key=True, nullable=False),
        sa.Column("kind", sa.TEXT, nullable=False),
        sa.Column("at_us", sa.INTEGER, nullable=False),
        sa.Column("zone", sa.TEXT, nullable=False),
        sa.Column("utc_offset_s", sa.INTEGER, nullable=False),
        sa.Column("precision", sa.TEXT, nullable=False),
        sa.Column("earliest_us", sa.INTEGER),
        sa.Column("latest_us", sa.INTEGER),
        sa.Column("local_date", sa.TEXT, nullable=False),
        sa.Column("entered_at_us", sa.INTEGER, nullable=False),
        sa.Column("entered_by", sa.TEXT, nullable=False),
        sa.Column("note", sa.TEXT, nullable=False),
        sa.Column("deleted_at_us", sa.INTEGER),
        sa.Column("intake_key", sa.TEXT),
        sa.Column("name", sa.TEXT),
        sa.Column("substance", sa.TEXT),
        sa.Column("amount_value", sa.REAL),
        sa.Column("amount_unit", sa.TEXT),
        sa.Column("route", sa.TEXT),
        sa.Column("product", sa.TEXT),
        sa.Column("prescribed", sa.INTEGER),
        sa.Column("ended_at_us", sa.INTEGER),
        sa.Column("ethanol_g", sa.REAL),
        sa.Column("volume_ml", sa.REAL),
        sa.Column("abv_percent", sa.REAL),
        sa.Column("drink_count", sa.REAL),
        sa.Column("heavy", sa.INTEGER),
        sa.Column("symptom", sa.TEXT),
        sa.Column("severity", sa.INTEGER),
        sa.Column("hours", sa.REAL),
        sa.Column("bed_at_us", sa.INTEGER),
        sa.Column("up_at_us", sa.INTEGER),
        sa.Column("wakings", sa.INTEGER),
        sa.Column("what", sa.TEXT),
        sqlite_strict=True,
    )
    op.create_index("entry_at", "entry", ["at_us"], sqlite_where=sa.text(KEPT))
    op.create_index(
        "entry_day",
        "entry",
        [
            "local_date", "kind", "intake_key", "symptom", "what", "amount_unit",
            "amount_value", "ethanol_g", "severity", "hours", "deleted_at_us",
        ],
        sqlite_where=sa.text(KEPT),
    )  # fmt: skip
    op.create_index("entry_intake_key_at", "entry", ["intake_key", "at_us"], sqlite_where=sa.text(KEPT))
    op.create_table(
        "alert",
        sa.Column("id", sa.TEXT, primary_key=True, nullable=False),
        sa.Column("intake_id", sa.TEXT, nullable=False),
        sa.Column("level", sa.INTEGER, nullable=False),
        sa.Column("at_us", sa.INTEGER, nullable=False),
        sa.Column("local_date", sa.TEXT, nullable=False),
        sa.Column("person_day", sa.TEXT, nullable=False),
        sa.Column("state", sa.TEXT, nullable=False),
        sa.Column("knowledge_version", sa.TEXT, nullable=False),
        sa.Column("raised_at_us", sa.INTEGER, nullable=False),
        sa.Column("snapshot", sa.BLOB, nullable=False),
        sa.Column("read_at_us", sa.INTEGER),
        sa.Column("review_note", sa.TEXT),
        sqlite_strict=True,
    )
    op.create_index("alert_at", "alert", ["at_us"])
    op.create_index("alert_intake", "alert", ["intake_id"])
    op.create_index("alert_state_at", "alert", ["state", "at_us"])
    op.create_index("alert_local_date", "alert", ["local_date", "level"])
    op.create_table(
        "version",
        sa.Column("number", sa.INTEGER, primary_key=True),
        sa.Column("entry_id", sa.TEXT, nullable=False),
        sa.Column("replaced_at_us", sa.INTEGER, nullable=False),
        sa.Column("content", sa.BLOB),
        sqlite_strict=True,
    )
    op.create_index("version_entry", "version", ["entry_id", "number"])
    op.create_table(
        "step",
        sa.Column("number", sa.INTEGER, primary_key=True),
        sa.Column("label", sa.TEXT, nullable=False),
        sa.Column("at_us", sa.INTEGER, nullable=False),
        sa.Column("undone", sa.INTEGER, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "image",
        sa.Column("number", sa.INTEGER, primary_key=True),
        sa.Column("step", sa.INTEGER, nullable=False),
        sa.Column("subject", sa.TEXT, nullable=False),
        sa.Column("subject_id", sa.TEXT, nullable=False),
        sa.Column("before", sa.BLOB),
        sa.Column("after", sa.BLOB),
        sqlite_strict=True,
    )
    op.create_index("image_step", "image", ["step"])
    op.create_table(
        "value",
        sa.Column("name", sa.TEXT, primary_key=True, nullable=False),
        sa.Column("content", sa.BLOB, nullable=False),
        sa.Column("changed_at_us", sa.INTEGER, nullable=False),
        sqlite_strict=True,
    )
