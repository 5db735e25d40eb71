"""The journal that a command is about: where it is, its passphrase, and that it is closed again."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.command_line.inputs import first_line
from journal_app.command_line.outcome import Streams
from journal_app.errors import BadInput, MissingJournal, WrongPassphrase
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.operations.workspace import Workspace
    from journal_app.preferences import Preferences


def usual_preferences() -> Preferences:
    """The preferences of this person on this computer."""
    from journal_app.paths import preferences_file
    from journal_app.preferences import read_preferences

    return read_preferences(preferences_file())


def remember(path: Path, preferences: Preferences) -> None:
    """Let the window and later commands open this journal."""
    import msgspec

    from journal_app.paths import preferences_file
    from journal_app.preferences import write_preferences

    write_preferences(preferences_file(), msgspec.structs.replace(preferences, journal=str(path)))


def journal_path(options: argparse.Namespace, preferences: Preferences) -> Path:
    """Where the journal is: as said, as remembered, or in the usual place."""
    from journal_app.paths import default_journal

    if options.journal is not None:
        return Path(options.journal).absolute()
    return Path(preferences.journal) if preferences.journal else default_journal()


@contextlib.contextmanager
def opened(options: argparse.Namespace, streams: Streams) -> Iterator[Workspace]:
    """The journal, open for the length of one command."""
    from journal_app.operations.open_journal import is_first_run, journal_state, unlock

    preferences = usual_preferences()
    path = journal_path(options, preferences)
    if options.journal is None and is_first_run(preferences, path):
        sentence = _("There is no journal yet, and nothing was made. Make one with: {command}")
        raise MissingJournal(sentence.format(command="python main.py create"))
    passphrase = None
    if journal_state(path) == "needs_passphrase":
        passphrase = _passphrase(options, streams, _("Passphrase: "))
    workspace = unlock(path, passphrase, preferences.country, preferences.drink_grams).workspace
    try:
        yield workspace
    finally:
        workspace.journal.close()


def _passphrase(options: argparse.Namespace, streams: Streams, prompt: str) -> str:
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    if not streams.stdin.isatty():
        raise WrongPassphrase(
            _("This needs a passphrase: give {option}. Nothing was changed.").format(option="--passphrase-file")
        )
    import getpass

    return getpass.getpass(prompt)


def new_passphrase(options: argparse.Namespace, streams: Streams) -> str:
    """A passphrase for a new journal, asked for twice; BadInput when it is empty or the two differ."""
    passphrase = _passphrase(options, streams, _("New passphrase: "))
    if not passphrase:
        raise BadInput(
            _("The passphrase is empty, so no journal was made. Choose one, or say {option}.").format(
                option="--no-passphrase"
            )
        )
    if options.passphrase_file is None and _passphrase(options, streams, _("Once more: ")) != passphrase:
        raise BadInput(_("The two passphrases are not the same, so no journal was made. Please try again."))
    return passphrase
