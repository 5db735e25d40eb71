"""Markers, skipped doses, urges and red flags; what becomes of a warning: its rule, the level read, when opened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns only, so that every row stays where it is."""
    op.add_column("entry", sa.Column("about", sa.TEXT))
    op.add_column("entry", sa.Column("to_mix", sa.INTEGER))
    op.add_column("entry", sa.Column("instead", sa.TEXT))
    op.add_column("entry", sa.Column("outcome", sa.TEXT))
    op.add_column("alert", sa.Column("rule", sa.TEXT, nullable=False, server_default=""))
    op.add_column("alert", sa.Column("review_level", sa.INTEGER))
    op.add_column("alert", sa.Column("state_before", sa.TEXT))
    op.add_column("alert", sa.Column("opened_at_us", sa.INTEGER))
