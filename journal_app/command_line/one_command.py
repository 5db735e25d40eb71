"""Carries out one command line, and says in one sentence why it could not."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from journal_app.command_line.inputs import first_line
from journal_app.command_line.options import parsed
from journal_app.command_line.outcome import COULD_NOT, OpenWindow, Streams
from journal_app.errors import UserError
from journal_app.i18n import ENGLISH, _, language, use_language

FOR_PROGRAMS: Final = ("--js", "--b")
"""How the options begin whose answers programs read, as short as they can be written: --json and --batch."""


def run(
    arguments: Sequence[str], stdin: TextIO | None = None, stdout: TextIO | None = None, stderr: TextIO | None = None
) -> int | OpenWindow:
    """Carry out one command; returns the exit status, or that a window is wanted.

    0 done; 1 could not, with one sentence on `stderr`; 2 wrong usage. With --json, `stdout` gets JSON and nothing else.
    """
    streams = Streams(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    for stream in (streams.stdout, streams.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter shows a mark instead; it does not end the command.
            stream.reconfigure(errors="backslashreplace")
    spoken = language().code
    # A typed line is read in the language in which it was written.
    if "add" not in arguments and any(argument.startswith(FOR_PROGRAMS) for argument in arguments):
        # Before anything that holds words is read: whoever reads JSON finds the same in every language.
        use_language(ENGLISH)
    try:
        return _carried_out(arguments, streams)
    finally:
        use_language(spoken)


def _carried_out(arguments: Sequence[str], streams: Streams) -> int | OpenWindow:
    try:
        with contextlib.redirect_stdout(streams.stdout), contextlib.redirect_stderr(streams.stderr):
            options = parsed(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    try:
        if options.command is None:
            passphrase = None if options.passphrase_file is None else first_line(options.passphrase_file)
            return OpenWindow(journal=options.journal, passphrase=passphrase, locked=options.locked)
        result: int | OpenWindow = options.run(options, streams)
        streams.stdout.flush()
    except UserError as error:
        return _could_not(streams, error.sentence)
    except KeyboardInterrupt:
        return _could_not(streams, _("Stopped. What was not finished was not saved."))
    except BrokenPipeError:
        return COULD_NOT
    except OSError as error:
        sentence = _("A file cannot be read or written ({kind}). Nothing was changed.")
        return _could_not(streams, sentence.format(kind=type(error).__name__))
    except Exception as error:  # a bug is ours; its text may hold what a person wrote, its kind does not
        sentence = _("This did not work: a fault in Journal ({kind}). Please report it.")
        return _could_not(streams, sentence.format(kind=type(error).__name__))
    return result


def _could_not(streams: Streams, sentence: str) -> int:
    streams.complain(sentence)
    return COULD_NOT
