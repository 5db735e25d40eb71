"""Write what a journal gives into a folder: the report, the charts, the list of warnings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import msgspec

from journal_app.errors import CouldNotSave
from journal_app.i18n import _
from journal_app.operations.example_journal import make_example
from journal_app.operations.list_alerts import alert_line, list_alerts
from journal_app.operations.open_journal import create
from journal_app.operations.save_file import save_file
from journal_app.operations.workspace import Workspace

REPORT_DAYS = 84
"""Twelve weeks, the longest period that the report page offers."""


def write_example(folder: Path, country: str | None) -> tuple[Path, ...]:
    """Make the example journal in a temporary place and write its files into `folder`; needs no screen."""
    with TemporaryDirectory(prefix="journal-example-") as temporary:
        workspace = create(Path(temporary) / "example.db", None, country).workspace
        try:
            today = workspace.clock().astimezone(ZoneInfo(workspace.zone())).date()
            make_example(workspace, today)
            return write_example_files(workspace, folder, today)
        finally:
            workspace.journal.close()


def write_example_files(workspace: Workspace, folder: Path, last_day: date) -> tuple[Path, ...]:
    """`report.pdf`, `charts.svg`, `charts.png` and `alerts.json` of the twelve weeks up to `last_day`."""
    from journal_app.operations.export_report import export_report
    from journal_app.operations.read_trends import read_trends
    from journal_app.operations.save_chart import save_chart
    from journal_app.report.data import ReportChoices

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CouldNotSave(
            _("The folder for the files could not be made. Nothing was saved. Choose another folder."),
            details=type(error).__name__,
        ) from None
    first = last_day - timedelta(days=REPORT_DAYS - 1)
    report = folder / "report.pdf"
    export_report(workspace, ReportChoices(first=first, last=last_day), report)
    trends = read_trends(workspace, first, last_day)
    charts = tuple(save_chart(workspace, trends, folder / name) for name in ("charts.svg", "charts.png"))
    alerts = folder / "alerts.json"
    lines = [alert_line(alert) for alert in list_alerts(workspace)]
    save_file(alerts, msgspec.json.format(msgspec.json.encode(lines), indent=1) + b"\n")
    return (report, *charts, alerts)
