"""The commands: the same operations as the window, without one; nothing here knows the window."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from journal_app.errors import BadInput, MissingJournal, UserError, WrongPassphrase

if TYPE_CHECKING:
    from journal_app.operations.workspace import Workspace
    from journal_app.preferences import Preferences

Read = TypeVar("Read")

DONE = 0
COULD_NOT = 1
WRONG_USAGE = 2

LARGEST_IMPORT = 64 * 1024 * 1024
"""Bytes of a file that is read for an import."""


class OpenWindow(NamedTuple):
    """What `run` returns when a window is wanted: on which journal (None: the usual one), or on an example journal.

    `locked`: show the unlock screen even where there is no passphrase, since the window was locked just before.
    """

    journal: Path | None = None
    passphrase: str | None = None
    demo: bool = False
    locked: bool = False


class _Streams(NamedTuple):
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def say(self, *lines: str) -> None:
        self.stdout.write("".join(line + "\n" for line in lines))

    def say_json(self, value: object) -> None:
        self.say(json.dumps(value))


def run(
    arguments: Sequence[str], stdin: TextIO | None = None, stdout: TextIO | None = None, stderr: TextIO | None = None
) -> int | OpenWindow:
    """Carry out one command; returns the exit status, or that a window is wanted.

    0 done; 1 could not, with one sentence on `stderr`; 2 wrong usage. With --json, `stdout` gets JSON and nothing else.
    """
    streams = _Streams(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    for stream in (streams.stdout, streams.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter shows a mark instead; it does not end the command.
            stream.reconfigure(errors="backslashreplace")
    try:
        with contextlib.redirect_stdout(streams.stdout), contextlib.redirect_stderr(streams.stderr):
            options = _parsed(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    try:
        if options.command is None:
            passphrase = None if options.passphrase_file is None else _first_line(options.passphrase_file)
            return OpenWindow(journal=options.journal, passphrase=passphrase, locked=options.locked)
        result: int | OpenWindow = options.run(options, streams)
        streams.stdout.flush()
    except UserError as error:
        return _could_not(streams, error.sentence)
    except KeyboardInterrupt:
        return _could_not(streams, "Stopped. What was not finished was not saved.")
    except BrokenPipeError:
        return COULD_NOT
    except OSError as error:
        return _could_not(streams, f"A file cannot be read or written ({type(error).__name__}). Nothing was changed.")
    except Exception as error:  # a bug is ours; its text may hold what a person wrote, its kind does not
        return _could_not(streams, f"This did not work: a fault in Journal ({type(error).__name__}). Please report it.")
    return result


def _could_not(streams: _Streams, sentence: str) -> int:
    streams.stderr.write(sentence + "\n")
    return COULD_NOT


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    where = argparse.ArgumentParser(add_help=False)
    # Both may stand before or after the command; SUPPRESS keeps the later parser from emptying the earlier's answer.
    where.add_argument("--journal", type=Path, metavar="PATH", default=argparse.SUPPRESS, help="the journal file")
    where.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="a file whose first line is the passphrase",
    )
    parser = argparse.ArgumentParser(
        prog="journal",
        parents=[where],
        description="A private diary for people going through withdrawal. Without a command it opens the window.",
        epilog="Exit status: 0 done, 1 could not, 2 wrong usage.",
    )
    # Only the lock starts the program with this.
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, about: str, action: Callable[[argparse.Namespace, _Streams], int | OpenWindow]) -> Any:
        added = commands.add_parser(name, parents=[where], help=about, description=about.capitalize() + ".")
        added.set_defaults(run=action)
        return added

    demo = command("demo", "open the window on a labelled example journal, or write its files", _demo)
    demo.add_argument("--out", type=Path, metavar="DIR", help="write report, charts and alerts there; needs no screen")

    create = command("create", "make a new journal; prints the recovery words once", _create)
    create.add_argument("--no-passphrase", action="store_true", help="anyone who can open the file can read it")

    imported = command("import", "add the records of a file, all of them or none", _import)
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--format", metavar="NAME", help="journal_csv, journal_json or timeline_followback")
    imported.add_argument("--start-date", type=_date, metavar="D", help="the date of study day 0")
    imported.add_argument("--participant", type=int, metavar="N", help="whose records, where the file holds several")
    imported.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    imported.add_argument("--json", action="store_true")

    alerts = command("alerts", "list the warnings", _alerts)
    _add_dates(alerts)
    alerts.add_argument("--json", action="store_true")

    check = command("check", "what is known about a combination; needs no journal", _check)
    check.add_argument("names", nargs="*", metavar="NAME", help="two or more substances")
    check.add_argument("--hours-between", type=_hours, metavar="H", help="hours apart; without it the worse is told")
    check.add_argument(
        "--batch", action="store_true", help="tab-separated names from standard input, one answer a line"
    )
    check.add_argument("--json", action="store_true")

    explain = command("explain", "one rule in words: what meets, what it can do, why, how sure, sources", _explain)
    explain.add_argument("rule", metavar="RULE", help="the rule's id, such as D1 or N3+")
    explain.add_argument("--json", action="store_true")

    export = command("export", "write the journal to a file", _export)
    export.add_argument("--format", choices=("csv", "json"), required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    _add_dates(export)

    report = command("report", "write the report for a doctor as PDF", _report)
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
            parser.error("check --batch reads its combinations from standard input and takes no names")
        from journal_app.domain.naming import joined_names

        # "kratom + Xanax" in one pair of quotes is two names.
        if not options.batch and sum(max(1, len(joined_names(name))) for name in options.names) < 2:
            parser.error("check needs two names or more")
    if options.command == "create" and options.no_passphrase and options.passphrase_file is not None:
        parser.error("choose either --no-passphrase or --passphrase-file")
    first, last = getattr(options, "first", None), getattr(options, "last", None)
    if first is not None and last is not None and last < first:
        parser.error("--to is before --from")


def _add_dates(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "--from", dest="first", type=_date, metavar="D", required=required, help="first day: 2026-05-15"
    )
    parser.add_argument("--to", dest="last", type=_date, metavar="D", required=required, help="last day, included")


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
        raise argparse.ArgumentTypeError("a number of hours, 0 or more, is expected")
    return hours


def _demo(options: argparse.Namespace, streams: _Streams) -> int | OpenWindow:
    if options.out is None:
        return OpenWindow(demo=True)
    from journal_app.operations.example_files import write_example

    streams.say(*(str(path) for path in write_example(options.out, _preferences().country)))
    return DONE


def _create(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.operations.open_journal import create

    preferences = _preferences()
    path = _journal_path(options, preferences)
    passphrase = None if options.no_passphrase else _new_passphrase(options, streams)
    opened = create(path, passphrase, preferences.country, preferences.drink_grams)
    opened.workspace.journal.close()
    if options.journal is None:
        _remember(path, preferences)
    streams.say(
        "Made a new journal."
        if passphrase
        else "Made a new journal without a passphrase: whoever opens the file can read it.",
        "Recovery words. They open the journal if the passphrase is lost. They are shown only now; write them down:",
    )
    words = opened.recovery_words
    for start in range(0, len(words), 6):
        numbered = (f"{start + place + 1:2} {word:<10}" for place, word in enumerate(words[start : start + 6]))
        streams.say("  ".join(numbered).rstrip())
    return DONE


def _import(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.operations.import_records import import_in_words, import_records

    data = _bytes_of(options.file)
    with _opened(options, streams) as workspace:
        result = import_records(
            workspace,
            data,
            format=options.format,
            start_date=options.start_date,
            participant=options.participant,
            dry_run=options.dry_run,
        )
    if options.json:
        import msgspec

        streams.say_json(msgspec.to_builtins(result) | {"entries": result.entries})
    else:
        streams.say(*import_in_words(result))
    return DONE


def _alerts(options: argparse.Namespace, streams: _Streams) -> int:
    import msgspec

    from journal_app.operations.list_alerts import alert_line, list_alerts

    with _opened(options, streams) as workspace:
        lines = [alert_line(alert) for alert in list_alerts(workspace, options.first, options.last)]
    if options.json:
        streams.say_json(msgspec.to_builtins(lines))
    else:
        for line in lines:
            rules, substances = ", ".join(line.rules), " + ".join(line.substances)
            streams.say(f"{line.date}  {line.level:<8}  {substances}  ({rules})  {line.state.replace('_', ' ')}")
        streams.say(f"{len(lines)} warning{'' if len(lines) == 1 else 's'}.")
    return DONE


def _check(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.operations.check_combination import CombinationCheck

    check = CombinationCheck()
    if options.batch:
        for line in _lines_of(streams.stdin):
            names = [name for part in line.split("\t") if (name := part.strip())]
            # An answer for each line, so that whoever reads them can count on their order.
            streams.say_json(check.as_json(names, options.hours_between) if names else check.as_json_of_nothing())
    elif options.json:
        streams.say_json(check.as_json(options.names, options.hours_between))
    else:
        streams.say(*check.in_words(options.names, options.hours_between, _preferences().country))
    return DONE


def _explain(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.knowledge.shipped import shipped_knowledge
    from journal_app.operations.explain_rule import explain_rule, explanation_as_json, explanation_in_words

    knowledge = shipped_knowledge()
    if options.json:
        streams.say_json(explanation_as_json(explain_rule(knowledge, options.rule)))
    else:
        streams.say(*explanation_in_words(knowledge, options.rule))
    return DONE


def _export(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.operations.export_records import export_records, write_file

    with _opened(options, streams) as workspace:
        data = export_records(workspace, options.format, options.first, options.last)
    write_file(options.out, data)
    streams.say(str(options.out))
    return DONE


def _report(options: argparse.Namespace, streams: _Streams) -> int:
    from journal_app.operations.export_report import export_report
    from journal_app.report.data import ReportChoices

    with _opened(options, streams) as workspace:
        export_report(workspace, ReportChoices(first=options.first, last=options.last), options.out)
    streams.say(str(options.out))
    return DONE


def _preferences() -> Preferences:
    from journal_app.paths import preferences_file
    from journal_app.preferences import read_preferences

    return read_preferences(preferences_file())


def _remember(path: Path, preferences: Preferences) -> None:
    import msgspec

    from journal_app.paths import preferences_file
    from journal_app.preferences import write_preferences

    write_preferences(preferences_file(), msgspec.structs.replace(preferences, journal=str(path)))


def _journal_path(options: argparse.Namespace, preferences: Preferences) -> Path:
    from journal_app.paths import default_journal

    if options.journal is not None:
        return Path(options.journal).absolute()
    return Path(preferences.journal) if preferences.journal else default_journal()


@contextlib.contextmanager
def _opened(options: argparse.Namespace, streams: _Streams) -> Iterator[Workspace]:
    """The journal, open for the length of one command."""
    from journal_app.operations.open_journal import is_first_run, journal_state, unlock

    preferences = _preferences()
    path = _journal_path(options, preferences)
    if options.journal is None and is_first_run(preferences, path):
        raise MissingJournal("There is no journal yet, and nothing was made. Make one with: python main.py create")
    passphrase = None
    if journal_state(path) == "needs_passphrase":
        passphrase = _passphrase(options, streams, "Passphrase: ")
    workspace = unlock(path, passphrase, preferences.country, preferences.drink_grams).workspace
    try:
        yield workspace
    finally:
        workspace.journal.close()


def _passphrase(options: argparse.Namespace, streams: _Streams, prompt: str) -> str:
    if options.passphrase_file is not None:
        return _first_line(options.passphrase_file)
    if not streams.stdin.isatty():
        raise WrongPassphrase("This needs a passphrase: give --passphrase-file. Nothing was changed.")
    import getpass

    return getpass.getpass(prompt)


def _new_passphrase(options: argparse.Namespace, streams: _Streams) -> str:
    passphrase = _passphrase(options, streams, "New passphrase: ")
    if not passphrase:
        raise BadInput("The passphrase is empty, so no journal was made. Choose one, or say --no-passphrase.")
    if options.passphrase_file is None and _passphrase(options, streams, "Once more: ") != passphrase:
        raise BadInput("The two passphrases are not the same, so no journal was made. Please try again.")
    return passphrase


def _first_line(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadInput("The passphrase file cannot be read. Nothing was changed.") from None
    return text.partition("\n")[0].rstrip("\r")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_IMPORT + 1)
    except OSError:
        raise BadInput("The file to import cannot be read. Nothing was imported. Please check its name.") from None


def _lines_of(stream: TextIO) -> Iterator[str]:
    """Lines of standard input, whatever the terminal's encoding is: UTF-8, and marks for what is not."""
    binary = getattr(stream, "buffer", None)
    if binary is None:
        yield from stream
        return
    for number, line in enumerate(binary):
        text = line.decode("utf-8", "replace")
        yield text.removeprefix("\ufeff") if number == 0 else text
