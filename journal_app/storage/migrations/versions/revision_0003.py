"""Measures, sums of lists of questions, form of a dose, taken with food, quality of sleep, and the index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns only, so that every row stays where it is, and an empty index that is filled when it is opened."""
    for name, kind in (
        ("form", sa.TEXT),
        ("with_food", sa.INTEGER),
        ("scale", sa.TEXT),
        ("quality", sa.INTEGER),
        ("second_value", sa.REAL),
        ("answers", sa.TEXT),
        ("given_by", sa.TEXT),
    ):
        op.add_column("entry", sa.Column(name, kind))
    op.execute(
        "CREATE INDEX entry_in_words ON entry (local_date, symptom, severity) "
        "WHERE deleted_at_us IS NULL AND scale = 'words'"
    )
    op.add_column("journal", sa.Column("words_version", sa.INTEGER, nullable=False, server_default="0"))
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, detail=none, columnsize=0, tokenize=\"ascii tokenchars '#=_'\")"
    )
    op.execute("CREATE VIRTUAL TABLE search_term USING fts5vocab('search', 'row')")
    op.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
