"""Make the report for the doctor: choose with what is logged, look at its pages, save it as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from journal_app import __version__
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.regimen_lines import medicine_lines
from journal_app.domain.wording import drink_name, sentence_start
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.operations.prescriber_knows import what_the_prescriber_knows
from journal_app.operations.read_tracking import read_tracking
from journal_app.operations.save_file import save_file
from journal_app.report.data import Chart, Paper, ReportChoices

if TYPE_CHECKING:
    from journal_app.operations.workspace import Workspace
    from journal_app.report.build import Report
    from journal_app.report.typeset import DrawChart

__all__ = [
    "PERIODS",
    "Paper",
    "ReportChoices",
    "ReportStart",
    "export_report",
    "pages_to_print",
    "period_of_weeks",
    "preview_report",
    "report_choices_default",
    "report_start",
]

PERIODS: Final = (2, 4, 8, 12)
"""The weeks that are offered."""

USUAL_WEEKS: Final = 4
LONGEST_DAYS: Final = 371
"""A year and a few days: a longer report is nothing that anybody reads, and its charts would no longer show days."""

LETTER_COUNTRIES: Final = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})
"""Where Letter is the paper in the printer (CLDR, territories without A4)."""

STEPS: Final = 3
PRINT_PIXELS_PER_INCH: Final = 300

Progress = Callable[[int, int], object]
"""Told how many steps of how many are done."""


class ReportStart(Fact, frozen=True, kw_only=True):
    """What the page of choices starts with: the usual choices, and the substances to tick (key and name)."""

    choices: ReportChoices
    substances: tuple[tuple[str, str], ...]
    file_name: str


def period_of_weeks(weeks: int, last: date) -> tuple[date, date]:
    """The first and the last day of so many whole weeks that end on `last`."""
    return last - timedelta(days=7 * weeks - 1), last


def report_choices_default(workspace: Workspace) -> ReportChoices:
    """The last four weeks, everything but the notes, on the country's paper.

    They end today, or yesterday while today has no entry, or with the newest entry of records that are older.
    """
    today = workspace.clock().astimezone(ZoneInfo(workspace.zone())).date()
    bounds = workspace.journal.first_and_last_date()
    newest = bounds[1] if bounds is not None else today
    last = min(newest, today) if newest >= today else today - timedelta(days=1)
    if newest < today - timedelta(weeks=USUAL_WEEKS):
        last = newest
    first, last = period_of_weeks(USUAL_WEEKS, last)
    return ReportChoices(first=first, last=last, paper="us-letter" if workspace.country in LETTER_COUNTRIES else "a4")


def report_start(workspace: Workspace) -> ReportStart:
    """What the choices start with, and every substance of the journal's last year, logged or on the medicine list."""
    choices = report_choices_default(workspace)
    records = workspace.journal.daily(choices.last - timedelta(days=LONGEST_DAYS - 1), choices.last)
    lines = medicine_lines(workspace.person().regimen, records.first, choices.last)
    newest = {line.substance: line.name for line in lines} | {row.substance: row.name for row in records.amounts}
    substances = sorted(((key, sentence_start(name)) for key, name in newest.items()), key=_by_name)
    if records.alcohol:
        substances.append((ALCOHOL, sentence_start(drink_name(ALCOHOL))))
    return ReportStart(choices=choices, substances=tuple(substances), file_name=choices.file_name)


def _by_name(substance: tuple[str, str]) -> tuple[str, str]:
    return substance[1].casefold(), substance[0]


def preview_report(workspace: Workspace, choices: ReportChoices) -> tuple[bytes, ...]:
    """The pages of the report as PNG, exactly as they will be saved."""
    from journal_app.report.typeset import png_pages

    report = _report(workspace, choices)
    return png_pages(report.data, _charts_of(report))


def pages_to_print(workspace: Workspace, choices: ReportChoices) -> tuple[bytes, ...]:
    """The same pages as PNG, sharp enough for paper."""
    from journal_app.report.typeset import png_pages

    report = _report(workspace, choices)
    return png_pages(report.data, _charts_of(report), pixels_per_inch=PRINT_PIXELS_PER_INCH)


def export_report(workspace: Workspace, choices: ReportChoices, out: Path, progress: Progress | None = None) -> Path:
    """Save the report as a tagged PDF; returns where.

    Raises CouldNotSave when the disk refuses; a file that stood there before is then as it was.
    """
    from journal_app.report.typeset import pdf_bytes

    told = progress or (lambda _done, _steps: None)
    told(0, STEPS)
    report = _report(workspace, choices)
    told(1, STEPS)
    made = pdf_bytes(report.data, _charts_of(report))
    told(2, STEPS)
    save_file(out, made)
    told(STEPS, STEPS)
    return out


def _report(workspace: Workspace, choices: ReportChoices) -> Report:
    from journal_app.report.build import build_report

    days = (choices.last - choices.first).days + 1
    if days < 1:
        raise BadInput(
            _("The first day of the report lies after its last day. Nothing was made. Choose the days again.")
        )
    if days > LONGEST_DAYS:
        raise BadInput(_("A report can cover one year at most. Nothing was made. Choose a shorter time."))
    journal, person = workspace.journal, workspace.person()
    # A person-day reaches into the next morning, and zones shift dates: a day more on both sides, then by date.
    start = datetime.combine(choices.first - timedelta(days=2), time(), UTC)
    end = datetime.combine(choices.last + timedelta(days=3), time(), UTC)
    return build_report(
        choices,
        journal.daily(choices.first, choices.last),
        journal.entries_on(choices.first, choices.last),
        journal.alerts(start=start, end=end),
        made_at=workspace.clock().astimezone(ZoneInfo(workspace.zone())).replace(tzinfo=None),
        drink_grams=workspace.drink_grams,
        knowledge=workspace.knowledge if isinstance(workspace.knowledge, Knowledge) else None,
        app_version=__version__,
        regimen=person.regimen,
        profile=person.profile,
        knows=what_the_prescriber_knows(workspace),
        tracked=read_tracking(workspace).symptoms,
    )


def _charts_of(report: Report) -> DrawChart:
    """Draws the report's charts at the size that its pages have for them."""
    trends = report.trends
    places = {trend.symptom: place for place, trend in enumerate(trends.symptoms)}

    def draw(key: str, width: float, height: float) -> Chart:
        from journal_app.charts import describe
        from journal_app.charts.figure import svg_of

        if key in places:
            place = places[key]
            svg = svg_of(trends, place, width=width, height=height)
            return Chart(svg=svg.decode(), alt=describe.symptom(trends, trends.symptoms[place]))
        return Chart(svg=svg_of(trends, "lanes", width=width, height=height).decode(), alt=describe.lanes(trends))

    return draw
