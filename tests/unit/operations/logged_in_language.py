"""Log in a language, in a process of its own since words are made when modules are read, and export what became of it.

`python -m tests.unit.operations.logged_in_language CODE JOURNAL FOLDER`
"""

import sys
from pathlib import Path

from journal_app.i18n import use_language


def main(code: str, path: Path, out: Path) -> None:
    """Write `CODE.csv` and `CODE.json` of one entry of each kind and some pieces, logged into an empty journal."""
    use_language(code)
    import msgspec

    from journal_app.domain.entries import Dose
    from journal_app.domain.units import Amount
    from journal_app.operations.export_records import export_records
    from journal_app.operations.log_entry import log_entries
    from journal_app.operations.open_journal import read_knowledge
    from journal_app.operations.workspace import Workspace
    from journal_app.storage.journal import open_journal_file
    from tests.unit.exchange.cases import one_of_each
    from tests.unit.operations.new_journals import NOW, ZONE

    journal = open_journal_file(path, None, clock=lambda: NOW)
    workspace = Workspace(
        journal=journal, knowledge=read_knowledge(), country="US", clock=lambda: NOW, zone=lambda: ZONE
    )
    amount = Amount(value=2.5, unit="tablet")
    entries = [
        msgspec.structs.replace(each, amount=amount) if isinstance(each, Dose) else each for each in one_of_each()
    ]
    log_entries(workspace, entries, "All")
    (out / f"{code}.csv").write_bytes(export_records(workspace, "csv"))
    (out / f"{code}.json").write_bytes(export_records(workspace, "json"))
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
