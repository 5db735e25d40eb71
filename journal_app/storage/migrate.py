"""Brings a journal file to today's tables: backed up first, then whole or not at all; a newer file is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.storage import failures
from journal_app.storage.database import APPLICATION_ID, Database, schema_version

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True)
class Schema:
    """Which tables the code knows: `version` is the file's `user_version`, and as four digits the newest revision."""

    version: int
    scripts: Path

    @property
    def revision(self) -> str:
        """The newest revision's name."""
        return f"{self.version:04d}"


CURRENT = Schema(version=4, scripts=Path(__file__).parent / "migrations")


def migrate(database: Database, back_up: Callable[[], object], schema: Schema = CURRENT) -> bool:
    """Bring an open file to the schema; True if it was older and is now upgraded.

    `back_up` must make a verified backup or raise: nothing is touched before it has returned. At head the
    migration library is not even imported. Raises NewerJournal for a file of a later program.
    """
    version = schema_version(database.driver)
    if version == schema.version:
        return False
    if version > schema.version:
        raise failures.newer()
    back_up()
    upgrade(database, schema)
    return True


def upgrade(database: Database, schema: Schema = CURRENT) -> None:
    """Run every missing revision in one transaction, check the outcome, and only then commit."""
    # With foreign keys on, rebuilding a table deletes its children and the check afterwards still passes.
    database.driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.writing() as connection:
            _run_revisions(connection, schema)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
            _require_sound(connection)
    finally:
        database.driver.execute("PRAGMA foreign_keys = ON")


def _run_revisions(connection: Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    # A percent sign in a folder's name is not a placeholder.
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, schema.revision)


def _require_sound(connection: Connection) -> None:
    checked = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if checked != ["ok"] or orphans:
        raise UserError(
            _(
                "The journal could not be brought up to date. It is as it was before, and a backup was made. "
                "Use the version of Journal that you had until now."
            ),
            details=f"{len(checked)} findings, {len(orphans)} orphans",
        )
