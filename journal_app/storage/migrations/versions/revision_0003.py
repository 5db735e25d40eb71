"""Measures, sums of lists of questions, the form of a dose and whether it was taken with food, the quality of sleep."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns only, so that every row stays where it is."""
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
