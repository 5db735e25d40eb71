"""Run in a process of its own: makes a report from a journal and prints how long that took, in seconds.

python -m tests.benchmarks.report_child JOURNAL OUT FIRST LAST
"""

import sys
import time
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    from journal_app.operations.open_journal import unlock

    journal, out, first, last = sys.argv[1:]
    workspace = unlock(Path(journal), None, "US").workspace
    start = time.perf_counter()
    from journal_app.operations.export_report import export_report
    from journal_app.report.data import ReportChoices

    export_report(workspace, ReportChoices(first=date.fromisoformat(first), last=date.fromisoformat(last)), Path(out))
    sys.stdout.write(f"{time.perf_counter() - start}\n")
    workspace.journal.close()
