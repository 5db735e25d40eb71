"""In which language the name of an undo step was written; "" where an earlier version did not say."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column only, so that every step stays as it is."""
    op.add_column("step", sa.Column("language", sa.TEXT, nullable=False, server_default=""))
