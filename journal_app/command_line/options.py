"""Which commands and options there are, and which of them make no sense together."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from journal_app.command_line import commands
from journal_app.command_line.outcome import OpenWindow, Streams
from journal_app.command_line.usage_words import speak_usage
from journal_app.i18n import _


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, with `run`, the command to carry out; SystemExit after help (0) or for wrong usage (2)."""
    speak_usage()
    where = argparse.ArgumentParser(add_help=False)
    # Both may stand before or after the command; SUPPRESS keeps the later parser from emptying the earlier's answer.
    where.add_argument("--journal", type=Path, metavar="PATH", default=argparse.SUPPRESS, help=_("the journal file"))
    where.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="PATH",
        default=argparse.SUPPRESS,
        help=_("a file whose first line is the passphrase"),
    )
    parser = argparse.ArgumentParser(
        prog="journal",
        parents=[where],
        description=_("A private diary for people going through withdrawal. Without a command it opens the window."),
        epilog=_("Exit status: 0 done, 1 could not, 2 wrong usage, 3 something has to be answered first."),
    )
    # Only the lock starts the program with this.
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    added_to = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    def command(name: str, about: str, action: Callable[[argparse.Namespace, Streams], int | OpenWindow]) -> Any:
        added = added_to.add_parser(name, parents=[where], help=about, description=f"{about[:1].upper()}{about[1:]}.")
        added.set_defaults(run=action)
        return added

    demo = command("demo", _("open the window on a labelled example journal, or write its files"), commands.demo)
    demo.add_argument(
        "--out", type=Path, metavar="DIR", help=_("write report, charts and alerts there; needs no screen")
    )

    create = command("create", _("make a new journal; prints the recovery words once"), commands.create)
    create.add_argument("--no-passphrase", action="store_true", help=_("anyone who can open the file can read it"))

    add = command("add", _("log a typed line, such as: kratom 3g 20:15, 2 beers, anx 7"), commands.add)
    add.add_argument("line", nargs="+", metavar="LINE")
    add.add_argument("--day", type=_date, metavar="D", help=_("the day that the line is about; today without it"))
    add.add_argument(
        "--as-written", action="store_true", help=_("yes to every question that the line as it stands can answer")
    )
    add.add_argument("--json", action="store_true")

    imported = command("import", _("add the records of a file, all of them or none"), commands.import_file)
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument(
        "--format",
        metavar="NAME",
        help=_("{one}, {two} or {three}").format(one="journal_csv", two="journal_json", three="timeline_followback"),
    )
    imported.add_argument("--start-date", type=_date, metavar="D", help=_("the date of study day 0"))
    imported.add_argument("--participant", type=int, metavar="N", help=_("whose records, where the file holds several"))
    imported.add_argument(
        "--update", action="store_true", help=_("change entries that are there to what the file says of them")
    )
    imported.add_argument("--dry-run", action="store_true", help=_("say what would happen, and change nothing"))
    imported.add_argument("--json", action="store_true")

    alerts = command("alerts", _("list the warnings"), commands.alerts)
    _add_dates(alerts)
    alerts.add_argument("--json", action="store_true")

    check = command("check", _("what is known about a combination; needs no journal"), commands.check)
    check.add_argument("names", nargs="*", metavar="NAME", help=_("two or more substances"))
    check.add_argument("--hours-between", type=_hours, metavar="H", help=_("hours apart; without it the worse is told"))
    check.add_argument(
        "--batch", action="store_true", help=_("tab-separated names from standard input, one answer a line")
    )
    check.add_argument("--json", action="store_true")

    explain = command(
        "explain", _("one rule in words: what meets, what it can do, why, how sure, sources"), commands.explain
    )
    explain.add_argument("rule", metavar="RULE", help=_("the rule's id, such as D1 or N3+"))
    explain.add_argument("--json", action="store_true")

    export = command("export", _("write the journal to a file"), commands.export)
    export.add_argument("--format", choices=("csv", "json"), required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    _add_dates(export)

    report = command("report", _("write the report for a doctor as PDF"), commands.report)
    _add_dates(report, required=True)
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")

    options = parser.parse_args(arguments)
    for name in ("journal", "passphrase_file"):
        setattr(options, name, getattr(options, name, None))
    _require_sense(parser, options)
    return options


def _require_sense(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    if options.command == "check":
        if options.batch and options.names:
            parser.error(_("check --batch reads its combinations from standard input and takes no names"))
        from journal_app.domain.naming import joined_names

        # "kratom + Xanax" in one pair of quotes is two names.
        if not options.batch and sum(max(1, len(joined_names(name))) for name in options.names) < 2:
            parser.error(_("check needs two names or more"))
    if options.command == "create" and options.no_passphrase and options.passphrase_file is not None:
        parser.error(_("choose either --no-passphrase or --passphrase-file"))
    first, last = getattr(options, "first", None), getattr(options, "last", None)
    if first is not None and last is not None and last < first:
        parser.error(_("--to is before --from"))


def _add_dates(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "--from", dest="first", type=_date, metavar="D", required=required, help=_("first day: 2026-05-15")
    )
    parser.add_argument("--to", dest="last", type=_date, metavar="D", required=required, help=_("last day, included"))


def _date(text: str) -> date:
    from journal_app.exchange.cells import BadCell, day

    try:
        return day(text)
    except BadCell as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1.0
    if not 0 <= hours < 1e6:
        raise argparse.ArgumentTypeError(_("a number of hours, 0 or more, is expected"))
    return hours
