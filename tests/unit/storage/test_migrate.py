"""An older journal is backed up and brought up to date whole or not at all; at head nothing is even imported."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entries import Entry
from journal_app.errors import CouldNotSave, NewerJournal
from journal_app.storage.backup import backups_of
from journal_app.storage.journal import Journal, open_journal_file
from journal_app.storage.migrate import CURRENT, Schema
from tests.unit.storage import samples

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

def upgrade():
    op.add_column("entry", sa.Column("mood", sa.INTEGER))
    op.create_table("extra", sa.Column("id", sa.INTEGER, primary_key=True), sqlite_strict=True)
    op.execute("UPDATE entry SET mood = 3")
    {then}
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations with a later revision to come."""
    folder = tmp_path / "a % folder" / "migrations"
    shutil.copytree(CURRENT.scripts, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _later(scripts: Path, then: str = "pass") -> Schema:
    (scripts / "versions" / "revision_0005.py").write_text(NEXT_REVISION.format(then=then))
    return Schema(version=5, scripts=scripts)


def test_the_newest_revision_is_the_one_the_code_knows() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(CURRENT.scripts))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [CURRENT.revision]


def test_an_older_journal_is_backed_up_and_brought_up_to_date(journal: Journal, path: Path, scripts: Path) -> None:
    entries: list[Entry] = [samples.dose(), samples.rating()]
    with journal.changes() as changes:
        changes.put_many(entries)
    journal.close()
    later = _later(scripts)
    upgraded = open_journal_file(path, None, schema=later)
    assert set(upgraded.entries()) == set(entries)
    assert upgraded.database.driver.execute("SELECT DISTINCT mood FROM entry").fetchall() == [(3,)]
    assert upgraded.database.driver.execute("PRAGMA user_version").fetchone()[0] == 5
    assert upgraded.database.driver.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert upgraded.check_integrity() == ()
    upgraded.close()
    (backup,) = backups_of(path)
    assert (backup.reason, backup.entries, backup.verified) == ("before migration", 2, True)
    open_journal_file(path, None, schema=later).close()
    assert len(backups_of(path)) == 1, "at head there is nothing to do"
    with pytest.raises(NewerJournal):
        open_journal_file(path, None)


@pytest.mark.parametrize(
    "then", ["raise RuntimeError('broken')", "op.execute('SELECT * FROM nowhere')", "op.execute('DROP TABLE image')"]
)
def test_a_migration_that_fails_leaves_the_journal_as_it_was(
    journal: Journal, path: Path, scripts: Path, then: str
) -> None:
    with journal.changes() as changes:
        changes.put(samples.dose())
    journal.close()
    before = path.read_bytes()
    # The last one fails in a second statement, after a table is already gone.
    later = _later(scripts, then + ("" if "DROP" not in then else "; raise RuntimeError('broken')"))
    with pytest.raises((RuntimeError, DBAPIError)):
        open_journal_file(path, None, schema=later)
    assert path.read_bytes() == before
    again = open_journal_file(path, None)
    assert again.entry_count() == 1
    again.close()


def test_without_a_backup_nothing_is_migrated(
    journal: Journal, path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.close()
    before = path.read_bytes()
    path.with_name(path.name + ".backups").write_bytes(b"in the way")
    with pytest.raises(CouldNotSave, match="backup could not be made"):
        open_journal_file(path, None, schema=_later(scripts))
    assert path.read_bytes() == before


def test_opening_at_head_does_not_import_the_migration_library(journal: Journal, path: Path) -> None:
    journal.close()
    code = (
        "import sys; from pathlib import Path; from journal_app.storage.journal import open_journal_file;"
        "open_journal_file(Path(sys.argv[1]), None).close();"
        "assert not {'alembic', 'cryptography', 'mnemonic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=Path(__file__).parents[3])
